"""Payments as the demo hospital takes them: an invoice is balanced once, by the right amount.

The books (table `payment`) are kept beside the FHIR resources; `/demo/state` shows them, so that a
proof compares what terminals and gateway believe with what the hospital wrote down.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from kiosk.bills import Split
from kiosk.demo.hospital.outcome import FhirError, rule
from kiosk.demo.hospital.store import Store
from kiosk.hospital.invoice import CURRENCY, E_INVOICE, INSURED_VISIT, SPLIT
from kiosk.hospital.parse import member, members
from kiosk.hospital.payment_notice import ORDER_SYSTEM
from kiosk.money import Fen, from_yuan

Resource = dict[str, Any]

_E_INVOICES: Final = "https://e-invoice.demo.example/v/"
_DESK: Final = ""  # instead of an order number: paid at the desk
_NOT_PAYABLE: Final = {
    "balanced": "该账单已支付，请勿重复缴费",
    "cancelled": "该账单已作废，请到收费窗口核对",
    "entered-in-error": "该账单已作废，请到收费窗口核对",
    "draft": "该账单尚未出具，请到收费窗口核对",
}
_STEPS: Final = {
    "draft": {"issued", "cancelled", "entered-in-error"},
    "issued": {"balanced", "cancelled", "entered-in-error"},
}


def take(store: Store, notice: Resource, now: datetime) -> None:
    """Balance the Invoice of a new PaymentNotice, or raise FhirError. Inside a transaction."""
    order = _order(notice)
    reference = member(notice, "request").get("reference")
    if not isinstance(reference, str) or not reference.startswith("Invoice/"):
        raise FhirError(422, "required", "PaymentNotice.request: an Invoice was expected")
    if not member(notice, "payment") or not member(notice, "recipient"):
        raise FhirError(422, "required", "PaymentNotice: payment and recipient are needed")
    invoice = store.must_read(reference)
    if invoice["status"] != "issued":
        raise rule(_NOT_PAYABLE[invoice["status"]])
    split = _split(notice, total(invoice))
    if _fen(notice.get("amount")) != split.own or not _is_due(invoice, split):
        raise rule("缴费金额与账单不符，请到收费窗口核对")
    _write(store, invoice, order, split, now)
    store.put(balanced(invoice, order), now)


def balanced(invoice: Resource, order: str = _DESK) -> Resource:
    """The Invoice once it is paid: with the address of its electronic invoice."""
    name = hashlib.sha256(f"{invoice['id']} {order}".encode()).hexdigest()[:24]
    address = {"url": E_INVOICE, "valueUrl": f"{_E_INVOICES}{name}"}
    others = [e for e in members(invoice.get("extension")) if e.get("url") != E_INVOICE]
    return {**invoice, "status": "balanced", "extension": [*others, address]}


def check_change(old: Resource, new: Resource) -> None:
    """Raise FhirError for an update of an Invoice that not even the desk may make."""
    before, after = old["status"], new.get("status")
    if after != before and after not in _STEPS.get(before, set()):
        raise rule("该账单的状态已不能更改")
    if member(old, "subject") != member(new, "subject"):
        raise rule("账单的患者不能更改")
    if before == "balanced" and total(old) != total(new):
        raise rule("已支付账单的金额不能更改")


def change(store: Store, old: Resource, new: Resource, now: datetime) -> Resource:
    """Return an updated Invoice as the hospital takes it: the desk's payments are in the books too."""
    if old["status"] == new["status"] or new["status"] != "balanced":
        return new
    amount = total(new)
    _write(store, new, _DESK, _split_in(new, amount) or Split.all_own(amount), now)
    return balanced(new)


def books(store: Store) -> dict[str, dict[str, Any]]:
    """By Invoice: `order` ("" for the desk), `total`, `fund`, `account`, `own` in fen, `at`."""
    names = ("order", "total", "fund", "account", "own", "at")
    rows = store.query('SELECT invoice, "order", total, fund, account, own, at FROM payment')
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}


def total(invoice: Resource) -> Fen:
    return _fen(invoice.get("totalGross", invoice.get("totalNet")))


def _write(store: Store, invoice: Resource, order: str, split: Split, now: datetime) -> None:
    store.query(
        "INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            invoice["id"],
            order,
            split.total,
            split.fund,
            split.account,
            split.own,
            now.isoformat(timespec="milliseconds"),
        ),
    )


def _order(notice: Resource) -> str:
    numbers = [
        i.get("value")
        for i in members(notice.get("identifier"))
        if i.get("system") == ORDER_SYSTEM and i.get("value")
    ]
    if len(numbers) != 1 or not isinstance(numbers[0], str):
        raise FhirError(422, "required", "PaymentNotice.identifier: one order number is needed")
    return numbers[0]


def _is_due(invoice: Resource, split: Split) -> bool:
    """Whether this is how the Invoice is to be paid."""
    if not split.adds_up:
        return False
    if settled := _split_in(invoice, split.total):
        return split == settled
    insured = any(e.get("url") == INSURED_VISIT for e in members(invoice.get("extension")))
    return insured or split == Split.all_own(split.total)


def _split(notice: Resource, whole: Fen) -> Split:
    split = _split_in(notice, whole)
    if split is None:
        raise FhirError(422, "required", f"PaymentNotice.extension: {SPLIT} is needed")
    return split


def _split_in(resource: Resource, whole: Fen) -> Split | None:
    for extension in members(resource.get("extension")):
        if extension.get("url") == SPLIT:
            parts = {p.get("url"): p for p in members(extension.get("extension"))}
            fund, account, own = (
                _fen(parts.get(name, {}).get("valueMoney")) for name in ("fund", "account", "own")
            )
            return Split(whole, fund, account, own)
    return None


def _fen(money: Any) -> Fen:
    """Fen of a Money as `rest` has read it (its shortest decimal form is what was sent), or the store."""
    if not isinstance(money, dict) or money.get("currency") != CURRENCY:
        raise FhirError(422, "value", f"an amount in {CURRENCY} was expected")
    value = money.get("value")
    if not isinstance(value, int | float | Decimal):
        raise FhirError(422, "value", "an amount was expected")
    try:
        return from_yuan(str(value))
    except ValueError:
        raise FhirError(422, "value", "an amount in whole fen was expected") from None
