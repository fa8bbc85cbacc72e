"""The drawing test: cells that no finger was felt in, zones of them, and jitter."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.maintenance.checks import Fact, Verdict
from kiosk.maintenance.touch import Touch, TouchGrid

GRID = TouchGrid(width=1080, height=1920, px_per_mm=4.0)


def painted(dead_x: range = range(0), dead_y: range = range(0)) -> Iterator[Touch]:
    """Strokes from left to right; the panel feels nothing in the rectangle."""
    at = 0.0
    for y in range(5, 1920, 20):
        lost = True
        for x in range(0, 1080, 20):
            at += 0.008
            if x in dead_x and y in dead_y:
                lost = True
                continue
            yield Touch(x, y, at, down=lost)
            lost = False


def test_a_panel_that_feels_everything_passes() -> None:
    grid = GRID.all_touched(painted())
    assert grid.dead == ()
    assert grid.result().verdict is Verdict.PASS


def test_a_dead_zone_is_found_where_it_is() -> None:
    grid = GRID.all_touched(painted(range(400, 620), range(800, 1000)))
    assert grid.result().verdict is Verdict.FAIL
    (zone,) = grid.zones
    cell = 1080 / grid.columns
    assert all(350 < (column + 0.5) * cell < 650 for column, _ in zone)
    assert grid.result().facts[Fact.DEAD_CELLS] == len(zone) == len(grid.dead)


def test_nothing_painted_is_no_pass() -> None:
    assert GRID.result().verdict is Verdict.FAIL
    assert len(GRID.zones) == 1


def test_a_quick_stroke_counts_all_that_it_crosses() -> None:
    grid = GRID.all_touched([Touch(10, 10, 0, down=True), Touch(210, 10, 0.01)])
    assert {column for column, row in grid.reached if row == 0} == set(range(5))


def test_a_jump_between_two_fingers_crosses_nothing() -> None:
    grid = GRID.all_touched([Touch(10, 10, 0, down=True), Touch(1000, 1900, 0.01)])
    assert len(grid.reached) == 2


def test_a_finger_that_lies_still_and_trembles_on_the_panel() -> None:
    still = [Touch(500 + 10 * (n % 2), 500, n / 60, down=n == 0) for n in range(60)]
    grid = GRID.all_touched([*painted(), *still])
    assert grid.jitter_px is not None
    assert 4.9 < grid.jitter_px < 5.1
    assert grid.result().verdict is Verdict.WARN


def test_reports_beyond_the_edge_are_held_to_it() -> None:
    grid = GRID.touched(Touch(1090, -5, 0, down=True))
    assert grid.reached == {(grid.columns - 1, 0)}
