"""What the gateway's refusals, and its silence, mean in the catalogue of reasons.

The codes that say "nothing has moved" stand only for refusals that say so of the order. That this
request was not listened to says nothing of an earlier one for the same order whose answer was lost:
a used nonce, or a key that is not known any more, is PAYMENT_BAD_ANSWER.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final, assert_never

from kiosk.net.http import Trouble, TroubleKind
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

_WRONG_TIME: Final = "TIMESTAMP_OUT_OF_RANGE"

Refusals = Mapping[tuple[int, str], Code]
"""By HTTP status and problem code: what one call can be refused for."""

PLACE: Final[Refusals] = {
    (HTTPStatus.BAD_REQUEST, "MALFORMED"): Code.PAYMENT_REFUSED,
    (HTTPStatus.CONFLICT, "ORDER_DIFFERS"): Code.PAYMENT_ORDER_EXISTS,
    (HTTPStatus.CONFLICT, "ORDER_CLOSED"): Code.PAYMENT_ORDER_CLOSED,
    (HTTPStatus.CONFLICT, "BILL_TAKEN"): Code.PAYMENT_BILL_TAKEN,
    (HTTPStatus.CONFLICT, "BILL_PAID"): Code.PAYMENT_BILL_PAID,
    (HTTPStatus.UNPROCESSABLE_ENTITY, "CODE_INVALID"): Code.PAYMENT_CODE_REFUSED,
    (HTTPStatus.UNPROCESSABLE_ENTITY, "CODE_EXPIRED"): Code.PAYMENT_CODE_REFUSED,
    (HTTPStatus.UNPROCESSABLE_ENTITY, "CODE_USED"): Code.PAYMENT_CODE_REFUSED,
    (HTTPStatus.UNPROCESSABLE_ENTITY, "INSUFFICIENT_FUNDS"): Code.PAYMENT_FUNDS,
    (HTTPStatus.UNPROCESSABLE_ENTITY, "REFUSED"): Code.PAYMENT_REFUSED,
}
QUERY: Final[Refusals] = {(HTTPStatus.NOT_FOUND, "ORDER_UNKNOWN"): Code.PAYMENT_ORDER_UNKNOWN}
REVERSE: Final[Refusals] = {
    (HTTPStatus.UNPROCESSABLE_ENTITY, "REVERSE_REFUSED"): Code.PAYMENT_REVERSE_REFUSED
}
BILL: Final[Refusals] = {}

_OF_THE_CALL: Final[Mapping[tuple[int, str], str]] = {
    (HTTPStatus.BAD_REQUEST, "MALFORMED"): "it finds the request malformed",
    (HTTPStatus.UNAUTHORIZED, "SIGNATURE_INVALID"): "it does not accept this terminal's signature",
    (HTTPStatus.UNAUTHORIZED, "NONCE_USED"): "it has had this request before",
}


def refusal(status: int, body: JsonObject, refusals: Refusals) -> Failure:
    """What a signed 4xx means, to a call that can be refused for `refusals`."""
    code = body.get("code")
    if not isinstance(code, str):
        return bad_answer("code")
    found = refusals.get((status, code))
    if found is not None:
        return Failure(found)
    return bad_answer(_OF_THE_CALL.get((status, code), f"code, with HTTP {status}"))


def refuses_time(status: int, body: JsonObject) -> bool:
    """Whether a signed answer does not accept the request's time; its `now` is the gateway's."""
    return (status, body.get("code")) == (HTTPStatus.UNAUTHORIZED, _WRONG_TIME)


def trouble(told: Trouble) -> Failure:
    """No usable answer."""
    match told.kind:
        case TroubleKind.UNREACHABLE:
            return Failure(Code.PAYMENT_UNREACHABLE)
        case TroubleKind.TIMEOUT:
            return Failure(Code.PAYMENT_TIMEOUT)
        case TroubleKind.SERVER_ERROR:
            return Failure(Code.PAYMENT_ERROR, {"status": told.status})
        case TroubleKind.BAD_ANSWER:
            return bad_answer(told.what)
        case TroubleKind.TOO_LARGE:
            return bad_answer("the answer is too large")
        case TroubleKind.RESTING:
            return Failure(Code.PAYMENT_RESTING)
        case _:
            assert_never(told.kind)


def bad_answer(what: str) -> Failure:
    """`what` names members of the answer, never their values."""
    return Failure(Code.PAYMENT_BAD_ANSWER, {"what": what})
