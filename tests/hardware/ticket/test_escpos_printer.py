"""The driver against the stand-in, over real sockets: every state, and every way to lose a ticket."""

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket.layout import COLUMNS_58MM, COLUMNS_80MM, lay_out
from hardware.ticket.layout.elements import Line, Qr
from hardware.ticket.layout.queue_ticket import queue_code
from hardware.ticket.standin import PAPER_58MM, PAPER_80MM, Physical, StandInPrinter
from hardware.ticket.typeset import in_printer_font
from kiosk.devices import PrinterState, TicketOutcome, TicketPrinter
from kiosk.domain import Ticket

PRINTED, NOT_PRINTED, UNFINISHED = TicketOutcome

MakeTicket = Callable[..., Ticket]
MakeDriver = Callable[..., EscPosTicketPrinter]
MakeStandIn = Callable[..., StandInPrinter]


def native_lines(ticket: Ticket, columns: int = COLUMNS_80MM) -> list[str]:
    """Text lines as laid out, without those that are printed as pictures."""
    lines = (each.text for each in lay_out(ticket, columns) if isinstance(each, Line))
    return [line for line in lines if in_printer_font(line)]


def without_rules(lines: tuple[str, ...]) -> list[str]:
    return [line for line in lines if set(line) != {"─"}]


def until_printing(printer: StandInPrinter, full: float) -> None:
    """Wait until some paper has moved on a roll that held `full` millimetres."""
    give_up = time.monotonic() + 10
    while printer.paper_mm_left == full:
        assert time.monotonic() < give_up
        time.sleep(0.005)


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    """To print in another thread, so that the printer can be meddled with meanwhile."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_it_is_a_ticket_printer(driver: MakeDriver, stand_in: MakeStandIn) -> None:
    printer: TicketPrinter = driver(stand_in())
    assert printer.state() is PrinterState.READY


@pytest.mark.parametrize(
    ("size", "columns"), [(PAPER_80MM, COLUMNS_80MM), (PAPER_58MM, COLUMNS_58MM)]
)
def test_what_is_printed_is_what_was_laid_out(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket, size: Any, columns: int
) -> None:
    printer = stand_in(size=size)
    assert driver(printer, columns=columns).print(ticket()) == (PRINTED, PrinterState.READY)
    (slip,) = printer.slips
    assert slip.complete
    assert without_rules(slip.lines) == native_lines(ticket(), columns)
    assert slip.codes == (queue_code(ticket()),)


def test_tickets_one_after_another(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket
) -> None:
    printer = stand_in()
    device = driver(printer)
    for number in ("A017", "A018", "A019"):
        assert device.print(ticket(number=number))[0] is PRINTED
    assert [
        number in slip.lines
        for slip, number in zip(printer.slips, ("A017", "A018", "A019"), strict=True)
    ]
    assert all(slip.complete for slip in printer.slips)


@pytest.mark.parametrize(
    ("doctor", "pictures"),
    [
        ("Dr. Christopher Featherstonehaugh-Cholmondeley", False),
        ("㐂医生", True),
        ("Dr. André Müller", True),
        ("\U00020087\U0002b740医生", True),
    ],
)
@pytest.mark.parametrize(
    ("size", "columns"), [(PAPER_80MM, COLUMNS_80MM), (PAPER_58MM, COLUMNS_58MM)]
)
def test_names_of_all_sorts(
    driver: MakeDriver,
    stand_in: MakeStandIn,
    ticket: MakeTicket,
    *,
    size: Any,
    columns: int,
    doctor: str,
    pictures: bool,
) -> None:
    printer = stand_in(size=size)
    wanted = ticket(doctor=doctor)
    assert driver(printer, columns=columns).print(wanted)[0] is PRINTED
    (slip,) = printer.slips
    laid_out = [each for each in lay_out(wanted, columns) if isinstance(each, Line)]
    assert without_rules(slip.lines) == native_lines(wanted, columns)
    assert (len(native_lines(wanted, columns)) < len(laid_out)) is pictures


ATTACK = (
    "医院\x1b@\x1dV\x00\x1dV\x41\x00\x10\x04\x01\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
    "\x1dr\x01\x1c.\x1b=\x00\x1dI\x01\x1bp\x00\x19\xfa\r\n\x0c\x00\x7f\x9b"
)


@pytest.mark.parametrize(
    "field",
    ["hospital", "number", "surname", "department", "doctor", "place", "directions", "terminal"],
)
def test_a_hospital_string_cannot_command_the_printer(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket, field: str
) -> None:
    """One slip, one cut, nothing the stand-in does not know, every other field still there."""
    printer = stand_in()
    assert driver(printer).print(ticket(**{field: ATTACK})) == (PRINTED, PrinterState.READY)
    (slip,) = printer.slips
    assert slip.complete
    assert without_rules(slip.lines) == native_lines(ticket(**{field: ATTACK}))
    assert "当日有效 Valid today only" in slip.lines


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(text=st.text(st.characters(codec=None), max_size=40), code=st.binary(max_size=30))
def test_any_string_is_printed_or_drawn(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket, text: str, code: bytes
) -> None:
    printer = stand_in()
    wanted = ticket(hospital=text, doctor=code.decode("latin-1"))
    assert driver(printer).print(wanted) == (PRINTED, PrinterState.READY)
    assert without_rules(printer.slips[0].lines) == native_lines(wanted)
    printer.stop()


@pytest.mark.parametrize(
    ("physical", "state"),
    [
        (Physical.PAPER_OUT, PrinterState.PAPER_OUT),
        (Physical.COVER_OPEN, PrinterState.COVER_OPEN),
        (Physical.ERROR, PrinterState.ERROR),
        (Physical.OFFLINE, PrinterState.OFFLINE),
    ],
)
def test_a_printer_that_cannot_print_gets_nothing_and_recovers(
    driver: MakeDriver,
    stand_in: MakeStandIn,
    ticket: MakeTicket,
    physical: Physical,
    state: PrinterState,
) -> None:
    printer = stand_in()
    device = driver(printer)
    printer.state = physical
    assert device.state() is state
    assert device.print(ticket(number="A017")) == (NOT_PRINTED, state)
    printer.state = Physical.READY
    assert device.state() is PrinterState.READY
    assert device.print(ticket(number="A018")) == (PRINTED, PrinterState.READY)
    (slip,) = printer.slips
    assert "A018" in slip.lines


def test_low_paper_still_prints(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket
) -> None:
    printer = stand_in()
    printer.state = Physical.PAPER_LOW
    assert driver(printer).print(ticket()) == (PRINTED, PrinterState.PAPER_LOW)


@pytest.mark.parametrize("n_bytes", [60, 300, 600])
def test_half_a_ticket_then_unplugged(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket, n_bytes: int
) -> None:
    printer = stand_in()
    device = driver(printer)
    printer.lose_power_after(n_bytes)
    assert device.print(ticket(number="A017")) == (UNFINISHED, PrinterState.OFFLINE)
    assert device.state() is PrinterState.OFFLINE
    torn = printer.wait_for_slip(5)
    assert torn is not None
    assert not torn.complete
    printer.state = Physical.READY
    assert device.print(ticket(number="A018")) == (PRINTED, PrinterState.READY)
    whole = printer.wait_for_slip(5)
    assert whole is not None
    assert whole.complete
    assert without_rules(whole.lines) == native_lines(ticket(number="A018"))


def test_unplugged_before_the_job_is_not_printed(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket
) -> None:
    """Three bytes in, ESC @ is worked off and the printer dead, before any of the ticket was sent."""
    printer = stand_in()
    printer.lose_power_after(3)
    assert driver(printer).print(ticket()) == (NOT_PRINTED, PrinterState.OFFLINE)
    assert printer.slips == ()


def test_paper_ends_inside_a_ticket(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket
) -> None:
    """The rest of it is not printed in front of the next patient's when the paper is refilled."""
    printer = stand_in(paper_mm_left=60.0)
    device = driver(printer)
    assert device.print(ticket(number="A017")) == (UNFINISHED, PrinterState.PAPER_OUT)
    assert device.state() is PrinterState.PAPER_OUT
    assert device.print(ticket(number="A018")) == (NOT_PRINTED, PrinterState.PAPER_OUT)
    printer.load_paper()
    assert device.print(ticket(number="A019")) == (PRINTED, PrinterState.READY)
    torn, whole = printer.slips
    assert not torn.complete
    assert "A017" in torn.lines
    assert whole.complete
    assert without_rules(whole.lines) == native_lines(ticket(number="A019"))


@pytest.mark.parametrize(
    ("physical", "state"),
    [
        (Physical.PAPER_OUT, PrinterState.PAPER_OUT),
        (Physical.COVER_OPEN, PrinterState.COVER_OPEN),
        (Physical.ERROR, PrinterState.ERROR),
        (Physical.OFFLINE, PrinterState.OFFLINE),
    ],
)
def test_a_fault_in_the_middle(
    aside: ThreadPoolExecutor,
    driver: MakeDriver,
    stand_in: MakeStandIn,
    ticket: MakeTicket,
    *,
    physical: Physical,
    state: PrinterState,
) -> None:
    printer = stand_in(paper_mm_left=10_000.0, slow_mm_per_second=40.0)
    printer.state = Physical.SLOW
    device = driver(printer)
    result = aside.submit(device.print, ticket(number="A017"))
    until_printing(printer, 10_000.0)
    printer.state = physical
    assert result.result(20) == (UNFINISHED, state)
    printer.state = Physical.READY
    assert device.print(ticket(number="A018")) == (PRINTED, PrinterState.READY)
    *torn, whole = printer.slips
    assert not any(slip.complete for slip in torn)
    assert without_rules(whole.lines) == native_lines(ticket(number="A018"))
    assert whole.complete


def test_a_slow_printer_is_waited_for(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket
) -> None:
    printer = stand_in(slow_mm_per_second=250.0)
    printer.state = Physical.SLOW
    assert driver(printer).print(ticket()) == (PRINTED, PrinterState.READY)
    assert printer.slips[0].complete


def test_one_that_is_too_slow_is_given_up_and_stopped(
    driver: MakeDriver, stand_in: MakeStandIn, ticket: MakeTicket
) -> None:
    printer = stand_in(slow_mm_per_second=20.0)
    printer.state = Physical.SLOW
    device = driver(printer, job_timeout=0.4)
    assert device.print(ticket(number="A017")) == (UNFINISHED, PrinterState.ERROR)
    printer.state = Physical.READY
    assert device.print(ticket(number="A018"))[0] is PRINTED
    assert without_rules(printer.slips[-1].lines) == native_lines(ticket(number="A018"))


def test_nobody_there(ticket: MakeTicket) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        device = EscPosTicketPrinter(*free.getsockname(), timeout=0.5)
        assert device.state() is PrinterState.OFFLINE
        assert device.print(ticket()) == (NOT_PRINTED, PrinterState.OFFLINE)


def test_a_host_that_does_not_exist(ticket: MakeTicket) -> None:
    device = EscPosTicketPrinter("printer.invalid", timeout=0.5)
    assert device.state() is PrinterState.OFFLINE
    assert device.print(ticket()) == (NOT_PRINTED, PrinterState.OFFLINE)


def test_no_thread_and_no_name_is_left_behind(
    driver: MakeDriver,
    stand_in: MakeStandIn,
    ticket: MakeTicket,
    caplog: pytest.LogCaptureFixture,
) -> None:
    printer = stand_in(paper_mm_left=60.0)
    device = driver(printer)
    before = threading.active_count()
    with caplog.at_level(logging.DEBUG):
        assert device.print(ticket(surname="诸葛"))[0] is UNFINISHED
    assert threading.active_count() == before
    assert "诸葛" not in caplog.text
    assert "诸葛" not in str(vars(device))


def test_the_code_on_the_ticket_is_the_desks(ticket: MakeTicket) -> None:
    codes = [each.content for each in lay_out(ticket()) if isinstance(each, Qr)]
    assert codes == [queue_code(ticket())]
