"""The stages of `pay` as screens. Pure; see `kiosk.session.present`."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import assert_never

from kiosk.bills import Bill
from kiosk.money import Fen, yuan
from kiosk.services import home, pay, slips
from kiosk.services.paying import takes_payment_codes
from kiosk.session import pay_screens as screens
from kiosk.session import presence
from kiosk.session.pay_stages import (
    Billing,
    Deciding,
    FindingBills,
    GivenBack,
    NothingDue,
    Ordering,
    PaidUp,
    PayStage,
    Quoting,
    Uncertain,
)
from kiosk.session.scanning import hint
from kiosk.session.screens import WAY_OUT_AFTER, Action, Dues, Screen
from kiosk.session.state import Arrived, AtHome, Kiosk, Moment

BACK_FROM_TROUBLE = Billing | AtHome | Arrived
"""To what one can go back from a hospital or insurance that does not answer."""


def pay_screen(kiosk: Kiosk, stage: PayStage, name: str, at: Moment) -> screens.PayScreen:
    match stage:
        case FindingBills(since=since):
            return screens.PayWait(screens.PayErrand.FINDING, int(at.monotonic - since))
        case Quoting(since=since):
            return screens.PayWait(screens.PayErrand.QUOTING, int(at.monotonic - since))
        case NothingDue(until=until):
            return screens.NothingToPay(name, _left(until, at))
        case Billing():
            return _bills(stage)
        case Deciding():
            return _ways(kiosk, stage, at)
        case Ordering():
            return _paying(stage, at)
        case PaidUp():
            return _paid(kiosk, stage, at)
        case Uncertain(order=order, paper=paper, until=until):
            return screens.PayUnknown(
                yuan(order.amount), order.number, paper.state, paper.trouble, _until(until, at)
            )
        case GivenBack(order=order, paper=paper, until=until, why=why, done=done):
            return screens.PayReturned(
                yuan(order.amount),
                order.number,
                why,
                done,
                paper.state,
                paper.trouble,
                _until(until, at),
            )
        case _:
            assert_never(stage)


def pay_actions(kiosk: Kiosk, screen: Screen) -> tuple[Action, ...] | None:
    """The bottom row of a screen of these, but for larger text; None: as others have it."""
    stage = kiosk.stage
    match screen:
        case screens.Paid(can_reprint=True):
            return (Action.REPRINT, Action.FINISH)
        case screens.Bills() | screens.PayWays() | screens.NothingToPay():
            first = isinstance(stage, Billing | NothingDue) and stage.back is None
            return (Action.FINISH,) if first else (Action.BACK, Action.FINISH)
        case _:
            return None


def leaves_alone(screen: Screen) -> bool:
    """Whether there is no way out yet: money is on its way, or an answer."""
    if isinstance(screen, screens.PayWait):
        return screen.waiting_seconds < WAY_OUT_AFTER
    return isinstance(screen, screens.Paying)


def dues(kiosk: Kiosk) -> Dues | None:
    """What the offer says of bills: how much where that may be said, else that one can pay here."""
    person = kiosk.person
    if person is None or not pay.is_offered(kiosk) or pay.is_too_early(kiosk.stage):
        return None
    if person.bills is None:
        return Dues()
    if not person.bills:
        return None
    payable = [bill for bill in person.bills if bill.adds_up]
    if not payable:
        return Dues()
    return Dues(len(payable), yuan(Fen(sum(bill.total for bill in payable))))


def _bills(stage: Billing) -> screens.Bills:
    """By visit, in the hospital's order: oldest first."""
    groups = tuple(
        _group(tuple(bills), stage)
        for _visit, bills in groupby(stage.bills, key=lambda bill: bill.visit.id)
    )
    chosen = pay.chosen_bills(stage)
    return screens.Bills(
        groups=groups,
        total=yuan(Fen(sum(bill.total for bill in chosen))),
        chosen=len(chosen),
        count=sum(bill.adds_up for bill in stage.bills),
        trouble=stage.trouble,
    )


def _group(bills: tuple[Bill, ...], stage: Billing) -> screens.BillGroup:
    visit = bills[0].visit
    return screens.BillGroup(
        department=visit.department,
        doctor=visit.doctor,
        on="" if visit.on is None else visit.on.date().isoformat(),
        bills=tuple(_card(bill, stage) for bill in bills),
    )


def _card(bill: Bill, stage: Billing) -> screens.BillCard:
    return screens.BillCard(
        id=bill.id,
        number=bill.number,
        amount=yuan(bill.total),
        lines=tuple(
            screens.BillLine(item.text, item.quantity, yuan(item.amount)) for item in bill.items
        ),
        chosen=bill.id in stage.chosen,
        unfolded=bill.id in stage.unfolded,
        payable=bill.adds_up,
    )


def _ways(kiosk: Kiosk, stage: Deciding, at: Moment) -> screens.PayWays:
    split, visit = stage.quote.split, pay.chosen_bills(stage.back)[0].visit
    return screens.PayWays(
        what=f"{visit.department} {visit.doctor}".strip(),
        count=len(stage.quote.bills),
        total=yuan(split.total),
        fund=yuan(split.fund),
        account=yuan(split.account),
        own=yuan(split.own),
        insurance=stage.quote.insurance,
        channels=kiosk.channels if split.own > 0 else (),
        scans=takes_payment_codes(kiosk),
        hint=hint(kiosk, at),
        trouble=stage.trouble,
    )


def _paying(stage: Ordering, at: Moment) -> screens.Paying:
    shown = stage.phase is screens.PayPhase.SHOWN
    return screens.Paying(
        phase=stage.phase,
        channel=stage.channel,
        own=yuan(stage.back.quote.split.own),
        code=stage.code if shown else "",
        seconds_left=-1 if stage.until is None else _left(stage.until, at),
        waiting_seconds=int(at.monotonic - stage.since),
    )


def is_covered(kiosk: Kiosk, at: Moment) -> bool:
    """Nobody has touched a payment in progress for long: passers-by need not see it."""
    quiet = at.monotonic - presence.quiet_since(kiosk)
    return isinstance(kiosk.stage, Ordering) and quiet >= kiosk.pace.idle_warning


def _paid(kiosk: Kiosk, stage: PaidUp, at: Moment) -> screens.Paid:
    order, paper = stage.order, stage.paper
    split = order.split
    return screens.Paid(
        own=yuan(split.own),
        total=yuan(split.total),
        fund=yuan(split.fund),
        account=yuan(split.account),
        channel=order.channel,
        number=order.number,
        told=order.resolved,
        invoice=order.e_invoices[0].url if order.e_invoices else "",
        slip=paper.state,
        trouble=paper.trouble,
        can_reprint=slips.can_reprint(stage),
        more=len(pay.left_to_pay(stage)),
        seconds_left=_until(stage.until, at),
        services=home.has_more(kiosk),
    )


def _until(until: float | None, at: Moment) -> int:
    return -1 if until is None else _left(until, at)


def _left(until: float, at: Moment) -> int:
    return max(0, ceil(until - at.monotonic))
