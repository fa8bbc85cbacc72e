"""When a terminal goes over: at night or at once, and never in anybody's way."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import ManualClock
from kiosk.settings.update import UpdateSettings
from kiosk.update.selection import Selection, Trial
from kiosk.update.switch import REST, Switch
from tests.kiosk.update.shelves import Ground

ZONE = ZoneInfo("Asia/Shanghai")


class LocalClock(ManualClock):
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, ZONE)

    def is_at(self, hour: int, minute: int = 0) -> None:
        self.wall = datetime(2027, 3, 4, hour, minute, tzinfo=ZONE).timestamp()


class Lobby:
    def __init__(self, folder: Path, window: str = "02:00-04:30", running: str = "1.0.0") -> None:
        self.ground = Ground(folder, base="1.0.0")
        self.clock = LocalClock()
        self.clock.is_at(3)
        self.empty = True
        self.clock_is_fine = True
        self.switch = Switch(
            settings=UpdateSettings(folder=self.ground.updates, window=window),
            store=self.ground.store,
            shelf=self.ground.shelf,
            running=running,
            clock=self.clock,
            clock_is_fine=lambda: self.clock_is_fine,
            at_rest=lambda: self.empty,
        )

    def after(self, seconds: float, selection: Selection | None = None) -> str | None:
        self.clock.advance(seconds)
        return self.switch.due(selection or Selection())

    def rests(self, selection: Selection | None = None) -> str | None:
        """After long enough a time with nobody there."""
        self.after(0, selection)
        return self.after(REST, selection)


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    made = Lobby(tmp_path)
    made.ground.fetch("1.1.0")
    made.ground.stage("1.1.0")
    return made


def test_it_goes_over_at_night_after_minutes_in_which_nobody_was_there(lobby: Lobby) -> None:
    assert lobby.after(0) is None
    assert lobby.after(REST - 1) is None
    lobby.empty = False
    assert lobby.after(1) is None
    lobby.empty = True
    assert lobby.after(60) is None
    assert lobby.after(REST - 1) is None
    assert lobby.after(1) == "1.1.0"


def test_by_day_only_what_is_forced(lobby: Lobby) -> None:
    lobby.clock.is_at(10)
    assert lobby.rests() is None
    lobby.ground.stage("1.1.0", forced=True)
    assert lobby.rests() == "1.1.0"
    lobby.empty = False
    assert lobby.after(REST) is None, "forced is no reason to turn somebody away"


def test_a_clock_that_is_not_believed_knows_no_night(lobby: Lobby) -> None:
    lobby.clock_is_fine = False
    assert lobby.rests() is None
    lobby.ground.stage("1.1.0", forced=True)
    assert lobby.rests() == "1.1.0"


@given(begins=st.integers(0, 1439), lasts=st.integers(1, 1438), now=st.integers(0, 1439))
def test_the_window_is_of_local_time_and_may_go_over_midnight(
    begins: int, lasts: int, now: int
) -> None:
    ends = (begins + lasts) % 1440
    text = f"{begins // 60:02}:{begins % 60:02}-{ends // 60:02}:{ends % 60:02}"
    clock = LocalClock()
    clock.is_at(now // 60, now % 60)
    inside = (now - begins) % 1440 < lasts
    assert UpdateSettings(window=text).is_night(clock.local().time()) is inside


@pytest.mark.parametrize(
    "selection",
    [
        Selection(refused=("1.1.0",)),
        Selection(trial=Trial("1.2.0", 1)),
        Selection(state_form=9),
    ],
)
def test_not_what_was_refused_not_in_a_trial_not_what_cannot_be_started(
    lobby: Lobby, selection: Selection
) -> None:
    assert lobby.rests(selection) is None


def test_not_to_what_runs(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path, running="1.1.0")
    lobby.ground.fetch("1.1.0")
    lobby.ground.stage("1.1.0", forced=True)
    assert lobby.rests(Selection("1.1.0")) is None


def test_nothing_staged_or_not_whole(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path)
    assert lobby.rests() is None
    lobby.ground.stage("1.1.0", forced=True)
    assert lobby.rests() is None, "its folder is not there"
    folder = lobby.ground.fetch("1.1.0")
    (folder / "yima-kiosk").chmod(0o600)
    assert lobby.rests() is None


def test_an_older_release_replaces_one_that_is_withdrawn(tmp_path: Path) -> None:
    """It is refused from then on, so that the launcher does not take it for the newest."""
    lobby = Lobby(tmp_path, running="1.5.0")
    lobby.ground.fetch("1.4.0")
    lobby.ground.stage("1.4.0", forced=True)
    kept = Selection("1.5.0", "1.3.0")
    assert lobby.rests(kept) == "1.4.0"
    chosen = lobby.switch.selected(kept, "1.4.0")
    assert (chosen.trial, chosen.refused) == (Trial("1.4.0"), ("1.5.0",))
    assert lobby.switch.selected(kept, "1.6.0").refused == ()


def test_what_was_staged_before_a_package_brought_a_newer_one_is_old(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path, running="2.0.0")
    lobby.ground.install("2.0.0")
    lobby.ground.fetch("1.4.0")
    lobby.ground.stage("1.4.0", forced=True)
    staged = lobby.ground.updates / "staged.json"
    os.utime(staged, (1, 1))
    assert lobby.rests() is None
    later = (lobby.ground.base / "release.json").stat().st_ctime + 60
    os.utime(staged, (later, later))
    assert lobby.rests() == "1.4.0", "the package's release was withdrawn after it was installed"
