"""Makes one calm hint of what single frames suggest, and one calm word on whether it is dark."""

from __future__ import annotations

from collections import Counter, deque

from kiosk.devices import ScanHint

# All in seconds.
PATIENCE = 1.5  # something is held up for so long without a read
SHOWN_AT_LEAST = 1.2  # unless it is read or put away
BETTER_FOR = 0.5  # another hint before it takes the place of the one shown
PUT_AWAY_AFTER = 0.4  # without a sign of it
_WINDOW = 0.7  # of which the commonest hint counts
_DARK_AFTER = 1.0
_LIGHT_AFTER = 3.0

_DARK_BELOW = 40.0  # level, 0 to 255
_LIGHT_ABOVE = 70.0


class SteadyHint:
    """Fed with what each frame suggests. Times are CLOCK_MONOTONIC seconds."""

    def __init__(self) -> None:
        self.shown = ScanHint.NONE
        self._shown_at = 0.0
        self._held_since: float | None = None
        self._held_at = 0.0
        self._votes: deque[tuple[float, ScanHint]] = deque()
        self._better = ScanHint.NONE
        self._better_since = 0.0

    def clear(self) -> None:
        """It was read, or the session is over."""
        self.shown = ScanHint.NONE
        self._held_since = None
        self._votes.clear()

    def suggest(self, at: float, hint: ScanHint | None) -> ScanHint:
        """What to show now. `hint`: the frame's; None where nothing is held up."""
        if hint is not None:
            self._held_at = at
            if self._held_since is None:
                self._held_since = at
            self._votes.append((at, hint))
        if self._held_since is None:
            return self.shown
        if at - self._held_at > PUT_AWAY_AFTER:
            self.clear()
            return self.shown
        while self._votes and at - self._votes[0][0] > _WINDOW:
            self._votes.popleft()
        if at - self._held_since >= PATIENCE:
            self._follow(at, self._commonest())
        return self.shown

    def _commonest(self) -> ScanHint:
        counts = Counter(hint for _, hint in self._votes)
        return counts.most_common(1)[0][0]

    def _follow(self, at: float, hint: ScanHint) -> None:
        if hint is self.shown:
            self._better = hint
            return
        if hint is not self._better:
            self._better, self._better_since = hint, at
        if self.shown is not ScanHint.NONE and (
            at - self._better_since < BETTER_FOR or at - self._shown_at < SHOWN_AT_LEAST
        ):
            return
        self.shown, self._shown_at = hint, at


class SteadyDarkness:
    """Whether a lamp would help. Its own light ends the darkness: see `kiosk.session.lamp`."""

    def __init__(self) -> None:
        self.dark = False
        self._other_since: float | None = None

    def measure(self, at: float, level: float) -> bool:
        """`level`: how light most of the picture is, 0 to 255."""
        other = level > _LIGHT_ABOVE if self.dark else level < _DARK_BELOW
        if not other:
            self._other_since = None
            return self.dark
        if self._other_since is None:
            self._other_since = at
        if at - self._other_since >= (_LIGHT_AFTER if self.dark else _DARK_AFTER):
            self.dark = not self.dark
            self._other_since = None
        return self.dark
