"""After a session nothing of the patient is left: in no object that can be reached, in no file.

Needles are kept reversed, so that the search does not find itself.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import Fingerprint
from kiosk.demo.hospital.numbers import identity_number, telephone
from kiosk.demo.phones import Phone
from kiosk.payment.order import OrderState
from kiosk.session import screens
from kiosk.session.events import Crashed
from kiosk.session.pay_screens import Paid, PayReturned
from tests.integration.left_behind import (
    left_in_files,
    left_in_qml,
    needles,
    nothing_left,
    of_bills,
    reachable,
    still_there,
)


def printed(shown: Any) -> bool:
    return isinstance(shown, Paid | PayReturned) and shown.slip is screens.TicketState.TAKE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything is written that the terminal, its libraries and the camera's process write."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


def test_the_search_finds_what_is_there(house: Any, world: Any, folder: Path) -> None:
    lobby = house()
    hidden = needles(world, Phone.TWO_APPOINTMENTS)
    lobby.hold_up(Phone.TWO_APPOINTMENTS)
    lobby.sees("Choice")
    assert reachable(hidden) != []
    assert left_in_qml(lobby, hidden) != []
    (folder / "note.txt").write_text(hidden[0][::-1])
    assert left_in_files(folder, hidden) != []


@pytest.mark.parametrize("phone", [Phone.OPAQUE_STATIC, Phone.OPAQUE_DYNAMIC, Phone.INSURANCE_CODE])
def test_after_a_platform_has_said_who_it_is(
    house: Any, world: Any, folder: Path, phone: Phone
) -> None:
    """While its report waits in the outbox, which cannot be delivered."""
    lobby = house()
    hidden = needles(world, phone)
    lobby.signs_in(phone)
    world.set_platforms("fail")
    lobby.taps("action_finish")
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)


def test_after_the_patient_has_finished(house: Any, world: Any, folder: Path) -> None:
    lobby = house()
    hidden = needles(world, Phone.ONE_APPOINTMENT)
    lobby.signs_in()
    lobby.taps("action_finish")
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)


def test_after_the_patient_walked_away(house: Any, world: Any, folder: Path) -> None:
    lobby = house(YIMA__PACE__IDLE_WARNING="2", YIMA__PACE__IDLE_COUNTDOWN="2")
    hidden = needles(world, Phone.ONE_APPOINTMENT)
    lobby.hold_up(Phone.ONE_APPOINTMENT)
    lobby.sees("Offer")
    world.put_away()
    lobby.comes(lambda _: lobby.app.assembly.terminal.shown.idle_seconds > 0)
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)


def test_while_the_next_patient_is_served(house: Any, world: Any, folder: Path) -> None:
    """Nothing of the one before, though nobody pressed "finish"."""
    lobby = house()
    hidden = needles(world, Phone.NOTHING_TODAY)
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("Bills")
    lobby.hold_up(Phone.TWO_APPOINTMENTS)
    lobby.sees("SwitchCard")
    lobby.taps("switchCard")
    lobby.sees("Choice")
    lobby.recorder.forget()
    assert still_there(lobby, hidden) == []
    assert left_in_files(folder, hidden) == []


def test_after_a_sign_in_that_the_hospital_refused(house: Any, world: Any, folder: Path) -> None:
    lobby = house()
    hidden = needles(world, Phone.ONE_APPOINTMENT)
    world.set_hospital("wrong_patient", path="Appointment")
    lobby.hold_up(Phone.ONE_APPOINTMENT)
    lobby.sees("Refused")
    lobby.taps("action_finish")
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)


def test_after_an_identity_card_and_a_second_factor(house: Any, world: Any, folder: Path) -> None:
    """Number and name came over the reader's line, the digits by hand; all of it goes."""
    lobby = house(YIMA__ASSURANCE__SECOND_FACTOR_FOR="checkin")
    card_id = world.identity_of(Phone.ONE_APPOINTMENT.value)[2]
    hidden = [*needles(world, Phone.ONE_APPOINTMENT), identity_number(card_id)[::-1]]
    lobby.comes(lambda screen: getattr(screen, "reader", False))
    world.lay_document(Phone.ONE_APPOINTMENT.value)
    lobby.sees("Offer")
    world.take_document()
    lobby.taps("signIn")
    lobby.sees("SecondFactor")
    for digit in identity_number(card_id)[-4:] + telephone(card_id)[-4:]:
        lobby.taps(f"key_{digit}")
    lobby.taps("confirm")
    lobby.comes(lambda screen: isinstance(screen, screens.SignedIn))
    lobby.taps("action_finish")
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)


def test_nothing_is_said_aloud(
    *,
    house: Any,
    world: Any,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    qtlog: Any,
) -> None:
    """With every library as talkative as it can be: no log, no stream and no word of Qt's."""
    caplog.set_level(logging.DEBUG)
    lobby = house()
    hidden = needles(world, Phone.ONE_APPOINTMENT)
    lobby.signs_in()
    lobby.taps("action_finish")
    lobby.sees("Attract")
    world.set_hospital("html")
    lobby.hold_up(Phone.TWO_APPOINTMENTS)
    hidden += needles(world, Phone.TWO_APPOINTMENTS)
    lobby.sees("Refused")
    lobby.app.crash(ValueError(hidden[0][::-1]))
    lobby.comes(lambda _: lobby.app.assembly.terminal.state.person is None)
    streams = capfd.readouterr()
    said = [caplog.text, streams.out, streams.err, *(each.message for each in qtlog.records)]
    for text in said:
        assert not any(needle in text[::-1] for needle in hidden)
    assert left_in_files(folder, hidden) == []


def test_after_a_fault(house: Any, world: Any, folder: Path) -> None:
    lobby = house()
    hidden = needles(world, Phone.ONE_APPOINTMENT)
    lobby.hold_up(Phone.ONE_APPOINTMENT)
    lobby.sees("Offer")
    world.put_away()
    lobby.app.assembly.terminal.post(Crashed(Fingerprint("KeyError kiosk/x.py:1")))
    lobby.sees("Refused")
    assert isinstance(lobby.screen, screens.Refused)
    nothing_left(lobby, folder, hidden)


def test_after_the_hospital_hung(house: Any, world: Any, folder: Path) -> None:
    lobby = house()
    hidden = needles(world, Phone.NOTHING_TODAY)
    world.set_hospital("hang")
    lobby.hold_up(Phone.NOTHING_TODAY)
    lobby.sees("HospitalTrouble")
    lobby.taps("action_finish")
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)


# -- payments ------------------------------------------------------------------------------------


def test_the_search_finds_bills_and_payment_codes(house: Any, world: Any) -> None:
    lobby = house()
    lobby.shows_bills(lobby.owes(amount=5_000))
    hidden = of_bills(lobby)
    assert reachable(hidden) != []
    assert left_in_qml(lobby, hidden) != []
    lobby.asks_ways()
    world.set_gateway(on=False)
    code = world.hold_up_payment("wechat")
    lobby.sees("Paying")
    assert reachable([code[::-1]]) != [], "it may have to be sent once more"


def test_after_a_payment(house: Any, world: Any, folder: Path) -> None:
    lobby = house()
    hidden = needles(world, Phone.NOTHING_TODAY)
    bill = lobby.owes(amount=5_100)
    lobby.shows_bills(bill)
    hidden += of_bills(lobby)
    lobby.posts(screens.Action.UNFOLD_BILL, bill)
    lobby.asks_ways()
    hidden.append(world.hold_up_payment("alipay")[::-1])
    assert lobby.comes(printed).told
    lobby.taps("action_finish")
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)
    assert left_in_files(folder, [bill[::-1]]) == []


@pytest.mark.parametrize("settles", [True, False], ids=["settled", "given back"])
def test_after_the_insurance_was_asked(house: Any, world: Any, folder: Path, settles: bool) -> None:
    lobby = house()
    hidden = needles(world, Phone.INSURANCE_CODE)
    bill = lobby.owes(Phone.INSURANCE_CODE, amount=40_000, insured=True)
    lobby.shows_voucher(bill)
    person = lobby.state.person
    hidden += [person.code.text[::-1], person.card.identifier.value[::-1]]
    hidden += [item.text[::-1] for one in person.bills for item in one.items if len(item.text) > 8]
    del person
    if not settles:
        world.set_insurance("refuse", infno="2207")
    lobby.shows_code()
    world.pay_shown()
    number = lobby.comes(printed).number
    lobby.ends_as(number, OrderState.SETTLED if settles else OrderState.REVERSED)
    lobby.taps("action_finish")
    lobby.sees("Attract")
    nothing_left(lobby, folder, hidden)
    assert left_in_files(folder, [bill[::-1]]) == []


def test_while_the_hospital_has_yet_to_be_told(house: Any, world: Any, folder: Path) -> None:
    """The order lives on, sealed; of its patient nothing does that would name them."""
    lobby = house()
    hidden = needles(world, Phone.NOTHING_TODAY)
    bill = lobby.owes(amount=5_300)
    lobby.shows_bills(bill)
    hidden += of_bills(lobby)
    lobby.asks_ways()
    world.set_hospital("gone", method="POST")
    hidden.append(world.hold_up_payment("unionpay", confirms_ms=300)[::-1])
    number = lobby.comes(printed).number
    lobby.taps("action_finish")
    lobby.sees("Attract")
    assert lobby.order(number).state is OrderState.PAID
    nothing_left(lobby, folder, hidden)
    assert left_in_files(folder, [bill[::-1]]) == []


def test_no_payment_is_talked_about(
    *,
    house: Any,
    world: Any,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    qtlog: Any,
) -> None:
    """By a gateway that answers in halves, and libraries as talkative as they can be."""
    caplog.set_level(logging.DEBUG)
    lobby = house()
    hidden = needles(world, Phone.NOTHING_TODAY)
    bill = lobby.owes(amount=5_400)
    lobby.shows_bills(bill)
    hidden += [*of_bills(lobby), bill[::-1]]
    lobby.asks_ways()
    halves = [{"kind": kind, "skip": skip} for skip, kind in enumerate(("half", "unsigned"))]
    world.set_gateway(faults=halves)
    hidden.append(world.hold_up_payment("wechat")[::-1])
    lobby.comes(printed)
    lobby.taps("action_finish")
    lobby.sees("Attract")
    streams = capfd.readouterr()
    said = [caplog.text, streams.out, streams.err, *(each.message for each in qtlog.records)]
    for text in said:
        assert not any(needle in text[::-1] for needle in hidden)
    assert left_in_files(folder, hidden) == []
