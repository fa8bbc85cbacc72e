"""The drawing test of the touch panel: which parts of it feel no finger, and how still a still finger is.

The engineer paints over the whole panel; the screen asks the model which cells are left. A line between
two reports of a finger counts all cells that it crosses, for a quick finger jumps over cells that work.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict

CELL_MM: Final = 12.0
"""A finger's width; smaller than any target on the screens."""

_STILL_FOR: Final = 0.8  # seconds
_FEWEST_STILL: Final = 8  # reports, of which jitter is told
_SLIPPED_MM: Final = 4.0  # beyond that the finger moved on purpose
_MOST_JITTER_MM: Final = 1.0
_LONGEST_JUMP_MM: Final = 60.0  # between two reports of one finger; more is two fingers, or a ghost
_FEW_DEAD: Final = 0.01  # of the cells

Cell = tuple[int, int]
"""Column and row, from the upper left corner."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A report of the panel. `down`: the finger has just come; the line before it has ended."""

    x: float  # px
    y: float
    at: float  # seconds, of any steady clock
    down: bool = False


@dataclass(frozen=True, slots=True)
class TouchGrid:
    """What has been painted until now. A value: each touch makes the next one."""

    width: int  # px
    height: int
    px_per_mm: float
    reached: frozenset[Cell] = frozenset()
    jitter_px: float | None = None  # the worst of a finger that lay still; None: none has yet
    _last: Touch | None = None
    _still: tuple[Touch, ...] = field(default=(), repr=False)

    @property
    def columns(self) -> int:
        return max(1, round(self.width / (CELL_MM * self.px_per_mm)))

    @property
    def rows(self) -> int:
        return max(1, round(self.height / (CELL_MM * self.px_per_mm)))

    @property
    def dead(self) -> tuple[Cell, ...]:
        """Cells that no finger was felt in, row by row."""
        cells = ((column, row) for row in range(self.rows) for column in range(self.columns))
        return tuple(cell for cell in cells if cell not in self.reached)

    @property
    def zones(self) -> tuple[frozenset[Cell], ...]:
        """The dead cells that touch each other, the largest zone first: one fault of the panel each."""
        left, found = set(self.dead), []
        while left:
            zone, edge = set(), [left.pop()]
            while edge:
                column, row = edge.pop()
                zone.add((column, row))
                beside = {(column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)} & left
                left -= beside
                edge += beside
            found.append(frozenset(zone))
        return tuple(sorted(found, key=lambda zone: (-len(zone), min(zone))))

    def touched(self, touch: Touch) -> TouchGrid:
        """With one more report. Reports outside the panel are held to its edge."""
        held = replace(
            touch,
            x=min(max(touch.x, 0.0), self.width - 1.0),
            y=min(max(touch.y, 0.0), self.height - 1.0),
        )
        last = None if touch.down else self._last
        if last is not None and self._apart(last, held) > _LONGEST_JUMP_MM:
            last = None
        still = self._stillness(held, fresh=last is None)
        return replace(
            self,
            reached=self.reached | self._crossed(last, held),
            jitter_px=_worse(self.jitter_px, self._jitter(still)),
            _last=held,
            _still=still,
        )

    def all_touched(self, touches: Iterable[Touch]) -> TouchGrid:
        grid = self
        for touch in touches:
            grid = grid.touched(touch)
        return grid

    def result(self) -> CheckResult:
        """FAIL: a dead zone of more than one cell, or many dead cells. WARN: one cell, or jitter."""
        cells, dead, zones = self.columns * self.rows, len(self.dead), self.zones
        jitter = self.jitter_px or 0.0
        if dead > max(1, _FEW_DEAD * cells) or (zones and len(zones[0]) > 1):
            verdict = Verdict.FAIL
        elif dead or jitter > _MOST_JITTER_MM * self.px_per_mm:
            verdict = Verdict.WARN
        else:
            verdict = Verdict.PASS
        facts: dict[Fact, int | float] = {Fact.CELLS: cells, Fact.DEAD_CELLS: dead}
        if self.jitter_px is not None:
            facts[Fact.JITTER_PX] = round(jitter, 1)
        return CheckResult(CheckId.TOUCH, verdict, facts)

    def _cell(self, x: float, y: float) -> Cell:
        return int(x * self.columns / self.width), int(y * self.rows / self.height)

    def _crossed(self, last: Touch | None, now: Touch) -> set[Cell]:
        if last is None:
            return {self._cell(now.x, now.y)}
        # Four samples a cell: a line cuts a corner by less than a quarter of one unseen.
        steps = max(1, math.ceil(4 * self._apart(last, now) / CELL_MM))
        parts = (step / steps for step in range(steps + 1))
        return {
            self._cell(last.x + part * (now.x - last.x), last.y + part * (now.y - last.y))
            for part in parts
        }

    def _apart(self, one: Touch, other: Touch) -> float:
        """Millimetres."""
        return math.dist((one.x, one.y), (other.x, other.y)) / self.px_per_mm

    def _stillness(self, now: Touch, *, fresh: bool) -> tuple[Touch, ...]:
        """The reports since the finger lies where it lies."""
        if fresh or (self._still and self._apart(self._still[0], now) > _SLIPPED_MM):
            return (now,)
        return (*(each for each in self._still if now.at - each.at <= _STILL_FOR), now)

    def _jitter(self, still: tuple[Touch, ...]) -> float | None:
        """Standard distance from the middle, px; None: it does not lie still for long enough."""
        if len(still) < _FEWEST_STILL or still[-1].at - still[0].at < _STILL_FOR / 2:
            return None
        x = sum(each.x for each in still) / len(still)
        y = sum(each.y for each in still) / len(still)
        return math.sqrt(sum((each.x - x) ** 2 + (each.y - y) ** 2 for each in still) / len(still))


def _worse(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)
