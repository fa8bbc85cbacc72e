"""How long a patient holds up a code until it is read: measured from the first sign of it.

A sign is a measured hint (too far, too dark, cut off, ...) or a decoded text, so the time in which a
terminal cannot read what somebody holds up counts, and that in which nobody holds up anything does not.
What was decoded is not looked at here. A hand scanner reads when its trigger is pulled: not measured.
"""

from __future__ import annotations

import threading
from typing import Final

from kiosk.codes.verified import VerifiedCard
from kiosk.devices import ScanHint
from kiosk.metrics import Histogram, Spread
from kiosk.session.events import CodeJudged, CodeSeen, ConditionsChanged, Event

_GONE: Final = 2.0  # seconds without a sign, after which what was there has left (`acceptance`)
_LONGEST: Final = 60.0  # seconds: longer is no try at reading, but something left before the camera
_BOUNDS: Final = (0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)


class ScanWatch:
    """Told of every event, from any thread; of three kinds it makes something."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hinted = False  # something is there, as measured last
        self._since: float | None = None  # the first sign of what is there
        self._last = float("-inf")  # the latest
        self._was_read = False
        self._times = Histogram(
            "scan_first_read_seconds",
            "From the first sign of a code before the camera until it was verified.",
            _BOUNDS,
        )

    def saw(self, event: Event, at: float) -> None:
        """`at`: monotonic seconds."""
        with self._lock:
            match event:
                case ConditionsChanged(conditions=conditions):
                    self._is_hinted(conditions.hint is not ScanHint.NONE, at)
                case CodeSeen(by_hand=False):
                    self._sign(at)
                case CodeJudged(judgement=judgement) if isinstance(judgement.outcome, VerifiedCard):
                    self._read(at)
                case _:
                    return

    def spread(self) -> Spread:
        return self._times.spread()

    def _is_hinted(self, hinted: bool, at: float) -> None:  # noqa: FBT001 - a measurement
        if hinted or self._hinted:
            self._sign(at)
        self._hinted = hinted

    def _sign(self, at: float) -> None:
        if not self._hinted and at - self._last > _GONE:
            self._since, self._was_read = None, False
        if self._since is None:
            self._since = at
        self._last = at

    def _read(self, at: float) -> None:
        """Only the first read of what is there: a card that stays in the hand is read again and again."""
        took = None if self._since is None else at - self._since
        if took is not None and 0.0 <= took <= _LONGEST and not self._was_read:
            self._times.observe(took)
        self._was_read = True
