"""Nothing is believed that the gateway has not signed, to this request and in its time."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiosk.demo.authority import KeyPair
from kiosk.payment.gateway.keys import SchemeName, read_scheme
from kiosk.payment.port import GatewayState
from kiosk.reasons import Code, Failure

DAY = date(2027, 1, 15)


def bad_answer(what: str) -> Failure:
    return Failure(Code.PAYMENT_BAD_ANSWER, {"what": what})


UNSIGNED = {"Yima-Timestamp", "Yima-Nonce", "Yima-Signature"}


def unsigned(made: Any) -> Any:
    return replace(made, headers={k: v for k, v in made.headers.items() if k not in UNSIGNED})


def other_bit(made: Any) -> Any:
    signature = bytearray(base64.b64decode(made.headers["Yima-Signature"]))
    signature[7] ^= 1
    return made.headed(Yima_Signature=base64.b64encode(signature).decode())


GARBLED = {
    "unsigned": (unsigned, "it is not signed"),
    "empty signature": (lambda made: made.headed(Yima_Signature=""), "its signature"),
    "no base64": (lambda made: made.headed(Yima_Signature="%%%%"), "its signature"),
    "not ASCII": (lambda made: made.headed(Yima_Signature="ü" * 44), "its signature"),
    "another signature": (other_bit, "its signature"),
    "half a signature": (
        lambda made: made.headed(Yima_Signature=made.headers["Yima-Signature"][:40]),
        "its signature",
    ),
    "another amount": (lambda made: made.but(amount=1), "its signature"),
    "another state": (lambda made: made.but(state="paid"), "its signature"),
    "a blank more": (lambda made: replace(made, body=made.body + b" "), "its signature"),
    "another time": (
        lambda made: made.headed(Yima_Timestamp=str(int(made.headers["Yima-Timestamp"]) + 1)),
        "its signature",
    ),
    "no time": (lambda made: made.headed(Yima_Timestamp=""), "its timestamp"),
    "a time in words": (lambda made: made.headed(Yima_Timestamp="now"), "its timestamp"),
    "a time in other digits": (
        lambda made: made.headed(Yima_Timestamp="१८००००००००"),
        "its timestamp",
    ),
    "another nonce": (
        lambda made: made.headed(Yima_Nonce=secrets.token_hex(16)),
        "its nonce is not that of the request",
    ),
    "no nonce": (lambda made: made.headed(Yima_Nonce=""), "its nonce is not that of the request"),
}


@pytest.mark.parametrize(("garbled", "what"), GARBLED.values(), ids=GARBLED)
def test_what_was_changed_on_the_way(gateway, fake, an_order, garbled, what) -> None:
    gateway.place(an_order())
    fake.fault(garbled=garbled)
    assert gateway.query(an_order().number).outcome == bad_answer(what)
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN


@pytest.mark.parametrize("method", ["place", "query", "reverse"])
@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "ORDER_UNKNOWN"),
        (409, "BILL_PAID"),
        (409, "ORDER_CLOSED"),
        (422, "CODE_EXPIRED"),
        (422, "REVERSE_REFUSED"),
        (401, "TIMESTAMP_OUT_OF_RANGE"),
    ],
)
def test_a_refusal_that_nobody_signed(gateway, fake, an_order, method, status, code) -> None:
    body = json.dumps({"status": status, "code": code, "now": int(fake.wall)}).encode()
    fake.fault(garbled=lambda made: type(made)(status, body, "application/problem+json"))
    argument = an_order() if method == "place" else an_order().number
    outcome = getattr(gateway, method)(argument).outcome
    assert outcome == bad_answer("it is not signed")
    assert len(fake.exchanges) == 1


def test_an_unsigned_bill(gateway, fake) -> None:
    fake.fault(garbled=unsigned)
    assert gateway.bill(DAY) == bad_answer("it is not signed")


def test_an_unsigned_breakdown_is_one(connect, fake, an_order) -> None:
    gateway = connect(endpoint={"tries": 1})
    fake.fault(garbled=lambda made: type(made)(502, b"Bad Gateway", "text/html"))
    assert gateway.query(an_order().number).outcome == Failure(Code.PAYMENT_ERROR, {"status": 502})


def test_yesterdays_answer_to_the_same_question(gateway, fake, an_order) -> None:
    """Signed by the gateway, recorded on the wire, and played back."""
    gateway.place(an_order())
    gateway.query(an_order().number)
    recorded = fake.exchanges[-1].answer
    fake.pay(an_order().number)
    fake.fault(garbled=lambda _made: recorded)
    assert gateway.query(an_order().number).outcome == bad_answer(
        "its nonce is not that of the request"
    )


def test_one_status_is_not_another(gateway, fake, an_order) -> None:
    fake.fault(garbled=lambda made: replace(made, status=200))
    assert gateway.query(an_order().number).outcome == bad_answer("its signature")


def test_a_gateway_with_another_key(gateway, fake, an_order) -> None:
    fake.notary = replace(
        fake.notary, secret=b"another secret, of 32 bytes too.", own=KeyPair.derive(b"x", "other")
    )
    assert gateway.place(an_order()).outcome == bad_answer("its signature")


def test_a_terminal_with_another_key(connect, fake, scheme_name, write_key, an_order) -> None:
    """The gateway says so; with a shared secret it says it in a way this terminal cannot read."""
    if scheme_name is SchemeName.HMAC_SM3:
        scheme = read_scheme(scheme_name, write_key("another secret, of 32 bytes too."))
        what = "its signature"
    else:
        gateway_key = write_key(fake.notary.own.uncompressed.hex())
        private = KeyPair.derive(b"x", "stranger").private.hex()
        scheme = read_scheme(scheme_name, write_key(private), gateway_key)
        what = "it does not accept this terminal's signature"
    assert connect(scheme=scheme).place(an_order()).outcome == bad_answer(what)
    assert fake.orders == {}


def test_requests_are_signed_over_all_that_counts(gateway, fake, an_order) -> None:
    """The gateway checks every one of them; here, that what it checks could not be moved elsewhere."""
    gateway.place(an_order())
    (sent,) = fake.exchanges
    names = ("timestamp", "nonce", "terminal")
    stamp, nonce, terminal = (sent.headers[f"yima-{name}"] for name in names)
    lines = ["POST", "/pay/v1/orders", stamp, nonce, terminal, sent.body.decode(), ""]
    signature = sent.headers["yima-signature"]
    assert fake.notary.accepts("\n".join(lines).encode(), signature)
    for n in range(len(lines) - 1):
        moved = [*lines[:n], lines[n] + "0", *lines[n + 1 :]]
        assert not fake.notary.accepts("\n".join(moved).encode(), signature)


DAYS = [86_400, -86_400, 301, -301, 3_000_000_000]


@pytest.mark.parametrize("off", DAYS)
def test_a_clock_that_is_wrong_is_put_right(gateway, fake, clock, an_order, off) -> None:
    clock.wall = fake.wall + off
    assert gateway.place(an_order()).outcome.state is GatewayState.OPEN
    assert len(fake.exchanges) == 2
    assert len({exchange.headers["yima-nonce"] for exchange in fake.exchanges}) == 2
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN
    assert len(fake.exchanges) == 3  # it was remembered
    assert clock.wall == fake.wall + off  # and nobody's clock was set


@pytest.mark.parametrize("off", [300, -300, 299, -299, 0])
def test_a_clock_that_is_near_enough(gateway, fake, clock, an_order, off) -> None:
    clock.wall = fake.wall + off
    assert gateway.place(an_order()).outcome.state is GatewayState.OPEN
    assert len(fake.exchanges) == 1
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN
    assert fake.exchanges[-1].headers["yima-timestamp"] == str(int(fake.wall))


def test_an_answer_that_takes_its_time(gateway, fake, clock, an_order) -> None:
    """Near enough when it was asked; by the time of the answer it no longer seems so."""
    clock.wall = fake.wall - 300

    def think(made: Any) -> Any:
        clock.advance(10)
        fake.wall += 10
        return made

    fake.fault(told=think)
    assert gateway.place(an_order()).outcome.state is GatewayState.OPEN
    assert len(fake.exchanges) == 1


@pytest.mark.parametrize("jump", [-86_400, 86_400, -400])
def test_a_clock_set_in_mid_payment_stops_nothing(gateway, fake, clock, an_order, jump) -> None:
    gateway.place(an_order())
    clock.wall += jump
    for _ in range(3):
        clock.advance(3)
        fake.wall += 3
        assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN
    assert len(fake.exchanges) == 4


def test_a_clock_set_back_while_the_first_answer_is_on_its_way(
    gateway, fake, clock, an_order
) -> None:
    def set_back(made: Any) -> Any:
        clock.wall -= 86_400
        return made

    fake.fault(garbled=set_back)
    assert gateway.place(an_order()).outcome.state is GatewayState.OPEN
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN


def test_a_terminal_that_has_slept(gateway, fake, clock, an_order) -> None:
    """Its monotonic clock stood still."""
    gateway.place(an_order())
    fake.wall += 7_200
    clock.wall += 7_200
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN
    assert [exchange.answer.status for exchange in fake.exchanges] == [201, 401, 200]


def refuse_time(made: Any, now: Any) -> Any:
    content = {"status": 401, "code": "TIMESTAMP_OUT_OF_RANGE", "now": now}
    return type(made)(401, json.dumps(content).encode(), "application/problem+json")


def test_a_gateway_that_accepts_no_time(gateway, fake, an_order) -> None:
    fake.fault(times=2, told=lambda made: refuse_time(made, int(fake.wall)))
    assert gateway.place(an_order()).outcome == Failure(Code.PAYMENT_CLOCK)
    assert len(fake.exchanges) == 2
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN


@pytest.mark.parametrize("now", [None, "1800000000", 1.8e9, True, [], -1, 10**30])
def test_a_time_that_is_none(gateway, fake, an_order, now) -> None:
    fake.fault(told=lambda made: refuse_time(made, now))
    assert gateway.query(an_order().number).outcome == bad_answer("now")
    assert len(fake.exchanges) == 1
    gateway.place(an_order())
    assert fake.exchanges[-1].headers["yima-timestamp"] == str(int(fake.wall))


@pytest.mark.parametrize("off", [302, -301, 86_400])
def test_an_answer_of_another_time(gateway, fake, an_order, off) -> None:
    """Signed to this request, but by a clock that cannot have accepted it."""
    gateway.place(an_order())
    fake.fault(told=lambda made: made.headed(Yima_Timestamp=str(int(fake.wall) + off)))
    outcome = gateway.query(an_order().number).outcome
    assert outcome == bad_answer("its time is not that of the request")
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN


def test_a_lenient_gateway_is_understood_at_the_second_call(gateway, fake, clock, an_order) -> None:
    """It accepts what it should not; a terminal that refused its answers for good could not pay."""
    clock.wall = fake.wall - 400

    def as_if_near(made: Any) -> Any:
        return fake._place(json.loads(order_json(an_order()))) if made.status == 401 else made

    fake.fault(told=as_if_near)
    assert gateway.place(an_order()).outcome == bad_answer("its time is not that of the request")
    assert gateway.query(an_order().number).outcome.state is GatewayState.OPEN


def order_json(order: Any) -> str:
    members = {"order_no": order.number, "amount": order.amount, "currency": "CNY"}
    more = {"way": order.way, "channel": order.channel, "bills": list(order.bills)}
    return json.dumps({**members, **more})


def test_the_time_goes_on_by_the_monotonic_clock(gateway, fake, clock, an_order) -> None:
    gateway.probe()
    clock.uptime += 100
    fake.wall += 100
    gateway.query(an_order().number)
    assert fake.exchanges[-1].headers["yima-timestamp"] == str(int(fake.wall))
    assert clock.wall == 1_800_000_000
