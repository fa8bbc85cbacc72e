"""`yima journal reconcile`: which days are looked at, and the gateway's bills as they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.demo.gateway.process import RunningGateway
from kiosk.journal.database import Trouble
from kiosk.journal.opened import open_read_only
from kiosk.journal.order_book import StoredOrderBook
from kiosk.money import Fen
from kiosk.payment.order import Order, OrderState
from kiosk.payment.port import GatewayBillLine
from kiosk.payment.reconcile import Finding, Reconciliation
from kiosk.payment.tools.comparing import Comparison, NoBill
from kiosk.payment.tools.ledger import Ledger
from kiosk.reasons import Code, Failure
from tests.counter import new_order
from tests.kiosk.journal.orders_made import changed
from tests.kiosk.payment.tools.desk import ZONE, Counter, Desk, Noon, damage, lose_key

TODAY = date(2027, 1, 20)
FIRST = TODAY - timedelta(days=8)
AMOUNT = 12_650


def noon(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=ZONE).timestamp())


@dataclass
class Bills:
    """The gateway's, and which days it was asked for."""

    lines: dict[date, list[GatewayBillLine]] = field(default_factory=lambda: defaultdict(list))
    asked: list[date] = field(default_factory=list)
    silent: date | None = None

    def bill(self, day: date) -> tuple[GatewayBillLine, ...] | Failure:
        self.asked.append(day)
        if day == self.silent:
            return Failure(Code.PAYMENT_TIMEOUT)
        return tuple(self.lines[day])

    def moved(self, order: Order, day: date, amount: int = AMOUNT) -> None:
        self.lines[day].append(GatewayBillLine(order.number, Fen(amount), "t"))


def compare(desk: Desk, bills: Bills, day: date) -> Reconciliation | Trouble | NoBill:
    ledger = Ledger(open_read_only(desk.folder))
    oldest = TODAY - timedelta(days=180)
    return Comparison(ledger, bills, desk.terminal, ZONE, TODAY, oldest).of(day)


def written(book: StoredOrderBook, state: OrderState, day: date, paid: date | None = None) -> Order:
    order = book.open(new_order(f"i-{day}-{state}", amount=AMOUNT), at=noon(day), day=day)
    assert isinstance(order, Order)
    if state is OrderState.CREATED:
        return order
    return changed(book, replace(order, state=state, paid_at=noon(paid) if paid else 0))


def findings(outcome: object) -> list[Finding]:
    assert isinstance(outcome, Reconciliation), outcome
    return [difference.finding for difference in outcome.differences]


# -- which bills ---------------------------------------------------------------------------------------


def test_an_ordinary_day_takes_three_bills(desk: Desk, book: StoredOrderBook) -> None:
    bills = Bills()
    bills.moved(written(book, OrderState.SETTLED, FIRST, FIRST), FIRST)
    assert findings(compare(desk, bills, FIRST)) == []
    assert len(bills.asked) == 3


def test_days_to_come_are_not_asked_for(desk: Desk, book: StoredOrderBook) -> None:
    bills = Bills()
    written(book, OrderState.SETTLED, TODAY, TODAY)
    assert findings(compare(desk, bills, TODAY)) == [Finding.MISSING_AT_GATEWAY]
    assert max(bills.asked) == TODAY
    assert len(bills.asked) == len(set(bills.asked))


def test_money_that_went_back_days_later_is_found(desk: Desk, book: StoredOrderBook) -> None:
    """The network was away for five days: on neither day is there a difference."""
    bills, later = Bills(), FIRST + timedelta(days=5)
    order = written(book, OrderState.REVERSED, FIRST, FIRST)
    bills.moved(order, FIRST)
    bills.moved(order, later, -AMOUNT)
    for day in (FIRST, later):
        outcome = compare(desk, bills, day)
        assert findings(outcome) == []
        assert isinstance(outcome, Reconciliation)
        assert outcome.orders == 1


def test_late_money_is_the_orders_though_it_was_begun_long_before(
    desk: Desk, book: StoredOrderBook
) -> None:
    bills, later = Bills(), FIRST + timedelta(days=5)
    bills.moved(written(book, OrderState.REVERSED, FIRST), later)
    assert findings(compare(desk, bills, later)) == [Finding.NOT_RETURNED]
    assert findings(compare(desk, bills, FIRST)) == []


def test_a_gateway_that_does_not_answer_is_no_agreement(desk: Desk, book: StoredOrderBook) -> None:
    written(book, OrderState.CREATED, FIRST)
    bills = Bills(silent=FIRST + timedelta(days=1))
    outcome = compare(desk, bills, FIRST)
    assert outcome == NoBill(FIRST + timedelta(days=1), Failure(Code.PAYMENT_TIMEOUT))


# -- orders that do not open -----------------------------------------------------------------------------


def test_what_does_not_open_is_told_until_staff_have_closed_it(
    desk: Desk, open_book: Callable[..., StoredOrderBook]
) -> None:
    bills = Bills()
    order = written(open_book(), OrderState.PAID, FIRST, FIRST)
    bills.moved(order, FIRST)
    lose_key(desk.folder)
    assert findings(compare(desk, bills, FIRST)) == [Finding.UNREADABLE]
    keyless = open_book()
    assert keyless.close_unread(order.number, OrderState.SETTLED, staff="a-1", at=1) is True
    assert findings(compare(desk, bills, FIRST)) == []
    bills.moved(order, FIRST, -AMOUNT)
    assert findings(compare(desk, bills, FIRST)) == [Finding.GIVEN_BACK]


# -- the command -------------------------------------------------------------------------------------------


def test_the_books_of_a_real_day(counter: Counter) -> None:
    desk, order = counter.desk, counter.takes()
    today = str(datetime.fromtimestamp(order.created_at, ZONE).date())
    open_ = desk.run("reconcile", today)
    assert open_.code == 1
    assert f"{order.number}  still_open  journal 126.50, gateway 126.50" in open_.out
    assert "the day is not over" in open_.out
    counter.changed(order, state=OrderState.SETTLED)
    agrees = desk.run("reconcile", today, "--json")
    assert agrees.code == 0
    found = agrees.json
    assert found["agrees"]
    assert (found["orders"], found["journal_fen"], found["gateway_fen"]) == (1, AMOUNT, AMOUNT)
    assert (found["came_in_fen"], found["went_back_fen"]) == (AMOUNT, 0)
    assert "agrees\n" in desk.run("reconcile", today).out


def test_yesterday_is_what_is_reconciled_by_itself(
    desk: Desk, gateway: RunningGateway, book: StoredOrderBook
) -> None:
    opened = book.open(new_order("bill-2"), at=1, day=date(2027, 1, 1))
    assert isinstance(opened, Order)
    yesterday = SystemClock(ZONE).local().date() - timedelta(days=1)
    assert desk.yima("reconcile", "--json").json["day"] == str(yesterday)
    gateway.listen(on=False)
    told = desk.run("reconcile")
    gateway.listen(on=True)
    assert told.code == 2
    assert "the gateway's bill of" in told.err
    assert "E-611" in told.err


@pytest.mark.parametrize(("offset", "why"), [(1, "yet to come"), (-200, "keeps orders for 180")])
def test_days_that_cannot_be_compared(
    desk: Desk, gateway: RunningGateway, offset: int, why: str
) -> None:
    del gateway
    day = SystemClock(ZONE).local().date() + timedelta(days=offset)
    told = desk.run("reconcile", str(day))
    assert told.code == 2
    assert why in told.err


def test_without_a_gateway_there_is_nothing_to_compare_with(desk: Desk) -> None:
    told = desk.run("reconcile")
    assert (told.code, "no payment gateway" in told.err) == (2, True)


def test_a_damaged_journal_is_not_reconciled(
    desk: Desk, gateway: RunningGateway, book: StoredOrderBook
) -> None:
    del gateway
    opened = book.open(new_order("bill-3"), at=1, day=date(2027, 1, 1))
    assert isinstance(opened, Order)
    book.close()
    damage(desk.folder)
    assert desk.run("reconcile", "--json").json["result"] == "journal_damaged"


def test_a_wrong_day_is_told(desk: Desk) -> None:
    assert "write 2027-01-15" in desk.run("reconcile", "15.1.2027").err


def test_settings_that_cannot_be_used_are_told_line_by_line(desk: Desk, tmp_path: Path) -> None:
    missing = tmp_path / "missing.key"
    desk.set(payment={"base_url": "ftp://x", "scheme": "hmac-sm3", "key_file": str(missing)})
    told = desk.run("reconcile")
    assert told.code == 2
    assert "payment.base_url" in told.err
    assert "payment.key_file: cannot be read" in told.err
    assert len(desk.run("reconcile", "--json").json["problems"]) == 2


def test_the_environment_is_laid_over_the_settings(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, book: StoredOrderBook
) -> None:
    book.open(new_order("bill-4"), at=Noon().now(), day=date(2027, 1, 15))
    desk.set(storage={"folder": str(tmp_path / "elsewhere")})
    assert desk.run("list").code == 2
    monkeypatch.setenv("YIMA__STORAGE__FOLDER", str(desk.folder))
    assert desk.run("list").code == 0
