"""Orders as requests bring them, and as answers tell them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum, auto
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from kiosk.demo.gateway.model import Order, State
from kiosk.money import LARGEST
from kiosk.net import strict_json

ORDER_NO: Final = r"\A[A-Za-z0-9-]{16,32}\Z"
_BILL: Final = r"\A[A-Za-z0-9.-]{1,64}\Z"  # FHIR R4, "id"

ChannelName = Literal["wechat", "alipay", "unionpay"]


class Call(StrEnum):
    """What a terminal may ask for."""

    PLACE = auto()
    QUERY = auto()
    REVERSE = auto()
    BILL = auto()


class _Request(Struct, frozen=True, forbid_unknown_fields=True, tag_field="way"):
    order_no: Annotated[str, Meta(pattern=ORDER_NO)]
    amount: Annotated[int, Meta(ge=1, le=LARGEST)]
    currency: Literal["CNY"]
    channel: ChannelName
    bills: Annotated[list[Annotated[str, Meta(pattern=_BILL)]], Meta(min_length=1, max_length=50)]

    @property
    def digest(self) -> str:
        """Of all members: the same order has the same."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()


class ShownRequest(_Request, frozen=True, tag="shown"):
    payment_code = ""  # no member: nobody's phone was read


class ScannedRequest(_Request, frozen=True, tag="scanned"):
    payment_code: Annotated[str, Meta(pattern=r"\A[0-9]{16,24}\Z")]


OrderRequest = ShownRequest | ScannedRequest


def read_order(body: bytes) -> OrderRequest:
    """Raises ValueError for what is none; its text does not quote the request."""
    told = strict_json.loads(body)
    if isinstance(told, dict) and isinstance(amount := told.get("amount"), Decimal):
        told["amount"] = _whole(amount)
    request: OrderRequest = msgspec.convert(told, OrderRequest)
    if len(set(request.bills)) != len(request.bills):
        raise ValueError("a bill twice")
    return request


def _whole(amount: Decimal) -> int | Decimal:
    """100.0 is an integer (JSON Schema 2020-12, Validation, section 6.1.1)."""
    possible = amount.is_finite() and abs(amount) <= LARGEST
    return int(amount) if possible and amount == amount.to_integral_value() else amount


def tell_order(order: Order) -> dict[str, Any]:
    told: dict[str, Any] = {
        "order_no": order.order_no,
        "state": order.state,
        "amount": order.amount,
        "currency": "CNY",
    }
    if order.is_tombstone:
        return told
    told["way"], told["channel"] = order.way, order.channel
    told["expires_at"] = tell_time(order.expires_at)
    if order.state is State.OPEN and order.code_url:
        told["code_url"] = order.code_url
    if order.state in {State.PAID, State.REVERSED}:
        told["transaction_no"] = order.transaction_no
        told["paid_at"] = tell_time(order.paid_at)
    return told


def tell_time(at: int) -> str:
    """RFC 3339, of Unix milliseconds."""
    moment = datetime.fromtimestamp(at // 1000, UTC)
    return moment.isoformat().replace("+00:00", "Z")
