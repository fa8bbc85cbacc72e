"""What several frames of a moving code tell together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.decode.restore import geometry

if TYPE_CHECKING:
    from hardware.decode.restore.codewords import Format
    from hardware.decode.restore.geometry import Floats

KEPT = 1.0  # seconds
_MOST_FRAMES = 12
_MOST_CODES = 4
_MOST_EACH = 3.0  # half log-likelihood ratio of one frame: several must agree to count for more
# Standard deviations of chance agreement that every block must exceed. A different block comes to
# _ALIKE in one of 160 cases, to _SAME in one of 4,000.
_ALIKE = 2.5
_SAME = 3.5


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    seen_at: float
    log_odds: Floats


@dataclass(slots=True, eq=False)
class _Code:
    """The frames that show one and the same code, as far as can be told."""

    version: int
    form: Format
    frames: list[_Frame]

    def total(self) -> Floats:
        return sum((frame.log_odds for frame in self.frames[1:]), self.frames[0].log_odds)


class Evidence:
    """Half log-likelihood ratios of a symbol's modules, added up over at most a second.

    A phone that shows the next code must not be mixed with the one before. Both have the same card
    in them, so that most data modules agree, and some blocks as a whole; but the error correction
    codewords of a block that differs have nothing in common. Those are compared, block by block, and
    a frame that agrees with nothing that is kept is the first of another code. So neither does a
    frame that went wrong spoil those that did not.
    """

    def __init__(self) -> None:
        self._codes: list[_Code] = []  # the one seen last at the end

    def forget(self) -> None:
        self._codes.clear()

    def drop_old(self, now: float) -> None:
        for code in self._codes:
            code.frames = [frame for frame in code.frames if 0 <= now - frame.seen_at <= KEPT]
        self._codes = [code for code in self._codes if code.frames]

    @property
    def empty(self) -> bool:
        return not self._codes

    def add(self, log_odds: Floats, version: int, form: Format, seen_at: float) -> Floats | None:
        """Half log-likelihood ratios of the earlier frames of the same code; None if it is new.

        `log_odds` must be told by this frame alone, or what was believed would confirm itself. A
        frame that comes twice counts once.
        """
        import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

        told = np.clip(log_odds, -_MOST_EACH, _MOST_EACH)
        for code in self._codes:
            code.frames = [frame for frame in code.frames if frame.seen_at != seen_at]
        self._codes = [code for code in self._codes if code.frames]
        for code in reversed(self._codes):
            if (code.version, code.form) != (version, form):
                continue
            earlier = code.total()
            if same_code(told, earlier, version, form, _ALIKE):
                code.frames = [*code.frames[-_MOST_FRAMES + 1 :], _Frame(seen_at, told)]
                self._codes.remove(code)
                self._codes.append(code)
                return earlier
        self._codes = [
            *self._codes[-_MOST_CODES + 1 :],
            _Code(version, form, [_Frame(seen_at, told)]),
        ]
        return None


def same_code(one: Floats, other: Floats, version: int, form: Format, least: float = _SAME) -> bool:
    """Whether the error correction of every block agrees by more than chance.

    `one` and `other` are half log-likelihood ratios, or 1 and -1 where known. A block in which
    nothing differs has the same error correction, so one block that differs is another code.
    """
    import numpy as np  # noqa: PLC0415

    if form.mirrored:
        one, other = one.T, other.T
    places = geometry.parity_modules(version, form.level)
    product = np.tanh(one.ravel()[places]) * np.tanh(other.ravel()[places])
    by_chance = np.sqrt((product * product).sum(1))
    return bool((product.sum(1) > least * by_chance).all())
