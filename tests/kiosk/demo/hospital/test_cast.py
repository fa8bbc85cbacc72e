from __future__ import annotations

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk.demo.hospital.cast import DAY, Role, day_plan, demo_cast
from kiosk.demo.hospital.seed import SYNTHETIC, day_resources, world_resources
from kiosk.demo.hospital.world import DEPARTMENTS, DOCTORS

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2030, 3, 5)


@pytest.mark.parametrize("role", Role)
def test_somebody_suits_every_role_at_any_time(role) -> None:
    people = [m for m in demo_cast(1) if m.role is role]
    nobody = [minute for minute in range(DAY) if not any(m.suits(minute) for m in people)]
    exceptions = {
        Role.TOO_LATE: range(30),
        Role.TOO_EARLY: range(23 * 60 + 49, DAY),
        Role.ALREADY_SIGNED_IN: range(23 * 60 + 30, DAY),
    }
    assert nobody == list(exceptions.get(role, ()))


def test_the_cast_follows_from_the_seed() -> None:
    assert demo_cast(1) == demo_cast(1)
    cards = {m.card_id for m in demo_cast(1)}
    assert cards.isdisjoint(m.card_id for m in demo_cast(2))
    assert len(cards) == len(demo_cast(1))
    assert all(len(c) == 64 and set(c) <= set("0123456789abcdef") for c in cards)
    assert 180 <= len(cards) <= 240


def test_roles_have_the_records_they_need() -> None:
    appointments = Counter(p.patient_id for p in day_plan(1) if p.status == "booked")
    wanted = {
        Role.ONE_APPOINTMENT: 1,
        Role.TWO_APPOINTMENTS: 2,
        Role.NOTHING_TODAY: 0,
        Role.CANCELLED: 0,
        Role.TOO_EARLY: 1,
        Role.TOO_LATE: 1,
    }
    for member in demo_cast(1):
        records = {Role.UNKNOWN_HERE: 0, Role.AMBIGUOUS: 2}.get(member.role, 1)
        assert len(member.patient_ids) == records
        if member.role in wanted:
            assert appointments[member.patient_ids[0]] == wanted[member.role]
        assert "*" in member.masked_name
        assert member.masked_name != member.name


def test_the_size_of_the_hospital() -> None:
    assert len(DEPARTMENTS) >= 12
    assert len({d.letter for d in DEPARTMENTS}) == len(DEPARTMENTS)
    assert 28 <= len(DOCTORS) <= 32
    assert len({d.room for d in DOCTORS}) == len(DOCTORS)


def test_people_are_marked_as_made_up_and_their_numbers_are_nobodys() -> None:
    patients = [r for r in world_resources(1) if r["resourceType"] == "Patient"]
    for patient in patients:
        assert SYNTHETIC in patient["meta"]["tag"]
        numbers = {i["system"]: i["value"] for i in patient["identifier"]}
        identity = numbers.pop("urn:oid:2.16.156.10011.1.3")
        insurance = numbers.pop("urn:cn:nhsa:psn-no")
        assert list(numbers) == ["urn:cn:ehc:card-id", "urn:yima:demo:record-number"]
        assert identity.startswith("999999")
        assert insurance.startswith("999999")
        assert patient["birthDate"].replace("-", "") == identity[6:14]
        assert patient["gender"] == ("male" if int(identity[16]) % 2 else "female")
        assert patient["telecom"][0]["value"].startswith("1990000")


def test_identity_numbers_are_well_formed_and_everybody_has_their_own() -> None:
    people = demo_cast(1)
    for member in people:
        number = member.identity_number
        # ISO 7064 MOD 11-2, as GB 11643 has it: weighted by powers of two, the sum leaves 1.
        digits = [*map(int, number[:17]), 10 if number[17] == "X" else int(number[17])]
        assert sum(d * 2 ** (17 - place) for place, d in enumerate(digits)) % 11 == 1
        assert 1940 <= date.fromisoformat(number[6:14]).year <= 2019
    for of in ("identity_number", "insurance_number"):
        assert len({getattr(member, of) for member in people}) == len(people)


@pytest.mark.parametrize("day", [TODAY, date(2028, 2, 29)])
def test_all_resources_are_valid_fhir(day) -> None:
    from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415 - slow to import

    kinds: Counter[str] = Counter()
    for resource in [*world_resources(1), *day_resources(1, day, ZONE)]:
        kinds[resource["resourceType"]] += 1
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    assert kinds.keys() >= {"Patient", "Appointment", "Practitioner", "Location", "Slot"}
