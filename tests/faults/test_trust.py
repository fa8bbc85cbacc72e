"""A terminal and what it believes in: no list yet, none for days, none for too long, a wrong clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import ManualClock
from kiosk.demo.authority import Authority
from kiosk.demo.phones import Phone
from kiosk.demo.site_server import SiteServer
from kiosk.demo.trust_site import DemoTrustSite
from kiosk.reasons import Code
from kiosk.session.screens import Alternative, StaffNote
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.enrolment import RootFile, enrol, read_root
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.health import ClockState

DAY = 86_400
NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The storage folder that `house` gives its terminals."""
    return tmp_path / "state"


@pytest.fixture
def last_refreshed(world: Any, tmp_path: Path, state: Path) -> Callable[[float], None]:
    """Makes a terminal that was enrolled, refreshed once, and then off the network for days."""

    def make(days: float) -> None:
        moment = time.time() + world.get_clock_offset() - days * DAY
        authority = Authority.create(b"demo authority")  # the phones' issuer
        site = DemoTrustSite(tmp_path / "authority", [authority], clock_now=lambda: int(moment))
        site.publish()
        root = read_root(site.root.read_bytes())
        assert isinstance(root, RootFile)
        enrol(TrustCache(state / "trust"), root, replace=False)
        server = SiteServer(site.site)
        server.start()
        refreshing = TrustDistribution(
            state / "trust", Repository(server.base_url), ManualClock(moment)
        )
        assert refreshing.refresh_now().problem is None
        server.stop()

    return make


def test_enrolled_and_never_refreshed_then_the_server_is_there(
    house: Any, world: Any, state: Path
) -> None:
    world.enrol(state, refresh=False)
    world.serve_trust(False)
    lobby = house()
    lobby.sees("OutOfService")
    assert lobby.screen.failure.code is Code.TRUST_LIST_MISSING
    world.serve_trust(True)
    lobby.app.assembly.trust.refresh_soon()
    lobby.sees("Attract")


def test_a_week_without_network_changes_nothing_for_patients(
    house: Any, last_refreshed: Callable[[float], None]
) -> None:
    last_refreshed(6.5)
    lobby = house(YIMA__TRUST__REPOSITORY=NOBODY_LISTENS)
    assert lobby.comes(lambda screen: screen.camera_ready).staff_note is StaffNote.NONE
    lobby.signs_in()


def test_after_half_of_the_grace_period_staff_are_warned(
    house: Any, last_refreshed: Callable[[float], None]
) -> None:
    last_refreshed(8.5)
    lobby = house(YIMA__TRUST__REPOSITORY=NOBODY_LISTENS)
    attract = lobby.comes(lambda screen: screen.staff_note is StaffNote.LIST_AGEING)
    assert attract.days_left == 5
    lobby.signs_in()


def test_after_the_grace_period_offline_codes_are_refused_and_others_offered(
    house: Any, last_refreshed: Callable[[float], None]
) -> None:
    last_refreshed(14.5)
    lobby = house(YIMA__TRUST__REPOSITORY=NOBODY_LISTENS)
    lobby.comes(lambda screen: screen.staff_note is StaffNote.LIST_STALE)
    lobby.hold_up(Phone.ONE_APPOINTMENT)
    lobby.sees("Refused")
    failure = lobby.screen.failure
    assert (failure.code, failure.facts["days"]) == (Code.TRUST_LIST_STALE, 14)
    assert Alternative.PLATFORM_CODE in lobby.screen.works
    lobby.signs_in(Phone.OPAQUE_DYNAMIC)


def test_the_hospitals_own_time_vouches_for_the_clock(house: Any) -> None:
    """Both are at a quarter to ten, whatever time it is on this machine."""
    lobby = house()
    lobby.signs_in()
    heard = lobby.app.assembly.hospital.server_time
    assert heard is not None
    lobby.app.assembly.guard.saw_server(heard.server, heard.local)
    assert lobby.app.assembly.guard.suspect() is ClockState.FINE


def test_a_clock_that_was_set_back_is_said_and_not_a_bad_signature(
    house: Any, world: Any, state: Path
) -> None:
    ahead = time.time() + world.get_clock_offset() + 3_600
    state.mkdir()
    ClockGuard(state / "clock.json", ManualClock(ahead)).saw_signed(int(ahead))
    lobby = house()
    lobby.comes(lambda screen: screen.staff_note is StaffNote.CLOCK_SUSPECT)
    lobby.hold_up(Phone.ONE_APPOINTMENT)
    lobby.sees("Refused")
    assert lobby.screen.failure.code is Code.CLOCK_SUSPECT
