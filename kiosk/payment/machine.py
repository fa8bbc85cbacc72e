"""What is to be done next with an order. Pure: no clock, network or disk (PAYMENTS.md, "The journal").

`next_act` says what; the cashier writes the act's intention, does it, and hands the answer to
`kiosk.payment.answers`, which says what is to be written then. Whatever happens in between, the same
question to the journal's order leads on:

- Every outward act but a plain question is written before it is done, so that it is not forgotten.
- Every outward act may be repeated: placing by its number, reversing by its nature, 2207 and 2208 after
  a 2601 for the last one's msgid, telling the hospital by the order number.
- Once a reverse was sent, the order goes back. It is never settled, unless the gateway has refused the
  reverse, or money arrives after the close was looked up and nothing had gone in before.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.payment import claims
from kiosk.payment.hand import Act, ActKind, Change, Hand
from kiosk.payment.order import Cause, Order, OrderState, StaffWish
from kiosk.payment.port import Way

_MOST_PLACINGS = 3
_MOST_LOOKS = 8  # without an answer, before the order is reversed blindly
_UNHEARD = frozenset({OrderState.SENT, OrderState.UNKNOWN})


def next_act(hand: Hand, now: float, at: int) -> Act | None:
    """What to do with the order now; None: nothing any more, or nothing but by staff.

    `now`: monotonic seconds; `at`: Unix seconds, for the journal. The caller has seen to it that the
    hand is due.
    """
    order = hand.order
    if order.wish is not None:
        return _wished(order)
    match order.state:
        case OrderState.CREATED:
            return _begin(hand, now, at)
        case OrderState.SENT | OrderState.UNKNOWN | OrderState.PAYING:
            return _with_gateway(hand, now)
        case OrderState.PAID:
            return _forward(order)
        case OrderState.REVERSING:
            return _back(hand)
        case OrderState.REVERSED if order.late_checks > 0:
            return Act(ActKind.QUERY)
        case _:
            return None


def _wished(order: Order) -> Act:
    """What staff want is done once the wish is out of the way."""
    granted = replace(order, wish=None)
    if order.resolved:
        return Act(ActKind.WRITE, Change(granted, Cause.WISH_HEARD))
    if order.state is OrderState.PAID and order.told and not order.going_back:
        return _forward(order)  # the hospital may have it: first its word
    if order.wish is StaffWish.REVERSE:
        return _reversing(replace(granted, going_back=True, contradictions=0), Cause.REVERSING)
    if order.state is not OrderState.NEEDS_STAFF:
        return Act(ActKind.WRITE, Change(granted, Cause.WISH_HEARD))
    # Whether the money is in says the gateway; the rest follows from that.
    asked = replace(
        granted, state=OrderState.UNKNOWN, going_back=False, reverse_sent=False, contradictions=0
    )
    if order.way is Way.NOTHING:
        asked = replace(asked, state=OrderState.PAID)
    return Act(ActKind.WRITE, Change(asked, Cause.WISH_HEARD))


def _begin(hand: Hand, now: float, at: int) -> Act:
    """Nothing was sent so far."""
    order = hand.order
    if hand.live is None or not hand.live.wanted or now >= hand.live.until:
        return Act(
            ActKind.WRITE, Change(replace(order, state=OrderState.REVERSED), _why_over(hand))
        )
    if order.way is Way.NOTHING:
        paid = replace(order, state=OrderState.PAID, paid_at=at)
        return Act(ActKind.WRITE, Change(paid, Cause.NOTHING_TO_PAY))
    return Act(ActKind.PLACE, Change(replace(order, state=OrderState.SENT), Cause.PLACING))


def _with_gateway(hand: Hand, now: float) -> Act:
    """The gateway has the order, or may have it: look, as long as somebody may pay; then close."""
    live, order = hand.live, hand.order
    if live is not None and live.wanted and now < live.until:
        again = hand.unheard and order.state in _UNHEARD and 0 < hand.placed < _MOST_PLACINGS
        can = order.way is Way.SHOWN or live.payment_code != ""
        return Act(ActKind.PLACE if again and can else ActKind.QUERY)
    # Whoever has paid wants it settled, not returned: so look once more, and wait for the answer.
    # Nothing is reversed blindly that was paid once and that staff want settled (`_wished`).
    if not hand.last_look and (hand.tries < _MOST_LOOKS or order.paid_at):
        return Act(ActKind.QUERY)
    return _reversing(order, _why_over(hand))


def _why_over(hand: Hand) -> Cause:
    if hand.live is None:
        return Cause.INTERRUPTED
    return Cause.TIME_OVER if hand.live.wanted else Cause.NOT_WANTED


def _reversing(order: Order, cause: Cause) -> Act:
    """The way back begins: written first, since a reverse that was sent must not be forgotten."""
    back = replace(order, state=OrderState.REVERSING, reverse_sent=order.way is not Way.NOTHING)
    return Act(ActKind.WRITE, Change(back, cause))


def _forward(order: Order) -> Act:
    """The money is in: first the insurance, then the hospital."""
    if order.going_back:
        return _reversing(order, Cause.REVERSING)
    act = claims.settle_next(order)
    if act is not None:
        return act
    told = None if order.told else Change(replace(order, told=True), Cause.TELLING_HOSPITAL)
    return Act(ActKind.TELL, told)


def _back(hand: Hand) -> Act:
    """First what the insurance has paid, then the money, then make sure of it."""
    order = hand.order
    act = claims.cancel_next(order)
    if act is not None:
        return act
    if order.way is Way.NOTHING:
        return Act(ActKind.WRITE, Change(replace(order, state=OrderState.REVERSED), Cause.REVERSED))
    return Act(ActKind.QUERY if hand.reverse_answered else ActKind.REVERSE)
