"""Orders that go otherwise than well: by a script, over the wire."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

GONE = (ConnectionError, http.client.HTTPException)


@pytest.fixture
def scanned(gateway, terminal) -> Callable[..., tuple[str, Any]]:
    """Place an order paid with a code whose behaviour is given; the order, and what was told."""

    def place(**behaviour: Any) -> tuple[str, Any]:
        order = terminal.scanned(gateway.wallet("wechat", **behaviour).payment_code)
        return order["order_no"], terminal.place(order)

    return place


@pytest.fixture
def shown(gateway, terminal) -> Callable[..., str]:
    """Place a shown order that goes by a script; its number."""

    def place(**behaviour: Any) -> str:
        order = terminal.order()
        gateway.script(order_no=order["order_no"], **behaviour)
        assert terminal.place(order).status == 201
        return order["order_no"]

    return place


# The payer.


def test_a_password_takes_its_time(gateway, terminal, scanned) -> None:
    number, placed = scanned(confirms_ms=60_000)
    assert placed.state == terminal.query(number).state == "confirming"
    gateway.set_clock(ahead=61)
    paid = terminal.query(number)
    assert paid.state == "paid"
    assert "code_url" not in paid.body


def test_somebody_may_pay_without_being_told_to(terminal, shown, patience) -> None:
    number = shown(pays_after_ms=10, confirms_ms=10)
    patience(lambda: terminal.query(number).state == "paid")


@pytest.mark.parametrize("then", ["pay", "give_up", "leave"])
def test_a_payer_scans_and_enters_a_password_gives_up_or_leaves(
    gateway, terminal, shown, then
) -> None:
    number = shown()
    scanned = gateway.pay(order_no=number, then=then, confirms_ms=30_000)
    assert scanned == {"order_no": number, "state": "confirming", "refused": None}
    gateway.set_clock(ahead=31)
    states = {"pay": "paid", "give_up": "open", "leave": "confirming"}
    assert terminal.query(number).state == states[then]
    gateway.set_clock(ahead=181)
    assert terminal.query(number).state == ("paid" if then == "pay" else "closed")


def test_a_payer_who_gives_up_a_scanned_order_closes_it(gateway, terminal, scanned, books) -> None:
    number, placed = scanned(confirms_ms=5_000, then="give_up")
    assert placed.state == "confirming"
    gateway.set_clock(ahead=6)
    assert terminal.query(number).state == "closed"
    assert books(terminal)["moved"] == []


def test_what_the_wallet_lacks_after_the_password_is_not_charged(gateway, terminal, books) -> None:
    wallet = gateway.wallet("wechat", 4_000, confirms_ms=5_000)
    first = terminal.scanned(wallet.payment_code)
    terminal.place(first)
    second = terminal.scanned(gateway.payment_code(wallet.id))
    assert terminal.place(second).state == "paid"
    gateway.set_clock(ahead=6)
    assert terminal.query(first["order_no"]).state == "closed"
    assert books(terminal)["moved"] == [(second["order_no"], 2550)]


@pytest.mark.parametrize(
    "refusal", ["CODE_INVALID", "CODE_EXPIRED", "CODE_USED", "INSUFFICIENT_FUNDS", "REFUSED"]
)
def test_a_refusal_is_told_and_closes_the_order(terminal, scanned, books, refusal) -> None:
    number, refused = scanned(refusal=refusal, late_ms=0)
    assert (refused.status, refused.code) == (422, refusal)
    assert terminal.query(number).state == "closed"
    assert books(terminal)["moved"] == []


def test_money_may_come_after_a_reverse_and_is_given_back_by_another(
    gateway, terminal, shown, books
) -> None:
    number = shown(late_ms=5_000)
    assert terminal.reverse(number).state == "closed"
    assert terminal.query(number).state == "closed"
    gateway.set_clock(ahead=6)
    assert terminal.query(number).state == "paid"
    assert terminal.reverse(number).state == "reversed"
    gateway.set_clock(ahead=600)
    assert terminal.bill("2000-01-01").code == "TIMESTAMP_OUT_OF_RANGE"
    assert books(terminal)["moved"] == [(number, 2550), (number, -2550)]


def test_money_may_come_after_the_expiry(gateway, terminal, shown, books) -> None:
    number = shown(late_ms=5_000)
    gateway.set_clock(ahead=181)
    assert terminal.query(number).state == "closed"
    gateway.set_clock(ahead=186)
    assert terminal.query(number).state == "paid"
    assert books(terminal)["moved"] == [(number, 2550)]


def test_late_money_for_a_bill_that_another_order_has_paid_shows_in_the_books(
    gateway, terminal
) -> None:
    order = terminal.order()
    gateway.script(order_no=order["order_no"], late_ms=5_000)
    terminal.place(order)
    terminal.reverse(order["order_no"])
    other = terminal.order(bills=order["bills"])
    terminal.place(other)
    gateway.pay(order_no=other["order_no"])
    gateway.set_clock(ahead=6)
    assert gateway.totals()["overpaid"] == order["bills"]
    terminal.reverse(order["order_no"])
    assert gateway.totals()["overpaid"] == []


def test_a_payment_that_is_noticed_three_times_counts_once(gateway, terminal, shown, books) -> None:
    number = shown(notices=3, notice_gap_ms=1_000)
    before = gateway.state()["noticed_again"]
    gateway.pay(order_no=number)
    terminal.reverse(number)
    gateway.set_clock(ahead=5)
    assert gateway.state()["noticed_again"] == before + 2
    assert terminal.query(number).state == "reversed"
    assert books(terminal)["moved"] == [(number, 2550), (number, -2550)]


# The gateway.


def test_an_order_is_hidden_at_first(terminal, shown) -> None:
    number = shown(hidden_queries=2)
    assert [terminal.query(number).status for _ in range(4)] == [404, 404, 200, 200]


def test_a_reverse_has_to_be_repeated(gateway, terminal, shown, books) -> None:
    number = shown(reverse_retries=2)
    gateway.pay(order_no=number)
    answers = [terminal.reverse(number) for _ in range(4)]
    assert [a.body["retry"] for a in answers] == [True, True, False, False]
    assert [a.state for a in answers] == ["paid", "paid", "reversed", "reversed"]
    assert books(terminal)["moved"] == [(number, 2550), (number, -2550)]


def test_a_reverse_is_refused_for_good_once_paid(gateway, terminal, shown, books) -> None:
    number = shown(reverse_refused=True)
    gateway.pay(order_no=number)
    refused = terminal.reverse(number)
    assert (refused.status, refused.code) == (422, "REVERSE_REFUSED")
    assert terminal.query(number).state == "paid"
    assert books(terminal)["moved"] == [(number, 2550)]
    unpaid = shown(reverse_refused=True)
    assert terminal.reverse(unpaid).state == "closed"


@pytest.mark.parametrize(("pay", "said"), [(True, "reversed"), (False, "closed")])
def test_a_reverse_may_be_reported_wrongly(gateway, terminal, shown, pay, said) -> None:
    number = shown(false_reverses=1)
    if pay:
        gateway.pay(order_no=number)
    truth = "paid" if pay else "open"
    assert terminal.reverse(number).state == said
    assert terminal.query(number).state == truth
    assert terminal.reverse(number).state == said
    assert terminal.query(number).state == said


def test_queries_may_be_told_what_is_not_so(gateway, terminal, shown) -> None:
    number = shown(told=["paid", "open"], told_once="paid")
    assert [terminal.query(number).state for _ in range(2)] == ["open", "open"]
    gateway.pay(order_no=number)
    answers = [terminal.query(number) for _ in range(3)]
    assert [a.state for a in answers] == ["paid", "open", "paid"]
    lied = shown(told=["paid", "closed"])
    assert [terminal.query(lied).state for _ in range(3)] == ["paid", "closed", "open"]


# Calls that fail. The work is done, or not, whatever the terminal hears of it.


def spoilt(kind: str, **fault: int) -> dict[str, Any]:
    return {"faults": [{"kind": kind, "call": "place", **fault}]}


@pytest.mark.parametrize(
    ("kind", "placed"),
    [("lost_before", 404), ("hang_before", 404), ("lost_after", 200), ("hang_after", 200)],
)
def test_a_connection_may_break_before_or_after_the_work(gateway, terminal, kind, placed) -> None:
    order = terminal.order()
    gateway.script(order_no=order["order_no"], **spoilt(kind, delay_ms=50))
    with pytest.raises(GONE):
        terminal.place(order)
    assert terminal.query(order["order_no"]).status == placed
    assert terminal.place(order).status == (200 if placed == 200 else 201)


@pytest.mark.parametrize(("kind", "placed"), [("error_before", 404), ("error_after", 200)])
def test_a_proxy_may_answer_in_the_gateways_place(gateway, terminal, kind, placed) -> None:
    order = terminal.order()
    gateway.script(order_no=order["order_no"], **spoilt(kind))
    data = json.dumps(order).encode()
    signed = terminal.signed("POST", "/v1/orders", data) | {"Content-Type": "application/json"}
    status, headers, _ = terminal.exchange("POST", "/v1/orders", data, signed)
    assert (status, "Yima-Signature" in headers) == (502, False)
    assert terminal.query(order["order_no"]).status == placed


def test_a_gateway_that_hangs_lets_go_when_told(gateway, terminal, patience) -> None:
    order = terminal.order()
    gateway.script(order_no=order["order_no"], **spoilt("hang_after"))
    heard = []

    def place() -> None:
        try:
            terminal.place(order)
        except GONE as error:
            heard.append(error)

    waiting = threading.Thread(target=place)
    waiting.start()
    patience(lambda: gateway.state()["faults"].get("hang_after", 0) > 0)
    gateway.clear()
    waiting.join(20)
    assert heard


def test_what_was_given_up_may_be_done_later(gateway, terminal, patience) -> None:
    order = terminal.order()
    gateway.script(order_no=order["order_no"], **spoilt("delayed", delay_ms=400))
    terminal.timeout = 0.1
    with pytest.raises(TimeoutError):
        terminal.place(order)
    terminal.timeout = 10
    assert terminal.reverse(order["order_no"]).body["amount"] == 0
    refused = gateway.state()["refused"].get("ORDER_CLOSED", 0)
    patience(lambda: gateway.state()["refused"].get("ORDER_CLOSED", 0) > refused)
    assert terminal.query(order["order_no"]).state == "closed"


@pytest.mark.parametrize("kind", ["half", "unsigned", "bad_signature", "wrong_nonce"])
def test_an_answer_may_be_broken(gateway, terminal, unsealed, kind) -> None:
    order = terminal.order()
    gateway.script(order_no=order["order_no"], **spoilt(kind))
    with pytest.raises((unsealed, json.JSONDecodeError)):
        terminal.place(order)
    assert terminal.query(order["order_no"]).state == "open"


@pytest.mark.parametrize("kind", ["wrong_amount", "wrong_order", "old_answer", "slow", "busy"])
def test_an_answer_may_be_well_sealed_and_wrong(gateway, terminal, kind) -> None:
    order = terminal.order()
    delay = {"delay_ms": 20} if kind == "slow" else {}
    gateway.script(order_no=order["order_no"], **spoilt(kind, **delay))
    told = terminal.place(order)
    now = gateway.state()["now"] // 1000
    assert {
        "wrong_amount": told.body.get("amount") == order["amount"] + 1,
        "wrong_order": told.body.get("order_no") != order["order_no"],
        "old_answer": now - int(told.headers["Yima-Timestamp"]) > 1_000,
        "slow": told.status == 201,
        "busy": (told.status, told.code, told.headers.get("Retry-After")) == (503, "BUSY", "1"),
    }[kind]


def test_a_bill_may_have_a_wrong_amount(gateway, terminal, shown) -> None:
    number = shown()
    gateway.pay(order_no=number)
    gateway.script(faults=[{"kind": "wrong_amount", "call": "bill"}])
    paid_at = datetime.fromisoformat(terminal.query(number).body["paid_at"])
    day = f"{paid_at.astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}"
    told = [terminal.bill(day).body["lines"][0]["amount"] for _ in range(2)]
    assert told == [2551, 2550]


def test_faults_strike_the_calls_they_are_meant_for(terminal, shown) -> None:
    number = shown(faults=[{"kind": "busy", "call": "query", "skip": 1, "times": 2}])
    assert [terminal.query(number).status for _ in range(5)] == [200, 503, 503, 200, 200]
    assert terminal.reverse(number).status == 200


def test_a_script_is_for_a_number_a_code_the_next_or_all(gateway, terminal) -> None:
    gateway.script(hidden_queries=1)
    gateway.script(next=1, hidden_queries=2)
    first, second = terminal.order(), terminal.order()
    third = terminal.scanned(gateway.wallet("wechat", hidden_queries=3).payment_code)
    hidden = []
    for order in (first, second, third):
        terminal.place(order)
        asked = [terminal.query(order["order_no"]).status for _ in range(4)]
        hidden.append(asked.count(404))
    assert hidden == [2, 1, 3]
    gateway.clear()
    fourth = terminal.order()
    terminal.place(fourth)
    assert terminal.query(fourth["order_no"]).status == 200


@pytest.mark.parametrize(
    "senseless",
    [
        {"confirms_ms": -1},
        {"then": "run"},
        {"faults": [{"kind": "nothing"}]},
        {"notices": 0},
        {"unheard_of": 1},
    ],
)
def test_a_script_that_makes_no_sense_is_refused(gateway, senseless) -> None:
    with pytest.raises(ValueError, match=r"Invalid|Expected|unknown"):
        gateway.script(**senseless)


def test_who_pays_what_was_never_shown_is_told(gateway) -> None:
    with pytest.raises(ValueError, match="NEVER-SHOWN"):
        gateway.pay(order_no="NEVER-SHOWN-000001")
    with pytest.raises(ValueError, match="no-wallet"):
        gateway.payment_code("no-wallet")


def test_a_gateway_off_the_network_comes_back_at_its_address(gateway, terminal) -> None:
    order = terminal.order()
    terminal.place(order)
    gateway.listen(on=False)
    with pytest.raises(ConnectionRefusedError):
        terminal.query(order["order_no"])
    gateway.listen(on=True)
    assert terminal.query(order["order_no"]).state == "open"


def test_it_listens_on_loopback_only(gateway) -> None:
    urls = (gateway.base_url, gateway.switches_url)
    ports = {f"{urlsplit(url).port:04X}" for url in urls}
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    listening = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    ours = [address for address in listening if address.split(":")[1] in ports]
    assert sorted(ours) == sorted(f"0100007F:{port}" for port in ports)
