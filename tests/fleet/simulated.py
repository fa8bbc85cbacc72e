"""A terminal as those see it who look after many: the numbers are real, patients and devices are played."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from kiosk.audit.catalogue import EndCause, EventId, FieldValue, check
from kiosk.clock import ManualClock
from kiosk.codes.classify import Kind
from kiosk.codes.identity_document import card_of
from kiosk.codes.judge import Judgement
from kiosk.devices import (
    CameraState,
    Document,
    PrinterState,
    ReaderState,
    ScanConditions,
    ScanHint,
    TicketOutcome,
)
from kiosk.domain import Assurance, PatientId, Visit
from kiosk.fleet import Fleet, Parts
from kiosk.journal.message_table import OutboxCounts
from kiosk.metrics import Metrics
from kiosk.payment.order import Order, OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code
from kiosk.reports.book import Print, PrintState
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.report import ReportId
from kiosk.runner import Lane
from kiosk.session.effects import Record
from kiosk.session.events import (
    CameraChanged,
    CodeJudged,
    ConditionsChanged,
    Event,
    PrinterChanged,
    ReaderChanged,
    SignInDone,
    StorageChanged,
)
from kiosk.session.flow import step
from kiosk.session.pay_events import GatewayChanged, PaymentsChanged
from kiosk.session.report_events import ReportPrinterChanged
from kiosk.session.state import Kiosk, Moment, Person, Site
from kiosk.settings.fleet_metrics import MetricsSettings
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import ClockState, TrustState

CHINA = timezone(timedelta(hours=8))
ALWAYS_OPEN = MetricsSettings(opens="00:00", closes="23:59", open_days=(1, 2, 3, 4, 5, 6, 7))
CARD = card_of(Document("0" * 18, "测试者"))
VISIT = Visit("e1", "A017", "心内科", "李医生", datetime(2027, 1, 15, 10, 0, tzinfo=CHINA), None)


@dataclass
class HospitalClock(ManualClock):
    """At rest unless it is moved; in the hospital's zone."""

    wall: float = datetime(2027, 1, 15, 10, 0, tzinfo=CHINA).timestamp()

    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, CHINA)


@dataclass
class SimulatedTerminal:
    """What is set here is what its parts say; `post` is its world, `Fleet` is the product's own."""

    folder: Path
    name: str = "T01"
    settings: MetricsSettings = ALWAYS_OPEN
    clock: HospitalClock = field(default_factory=HospitalClock)
    days_left: int = 30
    warns: bool = False
    clock_state: ClockState = ClockState.FINE
    orders: list[Order] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    parked: int = 0
    safe_mode: bool = False
    logged: list[EventId] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kiosk = Kiosk(site=Site("示范医院", self.name))
        parts = Parts(
            state=lambda: self.kiosk,
            trust=self._trust,
            clock_state=lambda: self.clock_state,
            outbox=lambda: OutboxCounts(0, 0, self.parked, 0, 0, 0),
            orders=lambda: tuple(self.orders),
            prints=lambda: tuple(self.prints),
            safe_mode=lambda: self.safe_mode,
        )
        self.fleet = Fleet(self.settings, self.name, self.folder, self.clock, parts)
        log = Lane("log", {Record: self._log})
        self._record = self.fleet.listening(log).handlers[Record]

    @property
    def metrics(self) -> Metrics:
        return self.fleet.metrics

    def all_well(self) -> None:
        """Every device there is, and each of them works."""
        for event in (
            CameraChanged(CameraState.RUNNING),
            PrinterChanged(PrinterState.READY),
            ReaderChanged(ReaderState.READY),
            ReportPrinterChanged(ReportPrinterState.READY),
            GatewayChanged(answering=True),
            PaymentsChanged(CashierState.READY),
            StorageChanged(writable=True),
        ):
            self.post(event)

    def post(self, event: Event) -> None:
        """Something happens: the numbers are told, then the flow steps and its log is written."""
        self.fleet.saw(event)
        moment = Moment(self.clock.monotonic(), self.clock.local())
        self.kiosk, effects = step(self.kiosk, event, moment)
        for effect in effects:
            if isinstance(effect, Record):
                self._record(effect)

    def record(self, event: EventId, **fields: FieldValue) -> None:
        self._record(Record(event, fields))

    def patient(self, kind: Kind = Kind.EHC1, *, seconds: float = 0.4) -> None:
        """Somebody holds up a card that is read after `seconds`, signs in and leaves with a ticket."""
        hint = ScanConditions(ScanHint.TOO_FAR)
        self.fleet.saw(ConditionsChanged(hint))
        self.clock.advance(seconds)
        session = self.kiosk.session
        self.fleet.saw(CodeJudged(session, Judgement(kind, CARD)))
        self.fleet.saw(ConditionsChanged(ScanConditions()))
        self.record(EventId.SESSION_STARTED, kind=kind, assurance=Assurance.DYNAMIC)
        self.kiosk = replace(self.kiosk, person=Person(CARD, began=self.clock.monotonic()))
        self.fleet.saw(SignInDone(session, VISIT))
        self.record(EventId.SIGNED_IN, milliseconds=300)
        state = self.kiosk.equipment.printer
        self.record(EventId.TICKET_DONE, outcome=TicketOutcome.PRINTED, state=state)
        self.record(EventId.SESSION_ENDED, cause=EndCause.FINISHED, seconds=20)
        self.kiosk = replace(self.kiosk, person=None, session=session + 1)
        self.clock.advance(5)

    def refuse(self, code: Code = Code.UNRECOGNISED, kind: Kind = Kind.UNRECOGNISED) -> None:
        self.record(EventId.CODE_REFUSED, kind=kind, code=code)

    def order(self, state: OrderState, *, age: int = 0) -> Order:
        return Order(
            number=f"{self.name}-20270115-000001",
            revision=1,
            state=state,
            created_at=self.clock.now() - age,
            patient=PatientId("p1"),
            way=Way.SHOWN,
            channel=Channel.WECHAT,
            bills=(),
        )

    def print(self, state: PrintState, *, age: int = 0) -> Print:
        return Print(
            number=f"{self.name}-R20270115-000001",
            state=state,
            report=ReportId("r1"),
            edition="1",
            patient=PatientId("p1"),
            pages=1,
            pages_out=0,
            started_at=self.clock.now() - age,
            printed_at=None,
        )

    def _log(self, effect: Record) -> None:
        check(effect.event, effect.fields)
        self.logged.append(effect.event)

    def _trust(self) -> DistributionStatus:
        return DistributionStatus(
            state=TrustState.AGEING if self.warns else TrustState.FRESH,
            version=7,
            issued=self.clock.now(),
            fetched_at=self.clock.now(),
            days_old=0,
            days_left=self.days_left,
            warn=self.warns,
            last_attempt=None,
            last_problem=None,
            failures=0,
            transferred=1_024,
        )
