"""Unpaid bills (HOSPITAL-API.md, row pay).

    GET Invoice?subject=Patient/[id]&status=issued
    GET ChargeItem?_id=a,b,c&_include=ChargeItem:context        of all lines that refer to one
    GET Encounter?_id=d&_include=Encounter:practitioner         the visits, as far as they did not come along

A bill is of the visit that its ChargeItems name (`context`), or the Invoice itself
(`invoice.ENCOUNTER`). Where neither does, its day, doctor and organisation stand for the visit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from kiosk.bills import Bill, BillVisit
from kiosk.domain import Patient
from kiosk.hospital import invoice as invoices
from kiosk.hospital.bill_lines import bill_items, charge_item, charge_item_ids
from kiosk.hospital.errand import Errand
from kiosk.hospital.parse import concept, member, members, moment, version
from kiosk.hospital.people_and_places import (
    Directory,
    Link,
    check_encounter_owner,
    encounter_actors,
)
from kiosk.hospital.references import local_reference
from kiosk.net.strict_json import JsonObject
from kiosk.text import NAME_LENGTH, clean

_PAYABLE: Final = "issued"


def unpaid_bills(errand: Errand, patient: Patient, zone: tzinfo | None) -> tuple[Bill, ...]:
    """Oldest visit first. `zone`: the hospital's. Trouble raises `Rejected`."""
    query = (("subject", f"Patient/{patient.id}"), ("status", _PAYABLE))
    found = errand.search("Invoice", query).matches
    for each in found:
        invoices.check_owner(each, patient.id, errand.base)
    # By id: what comes in between two pages can bring an Invoice twice.
    payable = {each["id"]: each for each in found if invoices.status(each) == _PAYABLE}
    if not payable:
        return ()
    known = _fetch(errand, patient, list(payable.values()))
    reader = _Reader(errand, patient, zone, known, Directory(errand, known))
    return tuple(sorted(map(reader.bill, payable.values()), key=_order))


def _order(bill: Bill) -> tuple[bool, float, str, str]:
    """Visits whose day nobody knows come last."""
    on = bill.visit.on
    return on is None, on.timestamp() if on else 0.0, bill.visit.id, bill.number


def _fetch(errand: Errand, patient: Patient, payable: list[JsonObject]) -> dict[str, JsonObject]:
    """ChargeItems and visits of all invoices together, by "Type/id"."""
    known: dict[str, JsonObject] = {}
    items = [i for each in payable for i in charge_item_ids(each, errand.base)]
    if items:
        known |= errand.fetch("ChargeItem", items, ("ChargeItem:context",))
    visits = {_encounter(each, known, patient, errand.base) for each in payable} - {""}
    missing = [name.partition("/")[2] for name in visits - known.keys()]
    if missing:
        known |= errand.fetch("Encounter", missing, ("Encounter:practitioner",))
    for name in visits & known.keys():
        check_encounter_owner(known[name], patient.id, errand.base)
    return known


def _encounter(
    invoice: JsonObject, known: dict[str, JsonObject], patient: Patient, base: str
) -> str:
    """The "Encounter/id" that an Invoice is of; "" when nothing names one."""
    references = [invoices.encounter_reference(invoice)]
    for line in members(invoice.get("lineItem")):
        if item := charge_item(invoice, line, known, base):
            invoices.check_owner(item, patient.id, base)
            references.append(member(item, "context"))
    local = (local_reference(each.get("reference"), base) for each in references)
    return next((each for each in local if each.startswith("Encounter/")), "")


@dataclass(frozen=True, slots=True)
class _Reader:
    errand: Errand
    patient: Patient
    zone: tzinfo | None
    known: dict[str, JsonObject]  # by "Type/id"
    directory: Directory
    visits: dict[str, BillVisit] = field(default_factory=dict)

    def bill(self, invoice: JsonObject) -> Bill:
        total, split = invoices.total(invoice), invoices.split(invoice)
        return Bill(
            id=invoice["id"],
            version=version(invoice),
            number=_number(invoice),
            visit=self._visit(invoice),
            items=bill_items(invoice, total, self.known, self.errand.base),
            total=total,
            split=split,
            insured=None if split else invoices.insured_visit(invoice),
        )

    def _visit(self, invoice: JsonObject) -> BillVisit:
        """The same value for all invoices of one visit: the first tells what the Encounter does not."""
        name = _encounter(invoice, self.known, self.patient, self.errand.base)
        told = self._told(invoice, self.known.get(name, {}), name.partition("/")[2])
        return self.visits.setdefault(told.id, told)

    def _told(self, invoice: JsonObject, encounter: JsonObject, encounter_id: str) -> BillVisit:
        actors = [Link(invoice, member(p, "actor")) for p in members(invoice.get("participant"))]
        seen_by = list(encounter_actors(encounter))
        provider = Link(encounter, member(encounter, "serviceProvider"))
        department = (
            concept(encounter.get("serviceType"))
            or self.directory.organization([provider])
            or self.directory.organization([*actors, Link(invoice, member(invoice, "issuer"))])
        )
        doctor = self.directory.doctor(seen_by) or self.directory.doctor(actors)
        start = member(encounter, "period").get("start")
        on = moment(start, "Encounter.period.start", self.zone)
        on = on or moment(invoice.get("date"), "Invoice.date", self.zone)
        day = f"{on.astimezone(self.zone):%Y-%m-%d}" if on else ""
        made_up = " ".join(filter(None, (day, department, doctor)))
        return BillVisit(encounter_id or made_up or invoice["id"], department, doctor, on)


def _number(invoice: JsonObject) -> str:
    """The first identifier for people, the official one before others; else the logical id."""
    identifiers: Iterable[JsonObject] = sorted(
        members(invoice.get("identifier")), key=lambda i: i.get("use") != "official"
    )
    values = (clean(each.get("value"), NAME_LENGTH) for each in identifiers)
    return next(filter(None, values), "") or str(invoice["id"])
