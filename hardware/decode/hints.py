"""What whoever holds up a code should do, measured from the picture: once nothing has been read for
a while, and only while something is held up that looks like a code, shines white or stands in the dark.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from hardware.decode.hints_evidence import NIGHT, Evidence, Observer
from hardware.decode.hints_rules import explain
from hardware.decode.hints_steady import SteadyDarkness, SteadyHint
from hardware.decode.look import Glance
from hardware.decode.sightings import Point, Sighting
from kiosk.devices import ScanConditions, ScanHint

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

_T = TypeVar("_T")

_EVERY = 0.08  # seconds: each third frame of 30 a second
_GAP = 1.0  # seconds without a frame: what was held up then is not what is held up now
_STILL_FOR = 0.4  # seconds
_STILL_SHARE = 0.55  # of the cells, then and now
_FASTEST = 0.35  # widths of the frame a second: whoever passes by holds nothing up
_DARK_LEAST = 0.05  # of the picture


class HintFinder:
    """Looks at every frame in turn. Keeps no picture; not thread-safe, and for one camera."""

    def __init__(self) -> None:
        self._observer = Observer()
        self._hint = SteadyHint()
        self._darkness = SteadyDarkness()
        self._stillness = _Stillness()
        self._looked_at = -math.inf
        self._seen_at = -math.inf
        self._read: list[Sighting] = []

    def look(self, glance: Glance) -> ScanConditions:
        """What to say after this frame. Takes about 0.7 ms a frame, at 30 a second of 1280x720."""
        at = glance.taken_at
        if not 0 <= at - self._seen_at <= _GAP:
            self.forget()
            self._looked_at = -math.inf
        self._seen_at = at
        if not glance.several:
            self._read.extend(glance.read)
        if at - self._looked_at >= _EVERY:
            self._looked_at = at
            self._observe(glance)
        return ScanConditions(self._hint.shown, self._darkness.dark)

    def forget(self) -> None:
        """The session is over: the next patient has not held up anything yet."""
        self._hint.clear()
        self._stillness.clear()
        self._read.clear()

    def _observe(self, glance: Glance) -> None:
        at = glance.taken_at
        evidence = self._observer.observe(glance.grey, at, self._read, glance.places)
        self._read.clear()
        self._darkness.measure(at, evidence.level)
        if glance.several:
            self._hint.suggest(at, ScanHint.SEVERAL_CODES)
        elif evidence.read:
            self._hint.clear()
        else:
            self._hint.suggest(at, self._suggestion(evidence, at, glance.grey.shape[1]))

    def _suggestion(self, evidence: Evidence, at: float, width: int) -> ScanHint | None:
        """What one frame suggests; None where nothing is held up."""
        patch = evidence.patch
        is_white = self._stillness.is_still("white", evidence.white, at)
        relit = evidence.relit if evidence.level < NIGHT else None
        is_relit = self._stillness.is_still("relit", relit, at)
        if patch is not None and self._stillness.is_slow(patch.centre, at, _FASTEST * width):
            hint = explain(patch)
            return ScanHint.OVEREXPOSED if hint is ScanHint.NONE and is_white else hint
        if is_white:
            return ScanHint.OVEREXPOSED
        if relit is not None and is_relit and float(relit.mean()) >= _DARK_LEAST:
            return ScanHint.TOO_DARK
        return None


class _Stillness:
    """Tells what is held in place from what passes by."""

    def __init__(self) -> None:
        self._masks: dict[str, deque[tuple[float, Mask]]] = {}
        self._centres: deque[tuple[float, Point]] = deque()

    def clear(self) -> None:
        self._masks.clear()
        self._centres.clear()

    def is_still(self, name: str, mask: Mask | None, at: float) -> bool:
        """Whether `mask` covers about the same cells as a while ago."""
        if mask is None:
            self._masks.pop(name, None)
            return False
        masks = self._masks.setdefault(name, deque())
        masks.append((at, mask))
        then = _a_while_ago(masks, at)
        if then is None or then.shape != mask.shape:
            return False
        both, either = float((then & mask).sum()), float((then | mask).sum())
        return both >= _STILL_SHARE * either > 0

    def is_slow(self, centre: Point, at: float, fastest: float) -> bool:
        """Whether it was about here a while ago, too: no further than `fastest` px a second away."""
        self._centres.append((at, centre))
        while at - self._centres[0][0] > 2 * _STILL_FOR:
            self._centres.popleft()
        then = [here for when, here in self._centres if at - when >= _STILL_FOR]
        # Any of them: glare halves a code, and now one half looks more like a code, now the other.
        return not then or min(math.dist(here, centre) for here in then) < fastest * _STILL_FOR


def _a_while_ago(kept: deque[tuple[float, _T]], at: float) -> _T | None:
    """The newest of what was kept `_STILL_FOR` seconds ago or earlier; lets go of all before it."""
    while len(kept) > 1 and at - kept[1][0] >= _STILL_FOR:
        kept.popleft()
    then, value = kept[0]
    return value if at - then >= _STILL_FOR else None
