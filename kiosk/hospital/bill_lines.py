"""The lines of an Invoice (R4): what was done, how much of it, what it costs.

A line names its ChargeItem or says inline what it is. Its amount is that of its `priceComponent`s:
base, surcharge and tax, less deduction and discount, whichever sign these are written with;
informational ones are left out. Without any, it is the ChargeItem's `priceOverride`. A component is
taken as of the whole line: the terminal multiplies nothing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kiosk.bills import BillItem
from kiosk.hospital.invoice import money
from kiosk.hospital.parse import code, concept, member, members
from kiosk.hospital.references import contained, local_reference
from kiosk.money import Fen
from kiosk.net.strict_json import JsonObject
from kiosk.text import NAME_LENGTH, clean

_COMPONENT_TYPE: Final = frozenset(
    {"base", "surcharge", "deduction", "discount", "tax", "informational"}
)
_TAKEN_OFF: Final = frozenset({"deduction", "discount"})
_OF_THE_WHOLE: Final = {
    "surcharge": "附加费",
    "tax": "税费",
    "deduction": "减免",
    "discount": "优惠",
}
_UNIT_LENGTH: Final = 8


def charge_item_ids(invoice: JsonObject, base: str) -> list[str]:
    """Logical ids of the ChargeItems that the lines refer to."""
    references = (
        local_reference(member(line, "chargeItemReference").get("reference"), base)
        for line in members(invoice.get("lineItem"))
    )
    return [r.partition("/")[2] for r in references if r.startswith("ChargeItem/")]


def charge_item(
    invoice: JsonObject, line: JsonObject, fetched: dict[str, JsonObject], base: str
) -> JsonObject:
    """The ChargeItem of a line; {} where it has none, or none that the server gives."""
    reference = member(line, "chargeItemReference").get("reference")
    inner = contained(invoice, reference)
    return inner or fetched.get(local_reference(reference, base)) or {}


def bill_items(
    invoice: JsonObject, total: Fen, fetched: dict[str, JsonObject], base: str
) -> tuple[BillItem, ...]:
    """The lines as an Invoice of this total shows them; none where it gives no line a price.

    What an Invoice adds or takes off as a whole (`totalPriceComponent`) is a line too, if it is what
    lies between the lines and the total: else it sums up what the lines contain already.
    """
    items, priced = [], False
    for line in members(invoice.get("lineItem")):
        item, amount = charge_item(invoice, line, fetched, base), None
        components = [_component(c) for c in members(line.get("priceComponent"))]
        if components:
            amount = Fen(sum(amount for kind, amount, _ in components if kind != "informational"))
        elif "priceOverride" in item:
            amount = money(item["priceOverride"], "ChargeItem.priceOverride")
        priced = priced or amount is not None
        items.append(BillItem(_text(line, item), amount or Fen(0), _quantity(item)))
    if not priced:
        return ()
    whole = _of_the_whole(invoice)
    between = total - sum(item.amount for item in items)
    if between and between == sum(item.amount for item in whole):
        items += whole
    return tuple(items)


def _component(component: JsonObject) -> tuple[str, Fen, str]:
    """Type, signed amount and words of a price component; one without an amount counts nothing."""
    what = "Invoice.priceComponent"
    kind = code({**component, "resourceType": what}, "type", _COMPONENT_TYPE)
    amount = money(component["amount"], f"{what}.amount") if "amount" in component else Fen(0)
    signed = Fen(-abs(amount)) if kind in _TAKEN_OFF else amount
    return kind, signed, concept(component.get("code"))


def _of_the_whole(invoice: JsonObject) -> list[BillItem]:
    components = map(_component, members(invoice.get("totalPriceComponent")))
    return [
        BillItem(words or _OF_THE_WHOLE[kind], amount)
        for kind, amount, words in components
        if kind in _OF_THE_WHOLE and amount
    ]


def _text(line: JsonObject, item: JsonObject) -> str:
    reference = member(line, "chargeItemReference")
    return (
        concept(line.get("chargeItemCodeableConcept"))
        or concept(item.get("code"))
        or clean(reference.get("display"), NAME_LENGTH)
    )


def _quantity(item: JsonObject) -> str:
    """As people write it, "2 盒"; "" for one, and for what is no sensible number."""
    quantity = member(item, "quantity")
    value = quantity.get("value")
    if type(value) is int:
        value = Decimal(value)
    if not isinstance(value, Decimal) or value == 1 or not Decimal("0.001") <= value < 10**6:
        return ""
    number = f"{value:f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f"{number} {clean(quantity.get('unit'), _UNIT_LENGTH)}".rstrip()
