"""Which uses are counted, from the events of a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.clock import ManualClock
from kiosk.codes.classify import Kind
from kiosk.codes.identity_document import card_of
from kiosk.devices import Document, PrinterState, TicketOutcome
from kiosk.domain import Assurance, PatientId, QueuePlace, Visit
from kiosk.payment.order import Order, OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import Progress
from kiosk.reasons import Code, Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.services.access import ServiceId
from kiosk.session.events import (
    EffectFailed,
    Errand,
    PrinterChanged,
    QueueFound,
    SignInDone,
)
from kiosk.session.pay_events import OrderChanged, OrderOpened
from kiosk.session.report_events import PrintRunDone, ReportPrinterChanged
from kiosk.session.screens import TicketState
from kiosk.session.state import Arrived, Kiosk, Person, Site, Welcoming
from kiosk.usage.store import Paper
from kiosk.usage.use import Outcome, Use
from kiosk.usage.watch import UsageWatch

CHINA = timezone(timedelta(hours=8))
TEN = datetime(2027, 1, 15, 10, 40, tzinfo=CHINA)
VISIT = Visit("e1", "A017", "心内科", "李医生", TEN, None)
CARD = card_of(Document("0" * 18, "测试者"))
HERE = Kiosk(site=Site("示范医院", "T01"), person=Person(CARD, began=0.0), session=7)
NOBODY = replace(HERE, person=None, session=8)
ORDER = Order(
    number="T01-20270115-000001",
    revision=1,
    state=OrderState.CREATED,
    created_at=0,
    patient=PatientId("p1"),
    way=Way.SHOWN,
    channel=Channel.WECHAT,
    bills=(),
)


class HospitalClock(ManualClock):
    def local(self) -> datetime:
        return TEN


@pytest.fixture
def watch() -> UsageWatch:
    return UsageWatch(HospitalClock())


def uses(watch: UsageWatch) -> dict[tuple[ServiceId, Kind | None, Outcome], int]:
    taken, _papers, _refilled = watch.taken()
    assert all((use.day, use.hour) == (TEN.date(), 10) for use in taken)
    return {(use.service, use.kind, use.outcome): count for use, count in taken.items()}


def use(service: ServiceId, outcome: Outcome) -> tuple[ServiceId, Kind, Outcome]:
    return service, Kind.IDENTITY_DOCUMENT, outcome


def test_cards_accepted_and_refused(watch: UsageWatch) -> None:
    fields = {"kind": Kind.EHC1, "assurance": Assurance.DYNAMIC}
    watch.recorded(EventId.SESSION_STARTED, fields)
    watch.recorded(EventId.CODE_REFUSED, {"kind": Kind.ALIPAY_PAY, "code": Code.PAYMENT_CODE})
    assert uses(watch) == {
        (ServiceId.IDENTIFY, Kind.EHC1, Outcome.DONE): 1,
        (ServiceId.IDENTIFY, Kind.ALIPAY_PAY, Outcome.FAILED): 1,
    }


def test_signing_in_twice_is_one_use(watch: UsageWatch) -> None:
    watch.saw(SignInDone(7, VISIT), HERE)
    watch.saw(SignInDone(7, VISIT), HERE)
    watch.saw(SignInDone(9, VISIT), replace(HERE, session=9))
    assert uses(watch) == {use(ServiceId.CHECKIN, Outcome.DONE): 2}


def test_the_queue_counts_for_who_came_for_it(watch: UsageWatch) -> None:
    found = QueueFound(7, "e1", QueuePlace())
    arrived = Arrived(VISIT, TicketState.NONE, already=False, until=None)
    watch.saw(found, replace(HERE, stage=arrived))
    assert uses(watch) == {}
    watch.saw(found, replace(HERE, stage=replace(arrived, already=True)))
    assert uses(watch) == {use(ServiceId.QUEUE, Outcome.DONE): 1}


def test_a_payment_that_ends_after_its_patient_has_left(watch: UsageWatch) -> None:
    watch.saw(OrderOpened(7, ORDER), HERE)
    settled = replace(ORDER, state=OrderState.SETTLED)
    watch.saw(OrderChanged(Progress(settled)), NOBODY)
    watch.saw(OrderChanged(Progress(settled)), NOBODY)
    assert uses(watch) == {use(ServiceId.PAY, Outcome.DONE): 1}


@pytest.mark.parametrize("state", [OrderState.REVERSED, OrderState.NEEDS_STAFF])
def test_a_payment_that_does_not_end_well(watch: UsageWatch, state: OrderState) -> None:
    watch.saw(OrderOpened(7, ORDER), HERE)
    watch.saw(OrderChanged(Progress(replace(ORDER, state=state))), HERE)
    assert uses(watch) == {use(ServiceId.PAY, Outcome.FAILED): 1}


def test_a_payment_from_before_a_restart_is_nobodys(watch: UsageWatch) -> None:
    watch.saw(OrderChanged(Progress(replace(ORDER, state=OrderState.SETTLED))), HERE)
    assert uses(watch) == {}


def test_a_print_run_without_a_print(watch: UsageWatch) -> None:
    watch.saw(PrintRunDone(7, (), ReportPrinterState.OFFLINE), HERE)
    assert uses(watch) == {use(ServiceId.REPORTS, Outcome.FAILED): 1}


@pytest.mark.parametrize(
    ("errand", "service"),
    [
        (Errand.QUOTE, ServiceId.PAY),
        (Errand.REPORTS, ServiceId.REPORTS),
        (None, ServiceId.IDENTIFY),
    ],
)
def test_what_failed(watch: UsageWatch, errand: Errand | None, service: ServiceId) -> None:
    failed = EffectFailed(7, Failure(Code.HOSPITAL_TIMEOUT), errand)
    watch.saw(failed, replace(HERE, stage=Welcoming(since=0.0)))
    assert uses(watch) == {use(service, Outcome.FAILED): 1}


def test_what_is_kept_in_memory_is_bounded(watch: UsageWatch) -> None:
    for session in range(2_000):
        here = replace(HERE, session=session)
        watch.saw(SignInDone(session, VISIT), here)
        watch.saw(OrderOpened(session, replace(ORDER, number=f"{session:020}")), here)
    assert uses(watch) == {use(ServiceId.CHECKIN, Outcome.DONE): 2_000}
    assert len(watch._kinds) + len(watch._orders) + len(watch._counted) < 300


def test_papers_are_counted_from_the_refill(watch: UsageWatch) -> None:
    printed = {"outcome": TicketOutcome.PRINTED, "state": PrinterState.READY}
    watch.recorded(EventId.TICKET_DONE, printed)
    watch.recorded(EventId.SLIP_DONE, {**printed, "outcome": TicketOutcome.NOT_PRINTED})
    assert watch.taken()[1:] == ({Paper.TICKET: 1}, frozenset())
    watch.recorded(EventId.TICKET_DONE, printed)
    for state in (PrinterState.PAPER_LOW, PrinterState.COVER_OPEN, PrinterState.READY):
        watch.saw(PrinterChanged(state), HERE)
    watch.recorded(EventId.TICKET_DONE, printed)
    assert watch.taken()[1:] == ({Paper.TICKET: 1}, frozenset({Paper.TICKET}))


def test_a_printer_that_was_only_switched_off_has_no_new_paper(watch: UsageWatch) -> None:
    for state in (ReportPrinterState.OFFLINE, ReportPrinterState.READY):
        watch.saw(ReportPrinterChanged(state), HERE)
    assert not watch.waits


def test_what_the_disk_did_not_take_comes_again(watch: UsageWatch) -> None:
    watch.saw(SignInDone(7, VISIT), HERE)
    taken = watch.taken()
    assert not watch.waits
    watch.put_back(*taken)
    assert watch.taken() == taken
    assert list(taken[0]) == [
        Use(TEN.date(), 10, ServiceId.CHECKIN, Kind.IDENTITY_DOCUMENT, Outcome.DONE)
    ]
