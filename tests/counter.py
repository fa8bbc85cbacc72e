"""`Crank` turns a cashier by hand, over a real journal and with everybody else in memory: no threads, no
waiting, a clock that jumps to whatever is due next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.bills import InsuredVisit, Split
from kiosk.clock import Clock, ManualClock
from kiosk.domain import PatientId
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.journal.opened import Journal
from kiosk.money import Fen
from kiosk.payment.cashier import Cashier
from kiosk.payment.errands import Errands
from kiosk.payment.hand import Hand
from kiosk.payment.order import Claim, NewOrder, Order, OrderBill
from kiosk.payment.pace import PaymentPace
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import CashierState, Progress
from tests.counterparts import FakeGateway, FakeHospital, FakeInsurance, Paper, insured_split
from tests.mischief import Disk, FrailBook, Line, Mischief, Power

__all__ = [
    "Counterparts",
    "Crank",
    "FakeGateway",
    "FakeHospital",
    "FakeInsurance",
    "Line",
    "Mischief",
    "Paper",
    "insured_split",
    "new_order",
]


def new_order(
    *bills: str,
    way: Way = Way.SHOWN,
    channel: Channel = Channel.WECHAT,
    amount: int = 10_003,
    insured: bool = False,
) -> NewOrder:
    """An order of these bills, each of `amount` fen."""
    parts = []
    for bill in bills or ("i1",):
        claim, split = None, Split.all_own(Fen(amount))
        if insured:
            visit = InsuredVisit("psn", f"m-{bill}", f"b-{bill}", "310", "11")
            claim = Claim(visit, Certificate(CertificateType.VOUCHER, "token"))
            split = insured_split(Fen(amount))
        if way is Way.NOTHING:
            split = Split(Fen(amount), Fen(amount), Fen(0), Fen(0))
        parts.append(OrderBill(bill, split, claim))
    return NewOrder(PatientId("p1"), way, channel, tuple(parts))


@dataclass
class Counterparts:
    """Everybody at once, a clock, and the power supply."""

    folder: Path
    clock: ManualClock = field(default_factory=ManualClock)
    power: Power = field(default_factory=Power)
    gateway: FakeGateway = field(init=False)
    insurance: FakeInsurance = field(init=False)
    hospital: FakeHospital = field(init=False)

    def __post_init__(self) -> None:
        self.gateway = FakeGateway(self.clock)
        self.insurance = FakeInsurance(self.clock)
        self.hospital = FakeHospital(self.clock)
        for line in self.lines:
            line.power = self.power

    @property
    def lines(self) -> tuple[Line, Line, Line]:
        return self.gateway.line, self.insurance.line, self.hospital.line


class Crank:
    """A cashier over a real journal, turned by hand. `restart` is a power cut and a start."""

    def __init__(
        self,
        counter: Counterparts,
        pace: PaymentPace | None = None,
        *,
        folder: Path | None = None,
        terminal: str = "T07",
        clock: Clock | None = None,
    ) -> None:
        """`folder`: of the journal, `clock`: where these are not the counterparts'."""
        self.counter = counter
        self.pace = pace or PaymentPace()
        self.folder = folder or counter.folder
        self.terminal = terminal
        self.clock = clock or counter.clock
        self.disk: list[Disk] = []
        self.progress: list[Progress] = []
        self.start()

    def start(self) -> None:
        self.boot()
        while self.cashier._state is CashierState.STARTING:
            assert self.turn()

    def boot(self) -> None:
        """The journal is read; nothing is done yet."""
        counter = self.counter
        self.journal = Journal(self.folder)
        stored = self.journal.orders(self.terminal)
        assert stored is not None
        self.book = FrailBook(stored, self.disk, counter.power)
        self.cashier = Cashier(
            lambda: self.book,
            Errands(counter.gateway, counter.insurance, counter.hospital, self.clock),  # type: ignore[arg-type] # only `notify_paid` is asked of the hospital
            self.clock,
            self.folder / "orders.lock",
            pace=self.pace,
            on_progress=self.progress.append,
        )
        assert self.cashier._load()

    def restart(self) -> None:
        """Whatever was in memory is gone; the journal is not."""
        self.stop()
        self.start()

    def stop(self) -> None:
        self.journal.close()
        self.cashier._lock.release()

    def opens(self, new: NewOrder, payment_code: str = "") -> Order:
        order = self.cashier.open(new, payment_code=payment_code)
        assert isinstance(order, Order), order
        return order

    def order(self, number: str) -> Order:
        order = self.book.find(number)
        assert isinstance(order, Order)
        return order

    def hand(self, number: str) -> Hand | None:
        return self.cashier._hands.get(number)

    def next(self) -> Hand | None:
        """The order that is due first."""
        return min(self.cashier._hands.values(), key=lambda hand: hand.due, default=None)

    def turn(self) -> bool:
        """One act of the order that is due first; the clock jumps there. False: nothing is left."""
        first = self.next()
        if first is None:
            return False
        wait = first.due - self.counter.clock.monotonic()
        if wait > 0:
            self.counter.clock.advance(wait)
        self.cashier._working.add(first.order.number)
        self.cashier._put_back(self.cashier._steps.step(first))
        return True

    def turns(self, most: int = 400) -> Iterator[Order]:
        """The orders as they stand after each turn, while there is something to do."""
        for _ in range(most):
            if not self.turn():
                return
            yield self.progress[-1].order

    def until(self, condition: Callable[[Order], bool], most: int = 400) -> Order:
        for order in self.turns(most):
            if condition(order):
                return order
        raise AssertionError("it does not come about")

    def to_the_end(self, most: int = 2_000) -> None:
        """Until the cashier has nothing more to do."""
        for _ in self.turns(most):
            pass
        assert not self.cashier._hands, "there is no end to it"
