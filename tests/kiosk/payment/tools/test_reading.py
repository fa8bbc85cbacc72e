"""`yima journal list` and `show`: whether the terminal runs or not, and nothing about patients."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.order_number import order_number
from kiosk.payment.order import Cause, Order, OrderState, StaffWish
from kiosk.payment.port import Channel, Way
from kiosk.payment.tools.words import waits_for
from kiosk.reasons import Code
from tests.counter import new_order
from tests.kiosk.journal import orders_made
from tests.kiosk.journal.orders_made import changed
from tests.kiosk.payment.tools.desk import NOON, Desk, damage, lose_key

TODAY = date(2027, 1, 15)
YESTERDAY = TODAY - timedelta(days=1)


def opened(
    book: StoredOrderBook, bill: str = "i1", *, amount: int = 12_650, day: date = TODAY
) -> Order:
    at = NOON if day == TODAY else NOON - 86_400
    order = book.open(new_order(bill, amount=amount), at=at, day=day)
    assert isinstance(order, Order)
    return order


def with_staff(book: StoredOrderBook, bill: str = "i1") -> Order:
    why = Code.PAYMENT_CONTRADICTION
    order = replace(opened(book, bill), state=OrderState.NEEDS_STAFF, why=why)
    return changed(book, order, Cause.CONTRADICTION, digest=b"\xab" * 32)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# -- list ----------------------------------------------------------------------------------------------


def test_the_list_has_todays_orders_to_the_fen(desk: Desk, book: StoredOrderBook) -> None:
    order = opened(book)
    opened(book, "i2", day=YESTERDAY)
    told = desk.run("list")
    assert told.code == 0
    (line,) = told.out.splitlines()
    assert line.split() == [
        order.number, "2027-01-15", "12:00:00", "created", "126.50", "shown", "wechat"
    ]  # fmt: skip
    (told_order,) = desk.run("list", "--json").json["orders"]
    assert told_order["amount_fen"] == 12_650
    assert told_order["created_at"] == "2027-01-15T12:00:00+08:00"


def test_open_orders_are_those_of_any_day(desk: Desk, book: StoredOrderBook) -> None:
    old, new = opened(book, "i2", day=YESTERDAY), opened(book)
    done = replace(opened(book, "i3"), state=OrderState.REVERSED)
    changed(book, done, Cause.NOT_WANTED)
    listed = [one["number"] for one in desk.run("list", "--open", "--json").json["orders"]]
    assert listed == [old.number, new.number]
    told = desk.run("list", "--open", "--day", str(YESTERDAY), "--json")
    assert [one["number"] for one in told.json["orders"]] == [old.number]


def test_nothing_is_told_as_nothing(desk: Desk, book: StoredOrderBook) -> None:
    opened(book)
    assert desk.run("list", "--day", "2026-12-31").out == "none\n"


@pytest.mark.parametrize(("fen", "yuan"), [(99_999_999_999, "999999999.99"), (5, "0.05")])
def test_sums_are_exact(desk: Desk, book: StoredOrderBook, fen: int, yuan: str) -> None:
    order = opened(book, amount=fen)
    assert f" {yuan} " in desk.run("list").out
    assert f"amount       {yuan}\n" in desk.run("show", order.number).out


# -- show ----------------------------------------------------------------------------------------------


def test_an_order_is_shown_with_its_events_and_what_it_waits_for(
    desk: Desk, book: StoredOrderBook
) -> None:
    order = with_staff(book)
    book.wish(order.number, StaffWish.SETTLE, staff="a-17 (lin)", at=NOON + 60)
    told = desk.run("show", order.number)
    assert told.code == 0
    assert "staff want it settled" in told.out
    assert "contradicting itself" in told.out
    assert "ab" * 32 in told.out
    events = desk.run("show", order.number, "--json").json["events"]
    assert [(each["cause"], each["staff"]) for each in events] == [
        ("created", None),
        ("contradiction", None),
        ("staff_settle", "a-17 (lin)"),
    ]
    assert events[1]["digest"] == "ab" * 32
    assert events[2]["at"] == "2027-01-15T12:01:00+08:00"


def test_the_insurances_parts_are_told_in_sum(
    desk: Desk, open_book: Callable[..., StoredOrderBook]
) -> None:
    order = orders_made.settled(open_book(orders_made.TERMINAL), at=NOON, day=TODAY)
    content = desk.run("show", order.number, "--json").json["order"]
    assert content["split_fen"] == {
        "total": 129_250, "fund": 80_000, "account": 20_000, "own": 29_250
    }  # fmt: skip
    assert content["insurance"] == {"settled": 1}
    assert "of           1292.50: fund 800.00, account 200.00" in desk.run("show", order.number).out


@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.parametrize("command", ["list", "show"])
def test_no_output_has_anything_of_the_patient(
    desk: Desk, open_book: Callable[..., StoredOrderBook], command: str, form: list[str]
) -> None:
    book = open_book(orders_made.TERMINAL)
    open_ = orders_made.opened(book, 1, at=NOON, day=TODAY)
    settled = orders_made.settled(book, 2, at=NOON, day=TODAY)
    for order in (open_, settled):
        arguments = ["show", order.number] if command == "show" else ["list"]
        out = desk.run(*arguments, *form).out
        assert order.number in out
        claim = order.bills[0].claim
        assert claim is not None
        of_patient = [order.patient, orders_made.TOKEN, *(bill.id for bill in order.bills)]
        of_patient += [claim.visit.person, claim.visit.visit, claim.visit.batch]
        of_patient += [part for part in (claim.msgid, claim.settlement) if part]
        of_patient += [invoice.url for invoice in settled.e_invoices]
        assert [text for text in of_patient if text in out] == []


@pytest.mark.parametrize("place", range(4, 20))
def test_a_mistyped_number_is_told_before_it_is_looked_up(
    desk: Desk, book: StoredOrderBook, place: int
) -> None:
    number = opened(book).number
    wrong = number[:place] + ("7" if number[place] != "7" else "1") + number[place + 1 :]
    told = desk.run("show", wrong)
    assert (told.code, told.out) == (2, "")
    assert "no order number" in told.err


def test_a_number_that_is_not_in_the_journal(desk: Desk, book: StoredOrderBook) -> None:
    opened(book)
    told = desk.run("show", order_number(desk.terminal, TODAY, 999_999))
    assert told.code == 1
    assert "has no order" in told.out


def test_orders_stay_when_the_terminal_gets_another_id(
    desk: Desk, open_book: Callable[..., StoredOrderBook]
) -> None:
    order = opened(open_book("OLD-9"))
    assert desk.run("show", order.number).code == 0


# -- beside a terminal -----------------------------------------------------------------------------------


def test_nobody_is_waited_for_and_nobody_waits(desk: Desk, book: StoredOrderBook) -> None:
    order = opened(book)
    writer = sqlite3.connect(desk.folder / "orders.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert order.number in desk.run("list", "--open").out
    assert desk.run("show", order.number).code == 0
    writer.execute("COMMIT")
    writer.close()
    assert isinstance(book.change(order, Cause.PLACING, at=NOON), Order)


def test_a_terminal_that_is_off_keeps_its_files_as_they_are(
    desk: Desk, book: StoredOrderBook
) -> None:
    order = opened(book)
    book.close()
    before = files(desk.folder)
    assert desk.run("list", "--open").code == desk.run("show", order.number).code == 0
    assert files(desk.folder) == before


def test_where_there_is_no_journal_none_is_made(desk: Desk) -> None:
    told = desk.run("list")
    assert (told.code, told.out) == (2, "")
    assert "cannot be opened" in told.err
    assert files(desk.folder) == {}


# -- damage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["list"], ["list", "--open"]])
def test_a_damaged_journal_is_told(desk: Desk, book: StoredOrderBook, command: list[str]) -> None:
    opened(book)
    book.close()
    damage(desk.folder)
    told = desk.run(*command)
    assert told.code == 2
    assert "damaged" in told.err
    assert desk.run(*command, "--json").json["result"] == "journal_damaged"


def test_orders_that_do_not_open_are_listed_as_such(desk: Desk, book: StoredOrderBook) -> None:
    order = opened(book)
    book.close()
    lose_key(desk.folder)
    for command in (["list"], ["list", "--open"]):
        told = desk.run(*command)
        assert (told.code, told.err) == (0, "")
        assert f"{order.number}  2027-01-15 12:00:00  created" in told.out
        assert told.out.rstrip().endswith("UNREADABLE")
    shown = desk.run("show", order.number, "--json").json
    assert shown["order"]["readable"] is False
    assert "--by-hand" in shown["order"]["waits_for"]
    assert [each["cause"] for each in shown["events"]] == ["created"]
    assert not (desk.folder / "installation.key").exists()


def test_one_order_that_was_altered_hides_no_other(desk: Desk, book: StoredOrderBook) -> None:
    altered, whole = opened(book), opened(book, "i2")
    book.close()
    with sqlite3.connect(desk.folder / "orders.db") as database:
        database.execute(
            "UPDATE orders SET state = ? WHERE number = ?", ("\x1b[2J", altered.number)
        )
    database.close()
    listed = {one["number"]: one for one in desk.run("list", "--json").json["orders"]}
    assert listed[whole.number]["readable"]
    assert not listed[altered.number]["readable"]
    for command in (["list"], ["show", altered.number]):
        told = desk.run(*command)
        assert (told.code, told.err) == (0, "")
        assert "\x1b" not in told.out


# -- what an order waits for -------------------------------------------------------------------------------


def _order(state: OrderState, **fields: object) -> Order:
    new = new_order("i1")
    order = Order("n", 1, state, NOON, new.patient, Way.SHOWN, Channel.WECHAT, new.bills)
    return replace(order, **fields)  # type: ignore[arg-type] # any of them


@pytest.mark.parametrize("state", list(OrderState))
def test_every_state_has_its_words(state: OrderState) -> None:
    words = {
        waits_for(_order(state, **fields))
        for fields in ({}, {"wish": StaffWish.REVERSE}, {"going_back": True}, {"late_checks": 2})
    }
    assert all(words)
    assert len(words) >= 2  # a wish is always told


@pytest.mark.parametrize("code", list(Code))
def test_every_reason_has_its_words_without_its_facts(code: Code) -> None:
    words = waits_for(_order(OrderState.NEEDS_STAFF, why=code))
    assert words.startswith("staff: ")
    assert re.search(r"[{}]", words) is None
