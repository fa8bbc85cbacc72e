"""`yima journal reverse` and `settle`: what staff want is written down, done, and told.

First in the event log, then in the journal, then a cashier sees to it (`attending`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from kiosk import console
from kiosk.audit.catalogue import EventId, OrderNumber, StaffAct, StaffId
from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.journal.opened import Journal
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.book import Stale
from kiosk.payment.order import Order, StaffWish
from kiosk.payment.tools import told, wishes, words
from kiosk.payment.tools.account import account_name
from kiosk.payment.tools.answer import NOT_SO, Answer, no_such_order, refused, trouble
from kiosk.payment.tools.attending import Attendance, attended, wait_until
from kiosk.payment.tools.logged import NOT_LOGGED, is_logged
from kiosk.payment.tools.writing import write_end, write_wish
from kiosk.settings import Settings

_ACTS: Final = {StaffWish.REVERSE: StaffAct.REVERSE, StaffWish.SETTLE: StaffAct.SETTLE}
_CHANGED: Final = refused("changed", "it has changed this very moment: look at it again")


@dataclass(frozen=True, slots=True)
class Asked:
    """`wait`: seconds for what becomes of it."""

    order: str
    wish: StaffWish
    staff: StaffId
    by_hand: bool
    wait: float

    @property
    def act(self) -> StaffAct:
        return StaffAct.HAND_OVER if self.by_hand else _ACTS[self.wish]

    @property
    def signature(self) -> str:
        """For the journal: who says they are whom, and the account they did it from."""
        account = account_name()
        return f"{self.staff} ({account})" if account else str(self.staff)


class StaffDesk:
    """Over the journal in the storage folder of a terminal, which is this account's own."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._zone = settings.terminal.zone
        self._journal = Journal(settings.storage.folder)

    def carry_out(self, asked: Asked) -> Answer:
        """Make sure first that there is a journal: one would be made."""
        try:
            book = self._journal.orders(self._settings.terminal.id)
            return trouble(Trouble.STORAGE) if book is None else self._with(book, asked)
        finally:
            self._journal.close()

    def _with(self, book: StoredOrderBook, asked: Asked) -> Answer:
        with console.native_stderr_silenced():  # GmSSL tells it of what does not open
            order = book.find(asked.order)
        if order is None:
            return no_such_order(asked.order)
        if isinstance(order, Order):
            refusal = wishes.refusal(order, asked.wish, by_hand=asked.by_hand)
            if refusal is not None:
                return refused(refusal.result, refusal.words)
        elif order is not Trouble.UNREADABLE or not asked.by_hand:
            return trouble(order)
        elif not _is_open(book, asked.order):
            return refused("closed", "it does not open, and is at its end already")
        if not self._is_logged(asked):
            return NOT_LOGGED
        if isinstance(order, Trouble):
            return self._close_unread(book, asked)
        return (
            self._hand_over(book, order, asked) if asked.by_hand else self._see(book, order, asked)
        )

    def _close_unread(self, book: StoredOrderBook, asked: Asked) -> Answer:
        end = wishes.ENDS[asked.wish]
        closed = book.close_unread(asked.order, end, staff=asked.signature, at=self._clock.now())
        if isinstance(closed, Trouble):
            return trouble(closed)
        return Answer({"result": "noted", "order": None}, (_noted(asked),)) if closed else _CHANGED

    def _hand_over(self, book: StoredOrderBook, order: Order, asked: Asked) -> Answer:
        at = self._clock.now()
        written = write_end(book, order, asked.wish, staff=asked.signature, at=at)
        if not isinstance(written, Order):
            return _not_written(written)
        return self._answer("noted", _noted(asked), written)

    def _see(self, book: StoredOrderBook, order: Order, asked: Asked) -> Answer:
        """Have a cashier do it, and say what became of it."""
        at = self._clock.now()
        written = write_wish(book, order, asked.wish, staff=asked.signature, at=at)
        if written is None:
            return no_such_order(order.number)
        if not isinstance(written, Order):
            return _not_written(written)
        latest: list[Order] = [written]

        def has_ended() -> bool:
            found = book.find(order.number)
            if isinstance(found, Order):  # if not, the disk may be back in a moment
                latest[0] = found
            return wishes.has_ended(latest[0])

        with attended(self._settings, self._clock, book) as attendance:
            wait_until(has_ended, asked.wait if attendance.works else 0.0)
        return self._outcome(latest[0], asked, attendance, ended=has_ended())

    def _outcome(
        self, order: Order, asked: Asked, attendance: Attendance, *, ended: bool
    ) -> Answer:
        wanted = wishes.ENDS[asked.wish]
        if not ended:
            waits = (
                f"noted, not done yet: {attendance.words}; it waits for {words.waits_for(order)}"
            )
            return self._answer("waiting", waits, order, NOT_SO)
        if order.state is wanted:
            return self._answer("done", f"{order.state}: {attendance.words}", order)
        # Not as it was asked for.
        why = words.why(order.why) if order.why or not order.resolved else words.waits_for(order)
        return self._answer(order.state, f"{order.state}: {why}", order, NOT_SO)

    def _answer(
        self, result: str, line: str, order: Order, exit_code: int = console.DONE
    ) -> Answer:
        content: dict[str, Any] = {"result": result, "order": told.order(order, self._zone)}
        return Answer(content, (line, *told.order_lines(order, self._zone)), exit_code)

    def _is_logged(self, asked: Asked) -> bool:
        """Before anything is done: what is not in the event log must not be done by staff."""
        order = OrderNumber(asked.order)
        return is_logged(
            self._settings,
            self._clock,
            EventId.STAFF_ORDER,
            {"act": asked.act, "order": order, "staff": asked.staff},
        )


def _noted(asked: Asked) -> str:
    return f"noted as {wishes.ENDS[asked.wish]} by {asked.staff}, by hand"


def _not_written(why: Stale | Trouble) -> Answer:
    return trouble(why) if isinstance(why, Trouble) else _CHANGED


def _is_open(book: StoredOrderBook, number: str) -> bool:
    """Of an order that does not open: whether it is at its end."""
    with console.native_stderr_silenced():
        unreadable = book.unreadable()
    return isinstance(unreadable, tuple) and number in {line.number for line in unreadable}
