"""The PaymentNotice of one paid bill (R4), and the transaction that brings those of an order.

    POST PaymentNotice    If-None-Exist: identifier=urn:yima:order|[order]&identifier=urn:yima:bill|[Invoice]

One notice for each Invoice, under two identifiers: the order, and the bill. `amount` is what the
patient has paid, which may be nothing; who pays what is in the extension `invoice.SPLIT`. `payment`
names the PaymentReconciliation that the hospital's bank statement will become: by the payment
channel's number (`urn:yima:transaction`), or by the order where no money moved. The content follows
from the order alone, so every repeat, from whatever process, is the same notice.
"""

from __future__ import annotations

import re
import uuid
from datetime import tzinfo
from typing import Final

from kiosk.hospital.invoice import CURRENCY, SPLIT
from kiosk.hospital.parse import has_identifier, member
from kiosk.hospital.port import PaidBill, PaymentNotice
from kiosk.hospital.references import is_id
from kiosk.money import Fen, to_yuan
from kiosk.net.strict_json import JsonObject

ORDER_SYSTEM: Final = "urn:yima:order"
BILL_SYSTEM: Final = "urn:yima:bill"
TRANSACTION_SYSTEM: Final = "urn:yima:transaction"

_ORDER: Final = re.compile(r"[A-Za-z0-9.\-]{1,64}")  # nothing that a search would take as syntax
_PAID: Final = {
    "system": "http://terminology.hl7.org/CodeSystem/paymentstatus",
    "code": "paid",
    "display": "Paid",
}
_REFERENCE: Final = ("reference", "type", "identifier", "display")


def check_notice(notice: PaymentNotice) -> None:
    """Raise ValueError for what no journal of ours would ask to be told."""
    if _ORDER.fullmatch(notice.order) is None:
        raise ValueError("an order number")
    ids = [bill.id for bill in notice.bills]
    if not ids or not all(map(is_id, ids)) or len(set(ids)) != len(ids):
        raise ValueError("the bills of an order")
    if notice.paid_at.tzinfo is None:
        raise ValueError("an aware moment")


def notices_query(notice: PaymentNotice) -> tuple[tuple[str, str], ...]:
    """Search parameters that find all notices, of whatever order, for these bills."""
    return (("identifier", ",".join(f"{BILL_SYSTEM}|{bill.id}" for bill in notice.bills)),)


def is_of_bill(found: JsonObject, bill: PaidBill) -> bool:
    return has_identifier(found, BILL_SYSTEM, bill.id)


def is_of_order(found: JsonObject, order: str) -> bool:
    return has_identifier(found, ORDER_SYSTEM, order)


def notice_bundle(
    notice: PaymentNotice, invoices: dict[str, JsonObject], zone: tzinfo | None, base: str
) -> JsonObject:
    """Return the transaction. `invoices`: by id, as read; `zone`: the hospital's."""
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [_entry(notice, bill, invoices[bill.id], zone, base) for bill in notice.bills],
    }


def _entry(
    notice: PaymentNotice, bill: PaidBill, invoice: JsonObject, zone: tzinfo | None, base: str
) -> JsonObject:
    key = f"identifier={ORDER_SYSTEM}|{notice.order}&identifier={BILL_SYSTEM}|{bill.id}"
    return {
        "fullUrl": uuid.uuid5(uuid.NAMESPACE_URL, f"{base}/{key}").urn,
        "resource": _resource(notice, bill, invoice, zone),
        "request": {"method": "POST", "url": "PaymentNotice", "ifNoneExist": key},
    }


def _resource(
    notice: PaymentNotice, bill: PaidBill, invoice: JsonObject, zone: tzinfo | None
) -> JsonObject:
    paid_at = notice.paid_at.astimezone(zone)
    moved = (TRANSACTION_SYSTEM, notice.transaction)
    system, number = moved if notice.transaction else (ORDER_SYSTEM, notice.order)
    return {
        "resourceType": "PaymentNotice",
        "extension": [_split(bill)],
        "identifier": [
            {"system": ORDER_SYSTEM, "value": notice.order},
            {"system": BILL_SYSTEM, "value": bill.id},
        ],
        "status": "active",
        "request": {"reference": f"Invoice/{bill.id}"},
        "created": paid_at.isoformat(timespec="seconds"),
        "payment": {
            "type": "PaymentReconciliation",
            "identifier": {"system": system, "value": number},
        },
        "paymentDate": f"{paid_at:%Y-%m-%d}",
        "recipient": _recipient(invoice),
        "amount": _money(bill.split.own),
        "paymentStatus": {"coding": [dict(_PAID)]},
    }


def _split(bill: PaidBill) -> JsonObject:
    parts = (("fund", bill.split.fund), ("account", bill.split.account), ("own", bill.split.own))
    return {
        "url": SPLIT,
        "extension": [{"url": name, "valueMoney": _money(amount)} for name, amount in parts],
    }


def _recipient(invoice: JsonObject) -> JsonObject:
    """Whoever issued the Invoice hears of its payment; R4 wants a recipient where none is named."""
    issuer = member(invoice, "issuer")
    named: JsonObject = {name: issuer[name] for name in _REFERENCE if name in issuer}
    return named or {"type": "Organization", "display": "hospital"}


def _money(amount: Fen) -> JsonObject:
    return {"value": to_yuan(amount), "currency": CURRENCY}
