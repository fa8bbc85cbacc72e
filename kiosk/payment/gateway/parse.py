"""The gateway's answers, checked member by member (payment-gateway.yaml, "Order" and "Bill").

Members that the terminal does not use, and those it does not know, are not looked at. Whatever comes,
nothing raises: what cannot be used is PAYMENT_BAD_ANSWER, which names the member.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from kiosk.money import LARGEST, Fen
from kiosk.net.strict_json import JsonObject
from kiosk.payment.gateway.problems import bad_answer
from kiosk.payment.port import GatewayBillLine, GatewayOrder, GatewayState, Way
from kiosk.reasons import Failure

P = ParamSpec("P")
T = TypeVar("T")

ORDER_NUMBER: Final = re.compile(r"[A-Za-z0-9-]{16,32}")
LONGEST_TRANSACTION: Final = 64
LONGEST_CODE: Final = 512

CURRENCY: Final = "CNY"
_WAYS: Final = {way.value: way for way in (Way.SHOWN, Way.SCANNED)}
_STATES: Final = {state.value: state for state in GatewayState}
_CHARGED: Final = frozenset({GatewayState.PAID, GatewayState.REVERSED})


class _UnusableError(Exception):
    """The argument names a member."""


def _checked(
    read: Callable[Concatenate[JsonObject, P], T],
) -> Callable[Concatenate[JsonObject, P], T | Failure]:
    """Turn what made an answer unusable into the value that is promised."""

    @functools.wraps(read)
    def checked(body: JsonObject, /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
        try:
            return read(body, *args, **kwargs)
        except _UnusableError as problem:
            return bad_answer(str(problem))

    return checked


@_checked
def placed(body: JsonObject, number: str, way: Way) -> GatewayOrder:
    """The answer to `place`: how the order of this number stands, which is paid this way."""
    if body.get("way") != way.value:
        raise _UnusableError("way")
    return _order(body, number)


@_checked
def order(body: JsonObject, number: str) -> GatewayOrder:
    """The answer to `query`."""
    return _order(body, number)


@_checked
def after_reverse(body: JsonObject, number: str) -> GatewayOrder:
    """The answer to `reverse`, which has to say whether it is done."""
    retry = body.get("retry")
    if not isinstance(retry, bool):
        raise _UnusableError("retry")
    return _order(body, number, retry=retry)


@_checked
def bill(body: JsonObject, day: date) -> tuple[GatewayBillLine, ...]:
    """What moved on `day`."""
    if body.get("date") != day.isoformat():
        raise _UnusableError("date")
    if not isinstance(body.get("complete"), bool):
        raise _UnusableError("complete")
    lines = body.get("lines")
    if not isinstance(lines, list):
        raise _UnusableError("lines")
    return tuple(map(_line, lines))


def _order(body: JsonObject, number: str, *, retry: bool = False) -> GatewayOrder:
    if body.get("order_no") != number:
        raise _UnusableError("order_no")
    if body.get("currency") != CURRENCY:
        raise _UnusableError("currency")
    state = _member_of(_STATES, body, "state")
    amount = _amount(body, "amount")
    # Of an order that was reversed before it came, the gateway knows no more than that.
    unheard_of = amount == 0 and state is GatewayState.CLOSED
    if amount < 1 and not unheard_of:
        raise _UnusableError("amount")
    shown = not unheard_of and _member_of(_WAYS, body, "way") is Way.SHOWN
    waits = shown and state is GatewayState.OPEN
    return GatewayOrder(
        number=number,
        state=state,
        amount=amount,
        transaction=_transaction(body) if state in _CHARGED else "",
        code=_text(body, "code_url", LONGEST_CODE) if waits else "",
        retry=retry,
    )


def _line(line: Any) -> GatewayBillLine:
    if not isinstance(line, dict):
        raise _UnusableError("lines")
    number = line.get("order_no")
    if not isinstance(number, str) or not ORDER_NUMBER.fullmatch(number):
        raise _UnusableError("order_no")
    amount = _amount(line, "amount")
    if not amount:
        raise _UnusableError("amount")
    return GatewayBillLine(number, amount, _transaction(line))


def _amount(body: JsonObject, name: str) -> Fen:
    """Whole fen of at most `LARGEST`, of either sign. `true` is no number, nor is 25.0 whole fen."""
    value = body.get(name)
    if type(value) is not int or abs(value) > LARGEST:
        raise _UnusableError(name)
    return Fen(value)


def _transaction(body: JsonObject) -> str:
    return _text(body, "transaction_no", LONGEST_TRANSACTION)


def _text(body: JsonObject, name: str, longest: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= longest or not value.isprintable():
        raise _UnusableError(name)
    return value


def _member_of(known: Mapping[str, T], body: JsonObject, name: str) -> T:
    value = body.get(name)
    if not isinstance(value, str) or value not in known:
        raise _UnusableError(name)
    return known[value]
