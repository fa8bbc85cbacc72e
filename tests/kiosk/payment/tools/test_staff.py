"""`yima journal reverse` and `settle`: against gateway and hospital as real processes."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kiosk.hospital.opened import hospital_of
from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.order_reading import OrderLine
from kiosk.payment.order import Cause, Order, OrderState, StaffWish
from kiosk.payment.progress import CashierState, Standing
from kiosk.payment.till import open_till
from kiosk.payment.tools import account
from kiosk.settings import load
from tests.kiosk.payment.tools.desk import Counter, Desk, lose_key

LIN = ("--staff", "lin.0421")


def logged(desk: Desk) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    for path in sorted((desk.folder / "events").glob("events-*.jsonl")):
        lines += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line["event"] == "staff_order"]


def events(book: StoredOrderBook, order: Order) -> list[tuple[Cause, str]]:
    found = book.events(order.number)
    assert isinstance(found, tuple)
    return [(event.cause, event.staff) for event in found]


@contextmanager
def running_terminal(counter: Counter) -> Iterator[None]:
    """A till over the same journal, as the terminal has one."""
    settings = load(counter.desk.settings, {})
    hospital = hospital_of(settings.hospital, counter.clock)
    ready = threading.Event()

    def told(standing: Standing) -> None:
        if standing.state is CashierState.READY:
            ready.set()

    till = open_till(settings, counter.clock, hospital, lambda: counter.book, on_standing=told)
    assert till is not None
    till.cashier.start()
    try:
        assert ready.wait(20)
        yield
    finally:
        till.close()
        hospital.close()


# -- done by a cashier -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_needs_staff_is_settled_if_the_gateway_has_the_money(
    counter: Counter, form: tuple[str, ...]
) -> None:
    order = counter.needs_staff()
    told = counter.desk.run("settle", order.number, *LIN, *form)
    assert told.code == 0, told
    assert counter.find(order).state is OrderState.SETTLED
    assert counter.is_in_hospital(order)
    assert "no terminal is running" in told.out or told.json["result"] == "done"


def test_what_needs_staff_is_reversed(counter: Counter) -> None:
    order = counter.needs_staff()
    told = counter.desk.run("reverse", order.number, *LIN)
    assert told.code == 0, told
    assert told.out.startswith("reversed: ")
    assert counter.at_gateway(order) == "reversed"
    assert not counter.is_in_hospital(order)


def test_settling_what_went_back_at_the_gateway_says_so(counter: Counter) -> None:
    order = counter.needs_staff()
    counter.reverse(order)  # by the gateway's operator
    told = counter.desk.run("settle", order.number, *LIN)
    assert told.code == 1
    assert told.out.startswith("reversed: ")
    assert not counter.is_in_hospital(order)


def test_a_reverse_that_the_gateway_refuses_for_good_needs_staff_again(counter: Counter) -> None:
    order = counter.needs_staff()
    counter.gateway.script(order_no=order.number, reverse_refused=True)
    told = counter.desk.run("reverse", order.number, *LIN)
    assert told.code == 1
    assert "refuses to reverse the order for good" in told.out
    assert counter.find(order).state is OrderState.NEEDS_STAFF
    assert counter.desk.run("settle", order.number, *LIN).code == 0
    assert counter.is_in_hospital(order)


def test_whoever_asks_is_in_the_event_log_and_in_the_journal(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = counter.needs_staff()
    monkeypatch.setattr("kiosk.payment.tools.staff.account_name", lambda: "wang")
    counter.desk.run("reverse", order.number, *LIN)
    (line,) = logged(counter.desk)
    assert line["terminal"] == counter.desk.terminal
    assert (line["act"], line["order"], line["staff"]) == ("reverse", order.number, "lin.0421")
    assert (Cause.STAFF_REVERSE, "lin.0421 (wang)") in events(counter.book, order)


def test_a_paid_order_that_nobody_was_told_of_can_be_reversed(counter: Counter) -> None:
    order = counter.takes()
    assert counter.desk.run("reverse", order.number, *LIN).code == 0
    assert counter.at_gateway(order) == "reversed"


def test_a_running_terminal_does_it_itself(counter: Counter) -> None:
    order = counter.needs_staff()
    with running_terminal(counter):
        told = counter.desk.run("settle", order.number, *LIN)
    assert told.code == 0, told
    assert "the terminal that is running" in told.out
    assert counter.is_in_hospital(order)


def test_a_wish_outlasts_a_gateway_that_is_away(counter: Counter) -> None:
    order = counter.needs_staff()
    counter.gateway.listen(on=False)
    try:
        told = counter.desk.run("reverse", order.number, *LIN, "--wait", "0.5")
    finally:
        counter.gateway.listen(on=True)
    assert told.code == 1
    assert told.out.startswith("noted, not done yet: ")
    assert not counter.find(order).resolved
    with running_terminal(counter):
        assert counter.desk.run("reverse", order.number, *LIN).code == 0
    assert counter.at_gateway(order) == "reversed"


def test_without_a_gateway_the_wish_waits_in_the_journal(counter: Counter) -> None:
    order = counter.needs_staff()
    counter.desk.set()
    told = counter.desk.run("reverse", order.number, *LIN)
    assert told.code == 1
    assert "no gateway is set" in told.out
    assert counter.find(order).wish is StaffWish.REVERSE


def test_keys_that_cannot_be_used_are_told_and_the_wish_waits(counter: Counter) -> None:
    order = counter.needs_staff()
    short = counter.desk.folder / "short.secret"
    short.write_text("short", encoding="ascii")
    short.chmod(0o600)
    table = {"base_url": counter.gateway.base_url, "scheme": "hmac-sm3", "key_file": str(short)}
    counter.desk.set(payment=table)
    told = counter.desk.run("reverse", order.number, *LIN)
    assert told.code == 1
    assert "payment.key_file" in told.out
    assert counter.find(order).wish is StaffWish.REVERSE


# -- money that the gateway has kept -----------------------------------------------------------------------


def kept(counter: Counter, **fields: Any) -> Order:
    """The journal says closed, and nobody paid; the gateway has the money."""
    return counter.changed(
        counter.takes(), state=OrderState.REVERSED, **{"paid_at": 0, "late_checks": 0, **fields}
    )


@pytest.mark.parametrize("late_checks", [0, 2])
@pytest.mark.parametrize(("wish", "at_gateway"), [("reverse", "reversed"), ("settle", "paid")])
def test_money_that_came_after_the_close_goes_where_staff_say(
    counter: Counter, wish: str, at_gateway: str, late_checks: int
) -> None:
    order = kept(counter, late_checks=late_checks)
    told = counter.desk.run(wish, order.number, *LIN)
    assert told.code == 0, told
    assert counter.at_gateway(order) == at_gateway
    assert counter.is_in_hospital(order) is (wish == "settle")


def test_a_second_look_that_finds_nothing_leaves_it_as_it_was(counter: Counter) -> None:
    order = kept(counter)
    counter.reverse(order)
    told = counter.desk.run("settle", order.number, *LIN)
    assert told.code == 1, told
    after = counter.find(order)
    assert (after.state, after.wish) == (OrderState.REVERSED, None)
    assert not counter.is_in_hospital(order)


# -- by hand -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "state"), [("reverse", OrderState.REVERSED), ("settle", OrderState.SETTLED)]
)
def test_what_was_done_at_the_desk_is_noted(counter: Counter, wish: str, state: OrderState) -> None:
    order = counter.needs_staff()
    told = counter.desk.run(wish, order.number, *LIN, "--by-hand")
    assert told.code == 0, told
    after = counter.find(order)
    assert (after.state, after.wish) == (state, None)
    assert events(counter.book, order)[-1][0] is Cause.HANDED_OVER
    assert [line["act"] for line in logged(counter.desk)] == ["hand_over"]
    assert counter.at_gateway(order) == "paid"  # nobody was asked


def test_by_hand_goes_before_a_wish_that_nobody_took_up(counter: Counter) -> None:
    order = counter.needs_staff(wish=StaffWish.REVERSE)
    assert counter.desk.run("settle", order.number, *LIN, "--by-hand").code == 0
    assert counter.find(order).wish is None


@pytest.mark.parametrize("state", [OrderState.PAID, OrderState.REVERSING, OrderState.UNKNOWN])
def test_by_hand_is_for_what_needs_staff(counter: Counter, state: OrderState) -> None:
    order = counter.changed(counter.takes(), state=state)
    told = counter.desk.run("settle", order.number, *LIN, "--by-hand", "--json")
    assert (told.code, told.json["result"]) == (1, "not_with_staff")
    assert counter.find(order) == order
    assert logged(counter.desk) == []


def test_what_does_not_open_is_closed_by_hand_only(
    counter: Counter, open_book: Callable[..., StoredOrderBook]
) -> None:
    order = counter.takes()
    counter.book.close()
    lose_key(counter.desk.folder)
    told = counter.desk.run("reverse", order.number, *LIN)
    assert told.code == 2
    assert "does not open" in told.err
    assert counter.desk.run("reverse", order.number, *LIN, "--by-hand").code == 0
    line = open_book().line(order.number)
    assert isinstance(line, OrderLine)
    assert line.state == OrderState.REVERSED
    again = counter.desk.run("settle", order.number, *LIN, "--by-hand", "--json")
    assert (again.code, again.json["result"]) == (1, "closed")
    assert [line["act"] for line in logged(counter.desk)] == ["hand_over"]


# -- refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "fields", "result"),
    [
        ("reverse", {"state": OrderState.SETTLED}, "settled"),
        ("settle", {"state": OrderState.SETTLED}, "settled"),
        ("settle", {"state": OrderState.REVERSING}, "reversing"),
        ("settle", {"state": OrderState.REVERSED}, "reversed"),  # it had been paid
        ("reverse", {"state": OrderState.PAID, "told": True}, "hospital_told"),
    ],
)
def test_what_would_be_wrong_is_refused_and_leaves_no_trace(
    counter: Counter, wish: str, fields: dict[str, Any], result: str
) -> None:
    order = counter.changed(counter.takes(), **fields)
    told = counter.desk.run(wish, order.number, *LIN, "--json")
    assert (told.code, told.json["result"]) == (1, result)
    assert len(told.json["words"]) > len(result)
    assert counter.find(order) == order
    assert logged(counter.desk) == []


def test_an_order_that_is_not_here(counter: Counter) -> None:
    elsewhere = counter.takes().number
    (counter.desk.folder / "orders.db").unlink()
    counter.book.close()
    assert counter.desk.run("reverse", elsewhere, *LIN).code == 2
    assert not (counter.desk.folder / "orders.db").exists()


@pytest.mark.parametrize("staff", ["", "林", "a b", "x" * 65])
def test_staff_say_who_they_are(desk: Desk, counter: Counter, staff: str) -> None:
    order = counter.needs_staff()
    assert desk.run("reverse", order.number).code == 2
    assert desk.run("reverse", order.number, "--staff", staff).code == 2
    assert counter.find(order) == order


@pytest.mark.parametrize("seconds", ["-1", "nan", "1e9", "soon"])
def test_nobody_waits_for_ever(desk: Desk, counter: Counter, seconds: str) -> None:
    number = counter.needs_staff().number
    assert desk.run("reverse", number, *LIN, "--wait", seconds).code == 2


def test_the_storage_of_another_user_is_left_alone(counter: Counter) -> None:
    order = counter.needs_staff()
    if os.geteuid() == 0:
        os.chown(counter.desk.folder, 1, 1)
    else:
        counter.desk.folder = Path("/")
        counter.desk.set()
    told = counter.desk.run("reverse", order.number, *LIN)
    assert told.code == 2
    assert "belongs to another user" in told.err
    assert counter.find(order) == order
    assert logged(counter.desk) == []


def test_without_an_event_log_nothing_is_done(counter: Counter) -> None:
    order = counter.needs_staff()
    (counter.desk.folder / "events").write_text("in the way", encoding="ascii")
    told = counter.desk.run("reverse", order.number, *LIN)
    assert told.code == 2
    assert "event log" in told.err
    assert counter.find(order) == order


# -- whose account -------------------------------------------------------------------------------------------


def test_the_account_is_the_one_that_logged_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = tmp_path / "loginuid"
    monkeypatch.setattr(account, "_LOGIN_ID", login)
    login.write_text("0", encoding="ascii")
    assert account.account_name() == "root"
    login.write_text("4294000000", encoding="ascii")
    assert account.account_name() == "4294000000"
    monkeypatch.setenv("LOGNAME", "lin\x1b")
    for unset in ("4294967295", "", "nobody"):
        login.write_text(unset, encoding="ascii")
        assert account.account_name() == r"'lin\x1b'"
