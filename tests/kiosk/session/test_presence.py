"""What a presence sensor changes about the idle time, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from kiosk.devices import CameraState, PresenceState
from kiosk.session import presence
from kiosk.session.equipment import presence_changed
from kiosk.session.events import PresenceChanged
from kiosk.session.state import Equipment, Kiosk, Moment, Site

PRESENT, ABSENT = PresenceState.PRESENT, PresenceState.ABSENT
OFFLINE, NONE = PresenceState.OFFLINE, PresenceState.NONE
MORNING = datetime(2027, 1, 15, 9, 42, tzinfo=timezone(timedelta(hours=8)))


class Place:
    """A terminal, and who stands before it."""

    def __init__(self) -> None:
        self.kiosk = Kiosk(Site("示范医院", "T07"), equipment=Equipment(CameraState.RUNNING))
        self.seconds = 0.0
        self.logged: list[object] = []

    @property
    def at(self) -> Moment:
        return Moment(self.seconds, MORNING + timedelta(seconds=self.seconds))

    def says(self, state: PresenceState) -> Place:
        self.kiosk, effects = presence_changed(self.kiosk, PresenceChanged(state), self.at)
        self.logged += effects
        return self

    def touch(self) -> Place:
        self.kiosk = presence.touched(self.kiosk, self.at)
        return self

    def passes(self, seconds: float) -> Place:
        for _ in range(int(seconds * 4)):
            self.seconds += 0.25
            self.kiosk = presence.ticked(self.kiosk, self.at)
        return self

    @property
    def quiet(self) -> float:
        """Seconds of idle time."""
        return self.seconds - presence.quiet_since(self.kiosk)


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.mark.parametrize("state", [NONE, OFFLINE, ABSENT])
def test_without_anybody_seen_the_last_touch_counts(place: Place, state: PresenceState) -> None:
    assert place.touch().says(state).passes(30).quiet == 30


def test_whoever_stands_there_need_not_touch_anything(place: Place) -> None:
    assert place.touch().says(PRESENT).passes(100).quiet == 0


def test_but_is_asked_after_three_minutes_whether_it_is_still_them(place: Place) -> None:
    warning = place.kiosk.pace.idle_warning
    place.touch().says(PRESENT).passes(presence.LONGEST_STAND - 1)
    assert place.quiet < warning
    assert place.passes(1).quiet == warning


def test_a_sensor_that_stops_answering_leaves_the_idle_time_to_run(place: Place) -> None:
    assert place.touch().says(PRESENT).passes(50).says(OFFLINE).passes(30).quiet == 30


def test_whoever_has_left_is_counted_down_at_once(place: Place) -> None:
    warning = place.kiosk.pace.idle_warning
    place.touch().says(PRESENT).passes(10).says(ABSENT).passes(presence.GONE_AFTER - 0.25)
    assert place.quiet < warning
    place.passes(0.25)
    assert place.kiosk.attendance.gone_at == place.seconds
    assert place.quiet == warning
    assert place.passes(5).quiet == warning + 5


def test_whoever_bends_down_has_not_left(place: Place) -> None:
    place.touch().says(PRESENT).passes(10).says(ABSENT).passes(2).says(PRESENT).passes(10)
    assert place.kiosk.attendance.gone_at is None
    assert place.quiet == 0


def test_somebody_who_comes_after_a_gap_keeps_nobodys_session(place: Place) -> None:
    place.touch().says(PRESENT).passes(10).says(ABSENT).passes(4).says(PRESENT).passes(10)
    assert place.quiet == place.kiosk.pace.idle_warning + 11


def test_a_touch_outweighs_a_sensor_that_overlooks_somebody(place: Place) -> None:
    place.touch().says(PRESENT).says(ABSENT).passes(4).touch()
    assert place.passes(30).quiet == 30, "absence counts once it has seen somebody again"
    place.says(PRESENT).passes(1).says(ABSENT).passes(4)
    assert place.quiet > place.kiosk.pace.idle_warning


def test_a_new_screen_does_not_bring_back_who_has_left(place: Place) -> None:
    """An answer of the hospital begins the idle time anew, but nobody is there to read it."""
    place.touch().says(PRESENT).passes(1).says(ABSENT).passes(4)
    place.kiosk = replace(place.kiosk, touched=place.seconds)
    assert place.quiet > place.kiosk.pace.idle_warning


def test_whoever_comes_and_goes_is_not_logged_but_a_sensor_that_fails_is(place: Place) -> None:
    place.says(PRESENT).says(ABSENT).says(PRESENT)
    assert place.logged == []
    place.says(OFFLINE).says(OFFLINE).says(ABSENT)
    assert [record.fields for record in place.logged] == [{"answering": False}, {"answering": True}]
