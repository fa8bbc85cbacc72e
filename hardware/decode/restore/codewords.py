"""From modules to codewords: format information, error correction with erasures, and back."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.decode.restore import geometry, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.restore.geometry import Floats

    Bytes = NDArray[np.uint8]

_MOST_TOLD = 3.0  # half log-likelihood ratio: no module counts for more
_LIKE = 0.5  # of what its 30 modules tell: what the best word must at least have on its side
_CLEAR = 0.2  # and be ahead of the next; noise seldom comes to either
_RISK = -32.0  # log2 of the share of random words that a correction may take for codewords
_FIELD = 0x11D  # the polynomial of GF(256), clause 7.5.2
_DOUBTFUL = 0.5  # chance of being wrong from which a codeword is better not looked at


@dataclass(frozen=True, slots=True)
class Format:
    level: str
    mask: int
    mirrored: bool


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the codewords of a symbol look like, in the symbol's order."""

    version: int
    format: Format
    values: Bytes = field(repr=False)
    chances: Floats = field(repr=False)  # of each being wrong


def format_of(log_odds: Floats, version: int) -> Format | None:
    """By the correlation of both copies with the 32 words; None when none of them stands out.

    `log_odds`: half the log-likelihood ratio of each module, side x side. The dark module helps to
    tell a symbol from its mirror image.
    """
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    plan = geometry.layout(version)
    told = np.clip(log_odds, -_MOST_TOLD, _MOST_TOLD)
    words = geometry.format_signs().astype(np.float32)
    flat = np.concatenate(
        [
            words @ modules[plan.format].sum(0) + modules[plan.dark_module]
            for modules in (told.ravel(), told.T.ravel())
        ]
    )
    first, second = (int(i) for i in np.argsort(flat)[:-3:-1])
    most = max(float(np.abs(told.ravel()[plan.format]).sum()), _MOST_TOLD)
    if flat[first] < _LIKE * most or flat[first] - flat[second] < _CLEAR * most:
        return None
    word = first % len(words)
    return Format(tables.LEVELS[word >> 3], word & 7, first >= len(words))


def reading(log_odds: Floats, version: int, form: Format) -> Reading:
    import numpy as np  # noqa: PLC0415

    plan = geometry.layout(version)
    modules = log_odds.T.ravel() if form.mirrored else log_odds.ravel()
    bits = modules[plan.data] * geometry.mask_signs(version, form.mask)
    right = -np.logaddexp(0, -2 * np.abs(bits)).reshape(-1, 8).sum(1)
    return Reading(version, form, np.packbits(bits > 0), (1 - np.exp(right)).astype(np.float32))


def clean(reading: Reading) -> NDArray[np.int8]:
    """The whole symbol with these codewords, side x side, not mirrored: 1 dark, -1 light."""
    import numpy as np  # noqa: PLC0415

    plan = geometry.layout(reading.version)
    form = reading.format
    modules = plan.known.ravel().copy()
    word = tables.LEVELS.index(form.level) << 3 | form.mask
    modules[plan.format] = geometry.format_signs()[word]
    modules[plan.dark_module] = 1
    bits = np.unpackbits(reading.values).astype(np.int8) * 2 - 1
    modules[plan.data] = bits * geometry.mask_signs(reading.version, form.mask)
    modules[modules == 0] = -1  # remainder bits tell nothing
    return modules.reshape(plan.side, plan.side)


def trusts_any_decoder(version: int, level: str) -> bool:
    """Whether correcting as many errors as the code can is safe in every block."""
    plan = tables.correction(version, level)
    return all(
        _most_errors(len(block), plan.parity, 0) == plan.parity // 2
        for block in geometry.blocks(version, level)
    )


class Correction:
    """Corrects a reading block by block; may be interrupted after each step and taken up again.

    A codeword that is probably wrong is an erasure, which costs one parity symbol where an error
    costs two. What is left over of the parity detects a miscorrection: see `_most_errors`.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._values = reading.values.copy()
        self._parity = tables.correction(reading.version, reading.format.level).parity
        blocks = geometry.blocks(reading.version, reading.format.level)
        # The worst first: if it cannot be corrected, the others need not be.
        self._left = sorted(blocks, key=lambda block: float(reading.chances[block].sum()))
        self._tries = self._erasures()
        self.failed = False

    @property
    def done(self) -> bool:
        return not self._left

    def corrected(self) -> Reading:
        return Reading(
            self._reading.version, self._reading.format, self._values, self._reading.chances
        )

    def step(self) -> None:
        """One attempt at one block: 0.3 to 1.5 ms."""
        if self.done or self.failed:
            return
        erased = next(self._tries, None)
        if erased is None:
            self.failed = True
            return
        block = self._left[-1]
        found = _corrected(self._values[block].tobytes(), self._parity, erased)
        if found is None:
            return
        import numpy as np  # noqa: PLC0415

        self._values[block] = np.frombuffer(found, np.uint8)
        self._left.pop()
        self._tries = self._erasures()

    def _erasures(self) -> Iterator[list[int]]:
        """Which codewords of the next block to leave out: what seems best first."""
        import numpy as np  # noqa: PLC0415

        if not self._left:
            return
        chances = self._reading.chances[self._left[-1]]
        worst = np.argsort(-chances)
        most = self._parity - math.ceil(-_RISK / 8)
        doubtful = int((chances > _DOUBTFUL).sum())
        tried: set[int] = set()
        for count in (doubtful, most, doubtful // 2, (doubtful + most) // 2):
            wanted = max(0, min(count, most))
            if wanted not in tried:
                tried.add(wanted)
                yield sorted(worst[:wanted].tolist())


def _corrected(block: bytes, parity: int, erased: list[int]) -> bytes | None:
    """The block as it must have been, or None."""
    reedsolo = _library()
    try:
        data, check, _ = reedsolo.rs_correct_msg(bytearray(block), parity, fcr=0, erase_pos=erased)
    except (reedsolo.ReedSolomonError, ZeroDivisionError, IndexError):
        return None
    found = bytes(data) + bytes(check)
    wrong = sum(
        a != b for i, (a, b) in enumerate(zip(block, found, strict=True)) if i not in set(erased)
    )
    return found if wrong <= _most_errors(len(block), parity, len(erased)) else None


@lru_cache(maxsize=1)
def _library() -> ModuleType:
    import reedsolo  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; rarely needed

    reedsolo.init_tables(_FIELD)
    return reedsolo  # type: ignore[no-any-return]  # as above


@lru_cache(maxsize=4096)
def _most_errors(length: int, parity: int, erased: int) -> int:
    """How many errors may be corrected beside so many erasures; -1 for none at all, not even 0.

    A random word lies within t errors of some codeword with a chance of about
    C(n - e, t) 255^t / 256^(parity - e): erasures use up what would detect it. Only as much is
    corrected as keeps that below 2^_RISK. Codes of few parity symbols (10 in version 2-L) are not
    corrected to the full for that reason either, as the standard has it with its misdecode
    protection codewords (table 9, note).
    """
    most = -1
    for errors in range((parity - erased) // 2 + 1):
        words = math.log2(math.comb(length - erased, errors)) + 8 * errors
        if words - 8 * (parity - erased) > _RISK:
            break
        most = errors
    return most
