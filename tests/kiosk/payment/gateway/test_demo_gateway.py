"""The client against the demo gateway, a process of its own: both schemes, clocks, keys, lost answers."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import OffsetClock
from kiosk.demo.gateway.process import TERMINAL, RunningGateway, start_gateway
from kiosk.money import Fen
from kiosk.net.endpoint import Endpoint
from kiosk.payment.gateway.client import HttpGateway, open_gateway
from kiosk.payment.gateway.keys import SchemeName, read_scheme
from kiosk.payment.port import Channel, GatewayOrder, GatewayState, OrderRequest, Way
from kiosk.reasons import Code, Failure

DAY = 86_400
ZONE = ZoneInfo("Asia/Shanghai")
STRANGER = "DEMO-2"
NUMBERS = itertools.count(1)

Connect = Callable[..., HttpGateway]


@pytest.fixture(scope="module", params=list(SchemeName))
def process(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningGateway]:
    database = tmp_path_factory.mktemp("gateway") / "gateway.db"
    with start_gateway(
        database, scheme=request.param, terminals=(TERMINAL, STRANGER), zone=ZONE.key
    ) as running:
        yield running


@pytest.fixture
def running(process: RunningGateway) -> Iterator[RunningGateway]:
    yield process
    process.clear()
    process.set_clock(ahead=0)


@pytest.fixture
def connect_to(running: RunningGateway) -> Iterator[Connect]:
    """The adapter with the keys that the gateway has made: `connect_to(ahead=86_400)`."""
    opened: list[HttpGateway] = []

    def make(
        *, terminal: str = TERMINAL, keys_of: str = TERMINAL, ahead: float = 0, **options: Any
    ) -> HttpGateway:
        name, files = SchemeName(running.scheme), running.keys(keys_of)
        if name is SchemeName.HMAC_SM3:
            scheme = read_scheme(name, files.secret_file)
        else:
            scheme = read_scheme(name, files.private_key_file, files.gateway_public_key_file)
        endpoint = Endpoint(running.base_url, tries=options.pop("tries", 2), read_timeout=2.0)
        clock = OffsetClock(ahead, ZONE)
        opened.append(open_gateway(endpoint, scheme, terminal, clock, **options))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def new_order(**changes: Any) -> OrderRequest:
    n = next(NUMBERS)
    members: dict[str, Any] = {
        "number": f"YM01-20300305-{n:06}",
        "amount": Fen(2_550),
        "way": Way.SHOWN,
        "channel": Channel.WECHAT,
        "bills": (f"invoice-{n}",),
    }
    return OrderRequest(**{**members, **changes})


def scanned(running: RunningGateway, balance: int | None = None, **behaviour: Any) -> OrderRequest:
    wallet = running.wallet("wechat", balance, **behaviour)
    return new_order(way=Way.SCANNED, payment_code=wallet.payment_code)


def order_of(outcome: GatewayOrder | Failure) -> GatewayOrder:
    assert isinstance(outcome, GatewayOrder), outcome
    return outcome


def state_of(outcome: GatewayOrder | Failure) -> GatewayState:
    return order_of(outcome).state


def code_of(outcome: object) -> Code:
    assert isinstance(outcome, Failure), outcome
    return outcome.code


def charges(running: RunningGateway, number: str) -> list[int]:
    """The movements of an order, by the gateway's own books."""
    state = running.state()
    (order,) = (each for each in state["orders"] if each["order_no"] == number)
    return [order["amount"]] if order["state"] == "paid" else []


def test_a_shown_code_from_order_to_bill(running, connect_to) -> None:
    gateway, order = connect_to(), new_order()
    placed = order_of(gateway.place(order).outcome)
    assert (placed.state, placed.amount) == (GatewayState.OPEN, 2_550)
    running.pay(code_url=placed.code)
    paid = order_of(gateway.query(order.number).outcome)
    assert paid.state is GatewayState.PAID
    lines = gateway.bill(datetime.now(ZONE).date())
    assert (order.number, 2_550, paid.transaction) in {
        (line.number, line.amount, line.transaction) for line in lines
    }
    assert state_of(gateway.reverse(order.number).outcome) is GatewayState.REVERSED
    lines = gateway.bill(datetime.now(ZONE).date())
    assert sum(line.amount for line in lines if line.number == order.number) == 0
    assert gateway.bill(datetime.now(ZONE).date() - timedelta(days=30)) == ()


def test_a_scanned_code_is_paid(running, connect_to) -> None:
    gateway, order = connect_to(), scanned(running)
    assert state_of(gateway.place(order).outcome) is GatewayState.PAID


def test_a_password_is_entered(running, connect_to) -> None:
    gateway, order = connect_to(), scanned(running, confirms_ms=400)
    assert state_of(gateway.place(order).outcome) is GatewayState.CONFIRMING
    assert until(gateway, order.number, GatewayState.PAID)


def until(gateway: HttpGateway, number: str, state: GatewayState) -> bool:
    given_up = time.monotonic() + 10
    while time.monotonic() < given_up:
        if state_of(gateway.query(number).outcome) is state:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        ("CODE_INVALID", Code.PAYMENT_CODE_REFUSED),
        ("CODE_EXPIRED", Code.PAYMENT_CODE_REFUSED),
        ("CODE_USED", Code.PAYMENT_CODE_REFUSED),
        ("INSUFFICIENT_FUNDS", Code.PAYMENT_FUNDS),
        ("REFUSED", Code.PAYMENT_REFUSED),
    ],
)
def test_payments_that_are_refused(running, connect_to, refusal, code) -> None:
    gateway, order = connect_to(), scanned(running, refusal=refusal)
    assert code_of(gateway.place(order).outcome) is code
    assert state_of(gateway.query(order.number).outcome) is GatewayState.CLOSED


def test_orders_that_are_refused(running, connect_to) -> None:
    gateway, order = connect_to(), new_order()
    gateway.place(order)
    rival = new_order(bills=order.bills)
    assert code_of(gateway.place(rival).outcome) is Code.PAYMENT_BILL_TAKEN
    running.pay(order_no=order.number)
    assert code_of(gateway.place(rival).outcome) is Code.PAYMENT_BILL_PAID
    changed = new_order(number=order.number, amount=Fen(1), bills=order.bills)
    assert code_of(gateway.place(changed).outcome) is Code.PAYMENT_ORDER_EXISTS
    assert code_of(gateway.query(new_order().number).outcome) is Code.PAYMENT_ORDER_UNKNOWN
    broke = scanned(running, 100)
    assert code_of(gateway.place(broke).outcome) is Code.PAYMENT_FUNDS


def test_a_reverse_that_came_first(connect_to) -> None:
    gateway, order = connect_to(), new_order()
    assert state_of(gateway.reverse(order.number).outcome) is GatewayState.CLOSED
    assert code_of(gateway.place(order).outcome) is Code.PAYMENT_ORDER_CLOSED


def test_a_reverse_that_is_repeated_and_one_that_is_refused(running, connect_to) -> None:
    gateway, order = connect_to(), scanned(running, reverse_retries=2)
    gateway.place(order)
    answers = [order_of(gateway.reverse(order.number).outcome) for _ in range(3)]
    assert [answer.retry for answer in answers] == [True, True, False]
    assert answers[-1].state is GatewayState.REVERSED
    order = scanned(running, reverse_refused=True)
    gateway.place(order)
    assert code_of(gateway.reverse(order.number).outcome) is Code.PAYMENT_REVERSE_REFUSED
    assert state_of(gateway.query(order.number).outcome) is GatewayState.PAID


@pytest.mark.parametrize(
    ("kind", "code", "done"),
    [
        ("lost_before", Code.PAYMENT_UNREACHABLE, False),
        ("lost_after", Code.PAYMENT_UNREACHABLE, True),
        ("hang_before", Code.PAYMENT_TIMEOUT, False),
        ("hang_after", Code.PAYMENT_TIMEOUT, True),
        ("error_before", Code.PAYMENT_ERROR, False),
        ("error_after", Code.PAYMENT_ERROR, True),
        ("busy", Code.PAYMENT_ERROR, False),
        ("half", None, True),
        ("unsigned", Code.PAYMENT_BAD_ANSWER, True),
        ("bad_signature", Code.PAYMENT_BAD_ANSWER, True),
        ("wrong_nonce", Code.PAYMENT_BAD_ANSWER, True),
        ("old_answer", Code.PAYMENT_BAD_ANSWER, True),
        ("wrong_order", Code.PAYMENT_BAD_ANSWER, True),
    ],
)
def test_answers_that_do_not_come_right(running, connect_to, kind, code, done) -> None:
    """The money moves once or not at all, and asking again says which."""
    gateway = connect_to(scanned_timeout=0.4)
    order = scanned(running, faults=[{"kind": kind, "call": "place", "delay_ms": 900}])
    outcome = gateway.place(order).outcome
    assert code_of(outcome) is (code or outcome.code)
    found = gateway.query(order.number).outcome
    if done:
        assert state_of(found) is GatewayState.PAID
    else:
        assert code_of(found) is Code.PAYMENT_ORDER_UNKNOWN
    assert state_of(gateway.place(order).outcome) is GatewayState.PAID
    assert charges(running, order.number) == [2_550]
    assert running.totals()["overcharged"] == []


def test_a_wrong_amount_is_told_as_it_came(running, connect_to) -> None:
    """Signed by the gateway: whoever holds the order's amount compares."""
    gateway = connect_to()
    order = scanned(running, faults=[{"kind": "wrong_amount", "call": "query"}])
    gateway.place(order)
    assert order_of(gateway.query(order.number).outcome).amount == 2_551
    assert order_of(gateway.query(order.number).outcome).amount == 2_550


@pytest.mark.parametrize("kind", ["lost_before", "lost_after", "error_before", "busy"])
def test_reading_is_tried_again(running, connect_to, kind) -> None:
    gateway = connect_to(sleep=lambda _seconds: None)
    order = scanned(running, faults=[{"kind": kind, "call": "query"}])
    gateway.place(order)
    assert state_of(gateway.query(order.number).outcome) is GatewayState.PAID


@pytest.mark.parametrize("ahead", [DAY, -DAY, 330, -301])
def test_a_terminal_whose_clock_is_wrong(running, connect_to, ahead) -> None:
    gateway, order = connect_to(ahead=ahead), scanned(running)
    before = running.state()["refused"]
    assert state_of(gateway.place(order).outcome) is GatewayState.PAID
    assert state_of(gateway.query(order.number).outcome) is GatewayState.PAID
    after = running.state()["refused"]
    name = "TIMESTAMP_OUT_OF_RANGE"
    assert after.get(name, 0) - before.get(name, 0) == 1


def test_a_gateway_whose_clock_is_set(running, connect_to) -> None:
    gateway, order = connect_to(), new_order()
    gateway.place(order)
    for ahead in (DAY, -DAY, 0):
        running.set_clock(ahead=ahead)
        assert not isinstance(gateway.query(order.number).outcome, Failure)


def test_another_terminals_key(running, connect_to) -> None:
    gateway = connect_to(keys_of=STRANGER)
    order = scanned(running)
    assert code_of(gateway.place(order).outcome) is Code.PAYMENT_BAD_ANSWER
    assert code_of(gateway.query(order.number).outcome) is Code.PAYMENT_BAD_ANSWER
    assert not gateway.probe()
    assert order.number not in {each["order_no"] for each in running.state()["orders"]}
    assert connect_to().probe()
    assert connect_to(terminal=STRANGER, keys_of=STRANGER).probe()


def test_another_gateways_key(running, connect_to, tmp_path: Path) -> None:
    """Somebody else answers at the address: nothing of it is believed."""
    with start_gateway(tmp_path / "other.db", scheme=running.scheme) as impostor:
        files, theirs = running.keys(), impostor.base_url
        name = SchemeName(running.scheme)
        if name is SchemeName.HMAC_SM3:
            scheme = read_scheme(name, files.secret_file)
        else:
            scheme = read_scheme(name, files.private_key_file, files.gateway_public_key_file)
        gateway = open_gateway(Endpoint(theirs), scheme, TERMINAL, OffsetClock(0, ZONE))
        try:
            assert code_of(gateway.place(new_order()).outcome) is Code.PAYMENT_BAD_ANSWER
            assert not gateway.probe()
        finally:
            gateway.close()
    assert connect_to().probe()


def test_a_gateway_that_went_away_and_came_back(running, connect_to) -> None:
    gateway, order = connect_to(sleep=lambda _seconds: None), new_order()
    gateway.place(order)
    running.listen(on=False)
    try:
        assert code_of(gateway.query(order.number).outcome) is Code.PAYMENT_UNREACHABLE
    finally:
        running.listen(on=True)
    assert state_of(gateway.query(order.number).outcome) is GatewayState.OPEN


def test_threads_in_bad_weather(running, connect_to) -> None:
    """Four at once, a quarter of the calls failing in every way: asked often enough, all is certain."""
    gateway = connect_to(scanned_timeout=0.4, patience=0.8, tries=1)
    running.weather(seed=7, calls=0.25, delay_ms=600)

    def pay(order: OrderRequest) -> str:
        for _ in range(60):
            gateway.place(order)
            found = gateway.query(order.number).outcome
            if isinstance(found, GatewayOrder) and found.amount == order.amount:
                return found.state
            if isinstance(found, Failure) and found.code is Code.PAYMENT_RESTING:
                time.sleep(0.5)
        return "uncertain"

    orders = [scanned(running) for _ in range(16)]
    with ThreadPoolExecutor(4) as pool:
        states = list(pool.map(pay, orders))
    running.clear()
    assert states == [GatewayState.PAID] * 16
    books = running.totals()
    assert (books["overcharged"], books["overpaid"], books["unbooked"]) == ([], [], [])
    for order in orders:
        assert charges(running, order.number) == [2_550]
