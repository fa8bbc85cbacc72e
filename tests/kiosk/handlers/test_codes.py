"""Trust list and clock looked at together: who is asked for the time, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.handlers.codes import TrustHandlers
from kiosk.net.http import ServerTime
from kiosk.session.effects import CheckTrust
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.guarded_clock import GuardedClock
from kiosk.trust.health import ClockState

NOW = 1_800_000_000
HOUR = 3_600
YEAR = 365 * 86_400


class Hospital:
    """Answers whoever asks with the true time; nobody else asks it here."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self.asked = 0
        self.server_time: ServerTime | None = None

    def ask(self) -> None:
        self.asked += 1
        self.server_time = ServerTime(NOW + int(self._clock.monotonic()), self._clock.now())


class World:
    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(float(NOW), uptime=0.0)
        self.guard = ClockGuard(folder / "clock.json", self.clock)
        self.hospital = Hospital(self.clock)
        trust = TrustDistribution(
            folder / "trust",
            Repository("https://trust.example/yima"),
            GuardedClock(self.clock, self.guard),
        )
        self._handlers = TrustHandlers(
            trust, self.guard, lambda: self.hospital.server_time, self.hospital.ask
        )

    def check(self) -> ClockState:
        return self._handlers.check(CheckTrust()).clock

    def run(self, seconds: int) -> None:
        for _ in range(seconds // 600):
            self.clock.advance(600)
            self.guard.tick()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_a_right_clock_costs_the_hospital_nothing(world: World) -> None:
    assert world.check() is ClockState.FINE
    assert world.hospital.asked == 0


def test_a_clock_put_right_goes_on_without_a_patient(world: World) -> None:
    """Years ahead for long enough to be believed, then right: a patient whom the terminal turns away
    brings no answer of the hospital to which the mark would yield.
    """
    world.run(HOUR)
    world.clock.wall += 5 * YEAR
    world.run(9 * HOUR)
    world.clock.wall -= 5 * YEAR
    assert world.check() is ClockState.BEHIND
    assert world.hospital.asked == 1
    assert world.check() is ClockState.FINE
    world.check()
    assert world.hospital.asked == 1
