"""The clock that trust goes by: no earlier than what was vouched for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.trust.clock_guard import BEHIND_SECONDS, ClockGuard
from kiosk.trust.guarded_clock import GuardedClock

NOW = 1_800_000_000


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(wall=NOW)


@pytest.fixture
def guarded(tmp_path: Path, clock: ManualClock) -> GuardedClock:
    guard = ClockGuard(tmp_path / "clock.json", clock)
    guard.saw_signed(NOW)
    return GuardedClock(clock, guard)


def test_a_clock_that_runs_true_is_the_clock(clock: ManualClock, guarded: GuardedClock) -> None:
    clock.advance(86_400)
    assert guarded.now() == NOW + 86_400


@pytest.mark.parametrize("back", [BEHIND_SECONDS + 1, 3_600, 10 * 365 * 86_400])
def test_set_back_it_stands_at_what_was_vouched_for(
    clock: ManualClock, guarded: GuardedClock, back: int
) -> None:
    clock.wall -= back
    assert guarded.now() == NOW


def test_a_little_behind_is_still_the_clock(clock: ManualClock, guarded: GuardedClock) -> None:
    """Fresh codes are judged by the second; the mark may be somebody's clock that runs ahead."""
    clock.wall -= BEHIND_SECONDS
    assert guarded.now() == NOW - BEHIND_SECONDS


def test_the_rest_is_the_clocks_own(clock: ManualClock, guarded: GuardedClock) -> None:
    assert guarded.monotonic() == clock.monotonic()
    assert guarded.local() == clock.local()
