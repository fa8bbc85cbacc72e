"""The menu: the pages that whoever is in may open, and what the terminal has heard of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from kiosk.devices import (
    CameraState,
    LampState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScannerState,
)
from kiosk.maintenance.sheet import PAGES, PageId, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.payment.progress import CashierState
from kiosk.reports.printer import ReportPrinterState
from kiosk.services.alternatives import BLIND
from kiosk.services.maintenance import touching
from kiosk.session.staff_screens import MenuTile
from kiosk.session.state import Kiosk
from kiosk.staff import inside
from kiosk.staff.states import Session
from kiosk.trust.health import ClockState, TrustState

_Told: TypeAlias = tuple[Tone, Said | None]

_PLAIN: Final[_Told] = (Tone.PLAIN, None)
_GOOD: Final[_Told] = (Tone.GOOD, None)
_NOT_FITTED: Final[_Told] = (Tone.QUIET, Said(QT_TRANSLATE_NOOP("Maintenance", "Not fitted")))
_OFFLINE: Final[_Told] = (Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "Does not answer")))
_PAPER_LOW: Final[_Told] = (Tone.WARN, Said(QT_TRANSLATE_NOOP("Maintenance", "Paper is low")))
_PAPER_OUT: Final[_Told] = (Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "Paper is out")))
_OPEN: Final[_Told] = (Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "Cover is open")))
_TROUBLE: Final[_Told] = (Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "Needs a hand")))

_TICKETS: Final[Mapping[PrinterState, _Told]] = {
    PrinterState.READY: _GOOD,
    PrinterState.PAPER_LOW: _PAPER_LOW,
    PrinterState.PAPER_OUT: _PAPER_OUT,
    PrinterState.COVER_OPEN: _OPEN,
    PrinterState.ERROR: _TROUBLE,
    PrinterState.OFFLINE: _OFFLINE,
}
_A4: Final[Mapping[ReportPrinterState, _Told]] = {
    ReportPrinterState.NONE: _NOT_FITTED,
    ReportPrinterState.READY: _GOOD,
    ReportPrinterState.OFFLINE: _OFFLINE,
    ReportPrinterState.PAPER_OUT: _PAPER_OUT,
    ReportPrinterState.PAPER_LOW: _PAPER_LOW,
    ReportPrinterState.COVER_OPEN: _OPEN,
    ReportPrinterState.TONER_LOW: (
        Tone.WARN,
        Said(QT_TRANSLATE_NOOP("Maintenance", "Toner is low")),
    ),
}
_SCANNERS: Final[Mapping[ScannerState, _Told]] = {
    ScannerState.NONE: _NOT_FITTED,
    ScannerState.READY: _GOOD,
    ScannerState.OFFLINE: _OFFLINE,
}
_READERS: Final[Mapping[ReaderState, _Told]] = {
    ReaderState.NONE: _NOT_FITTED,
    ReaderState.READY: _GOOD,
    ReaderState.OFFLINE: _OFFLINE,
}
_LAMPS: Final[Mapping[LampState, _Told]] = {
    LampState.NONE: _NOT_FITTED,
    LampState.OFF: _GOOD,
    LampState.ON: _GOOD,
    LampState.FAILED: _TROUBLE,
}
_SENSORS: Final[Mapping[PresenceState, _Told]] = {
    PresenceState.NONE: _NOT_FITTED,
    PresenceState.OFFLINE: _OFFLINE,
    PresenceState.PRESENT: _GOOD,
    PresenceState.ABSENT: _GOOD,
}
_SERIOUS: Final = (Tone.BAD, Tone.WARN)


def pages(kiosk: Kiosk, session: Session) -> tuple[PageId, ...]:
    """In the order of the menu."""
    return tuple(
        page
        for page, act in PAGES.items()
        if inside.may(session, act) and (page is not PageId.TOUCH or touching.is_possible(kiosk))
    )


def tiles(kiosk: Kiosk, session: Session) -> tuple[MenuTile, ...]:
    return tuple(MenuTile(page, *_told(kiosk, page)) for page in pages(kiosk, session))


def _told(kiosk: Kiosk, page: PageId) -> _Told:
    tell = _TOLD.get(page)
    return _PLAIN if tell is None else tell(kiosk)


def _paper(kiosk: Kiosk) -> _Told:
    """Of both printers the worse, then what may or may not have come out of one."""
    both = (_tickets(kiosk), _a4(kiosk))
    for tone in _SERIOUS:
        if (told := next((each for each in both if each[0] is tone), None)) is not None:
            return told
    doubtful = kiosk.equipment.doubtful_prints
    if doubtful:
        words = QT_TRANSLATE_NOOP("Maintenance", "%1 in doubt")
        return Tone.WARN, Said(words, (str(doubtful),))
    return _GOOD


def _tickets(kiosk: Kiosk) -> _Told:
    return _TICKETS[kiosk.equipment.printer]


def _a4(kiosk: Kiosk) -> _Told:
    return _A4.get(kiosk.equipment.report_printer, _TROUBLE)


def _service(kiosk: Kiosk) -> _Told:
    if kiosk.is_closed:
        return Tone.WARN, Said(QT_TRANSLATE_NOOP("Maintenance", "Out of service"))
    return _GOOD


def _payments(kiosk: Kiosk) -> _Told:
    if kiosk.equipment.payments is CashierState.OFF:
        return Tone.QUIET, Said(QT_TRANSLATE_NOOP("Maintenance", "Not switched on"))
    if kiosk.equipment.payments is CashierState.JOURNAL:
        return _TROUBLE
    orders = kiosk.equipment.orders_for_staff
    if orders:
        return Tone.WARN, Said(QT_TRANSLATE_NOOP("Maintenance", "%1 open"), (str(orders),))
    return _GOOD


def _camera(kiosk: Kiosk) -> _Told:
    if kiosk.equipment.camera in BLIND:
        return Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "Gives no picture"))
    return _GOOD if kiosk.equipment.camera is CameraState.RUNNING else (Tone.QUIET, None)


def _network(kiosk: Kiosk) -> _Told:
    if not kiosk.equipment.hospital_answering:
        words = QT_TRANSLATE_NOOP("Maintenance", "The hospital does not answer")
        return Tone.BAD, Said(words)
    if not kiosk.equipment.gateway_answering:
        words = QT_TRANSLATE_NOOP("Maintenance", "The payment gateway does not answer")
        return Tone.WARN, Said(words)
    return _GOOD


def _trust(kiosk: Kiosk) -> _Told:
    health = kiosk.equipment.trust
    if health.clock is not ClockState.FINE:
        return Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "The clock may be wrong"))
    if health.state is TrustState.MISSING:
        return Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "There is no trust list"))
    if health.state is TrustState.STALE:
        return Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "The trust list is too old"))
    if health.warn:
        words = QT_TRANSLATE_NOOP("Maintenance", "Good for %1 days")
        return Tone.WARN, Said(words, (str(health.days_left),))
    return _GOOD


def _storage(kiosk: Kiosk) -> _Told:
    if not kiosk.equipment.storage_writable:
        return Tone.BAD, Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing can be written"))
    return _PLAIN


_TOLD: Final[Mapping[PageId, Callable[[Kiosk], _Told]]] = {
    PageId.PAPER: _paper,
    PageId.SERVICE: _service,
    PageId.PAYMENTS: _payments,
    PageId.CAMERA: _camera,
    PageId.SCANNER: lambda kiosk: _SCANNERS[kiosk.equipment.scanner],
    PageId.LAMP: lambda kiosk: _LAMPS[kiosk.lamp.state],
    PageId.IDENTITY_READER: lambda kiosk: _READERS[kiosk.equipment.reader],
    PageId.PRESENCE: lambda kiosk: _SENSORS[kiosk.equipment.presence],
    PageId.TICKET_PRINTER: _tickets,
    PageId.REPORT_PRINTER: _a4,
    PageId.NETWORK: _network,
    PageId.TRUST: _trust,
    PageId.STORAGE: _storage,
}
