"""The world of the random walks: what may happen to a terminal, and answers to all that it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from kiosk.codes.classify import Kind
from kiosk.codes.judge import Judgement, OnlineCode
from kiosk.devices import (
    CameraState,
    LampState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScanConditions,
    ScanHint,
    ScannerState,
    TicketOutcome,
)
from kiosk.domain import QueuePlace
from kiosk.payment.order import NewOrder, Order, OrderBill, OrderState, Split
from kiosk.payment.progress import CashierState, Progress
from kiosk.payment.quote import InsuranceUse, Quote
from kiosk.reasons import CATALOGUE, Code, Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.session import events, pay_events, report_events
from kiosk.session.effects import (
    AskPlatform,
    CheckSecondFactor,
    CountReports,
    Effect,
    FindBills,
    FindDay,
    FindPatient,
    FindQueue,
    FindReports,
    JudgeCode,
    OpenOrder,
    PrintReports,
    PrintSlip,
    PrintTicket,
    QuoteBills,
    SignIn,
)
from kiosk.session.report_screens import PrintLineState
from kiosk.session.report_stages import PrintItem
from kiosk.session.staff_events import KeySwitchChanged
from kiosk.staff.key_switch import KeySwitchState
from kiosk.trust.health import ClockState, TrustState
from tests.flows.people import PEOPLE, Someone, number_of, someone

Judged = Callable[[int, bool], Judgement]  # patient, on paper
ANSWERED = (
    JudgeCode,
    AskPlatform,
    FindPatient,
    FindDay,
    CheckSecondFactor,
    SignIn,
    FindQueue,
    FindBills,
    QuoteBills,
    OpenOrder,
    CountReports,
    FindReports,
    PrintReports,
    PrintSlip,
    PrintTicket,
)
HOSPITALS = (FindPatient, FindDay, CheckSecondFactor, SignIn, FindBills, QuoteBills, FindReports)
ERRANDS = {
    FindBills: events.Errand.BILLS,
    QuoteBills: events.Errand.QUOTE,
    OpenOrder: events.Errand.ORDER,
    FindReports: events.Errand.REPORTS,
}
failures = st.sampled_from(
    [Failure(code, dict.fromkeys(CATALOGUE[code].facts, "1")) for code in Code]
)
unanswered = st.sampled_from(
    [Failure(Code.HOSPITAL_TIMEOUT), Failure(Code.HOSPITAL_RESTING), Failure(Code.PATIENT_UNKNOWN)]
)
kinds = st.sampled_from(list(Kind))
printer_states = st.sampled_from(list(PrinterState))
equipment: st.SearchStrategy[events.Event] = st.one_of(
    st.builds(events.CameraChanged, st.sampled_from(list(CameraState))),
    st.builds(events.PrinterChanged, printer_states),
    st.builds(events.HospitalChanged, st.booleans()),
    st.builds(events.StorageChanged, st.booleans()),
    st.builds(
        events.TrustChanged,
        state=st.sampled_from(list(TrustState)),
        warn=st.booleans(),
        clock=st.sampled_from(list(ClockState)),
    ),
    st.builds(events.ReaderChanged, st.sampled_from(list(ReaderState))),
    st.builds(events.ScannerChanged, st.sampled_from(list(ScannerState))),
    st.builds(events.LampSwitched, st.sampled_from(list(LampState))),
    st.builds(
        events.ConditionsChanged,
        st.builds(ScanConditions, st.sampled_from(list(ScanHint)), st.booleans()),
    ),
    st.builds(events.CodeSeen, st.sampled_from(["EHC1:X", "134567890123456789"]), st.booleans()),
    st.builds(KeySwitchChanged, st.sampled_from(list(KeySwitchState))),
    st.builds(pay_events.PaymentsChanged, st.sampled_from(list(CashierState))),
    st.builds(report_events.ReportPrinterChanged, st.sampled_from(list(ReportPrinterState))),
)
presence: st.SearchStrategy[events.Event] = st.builds(
    events.PresenceChanged, st.sampled_from(list(PresenceState))
)
# Everything in order again, so that walks are not spent before a terminal out of service.
MENDED = (
    events.CameraChanged(CameraState.RUNNING),
    events.StorageChanged(writable=True),
    events.TrustChanged(TrustState.FRESH),
    pay_events.PaymentsChanged(CashierState.READY),
    report_events.ReportPrinterChanged(ReportPrinterState.READY),
)


class World:
    """Hospital, cashier, platforms and printers. `orders`: what the journal has, as it stands."""

    def __init__(self, walk: Any, judged: Judged) -> None:
        self._walk = walk
        self._judged = judged
        self.orders: list[Order] = []

    def answer(self, effect: Effect, data: st.DataObject) -> events.Event:
        """Some answer of the right type; of an effect's own patient, if it has one."""
        match effect:
            case JudgeCode(session=session):
                return events.CodeJudged(session, self._judgement(data, online=True))
            case AskPlatform(session=session, code=code):
                return events.CodeJudged(session, self._judgement(data, online=False), code)
            case CheckSecondFactor(session=session) if data.draw(st.booleans()):
                return events.SecondFactorChecked(
                    session, False, data.draw(st.sampled_from([4, 1, 0]))
                )
            case PrintTicket(session=session, paper=paper) if data.draw(st.booleans()):
                outcome = data.draw(st.sampled_from(list(TicketOutcome)))
                return events.TicketDone(session, paper, outcome, data.draw(printer_states))
            case PrintSlip(session=session, paper=paper) if data.draw(st.booleans()):
                outcome = data.draw(st.sampled_from(list(TicketOutcome)))
                return pay_events.SlipDone(session, paper, outcome, data.draw(printer_states))
            case (
                FindPatient()
                | FindDay()
                | CheckSecondFactor()
                | SignIn()
                | FindBills()
                | QuoteBills()
                | OpenOrder()
                | FindReports()
            ) if data.draw(st.booleans()):
                errand = ERRANDS.get(type(effect))
                return events.EffectFailed(effect.session, data.draw(failures), errand)
            case _:
                return self.good_answer(effect, data)

    def _judgement(self, data: st.DataObject, *, online: bool) -> Judgement:
        """Anything at all; `online`: also that a platform has to be asked."""
        outcome = data.draw(st.one_of(st.sampled_from(PEOPLE), failures))
        if not isinstance(outcome, Failure):
            return self._judged(outcome, data.draw(st.booleans()))
        if online and data.draw(st.booleans()):
            return Judgement(Kind.EHC_STATIC, OnlineCode(Kind.EHC_STATIC, "某:1"))
        return Judgement(data.draw(kinds), outcome)

    def good_answer(self, effect: Effect, data: st.DataObject) -> events.Event:
        match effect:
            case AskPlatform(session=session, code=code):
                return events.CodeJudged(session, self._judged(1, True), code)
            case FindPatient(session=session, identifier=identifier):
                return events.PatientFound(session, Someone(number_of(identifier)).patient)
            case CheckSecondFactor(session=session):
                return events.SecondFactorChecked(session, True, 5)
            case FindDay(session=session, patient=patient):
                return self._day(session, someone(patient), data)
            case SignIn(session=session, patient=patient):
                return events.SignInDone(
                    session, someone(patient).of_theirs(self._walk.visit, "e1")
                )
            case PrintTicket(session=session, paper=paper):
                return events.TicketDone(session, paper, TicketOutcome.PRINTED, PrinterState.READY)
            case FindQueue(session=session, visit=visit):
                ahead = data.draw(st.sampled_from([None, 0, 5]))
                return events.QueueFound(session, visit.id, QueuePlace(ahead))
            case _:
                return self._at_the_till(effect, data)

    def _at_the_till(self, effect: Effect, data: st.DataObject) -> events.Event:
        match effect:
            case FindBills(session=session, patient=patient):
                bills = someone(patient).bills
                return pay_events.BillsFound(
                    session, data.draw(st.sampled_from([(), bills[:1], bills]))
                )
            case QuoteBills(session=session, bills=bills):
                parts = tuple(OrderBill(bill.id, Split.all_own(bill.total)) for bill in bills)
                return pay_events.BillsQuoted(session, Quote(parts, InsuranceUse.NONE))
            case OpenOrder(session=session, order=new):
                return pay_events.OrderOpened(session, self._opened(new))
            case PrintSlip(session=session, paper=paper):
                return pay_events.SlipDone(
                    session, paper, TicketOutcome.PRINTED, PrinterState.READY
                )
            case CountReports(session=session):
                return report_events.ReportsCounted(session, data.draw(st.sampled_from([-1, 0, 2])))
            case FindReports(session=session, patient=patient):
                return report_events.ReportsFound(session, someone(patient).reports)
            case PrintReports(session=session, heads=heads, run=run):
                items = tuple(PrintItem(head, PrintLineState.PRINTED) for head in heads)
                return report_events.PrintRunDone(session, items, ReportPrinterState.READY, run)
            case _:
                raise AssertionError(effect)

    def _opened(self, new: NewOrder) -> Order:
        number = f"O{len(self.orders)}"
        made = Order(number, 1, OrderState.CREATED, 1, new.patient, new.way, new.channel, new.bills)
        self.orders.append(made)
        return made

    def cashier_says(self, data: st.DataObject) -> events.Event:
        """Of any order, also of those whose patient has long left."""
        index = data.draw(st.integers(0, len(self.orders) - 1))
        state = data.draw(st.sampled_from(list(OrderState)))
        order = replace(self.orders[index], state=state, paid_at=data.draw(st.integers(0, 1)))
        self.orders[index] = order
        until = data.draw(st.sampled_from([None, self._walk.seconds + 60]))
        return pay_events.OrderChanged(Progress(order, "weixin://x", until=until))

    def _day(self, session: int, them: Someone, data: st.DataObject) -> events.DayFound:
        names = data.draw(st.sampled_from([(), ("a1",), ("a1", "a2")]))
        appointments = tuple(them.of_theirs(self._walk.cardiology, name) for name in names)
        visits = (them.of_theirs(self._walk.visit, "e1"),) if data.draw(st.booleans()) else ()
        return events.DayFound(session, appointments, visits)
