"""The insurance's part of an order: 2207 forward, 2208 back, 2601 wherever a result is unknown.

A claim of state `SETTLING` or `CANCELLING` was sent in a process that did not live to hear the answer,
or had none: it is put right with the msgid that the journal holds, and then done again.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.insurance.port import InsuranceAnswer, Settlement
from kiosk.payment.hand import Act, ActKind, Change
from kiosk.payment.order import Cause, Claim, ClaimState, Order, OrderBill, OrderState
from kiosk.payment.pace import MOST_SETTLING
from kiosk.reasons import Code

_NOTHING_COUNTS = frozenset({ClaimState.QUOTED, ClaimState.CANCELLED})


def nothing_settled(order: Order) -> bool:
    """Whether the insurance has paid nothing of it, for certain."""
    return all(bill.claim is None or bill.claim.state in _NOTHING_COUNTS for bill in order.bills)


def settle_next(order: Order) -> Act | None:
    """The next step forward; None: all claims are settled. A `SETTLE` or `CANCEL` wants a new msgid."""
    for index, bill in enumerate(order.bills):
        claim = bill.claim
        if claim is None or claim.state is ClaimState.SETTLED:
            continue
        match claim.state:
            case ClaimState.QUOTED if claim.certificate is not None:
                sent = replace(claim, state=ClaimState.SETTLING, tries=claim.tries + 1)
                change = _change(order, index, sent, Cause.SETTLING_INSURANCE)
                return Act(ActKind.SETTLE, change, index)
            case ClaimState.SETTLING | ClaimState.CORRECTING:
                return _correct(order, index, claim, ClaimState.CORRECTING)
            # On its way back: nothing goes forward from there. Or the money has come after the close,
            # when what the insurance needs of the patient was dropped.
            case _:
                return Act(ActKind.WRITE, Change(replace(order, going_back=True), Cause.REVERSING))
    return None


def cancel_next(order: Order) -> Act | None:
    """The next step back; None: the insurance has paid nothing of it, for certain."""
    for index, bill in enumerate(order.bills):
        claim = bill.claim
        if claim is None or claim.state in _NOTHING_COUNTS:
            continue
        match claim.state:
            case ClaimState.SETTLED:
                sent = replace(claim, state=ClaimState.CANCELLING)
                change = _change(order, index, sent, Cause.CANCELLING_INSURANCE)
                return Act(ActKind.CANCEL, change, index)
            case ClaimState.SETTLING | ClaimState.CORRECTING:
                return _correct(order, index, claim, ClaimState.CORRECTING)
            case _:
                return _correct(order, index, claim, ClaimState.RECORRECTING)
    return None


def with_msgid(act: Act, msgid: str) -> Act:
    """The act with the number under which it is sent, so that it is in the journal before."""
    if act.before is None:
        return act
    order = act.before.order
    claim = order.bills[act.bill].claim
    if claim is None:
        return act
    change = _change(order, act.bill, replace(claim, msgid=msgid), act.before.cause)
    return replace(act, before=change)


def answered(order: Order, act: Act, answer: InsuranceAnswer) -> Change | None:
    """What is to be written for an answer; None: the result is not known, nothing has changed."""
    claim = order.bills[act.bill].claim
    if claim is None:
        return None
    if isinstance(answer.outcome, Settlement | None):
        return _done(order, act, claim, answer.outcome)
    match answer.outcome.code, act.kind:
        case Code.INSURANCE_REFUSED, ActKind.SETTLE:
            free = replace(order, going_back=True, why=Code.INSURANCE_REFUSED)
            quoted = replace(claim, state=ClaimState.QUOTED)
            return _change(free, act.bill, quoted, Cause.INSURANCE_REFUSED)
        case Code.INSURANCE_REFUSED, _:  # neither there nor back
            staff = replace(order, state=OrderState.NEEDS_STAFF, why=Code.INSURANCE_REFUSED)
            return Change(staff, Cause.INSURANCE_REFUSED)
        case Code.INSURANCE_RESTING, ActKind.SETTLE:  # nothing was sent
            quoted = replace(claim, state=ClaimState.QUOTED, tries=claim.tries - 1)
            return _change(order, act.bill, quoted, Cause.NO_ANSWER)
        case Code.INSURANCE_RESTING, ActKind.CANCEL:
            settled = replace(claim, state=ClaimState.SETTLED)
            return _change(order, act.bill, settled, Cause.NO_ANSWER)
        case _:
            return None


def _done(order: Order, act: Act, claim: Claim, settlement: Settlement | None) -> Change:
    match act.kind:
        case ActKind.SETTLE if settlement is not None:
            settled = replace(claim, state=ClaimState.SETTLED, settlement=settlement.id)
            if settlement.split == order.bills[act.bill].split:
                return _change(order, act.bill, settled, Cause.INSURANCE_SETTLED)
            back = replace(order, going_back=True, why=Code.INSURANCE_SUMS)
            return _change(back, act.bill, settled, Cause.INSURANCE_DIFFERS)
        case ActKind.CANCEL:
            cancelled = replace(claim, state=ClaimState.CANCELLED)
            return _change(order, act.bill, cancelled, Cause.INSURANCE_CANCELLED)
        case _:
            return _corrected(order, act.bill, claim)


def _corrected(order: Order, index: int, claim: Claim) -> Change:
    """As if the last request had never been."""
    if claim.state is ClaimState.RECORRECTING:
        before = replace(claim, state=ClaimState.SETTLED)
        return _change(order, index, before, Cause.INSURANCE_CORRECTED)
    before = replace(claim, state=ClaimState.QUOTED)
    if claim.tries >= MOST_SETTLING and not order.going_back:
        order = replace(order, going_back=True, why=Code.INSURANCE_TIMEOUT)
    return _change(order, index, before, Cause.INSURANCE_CORRECTED)


def _correct(order: Order, index: int, claim: Claim, state: ClaimState) -> Act:
    change = None
    if claim.state is not state:
        change = _change(order, index, replace(claim, state=state), Cause.CORRECTING_INSURANCE)
    return Act(ActKind.CORRECT, change, index)


def _change(order: Order, index: int, claim: Claim, cause: Cause) -> Change:
    bills = list(order.bills)
    bills[index] = replace(bills[index], claim=claim)
    return Change(replace(order, bills=tuple[OrderBill, ...](bills)), cause)
