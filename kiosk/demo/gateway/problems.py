"""What the gateway refuses with: RFC 9457 problems, with the codes of the OpenAPI file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class ProblemCode(StrEnum):
    MALFORMED = "MALFORMED"
    SIGNATURE_INVALID = "SIGNATURE_INVALID"
    TIMESTAMP_OUT_OF_RANGE = "TIMESTAMP_OUT_OF_RANGE"
    NONCE_USED = "NONCE_USED"
    ORDER_UNKNOWN = "ORDER_UNKNOWN"
    ORDER_DIFFERS = "ORDER_DIFFERS"
    ORDER_CLOSED = "ORDER_CLOSED"
    BILL_TAKEN = "BILL_TAKEN"
    BILL_PAID = "BILL_PAID"
    CODE_INVALID = "CODE_INVALID"
    CODE_EXPIRED = "CODE_EXPIRED"
    CODE_USED = "CODE_USED"
    INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS"
    REFUSED = "REFUSED"
    REVERSE_REFUSED = "REVERSE_REFUSED"
    BUSY = "BUSY"


_TOLD: Final = {
    ProblemCode.MALFORMED: (400, "The request is malformed"),
    ProblemCode.SIGNATURE_INVALID: (401, "The request is not signed by a terminal known here"),
    ProblemCode.TIMESTAMP_OUT_OF_RANGE: (
        401,
        "The time of the request is too far from the gateway's",
    ),
    ProblemCode.NONCE_USED: (401, "This request has been here before"),
    ProblemCode.ORDER_UNKNOWN: (404, "There is no such order"),
    ProblemCode.ORDER_DIFFERS: (409, "The number has been used for another order"),
    ProblemCode.ORDER_CLOSED: (409, "The order is closed"),
    ProblemCode.BILL_TAKEN: (409, "Another order has one of these bills"),
    ProblemCode.BILL_PAID: (409, "One of these bills is paid"),
    ProblemCode.CODE_INVALID: (422, "This is no payment code of the channel"),
    ProblemCode.CODE_EXPIRED: (422, "The payment code has expired"),
    ProblemCode.CODE_USED: (422, "The payment code has been used"),
    ProblemCode.INSUFFICIENT_FUNDS: (422, "The payer has not enough"),
    ProblemCode.REFUSED: (422, "The payment was refused"),
    ProblemCode.REVERSE_REFUSED: (422, "The channel does not give this payment back"),
    ProblemCode.BUSY: (503, "The gateway is busy"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal. `detail`: what of the request it is about; `now`: the gateway's Unix seconds;
    `http_status`: another one than the code has, where HTTP itself is the matter.
    """

    code: ProblemCode
    detail: str = ""
    now: int | None = None
    http_status: int = 0

    @property
    def status(self) -> int:
        return self.http_status or _TOLD[self.code][0]

    def body(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "type": f"urn:yima:gateway:{self.code}",
            "title": _TOLD[self.code][1],
            "status": self.status,
            "code": self.code,
        }
        if self.detail:
            told["detail"] = self.detail
        if self.now is not None:
            told["now"] = self.now
        return told
