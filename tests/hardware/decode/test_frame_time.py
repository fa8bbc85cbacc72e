from __future__ import annotations

import pytest

from hardware.decode.frame_time import Cost, FrameTime, allowance, thread_clock


class Clock:
    def __init__(self) -> None:
        self.now = 5.0

    def __call__(self) -> float:
        return self.now


def spend(cost: Cost, clock: Clock, seconds: float, pixels: int) -> None:
    with cost.measured(pixels):
        clock.now += seconds


def test_what_is_planned_stays_below_the_goals() -> None:
    assert allowance(640 * 480) == allowance(1280 * 720) < 0.025
    assert allowance(1280 * 720) < allowance(1600 * 900) < allowance(1920 * 1080) < 0.040
    assert allowance(4000 * 3000) == allowance(1920 * 1080)


def test_time_runs_out_and_begins_anew() -> None:
    clock = Clock()
    time = FrameTime(clock)
    time.begin(1280 * 720)
    assert time.left() == pytest.approx(allowance(1280 * 720))
    clock.now += 0.030
    assert time.left() < 0
    time.begin(1280 * 720)
    assert time.left() > 0


def test_the_patient_have_time_always() -> None:
    clock = Clock()
    time = FrameTime(clock, patient=True)
    time.begin(100)
    clock.now += 10.0
    assert time.left() > 0


def test_a_cost_that_overruns_counts_at_once_and_is_forgotten_slowly() -> None:
    clock = Clock()
    cost = Cost(FrameTime(clock), 0.010)
    assert cost.pixels(0.010) == pytest.approx(1_000_000, rel=1e-3)
    spend(cost, clock, 0.030, 1_000_000)
    dear = cost.pixels(0.010)
    assert dear <= 500_000
    spend(cost, clock, 0.010, 1_000_000)
    assert dear < cost.pixels(0.010) < 1.2 * dear
    for _ in range(60):
        spend(cost, clock, 0.010, 1_000_000)
    assert cost.pixels(0.010) == pytest.approx(1_000_000, rel=0.02)
    assert cost.seconds(2_000_000) == pytest.approx(0.020, rel=0.02)


def test_what_is_done_without_hurry_is_no_guide() -> None:
    clock = Clock()
    cost = Cost(FrameTime(clock, patient=True), 0.010)
    spend(cost, clock, 9.0, 100)
    assert cost.pixels(0.010) == pytest.approx(1_000_000, rel=1e-3)


def test_the_clock_is_fine_enough_to_tell_milliseconds() -> None:
    clock = thread_clock()
    before = clock()
    total = 0
    while clock() - before < 0.001:  # ends because work makes it go on
        total += 1
    assert total > 2


def test_one_hiccup_at_most_doubles_it_and_refusals_lessen_it() -> None:
    clock = Clock()
    cost = Cost(FrameTime(clock), 0.010)
    spend(cost, clock, 5.0, 1_000_000)
    assert cost.seconds(1_000_000) == pytest.approx(0.020)
    for _ in range(23):
        cost.refused()
    assert cost.seconds(1_000_000) < 0.010
