"""One order, one act at a time: its intention written, done, its answer written.

What is written before an act is on the disk before the act is done; if the disk does not take it, nothing is
done. If it does not take an answer, the order stands as it stood, and the question is asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.payment import machine
from kiosk.payment.book import OrderBook, Stale
from kiosk.payment.errands import Errands
from kiosk.payment.hand import ActKind, Change, Hand, Outcome
from kiosk.payment.order import Order, OrderState
from kiosk.payment.pace import PaymentPace
from kiosk.reasons import Code

LOOK_AGAIN: Final = 2.0  # seconds: for wishes of staff, and a disk that works again


class Steps:
    """Of any order; keeps none. Thread-safe as far as its parts are."""

    def __init__(
        self,
        book: Callable[[], OrderBook | None],
        errands: Errands,
        clock: Clock,
        pace: PaymentPace,
        on_trouble: Callable[[], None],
    ) -> None:
        """`book`: the journal, or None while it cannot be opened. `on_trouble`: it took no writing."""
        self._get_book = book
        self._errands = errands
        self._clock = clock
        self._pace = pace
        self._on_trouble = on_trouble

    def taken_up(self, order: Order, now: float) -> Hand:
        """An order that was in nobody's hands: what was sent before, and when, is not known."""
        stray = order.reverse_sent and order.why is not Code.PAYMENT_REVERSE_REFUSED
        return Hand(
            order,
            due=self._due(order, now),
            placed_at=now,
            strays_until=now + self._pace.stray_seconds if stray else 0.0,
        )

    def _due(self, order: Order, now: float) -> float:
        """At once; but late money is looked for as late as it was to be, whatever else is done."""
        watched = order.state is OrderState.REVERSED and order.wish is None
        return now + (self._pace.late_pause(order.late_checks) if watched else 0.0)

    def step(self, hand: Hand) -> Hand:
        """One act: its intention written, done, its answer written. The hand as it then is."""
        if hand.in_doubt:
            return self._looked_up(hand)
        order, now, at = hand.order, self._clock.monotonic(), self._clock.now()
        act = machine.next_act(hand, now, at)
        if act is None:
            return replace(hand, due=now + self._pace.longest_retry)
        if act.kind is ActKind.REVERSE:
            earliest = self._pace.reverse_from(order.way, order.channel, hand.placed_at)
            if now < earliest:
                return replace(hand, due=earliest)
        act = self._errands.prepared(act)
        if act.before is not None:
            written = self._write(act.before)
            if not isinstance(written, Order):
                return self._not_written(hand, written)
            tries = 0 if act.kind is ActKind.WRITE else hand.tries  # what fails again waits longer
            hand = replace(hand, order=written, tries=tries, due=now)
        if act.kind is ActKind.WRITE:
            return self.as_in_journal(hand, hand.order)
        outcome, digest = self._errands.do(hand, act, self._pace)
        return self._answered(outcome, digest)

    def _answered(self, outcome: Outcome, digest: bytes) -> Hand:
        if outcome.change is None:
            return outcome.hand
        written = self._write(outcome.change, digest)
        if not isinstance(written, Order):
            return self._not_written(outcome.hand, written)
        return replace(outcome.hand, order=written)

    def _write(self, change: Change, digest: bytes = b"") -> Order | Stale | Trouble:
        book = self._get_book()
        if book is None:
            return Trouble.STORAGE
        return book.change(change.order, change.cause, at=self._clock.now(), digest=digest)

    def _not_written(self, hand: Hand, why: Stale | Trouble) -> Hand:
        now = self._clock.monotonic()
        if isinstance(why, Stale):  # staff have written a wish
            return self.as_in_journal(hand, why.order)
        self._on_trouble()
        return replace(hand, due=now + LOOK_AGAIN, silent=True, tries=hand.tries + 1, in_doubt=True)

    def _looked_up(self, hand: Hand) -> Hand:
        """The journal may have it otherwise since the disk failed: nothing is done before that is known."""
        book = self._get_book()
        order = None if book is None else book.find(hand.order.number)
        if isinstance(order, Order):
            return self.as_in_journal(hand, order)
        return self._not_written(hand, Trouble.STORAGE)

    def as_in_journal(self, hand: Hand, order: Order) -> Hand:
        return replace(
            hand,
            order=order,
            last_look=False,
            reverse_answered=False,
            in_doubt=False,
            due=self._due(order, self._clock.monotonic()),
        )
