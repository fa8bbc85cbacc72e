"""A reader in front of a second of video, on a simulated clock.

As in the product, the newest frame wins: whoever takes 70 ms for a frame misses two of them. A
frame's price is measured, everything else is arithmetic, so the machine's other work does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.benchmarks.scanning.optics import Picture
from tests.benchmarks.scanning.readers import Look, Reader, look
from tests.benchmarks.scanning.scenes import FRAMES_PER_SECOND


class Film:
    """Frames that several readers look at, drawn when the first of them wants to."""

    def __init__(self, frames: Iterator[Picture], count: int) -> None:
        self._frames = frames
        self._drawn: list[Picture] = []
        self.count = count

    def __getitem__(self, number: int) -> Picture:
        while len(self._drawn) <= number:
            self._drawn.append(next(self._frames))
        return self._drawn[number]


@dataclass(frozen=True, slots=True)
class Watched:
    """`seconds`: from the first frame to the end of the look that read it. None: not in time."""

    seconds: float | None
    wrong: int
    looks: tuple[Look, ...]


def watch(
    reader: Reader,
    film: Film,
    text: str,
    *,
    look_at: Callable[[Reader, Picture, float], Look] = look,
) -> Watched:
    """Until the text is read, or the film is over. A read must end before the film does."""
    reader.begin()
    looks: list[Look] = []
    now, number, wrong = 0.0, 0, 0
    end = film.count / FRAMES_PER_SECOND
    while number < film.count:
        came = number / FRAMES_PER_SECOND
        outcome = look_at(reader, film[number], came)
        looks.append(outcome)
        now = max(now, came) + outcome.cpu_ms / 1000
        wrong += sum(found != text for found in outcome.texts)
        if now > end:
            break
        if text in outcome.texts:
            return Watched(now, wrong, tuple(looks))
        # The newest that came meanwhile, or else the next to come.
        number = max(number + 1, int(now * FRAMES_PER_SECOND + 1e-9))
    return Watched(None, wrong, tuple(looks))
