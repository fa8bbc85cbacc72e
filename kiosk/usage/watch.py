"""Which service somebody uses, and how that ends: told from the events of a terminal.

Counted is a session in which a service was used, once for each way it ended, whatever is repeated in it.
A payment or a print that ends when its patient has left counts for the kind of code that patient had.
Held for that: numbers of sessions and of orders, and kinds of codes.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final, TypeVar

from kiosk.audit.catalogue import EventId, FieldValue
from kiosk.clock import Clock
from kiosk.codes.classify import Kind
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.payment.order import Order, OrderState
from kiosk.reports.printer import ReportPrinterState
from kiosk.services.access import ServiceId
from kiosk.session.events import (
    EffectFailed,
    Errand,
    Event,
    PrinterChanged,
    QueueFound,
    SignInDone,
)
from kiosk.session.pay_events import OrderChanged, OrderOpened
from kiosk.session.report_events import PrintRunDone, ReportOpened, ReportPrinterChanged
from kiosk.session.report_screens import PrintLineState
from kiosk.session.state import Arrived, Kiosk, SigningIn, Stage, Welcoming
from kiosk.usage.store import Paper
from kiosk.usage.use import Outcome, Use

_SESSIONS: Final = 16  # of which the kind of code is known still
_ORDERS: Final = 64  # that may be on their way at once
_ERRANDS: Final = {
    Errand.BILLS: ServiceId.PAY,
    Errand.QUOTE: ServiceId.PAY,
    Errand.ORDER: ServiceId.PAY,
    Errand.REPORTS: ServiceId.REPORTS,
    Errand.REPORT: ServiceId.REPORTS,
}
_ORDER_ENDS: Final = {
    OrderState.SETTLED: Outcome.DONE,
    OrderState.REVERSED: Outcome.FAILED,
    OrderState.NEEDS_STAFF: Outcome.FAILED,
}
_NEEDS_PAPER: Final = (
    PrinterState.PAPER_LOW,
    PrinterState.PAPER_OUT,
    ReportPrinterState.PAPER_LOW,
    ReportPrinterState.PAPER_OUT,
)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class UsageWatch:
    """Told of every event (`saw`) and of what is logged (`recorded`), from any thread."""

    def __init__(self, clock: Clock) -> None:
        """`clock`: its local time is the hospital's."""
        self._clock = clock
        self._lock = threading.Lock()
        self._kinds: OrderedDict[int, Kind] = OrderedDict()  # by session
        self._orders: OrderedDict[str, int] = OrderedDict()  # session, by number
        self._counted: OrderedDict[tuple[int, ServiceId, Outcome], None] = OrderedDict()
        self._uses: Counter[Use] = Counter()
        self._papers: Counter[Paper] = Counter()
        self._wanting: set[Paper] = set()  # printers that have said they want paper
        self._refilled: set[Paper] = set()

    def recorded(self, event: EventId, fields: Mapping[str, FieldValue]) -> None:
        """Take note of an event that was logged."""
        with self._lock:
            match event:
                case EventId.SESSION_STARTED:
                    self._count(ServiceId.IDENTIFY, Kind(str(fields["kind"])), Outcome.DONE)
                case EventId.CODE_REFUSED:
                    self._count(ServiceId.IDENTIFY, Kind(str(fields["kind"])), Outcome.FAILED)
                case EventId.TICKET_DONE | EventId.SLIP_DONE:
                    out = fields["outcome"] != TicketOutcome.NOT_PRINTED
                    self._papers[Paper.TICKET] += out
                case EventId.REPORTS_PRINTED:
                    out_of_it = int(fields["printed"]) + int(fields["doubtful"])
                    self._papers[Paper.REPORT] += out_of_it
                case _:
                    return

    def saw(self, event: Event, kiosk: Kiosk) -> None:
        """Take note of an event before the flow does. `kiosk`: the state that it will meet."""
        with self._lock:
            if kiosk.person is not None:
                _put(self._kinds, kiosk.session, kiosk.person.card.kind, _SESSIONS)
            match event:
                case SignInDone(session=session):
                    self._used(session, ServiceId.CHECKIN, Outcome.DONE)
                case QueueFound(session=session):
                    if isinstance(kiosk.stage, Arrived) and kiosk.stage.already:
                        self._used(session, ServiceId.QUEUE, Outcome.DONE)
                case ReportOpened(session=session):
                    self._used(session, ServiceId.REPORTS, Outcome.DONE)
                case PrintRunDone(session=session, items=items):
                    done = any(each.state is PrintLineState.PRINTED for each in items)
                    self._used(session, ServiceId.REPORTS, _outcome(done))
                case OrderOpened(session=session, order=order):
                    _put(self._orders, order.number, session, _ORDERS)
                case OrderChanged(progress=progress) if progress.news:
                    self._order_moved(progress.order)
                case EffectFailed(session=session):
                    self._failed(session, event.errand, kiosk.stage)
                case PrinterChanged() | ReportPrinterChanged():
                    self._printer(event)
                case _:
                    return

    def refilled(self, paper: Paper) -> None:
        """Staff say that there is new paper."""
        with self._lock:
            self._refill(paper)

    def taken(self) -> tuple[dict[Use, int], dict[Paper, int], frozenset[Paper]]:
        """What was counted since this was asked last, and printers that have got new paper."""
        with self._lock:
            taken = dict(self._uses), dict(+self._papers), frozenset(self._refilled)
            self._uses.clear()
            self._papers.clear()
            self._refilled.clear()
        return taken

    def put_back(
        self, uses: Mapping[Use, int], papers: Mapping[Paper, int], refilled: AbstractSet[Paper]
    ) -> None:
        """What the disk has not taken, to be taken another time."""
        with self._lock:
            self._uses.update(uses)
            self._papers.update(
                {each: n for each, n in papers.items() if each not in self._refilled}
            )
            self._refilled |= refilled

    def papers(self) -> tuple[dict[Paper, int], frozenset[Paper]]:
        """As `taken` would tell of papers, which stay here."""
        with self._lock:
            return dict(+self._papers), frozenset(self._refilled)

    @property
    def waits(self) -> bool:
        """Whether there is something to take."""
        with self._lock:
            return bool(self._uses or self._papers or self._refilled)

    def _order_moved(self, order: Order) -> None:
        """Of an order from before a restart nobody knows any more by which code it came."""
        outcome, session = _ORDER_ENDS.get(order.state), self._orders.get(order.number)
        if outcome is None or session is None:
            return
        if order.resolved:
            del self._orders[order.number]
        self._used(session, ServiceId.PAY, outcome)

    def _failed(self, session: int, errand: Errand | None, stage: Stage) -> None:
        service = None if errand is None else _ERRANDS[errand]
        if errand is None and isinstance(stage, SigningIn):
            service = ServiceId.CHECKIN
        elif errand is None and isinstance(stage, Welcoming):
            service = ServiceId.IDENTIFY
        if service is not None:
            self._used(session, service, Outcome.FAILED)

    def _printer(self, event: PrinterChanged | ReportPrinterChanged) -> None:
        """New paper is in once a printer that wanted some is ready again."""
        paper = Paper.TICKET if isinstance(event, PrinterChanged) else Paper.REPORT
        if any(event.state is each for each in _NEEDS_PAPER):
            self._wanting.add(paper)
        elif event.state == "ready" and paper in self._wanting:
            self._refill(paper)

    def _refill(self, paper: Paper) -> None:
        self._wanting.discard(paper)
        self._refilled.add(paper)
        del self._papers[paper]

    def _used(self, session: int, service: ServiceId, outcome: Outcome) -> None:
        kind, once = self._kinds.get(session), (session, service, outcome)
        if kind is None or once in self._counted:
            return
        _put(self._counted, once, None, _SESSIONS * len(ServiceId) * len(Outcome))
        self._count(service, kind, outcome)

    def _count(self, service: ServiceId, kind: Kind, outcome: Outcome) -> None:
        now = self._clock.local()
        self._uses[Use(now.date(), now.hour, service, kind, outcome)] += 1


def _put(table: OrderedDict[_Key, _Value], key: _Key, value: _Value, most: int) -> None:
    """Into a table of which the oldest go first."""
    table[key] = value
    while len(table) > most:
        table.popitem(last=False)


def _outcome(done: bool) -> Outcome:  # noqa: FBT001 - what was seen
    return Outcome.DONE if done else Outcome.FAILED
