"""What the events of the log add up to since the program started.

Every number here is one that somebody could count in the event log; it is counted where an event is
recorded, so neither can say what the other does not.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum, auto
from typing import Final

from kiosk.audit.catalogue import EndCause, EventId, FieldValue
from kiosk.clock import Clock
from kiosk.devices import TicketOutcome, VoiceState
from kiosk.metrics import Histogram, Reading, Spread
from kiosk.payment.order import OrderState
from kiosk.payment.port import Channel
from kiosk.reasons import Code
from kiosk.runner import Lane
from kiosk.session.effects import Record


class ScanResult(StrEnum):
    ACCEPTED = auto()
    REFUSED = auto()


class CheckResult(StrEnum):
    RIGHT = auto()
    WRONG = auto()


class PrintResult(StrEnum):
    PRINTED = auto()
    DOUBTFUL = auto()
    NOT_PRINTED = auto()


_MEANINGS: Final[Mapping[str, str]] = {
    "scans": "Codes held up, by whether they were accepted.",
    "scan_refusals": "Codes held up and refused, by reason.",
    "sessions_ended": "Sessions that ended, by cause.",
    "second_factor_checks": "Second factors that the hospital compared.",
    "hospital_failures": "Calls to the hospital that failed, by reason.",
    "payment_failures": "Bills, insurance or journal that failed before anything was paid.",
    "orders_ended": "Orders settled, reversed or left to staff.",
    "tickets": "Tickets, by what became of them.",
    "slips": "Receipts and slips, by what became of them.",
    "report_prints": "Reports sent to the A4 printer, by what became of them.",
    "staff_refusals": "Times that somebody was not let into maintenance mode, or not to do something.",
    "staff_locks": "Badges locked on this terminal after wrong PINs.",
    "faults": "Bugs that landed in the safe screen or were contained.",
}
# One event, one count: under which name, and which fields are its labels.
_COUNTED: Final[Mapping[EventId, tuple[str, Mapping[str, str]]]] = {
    EventId.CODE_REFUSED: ("scan_refusals", {"reason": "code"}),
    EventId.SESSION_ENDED: ("sessions_ended", {"cause": "cause"}),
    EventId.HOSPITAL_FAILED: ("hospital_failures", {"reason": "code"}),
    EventId.PAYMENT_FAILED: ("payment_failures", {"reason": "code"}),
    EventId.ORDER_ENDED: ("orders_ended", {"state": "state", "channel": "channel"}),
    EventId.TICKET_DONE: ("tickets", {"outcome": "outcome"}),
    EventId.SLIP_DONE: ("slips", {"outcome": "outcome"}),
    EventId.STAFF_REFUSED: ("staff_refusals", {}),
    EventId.STAFF_LOCKED: ("staff_locks", {}),
    EventId.FAULT: ("faults", {}),
}
# Told at nought from the start: what appears with its first count cannot be seen to have grown.
# Other reasons, which are many and rare, appear when they come.
_REFUSALS: Final = (
    Code.UNRECOGNISED,
    Code.PAYMENT_CODE,
    Code.NEEDS_PLATFORM,
    Code.PLATFORM_UNREACHABLE,
    Code.MALFORMED,
    Code.UNKNOWN_ISSUER_KEY,
    Code.TRUST_LIST_STALE,
    Code.CLOCK_SUSPECT,
    Code.BAD_ISSUER_SIGNATURE,
    Code.EXPIRED,
    Code.PRESENTATION_TOO_OLD,
    Code.REVOKED,
    Code.REPLAYED,
)
_ENDS: Final = (OrderState.SETTLED, OrderState.REVERSED, OrderState.NEEDS_STAFF)
_SIGN_IN_BOUNDS: Final = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)

Key = tuple[str, tuple[tuple[str, StrEnum], ...]]


class EventTally:
    """Fed by `recorded`, from whichever thread records; read by `readings`, from any."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: Counter[Key] = Counter(dict.fromkeys(_at_nought(), 0))
        self._voice = VoiceState.IDLE
        self._accepted_at: int | None = None
        self._sign_ins = Histogram(
            "sign_in_duration_seconds",
            "From the tap on sign-in until the hospital had it.",
            _SIGN_IN_BOUNDS,
        )

    def listening(
        self, lane: Lane, *others: Callable[[EventId, Mapping[str, FieldValue]], None]
    ) -> Lane:
        """The lane of the event log, with this (and `others`) told of each event once it is recorded."""
        record = lane.handlers[Record]

        def recorded(effect: Record) -> None:
            record(effect)
            for tell in (self.recorded, *others):
                tell(effect.event, effect.fields)

        return replace(lane, handlers={**lane.handlers, Record: recorded})

    def recorded(self, event: EventId, fields: Mapping[str, FieldValue]) -> None:
        """Take note of an event of the catalogue; most are told by other sources, or are no number."""
        for key, amount in _counted(event, fields):
            with self._lock:
                self._counts[key] += amount
        match event:
            case EventId.SESSION_STARTED:
                self._accepted_at = self._clock.now()
            case EventId.SIGNED_IN:
                self._sign_ins.observe(int(fields["milliseconds"]) / 1_000)
            case EventId.VOICE_CHANGED:
                self._voice = VoiceState(str(fields["state"]))
            case _:
                pass

    @property
    def voice(self) -> VoiceState:
        """As it was logged last."""
        return self._voice

    def readings(self) -> Iterator[Reading | Spread]:
        with self._lock:
            counts = dict(self._counts)
        for (name, labels), count in counts.items():
            yield Reading(name, _MEANINGS[name], count, total=True, labels=dict(labels))
        if self._accepted_at is not None:
            yield Reading(
                "last_accepted_scan_timestamp_seconds",
                "When a card was verified last, by this terminal's clock.",
                self._accepted_at,
            )
        yield self._sign_ins.spread()


def _counted(event: EventId, fields: Mapping[str, FieldValue]) -> Iterator[tuple[Key, int]]:
    if event in _COUNTED:
        name, labels = _COUNTED[event]
        yield key(name, **{label: _member(fields[field]) for label, field in labels.items()}), 1
    match event:
        case EventId.SESSION_STARTED:
            yield key("scans", result=ScanResult.ACCEPTED), 1
        case EventId.CODE_REFUSED:
            yield key("scans", result=ScanResult.REFUSED), 1
        case EventId.SECOND_FACTOR_CHECKED:
            result = CheckResult.RIGHT if fields["right"] else CheckResult.WRONG
            yield key("second_factor_checks", result=result), 1
        case EventId.REPORTS_PRINTED:
            for outcome in PrintResult:
                yield key("report_prints", outcome=outcome), int(fields[outcome])
        case _:
            return


def _member(value: FieldValue) -> StrEnum:
    if not isinstance(value, StrEnum):
        raise TypeError("no member of an enumeration")
    return value


def key(name: str, **labels: StrEnum) -> Key:
    return name, tuple(labels.items())


def _at_nought() -> Iterator[Key]:
    yield from (key("scans", result=each) for each in ScanResult)
    yield from (key("scan_refusals", reason=each) for each in _REFUSALS)
    yield from (key("sessions_ended", cause=each) for each in EndCause)
    yield from (key("second_factor_checks", result=each) for each in CheckResult)
    yield key("hospital_failures", reason=Code.HOSPITAL_UNREACHABLE)
    yield key("hospital_failures", reason=Code.HOSPITAL_TIMEOUT)
    yield key("payment_failures", reason=Code.PAYMENT_JOURNAL)
    for state in _ENDS:
        yield from (key("orders_ended", state=state, channel=each) for each in Channel)
    yield from (key("tickets", outcome=each) for each in TicketOutcome)
    yield from (key("slips", outcome=each) for each in TicketOutcome)
    yield from (key("report_prints", outcome=each) for each in PrintResult)
    yield from (key(name) for name in ("staff_refusals", "staff_locks", "faults"))
