"""The rules of the OpenAPI file, as a terminal meets them over the wire."""

from __future__ import annotations

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

NOWHERE = "NOT-A-NUMBER-SEEN-BEFORE"


def test_a_shown_order_waits_and_is_paid_by_whoever_scans_it(gateway, terminal, books) -> None:
    order = terminal.order()
    placed = terminal.place(order)
    assert (placed.status, placed.state) == (201, "open")
    assert gateway.pay(code_url=placed.body["code_url"])["state"] == "paid"
    paid = terminal.query(order["order_no"])
    assert (paid.status, paid.state) == (200, "paid")
    assert paid.body["transaction_no"]
    assert "code_url" not in paid.body
    assert books(terminal)["moved"] == [(order["order_no"], 2550)]


@pytest.mark.parametrize("channel", ["wechat", "alipay", "unionpay"])
def test_a_scanned_order_is_paid_at_once(gateway, terminal, books, channel) -> None:
    wallet = gateway.wallet(channel, 10_000)
    order = terminal.scanned(wallet.payment_code, channel=channel)
    placed = terminal.place(order)
    assert (placed.status, placed.state) == (201, "paid")
    assert books(terminal)["moved"] == [(order["order_no"], 2550)]


def test_the_same_order_again_charges_nobody_again(gateway, terminal, books) -> None:
    order = terminal.scanned(gateway.wallet("wechat").payment_code)
    first, again = terminal.place(order), terminal.place(order)
    assert (first.status, again.status) == (201, 200)
    assert again.body == first.body
    assert books(terminal)["moved"] == [(order["order_no"], 2550)]


@pytest.mark.parametrize(
    "change",
    [
        {"amount": 2551},
        {"channel": "unionpay"},
        {"bills": ["other"]},
        {"payment_code": "100000000000000000"},
    ],
)
def test_the_same_number_with_other_content_is_refused(gateway, terminal, change) -> None:
    order = terminal.scanned(gateway.wallet("wechat").payment_code)
    terminal.place(order)
    other = terminal.place({**order, **change})
    assert (other.status, other.code) == (409, "ORDER_DIFFERS")


def test_numbers_are_the_terminals_own(enrol) -> None:
    one, two = enrol(), enrol()
    order = one.order(order_no="SHARED-NUMBER-00001")
    one.place(order)
    assert two.query(order["order_no"]).code == "ORDER_UNKNOWN"
    assert two.reverse(order["order_no"]).body["amount"] == 0
    assert one.query(order["order_no"]).state == "open"


def test_an_unpaid_order_holds_its_bills_and_a_paid_one_keeps_them(gateway, enrol) -> None:
    one, two = enrol(), enrol()
    first = one.order(bills=["shared-a", one.name])
    one.place(first)
    rival = two.order(bills=[two.name, one.name])
    taken = two.place(rival)
    assert (taken.status, taken.code) == (409, "BILL_TAKEN")
    assert two.query(rival["order_no"]).code == "ORDER_UNKNOWN"
    gateway.pay(order_no=first["order_no"])
    assert two.place(rival).code == "BILL_PAID"
    one.reverse(first["order_no"])
    assert two.place(rival).status == 201


def test_an_order_may_not_have_a_bill_that_its_own_terminal_holds(terminal) -> None:
    terminal.place(terminal.order(bills=[terminal.name]))
    assert terminal.place(terminal.order(bills=[terminal.name])).code == "BILL_TAKEN"


def test_reverse_closes_an_unpaid_order_for_good(gateway, terminal, books) -> None:
    order = terminal.order()
    terminal.place(order)
    closed = terminal.reverse(order["order_no"])
    assert (closed.status, closed.state, closed.body["retry"]) == (200, "closed", False)
    assert terminal.reverse(order["order_no"]).body == closed.body
    assert terminal.place(order).code == "ORDER_CLOSED"
    assert gateway.pay(order_no=order["order_no"])["refused"] == "ORDER_CLOSED"
    assert books(terminal)["moved"] == []


def test_reverse_gives_back_a_paid_order_once(gateway, terminal, books) -> None:
    wallet = gateway.wallet("alipay", 2550)
    order = terminal.scanned(wallet.payment_code, channel="alipay")
    number = order["order_no"]
    terminal.place(order)
    back = [terminal.reverse(number) for _ in range(3)]
    assert {answer.state for answer in back} == {"reversed"}
    assert books(terminal)["moved"] == [(number, 2550), (number, -2550)]
    assert terminal.place(order).code == "ORDER_CLOSED"
    again = terminal.scanned(gateway.payment_code(wallet.id), channel="alipay")
    assert terminal.place(again).state == "paid"  # the money is in the wallet again


def test_reverse_of_an_unknown_number_leaves_a_tombstone(terminal, books) -> None:
    order = terminal.order()
    stone = terminal.reverse(order["order_no"])
    assert stone.body == {
        "order_no": order["order_no"],
        "state": "closed",
        "amount": 0,
        "currency": "CNY",
        "retry": False,
    }
    late = terminal.place(order)
    assert (late.status, late.code) == (409, "ORDER_CLOSED")
    assert terminal.query(order["order_no"]).state == "closed"
    assert terminal.place(terminal.order(bills=order["bills"])).status == 201
    assert books(terminal)["moved"] == []


def test_a_code_is_good_once(gateway, terminal, books) -> None:
    code = gateway.wallet("wechat").payment_code
    assert terminal.place(terminal.scanned(code)).state == "paid"
    order = terminal.scanned(code)
    used = terminal.place(order)
    assert (used.status, used.code) == (422, "CODE_USED")
    assert terminal.query(order["order_no"]).state == "closed"
    assert terminal.place(order).code == "ORDER_CLOSED"
    assert len(books(terminal)["moved"]) == 1


def test_a_code_is_good_for_a_time(gateway, terminal) -> None:
    code = gateway.wallet("wechat", code_ms=60_000).payment_code
    gateway.set_clock(ahead=61)
    assert terminal.place(terminal.scanned(code)).code == "CODE_EXPIRED"


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("wechat", "280000000000000000"),
        ("wechat", "1300000000000000000"),
        ("alipay", "130000000000000000"),
        ("unionpay", "620000000000000000"),
    ],
)
def test_a_code_of_another_channel_is_none(terminal, channel, code) -> None:
    assert terminal.place(terminal.scanned(code, channel=channel)).code == "CODE_INVALID"


def test_a_code_that_no_wallet_here_made_pays_too(terminal) -> None:
    order = terminal.scanned(f"13{secrets.randbelow(10**16):016d}")
    assert terminal.place(order).state == "paid"


def test_a_refused_payment_frees_its_bills(gateway, terminal, books) -> None:
    poor = gateway.wallet("wechat", 2549)
    order = terminal.scanned(poor.payment_code)
    refused = terminal.place(order)
    assert (refused.status, refused.code) == (422, "INSUFFICIENT_FUNDS")
    again = terminal.scanned(gateway.wallet("wechat").payment_code, bills=order["bills"])
    assert terminal.place(again).state == "paid"
    assert books(terminal)["moved"] == [(again["order_no"], 2550)]


def test_an_order_expires(gateway, terminal, books) -> None:
    order = terminal.order()
    terminal.place(order)
    gateway.set_clock(ahead=179)
    assert terminal.query(order["order_no"]).state == "open"
    gateway.set_clock(ahead=181)
    assert terminal.query(order["order_no"]).state == "closed"
    assert gateway.pay(order_no=order["order_no"])["refused"] == "ORDER_CLOSED"
    assert books(terminal)["moved"] == []


def test_the_bill_has_what_moved_on_that_day_at_this_terminal(gateway, enrol) -> None:
    terminal, other = enrol(), enrol()
    kept, returned = terminal.order(), terminal.order(amount=990)
    for one, order in ((terminal, kept), (terminal, returned), (other, other.order())):
        one.place(order)
        gateway.pay(order_no=order["order_no"])
    terminal.reverse(returned["order_no"])
    paid_at = datetime.fromisoformat(terminal.query(kept["order_no"]).body["paid_at"])
    bill = terminal.bill(f"{paid_at.astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}")
    assert bill.body["complete"] is False
    assert [(line["order_no"], line["amount"]) for line in bill.body["lines"]] == [
        (kept["order_no"], 2550),
        (returned["order_no"], 990),
        (returned["order_no"], -990),
    ]
    assert len({line["transaction_no"] for line in bill.body["lines"]}) == 3
    assert terminal.bill("2019-12-31").body == {"date": "2019-12-31", "complete": True, "lines": []}
    assert terminal.bill("9999-12-31").body["complete"] is False


def test_an_unknown_order_is_told_to_be(terminal) -> None:
    unknown = terminal.query(NOWHERE)
    assert (unknown.status, unknown.code) == (404, "ORDER_UNKNOWN")


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"payment_code": "130000000000000001"},  # for a shown order
        {"way": "scanned"},  # without a code
        {"way": "scanned", "payment_code": "13000000000000001x"},
        {"way": "scanned", "payment_code": "130000000000000001\n"},
        {"amount": 0},
        {"amount": -2550},
        {"amount": 25.5},
        {"amount": 10**11 + 1},
        {"amount": "2550"},
        {"amount": True},
        {"amount": None},
        {"currency": "USD"},
        {"channel": "cash"},
        {"bills": []},
        {"bills": ["a", "a"]},
        {"bills": ["a b"]},
        {"bills": [f"bill-{index}" for index in range(51)]},
    ],
)
def test_what_is_no_order_is_refused_and_leaves_none(terminal, change) -> None:
    order = terminal.order()
    malformed = terminal.place(order | change)
    assert (malformed.status, malformed.code) == (400, "MALFORMED")
    assert terminal.query(order["order_no"]).status == 404


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"null", b"\xff", b'{"amount": 1, "amount": 1}', b"[" * 50_000, b" " * 70_000],
    ids=["broken", "array", "null", "no text", "twice", "deep", "large"],
)
def test_what_is_no_json_object_is_refused(terminal, body) -> None:
    malformed = terminal.ask("POST", "/orders", body)
    assert (malformed.status, malformed.code) == (400, "MALFORMED")


@pytest.mark.parametrize("number", ["short", "A" * 33, "NO%20SPACES-0000001", "%E4%B8%80" * 16])
def test_what_is_no_number_is_refused(terminal, number) -> None:
    assert terminal.query(number).code == "MALFORMED"
    assert terminal.reverse(number).code == "MALFORMED"


def test_a_reverse_has_no_body(terminal) -> None:
    order = terminal.order()
    terminal.place(order)
    assert terminal.ask("POST", f"/orders/{order['order_no']}/reverse", {}).code == "MALFORMED"
    assert terminal.query(order["order_no"]).state == "open"


def test_an_order_that_is_no_json_by_its_type_is_refused(terminal) -> None:
    told = terminal.ask("POST", "/orders", terminal.order(), Content_Type="text/plain")
    assert (told.status, told.body["detail"]) == (400, "Content-Type")


@pytest.mark.parametrize("day", ["today", "2030-13-01", "2030-02-30", "20300305", "2030-W10-2"])
def test_what_is_no_day_has_no_bill(terminal, day) -> None:
    assert terminal.bill(day).code == "MALFORMED"


def test_a_whole_amount_may_be_written_with_a_point(terminal) -> None:
    order = terminal.order(amount=100.0)
    assert terminal.place(order).body["amount"] == 100
    assert terminal.place(order | {"amount": 100}).status == 200
