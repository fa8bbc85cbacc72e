"""Which bills the demo's people have, and that every kind of bill is among them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import requests

from kiosk.bills import Bill
from kiosk.demo.hospital.bill_plans import Cover, Form, bill_plans, bills_of
from kiosk.demo.hospital.bill_resources import bill_resources, insured_visit_of, invoice_id
from kiosk.demo.hospital.cast import Role, demo_cast, member_for
from kiosk.demo.hospital.life import catch_up
from kiosk.domain import IdentifierSystem, Patient, PatientIdentifier

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2030, 3, 5)
MINUTE = 10 * 60 + 5
OWED = {
    Role.ONE_APPOINTMENT: 3,
    Role.TWO_APPOINTMENTS: 2,
    Role.NOTHING_TODAY: 3,
    Role.ALREADY_SIGNED_IN: 2,
    Role.TOO_LATE: 1,
    Role.OTHER_CAMPUS: 1,
}


def seen_by_kiosk(running, kiosk_at, role: Role) -> tuple[Bill, ...]:
    kiosk = kiosk_at(running.base_url)
    card = member_for(1, role, MINUTE).card_id
    patient = kiosk.find_patient(PatientIdentifier(IdentifierSystem.HEALTH_CARD, card))
    assert isinstance(patient, Patient)
    found = kiosk.bills(patient)
    assert isinstance(found, tuple), found
    return found


def test_everybody_of_a_role_owes_as_many_bills() -> None:
    for member in demo_cast():
        assert len(list(bills_of(member))) == OWED.get(member.role, 0), member.role


def test_every_kind_of_bill_is_there() -> None:
    plans = bill_plans()
    assert {plan.cover for plan in plans} == set(Cover)
    assert {plan.form for plan in plans} == set(Form)
    for plan in plans:
        assert 0 < plan.total < 500_000
        if plan.split:
            assert plan.split.adds_up
        assert (plan.cover is Cover.IN_FULL) == bool(plan.split and not plan.split.own)
    assert {plan.total % 10 for plan in plans} == set(range(10))  # to the fen


def test_a_terminal_reads_each_as_it_was_planned(running, kiosk_at) -> None:
    for role in Role:
        if role in {Role.UNKNOWN_HERE, Role.AMBIGUOUS}:
            continue
        plans = {invoice_id(p, DAY): p for p in bills_of(member_for(1, role, MINUTE))}
        found = seen_by_kiosk(running, kiosk_at, role)
        assert {bill.id for bill in found} == set(plans)
        days = [bill.visit.on for bill in found]
        assert days == sorted(days)
        for bill in found:
            plan = plans[bill.id]
            assert (bill.total, bill.split) == (plan.total, plan.split)
            assert bill.insured == insured_visit_of(plan, DAY)
            assert bill.adds_up == (bill.total == sum(line.amount for line in plan.lines))
            assert [item.amount for item in bill.items] == [line.amount for line in plan.lines]
            assert all(item.text.startswith(line.price.text) for item, line in zip(bill.items, plan.lines, strict=True))  # fmt: skip
            assert bill.visit.doctor == f"{plan.doctor.name[0]}医生"
            assert bill.visit.on.astimezone(ZONE).date() == DAY - timedelta(days=plan.days_ago)


def test_visits_of_the_people_on_stage(running, kiosk_at) -> None:
    """What a demonstration can count on."""
    one = seen_by_kiosk(running, kiosk_at, Role.ONE_APPOINTMENT)
    assert list(Counter(bill.visit for bill in one).values()) == [1, 2]
    nothing = seen_by_kiosk(running, kiosk_at, Role.NOTHING_TODAY)
    assert len({bill.visit for bill in nothing}) == 3
    assert [bill.split.own > 0 if bill.split else None for bill in nothing] == [None, False, True]
    wrong = seen_by_kiosk(running, kiosk_at, Role.ALREADY_SIGNED_IN)
    assert [bill.adds_up for bill in wrong] == [True, False]
    two = seen_by_kiosk(running, kiosk_at, Role.TWO_APPOINTMENTS)
    assert all(bill.insured for bill in two)
    assert seen_by_kiosk(running, kiosk_at, Role.TOO_EARLY) == ()


def test_insured_visits_are_of_the_person_the_insurance_knows() -> None:
    numbers = {m.patient_ids: m.insurance_number for m in demo_cast()}
    insured = [(p, v) for p in bill_plans() if (v := insured_visit_of(p, DAY))]
    assert insured
    for plan, visit in insured:
        assert visit.person == numbers[plan.member.patient_ids]
    assert len({(v.visit, v.batch) for _, v in insured}) == len(insured)


def test_the_resources_are_valid_fhir() -> None:
    from fhir.resources.R4B.chargeitem import ChargeItem  # noqa: PLC0415 - slow to import
    from fhir.resources.R4B.encounter import Encounter  # noqa: PLC0415
    from fhir.resources.R4B.invoice import Invoice  # noqa: PLC0415

    models = {"ChargeItem": ChargeItem, "Encounter": Encounter, "Invoice": Invoice}
    checked: Counter[str] = Counter()
    for resource in bill_resources(1, DAY, ZONE):
        kind = resource["resourceType"]
        if checked[kind] < 60:
            models[kind].model_validate(resource)
        checked[kind] += 1
    assert min(checked.values()) >= 60


def test_what_nobody_paid_is_cancelled_the_next_day(office) -> None:
    def issued() -> list[str]:
        bundle = office.do.search("Invoice", [("status", "issued"), ("_count", "100")])
        return [entry["resource"]["id"] for entry in bundle["entry"]]

    assert all(name.startswith("i20300305-") for name in issued())
    office.now += timedelta(days=1)
    catch_up(office.store, 1, office.now)
    assert all(name.startswith("i20300306-") for name in issued())
    old = office.do.read("Invoice", invoice_id(bill_plans()[0], DAY))
    assert old["status"] == "cancelled"
    before = issued()
    catch_up(office.store, 1, office.now)
    assert issued() == before


# searches and the switch


def test_invoices_are_found_page_by_page(office) -> None:
    plan = next(p for p in bill_plans() if p.member.role is Role.NOTHING_TODAY)
    mine = [("subject", f"Patient/{plan.patient_id}"), ("status", "issued"), ("_count", "2")]
    bundle = office.do.search("Invoice", mine)
    assert (bundle["total"], len(bundle["entry"])) == (3, 2)
    assert any(link["relation"] == "next" for link in bundle["link"])
    rest = office.do.search("Invoice", [*mine, ("_offset", "2")])
    assert len(rest["entry"]) == 1
    ids = ",".join(entry["resource"]["id"] for entry in bundle["entry"])
    assert office.do.search("Invoice", [("_id", ids)])["total"] == 2


def test_charges_bring_their_visits(office) -> None:
    query = [("_id", "c20300305-p0001-1-1,c20300305-p0001-1-2"), ("_include", "ChargeItem:context")]
    kinds = [e["resource"]["resourceType"] for e in office.do.search("ChargeItem", query)["entry"]]
    assert kinds == ["ChargeItem", "ChargeItem", "Encounter"]


def test_many_bills_at_once(running, kiosk_at) -> None:
    many = running.add_bills(3_000)
    assert len({bill.id for bill in many}) == 3_000
    assert len({bill.patient for bill in many}) > 200
    assert len({bill.total for bill in many}) > 2_000
    plain, insured = running.add_bills(2, patient="p0201", amount=2550, insured=True)
    assert plain.patient == insured.patient == "p0201"
    (settled,) = running.add_bills(1, patient="p0201", amount=2550, fund=1000, account=500)
    by_id = {bill.id: bill for bill in seen_of(running, kiosk_at, "p0201")}
    assert by_id[plain.id].insured != by_id[insured.id].insured
    assert by_id[settled.id].split.own == 1050
    assert all(bill.adds_up for bill in by_id.values())


def seen_of(running, kiosk_at, patient_id: str) -> tuple[Bill, ...]:
    member = next(m for m in demo_cast() if patient_id in m.patient_ids)
    kiosk = kiosk_at(running.base_url)
    card = PatientIdentifier(IdentifierSystem.HEALTH_CARD, member.card_id)
    found: tuple[Bill, ...] = kiosk.bills(kiosk.find_patient(card))
    return found


def test_bills_that_make_no_sense_are_refused(running) -> None:
    for settings in (
        {"count": 0},
        {"count": 20_001},
        {"count": "5"},
        {"count": True},
        {"amount": -1},
        {"amount": 100, "fund": 101},
        {"fund": 1},
        {"insured": 1},
        {"patient": "nobody"},
        {"colour": "red"},
        [],
    ):
        answer = requests.post(f"{running.switches_url}/bills", json=settings, timeout=5)
        assert answer.status_code == 400, settings
