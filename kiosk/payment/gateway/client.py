"""The hospital's payment gateway over HTTP: `resources/openapi/payment-gateway.yaml`.

Nothing is logged and nothing is kept: requests hold payment codes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Any, Final, TypeVar
from urllib.parse import quote

from kiosk.clock import Clock
from kiosk.net import strict_json
from kiosk.net.breaker import BreakerState, CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import HttpClient
from kiosk.net.strict_json import JsonObject
from kiosk.payment.gateway import parse, problems
from kiosk.payment.gateway.line import JSON, Heard, SignedLine
from kiosk.payment.gateway.problems import Refusals, bad_answer
from kiosk.payment.gateway.signing import Scheme
from kiosk.payment.port import Answer, Channel, GatewayBillLine, GatewayOrder, OrderRequest, Way
from kiosk.reasons import Code, Failure

T = TypeVar("T")

PATIENCE: Final = 20.0
SCANNED_TIMEOUT: Final = 5.0
"""PAYMENTS.md, "Taking the money": without an answer by then, the payer may be entering a password."""

_OK: Final = frozenset({HTTPStatus.OK})
_OK_OR_NEW: Final = frozenset({HTTPStatus.OK, HTTPStatus.CREATED})
_NOBODYS_NUMBER: Final = "PROBE-0000000000"


class HttpGateway:
    """`kiosk.payment.port.PaymentGateway`. Safe to use from several threads.

    `query` and `bill` are tried again after trouble on the way, `place` and `reverse` are not: whoever
    keeps the order's state repeats those.
    """

    def __init__(
        self,
        line: SignedLine,
        *,
        scanned_timeout: float = SCANNED_TIMEOUT,
        patience: float = PATIENCE,
    ) -> None:
        """`patience`: seconds that one method may take; `scanned_timeout`: `place` of `Way.SCANNED`."""
        self._line = line
        self._scanned_timeout = min(scanned_timeout, patience)
        self._patience = patience

    @property
    def breaker_state(self) -> BreakerState:
        return self._line.breaker_state

    def place(self, request: OrderRequest) -> Answer:
        scanned = request.way is Way.SCANNED
        heard = self._line.post(
            "/orders",
            strict_json.dumps(_order_request(request)),
            deadline=_within(self._scanned_timeout if scanned else self._patience),
        )
        return _answer(
            heard,
            lambda body: parse.placed(body, request.number, request.way),
            problems.PLACE,
            _OK_OR_NEW,
        )

    def query(self, number: str) -> Answer:
        heard = self._line.get(_path(number), deadline=_within(self._patience))
        return _answer(heard, lambda body: parse.order(body, number), problems.QUERY)

    def reverse(self, number: str) -> Answer:
        heard = self._line.post(f"{_path(number)}/reverse", deadline=_within(self._patience))
        return _answer(heard, lambda body: parse.after_reverse(body, number), problems.REVERSE)

    def bill(self, day: date) -> tuple[GatewayBillLine, ...] | Failure:
        heard = self._line.get(f"/bills/{day.isoformat()}", deadline=_within(self._patience))
        return _read(heard, lambda body: parse.bill(body, day), problems.BILL)

    def probe(self) -> bool:
        """Ask for an order that nobody has; whether the gateway says so, and in words that count.

        One that does not accept this terminal's signature is of no use to it.
        """
        outcome = self.query(_NOBODYS_NUMBER).outcome
        return isinstance(outcome, GatewayOrder) or outcome.code is Code.PAYMENT_ORDER_UNKNOWN

    def forget(self) -> None:
        """Drop what libraries keep of past calls: their addresses name orders."""
        self._line.forget()

    def close(self) -> None:
        self._line.close()


def open_gateway(
    endpoint: Endpoint,
    scheme: Scheme,
    terminal: str,
    clock: Clock,
    *,
    observer: Callable[[BreakerState], None] | None = None,
    scanned_timeout: float = SCANNED_TIMEOUT,
    patience: float = PATIENCE,
    **client_options: Any,
) -> HttpGateway:
    """Put the adapter together.

    Args:
        endpoint: the gateway's server.
        scheme: with its keys (`kiosk.payment.gateway.keys.read_scheme`).
        terminal: this terminal's id at the gateway.
        clock: whose wall clock counts until the gateway has said what time it is.
        observer: hears of the breaker's changes, on a worker thread.
        scanned_timeout: seconds to wait for the answer to a scanned payment code.
        patience: seconds that any method may take, with its repeats.
        client_options: for `HttpClient`.

    Raises:
        ValueError: `terminal` cannot be one.
    """
    breaker = CircuitBreaker(clock, observer=observer)
    http = HttpClient(endpoint, clock, breaker, JSON, **client_options)
    line = SignedLine(http, scheme, terminal, clock)
    return HttpGateway(line, scanned_timeout=scanned_timeout, patience=patience)


def _within(seconds: float) -> float:
    return time.monotonic() + seconds


def _path(number: str) -> str:
    return f"/orders/{quote(number, safe='')}"


def _order_request(request: OrderRequest) -> JsonObject:
    if request.way is Way.NOTHING or request.channel is Channel.NONE:
        raise ValueError("an order without an own part is not the gateway's")
    body: JsonObject = {
        "order_no": request.number,
        "amount": request.amount,
        "currency": parse.CURRENCY,
        "way": request.way.value,
        "channel": request.channel.value,
        "bills": list(request.bills),
    }
    if request.way is Way.SCANNED:
        body["payment_code"] = request.payment_code
    return body


def _answer(
    heard: Heard,
    read: Callable[[JsonObject], GatewayOrder | Failure],
    refusals: Refusals,
    fine: frozenset[HTTPStatus] = _OK,
) -> Answer:
    return Answer(_read(heard, read, refusals, fine), heard.digest)


def _read(
    heard: Heard,
    read: Callable[[JsonObject], T | Failure],
    refusals: Refusals,
    fine: frozenset[HTTPStatus] = _OK,
) -> T | Failure:
    said = heard.said
    if isinstance(said, Failure):
        return said
    if said.status >= HTTPStatus.BAD_REQUEST:
        return problems.refusal(said.status, said.body, refusals)
    return read(said.body) if said.status in fine else bad_answer(f"HTTP {said.status}")
