"""Payments that are not at their end: what they wait for, and what staff can have done."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.maintenance.pages import payment_item, payment_notes, payment_outcomes
from kiosk.maintenance.pages.payment_history import failed, gateway_row
from kiosk.maintenance.pages.payment_outcomes import JOURNAL
from kiosk.maintenance.pages.payment_words import words_of
from kiosk.maintenance.pages.signing import signature
from kiosk.maintenance.sheet import Doing, Done, Look, PageId, Row, Section, Sheet, Task, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.money import yuan
from kiosk.order_number import bare, in_groups
from kiosk.payment.order import StaffWish
from kiosk.payment.port import GatewayOrder
from kiosk.payment.progress import CashierState
from kiosk.payment.staff_orders import NO_SUCH, StaffOrders
from kiosk.payment.tools.ledger import Record
from kiosk.reasons import Code, Failure

ROWS: Final = 12
"""Orders on one part of the list."""
_REFRESH: Final = 10.0  # seconds
_KEPT: Final = 20  # answers of the gateway
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_OFF: Final = Failure(Code.PAYMENTS_OFF)
_BY_HAND: Final[Mapping[str, StaffWish]] = {
    payment_item.PAID: StaffWish.SETTLE,
    payment_item.UNPAID: StaffWish.REVERSE,
}


class PaymentsPage:
    """Calls are made one at a time."""

    def __init__(
        self, *, orders: StaffOrders | None, clock: Clock, wait_seconds: float = 6.0
    ) -> None:
        """`orders`: over the journal and the cashier of this program; None: no gateway is set.

        `wait_seconds`: that a task waits for what becomes of it.
        """
        self._orders = orders
        self._clock = clock
        self._wait_seconds = wait_seconds
        self._asked: OrderedDict[str, tuple[Row, GatewayOrder | Failure]] = OrderedDict()

    def look(self, look: Look) -> Sheet | Failure:
        orders = self._orders
        if orders is None:
            off = Section(rows=(payment_notes.till(CashierState.OFF),))
            return Sheet(PageId.PAYMENTS, sections=(off,))
        return self._item(orders, look.item) if look.item else self._list(orders, look)

    def do(self, doing: Doing) -> Done:
        orders = self._orders
        if orders is None:
            return Done(_OFF, good=False)
        number, _, how = doing.argument.partition(" ")
        staff, wait = signature(doing.by), self._wait_seconds
        match doing.task:
            case Task.QUERY_ORDER:
                return self._ask(orders, number)
            case Task.REVERSE:
                wish = StaffWish.REVERSE
                return payment_outcomes.wanted(
                    wish, orders.want(number, wish, staff=staff, wait=wait)
                )
            case Task.SETTLE if how == payment_item.AGAIN:
                wish = StaffWish.SETTLE
                return payment_outcomes.wanted(
                    wish, orders.want(number, wish, staff=staff, wait=wait)
                )
            case Task.SETTLE:
                return payment_outcomes.noted(orders.end(number, _BY_HAND[how], staff=staff))
            case Task.HAND_OVER:
                return payment_outcomes.noted(orders.hand_over(number, staff=staff))
            case _:
                raise ValueError(f"no task of this page: {doing.task}")

    # -- the list ------------------------------------------------------------------------------

    def _list(self, orders: StaffOrders, look: Look) -> Sheet | Failure:
        text = bare(look.query)
        found = orders.matching(text) if text else orders.unresolved()
        if isinstance(found, Trouble):
            return JOURNAL
        parts = max(1, -(-len(found) // ROWS))
        number = min(look.number, parts - 1)
        now = self._clock.now()
        rows = tuple(_row(one, now) for one in found[number * ROWS : (number + 1) * ROWS])
        none = Row(
            Said(QT_TRANSLATE_NOOP("Maintenance", "No order with this number"))
            if text
            else Said(QT_TRANSLATE_NOOP("Maintenance", "No open payments")),
            tone=Tone.QUIET if text else Tone.GOOD,
        )
        title = Said(QT_TRANSLATE_NOOP("Maintenance", "Open payments: %1"), (str(len(found)),))
        if text:
            title = Said(QT_TRANSLATE_NOOP("Maintenance", "Orders found: %1"), (str(len(found)),))
        return Sheet(
            PageId.PAYMENTS,
            sections=(
                Section(rows=(payment_notes.till(orders.standing.state),)),
                Section(title, rows or (none,)),
            ),
            refresh=_REFRESH,
            query=look.query,
            number=number,
            count=parts,
        )

    def _item(self, orders: StaffOrders, number: str) -> Sheet | Failure:
        record = orders.find(number)
        if isinstance(record, Trouble):
            return JOURNAL
        title = Said(QT_TRANSLATE_NOOP("Maintenance", "Payment"))
        if record is None:
            gone = Row(payment_outcomes.NO_SUCH_ORDER, tone=Tone.QUIET)
            return Sheet(PageId.PAYMENTS, title, (Section(rows=(gone,)),), item=number)
        return payment_item.sheet(
            record,
            orders.events(number),
            self._asked.get(number),
            now=self._clock.now(),
            zone=self._clock.local().tzinfo,
        )

    # -- tasks ---------------------------------------------------------------------------------

    def _ask(self, orders: StaffOrders, number: str) -> Done:
        record = orders.find(number)
        if isinstance(record, Trouble):
            return payment_outcomes.not_done(record)
        if record is None:
            return payment_outcomes.not_done(NO_SUCH)
        outcome = orders.ask(number)
        row = gateway_row(outcome, self._clock.now(), self._clock.local().tzinfo)
        if isinstance(outcome, GatewayOrder):
            outcome = _without_code(outcome)
        self._asked[number] = row, outcome
        self._asked.move_to_end(number)
        while len(self._asked) > _KEPT:
            self._asked.popitem(last=False)
        if isinstance(outcome, Failure):
            return Done(failed(outcome), good=False)
        return Done(
            Said(QT_TRANSLATE_NOOP("Maintenance", "The payment system has answered: see below."))
        )


def _without_code(said: GatewayOrder) -> GatewayOrder:
    """Nobody is to pay what staff look at."""
    return GatewayOrder(said.number, said.state, said.amount, said.transaction)


def _row(record: Record, now: int) -> Row:
    told = words_of(record)
    return Row(
        in_groups(record.number), told.name, told.tone, _amount_and_age(record, now), record.number
    )


def _amount_and_age(record: Record, now: int) -> Said:
    """By which the oldest and the dearest are seen at once."""
    amount, seconds = yuan(record.amount), max(0, now - record.created_at)
    if seconds < 2 * _HOUR:
        return Said(
            QT_TRANSLATE_NOOP("Maintenance", "¥%1, begun %2 min ago"),
            (amount, str(seconds // _MINUTE)),
        )
    if seconds < 2 * _DAY:
        return Said(
            QT_TRANSLATE_NOOP("Maintenance", "¥%1, begun %2 h ago"), (amount, str(seconds // _HOUR))
        )
    return Said(
        QT_TRANSLATE_NOOP("Maintenance", "¥%1, begun %2 days ago"), (amount, str(seconds // _DAY))
    )
