from __future__ import annotations

import pytest

from hardware.camera.report import RateMeter


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_is_that_of_the_last_seconds() -> None:
    clock = Clock()
    meter = RateMeter(clock)
    assert meter.rate() == 0.0
    meter.count()
    assert meter.rate() == 0.0
    for period in (1 / 5, 1 / 30):
        for _ in range(200):
            clock.now += period
            meter.count()
        assert meter.rate() == pytest.approx(1 / period)
    clock.now += 10
    assert meter.rate() == 0.0


def test_a_very_fast_camera_takes_no_more_memory() -> None:
    clock = Clock()
    meter = RateMeter(clock)
    for _ in range(5000):
        clock.now += 0.001
        meter.count()
    assert len(meter._stamps) <= 400
    assert meter.rate() == pytest.approx(1000)
