"""The cashier: brings every order to its end, whoever is gone meanwhile (PAYMENTS.md).

One cashier has a journal (`filelock`). Its workers take the most urgent order that is due, do one act
with it (`kiosk.payment.steps`), and put the order back. One worker serves none but those who stand before
the screen.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.payment.book import BookCounts, OrderBook, Taken
from kiosk.payment.errands import Errands
from kiosk.payment.hand import Hand, Live
from kiosk.payment.order import NewOrder, Order, OrderState
from kiosk.payment.pace import PaymentPace
from kiosk.payment.process_lock import ProcessLock
from kiosk.payment.progress import CashierState, Progress, Standing
from kiosk.payment.steps import LOOK_AGAIN, Steps
from kiosk.reasons import Code, Failure

WORKERS = 4
_OPENING = 3.0  # seconds until a journal that does not open is told
_OPENING_POLL = 0.1  # seconds between two tries meanwhile
_LAST_WORDS = 3.0
_SETTLING_IN = 3_600.0  # seconds after a start in which somebody may notice that the clock is wrong

_log = logging.getLogger(__name__)


class Cashier:
    """Thread-safe. `on_progress` and `on_standing` are called from worker threads."""

    def __init__(
        self,
        book: Callable[[], OrderBook | None],
        errands: Errands,
        clock: Clock,
        lock_file: Path,
        *,
        pace: PaymentPace | None = None,
        keep_days: int = 180,
        workers: int = WORKERS,
        clock_suspect: Callable[[], bool] = lambda: False,
        on_progress: Callable[[Progress], None] = lambda _progress: None,
        on_standing: Callable[[Standing], None] = lambda _standing: None,
    ) -> None:
        """`book`: the journal, or None while it cannot be opened; asked again then. `clock_suspect`:
        whether the clock may be wrong: then nothing is thrown away for its age.
        """
        self._get_book = book
        self._clock_suspect = clock_suspect
        self._prune_from = clock.monotonic() + _SETTLING_IN
        self._clock = clock
        self._pace = pace or PaymentPace()
        self._steps = Steps(
            book, errands, clock, self._pace, lambda: self._is(CashierState.JOURNAL)
        )
        self._keep_seconds = keep_days * 86_400
        self._lock = ProcessLock(lock_file)
        self._on_progress = on_progress
        self._on_standing = on_standing
        self._changed = threading.Condition()
        self._opening = threading.Lock()  # held from the journal to the hand
        self._hands: dict[str, Hand] = {}
        self._working: set[str] = set()
        self._whispers: dict[str, list[Callable[[Live], Live]]] = {}
        self._noted: dict[str, Order] = {}  # changed by staff while a worker had it in hand
        self._unvisited: set[str] = set()  # found at the start, not looked at yet
        self._state = CashierState.STARTING
        self._told: Standing | None = None
        self._telling = threading.Lock()  # so that what is told last is how it stands
        self._stopping = False
        self._pruned_on: object = None
        self._threads = [
            threading.Thread(target=self._work, args=(number == 0,), name=f"cashier-{number}")
            for number in range(workers)
        ]
        self._keeper = threading.Thread(target=self._keep, name="cashier-keeper")

    # -- from outside --------------------------------------------------------------------------

    def start(self) -> None:
        """Pick up what is unfinished; `on_standing` says when payments can be taken."""
        for thread in (self._keeper, *self._threads):
            thread.daemon = True  # a call that hangs must not keep the program from ending
            thread.start()

    def stop(self) -> None:
        """Acts under way may end; nothing new is begun. The journal has all that matters."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        until = self._clock.monotonic() + _LAST_WORDS
        for thread in (self._keeper, *self._threads):
            if thread.ident is not None:
                thread.join(max(0.0, until - self._clock.monotonic()))
        # A call that hangs may still write what it heard: then the lock goes with the process.
        if not any(thread.is_alive() for thread in (self._keeper, *self._threads)):
            self._lock.release()

    def open(self, new: NewOrder, *, payment_code: str = "") -> Order | Failure:
        """Begin a payment for somebody who stands here. Nothing was sent when this returns."""
        with self._changed:
            state = self._state
        book = self._get_book()
        if state is not CashierState.READY or book is None:
            starting = state is CashierState.STARTING
            return Failure(Code.PAYMENTS_STARTING if starting else Code.PAYMENT_JOURNAL)
        with self._opening:
            order = book.open(new, at=self._clock.now(), day=self._clock.local().date())
            if isinstance(order, Order):
                now = self._clock.monotonic()
                patience = (
                    self._pace.silent_seconds if not payment_code else self._pace.scanned_seconds
                )
                self._put(Hand(order, Live(now + patience, payment_code), due=now))
                return order
        if isinstance(order, Taken):
            return Failure(Code.PAYMENT_BILL_TAKEN)
        self._is(CashierState.JOURNAL)
        return Failure(Code.PAYMENT_JOURNAL)

    def give_up(self, number: str) -> None:
        """Whoever was paying does not want to any more: close the order, or return the money."""
        self._whisper(number, lambda live: replace(live, wanted=False))

    def forget(self) -> None:
        """The session is over: keep no payment code; the orders go on without."""
        with self._changed:
            for number in tuple(self._hands):
                self._whisper(number, lambda live: replace(live, payment_code="", here=False))

    def take_note(self, order: Order) -> None:
        """Staff have written this into the journal: it is taken up as it is there, and at once."""
        with self._changed:
            if order.number in self._working:
                self._noted[order.number] = order
            else:
                self._put_wished(order)

    def hurry(self, number: str) -> None:
        """Have an order that waits after a failure seen to now."""
        with self._changed:
            hand = self._hands.get(number)
            waits = number not in self._working and hand is not None and hand.tries > 0
            if hand is not None and waits and not hand.order.resolved:
                self._put(replace(hand, due=min(hand.due, self._clock.monotonic())))

    def answers_again(self) -> None:
        """The gateway is back: what waits for its answer is seen to now, and not after its pause."""
        with self._changed:
            for hand in [each for each in self._hands.values() if each.silent]:
                self.hurry(hand.order.number)

    def _whisper(self, number: str, change: Callable[[Live], Live]) -> None:
        """Change what is known of whoever is paying, also while a worker has the order in hand."""
        with self._changed:
            hand = self._hands.get(number)
            if hand is None or hand.live is None:
                return
            self._whispers.setdefault(number, []).append(change)
            if number not in self._working:
                self._hands[number] = self._heard(hand)
                self._changed.notify_all()

    def _heard(self, hand: Hand) -> Hand:
        """The hand, with what was whispered, and what staff have written, meanwhile."""
        noted = self._noted.pop(hand.order.number, None)
        if noted is not None and noted.revision > hand.order.revision:
            hand = self._steps.as_in_journal(hand, noted)
        for change in self._whispers.pop(hand.order.number, ()):
            if hand.live is not None:
                changed = change(hand.live)
                gave_up = hand.live.wanted and not changed.wanted and not hand.order.resolved
                due = self._clock.monotonic() if gave_up else hand.due
                hand = replace(hand, live=changed, due=min(due, hand.due))
        return hand

    @property
    def standing(self) -> Standing:
        with self._changed:
            return self._told or Standing(self._state)

    # -- the keeper: what is not an order's own matter ------------------------------------------

    def _keep(self) -> None:
        """Load, look after the disk, wishes of staff, and what is old."""
        loaded = False
        patience = self._clock.monotonic() + _OPENING
        while not self._stopping:
            try:
                loaded = loaded or self._load()
                if loaded:
                    self._look_around()
            except Exception as bug:  # noqa: BLE001 - money waits behind it: go on, and say so
                _log.error("cashier: %s", type(bug).__name__)  # its text may quote an order
                self._is(CashierState.JOURNAL)
            waits = not loaded and self._clock.monotonic() < patience
            if not loaded and not waits:
                self._is(CashierState.JOURNAL)
            self._tell_standing()
            with self._changed:
                pause = _OPENING_POLL if waits else LOOK_AGAIN
                self._changed.wait_for(lambda: self._stopping, pause)

    def _load(self) -> bool:
        """Take the journal, and up every order that is not finished."""
        book = self._get_book()
        return book is not None and self._lock.take() and self._pick_up(book)

    def _pick_up(self, book: OrderBook) -> bool:
        """Have in hand what is not finished. False: the journal cannot be read.

        Also when it works again: what it was said not to have taken may be in it after all.
        """
        trouble = book.trouble()
        with self._opening, self._changed:
            unresolved, watched = book.unresolved(), book.watched()
            if isinstance(unresolved, Trouble) or isinstance(watched, Trouble):
                return False
            now = self._clock.monotonic()
            for order in (*unresolved, *watched):
                if order.number in self._hands or order.state is OrderState.NEEDS_STAFF:
                    continue
                self._hands[order.number] = self._steps.taken_up(order, now)
                if not order.resolved:
                    self._unvisited.add(order.number)
            if trouble is not None:
                self._state = CashierState.JOURNAL
            else:
                self._state = CashierState.STARTING if self._unvisited else CashierState.READY
            self._changed.notify_all()
        return True

    def _look_around(self) -> None:
        book = self._get_book()
        if book is None:
            self._is(CashierState.JOURNAL)
            return
        wished = book.wished()
        if isinstance(wished, Trouble):
            self._is(CashierState.JOURNAL)
            return
        for order in wished:
            self._put_wished(order)
        self._prune(book)
        # That it can be read says nothing: a full disk, too, is read.
        if self._state is CashierState.JOURNAL and book.trouble() is None:
            self._pick_up(book)
            self._tell_standing()

    def _prune(self, book: OrderBook) -> None:
        """Once a day, but never by a clock that may be a year ahead."""
        today = self._clock.local().date()
        if today == self._pruned_on or self._clock.monotonic() < self._prune_from:
            return
        if self._clock_suspect():
            return
        if not isinstance(book.prune(self._clock.now() - self._keep_seconds), Trouble):
            self._pruned_on = today

    def _put_wished(self, order: Order) -> None:
        """At once, but once: the hospital, or a gateway that is silent, is not asked the more often."""
        with self._changed:
            now, known = self._clock.monotonic(), self._hands.get(order.number)
            if known is None:
                self._put(self._steps.taken_up(order, now))
            elif known.order.revision < order.revision and order.number not in self._working:
                self._put(replace(known, order=order, due=now))

    def _is(self, state: CashierState) -> None:
        with self._changed:
            self._state = state
        self._tell_standing()

    def _tell_standing(self) -> None:
        with self._telling:
            counts = self._counts()
            with self._changed:
                standing = Standing(self._state, counts.unresolved, counts.needs_staff)
                news, self._told = standing != self._told, standing
            if news:
                self._on_standing(standing)

    def _counts(self) -> BookCounts:
        try:
            book = self._get_book()
            counts = None if book is None else book.counts()
        except Exception as bug:  # noqa: BLE001 - that it cannot be read has to be told all the more
            _log.error("cashier: %s", type(bug).__name__)
            counts = None
        return counts if isinstance(counts, BookCounts) else BookCounts(0, 0)

    # -- the workers ---------------------------------------------------------------------------

    def _put(self, hand: Hand) -> None:
        with self._changed:
            self._hands[hand.order.number] = hand
            self._changed.notify_all()

    def _work(self, live_only: bool) -> None:  # noqa: FBT001 - one thread's whole life
        while self._work_once(live_only=live_only):
            pass

    def _work_once(self, *, live_only: bool) -> bool:
        """False: stop. A frame of its own: a worker that waits must not keep the order it had last,
        whose payment code would stay in memory until it has another.
        """
        hand = self._take(live_only=live_only)
        if hand is None:
            return False
        try:
            after = self._steps.step(hand)
        except Exception as bug:  # noqa: BLE001 - the order must not be lost for a bug
            _log.error("cashier: %s", type(bug).__name__)
            after = replace(hand, due=self._clock.monotonic() + self._pace.longest_retry)
        try:
            self._put_back(after, news=after.order.state is not hand.order.state)
        except Exception as bug:  # noqa: BLE001 - nor a worker
            _log.error("cashier: %s", type(bug).__name__)
        return True

    def _take(self, *, live_only: bool) -> Hand | None:
        """The most urgent order that is due and in nobody's hands; None: stop."""
        with self._changed:
            while not self._stopping:
                now = self._clock.monotonic()
                free = [
                    hand
                    for hand in self._hands.values()
                    if hand.order.number not in self._working
                    and (hand.is_waited_for or not live_only)
                ]
                due = [hand for hand in free if hand.due <= now]
                if due:
                    hand = min(due, key=lambda one: (not one.is_waited_for, one.due))
                    self._working.add(hand.order.number)
                    return hand
                next_due = min((hand.due for hand in free), default=now + 60)
                self._changed.wait(max(0.0, next_due - now))
            return None

    def _put_back(self, hand: Hand, *, news: bool = True) -> None:
        number = hand.order.number
        with self._changed:
            hand = self._heard(hand)
        try:
            # Before another worker has it, and later news of it.
            self._tell_progress(hand, news=news)
        finally:
            done = self._let_go(hand, number)
        if done or hand.order.state is OrderState.NEEDS_STAFF:
            self._tell_standing()

    def _tell_progress(self, hand: Hand, *, news: bool) -> None:
        live = hand.live
        until = live.until if live is not None and live.wanted else None
        self._on_progress(
            Progress(hand.order, hand.code, hand.confirming, hand.silent, until, news=news)
        )

    def _let_go(self, hand: Hand, number: str) -> bool:
        """Whether with it the last that was found at the start has been looked at."""
        with self._changed:
            self._working.discard(number)
            hand = self._heard(hand)
            if hand.is_done:
                self._hands.pop(number, None)
            else:
                self._hands[number] = hand
            visited = number in self._unvisited
            self._unvisited.discard(number)
            done = visited and not self._unvisited and self._state is CashierState.STARTING
            if done:
                self._state = CashierState.READY
            self._changed.notify_all()
        return done
