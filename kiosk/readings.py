"""The metrics of a terminal's parts (`kiosk.metrics` serves them)."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum, auto
from importlib import metadata
from typing import Final

from kiosk.devices import (
    CameraState,
    LampState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScannerState,
    VoiceState,
)
from kiosk.journal.message_table import OutboxCounts
from kiosk.metrics import Reading, Tag
from kiosk.payment.order import RESOLVED, Order, OrderState
from kiosk.payment.progress import CashierState
from kiosk.reports.book import OPEN, Print, PrintState
from kiosk.reports.printer import ReportPrinterState
from kiosk.session.state import Equipment
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import ClockState, TrustState

_PACKAGE: Final = "yima"


class Port(StrEnum):
    """What a terminal depends on: devices, systems, and what it has of its own."""

    CAMERA = auto()
    TICKET_PRINTER = auto()
    REPORT_PRINTER = auto()
    DOCUMENT_READER = auto()
    SCANNER = auto()
    LAMP = auto()
    PRESENCE_SENSOR = auto()
    VOICE = auto()
    HOSPITAL = auto()
    GATEWAY = auto()
    CASHIER = auto()
    STORAGE = auto()
    TRUST_LIST = auto()
    CLOCK = auto()


class Answering(StrEnum):
    """The state of what has no states of its own."""

    ANSWERING = auto()
    SILENT = auto()


_WORKING: Final[tuple[StrEnum, ...]] = (
    CameraState.RUNNING,
    PrinterState.READY,
    PrinterState.PAPER_LOW,
    ReaderState.READY,
    ScannerState.READY,
    LampState.OFF,
    LampState.ON,
    VoiceState.READY,
    CashierState.READY,
    TrustState.FRESH,
    TrustState.AGEING,
    ClockState.FINE,
    Answering.ANSWERING,
    *(state for state in ReportPrinterState if state.prints),
)
_ABSENT: Final[tuple[StrEnum, ...]] = (
    ReaderState.NONE,
    ScannerState.NONE,
    LampState.NONE,
    PresenceState.NONE,
    ReportPrinterState.NONE,
    CashierState.OFF,
    VoiceState.IDLE,  # nothing had to be said yet, or it is off
)


def port_readings(known: Equipment, lamp: LampState, voice: VoiceState) -> Iterator[Reading]:
    """Devices and systems as last heard. What this terminal does not have is not told.

    Only the state that holds is told, as 1: forty more at nought would be most of what Prometheus keeps.
    Whether anybody stands before the terminal is not told, only whether the sensor answers.
    """
    for port, state in _states(known, lamp, voice).items():
        if not _is(state, _ABSENT):
            labels = {"port": port, "state": state}
            yield Reading("port_state", "1 for the state of a port.", 1, labels=labels)
            yield Reading(
                "port_degraded",
                "1 while a device or system does not do what it is there for.",
                not _is(state, _WORKING),
                labels={"port": port},
            )


def _states(known: Equipment, lamp: LampState, voice: VoiceState) -> dict[Port, StrEnum]:
    states: dict[Port, StrEnum] = {
        Port.CAMERA: known.camera,
        Port.TICKET_PRINTER: known.printer,
        Port.REPORT_PRINTER: known.report_printer,
        Port.DOCUMENT_READER: known.reader,
        Port.SCANNER: known.scanner,
        Port.LAMP: lamp,
        Port.VOICE: voice,
        Port.HOSPITAL: _answering(known.hospital_answering),
        Port.CASHIER: known.payments,
        Port.STORAGE: _answering(known.storage_writable),
        Port.TRUST_LIST: known.trust.state,
        Port.CLOCK: known.trust.clock,
    }
    if known.payments is not CashierState.OFF:
        states[Port.GATEWAY] = _answering(known.gateway_answering)
    if known.presence is not PresenceState.NONE:
        states[Port.PRESENCE_SENSOR] = _answering(known.presence is not PresenceState.OFFLINE)
    return states


def _answering(answers: bool) -> Answering:  # noqa: FBT001 - what the equipment says
    return Answering.ANSWERING if answers else Answering.SILENT


def _is(state: StrEnum, among: Collection[StrEnum]) -> bool:
    """By identity: members of two enumerations with the same word are equal, as text is."""
    return any(state is each for each in among)


def trust_readings(status: DistributionStatus, clock: ClockState) -> Iterator[Reading]:
    """Trust list and clock."""
    for state in TrustState:
        yield Reading(
            "trust_list_state",
            "1 for the state of the trust list.",
            status.state is state,
            labels={"state": state},
        )
    yield Reading(
        "trust_list_days_left", "Whole days until the trust list is stale.", status.days_left
    )
    yield Reading("trust_list_warning", "1 once half of the grace period is gone.", status.warn)
    if status.version is not None:
        yield Reading("trust_list_version", "Of the trust list in force.", status.version)
    if status.fetched_at is not None:
        yield Reading(
            "trust_list_fetched_timestamp_seconds",
            "When the last refresh verified everything, by this terminal's clock.",
            status.fetched_at,
        )
    yield Reading(
        "trust_refresh_failures", "Refreshes that failed since one did not.", status.failures
    )
    yield Reading("trust_refresh_bytes", "What the last refresh fetched.", status.transferred)
    yield Reading(
        "clock_suspect", "1 while the clock is not believed.", clock is not ClockState.FINE
    )


def outbox_readings(counts: OutboxCounts | None) -> Iterator[Reading]:
    """What waits to be sent; nothing while that cannot be told."""
    if counts is None:
        return
    yield Reading("outbox_pending", "Messages that wait to be sent.", counts.pending)
    yield Reading("outbox_parked", "Messages that their receiver refused.", counts.parked)
    yield Reading("outbox_dropped", "Messages dropped for age or want of room.", counts.dropped)


def payment_readings(unresolved: Sequence[Order], now: int) -> Iterator[Reading]:
    """Orders that are not at their end, by state. `now`: Unix seconds."""
    counts = Counter(order.state for order in unresolved)
    for state in OrderState:
        if state not in RESOLVED:
            yield Reading(
                "payments_open",
                "Orders that are neither settled nor reversed.",
                counts[state],
                labels={"state": state},
            )
    own = [each.created_at for each in unresolved if each.state is not OrderState.NEEDS_STAFF]
    yield Reading(
        "payments_open_oldest_seconds",
        "Age of the oldest open order that does not wait for staff; 0 where there is none.",
        _oldest(own, now),
    )


def print_readings(open_prints: Sequence[Print], now: int) -> Iterator[Reading]:
    """Prints of reports that somebody still has to see to, by state. `now`: Unix seconds."""
    counts = Counter(each.state for each in open_prints)
    for state in PrintState:
        if state in OPEN:
            yield Reading(
                "prints_open",
                "Prints not at their end: printed ones of which the hospital is yet to hear too.",
                counts[state],
                labels={"state": state},
            )
    own = [each.started_at for each in open_prints if each.state is not PrintState.DOUBTFUL]
    yield Reading(
        "prints_open_oldest_seconds",
        "Age of the oldest open print that does not wait for staff; 0 where there is none.",
        _oldest(own, now),
    )


def _oldest(moments: Sequence[int], now: int) -> int:
    """Seconds; a clock that was put back makes nothing younger than new."""
    return max(0, now - min(moments, default=now))


def version() -> str:
    """Of the product, as it was installed; "unknown" in a checkout that was not."""
    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:
        return "unknown"


def build_reading(terminal: str) -> Reading:
    """Which program this is. `terminal`: its id in the settings."""
    return Reading(
        "build_info",
        "1; the labels say which program this is.",
        1,
        labels={
            "version": Tag(version()),
            "python": Tag(platform.python_version()),
            "terminal": Tag(terminal),
        },
    )
