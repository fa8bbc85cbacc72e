"""Answers, member by member: what is taken, what is refused by name, and that nothing raises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.money import Fen
from kiosk.net import strict_json
from kiosk.payment.gateway import parse
from kiosk.payment.port import GatewayBillLine, GatewayOrder, GatewayState, Way
from kiosk.reasons import Code, Failure
from tests.sampling import examples

NUMBER = "YM01-20270115-00001-7"
DAY = date(2027, 1, 15)
CODE = "weixin://wxpay/bizpayurl?pr=Zk3xT0aBq9"
OPEN = {
    "order_no": NUMBER,
    "state": "open",
    "amount": 2_550,
    "currency": "CNY",
    "way": "shown",
    "channel": "wechat",
    "code_url": CODE,
    "expires_at": "2027-01-15T08:03:00Z",
}
PAID = {
    **{name: value for name, value in OPEN.items() if name != "code_url"},
    "state": "paid",
    "transaction_no": "4200001",
    "paid_at": "2027-01-15T08:00:30Z",
}
LINE = {"order_no": NUMBER, "amount": -2_550, "transaction_no": "7", "at": "2027-01-15T08:00:30Z"}
BILL = {"date": "2027-01-15", "complete": True, "lines": [LINE]}


def flaw(outcome: object) -> str:
    assert isinstance(outcome, Failure), outcome
    assert outcome.code is Code.PAYMENT_BAD_ANSWER
    return str(outcome.facts["what"])


def test_what_is_taken() -> None:
    assert parse.order(OPEN, NUMBER) == GatewayOrder(
        NUMBER, GatewayState.OPEN, Fen(2_550), code=CODE
    )
    paid = GatewayOrder(NUMBER, GatewayState.PAID, Fen(2_550), transaction="4200001")
    assert parse.order(PAID, NUMBER) == paid
    assert parse.placed(PAID, NUMBER, Way.SHOWN) == paid


@pytest.mark.parametrize("state", list(GatewayState))
def test_every_state(state: GatewayState) -> None:
    found = parse.order({**PAID, **OPEN, "state": state.value}, NUMBER)
    assert isinstance(found, GatewayOrder)
    assert found.state is state
    assert bool(found.code) == (state is GatewayState.OPEN)
    assert bool(found.transaction) == (state in {GatewayState.PAID, GatewayState.REVERSED})


def test_members_nobody_knows_are_no_matter() -> None:
    more = {**PAID, "payer": {"id": "x"}, "expires_at": 7, "version": [1.5], "retry": "soon"}
    assert parse.order(more, NUMBER) == parse.order(PAID, NUMBER)


def test_a_tombstone() -> None:
    stone = {"order_no": NUMBER, "state": "closed", "amount": 0, "currency": "CNY", "retry": False}
    assert parse.after_reverse(stone, NUMBER) == GatewayOrder(NUMBER, GatewayState.CLOSED, Fen(0))
    for state in ("open", "confirming", "paid", "reversed"):
        assert flaw(parse.order({**PAID, "amount": 0, "state": state}, NUMBER)) == "amount"


WRONG: list[tuple[str, dict[str, Any]]] = [
    *[("order_no", {"order_no": value}) for value in (None, "", NUMBER.lower(), f"{NUMBER} ", 7)],
    *[("state", {"state": value}) for value in (None, "", "Open", "settled", ["open"], {}, 1)],
    *[("currency", {"currency": value}) for value in (None, "USD", "cny", "¥", 156)],
    *[
        ("amount", {"amount": value})
        for value in (
            None, "2550", 25.5, Decimal(2_550), Decimal("25.50"), True, [2_550],
            -1, -2_550, 10**11 + 1, 10**30,
        )
    ],
    *[("way", {"way": value}) for value in (None, "nothing", "SHOWN", ["shown"], 1)],
    *[
        ("code_url", {"code_url": value})
        for value in (None, "", 7, "x" * 513, "a\nb", "a\x00b", "\ud800", ["x"])
    ],
]  # fmt: skip


@pytest.mark.parametrize(("member", "change"), WRONG)
def test_what_is_refused_of_an_order(member: str, change: dict[str, Any]) -> None:
    body = {name: value for name, value in {**OPEN, **change}.items() if value is not None}
    assert flaw(parse.order(body, NUMBER)) == member
    assert flaw(parse.placed(body, NUMBER, Way.SHOWN)) == member


@pytest.mark.parametrize("value", [None, "", 4200001, "x" * 65, "a\tb", "\u202e1", True])
@pytest.mark.parametrize("state", ["paid", "reversed"])
def test_no_payment_without_the_channels_number(state: str, value: Any) -> None:
    body = {**PAID, "state": state, "transaction_no": value}
    assert flaw(parse.order(body, NUMBER)) == "transaction_no"


def test_an_order_paid_another_way_is_another_order() -> None:
    assert flaw(parse.placed(OPEN, NUMBER, Way.SCANNED)) == "way"
    assert flaw(parse.placed({**PAID, "way": "scanned"}, NUMBER, Way.SHOWN)) == "way"


@pytest.mark.parametrize("value", [None, 0, 1, "false", [], {}])
def test_a_reverse_says_whether_it_is_done(value: Any) -> None:
    assert flaw(parse.after_reverse({**PAID, "retry": value}, NUMBER)) == "retry"
    done = parse.after_reverse({**PAID, "retry": True}, NUMBER)
    assert isinstance(done, GatewayOrder)
    assert done.retry is True


def test_a_bill() -> None:
    assert parse.bill(BILL, DAY) == (GatewayBillLine(NUMBER, Fen(-2_550), "7"),)
    assert parse.bill({**BILL, "lines": [], "complete": False}, DAY) == ()


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("date", {**BILL, "date": "2027-01-14"}),
        ("date", {**BILL, "date": 20270115}),
        ("complete", {**BILL, "complete": "yes"}),
        ("lines", {**BILL, "lines": None}),
        ("lines", {**BILL, "lines": {"0": LINE}}),
        ("lines", {**BILL, "lines": [LINE, None]}),
        ("order_no", {**BILL, "lines": [{**LINE, "order_no": "short"}]}),
        ("order_no", {**BILL, "lines": [{**LINE, "order_no": f"{NUMBER}\n"}]}),
        ("amount", {**BILL, "lines": [{**LINE, "amount": 0}]}),
        ("amount", {**BILL, "lines": [{**LINE, "amount": Decimal("1.0")}]}),
        ("amount", {**BILL, "lines": [{**LINE, "amount": False}]}),
        ("amount", {**BILL, "lines": [{**LINE, "amount": -(10**11) - 1}]}),
        ("transaction_no", {**BILL, "lines": [{**LINE, "transaction_no": ""}]}),
    ],
)
def test_what_is_refused_of_a_bill(what: str, body: dict[str, Any]) -> None:
    assert flaw(parse.bill(body, DAY)) == what


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
MEMBERS = sorted({*PAID, *OPEN, *LINE, *BILL, "retry"})
BODIES = st.one_of(
    st.dictionaries(st.sampled_from(MEMBERS) | st.text(max_size=8), JSON, max_size=8),
    st.builds(
        lambda body, changes, gone: {
            name: value for name, value in {**body, **changes}.items() if name != gone
        },
        st.sampled_from([OPEN, PAID, {**PAID, "retry": False}, BILL]),
        st.dictionaries(st.sampled_from(MEMBERS), JSON, max_size=3),
        st.sampled_from(["", *MEMBERS]),
    ),
)
READERS: list[Callable[[dict[str, Any]], Any]] = [
    lambda body: parse.placed(body, NUMBER, Way.SHOWN),
    lambda body: parse.placed(body, NUMBER, Way.SCANNED),
    lambda body: parse.order(body, NUMBER),
    lambda body: parse.after_reverse(body, NUMBER),
    lambda body: parse.bill(body, DAY),
]


@given(body=BODIES)
@settings(max_examples=examples(200), deadline=None)
def test_garbage_never_raises(body: dict[str, Any]) -> None:
    for read in READERS:
        outcome = read(body)
        if isinstance(outcome, Failure):
            what = flaw(outcome)
            assert what in MEMBERS  # names a member, tells no content
        elif isinstance(outcome, GatewayOrder):
            sound(outcome)
        else:
            for line in outcome:
                assert type(line.amount) is int
                assert 0 < abs(line.amount) <= 10**11


@given(data=st.data())
@settings(max_examples=examples(200), deadline=None)
def test_any_one_member_changed(data: st.DataObject) -> None:
    """What is still taken after that says the same but for what that member says."""
    body = data.draw(st.sampled_from([OPEN, PAID]))
    name = data.draw(st.sampled_from(sorted(body)))
    value = data.draw(JSON)
    before, after = (parse.order(each, NUMBER) for each in (body, {**body, name: value}))
    assert isinstance(before, GatewayOrder)
    if not isinstance(after, Failure):
        sound(after)
        told = {"state", "amount", "transaction_no", "code_url", "way"}
        assert after == before or name in told


@given(raw=st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
@settings(max_examples=examples(200), deadline=None)
def test_any_bytes(raw: bytes) -> None:
    try:
        body = strict_json.loads(raw)
    except ValueError:
        return
    if isinstance(body, dict):
        for read in READERS:
            assert isinstance(read(body), Failure)


def sound(order: GatewayOrder) -> None:
    assert order.number == NUMBER
    assert type(order.amount) is int
    assert 0 <= order.amount <= 10**11
    assert order.amount or order.state is GatewayState.CLOSED
    assert bool(order.transaction) == (order.state in {GatewayState.PAID, GatewayState.REVERSED})
    assert order.state is GatewayState.OPEN or not order.code
    assert (order.transaction + order.code).isprintable()
