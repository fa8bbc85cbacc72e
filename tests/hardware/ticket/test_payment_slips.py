"""Receipts and slips of open payments through the driver and onto the stand-in's paper."""

from collections.abc import Callable
from typing import Any

import pytest
import zxingcpp
from PIL import ImageOps

from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket.layout import COLUMNS_58MM, COLUMNS_80MM, lay_out
from hardware.ticket.layout.elements import Line
from hardware.ticket.standin import PAPER_58MM, PAPER_80MM, Physical, Slip, StandInPrinter
from hardware.ticket.typeset import in_printer_font
from kiosk import slips
from kiosk.bills import EInvoice
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import Ticket

PRINTED, NOT_PRINTED, UNFINISHED = TicketOutcome

MakeTicket = Callable[..., Ticket]
MakeReceipt = Callable[..., slips.Receipt]
MakeOpenPayment = Callable[..., slips.OpenPaymentSlip]
MakeDriver = Callable[..., EscPosTicketPrinter]
MakeStandIn = Callable[..., StandInPrinter]

papers = pytest.mark.parametrize(
    ("size", "columns"), [(PAPER_80MM, COLUMNS_80MM), (PAPER_58MM, COLUMNS_58MM)]
)


def native_lines(slip: slips.Slip, columns: int) -> list[str]:
    """Text lines as laid out, without those that are printed as pictures."""
    lines = (each.text for each in lay_out(slip, columns) if isinstance(each, Line))
    return [line for line in lines if in_printer_font(line)]


def text_of(slip: Slip) -> list[str]:
    return [line for line in slip.lines if set(line) != {"─"}]


def read_back(slip: Slip) -> set[str]:
    """What a scanner reads off the paper."""
    return {barcode.text for barcode in zxingcpp.read_barcodes(ImageOps.invert(slip.dots))}


def inside(slip: Slip, size: Any) -> bool:
    """Whether all ink is within the width that the head prints."""
    left, _, right, _ = slip.dots.getbbox() or (0, 0, 0, 0)
    edge = (size.width - size.printable) // 2
    return edge <= left and right <= size.width - edge


@papers
def test_a_receipt_with_its_codes(
    driver: MakeDriver, stand_in: MakeStandIn, receipt: MakeReceipt, size: Any, columns: int
) -> None:
    """Also an address as long as the hospital may give one."""
    urls = [
        "https://e-invoice.demo.example/v/1",
        "https://e-invoice.demo.example/v/" + "9f86d081" * 12,
        "https://e-invoice.demo.example/v/" + "9f86d0818" * 53,
    ]
    wanted = receipt(e_invoices=tuple(EInvoice(str(n), url) for n, url in enumerate(urls)))
    printer = stand_in(size=size)
    assert driver(printer, columns=columns).print(wanted) == (PRINTED, PrinterState.READY)
    (slip,) = printer.slips
    assert slip.complete
    assert text_of(slip) == native_lines(wanted, columns)
    assert read_back(slip) == set(urls)
    assert inside(slip, size)


@papers
@pytest.mark.parametrize("returning", [True, False])
def test_an_open_payment_with_its_code(
    driver: MakeDriver,
    stand_in: MakeStandIn,
    open_payment: MakeOpenPayment,
    *,
    size: Any,
    columns: int,
    returning: bool,
) -> None:
    wanted = open_payment(returning=returning)
    printer = stand_in(size=size)
    assert driver(printer, columns=columns).print(wanted) == (PRINTED, PrinterState.READY)
    (slip,) = printer.slips
    assert text_of(slip) == native_lines(wanted, columns)
    assert read_back(slip) == {wanted.order}
    assert inside(slip, size)


@papers
def test_rare_characters_are_drawn(
    driver: MakeDriver, stand_in: MakeStandIn, receipt: MakeReceipt, size: Any, columns: int
) -> None:
    line = slips.ReceiptLine("㐂医生", receipt().lines[0].amount)
    wanted = receipt(surname="䶮", lines=(line,))
    printer = stand_in(size=size)
    assert driver(printer, columns=columns).print(wanted) == (PRINTED, PrinterState.READY)
    (slip,) = printer.slips
    native = native_lines(wanted, columns)
    assert text_of(slip) == native
    assert not any("䶮" in text or "㐂" in text for text in native)
    assert inside(slip, size)


def test_a_hospital_string_cannot_command_the_printer(
    driver: MakeDriver, stand_in: MakeStandIn, receipt: MakeReceipt
) -> None:
    attack = "A\x1b@\x1dV\x00\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x1dr\x01\r\n"
    line = slips.ReceiptLine(attack, receipt().lines[0].amount)
    wanted = receipt(
        hospital=attack, surname=attack, transaction=attack, terminal=attack, lines=(line,)
    )
    printer = stand_in()
    assert driver(printer).print(wanted) == (PRINTED, PrinterState.READY)
    (slip,) = printer.slips
    assert slip.complete
    assert text_of(slip) == native_lines(wanted, COLUMNS_80MM)


def test_paper_ends_inside_a_receipt(
    driver: MakeDriver, stand_in: MakeStandIn, receipt: MakeReceipt, ticket: MakeTicket
) -> None:
    """What is left of one patient's receipt does not come out in front of the next one's ticket."""
    printer = stand_in(paper_mm_left=60.0)
    device = driver(printer)
    assert device.print(receipt()) == (UNFINISHED, PrinterState.PAPER_OUT)
    assert device.print(receipt(reprint=True)) == (NOT_PRINTED, PrinterState.PAPER_OUT)
    printer.load_paper()
    assert device.print(ticket()) == (PRINTED, PrinterState.READY)
    torn, whole = printer.slips
    assert not torn.complete
    assert "缴费成功" in torn.lines
    assert text_of(whole) == native_lines(ticket(), COLUMNS_80MM)


def test_a_receipt_that_cannot_be_printed(
    driver: MakeDriver, stand_in: MakeStandIn, receipt: MakeReceipt
) -> None:
    printer = stand_in()
    printer.state = Physical.COVER_OPEN
    assert driver(printer).print(receipt()) == (NOT_PRINTED, PrinterState.COVER_OPEN)
    assert printer.slips == ()
