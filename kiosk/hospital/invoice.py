"""A FHIR Invoice (R4) at the border: whose it is, how it stands, its amounts.

R4 has no place for what Chinese hospitals settle with the insurance, so there are extensions of ours:

    urn:yima:fhir:split           of Invoice and PaymentNotice: who pays what of the total. Inside:
                                  `fund`, `account`, `own` (valueMoney). On an Invoice only where the
                                  hospital has settled with the insurance already.
    urn:yima:fhir:insured-visit   of Invoice: registered with the insurance, not settled yet. Inside,
                                  under the NHSA's own names: `psn_no`, `mdtrt_id`, `chrg_bchno`,
                                  `insutype`, `med_type` and, for people insured elsewhere,
                                  `insuplc_admdvs` (valueString or valueCode).
    urn:yima:fhir:encounter       of Invoice: the visit (valueReference), for invoices whose lines name
                                  no ChargeItem that would tell it.
    urn:yima:fhir:e-invoice       of a balanced Invoice: address of the electronic invoice (valueUrl).

The total is `totalGross`, else `totalNet`. Money is CNY and exact in fen; anything else is no answer.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlsplit

from kiosk.bills import InsuredVisit, Split
from kiosk.domain import PatientId
from kiosk.hospital.parse import bad_answer, code, member, members, wrong_patient
from kiosk.hospital.references import local_reference
from kiosk.money import Fen, from_yuan
from kiosk.net.strict_json import JsonObject

INVOICE_STATUS: Final = frozenset({"draft", "issued", "balanced", "cancelled", "entered-in-error"})
CURRENCY: Final = "CNY"
SPLIT: Final = "urn:yima:fhir:split"
INSURED_VISIT: Final = "urn:yima:fhir:insured-visit"
ENCOUNTER: Final = "urn:yima:fhir:encounter"
E_INVOICE: Final = "urn:yima:fhir:e-invoice"

_SPLIT_PARTS: Final = ("fund", "account", "own")
_INSURED_PARTS: Final = ("psn_no", "mdtrt_id", "chrg_bchno", "insutype", "med_type")
_INSURED_REGION: Final = "insuplc_admdvs"
_INSURED_VALUE: Final = re.compile(r"[0-9A-Za-z_.\-]{1,40}")
_ADDRESS: Final = re.compile(r"https://[!-~]+")
_ADDRESS_LENGTH: Final = 512  # more makes a QR code that phones cannot read off a screen


def money(value: Any, what: str) -> Fen:
    """Fen of a FHIR Money; `what` names the element."""
    if not isinstance(value, dict) or value.get("currency") != CURRENCY:
        raise bad_answer(f"{what}.currency")
    amount = value.get("value")
    if type(amount) is not int and not isinstance(amount, Decimal):
        raise bad_answer(f"{what}.value")
    try:
        return from_yuan(amount)
    except ValueError:
        raise bad_answer(f"{what}.value") from None


def status(invoice: JsonObject) -> str:
    return code(invoice, "status", INVOICE_STATUS)


def check_owner(resource: JsonObject, patient: PatientId, base: str) -> None:
    """Raise WRONG_PATIENT unless this patient is the subject of an Invoice or ChargeItem."""
    subject = member(resource, "subject").get("reference")
    if local_reference(subject, base) != f"Patient/{patient}":
        raise wrong_patient()


def total(invoice: JsonObject) -> Fen:
    for element in ("totalGross", "totalNet"):
        if element in invoice:
            return money(invoice[element], f"Invoice.{element}")
    raise bad_answer("Invoice.totalGross")


def split(invoice: JsonObject) -> Split | None:
    """The hospital's split of the Invoice's total, whether it adds up or not; None: not settled."""
    found = _extension(invoice, SPLIT)
    if found is None:
        return None
    fund, account, own = (
        money(_part(found, name).get("valueMoney"), f"split.{name}") for name in _SPLIT_PARTS
    )
    return Split(total(invoice), fund, account, own)


def insured_visit(invoice: JsonObject) -> InsuredVisit | None:
    found = _extension(invoice, INSURED_VISIT)
    if found is None:
        return None
    values = [_insured_value(_part(found, name), name) for name in _INSURED_PARTS]
    region = _part(found, _INSURED_REGION)
    values.append(_insured_value(region, _INSURED_REGION) if region else "")
    return InsuredVisit(*values)


def encounter_reference(invoice: JsonObject) -> JsonObject:
    """The Reference to the visit that an Invoice itself names; {} when it does not."""
    return member(_extension(invoice, ENCOUNTER), "valueReference")


def e_invoice_url(invoice: JsonObject) -> str:
    """Where the electronic invoice is; "" unless that is an address to be trusted in a QR code."""
    found = _extension(invoice, E_INVOICE) or {}
    url = found.get("valueUrl", found.get("valueUri"))
    if not isinstance(url, str) or len(url) > _ADDRESS_LENGTH or not _ADDRESS.fullmatch(url):
        return ""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        return ""
    return url if usable else ""


def _extension(resource: JsonObject, url: str) -> JsonObject | None:
    return next((e for e in members(resource.get("extension")) if e.get("url") == url), None)


def _part(extension: JsonObject, name: str) -> JsonObject:
    return _extension(extension, name) or {}


def _insured_value(part: JsonObject, name: str) -> str:
    value = part.get("valueString", part.get("valueCode"))
    if not isinstance(value, str) or _INSURED_VALUE.fullmatch(value) is None:
        raise bad_answer(f"insured-visit.{name}")
    return value
