"""FHIR resources of the demo's bills: pure functions of seed, day and time zone.

Where one line or one bill leaves something out that another has, that is meant: hospitals do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from typing import Any, Final

from kiosk.bills import InsuredVisit, Split
from kiosk.demo.hospital.bill_plans import BillLine, BillPlan, Cover, Form, bill_plans
from kiosk.demo.hospital.price_list import PRICE_SYSTEM, Price
from kiosk.demo.hospital.seed import HOSPITAL, SYNTHETIC, department_concept, moment
from kiosk.demo.hospital.world import HOSPITAL_NAME
from kiosk.hospital.invoice import CURRENCY, ENCOUNTER, INSURED_VISIT, SPLIT
from kiosk.money import Fen, to_yuan

Resource = dict[str, Any]

INVOICE_SYSTEM: Final = "urn:yima:demo:invoice"
EMPLOYEES: Final = "310"  # insutype: basic medical insurance for employees
OUTPATIENT: Final = "11"  # med_type: ordinary outpatient


def bill_resources(seed: int, day: date, zone: tzinfo | None) -> Iterator[Resource]:
    """Yield past visits, what was done there, and the bills for it, as they stand on this day."""
    visits: set[str] = set()
    for plan in bill_plans(seed):
        if _visit_id(plan, day) not in visits:
            visits.add(_visit_id(plan, day))
            yield _visit(plan, day, zone)
        if plan.form is Form.REFERENCES:
            for number, line in enumerate(plan.lines, start=1):
                yield _charge_item(plan, number, line, day, zone)
        yield _invoice(plan, day, zone)


def invoice_id(plan: BillPlan, day: date) -> str:
    return f"i{day:%Y%m%d}-{plan.patient_id}-{plan.number}"


def insured_visit_of(plan: BillPlan, day: date) -> InsuredVisit | None:
    """What the hospital has registered with the insurance for a bill."""
    if plan.cover is not Cover.REGISTERED:
        return None
    person, number = plan.member.insurance_number, f"{day:%Y%m%d}{plan.patient_id[1:5]}"
    return InsuredVisit(
        person, f"99{number}{plan.visit}", f"{number}{plan.number}", EMPLOYEES, OUTPATIENT
    )


def cny(amount: Fen) -> Resource:
    """A Money. A float of two decimals is written with these two and no others; nobody adds it up."""
    return {"value": float(to_yuan(amount)), "currency": CURRENCY}


def split_extension(split: Split) -> Resource:
    parts = (("fund", split.fund), ("account", split.account), ("own", split.own))
    return {
        "url": SPLIT,
        "extension": [{"url": name, "valueMoney": cny(amount)} for name, amount in parts],
    }


def insured_extension(visit: InsuredVisit) -> Resource:
    parts = {
        "psn_no": visit.person,
        "mdtrt_id": visit.visit,
        "chrg_bchno": visit.batch,
        "insutype": visit.insurance_type,
        "med_type": visit.medical_type,
    }
    inside = [{"url": name, "valueString": value} for name, value in parts.items()]
    return {"url": INSURED_VISIT, "extension": inside}


def issuer() -> Resource:
    return {"reference": f"Organization/{HOSPITAL}", "display": HOSPITAL_NAME}


def _visit_id(plan: BillPlan, day: date) -> str:
    return f"v{day:%Y%m%d}-{plan.patient_id}-{plan.visit}"


def _visit(plan: BillPlan, day: date, zone: tzinfo | None) -> Resource:
    start = moment(day - timedelta(days=plan.days_ago), plan.minute, zone)
    return {
        "resourceType": "Encounter",
        "id": _visit_id(plan, day),
        "meta": {"tag": [SYNTHETIC]},
        "status": "finished",
        "class": {
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "code": "AMB",
            "display": "ambulatory",
        },
        "serviceType": department_concept(plan.doctor.department),
        "subject": {"reference": f"Patient/{plan.patient_id}"},
        "participant": [{"individual": {"reference": f"Practitioner/{plan.doctor.id}"}}],
        "period": {
            "start": start.isoformat(),
            "end": (start + timedelta(minutes=15)).isoformat(),
        },
        "location": [{"location": {"reference": f"Location/{plan.doctor.room_id}"}}],
    }


def _charge_item_id(plan: BillPlan, number: int, day: date) -> str:
    return f"c{day:%Y%m%d}-{plan.patient_id}-{plan.number}-{number}"


def _charge_item(
    plan: BillPlan, number: int, line: BillLine, day: date, zone: tzinfo | None
) -> Resource:
    done = moment(day - timedelta(days=plan.days_ago), plan.minute + 20, zone)
    return {
        "resourceType": "ChargeItem",
        "id": _charge_item_id(plan, number, day),
        "meta": {"tag": [SYNTHETIC]},
        "status": "billable",
        "code": _concept(line.price),
        "subject": {"reference": f"Patient/{plan.patient_id}"},
        "context": {"reference": f"Encounter/{_visit_id(plan, day)}"},
        "occurrenceDateTime": done.isoformat(),
        "quantity": {"value": line.quantity, "unit": line.price.unit},
    }


def _invoice(plan: BillPlan, day: date, zone: tzinfo | None) -> Resource:
    issued = moment(day - timedelta(days=plan.days_ago), plan.minute + 30, zone)
    invoice: Resource = {
        "resourceType": "Invoice",
        "id": invoice_id(plan, day),
        "meta": {"tag": [SYNTHETIC]},
        "identifier": [{"use": "official", "system": INVOICE_SYSTEM, "value": _number(plan, day)}],
        "status": "issued",
        "subject": {"reference": f"Patient/{plan.patient_id}"},
        "date": issued.isoformat() if plan.form is not Form.BARE else f"{issued:%Y-%m-%d}",
        "issuer": issuer(),
        "lineItem": [_line(plan, n, line, day) for n, line in enumerate(plan.lines, start=1)],
    }
    if extensions := _extensions(plan, day):
        invoice["extension"] = extensions
    if plan.form is Form.BARE:
        doctor = {"reference": f"Practitioner/{plan.doctor.id}"}
        invoice["participant"] = [{"actor": doctor}]
    if plan.form is not Form.INLINE:
        invoice["totalNet"] = cny(plan.total)
    if plan.form is not Form.BARE:
        invoice["totalGross"] = cny(plan.total)
    return invoice


def _extensions(plan: BillPlan, day: date) -> list[Resource]:
    extensions: list[Resource] = []
    if plan.form is Form.INLINE:
        visit = {"reference": f"Encounter/{_visit_id(plan, day)}"}
        extensions.append({"url": ENCOUNTER, "valueReference": visit})
    if plan.split:
        extensions.append(split_extension(plan.split))
    if insured := insured_visit_of(plan, day):
        extensions.append(insured_extension(insured))
    return extensions


def _number(plan: BillPlan, day: date) -> str:
    return f"MZ{day:%Y%m%d}{plan.patient_id[1:5]}{plan.number:02d}"


def _line(plan: BillPlan, number: int, line: BillLine, day: date) -> Resource:
    often = f" {line.quantity}{line.price.unit}" if line.quantity > 1 else ""
    said: Resource = {"chargeItemCodeableConcept": _concept(line.price, often)}
    if plan.form is Form.REFERENCES:
        reference = f"ChargeItem/{_charge_item_id(plan, number, day)}"
        said = {"chargeItemReference": {"reference": reference}}
    return {
        "sequence": number,
        **said,
        "priceComponent": [{"type": "base", "amount": cny(line.amount)}],
    }


def _concept(price: Price, often: str = "") -> Resource:
    coding = {"system": PRICE_SYSTEM, "code": price.code, "display": price.text}
    return {"coding": [coding], "text": f"{price.text}{often}"}
