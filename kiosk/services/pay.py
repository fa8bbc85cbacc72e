"""缴费, first half: from "pay" to the choice of a way. The second is `kiosk.services.paying`.

Bills are read when somebody who may see them has been greeted, so that the offer can say how much; a
holder who has yet to prove more is shown no more than that one can pay here. Before an order is made the
bills are read once more, and the insurance says who pays what.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EventId
from kiosk.bills import Bill
from kiosk.codes.classify import Kind
from kiosk.domain import IdentifierSystem
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.payment.progress import CashierState
from kiosk.reasons import CATALOGUE, Code, Failure, NextStep
from kiosk.services import second_factor
from kiosk.services.access import ServiceId
from kiosk.session.effects import Effect, FindBills, QuoteBills, Record
from kiosk.session.ending import Step
from kiosk.session.events import EffectFailed, Tapped
from kiosk.session.pay_events import BillsFound, BillsQuoted
from kiosk.session.pay_stages import (
    Billing,
    Deciding,
    FindingBills,
    NothingDue,
    PaidUp,
    Quoting,
)
from kiosk.session.screens import Action, TicketState
from kiosk.session.state import (
    Arrived,
    AtHome,
    Kiosk,
    Moment,
    Offering,
    Person,
    Refusing,
    Waiting,
    Welcoming,
)

Entry = Offering | AtHome | Arrived
_TAKES_PAYMENTS = frozenset({CashierState.READY, CashierState.STARTING})


def is_offered(kiosk: Kiosk) -> bool:
    """Whether this terminal takes payments at all, just now."""
    return kiosk.equipment.payments in _TAKES_PAYMENTS and ServiceId.PAY in kiosk.services


def is_too_early(stage: object) -> bool:
    """Whether the number of a sign-in is not on paper yet: first it is printed and taken."""
    return isinstance(stage, Arrived) and stage.ticket is TicketState.PRINTING


def look_ahead(kiosk: Kiosk) -> tuple[Effect, ...]:
    """Ask for the bills of somebody who may see them, so that the offer can say how much there is."""
    person = kiosk.person
    if person is None or person.patient is None or not is_offered(kiosk):
        return ()
    if person.bills is not None or second_factor.is_wanted(kiosk, ServiceId.PAY):
        return ()
    return (FindBills(kiosk.session, person.patient),)


def pay(kiosk: Kiosk, at: Moment) -> Step:
    """The patient wants to pay: from an offer, from the end of another errand, or for more bills."""
    stage, person = kiosk.stage, kiosk.person
    if person is None or person.patient is None or not is_offered(kiosk):
        return kiosk, ()
    if isinstance(stage, PaidUp):
        return (_billing(kiosk, stage.rest, None, at), ()) if left_to_pay(stage) else (kiosk, ())
    if not isinstance(stage, Entry) or is_too_early(stage):
        return kiosk, ()
    if kiosk.equipment.payments is CashierState.STARTING:
        return _refuse(kiosk, Failure(Code.PAYMENTS_STARTING), stage, at), ()
    if second_factor.is_wanted(kiosk, ServiceId.PAY):
        return second_factor.ask(kiosk, Tapped(Action.PAY), at)
    if person.bills is not None:
        return show(kiosk, person.bills, stage, at), ()
    finding = FindingBills(at.monotonic, stage)
    kiosk = replace(kiosk, stage=finding, touched=at.monotonic)
    return kiosk, (FindBills(kiosk.session, person.patient),)


def left_to_pay(stage: PaidUp) -> tuple[Bill, ...]:
    """What can be paid next: first comes what became of the receipt, and whether the money stays."""
    done = stage.order.resolved and stage.paper.state is not TicketState.PRINTING
    return stage.rest if done else ()


def bills_found(kiosk: Kiosk, event: BillsFound, at: Moment) -> Step:
    """Take note of them; show them where somebody waits for them (the welcome: `home.told`)."""
    person = kiosk.person
    if person is None:
        return kiosk, ()
    # The question may have been asked before they paid, or the hospital is yet to hear of it.
    bills = tuple(bill for bill in event.bills if bill.id not in person.paid)
    kiosk = replace(kiosk, person=replace(person, bills=bills))
    match kiosk.stage:
        case FindingBills(back=back):
            return show(kiosk, bills, back, at), ()
        # They were asked for twice, and one question had no answer.
        case Waiting(retry=FindBills(), back=(None | Offering() | AtHome() | Arrived()) as back):
            return show(kiosk, bills, back, at), ()
        case Billing(back=back, trouble=trouble) as stage:  # they had changed meanwhile
            shown = show(kiosk, bills, back, at)
            if isinstance(shown.stage, Billing):
                there = {bill.id for bill in bills if bill.adds_up}
                kept = replace(shown.stage, chosen=stage.chosen & there, trouble=trouble)
                shown = replace(shown, stage=kept)
            return shown, ()
        case _:
            return kiosk, ()


def show(kiosk: Kiosk, bills: tuple[Bill, ...], back: Entry | None, at: Moment) -> Kiosk:
    if not bills:
        until = at.monotonic + kiosk.pace.nothing
        return replace(kiosk, stage=NothingDue(until, back), touched=at.monotonic)
    return _billing(kiosk, bills, back, at)


def _billing(kiosk: Kiosk, bills: tuple[Bill, ...], back: Entry | None, at: Moment) -> Kiosk:
    """All that can be paid is chosen: most people came to pay all of it."""
    chosen = frozenset(bill.id for bill in bills if bill.adds_up)
    return replace(kiosk, stage=Billing(bills, chosen, back=back), touched=at.monotonic)


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """On the list of bills."""
    stage = kiosk.stage
    if not isinstance(stage, Billing):
        return kiosk, ()
    payable = frozenset(bill.id for bill in stage.bills if bill.adds_up)
    match tap.action:
        case Action.CHOOSE_BILL if tap.argument in payable:
            changed = replace(stage, chosen=stage.chosen ^ {tap.argument}, trouble=None)
        case Action.CHOOSE_ALL:
            all_of_them = stage.chosen == payable
            changed = replace(stage, chosen=frozenset() if all_of_them else payable, trouble=None)
        case Action.UNFOLD_BILL if any(bill.id == tap.argument for bill in stage.bills):
            changed = replace(stage, unfolded=stage.unfolded ^ {tap.argument})
        case Action.PAY_CHOSEN if stage.chosen:
            return _quote(kiosk, stage, at)
        case _:
            return kiosk, ()
    return replace(kiosk, stage=changed), ()


def chosen_bills(stage: Billing) -> tuple[Bill, ...]:
    return tuple(bill for bill in stage.bills if bill.id in stage.chosen)


def _quote(kiosk: Kiosk, stage: Billing, at: Moment) -> Step:
    person = kiosk.person
    if person is None or person.patient is None:
        return kiosk, ()
    effect = QuoteBills(kiosk.session, person.patient, chosen_bills(stage), certificate_of(person))
    quoting = Quoting(at.monotonic, replace(stage, trouble=None))
    return replace(kiosk, stage=quoting, touched=at.monotonic), (effect,)


def certificate_of(person: Person) -> Certificate | None:
    """By what the person has proven to be insured, if by anything (NHSA `mdtrt_cert_type`)."""
    code = person.code
    if code is not None and code.kind is Kind.INSURANCE_VOUCHER:
        return Certificate(CertificateType.VOUCHER, person.card.voucher_token or code.text)
    if person.card.identifier.system is IdentifierSystem.IDENTITY_DOCUMENT:
        return Certificate(CertificateType.IDENTITY_NUMBER, person.card.identifier.value)
    return None


def bills_quoted(kiosk: Kiosk, event: BillsQuoted, at: Moment) -> Step:
    if not isinstance(kiosk.stage, Quoting):
        return kiosk, ()
    deciding = Deciding(event.quote, kiosk.stage.back)
    return replace(kiosk, stage=deciding, touched=at.monotonic), ()


def failed(kiosk: Kiosk, event: EffectFailed, at: Moment) -> Step:
    """The bills could not be read, or nobody said who pays what."""
    stage, person, failure = kiosk.stage, kiosk.person, event.failure
    record = Record(EventId.PAYMENT_FAILED, {"code": failure.code})
    if person is None or person.patient is None:
        return kiosk, ()
    repeat = CATALOGUE[failure.code].next is NextStep.TRY_AGAIN
    until = at.monotonic + kiosk.pace.trouble
    match stage:
        case Welcoming():  # they had not asked for it
            return kiosk, (record,)
        case FindingBills(back=back):
            retry = FindBills(kiosk.session, person.patient)
            if not repeat:
                return _refuse(kiosk, failure, back, at), (record,)
            waiting = Waiting(failure, retry, back, until)
            return replace(kiosk, stage=waiting, touched=at.monotonic), (record,)
        case Quoting(back=back) if failure.code is Code.BILL_CHANGED:
            # What is shown is out of date: read anew, and say so.
            kiosk = replace(kiosk, stage=replace(back, trouble=failure))
            return kiosk, (record, FindBills(kiosk.session, person.patient))
        case Quoting(back=back) if repeat:
            again = QuoteBills(
                kiosk.session, person.patient, chosen_bills(back), certificate_of(person)
            )
            waiting = Waiting(failure, again, back, until)
            return replace(kiosk, stage=waiting, touched=at.monotonic), (record,)
        case Quoting(back=back):
            shown = replace(back, trouble=failure)
            return replace(kiosk, stage=shown, touched=at.monotonic), (record,)
        case _:
            return kiosk, ()


def retry(kiosk: Kiosk, waiting: Waiting, at: Moment) -> Step:
    """What the hospital or the insurance did not answer, once more."""
    match waiting.retry, waiting.back:
        case QuoteBills(), Billing() as back:
            stage: Quoting | FindingBills = Quoting(at.monotonic, back)
        case FindBills(), (None | Offering() | AtHome() | Arrived()) as back:
            stage = FindingBills(at.monotonic, back)
        case _:
            return kiosk, ()
    return replace(kiosk, stage=stage, touched=at.monotonic), (waiting.retry,)


def _refuse(kiosk: Kiosk, failure: Failure, back: Entry | None, at: Moment) -> Kiosk:
    stage = Refusing(failure, at.monotonic + kiosk.pace.refusal, back=back)
    return replace(kiosk, stage=stage, touched=at.monotonic)
