"""A till in real time, with its real threads: the journal on a real disk, everybody else in memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.journal.opened import Journal
from kiosk.payment.cashier import Cashier
from kiosk.payment.errands import Errands
from kiosk.payment.order import NewOrder, Order, OrderState
from kiosk.payment.pace import PaymentPace
from kiosk.payment.progress import CashierState, Progress, Standing
from kiosk.reasons import Failure
from tests.counterparts import FakeGateway, FakeHospital, FakeInsurance
from tests.mischief import FrailBook, Points

QUICK = PaymentPace(
    shown_poll=0.02,
    scanned_poll=0.02,
    verify_after=0.02,
    first_retry=0.02,
    longest_retry=0.1,
    late_checks=(0.05,),
)
TERMINAL = "T07"
_ENOUGH = 30.0  # seconds


class SetClock(SystemClock):
    """The machine's clock, which somebody sets: `ahead` seconds."""

    ahead = 0.0

    def now(self) -> int:
        return int(super().now() + self.ahead)

    def local(self) -> datetime:
        return super().local() + timedelta(seconds=self.ahead)


class QuickTill:
    """`points` are passed beside each write of the journal and each call to somebody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SetClock()
        self.points = Points()
        self.gateway = FakeGateway(self.clock)
        self.insurance = FakeInsurance(self.clock)
        self.hospital = FakeHospital(self.clock)
        for line in (self.gateway.line, self.insurance.line, self.hospital.line):
            line.power = self.points
        self.standings: list[Standing] = []
        self.on_progress: Callable[[Progress], None] = lambda _progress: None
        self.start()

    def start(self) -> None:
        self.journal = Journal(self.folder)
        self.cashier = Cashier(
            self.book,
            Errands(self.gateway, self.insurance, self.hospital, self.clock),  # type: ignore[arg-type] # only `notify_paid` is asked of the hospital
            self.clock,
            self.folder / "orders.lock",
            pace=QUICK,
            on_progress=self._progress,
            on_standing=self.standings.append,
            clock_suspect=lambda: self.clock.ahead != 0,
        )
        self.cashier.start()

    def _progress(self, progress: Progress) -> None:
        self.on_progress(progress)

    def stop(self) -> None:
        self.cashier.stop()
        self.journal.close()

    def restart(self) -> None:
        self.stop()
        self.start()

    def book(self) -> FrailBook | None:
        stored = self.journal.orders(TERMINAL)
        return None if stored is None else FrailBook(stored, [], self.points)

    def is_(self, state: CashierState) -> None:
        """Wait until payments are taken, or are not."""
        self.waits(lambda: self.cashier.standing.state is state)

    def opens(self, new: NewOrder) -> Order:
        order = self.cashier.open(new)
        assert isinstance(order, Order), order
        return order

    def refuses(self, new: NewOrder) -> Failure:
        """Nothing of it may have gone out of the house."""
        before = self.gateway.line.calls.total()
        failure = self.cashier.open(new)
        assert isinstance(failure, Failure), failure
        assert self.gateway.line.calls.total() == before
        return failure

    def pays(self, number: str) -> None:
        """Somebody's phone, as soon as it can; unless the order is closed meanwhile."""
        self.waits(lambda: self.gateway.pay(number) or self.has_ended(number))

    def has_ended(self, number: str) -> bool:
        """Nothing is looked at any more."""
        order = self.order(number)
        return order is not None and order.resolved and not order.late_checks

    def order(self, number: str) -> Order | None:
        """None: the journal does not say."""
        book = self.book()
        order = None if book is None else book.find(number)
        return order if isinstance(order, Order) else None

    def ends(self, number: str) -> Order:
        """The order when it is at its end, and all books agree about it."""
        self.waits(lambda: self.has_ended(number))
        order = self.order(number)
        assert order is not None
        paper = self.gateway.papers.get(number)
        settled = order.state is OrderState.SETTLED
        assert (0 if paper is None else paper.net) == int(settled)
        assert {number in self.hospital.balanced.values()} == {settled}
        claims = [bill.claim for bill in order.bills if bill.claim is not None]
        assert all((one.visit.batch in self.insurance.settled) is settled for one in claims)
        return order

    def waits(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + _ENOUGH
        while not condition():
            assert time.monotonic() < until, "it does not come about"
            time.sleep(0.005)
