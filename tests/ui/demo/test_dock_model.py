"""What taps on the dock do to the world, and what the dock then shows."""

from __future__ import annotations

from typing import Any

import pytest

from hardware.ticket.standin.physical import Physical
from kiosk.demo.hospital.faults import Kind
from kiosk.demo.phones import Phone
from ui.demo.dock_choices import BY_SCANNER, MANNERS, PHONES
from ui.demo.dock_model import RENEW_SECONDS, Dock
from ui.demo.dock_reports import REPORT_PHONES
from ui.demo.dock_switches import HALF_A_TICKET, HOSPITAL, PRINTER

ONE = Phone.ONE_APPOINTMENT.value
IN_VIEW = [manner for manner in MANNERS if manner.situation.name != BY_SCANNER]
TICKET = 1200  # bytes


def test_every_phone_of_the_demo_lies_on_the_table() -> None:
    assert {card.phone for card in (*PHONES, *REPORT_PHONES)} == set(Phone)
    for page in (PHONES, REPORT_PHONES):
        assert len({card.phone for card in page}) == len(page)


@pytest.mark.parametrize("phone", Phone)
def test_a_tap_holds_a_phone_up_and_another_puts_it_away(table: Any, phone: Phone) -> None:
    table.taps("phone", phone.value)
    assert table.world.held == table.board.held == phone.value
    table.taps("phone", phone.value)
    assert table.world.held == table.board.held == ""


def test_another_phone_takes_the_place_of_the_first(table: Any) -> None:
    table.taps("phone", ONE)
    table.taps("phone", Phone.FORGED.value)
    assert table.world.held == table.board.held == Phone.FORGED


def test_put_away_by_its_own_button(table: Any) -> None:
    table.taps("phone", ONE)
    table.taps("away")
    assert table.world.held == table.board.held == ""
    assert table.board.seconds_left == -1


def test_a_phone_in_the_hand_makes_a_new_code_every_minute(table: Any) -> None:
    table.taps("phone", ONE)
    assert (table.world.codes_made, table.board.seconds_left) == (1, 60)
    table.passes(RENEW_SECONDS - 10)
    assert (table.world.codes_made, table.board.seconds_left) == (1, 10)
    table.passes(10)
    assert (table.world.codes_made, table.board.seconds_left) == (2, 60)
    table.taps("away")
    table.passes(2 * RENEW_SECONDS)
    assert table.world.codes_made == 2


@pytest.mark.parametrize("phone", [Phone.PAPER_CARD, Phone.OLD_SCREENSHOT, Phone.PAYMENT_CODE])
def test_paper_and_pictures_do_not_change(table: Any, phone: Phone) -> None:
    table.taps("phone", phone.value)
    table.passes(2 * RENEW_SECONDS)
    assert (table.world.codes_made, table.board.seconds_left) == (1, -1)


@pytest.mark.parametrize("manner", IN_VIEW, ids=lambda manner: manner.situation.name)
def test_a_phone_in_the_hand_is_held_anew_in_another_manner(table: Any, manner: Any) -> None:
    table.taps("phone", ONE)
    table.taps("manner", manner.situation.name)
    assert (table.world.held, table.world.situation) == (ONE, manner.situation.name)
    assert table.world.codes_made == 2


def test_the_manner_is_kept_for_the_next_phone(table: Any) -> None:
    table.taps("manner", "tilted")
    assert table.world.held == ""
    table.taps("phone", ONE)
    assert table.world.situation == "tilted"


def test_nothing_can_be_tapped_before_the_world_is_there() -> None:
    played: list[object] = []
    early = Dock(lambda *work: played.append(work), lambda _board: None, lambda: 0.0)
    early.tapped("phone", ONE)
    early.tick()
    assert (played, early.board.held) == ([], "")


# -- devices -------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [each.key for each in PRINTER])
@pytest.mark.parametrize("state", [each.key for each in PRINTER if each.key != "power_cut"])
def test_the_printer_is_as_its_switch_says_whatever_was_before(
    table: Any, first: str, state: str
) -> None:
    table.taps("printer", first)
    table.taps("printer", state)
    assert table.world.printer == Physical(state)
    table.world.prints(TICKET)
    assert table.world.tickets[-1][1], "a power cut was left over"


def test_a_power_cut_strikes_inside_a_ticket_and_leaves_the_printer_off(table: Any) -> None:
    table.taps("printer", "power_cut")
    assert table.world.bytes_to_power_loss == HALF_A_TICKET < TICKET
    assert table.board.printer == "power_cut"
    table.world.prints(TICKET)
    table.passes(1)
    assert (table.board.printer, table.board.slip_whole) == ("offline", False)
    table.taps("printer", "ready")
    table.world.prints(TICKET)
    table.passes(1)
    assert (table.board.printer, table.board.slip_whole) == ("ready", True)


def test_the_camera_can_be_pulled_and_can_hang(table: Any) -> None:
    def camera() -> tuple[bool, str]:
        return table.world.camera_plugged, table.world.camera_fault

    table.taps("camera", "unplugged")
    assert camera() == (False, "none")
    for fault in ("frozen", "black"):
        table.taps("camera", fault)
        assert camera() == (True, fault)
    table.taps("camera", "plugged")
    assert camera() == (True, "none")


def test_the_hand_scanner_is_a_way_to_hold_up_a_code(table: Any) -> None:
    table.taps("phone", ONE)
    table.taps("manner", BY_SCANNER)
    assert (table.world.held, table.world.scanned) == ("", [ONE])


def test_a_document_lies_on_the_reader_until_it_is_taken_away(table: Any) -> None:
    table.taps("document", ONE)
    assert table.world.document == table.board.document == ONE
    table.taps("document", ONE)
    assert table.world.document == table.board.document == ""


def test_a_document_that_cannot_be_laid_down_does_not_lie_there(table: Any) -> None:
    table.world.broken = True
    table.taps("document", ONE)
    assert (table.board.document, table.board.trouble) == ("", "ConnectionRefusedError")


@pytest.mark.parametrize("position", HOSPITAL, ids=lambda position: position.key)
def test_the_hospital_has_the_fault_that_is_switched_on(table: Any, position: Any) -> None:
    table.taps("hospital", position.key)
    fault = table.world.fault
    assert (fault.kind.value if fault else "fine") == position.key == table.board.hospital
    table.taps("hospital", "fine")
    assert table.world.fault is None


def test_the_answer_is_lost_of_what_writes_only(table: Any) -> None:
    table.taps("hospital", Kind.DROP_AFTER_WORK.value)
    assert table.world.fault.strikes("POST", "/fhir")
    assert not table.world.fault.strikes("GET", "/fhir/Patient")


def test_the_slow_hospital_takes_three_seconds(table: Any) -> None:
    table.taps("hospital", "slow")
    assert table.world.fault.delay_ms == 3_000


# -- what came of it -----------------------------------------------------------------------------


def test_the_latest_slip_is_shown(table: Any) -> None:
    assert (table.board.slip, table.board.slip_count) == ("", 0)
    table.world.prints(TICKET)
    table.world.prints(TICKET)
    table.passes(1)
    assert table.board.slip == "file:///slips/slip-0002.png"
    assert (table.board.slip_count, table.board.slip_whole) == (2, True)


def test_what_the_hospital_tells_is_shown(table: Any) -> None:
    table.world.requests = 7
    table.passes(1)
    shown = table.board
    assert (shown.hospital_time, shown.sign_ins, shown.requests) == ("09:42", 2, 7)


def test_what_the_printer_does_not_understand_is_shown(table: Any) -> None:
    table.world.complaints = ("unknown command 1b 7f",)
    table.passes(1)
    assert table.board.trouble == "unknown command 1b 7f"


def test_the_world_is_looked_at_once_at_a_time(table: Any) -> None:
    for _ in range(5):
        table.now += 10
        table.dock.tick()
    assert len(table._waiting) == 1


# -- a world that does not follow ----------------------------------------------------------------


def test_a_switch_goes_back_when_the_world_does_not_follow(table: Any) -> None:
    table.taps("hospital", "slow")
    table.world.broken = True
    table.dock.tapped("hospital", "gone")
    assert table.board.hospital == "gone", "a tap shows at once"
    table.settle()
    assert (table.board.hospital, table.board.trouble) == ("slow", "ConnectionRefusedError")
    table.world.broken = False
    table.taps("hospital", "gone")
    assert (table.board.hospital, table.board.trouble) == ("gone", "")


def test_of_two_quick_taps_the_later_counts(table: Any) -> None:
    table.dock.tapped("hospital", "slow")
    table.dock.tapped("hospital", "fail")
    table.settle()
    assert table.board.hospital == table.world.fault.kind == "fail"


def test_a_phone_that_cannot_be_held_up_is_not_shown_in_the_hand(table: Any) -> None:
    table.world.broken = True
    table.taps("phone", ONE)
    assert (table.board.held, table.board.trouble) == ("", "ConnectionRefusedError")
    table.world.broken = False
    table.passes(2 * RENEW_SECONDS)
    assert table.world.codes_made == 0


def test_trouble_with_looking_is_over_when_the_world_answers_again(table: Any) -> None:
    table.world.broken = True
    table.passes(1)
    assert table.board.trouble == "ConnectionRefusedError"
    table.world.broken = False
    table.passes(1)
    assert table.board.trouble == ""


# -- a real camera -------------------------------------------------------------------------------


def test_a_real_camera_is_shown_the_code_itself(camera_table: Any) -> None:
    camera_table.taps("phone", ONE)
    assert camera_table.board.code == "picture of one_appointment code 1"
    camera_table.passes(RENEW_SECONDS)
    assert camera_table.board.code == "picture of one_appointment code 2"
    camera_table.taps("away")
    assert camera_table.board.code == ""


def test_a_code_that_comes_too_late_is_not_shown(camera_table: Any) -> None:
    camera_table.dock.tapped("phone", ONE)
    camera_table.dock.tapped("away", "")
    camera_table.settle()
    assert camera_table.board.code == ""


def test_a_code_is_not_in_what_a_board_says_of_itself(camera_table: Any) -> None:
    camera_table.taps("phone", ONE)
    assert "picture of" not in repr(camera_table.board)
