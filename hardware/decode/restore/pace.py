"""How long steps take on this machine, so that one is only begun when it will be done in time."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

_NEW = 0.3  # how much the latest counts
_Result = TypeVar("_Result")

# Seconds by step, for a size of 1, until this machine has shown what it needs (see rung).
_FIRST = {
    "pose": 3.5e-3,
    "pose of known version": 5e-4,
    "sample": 2e-7,
    "register": 2.5e-7,
    "detect": 2.5e-7,
    "correct": 1.2e-3,
}


@dataclass(frozen=True, slots=True)
class Step:
    """What is about to be done, and how much of it: its time is taken to grow with `size`."""

    name: str
    size: float = 1.0


Work = Generator[Step, None, _Result]


class Pace:
    """Runs work that yields before each of its steps, and stops it where time would run out."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seconds = dict(_FIRST)

    def run(self, work: Work[_Result], step: Step | None, until: float) -> Step | _Result:
        """Go on with `work`, whose next step is `step` (None: it has not begun).

        Gives the result, or the step for which there was no time. The first is always done, so
        that everything is finished some day.
        """
        first = True
        while first or step is None or self._clock() + self._expected(step) <= until:
            first = first and step is None
            begun = self._clock()
            try:
                following = next(work)
            except StopIteration as end:
                self._note(step, begun)
                result: _Result = end.value
                return result
            self._note(step, begun)
            step = following
        return step

    def _expected(self, step: Step) -> float:
        return self._seconds.get(step.name, 0.0) * step.size

    def _note(self, step: Step | None, begun: float) -> None:
        if step is None:
            return
        took = (self._clock() - begun) / step.size
        before = self._seconds.get(step.name, took)
        self._seconds[step.name] = before + _NEW * (took - before)
