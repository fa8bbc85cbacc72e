"""缴费, second half: from the choice of a way to the receipt.

The cashier (`kiosk.payment.cashier`) works on the order whatever is on the screen; here is what the
patient is shown of it, and when they are let go. A payment in progress is never wiped, only covered; it
ends with one of: paid, returned, not made, or a slip that says "do not pay again".
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.audit.catalogue import EventId
from kiosk.codes.classify import Kind, classify
from kiosk.domain import PatientIdentifier
from kiosk.payment.order import NewOrder, Order, OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import Progress
from kiosk.reasons import CATALOGUE, Code, Failure
from kiosk.services import slips
from kiosk.services.alternatives import out_of_service
from kiosk.session import presence
from kiosk.session.effects import Effect, GiveUpOrder, OpenOrder, Record
from kiosk.session.ending import Step
from kiosk.session.events import EffectFailed, Tapped
from kiosk.session.pay_events import OrderChanged, OrderOpened
from kiosk.session.pay_screens import PayPhase
from kiosk.session.pay_stages import Deciding, GivenBack, Ordering, PaidUp, Paper, Uncertain
from kiosk.session.screens import Action
from kiosk.session.state import Kiosk, Moment, Person, Refusing

CHANNELS: Final = {
    Kind.WECHAT_PAY: Channel.WECHAT,
    Kind.ALIPAY_PAY: Channel.ALIPAY,
    Kind.UNIONPAY_PAY: Channel.UNIONPAY,
}
"""Whose payment code a code is."""

# Seconds that each phase may last before the patient is let go with a slip, or with what is known.
_CHECKING, _CLOSING, _RETURNING = 40.0, 40.0, 15.0
_FINISHING = 6.0  # the hospital may be told without them
_FINISHING_INSURED = 40.0  # not the insurance: if it refuses, the money goes back
_OPENING_LOST = 15.0  # the journal answers in milliseconds
# Where the money had come in, it is not true that nothing was paid.
_GONE_BACK: Final = {
    Code.PAYMENT_NOT_MADE: Code.PAYMENT_TAKEN_BACK,
    Code.INSURANCE_TIMEOUT: Code.INSURANCE_NOT_DONE,
    Code.INSURANCE_SUMS: Code.INSURANCE_NOT_DONE,
}
_ELSEWHERE = frozenset({Code.PAYMENT_BILL_TAKEN, Code.PAYMENT_BILL_PAID})


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """A way was chosen, or given up."""
    stage = kiosk.stage
    if isinstance(stage, Deciding) and tap.action is Action.PAY_BY:
        return _by_code_on_screen(kiosk, stage, tap.argument, at)
    if isinstance(stage, Ordering) and tap.action is Action.OTHER_WAY:
        return _give_up(kiosk, stage, at)
    return kiosk, ()


def _by_code_on_screen(kiosk: Kiosk, stage: Deciding, name: str, at: Moment) -> Step:
    free = stage.quote.split.own == 0
    wanted = [channel for channel in kiosk.channels if channel.value == name]
    if free and name == Channel.NONE.value:
        return _order(kiosk, stage, Way.NOTHING, Channel.NONE, "", at)
    if free or not wanted:
        return kiosk, ()
    return _order(kiosk, stage, Way.SHOWN, wanted[0], "", at)


def takes_payment_codes(kiosk: Kiosk) -> bool:
    """Whether a phone's payment code is wanted now: not by whoever cannot see what they would pay."""
    stage = kiosk.stage
    if not isinstance(stage, Deciding) or not kiosk.scans_payment or kiosk.hidden:
        return False
    return stage.quote.split.own > 0 and out_of_service(kiosk) is None


def code_shown(kiosk: Kiosk, text: str, at: Moment) -> Step:
    """A code was read, identically twice, while a payment code is wanted."""
    stage = kiosk.stage
    if not isinstance(stage, Deciding):
        return kiosk, ()
    kiosk = presence.touched(kiosk, at)
    channel = CHANNELS.get(classify(text))
    if channel is None:
        return no_payment_code(kiosk, at), ()
    return _order(kiosk, stage, Way.SCANNED, channel, text.strip(), at)


def no_payment_code(kiosk: Kiosk, at: Moment) -> Kiosk:
    """What was held up to pay with cannot pay."""
    stage = kiosk.stage
    if not isinstance(stage, Deciding):
        return kiosk
    trouble = Failure(Code.HEALTH_CARD_AT_PAYMENT)
    return replace(kiosk, stage=replace(stage, trouble=trouble), touched=at.monotonic)


def _order(  # noqa: PLR0917 - a step's three, and the three that make an order
    kiosk: Kiosk, stage: Deciding, way: Way, channel: Channel, payment_code: str, at: Moment
) -> Step:
    person = kiosk.person
    if person is None or person.patient is None:
        return kiosk, ()
    new = NewOrder(person.patient.id, way, channel, stage.quote.bills)
    ordering = Ordering(channel, replace(stage, trouble=None), PayPhase.PLACING, at.monotonic)
    kiosk = replace(kiosk, stage=ordering, touched=at.monotonic)
    return kiosk, (OpenOrder(kiosk.session, new, payment_code),)


def _give_up(kiosk: Kiosk, stage: Ordering, at: Moment) -> Step:
    """Only while nobody has paid as far as is known; if somebody has, the cashier settles it."""
    may = stage.phase in {PayPhase.SHOWN, PayPhase.CONFIRMING}
    if stage.order is None or not may:
        return kiosk, ()
    closing = replace(
        stage, phase=PayPhase.CLOSING, since=at.monotonic, code="", until=None, unwanted=True
    )
    return replace(kiosk, stage=closing), (GiveUpOrder(stage.order.number),)


def order_opened(kiosk: Kiosk, event: OrderOpened, at: Moment) -> Step:
    """The journal has it. If that was given up already (a disk that hung), the cashier may be taking
    the money all the same: whoever is still at the choice sees it; else it is closed.
    """
    stage, order = kiosk.stage, event.order
    if event.session == kiosk.session:
        match stage:
            case Ordering(order=None):
                return replace(kiosk, stage=replace(stage, order=order)), ()
            case Ordering(order=Order(number=number)) if number == order.number:
                return kiosk, ()
            case Deciding(tried=tried) if order.number in tried:  # it was refused that quickly
                return kiosk, ()
            case Deciding(quote=quote) if quote.bills == order.bills:
                back = replace(stage, trouble=None)
                ordering = Ordering(order.channel, back, PayPhase.PLACING, at.monotonic, order)
                return replace(kiosk, stage=ordering, touched=at.monotonic), ()
            case Uncertain(order=known) | GivenBack(order=known) | PaidUp(order=known) if (
                known.number == order.number
            ):
                return kiosk, ()
            case _:
                pass
    return kiosk, (GiveUpOrder(order.number),)


def failed(kiosk: Kiosk, event: EffectFailed, at: Moment) -> Step:
    """No order was made: nothing was sent, and nothing will be."""
    stage = kiosk.stage
    if not isinstance(stage, Ordering) or stage.order is not None:
        return kiosk, ()
    record = Record(EventId.PAYMENT_FAILED, {"code": event.failure.code})
    return _not_made(kiosk, stage.back, event.failure.code, at), (record,)


def order_changed(kiosk: Kiosk, event: OrderChanged, at: Moment) -> Step:
    """The cashier has got further. Orders of others, and of sessions that are over, are not shown."""
    stage, progress = kiosk.stage, event.progress
    shown = Ordering | Uncertain | GivenBack | PaidUp
    if not isinstance(stage, shown) or not _is_theirs(stage, progress):
        return kiosk, _recorded(progress, None)
    record = _recorded(progress, None if kiosk.person is None else kiosk.person.card.identifier)
    if isinstance(stage, Ordering):
        kiosk, effects = _going_on(kiosk, stage, progress, at)
    else:
        kiosk, effects = _after_all(kiosk, stage, progress.order, at)
    return kiosk, (*record, *effects)


def _is_theirs(stage: Ordering | Uncertain | GivenBack | PaidUp, progress: Progress) -> bool:
    """Whether the news is of the order on the screen. The cashier may be quicker than the journal's
    answer: then it is the one that somebody can pay, of just these bills.
    """
    if stage.order is not None:
        return progress.order.number == stage.order.number
    if progress.order.number in stage.back.tried:  # the look for late money of one before
        return False
    wanted = {bill.id for bill in stage.back.quote.bills}
    return progress.until is not None and {bill.id for bill in progress.order.bills} == wanted


def _recorded(progress: Progress, card: PatientIdentifier | None) -> tuple[Effect, ...]:
    """What the event log says of orders: how each ended, or that it needs staff."""
    order = progress.order
    ended = order.resolved or order.state is OrderState.NEEDS_STAFF
    if not ended or not progress.news:
        return ()
    fields = {"state": order.state, "way": order.way, "channel": order.channel}
    return (Record(EventId.ORDER_ENDED, fields, card),)


def _going_on(kiosk: Kiosk, stage: Ordering, progress: Progress, at: Moment) -> Step:
    order = progress.order
    stage = replace(stage, order=order, code=progress.code, until=progress.until)
    match order.state:
        case OrderState.SETTLED:
            return _paid(kiosk, stage, order, at)
        case OrderState.REVERSED:
            return _reversed(kiosk, stage, order, at)
        case OrderState.NEEDS_STAFF:
            return _uncertain(kiosk, stage, order, at)
        case _:
            phase = _phase(stage, progress, at)
    if phase is not stage.phase:
        stage = replace(stage, phase=phase, since=at.monotonic)
        # Money comes and goes on the phone: whoever looks away meanwhile is still here.
        kiosk = replace(kiosk, touched=at.monotonic)
    return replace(kiosk, stage=stage), ()


def _phase(stage: Ordering, progress: Progress, at: Moment) -> PayPhase:
    order = progress.order
    match order.state:
        case OrderState.PAID:
            return PayPhase.RETURNING if order.going_back else PayPhase.FINISHING
        case OrderState.REVERSING:
            return PayPhase.RETURNING if order.going_back else PayPhase.CLOSING
        case OrderState.PAYING if stage.unwanted or _is_over(progress.until, at):
            return PayPhase.CLOSING
        case OrderState.PAYING if progress.confirming or order.way is Way.SCANNED:
            return PayPhase.CONFIRMING
        case OrderState.PAYING:
            return PayPhase.SHOWN
        case OrderState.UNKNOWN:
            return PayPhase.CHECKING
        case _:
            return PayPhase.PLACING


def _is_over(until: float | None, at: Moment) -> bool:
    """Whether nobody may pay any more; what they may have paid is then being looked up."""
    return until is None or at.monotonic >= until


def _after_all(
    kiosk: Kiosk, stage: Uncertain | GivenBack | PaidUp, order: Order, at: Moment
) -> Step:
    """It has become known while its patient is still here."""
    match stage, order.state:
        case PaidUp(), OrderState.SETTLED:
            return replace(kiosk, stage=replace(stage, order=order)), ()
        case PaidUp(back=Deciding() as back), OrderState.REVERSING | OrderState.REVERSED:
            return _given_back(kiosk, back, order, at)
        case Uncertain(back=back), OrderState.SETTLED:
            return _paid_up(kiosk, back, order, at)
        case Uncertain(back=back), OrderState.REVERSED if _moved(order):
            return _given_back(kiosk, back, order, at)
        case Uncertain(back=back), OrderState.REVERSED:
            return _not_made(kiosk, _tried(back, order), order.why, at), ()
        case GivenBack(done=False, back=back), OrderState.NEEDS_STAFF:
            return slips.print_slip(kiosk, Uncertain(order, Paper(), None, back), at)
        case PaidUp(back=Deciding() as back), OrderState.NEEDS_STAFF:
            return slips.print_slip(kiosk, Uncertain(order, Paper(), None, back), at)
        case GivenBack(), OrderState.REVERSED:
            return replace(kiosk, stage=replace(stage, order=order, done=True)), ()
        case _:
            return kiosk, ()


def _paid(kiosk: Kiosk, stage: Ordering, order: Order, at: Moment) -> Step:
    return _paid_up(kiosk, stage.back, order, at)


def _paid_up(kiosk: Kiosk, back: Deciding, order: Order, at: Moment) -> Step:
    paid = {bill.id for bill in order.bills}
    rest = tuple(bill for bill in back.back.bills if bill.id not in paid)
    kiosk = _knows_bills(kiosk, paid, rest)
    return slips.print_slip(kiosk, PaidUp(order, Paper(), None, rest, back), at)


def _knows_bills(kiosk: Kiosk, paid: set[str], rest: tuple[object, ...]) -> Kiosk:
    """What is left is what the patient is offered from now on, whatever an answer of before says."""
    person = kiosk.person
    if person is None:
        return kiosk
    left = None if person.bills is None else tuple(bill for bill in person.bills if bill in rest)
    known: Person = replace(person, bills=left, paid=person.paid | paid)
    return replace(kiosk, person=known)


def _uncertain(kiosk: Kiosk, stage: Ordering, order: Order, at: Moment) -> Step:
    return slips.print_slip(kiosk, Uncertain(order, Paper(), None, stage.back), at)


def _given_back(kiosk: Kiosk, back: Deciding, order: Order, at: Moment) -> Step:
    done = order.state is OrderState.REVERSED
    code = order.why or Code.PAYMENT_NOT_MADE
    why = _failure(_GONE_BACK.get(code, code))
    return slips.print_slip(kiosk, GivenBack(order, why, done, Paper(), None, back), at)


def _failure(code: Code) -> Failure:
    """As the patient is told. The journal keeps the code without the insurance's own words."""
    return Failure(code, {"words": ""} if "words" in CATALOGUE[code].facts else {})


def _reversed(kiosk: Kiosk, stage: Ordering, order: Order, at: Moment) -> Step:
    if _moved(order):
        return _given_back(kiosk, stage.back, order, at)
    code = None if stage.unwanted else order.why or Code.PAYMENT_NOT_MADE
    return _not_made(kiosk, _tried(stage.back, order), code, at), ()


def _tried(back: Deciding, order: Order) -> Deciding:
    return replace(back, tried=back.tried | {order.number})


def _moved(order: Order) -> bool:
    """Whether money had come in that went back."""
    return order.amount > 0 and order.paid_at > 0


def _not_made(kiosk: Kiosk, back: Deciding, code: Code | None, at: Moment) -> Kiosk:
    """Nothing was paid: choose anew, or hear that it is paid, or being paid, elsewhere."""
    failure = None if code is None else _failure(code)
    if failure is not None and failure.code in _ELSEWHERE:
        stage: Refusing | Deciding = Refusing(
            failure, at.monotonic + kiosk.pace.trouble, back=back.back
        )
    else:
        stage = replace(back, trouble=failure)
    return presence.counted_anew(replace(kiosk, stage=stage, touched=at.monotonic), at)


def overdue(kiosk: Kiosk, at: Moment) -> Step:
    """A phase has lasted long enough: the patient is let go, the cashier goes on."""
    stage = kiosk.stage
    if not isinstance(stage, Ordering):
        return slips.overdue(kiosk, at), ()
    lasted = at.monotonic - stage.since
    order = stage.order
    if order is None:
        if lasted < _OPENING_LOST:
            return kiosk, ()
        return _not_made(kiosk, stage.back, Code.PAYMENT_JOURNAL, at), ()
    match stage.phase:
        # The gateway is silent: the code goes, and the patient is not left before "0 s left".
        case PayPhase.SHOWN | PayPhase.CONFIRMING if _is_over(stage.until, at):
            closing = replace(stage, phase=PayPhase.CLOSING, since=at.monotonic, code="")
            return replace(kiosk, stage=closing, touched=at.monotonic), ()
        case PayPhase.FINISHING if lasted >= _patience(order):
            insured = any(bill.claim is not None for bill in order.bills) and not order.told
            return (_uncertain if insured else _paid)(kiosk, stage, order, at)
        case PayPhase.RETURNING if lasted >= _RETURNING:
            return _given_back(kiosk, stage.back, order, at)
        case PayPhase.CHECKING | PayPhase.PLACING if lasted >= _CHECKING:
            return _uncertain(kiosk, stage, order, at)
        case PayPhase.CLOSING if lasted >= _CLOSING:
            return _uncertain(kiosk, stage, order, at)
        case _:
            return kiosk, ()


def _patience(order: Order) -> float:
    """The hospital is told by the cashier as long as it takes; whether the insurance takes its part
    decides whether the patient has paid at all.
    """
    insured = any(bill.claim is not None for bill in order.bills)
    return _FINISHING_INSURED if insured and not order.told else _FINISHING
