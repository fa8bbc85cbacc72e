"""The ticket printer's test page: what an engineer can check with a ruler, an eye and a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket.layout import COLUMNS_80MM
from hardware.ticket.layout.elements import Align, Cut, Element, Feed, Line, Qr, Rule, Span
from hardware.ticket.typeset import clean, wrap
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.maintenance.trial_codes import PREFIX

_DOTS_PER_MM: Final = 8
_COLUMN_DOTS: Final = 12
_CHINESE: Final = "请到二楼东区三诊室候诊 国龘鑫永和"
_LATIN: Final = "0123456789 ABCXYZ abcxyz ¥1,234.50"


def page_elements(
    terminal: str, printed_at: datetime, columns: int = COLUMNS_80MM
) -> tuple[Element, ...]:
    """Elements of the page, ending with a cut. `terminal`: its id. `printed_at`: aware."""
    return (
        Line((Span("打印机测试页", wide=2, high=2, bold=True),), Align.CENTER),
        Line((Span("Printer test page"),), Align.CENTER),
        Rule(),
        Line((Span(clean(f"{terminal}  {printed_at:%Y-%m-%d %H:%M:%S}")),)),
        *_wrapped(_CHINESE, columns),
        *_wrapped(_LATIN, columns),
        Line((Span("粗体 bold", bold=True), Span("  "), Span("反白 inverse", inverse=True))),
        Line((Span("大字", wide=4, high=4),), Align.CENTER),
        *_ruler(columns),
        *_step_ruler(columns),
        *_wrapped("左右两端应完整 both ends must be whole", columns),
        Line((Span("█" * (columns // 2)),)),
        Feed(16),
        Qr(f"{PREFIX}{terminal}", module=6),
        Feed(16),
        Line((Span("条码可扫描、切纸整齐即为合格"),), Align.CENTER),
        Line((Span("code scans, cut is clean: pass"),), Align.CENTER),
        Cut(),
    )


def _wrapped(text: str, columns: int) -> tuple[Line, ...]:
    return tuple(Line((Span(line),)) for line in wrap(text, columns))


def _ruler(columns: int) -> tuple[Line, Line, Line]:
    """A mark each 15 mm, which is ten columns of 12 dots at 8 dots a millimetre, exactly."""
    marks, numbers = "", ""
    for column in range(columns):
        at_mark = column % 10 == 0
        marks += "|" if at_mark else "."
        if at_mark:
            millimetres = str(column * _COLUMN_DOTS // _DOTS_PER_MM)
            numbers = numbers.ljust(column) + millimetres
    return Line((Span("毫米 mm"),)), Line((Span(marks),)), Line((Span(numbers[:columns]),))


def _step_ruler(columns: int) -> tuple[Element, ...]:
    """Two rules 10 mm apart on the paper's way: whether the roll is fed as it should be."""
    return (
        *_wrapped("两线相距 10 mm between the rules", columns),
        Rule(),
        Feed(10 * _DOTS_PER_MM - 30),  # a rule is a line of 30 dots
        Rule(),
    )


class TicketTrial:
    """A `kiosk.maintenance.device_checks.TrialPrinter`. `now`: the time on the page, aware."""

    def __init__(
        self, printer: EscPosTicketPrinter, terminal: str, now: Callable[[], datetime]
    ) -> None:
        self._printer = printer
        self._terminal = terminal
        self._now = now

    def state(self) -> PrinterState:
        return self._printer.state()

    def print_test_page(self) -> tuple[TicketOutcome, PrinterState]:
        page = page_elements(self._terminal, self._now(), self._printer.columns)
        return self._printer.print_elements(page)
