"""Two terminals with the same bill at the same instant; and clocks that are set in mid-payment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta
from itertools import count
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import SystemClock
from kiosk.payment.order import NewOrder, Order, OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import Progress
from kiosk.reasons import Code
from tests.faults.pay_books import Books
from tests.faults.pay_counter import Errand, Installation, PayCounter
from tests.faults.pay_world import (
    AMOUNT,
    SMALL,
    ZONE,
    PayWorld,
    patients,
    payment_code,
    rich_patients,
)

TIMES = 10
ENOUGH = 30.0
MINUTE, DAY = 60.0, 86_400.0
AT_THE_GATEWAY = {Code.PAYMENT_BILL_TAKEN, Code.PAYMENT_BILL_PAID}

Opened = tuple[PayCounter, NewOrder, str]


class WallClock(SystemClock):
    """The machine's, but that somebody sets its wall time."""

    def __init__(self) -> None:
        super().__init__(ZoneInfo(ZONE))
        self.wrong_by = 0.0

    def now(self) -> int:
        return int(super().now() + self.wrong_by)

    def local(self) -> datetime:
        return super().local() + timedelta(seconds=self.wrong_by)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PayWorld]:
    with PayWorld(tmp_path_factory.mktemp("pay-two")) as made:
        made.gateway.script(pays_after_ms=60)
        yield made


@pytest.fixture(scope="module")
def install(world: PayWorld) -> Callable[[], Installation]:
    numbers = count(1)
    return lambda: world.install(f"W-{next(numbers)}")


@pytest.fixture
def switch_on() -> Iterator[Callable[..., PayCounter]]:
    """A terminal of this installation, ready to take payments."""
    with ExitStack() as running:

        def start(terminal: Installation, **how: object) -> PayCounter:
            counter = PayCounter(terminal, **how)  # type: ignore[arg-type] # as it names them
            running.callback(counter.close)
            counter.start()
            return counter

        yield start


def begin_at_once(two: tuple[Opened, Opened]) -> None:
    """To the end of both."""
    barrier = Barrier(2)

    def begin(opened: Opened) -> None:
        counter, new, code = opened
        barrier.wait(ENOUGH)
        assert isinstance(counter.open(new, code), Order)
        assert counter.wait(lambda: not counter.busy, ENOUGH)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(begin, two))


def orders_of(counter: PayCounter) -> dict[str, Order]:
    """By bill; each bill was tried once at each terminal."""
    book = counter.journal.orders(counter.settings.terminal.id)
    assert book is not None
    found = book.of_day(counter.clock.local().date())
    assert isinstance(found, tuple)
    return {order.bills[0].id: order for order in found}


def books_of(world: PayWorld) -> Books:
    return Books.of(world, sorted((world.folder / "terminals").iterdir()))


def told_of_both(
    here: PayCounter, there: PayCounter, errands: list[Errand]
) -> list[tuple[Order, Order]]:
    """Of each bill, how its orders ended: the one that was paid first, then the other."""
    ours, theirs = orders_of(here), orders_of(there)
    both = []
    for errand in errands:
        bill = errand.bills[0].id
        pair = sorted((ours[bill], theirs[bill]), key=lambda one: one.state is OrderState.REVERSED)
        assert [order.state for order in pair] == [OrderState.SETTLED, OrderState.REVERSED]
        both.append((pair[0], pair[1]))
    return both


@pytest.mark.parametrize("ways", [(Way.SHOWN, Way.SHOWN), (Way.SHOWN, Way.SCANNED)])
def test_one_wins_and_the_other_says_so(world, install, switch_on, ways) -> None:
    here, there = switch_on(install()), switch_on(install())
    errands = [
        world.errand([bill], channel=Channel.ALIPAY) for bill in world.bills(TIMES, amount=AMOUNT)
    ]
    for errand in errands:
        new = here.quote(errand)
        assert isinstance(new, NewOrder)
        new, other = (NewOrder(new.patient, way, new.channel, new.bills) for way in ways)
        codes = [payment_code(new.channel) if way is Way.SCANNED else "" for way in ways]
        begin_at_once(((here, new, codes[0]), (there, other, codes[1])))
    both = told_of_both(here, there, errands)
    assert {other.why for _, other in both} <= AT_THE_GATEWAY
    assert all(other.paid_at == 0 for _, other in both)
    payments = world.hospital.state()["payments"]
    for winner, _ in both:
        assert payments[winner.bills[0].id]["order"] == winner.number
    assert books_of(world).disagreements() == []


def test_without_an_own_part_insurance_and_hospital_decide(world, install, switch_on) -> None:
    """No gateway is asked, so nobody knows of the other before the insurance settles."""
    here, there = switch_on(install()), switch_on(install())
    errands = []
    for patient in rich_patients()[:TIMES]:
        bills = world.bills(1, patient=patient, amount=SMALL, insured=True)
        errands.append(world.errand(bills, insured=True))
        new = here.quote(errands[-1])
        assert isinstance(new, NewOrder)
        assert new.way is Way.NOTHING
        begin_at_once(((here, new, ""), (there, new, "")))
    told_of_both(here, there, errands)
    assert books_of(world).disagreements() == []


@pytest.mark.parametrize("wrong_by", [-DAY, -10 * MINUTE, 10 * MINUTE, DAY, 365 * DAY])
@pytest.mark.parametrize("way", [Way.SHOWN, Way.SCANNED])
def test_a_clock_set_while_somebody_pays(world, install, switch_on, way, wrong_by) -> None:
    clock = WallClock()

    def set_clock(progress: Progress) -> None:
        if progress.order.state is OrderState.PAYING:
            clock.wrong_by = wrong_by

    if way is Way.SCANNED:
        world.gateway.script(next=1, confirms_ms=100)
    counter = switch_on(install(), clock=clock, on_progress=set_clock)
    assert isinstance(pay(world, counter, way), Order)
    assert counter.wait(lambda: not counter.busy, ENOUGH)
    assert clock.wrong_by == wrong_by
    order = the_order(world, counter)
    assert order.state is OrderState.SETTLED
    assert order.contradictions == 0
    assert books_of(world).disagreements() == []


@pytest.mark.parametrize("wrong_by", [-DAY, DAY])
def test_a_clock_that_was_set_while_the_terminal_was_off(
    world, install, switch_on, wrong_by
) -> None:
    """Switched off with an order under way; what it wakes up to is another day."""
    world.gateway.script(next=1)  # nobody pays yet
    terminal = install()
    before = PayCounter(terminal)
    before.start()
    opened = pay(world, before, Way.SHOWN)
    assert isinstance(opened, Order)
    book = before.journal.orders(before.settings.terminal.id)
    assert book is not None
    assert before.wait(lambda: world_has(world, opened.number), ENOUGH)
    before.close()
    world.gateway.pay(order_no=opened.number)
    clock = WallClock()
    clock.wrong_by = wrong_by
    after = switch_on(terminal, clock=clock)
    assert after.wait(lambda: not after.busy, ENOUGH)
    found = book.find(opened.number)
    assert isinstance(found, Order)
    assert found.state is OrderState.SETTLED
    assert books_of(world).disagreements() == []


@pytest.mark.parametrize("wrong_by", [-DAY, DAY])
def test_a_clock_set_before_the_insurance_settles(world, install, switch_on, wrong_by) -> None:
    """It takes no request of another day: then the money goes back."""
    clock = WallClock()

    def set_clock(progress: Progress) -> None:
        if progress.order.state is OrderState.PAID:
            clock.wrong_by = wrong_by

    counter = switch_on(install(), clock=clock, on_progress=set_clock)
    assert isinstance(pay(world, counter, Way.SHOWN, insured=True), Order)
    assert counter.wait(lambda: not counter.busy, ENOUGH)
    assert the_order(world, counter).resolved
    assert books_of(world).disagreements() == []


def pay(world: PayWorld, counter: PayCounter, way: Way, *, insured: bool = False) -> object:
    patient = patients()[0]
    bills = world.bills(1, patient=patient, amount=AMOUNT, insured=insured)
    code = payment_code(Channel.UNIONPAY) if way is Way.SCANNED else ""
    errand = world.errand(
        bills, insured=insured, way=way, channel=Channel.UNIONPAY, payment_code=code
    )
    return counter.pay(errand)


def the_order(world: PayWorld, counter: PayCounter) -> Order:
    """The only one of its terminal, of whichever day."""
    name = counter.settings.terminal.id
    (order,) = (one for one in books_of(world).orders if one.number.startswith(name + "20"))
    return order


def world_has(world: PayWorld, number: str) -> bool:
    return any(placed["order_no"] == number for placed in world.gateway.state()["orders"])
