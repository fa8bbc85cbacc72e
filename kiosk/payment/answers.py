"""What an answer to an act leads to. Pure, as `kiosk.payment.machine` is.

A failure to get an answer changes nothing but when to ask again, save that an order whose placing had
no answer is `unknown` from then on. What contradicts the journal is counted; after so many times the
order goes to staff.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from kiosk.hospital.port import Noticed
from kiosk.payment.claims import nothing_settled
from kiosk.payment.hand import Change, Hand, Outcome
from kiosk.payment.order import Cause, Order, OrderState
from kiosk.payment.pace import MOST_CONTRADICTIONS, PaymentPace
from kiosk.payment.port import Answer, GatewayOrder, GatewayState
from kiosk.reasons import Code, Failure

REFUSALS: Final = frozenset(
    {
        Code.PAYMENT_REFUSED,
        Code.PAYMENT_CODE_REFUSED,
        Code.PAYMENT_FUNDS,
        Code.PAYMENT_ORDER_EXISTS,
        Code.PAYMENT_ORDER_CLOSED,
        Code.PAYMENT_BILL_TAKEN,
        Code.PAYMENT_BILL_PAID,
    }
)
"""Answers to placing after which nothing has moved, and nothing will."""
_NOT_SENT: Final = frozenset({Code.PAYMENT_RESTING, Code.PAYMENT_CLOCK})
_NOT_OURS: Final = frozenset(
    {Code.PAYMENT_ORDER_EXISTS, Code.PAYMENT_BILL_TAKEN, Code.PAYMENT_BILL_PAID}
)
_LEAVES_NONE: Final = frozenset(
    {Code.PAYMENT_REFUSED, Code.PAYMENT_BILL_TAKEN, Code.PAYMENT_BILL_PAID}
)
"""Refusals that leave no order behind: an earlier request, delayed on its way, may still make one."""
_HOSPITAL_REFUSALS: Final = frozenset(
    {Code.BILL_PAID_ALREADY, Code.BILL_CHANGED, Code.WRONG_PATIENT}
)
_HOSPITAL_STUCK: Final = frozenset({Code.HOSPITAL_REFUSED, Code.HOSPITAL_BAD_ANSWER})
_MOST_TOLD: Final = 14  # half an hour of answers that are neither yes nor no
_GONE: Final = frozenset({GatewayState.CLOSED, GatewayState.REVERSED})


def placed(hand: Hand, answer: Answer, now: float, at: int, pace: PaymentPace) -> Outcome:
    """After `PLACE`. The order is `sent` or `unknown`."""
    first = hand.placed == 0
    hand = replace(
        hand,
        placed=hand.placed + 1,
        placed_at=now if first else hand.placed_at,
        unheard=False,
    )
    outcome, order = answer.outcome, hand.order
    if isinstance(outcome, GatewayOrder):
        return _stands(hand, outcome, now, at, pace)
    if outcome.code in _LEAVES_NONE and not first:
        back = replace(order, state=OrderState.REVERSING, reverse_sent=True, why=outcome.code)
        return _written(hand, Change(back, Cause.REFUSED), now)
    if outcome.code in REFUSALS or (first and outcome.code in _NOT_SENT):
        checks = 0 if outcome.code in _NOT_OURS | _NOT_SENT else len(pace.late_checks)
        refused = replace(order, state=OrderState.REVERSED, why=outcome.code, late_checks=checks)
        return _written(
            hand, Change(refused, Cause.REFUSED), now + pace.late_pause(len(pace.late_checks))
        )
    hand = _later(hand, now, pace)
    if order.state is OrderState.UNKNOWN:
        return Outcome(hand)
    unknown = replace(order, state=OrderState.UNKNOWN)
    return Outcome(hand, Change(unknown, Cause.NO_ANSWER))


def looked_up(hand: Hand, answer: Answer, now: float, at: int, pace: PaymentPace) -> Outcome:
    """After `QUERY`, in whichever state."""
    late = hand.live is None or not hand.live.wanted or now >= hand.live.until
    hand = replace(hand, unheard=False)
    match hand.order.state:
        case OrderState.REVERSING:
            return _reverse_looked_up(hand, answer, now, at, pace)
        case OrderState.REVERSED:
            return _watched(hand, answer, now, at, pace)
        case _:
            pass
    outcome = answer.outcome
    if isinstance(outcome, GatewayOrder):
        return _stands(replace(hand, last_look=late), outcome, now, at, pace)
    if outcome.code is Code.PAYMENT_ORDER_UNKNOWN:
        # An answer, at last: what was asked in vain before does not lengthen the pause.
        hand = _later(replace(hand, tries=0), now, pace)
        return Outcome(replace(hand, unheard=True, last_look=late))
    return Outcome(_later(hand, now, pace))


def reversed_(hand: Hand, answer: Answer, now: float, pace: PaymentPace) -> Outcome:
    """After `REVERSE`: done, it says (to be looked up), not yet, never, or nothing."""
    outcome, order = answer.outcome, hand.order
    if isinstance(outcome, Failure):
        if outcome.code is not Code.PAYMENT_REVERSE_REFUSED:
            if outcome.code not in _NOT_SENT:
                hand = replace(hand, strays_until=now + pace.stray_seconds)
            return Outcome(_later(hand, now, pace))
        if order.going_back or _is_too_much(order):
            staff = replace(order, state=OrderState.NEEDS_STAFF, why=outcome.code)
            return _written(hand, Change(staff, Cause.REVERSE_REFUSED), now)
        again = replace(
            order,
            state=OrderState.UNKNOWN,
            reverse_sent=False,
            contradictions=order.contradictions + 1,
        )
        hand = replace(hand, last_look=False)
        return _written(hand, Change(again, Cause.REVERSE_REFUSED), now + pace.verify_after)
    if outcome.retry:
        return Outcome(_later(hand, now, pace))
    if outcome.state not in _GONE:
        return _contradiction(hand, now, pace)
    hand = replace(hand, reverse_answered=True)
    return _written(hand, Change(order, Cause.REVERSE_ANSWERED), now + pace.verify_after)


def told(hand: Hand, answer: Noticed | Failure, now: float, pace: PaymentPace) -> Outcome:
    """After `TELL`: the hospital has it, will not have it, or is to be told again."""
    order = hand.order
    if isinstance(answer, Noticed):
        settled = replace(order, state=OrderState.SETTLED, e_invoices=answer.e_invoices)
        return _written(hand, Change(settled, Cause.SETTLED), now)
    if answer.code in _HOSPITAL_REFUSALS:
        back = replace(order, going_back=True, why=answer.code)
        return _written(hand, Change(back, Cause.HOSPITAL_REFUSED), now)
    if answer.code in _HOSPITAL_STUCK and hand.tries >= _MOST_TOLD:
        staff = replace(order, state=OrderState.NEEDS_STAFF, why=answer.code)
        return _written(hand, Change(staff, Cause.HOSPITAL_REFUSED), now)
    return Outcome(_later(hand, now, pace))


def _stands(hand: Hand, said: GatewayOrder, now: float, at: int, pace: PaymentPace) -> Outcome:
    """The gateway's word on an order that somebody may still be paying."""
    order = hand.order
    hand = replace(hand, tries=0, silent=False)
    match said.state:
        case GatewayState.PAID:
            return _paid(hand, said, now, at, Cause.PAID, pace)
        case GatewayState.CLOSED | GatewayState.REVERSED if not hand.closed_seen:
            # Not closed from here: look twice before somebody is told to pay again.
            return Outcome(replace(hand, closed_seen=True, due=now + pace.verify_after))
        case GatewayState.CLOSED | GatewayState.REVERSED:
            closed = replace(
                order,
                state=OrderState.REVERSED,
                why=Code.PAYMENT_NOT_MADE,
                late_checks=len(pace.late_checks),
            )
            return _written(
                hand, Change(closed, Cause.REVERSED), now + pace.late_pause(len(pace.late_checks))
            )
        case GatewayState.OPEN | GatewayState.CONFIRMING:
            hand = replace(hand, closed_seen=False)
            confirming = said.state is GatewayState.CONFIRMING
            news = order.state is not OrderState.PAYING or confirming is not hand.confirming
            live = hand.live
            if live is not None and order.state is not OrderState.PAYING:
                live = replace(live, until=now + pace.open_for(order.way), payment_code="")
            hand = replace(
                hand,
                live=live,
                code=said.code or hand.code,
                confirming=confirming,
            )
            hand = replace(hand, due=_next_look(hand, now, pace))
            if not news:
                return Outcome(hand)
            cause = Cause.CONFIRMING if confirming else Cause.PLACED
            return Outcome(hand, Change(replace(order, state=OrderState.PAYING), cause))
        case _:
            assert_never(said.state)


def _next_look(hand: Hand, now: float, pace: PaymentPace) -> float:
    """The next poll, or the moment at which the time to pay is over, or may be ended."""
    live, order = hand.live, hand.order
    if live is not None and live.wanted and now < live.until:
        return min(now + pace.poll(order.way), live.until)
    return max(now, pace.reverse_from(order.way, order.channel, hand.placed_at))


def _paid(  # noqa: PLR0917 - the answer, its time, and what it is called
    hand: Hand, said: GatewayOrder, now: float, at: int, cause: Cause, pace: PaymentPace
) -> Outcome:
    order = replace(hand.order, transaction=said.transaction, paid_at=at, late_checks=0, why=None)
    if said.amount != order.amount:
        return _other_amount(hand, order, now, pace)
    if now < hand.strays_until:  # settled now, it could be given back by a reverse of before
        return Outcome(replace(hand, last_look=False, due=hand.strays_until))
    paid = replace(order, state=OrderState.PAID, reverse_sent=False)
    return _written(hand, Change(paid, cause), now)


def _other_amount(hand: Hand, paid: Order, now: float, pace: PaymentPace) -> Outcome:
    """Not what was asked for: ask again, and have staff look at it if that is what it stays at.

    `paid`: the order with what the gateway says of its payment.
    """
    order = hand.order
    if _is_too_much(order):
        staff = replace(paid, state=OrderState.NEEDS_STAFF, why=Code.PAYMENT_AMOUNT_DIFFERS)
        return _written(hand, Change(staff, Cause.AMOUNT_DIFFERS), now)
    doubted = replace(
        order, state=OrderState.UNKNOWN, late_checks=0, contradictions=order.contradictions + 1
    )
    pause = max(pace.verify_after, pace.retry(doubted.contradictions))
    return _written(hand, Change(doubted, Cause.AMOUNT_DIFFERS), now + pause)


def _reverse_looked_up(
    hand: Hand, answer: Answer, now: float, at: int, pace: PaymentPace
) -> Outcome:
    """Whether it is reversed, as it said: a success may be reported wrongly."""
    outcome, order = answer.outcome, hand.order
    if isinstance(outcome, Failure) and outcome.code is not Code.PAYMENT_ORDER_UNKNOWN:
        return Outcome(_later(hand, now, pace))
    if isinstance(outcome, GatewayOrder) and outcome.state not in _GONE:
        return _contradiction(replace(hand, reverse_answered=False), now, pace)
    gave_back = isinstance(outcome, GatewayOrder) and outcome.state is GatewayState.REVERSED
    back = replace(
        order,
        state=OrderState.REVERSED,
        why=order.why or Code.PAYMENT_NOT_MADE,
        late_checks=len(pace.late_checks),
        paid_at=order.paid_at or (at if gave_back else 0),
    )
    return _written(
        hand, Change(back, Cause.REVERSED), now + pace.late_pause(len(pace.late_checks))
    )


def _watched(hand: Hand, answer: Answer, now: float, at: int, pace: PaymentPace) -> Outcome:
    """Whether money came after the close. If so: to the hospital, if it will have it; else back."""
    outcome, order = answer.outcome, hand.order
    if isinstance(outcome, Failure) and outcome.code is not Code.PAYMENT_ORDER_UNKNOWN:
        return Outcome(_later(hand, now, pace))
    if isinstance(outcome, GatewayOrder) and outcome.state is GatewayState.PAID:
        # Had it been paid before, and went back: the gateway contradicts itself.
        if order.going_back or order.paid_at or not nothing_settled(order):
            return _contradiction(hand, now, pace)
        return _paid(hand, outcome, now, at, Cause.PAID_LATE, pace)
    if isinstance(outcome, GatewayOrder) and outcome.state not in _GONE:
        return _contradiction(hand, now, pace)
    left = order.late_checks - 1
    watched = replace(order, late_checks=left)
    return _written(hand, Change(watched, Cause.WATCHED), now + pace.late_pause(left))


def _contradiction(hand: Hand, now: float, pace: PaymentPace) -> Outcome:
    """Not gone after all: reverse once more, or have staff look at it."""
    order = hand.order
    if _is_too_much(order):
        staff = replace(order, state=OrderState.NEEDS_STAFF, why=Code.PAYMENT_CONTRADICTION)
        return _written(hand, Change(staff, Cause.CONTRADICTION), now)
    again = replace(
        order,
        state=OrderState.REVERSING,
        reverse_sent=True,
        contradictions=order.contradictions + 1,
    )
    hand = replace(hand, reverse_answered=False)
    pause = max(pace.verify_after, pace.retry(again.contradictions))
    return _written(hand, Change(again, Cause.CONTRADICTION), now + pause)


def _is_too_much(order: Order) -> bool:
    return order.contradictions >= MOST_CONTRADICTIONS


def _written(hand: Hand, change: Change, due: float) -> Outcome:
    return Outcome(replace(hand, tries=0, silent=False, due=due), change)


def _later(hand: Hand, now: float, pace: PaymentPace) -> Hand:
    """Again after a pause; a short one while somebody may be waiting."""
    tries = hand.tries + 1
    pause = pace.retry(tries)
    live = hand.live
    if live is not None and now < live.until:
        pause = min(pause, pace.poll(hand.order.way))
        # The looks before a blind reverse are counted from the end of the time to pay; and a reverse that was
        # tried often while somebody stood here is not to wait the longer when they have gone.
        looks = not live.wanted and hand.order.state is not OrderState.REVERSING
        tries = tries if looks else 0
    return replace(hand, tries=tries, due=now + pause, silent=True)


def later(hand: Hand, now: float, pace: PaymentPace) -> Hand:
    """For whoever got no answer that this module reads: the insurance, the disk."""
    return _later(hand, now, pace)
