"""Where what lies in a symbol of a version: the known modules, and the order of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.decode.restore import tables

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float32]
    Indices = NDArray[np.intp]
    Signs = NDArray[np.int8]

FORMAT_BITS = 15
MARGIN = 2  # modules of the quiet zone that are looked at


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A version's modules, as matrices of side x side. Rows go down.

    `known`: 1 dark, -1 light, 0 for what differs from symbol to symbol. The dark module counts as
    unknown, so that `known` is its own transpose and serves mirrored symbols as well.
    """

    version: int
    side: int
    known: Signs
    data: Indices  # flat indices of the modules of the codewords, most significant bit first
    format: Indices  # 2 x 15 flat indices: both copies of the format information, bit 14 first
    dark_module: int  # flat index
    alignment: tuple[tuple[int, int], ...]

    @property
    def codewords(self) -> int:
        return len(self.data) // 8


@lru_cache(maxsize=tables.MAX_VERSION)
def layout(version: int) -> Layout:
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    side = tables.side(version)
    known = np.zeros((side, side), np.int8)
    _draw_timing(known)
    for row, column in tables.alignment_centres(version):
        known[row - 2 : row + 3, column - 2 : column + 3] = _rings(np.array((1, -1, 1)))
    _draw_finders(known)
    if version >= 7:  # noqa: PLR2004 - clause 7.10
        _draw_version(known, version)
    copies = _format_modules(side)
    dark = (side - 8) * side + 8
    free = known.ravel() == 0
    free[copies.ravel()] = False
    free[dark] = False
    known.flags.writeable = False
    return Layout(
        version=version,
        side=side,
        known=known,
        data=np.fromiter((at for at in _placement(side) if free[at]), np.intp)[
            : free.sum() // 8 * 8
        ],
        format=copies,
        dark_module=dark,
        alignment=tables.alignment_centres(version),
    )


@lru_cache(maxsize=tables.MAX_VERSION)
def bordered(version: int) -> Signs:
    """`known` with `MARGIN` modules of the quiet zone around it, which are light."""
    import numpy as np  # noqa: PLC0415

    return np.pad(layout(version).known, MARGIN, constant_values=-1)


@lru_cache(maxsize=8 * tables.MAX_VERSION)
def mask_signs(version: int, mask: int) -> Signs:
    """For each data module in order: -1 where the mask pattern inverts it (clause 7.8.2)."""
    import numpy as np  # noqa: PLC0415

    plan = layout(version)
    row, column = np.divmod(plan.data, plan.side)
    product = row * column
    inverted = (
        (row + column) % 2 == 0,
        row % 2 == 0,
        column % 3 == 0,
        (row + column) % 3 == 0,
        (row // 2 + column // 3) % 2 == 0,
        product % 2 + product % 3 == 0,
        (product % 2 + product % 3) % 2 == 0,
        ((row + column) % 2 + product % 3) % 2 == 0,
    )[mask]
    return np.where(inverted, -1, 1).astype(np.int8)


@lru_cache(maxsize=1)
def format_signs() -> Signs:
    """The 32 words of format information, 32 x 15, 1 where dark; row = level bits << 3 | mask."""
    import numpy as np  # noqa: PLC0415

    words = [tables.format_word(level, mask) for level in tables.LEVELS for mask in range(8)]
    return np.array([_signs(word, FORMAT_BITS) for word in words], np.int8)


@lru_cache(maxsize=4 * tables.MAX_VERSION)
def blocks(version: int, level: str) -> tuple[Indices, ...]:
    """For each block the places of its codewords in the symbol's sequence (clause 7.6).

    Data codewords are dealt out to the blocks in turn, the longer blocks last; then the error
    correction codewords likewise.
    """
    import numpy as np  # noqa: PLC0415

    total = layout(version).codewords
    plan = tables.correction(version, level)
    count = plan.blocks
    data = total - count * plan.parity
    short, longer = data // count, data % count
    parts = []
    for block in range(count):
        dealt = [i * count + block for i in range(short)]
        if block >= count - longer:
            dealt.append(short * count + block - (count - longer))
        check = [data + i * count + block for i in range(plan.parity)]
        parts.append(np.array(dealt + check, np.intp))
    return tuple(parts)


@lru_cache(maxsize=4 * tables.MAX_VERSION)
def parity_modules(version: int, level: str) -> Indices:
    """For each block the flat indices of its error correction's modules: blocks x 8 parity."""
    import numpy as np  # noqa: PLC0415

    parity = tables.correction(version, level).parity
    codewords = np.array([block[-parity:] for block in blocks(version, level)])
    bits = codewords[:, :, None] * 8 + np.arange(8)
    return np.asarray(layout(version).data[bits.reshape(len(codewords), -1)], np.intp)


def _rings(values: Signs) -> Signs:
    """Concentric square rings, the first value in the middle."""
    import numpy as np  # noqa: PLC0415

    reach = len(values) - 1
    away = np.abs(np.arange(-reach, reach + 1))
    return values[np.maximum(away[:, None], away[None, :])].astype(np.int8)


def _draw_timing(known: Signs) -> None:
    import numpy as np  # noqa: PLC0415

    line = np.where(np.arange(len(known)) % 2 == 0, 1, -1)
    known[6, :] = line
    known[:, 6] = line


def _draw_finders(known: Signs) -> None:
    import numpy as np  # noqa: PLC0415

    finder = _rings(np.array((1, 1, -1, 1, -1)))  # with its separator
    known[:8, :8] = finder[1:, 1:]
    known[:8, -8:] = finder[1:, :-1]
    known[-8:, :8] = finder[:-1, 1:]


def _draw_version(known: Signs, version: int) -> None:
    side = len(known)
    for bit, sign in enumerate(reversed(_signs(tables.version_word(version), 18))):
        across, along = side - 11 + bit % 3, bit // 3
        known[along, across] = sign
        known[across, along] = sign


def _format_modules(side: int) -> Indices:
    """Figure 25: bit 14 to bit 0 of either copy."""
    import numpy as np  # noqa: PLC0415

    near = [0, 1, 2, 3, 4, 5, 7, 8]
    first = [(8, i) for i in near] + [(i, 8) for i in reversed(near[:-1])]
    second = [(side - 1 - i, 8) for i in range(7)] + [(8, side - 8 + i) for i in range(8)]
    return np.array([[row * side + column for row, column in copy] for copy in (first, second)])


def _placement(side: int) -> Iterator[int]:
    """Flat indices in the order of clause 7.7.3: two columns at a time, up and down in turn."""
    upward = True
    for right in (*range(side - 1, 6, -2), 5, 3, 1):
        for row in range(side - 1, -1, -1) if upward else range(side):
            yield row * side + right
            yield row * side + right - 1
        upward = not upward


def _signs(word: int, bits: int) -> list[int]:
    return [1 if word >> bit & 1 else -1 for bit in reversed(range(bits))]
