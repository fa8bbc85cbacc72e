"""Invoices as a hospital may write them, and what they refer to."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any

from kiosk.bills import Bill
from kiosk.domain import Patient, PatientId
from kiosk.net import strict_json

ME = Patient(PatientId("me"), "张*明", "张")


BEIJING = timezone(timedelta(hours=8))


MINE = {"reference": "Patient/me"}


OTHERS = {"reference": "Patient/other"}


def cny(yuan: Any, currency: str = "CNY") -> dict[str, Any]:
    return {"value": yuan, "currency": currency}


def line(text: str, yuan: Any, **changes: Any) -> dict[str, Any]:
    price = [{"type": "base", "amount": cny(yuan)}]
    return {"chargeItemCodeableConcept": {"text": text}, "priceComponent": price, **changes}


def refers(charge_item: str, *components: dict[str, Any], **reference: Any) -> dict[str, Any]:
    named = {"reference": f"ChargeItem/{charge_item}", **reference}
    return {"chargeItemReference": named, "priceComponent": list(components)}


def component(kind: str, yuan: Any, **changes: Any) -> dict[str, Any]:
    return {"type": kind, "amount": cny(yuan), **changes}


def invoice(**changes: Any) -> dict[str, Any]:
    whole = {
        "resourceType": "Invoice",
        "id": "i1",
        "meta": {"versionId": "4"},
        "status": "issued",
        "subject": MINE,
        "lineItem": [line("血常规", 25)],
        "totalGross": cny(25),
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def charge_item(logical_id: str = "c1", **changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "ChargeItem",
        "id": logical_id,
        "status": "billable",
        "code": {"text": "阿莫西林胶囊"},
        "subject": MINE,
        "context": {"reference": "Encounter/e1"},
        **changes,
    }


def encounter(**changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Encounter",
        "id": "e1",
        "status": "finished",
        "class": {"code": "AMB"},
        "serviceType": {"text": "心内科"},
        "subject": MINE,
        "participant": [{"individual": {"reference": "Practitioner/d1", "display": "李建华"}}],
        "period": {"start": "2030-03-04T09:10:00+08:00"},
        **changes,
    }


def split_of(**parts: Any) -> dict[str, Any]:
    inside = [{"url": name, "valueMoney": cny(yuan)} for name, yuan in parts.items()]
    return {"url": "urn:yima:fhir:split", "extension": inside}


INSURED = {
    "psn_no": "99",
    "mdtrt_id": "M1",
    "chrg_bchno": "B1",
    "insutype": "310",
    "med_type": "11",
}


def insured_by(**changes: Any) -> dict[str, Any]:
    parts = {**INSURED, **changes}
    inside = [{"url": name, "valueString": value} for name, value in parts.items()]
    return {"url": "urn:yima:fhir:insured-visit", "extension": inside}


def bundle(*resources: Any, **changes: Any) -> dict[str, Any]:
    entries = [{"resource": r} for r in resources]
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries, **changes}


def exact(value: Any) -> bytes:
    """JSON with the digits of its Decimals."""
    return strict_json.dumps(value)


def the_one(found: Any) -> Bill:
    assert isinstance(found, tuple), found
    (bill,) = found
    assert isinstance(bill, Bill)
    return bill
