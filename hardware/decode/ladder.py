"""In which order the rungs have their tries, one a frame, while nothing is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from hardware.decode.frame_time import FrameTime
from hardware.decode.look import Attempt, Look, Rung

NOTHING = Attempt()
LATEST_TURN = 15  # frames: what suits has waited long enough then, whatever looks more promising
_REMEMBERED = 60.0  # seconds: how long a success counts
_WORKED = 4.0  # how much more promising a rung is right after it read something
_LEAST_SUIT = 0.25  # of the most promising; the least that suits at all gets that much
_FORGIVEN = 0.97  # of the time it was once over, each frame: then it may try again


@dataclass(slots=True)
class _Standing:
    rung: Rung
    waited: int = 1  # frames
    read_at: float | None = None  # when it last read something
    needs: float = 0.0  # seconds: it was found to overdraw with less


@runtime_checkable
class Gatherer(Protocol):
    """A rung that goes on at the next frame with what it began, or adds to what it knows."""

    def start_over(self) -> None:
        """A code was read since: what belongs to earlier frames must not be reported after it."""
        ...


class Ladder:
    """A weighted round: a rung's turn comes when suitability times frames waited is largest.

    What read something in the last minute counts for more, so that a code which only one rung can
    read is read by it again on the next frame. A rung that overdrew its frame waits for one with
    more time left, or until that is forgiven.
    """

    def __init__(self, rungs: Sequence[Rung], time: FrameTime) -> None:
        self._standings = [_Standing(rung) for rung in rungs]
        self._gatherers = [rung for rung in rungs if isinstance(rung, Gatherer)]
        self._time = time

    @property
    def rungs(self) -> tuple[Rung, ...]:
        return tuple(standing.rung for standing in self._standings)

    def climb(self, look: Look) -> Attempt:
        """Let one rung try; an empty attempt when none suits or all would overdraw."""
        left = self._time.left()
        chosen = self._next(look, left)
        if chosen is None or left <= 0:
            return NOTHING
        attempt = chosen.rung.attempt(look)
        over = self._time.left()
        if over < 0:
            chosen.needs = left - over
        chosen.waited = 0
        if attempt.read:
            chosen.read_at = look.taken_at
            self.start_over()
        return attempt

    def start_over(self) -> None:
        """Something was read: the next unread frame is the first of its kind."""
        for standing in self._standings:
            standing.waited = 1
        for rung in self._gatherers:
            rung.start_over()

    def forget(self) -> None:
        for standing in self._standings:
            standing.rung.forget()
            standing.read_at = None
        self.start_over()

    def _next(self, look: Look, left: float) -> _Standing | None:
        best, promise = None, 0.0
        for standing in self._standings:
            suit = standing.rung.suits(look)
            if suit <= 0:
                continue
            standing.waited += 1
            standing.needs *= _FORGIVEN
            if standing.needs > left:
                continue
            mine = self._promise(standing, suit, look.taken_at)
            if mine > promise:
                best, promise = standing, mine
        return best

    def _promise(self, standing: _Standing, suit: float, now: float) -> float:
        promise = max(suit, _LEAST_SUIT) * standing.waited
        if standing.read_at is not None:
            ago = now - standing.read_at
            if 0 <= ago < _REMEMBERED:
                promise *= 1 + _WORKED * (1 - ago / _REMEMBERED)
        return promise * (LATEST_TURN if standing.waited > LATEST_TURN else 1)
