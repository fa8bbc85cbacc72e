"""Staff at a whole terminal: a badge before the camera, a PIN, pages with real devices behind them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.audit.catalogue import EventId
from kiosk.codes.classify import RECOVERY_PREFIX
from kiosk.demo.staff import PIN
from kiosk.devices import CameraState
from kiosk.handlers.house import FILE_NAME
from kiosk.maintenance.sheet import Closed, PageId, Task
from kiosk.payment.order import OrderState
from kiosk.reasons import Code
from kiosk.session.acceptance import OUT_OF_VIEW
from kiosk.session.screens import Action, Attract, OutOfService
from kiosk.session.staff_screens import SignInPhase, StaffMenu, StaffPage, StaffSignIn
from tests.house import House
from ui.demo.recorder import Recorder

MakeHouse = Callable[..., House]
OPERATOR, OTHER_OPERATOR = "DEMO-OPERATOR-1", "DEMO-OPERATOR-2"
ENGINEER, AUDITOR = "DEMO-ENGINEER-1", "DEMO-AUDITOR-1"
OF_THE_SCREEN = {PageId.TOUCH, PageId.MANUAL}
WRONG = "861530"


def logged(home: House, event: EventId) -> list[dict[str, Any]]:
    """Entries of the event log, whole, as they lie on the disk."""
    home.app.assembly.log.flush()
    files = sorted((home.folder_of_state / "events").glob("*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    return [line for line in lines if line.get("event") == event]


def signs_out(home: House) -> None:
    home.posts(Action.SIGN_OUT)
    home.comes(lambda shown: isinstance(shown, Attract | OutOfService))
    assert home.state.sign_in.is_out


def test_out_of_service_outlasts_a_restart_until_staff_take_it_back(house: MakeHouse) -> None:
    home = house(payments=False)
    home.sees("Attract")
    menu = home.staff_in(OPERATOR)
    assert PageId.PAPER in {tile.page for tile in menu.tiles}
    assert PageId.CAMERA not in {tile.page for tile in menu.tiles}, "not an operator's"
    said = [str(row.value) for section in home.page(PageId.PAPER).sections for row in section.rows]
    assert any("Ready" in each for each in said)
    home.posts(Action.BACK)
    home.page(PageId.SERVICE)
    home.chooses_task(Task.CLOSE, Closed.REPAIR)
    home.posts(Action.CONFIRM)  # until it is opened by hand
    home.comes(lambda _: home.state.is_closed)
    signs_out(home)
    closed = home.screen
    assert isinstance(closed, OutOfService)
    assert closed.failure.code is Code.CLOSED
    home.stop()

    again = house(payments=False)
    again.comes(lambda shown: isinstance(shown, OutOfService))
    again.staff_in(OPERATOR)
    again.page(PageId.SERVICE)
    again.chooses_task(Task.OPEN)
    again.comes(lambda _: not again.state.is_closed)
    signs_out(again)
    assert isinstance(again.screen, Attract)
    tasks = [entry["task"] for entry in logged(again, EventId.STAFF_TASK)]
    assert tasks == ["paper", "out_of_service", "in_service"]
    assert len(logged(again, EventId.STAFF_SIGNED_IN)) == 2


def test_every_page_of_every_menu_can_be_looked_at(house: MakeHouse) -> None:
    home = house()
    home.comes(lambda _: home.state.equipment.camera is CameraState.RUNNING)
    seen: set[PageId] = set()
    for staff_id in (OPERATOR, ENGINEER, AUDITOR):
        menu = home.staff_in(staff_id)
        for page in {tile.page for tile in menu.tiles} - OF_THE_SCREEN - seen:
            assert home.page(page).trouble is None, page
            home.posts(Action.BACK)
            home.comes(lambda screen: isinstance(screen, StaffMenu))
            seen.add(page)
        signs_out(home)
    assert seen == set(PageId) - OF_THE_SCREEN
    assert logged(home, EventId.FAULT) == []


def test_wrong_pins_are_counted_over_a_restart(house: MakeHouse) -> None:
    home = house(payments=False)
    home.sees("Attract")
    home.opens_maintenance()
    home.at_pin(OPERATOR)
    for left in (14, 13):
        home.types_pin(WRONG)
        home.comes(lambda shown, left=left: getattr(shown, "tries_left", -1) == left)
    assert home.screen.trouble.code is Code.STAFF_PIN_WRONG
    home.stop()

    again = house(payments=False)
    again.opens_maintenance()
    assert again.at_pin(OPERATOR).tries_left == 13
    for left in (12, 11, 10):
        again.types_pin(WRONG)
        again.comes(lambda shown, left=left: getattr(shown, "tries_left", -1) == left)
    waits = again.comes(lambda shown: isinstance(shown, StaffSignIn) and shown.wait_seconds > 0)
    assert waits.wait_seconds <= 15
    again.types_pin(PIN)  # the right one, and nothing is taken
    assert again.screen.typed == 0
    assert not again.state.staff


def test_without_a_badge_the_hospital_s_key_lets_somebody_in_once(
    house: MakeHouse, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / FILE_NAME).write_text("{")  # what staff had set is lost, and said to be
    home = house(payments=False)
    home.sees("Attract")
    assert len(logged(home, EventId.HOUSE_LOST)) == 1
    home.opens_maintenance()
    home.posts(Action.RECOVERY)
    asked = home.comes(lambda shown: bool(getattr(shown, "challenge", "")))
    assert asked.phase is SignInPhase.RECOVERY
    code = home.world.recover(asked.challenge, "engineer").replace("\n", "")
    for character in code:
        home.posts(Action.TYPE, character)
    home.posts(Action.CONFIRM)
    menu = home.comes(lambda shown: isinstance(shown, StaffMenu))
    assert menu.by_recovery
    assert menu.minutes_left > 0
    assert PageId.PIN not in {tile.page for tile in menu.tiles}
    signs_out(home)
    home.opens_maintenance()
    home.posts(Action.RECOVERY)
    other = home.comes(lambda shown: bool(getattr(shown, "challenge", "")))
    assert other.challenge != asked.challenge
    home.world.scan(RECOVERY_PREFIX + code)
    assert not home.state.staff
    assert len(logged(home, EventId.RECOVERY_USED)) == 1


def test_the_desk_takes_a_payment_over_only_with_a_second_person(house: MakeHouse) -> None:
    home = house()
    home.sees("Attract")
    home.shows_ways(home.owes(amount=3_300))
    home.shows_code()
    home.world.set_hospital("fail", method="POST")  # it is paid, and nobody can be told
    home.world.pay_shown()
    number = home.at_gateway()[0][0]
    home.ends_as(number, OrderState.PAID)
    home.stop()

    later = house(ahead=700.0)  # it may not be taken from the terminal before
    later.staff_in(OPERATOR)
    later.page(PageId.PAYMENTS)
    later.posts(Action.OPEN_ITEM, number)
    later.looked_at(PageId.PAYMENTS, item=True)
    later.chooses_task(Task.HAND_OVER, number)
    later.comes(lambda shown: getattr(shown, "asking", None) is not None)
    later.posts(Action.CONFIRM)
    later.comes(lambda shown: isinstance(shown, StaffSignIn) and shown.second_for is not None)
    Recorder.pause(OUT_OF_VIEW + 0.5)  # before that it counts as held up all the while
    later.world.hold_up_badge(OPERATOR)
    refused = later.comes(lambda shown: getattr(shown, "trouble", None) is not None)
    assert refused.trouble.code is Code.STAFF_SAME_PERSON
    assert later.order(number).state is OrderState.PAID
    later.at_pin(OTHER_OPERATOR)
    later.types_pin()
    later.ends_as(number, OrderState.NEEDS_STAFF)
    done = later.comes(lambda shown: isinstance(shown, StaffPage) and shown.said is not None)
    assert done.good
    signs_out(later)
    (second,) = logged(later, EventId.SECOND_PERSON)
    (task,) = [each for each in logged(later, EventId.STAFF_TASK) if each["task"] == "hand_over"]
    assert task["done"]
    assert task["order"] == number
    assert second["task"] == "hand_over"
    assert second["staff"] == task["staff"] != second["second"]


def test_an_engineer_sees_what_the_camera_sees_and_how_sharp_it_is(house: MakeHouse) -> None:
    home = house(payments=False)
    home.comes(lambda _: home.state.equipment.camera is CameraState.RUNNING)
    home.staff_in(ENGINEER)
    home.page(PageId.CAMERA)
    home.comes(lambda shown: getattr(shown, "picture", "").startswith("data:image/"))
    home.chooses_task(Task.TEST, "camera_picture")
    home.comes(lambda shown: shown.said is not None)
    kept = home.comes(lambda _: home.app.assembly.bench.result("camera_picture") is not None)
    assert kept.page is PageId.CAMERA
    result = home.app.assembly.bench.result("camera_picture")
    assert result.verdict in {"pass", "warn"}, result
    signs_out(home)
    home.comes(lambda _: home.app.assembly.bench.trial is None)
