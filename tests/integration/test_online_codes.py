"""Codes of other platforms through the whole terminal: decoded, refused, out of reach, reported."""

from __future__ import annotations

from typing import Any

from kiosk.demo.phones import Phone
from kiosk.reasons import Code
from kiosk.session.screens import Alternative
from ui.demo.recorder import Recorder


def test_a_dynamic_code_of_the_platform_signs_in_and_is_reported_afterwards(
    house: Any, world: Any
) -> None:
    before = len(reports(world))
    lobby = house()
    lobby.signs_in(Phone.OPAQUE_DYNAMIC)
    assert len(reports(world)) == before
    lobby.taps("action_finish")
    lobby.sees("Attract")
    assert Recorder.wait_until(lambda: len(reports(world)) == before + 1, 20)
    assert reports(world)[-1]["scene"] == "0101012"
    assert Recorder.wait_until(lambda: waiting(lobby) == 0, 20)


def test_an_insurance_voucher_signs_in(house: Any) -> None:
    house().signs_in(Phone.INSURANCE_CODE)


def test_a_platform_out_of_reach_is_said_and_offline_codes_go_on(house: Any, world: Any) -> None:
    lobby = house()
    world.set_platforms("gone")
    lobby.hold_up(Phone.OPAQUE_STATIC)
    lobby.sees("Refused")
    assert lobby.screen.failure.code is Code.PLATFORM_UNREACHABLE
    assert Alternative.OFFLINE_CODE in lobby.screen.works
    world.put_away()
    lobby.signs_in(Phone.ONE_APPOINTMENT)


def reports(world: Any) -> list[Any]:
    found: list[Any] = world.hospital_state()["platforms"]["reports"]
    return found


def waiting(lobby: Any) -> int:
    counts = lobby.app.assembly._journal.counts()
    return -1 if counts is None else counts.pending
