"""What the printers say, in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.devices import PrinterState
from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reports.printer import ReportPrinterState


@dataclass(frozen=True, slots=True)
class _Told:
    words: str
    tone: Tone
    to_do: str = ""


_READY: Final = QT_TRANSLATE_NOOP("Maintenance", "Ready")
_OFFLINE: Final = QT_TRANSLATE_NOOP("Maintenance", "No answer (offline)")
_SWITCHED_ON: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "Check that it is switched on and that its cable is plugged in."
)

_TICKET: Final[Mapping[PrinterState, _Told]] = {
    PrinterState.READY: _Told(_READY, Tone.GOOD),
    PrinterState.PAPER_LOW: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Paper is nearly used up"),
        Tone.WARN,
        QT_TRANSLATE_NOOP("Maintenance", "It still prints. Put in a new roll soon."),
    ),
    PrinterState.PAPER_OUT: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Out of paper"),
        Tone.BAD,
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "Open the cover, put in a new roll with the printed side as shown inside, and close the cover.",
        ),
    ),
    PrinterState.COVER_OPEN: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Cover is open"),
        Tone.BAD,
        QT_TRANSLATE_NOOP("Maintenance", "Press the cover down until it clicks."),
    ),
    PrinterState.ERROR: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Fault"),
        Tone.BAD,
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "Open the cover and take out crumpled paper. Switch it off and on. If it stays so, call the "
            "engineer.",
        ),
    ),
    PrinterState.OFFLINE: _Told(_OFFLINE, Tone.BAD, _SWITCHED_ON),
}

_REPORT: Final[Mapping[ReportPrinterState, _Told]] = {
    ReportPrinterState.NONE: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "This terminal has none"), Tone.QUIET
    ),
    ReportPrinterState.OFFLINE: _Told(_OFFLINE, Tone.BAD, _SWITCHED_ON),
    ReportPrinterState.ERROR: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Fault"),
        Tone.BAD,
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "Read what the printer's own display says. Switch it off and on. If it stays so, call the engineer.",
        ),
    ),
    ReportPrinterState.JAM: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Paper jam"),
        Tone.BAD,
        QT_TRANSLATE_NOOP(
            "Maintenance", "Open the printer, pull the paper out slowly and whole, and close it."
        ),
    ),
    ReportPrinterState.COVER_OPEN: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Cover is open"),
        Tone.BAD,
        QT_TRANSLATE_NOOP("Maintenance", "Close every cover and push the paper tray in."),
    ),
    ReportPrinterState.PAPER_OUT: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Out of paper"),
        Tone.BAD,
        QT_TRANSLATE_NOOP("Maintenance", "Put A4 paper in the tray and push it in."),
    ),
    ReportPrinterState.WRONG_PAPER: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Wrong paper"),
        Tone.BAD,
        QT_TRANSLATE_NOOP(
            "Maintenance", "Put A4 paper in the tray and set the tray's size to A4 at the printer."
        ),
    ),
    ReportPrinterState.TONER_OUT: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Out of toner"),
        Tone.BAD,
        QT_TRANSLATE_NOOP("Maintenance", "Put in a new toner cartridge."),
    ),
    ReportPrinterState.STOPPED: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Stopped"),
        Tone.BAD,
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "Somebody has paused it. Start it again at the printer, or call the engineer.",
        ),
    ),
    ReportPrinterState.PAPER_LOW: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Paper is nearly used up"),
        Tone.WARN,
        QT_TRANSLATE_NOOP("Maintenance", "It still prints. Put A4 paper in the tray soon."),
    ),
    ReportPrinterState.TONER_LOW: _Told(
        QT_TRANSLATE_NOOP("Maintenance", "Toner is low"),
        Tone.WARN,
        QT_TRANSLATE_NOOP("Maintenance", "It still prints. Have a new toner cartridge at hand."),
    ),
    ReportPrinterState.READY: _Told(_READY, Tone.GOOD),
}


def ticket_printer(state: PrinterState) -> Row:
    """A row of what the ticket printer says."""
    return _row(QT_TRANSLATE_NOOP("Maintenance", "Ticket printer"), _TICKET[state])


def report_printer(state: ReportPrinterState) -> Row:
    """A row of what the A4 printer says."""
    return _row(QT_TRANSLATE_NOOP("Maintenance", "A4 printer"), _REPORT[state])


def _row(name: str, told: _Told) -> Row:
    return Row(Said(name), Said(told.words), told.tone, Said(told.to_do) if told.to_do else "")
