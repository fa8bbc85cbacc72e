"""Tables of ISO/IEC 18004:2015, for the versions that a card code may have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

MAX_VERSION = 25  # 117 modules: more than a card code of 1,200 characters at level L needs
LEVELS = "MLHQ"  # by the two bits of the format information (table 12)

# Table 9: error correction codewords of one block, and blocks, of versions 1 to 25.
_PARITY = {
    "L": (7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26),
    "M": (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28),
    "Q": (13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30),
    "H": (17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30),
}  # fmt: skip
_BLOCKS = {
    "L": (1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12),
    "M": (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21),
    "Q": (1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29),
    "H": (1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35),
}  # fmt: skip

# Annex E, table E.1: row and column coordinates of the centres of the alignment patterns.
_ALIGNMENT = (
    (), (6, 18), (6, 22), (6, 26), (6, 30), (6, 34), (6, 22, 38), (6, 24, 42), (6, 26, 46),
    (6, 28, 50), (6, 30, 54), (6, 32, 58), (6, 34, 62), (6, 26, 46, 66), (6, 26, 48, 70),
    (6, 26, 50, 74), (6, 30, 54, 78), (6, 30, 56, 82), (6, 30, 58, 86), (6, 34, 62, 90),
    (6, 28, 50, 72, 94), (6, 26, 50, 74, 98), (6, 30, 54, 78, 102), (6, 28, 54, 80, 106),
    (6, 32, 58, 84, 110),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """How the codewords of a version and level are protected."""

    parity: int  # error correction codewords of each block
    blocks: int


def side(version: int) -> int:
    """Modules along one side."""
    return 17 + 4 * version


def correction(version: int, level: str) -> Correction:
    return Correction(_PARITY[level][version - 1], _BLOCKS[level][version - 1])


def alignment_centres(version: int) -> tuple[tuple[int, int], ...]:
    """Row and column of each alignment pattern's centre module; none where a finder pattern is."""
    at = _ALIGNMENT[version - 1]
    last = at[-1] if at else 0
    corners = {(6, 6), (6, last), (last, 6)}
    return tuple((row, column) for row in at for column in at if (row, column) not in corners)


def format_word(level: str, mask: int) -> int:
    """The 15 bits of format information (clause 7.9.1), masked as they are printed."""
    data = LEVELS.index(level) << 3 | mask
    return (data << 10 | _remainder(data, 10, 0x537)) ^ 0x5412


def version_word(version: int) -> int:
    """The 18 bits of version information (clause 7.10); only versions from 7 carry them."""
    return version << 12 | _remainder(version, 12, 0x1F25)


@lru_cache(maxsize=128)
def _remainder(data: int, degree: int, generator: int) -> int:
    """Of data * x^degree divided by the generator polynomial, over GF(2)."""
    rest = data << degree
    while rest.bit_length() > degree:
        rest ^= generator << (rest.bit_length() - 1 - degree)
    return rest
