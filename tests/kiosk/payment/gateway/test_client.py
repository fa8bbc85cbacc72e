"""The adapter's methods, against a gateway that keeps orders."""

from __future__ import annotations

import gc
import json
import logging
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kiosk.codes import sm3
from kiosk.money import Fen
from kiosk.net.breaker import BreakerState
from kiosk.payment.port import (
    Answer,
    Channel,
    GatewayBillLine,
    GatewayOrder,
    GatewayState,
    Way,
)
from kiosk.reasons import Code, Failure

DAY = date(2027, 1, 15)


def code_of(outcome: object) -> Code:
    assert isinstance(outcome, Failure), outcome
    return outcome.code


def test_a_shown_code_is_paid(gateway, fake, an_order) -> None:
    order = an_order()
    placed = gateway.place(order)
    assert placed.outcome == GatewayOrder(
        order.number,
        GatewayState.OPEN,
        Fen(2_550),
        code="weixin://wxpay/bizpayurl?pr=Zk3xT0aBq9",
    )
    assert json.loads(fake.exchanges[0].body) == {
        "order_no": order.number,
        "amount": 2_550,
        "currency": "CNY",
        "way": "shown",
        "channel": "wechat",
        "bills": ["invoice-1a", "invoice-1b"],
    }
    fake.pay(order.number)
    paid = gateway.query(order.number).outcome
    assert (paid.state, paid.transaction) == (GatewayState.PAID, "42000" + "0" * 20)
    assert paid.code == ""


@pytest.mark.parametrize(
    ("payment_code", "state"),
    [("134567890123456789", GatewayState.PAID), ("288000000000000017", GatewayState.CONFIRMING)],
)
def test_a_scanned_code(gateway, fake, an_order, payment_code, state) -> None:
    order = an_order(way=Way.SCANNED, channel=Channel.ALIPAY, payment_code=payment_code)
    placed = gateway.place(order).outcome
    assert placed.state is state
    assert json.loads(fake.exchanges[0].body)["payment_code"] == payment_code


def test_the_digest_is_of_what_came(gateway, fake, an_order) -> None:
    fine = gateway.place(an_order())
    refused = gateway.query("YM01-20270115-00099-7")
    fake.fault(garbled=lambda made: made.headed(Yima_Signature="AAAA"))
    unbelieved = gateway.query(an_order().number)
    bodies = [exchange.answer.body for exchange in fake.exchanges]
    digests = [fine.digest, refused.digest, unbelieved.digest]
    assert digests == [sm3.digest(body) for body in bodies]
    assert code_of(unbelieved.outcome) is Code.PAYMENT_BAD_ANSWER
    fake.fault(times=2, deaf=True)
    assert gateway.query(an_order().number) == Answer(Failure(Code.PAYMENT_UNREACHABLE), b"")


def test_the_same_order_again_is_the_same_order(gateway, fake, an_order) -> None:
    first, second = gateway.place(an_order()), gateway.place(an_order())
    assert first.outcome == second.outcome
    assert [exchange.answer.status for exchange in fake.exchanges] == [201, 200]


def test_a_lost_answer_is_found_again(gateway, fake, an_order) -> None:
    order = an_order(way=Way.SCANNED)
    fake.fault(lost=True)
    assert code_of(gateway.place(order).outcome) is Code.PAYMENT_UNREACHABLE
    assert fake.asked == ["POST /pay/v1/orders"]  # sent once
    assert gateway.query(order.number).outcome.state is GatewayState.PAID
    assert gateway.place(order).outcome.state is GatewayState.PAID
    assert len(fake.lines) == 1  # charged once


def test_reverse_closes_what_nobody_paid(gateway, an_order) -> None:
    gateway.place(an_order())
    reversed_order = gateway.reverse(an_order().number).outcome
    assert (reversed_order.state, reversed_order.retry) == (GatewayState.CLOSED, False)
    assert code_of(gateway.place(an_order()).outcome) is Code.PAYMENT_ORDER_CLOSED


def test_reverse_gives_back_what_was_paid(gateway, an_order) -> None:
    gateway.place(an_order(way=Way.SCANNED))
    reversed_order = gateway.reverse(an_order().number).outcome
    assert reversed_order.state is GatewayState.REVERSED
    assert reversed_order.transaction


def test_reverse_of_a_number_that_is_not_known(gateway, an_order) -> None:
    outcome = gateway.reverse(an_order().number).outcome
    assert outcome == GatewayOrder(an_order().number, GatewayState.CLOSED, Fen(0))
    assert gateway.query(an_order().number).outcome == outcome
    assert code_of(gateway.place(an_order()).outcome) is Code.PAYMENT_ORDER_CLOSED


def test_reverse_that_is_to_be_repeated(gateway, fake, an_order) -> None:
    gateway.place(an_order(way=Way.SCANNED))
    fake.fault(told=lambda made: made.but(state="paid", retry=True))
    assert gateway.reverse(an_order().number).outcome.retry is True


def test_reverse_is_sent_once_and_without_a_body(gateway, fake, an_order) -> None:
    fake.fault(deaf=True)
    assert code_of(gateway.reverse(an_order().number).outcome) is Code.PAYMENT_UNREACHABLE
    (asked,) = fake.exchanges
    assert asked.body == b""
    assert "content-type" not in asked.headers


def test_reading_is_tried_again_with_another_nonce(gateway, fake, an_order) -> None:
    gateway.place(an_order())
    fake.exchanges.clear()
    fake.fault(lost=True)
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN
    fake.fault(lost=True)
    assert gateway.bill(DAY) == ()
    nonces = [exchange.headers["yima-nonce"] for exchange in fake.exchanges]
    assert len(set(nonces)) == len(nonces) == 4


def test_the_bill_of_a_day(gateway, an_order) -> None:
    gateway.place(an_order(way=Way.SCANNED))
    gateway.reverse(an_order().number)
    number = an_order().number
    assert gateway.bill(DAY) == (
        GatewayBillLine(number, Fen(2_550), "42000" + "0" * 20),
        GatewayBillLine(number, Fen(-2_550), "42000" + "0" * 19 + "1"),
    )
    assert gateway.bill(date(2027, 1, 14)) == ()


REFUSALS = [
    ("place", 400, "MALFORMED", Code.PAYMENT_REFUSED),
    ("place", 409, "ORDER_DIFFERS", Code.PAYMENT_ORDER_EXISTS),
    ("place", 409, "ORDER_CLOSED", Code.PAYMENT_ORDER_CLOSED),
    ("place", 409, "BILL_TAKEN", Code.PAYMENT_BILL_TAKEN),
    ("place", 409, "BILL_PAID", Code.PAYMENT_BILL_PAID),
    ("place", 422, "CODE_INVALID", Code.PAYMENT_CODE_REFUSED),
    ("place", 422, "CODE_EXPIRED", Code.PAYMENT_CODE_REFUSED),
    ("place", 422, "CODE_USED", Code.PAYMENT_CODE_REFUSED),
    ("place", 422, "INSUFFICIENT_FUNDS", Code.PAYMENT_FUNDS),
    ("place", 422, "REFUSED", Code.PAYMENT_REFUSED),
    ("query", 404, "ORDER_UNKNOWN", Code.PAYMENT_ORDER_UNKNOWN),
    ("reverse", 422, "REVERSE_REFUSED", Code.PAYMENT_REVERSE_REFUSED),
    # Refusals of the call, which say nothing of the order.
    ("place", 401, "SIGNATURE_INVALID", Code.PAYMENT_BAD_ANSWER),
    ("place", 401, "NONCE_USED", Code.PAYMENT_BAD_ANSWER),
    ("query", 400, "MALFORMED", Code.PAYMENT_BAD_ANSWER),
    ("reverse", 400, "MALFORMED", Code.PAYMENT_BAD_ANSWER),
    # Refusals of other calls, or with another status, or that nobody knows.
    ("place", 404, "ORDER_UNKNOWN", Code.PAYMENT_BAD_ANSWER),
    ("place", 422, "REVERSE_REFUSED", Code.PAYMENT_BAD_ANSWER),
    ("query", 422, "REFUSED", Code.PAYMENT_BAD_ANSWER),
    ("query", 409, "ORDER_CLOSED", Code.PAYMENT_BAD_ANSWER),
    ("reverse", 404, "ORDER_UNKNOWN", Code.PAYMENT_BAD_ANSWER),
    ("place", 404, "BILL_PAID", Code.PAYMENT_BAD_ANSWER),
    ("place", 409, "SOMETHING_NEW", Code.PAYMENT_BAD_ANSWER),
    ("query", 404, None, Code.PAYMENT_BAD_ANSWER),
    ("query", 404, 7, Code.PAYMENT_BAD_ANSWER),
    ("place", 503, "BUSY", Code.PAYMENT_ERROR),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda row: "-".join(map(str, row[:3])))
def test_what_refusals_mean(gateway, fake, an_order, refusal) -> None:
    method, status, problem, expected = refusal

    def refuse(made: Any) -> Any:
        content = {"status": status, "code": problem, "title": "t", "type": "about:blank"}
        return type(made)(status, json.dumps(content).encode(), "application/problem+json")

    fake.fault(told=refuse)
    argument = an_order() if method == "place" else an_order().number
    outcome = getattr(gateway, method)(argument).outcome
    assert code_of(outcome) is expected
    assert outcome.facts.get("status") == (503 if status == 503 else None)
    assert "SOMETHING_NEW" not in str(outcome)


def test_refusals_of_a_gateway_that_means_them(gateway, fake, an_order) -> None:
    fake.refuses = "INSUFFICIENT_FUNDS"
    assert code_of(gateway.place(an_order(1, way=Way.SCANNED)).outcome) is Code.PAYMENT_FUNDS
    fake.refuses = ""
    assert gateway.query(an_order(1).number).outcome.state is GatewayState.CLOSED
    gateway.place(an_order(2))
    other = an_order(3, bills=("invoice-2b",))
    assert code_of(gateway.place(other).outcome) is Code.PAYMENT_BILL_TAKEN
    fake.pay(an_order(2).number)
    assert code_of(gateway.place(other).outcome) is Code.PAYMENT_BILL_PAID
    differs = an_order(2, amount=Fen(1))
    assert code_of(gateway.place(differs).outcome) is Code.PAYMENT_ORDER_EXISTS
    assert code_of(gateway.query(an_order(9).number).outcome) is Code.PAYMENT_ORDER_UNKNOWN


@pytest.mark.parametrize("status", [202, 204, 206])
def test_other_successes_are_none(gateway, fake, an_order, status) -> None:
    gateway.place(an_order())
    fake.fault(told=lambda made: type(made)(status, made.body if status != 204 else b""))
    outcome = gateway.query(an_order().number).outcome
    assert outcome == Failure(Code.PAYMENT_BAD_ANSWER, {"what": f"HTTP {status}"})
    fake.fault(told=lambda made: type(made)(201, made.body))
    assert code_of(gateway.query(an_order().number).outcome) is Code.PAYMENT_BAD_ANSWER


def test_trouble_on_the_way(connect, fake, an_order) -> None:
    gateway = connect(endpoint={"tries": 1, "max_bytes": 2_000})
    number = an_order().number
    fake.fault(deaf=True)
    assert code_of(gateway.query(number).outcome) is Code.PAYMENT_UNREACHABLE
    fake.fault(garbled=lambda made: type(made)(500, b"oops", "text/plain"))
    answered = gateway.query(number)
    assert answered.outcome == Failure(Code.PAYMENT_ERROR, {"status": 500})
    fake.fault(garbled=lambda made: type(made)(200, b"<h1>Sign in</h1>", "text/html"))
    answered = gateway.query(number)
    assert code_of(answered.outcome) is Code.PAYMENT_BAD_ANSWER
    assert answered.digest == sm3.digest(b"<h1>Sign in</h1>")
    gateway.place(an_order())
    fake.fault(told=lambda made: made.but(more="x" * 3_000))
    too_large = Failure(Code.PAYMENT_BAD_ANSWER, {"what": "the answer is too large"})
    assert gateway.query(number) == Answer(too_large, b"")
    fake.fault(garbled=lambda made: type(made)(302, b"", headers={"Location": "/elsewhere"}))
    assert code_of(gateway.query(number).outcome) is Code.PAYMENT_BAD_ANSWER


def test_a_scanned_code_is_not_waited_for_long(connect, fake, an_order) -> None:
    gateway = connect(scanned_timeout=0.3)
    fake.fault(delay=1.0)
    order = an_order(way=Way.SCANNED)
    assert code_of(gateway.place(order).outcome) is Code.PAYMENT_TIMEOUT
    fake.fault(delay=0.8)
    assert (
        gateway.place(an_order(2)).outcome.state is GatewayState.OPEN
    )  # no haste with a shown one
    assert gateway.query(order.number).outcome.state is GatewayState.PAID


def test_patience_is_for_the_whole_method(connect, fake, an_order) -> None:
    gateway = connect(patience=0.3, endpoint={"tries": 50})
    fake.fault(times=60, delay=0.2, deaf=True)
    outcome = gateway.query(an_order().number).outcome
    assert code_of(outcome) in {Code.PAYMENT_TIMEOUT, Code.PAYMENT_UNREACHABLE}
    assert len(fake.exchanges) <= 3


def test_the_breaker_rests_and_recovers(connect, fake, clock, an_order) -> None:
    heard: list[BreakerState] = []
    gateway = connect(observer=heard.append, endpoint={"tries": 1})
    fake.fault(times=4, deaf=True)
    for _ in range(4):
        assert code_of(gateway.query(an_order().number).outcome) is Code.PAYMENT_UNREACHABLE
    assert code_of(gateway.place(an_order()).outcome) is Code.PAYMENT_RESTING
    assert len(fake.exchanges) == 4
    assert gateway.breaker_state is BreakerState.OPEN
    clock.advance(11)
    fake.wall += 11
    assert gateway.probe()
    assert heard == [BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED]


def test_probing(gateway, fake) -> None:
    assert gateway.probe()
    fake.fault(garbled=lambda made: made.headed(Yima_Signature=""))
    assert not gateway.probe()  # something answers that is not the gateway
    fake.fault(times=2, deaf=True)
    assert not gateway.probe()
    assert fake.orders == {}


def test_what_is_no_order_of_the_gateways_is_a_bug(gateway, fake, an_order) -> None:
    for changes in ({"way": Way.NOTHING}, {"channel": Channel.NONE}):
        with pytest.raises(ValueError, match="own part"):
            gateway.place(an_order(**changes))
    assert fake.exchanges == []


@pytest.mark.parametrize("terminal", ["", "T 01", "T\n01", "终端", "x" * 65])
def test_a_terminal_id_that_no_header_takes(connect, terminal) -> None:
    with pytest.raises(ValueError, match="terminal"):
        connect(terminal=terminal)


def test_several_threads_at_once(connect, fake, an_order) -> None:
    gateway = connect()
    states: list[GatewayState] = []

    def pay(n: int) -> None:
        for m in range(5):
            order = an_order(100 * n + m, way=Way.SCANNED)
            gateway.place(order)
            states.append(gateway.query(order.number).outcome.state)

    threads = [threading.Thread(target=pay, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert states == [GatewayState.PAID] * 30
    assert len(fake.nonces) == len(fake.exchanges) == 60


def _texts() -> Iterator[str]:
    gc.collect()
    for thing in gc.get_objects():
        for each in (thing, *gc.get_referents(thing)):
            if isinstance(each, str):
                yield each
            elif isinstance(each, bytes | bytearray) and len(each) < 1_000_000:
                yield each.decode("utf-8", "replace")


def test_nothing_is_logged_and_nothing_is_kept(gateway, fake, an_order, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    # Kept reversed, so that the search does not find itself.
    backwards = "".join(secrets.choice("0123456789") for _ in range(16))
    for fault in ({}, {"lost": True}, {"garbled": lambda made: made.headed(Yima_Nonce="x")}):
        fake.fault(**fault)
        order = an_order(way=Way.SCANNED, payment_code="13" + backwards[::-1])
        gateway.place(order)
        gateway.query(order.number)
    ours = [each for each in caplog.records if not each.name.startswith(("asyncio", "aiohttp"))]
    assert ours == []
    fake.exchanges.clear()
    del order
    gateway.forget()
    assert not any(backwards in text[::-1] for text in _texts())


COLD = """
import sys, kiosk.payment.gateway.client, kiosk.payment.gateway.keys
sys.exit(bool({"requests", "urllib3", "tenacity", "gmssl", "gmssl_pyx", "ctypes"} & set(sys.modules)))
"""


def test_a_cold_start_loads_nothing_heavy() -> None:
    assert subprocess.run([sys.executable, "-c", COLD], check=False, timeout=60).returncode == 0
