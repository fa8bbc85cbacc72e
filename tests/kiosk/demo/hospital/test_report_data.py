"""Clinical content of the demo's reports: codes, ranges, values that hang together."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from kiosk.demo.hospital.analytes import Analyte, bounds
from kiosk.demo.hospital.cast import Role, demo_cast, member_for
from kiosk.demo.hospital.panels import PANELS, Panel
from kiosk.demo.hospital.report_plans import Plan, Subject, plan, plans_of, subject_of
from kiosk.demo.hospital.report_stories import PENDING, STORIES, Draft, Quirk
from kiosk.demo.hospital.report_values import Value, flag_of, values_of
from kiosk.demo.hospital.seed import world_resources
from kiosk.demo.hospital.studies import STUDIES, Wording

NOW = datetime(2030, 3, 5, 10, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
PATIENTS = {r["id"]: r for r in world_resources(1) if r["resourceType"] == "Patient"}
ANALYTES = [a for panel in PANELS.values() for a in panel.analytes]


def subject(role: Role = Role.RARE_NAME) -> Subject:
    return subject_of(PATIENTS[member_for(1, role, 605).patient_ids[0]])


def plans(role: Role) -> list[Plan]:
    return list(plans_of(member_for(1, role, 605), subject(role), NOW))


def results(plan: Plan) -> dict[str, Value]:
    assert isinstance(plan.what, Panel)
    return values_of(plan, plan.what.all_analytes)


def made(key: str, **values: str) -> dict[str, Value]:
    return results(plan(subject(), 1, Draft(key, values=values), NOW))


def test_loinc_codes_have_the_right_check_digit() -> None:
    """Mod 10, as the LOINC Users' Guide has it (appendix C)."""
    codes = {a.loinc for a in ANALYTES} | {w.loinc for w in (*PANELS.values(), *STUDIES.values())}
    for code in codes - {""}:
        number, digit = code.split("-")
        doubled = "".join(str(int(d) * (2 - i % 2)) for i, d in enumerate(reversed(number)))
        assert -sum(map(int, doubled)) % 10 == int(digit), code
    assert len(codes) > 80


def test_every_analyte_can_be_told_from_the_others() -> None:
    by_code: dict[str, set[Analyte]] = {}
    for analyte in ANALYTES:
        by_code.setdefault(analyte.code, set()).add(analyte)
    assert all(len(same) == 1 for same in by_code.values())
    local = [a for a in ANALYTES if not a.loinc]
    assert local  # a reader has to do without LOINC now and then
    assert len(PANELS["XCG"].analytes) == 24
    for analyte in ANALYTES:
        assert analyte.is_text == (not analyte.unit and not analyte.shown)


def test_ranges_have_an_order() -> None:
    for analyte in ANALYTES:
        for limits in (analyte.men, analyte.women, analyte.critical):
            if limits.low is not None and limits.high is not None:
                assert limits.low < limits.high
    haemoglobin = next(a for a in ANALYTES if a.code == "HGB")
    assert haemoglobin.men.text == "130–175"
    assert haemoglobin.women.text == "115–150"
    assert bounds(">=90").text == "≥90"
    assert bounds("<5.20").high == Decimal("5.20")
    assert not bounds("").text


@pytest.mark.parametrize(
    ("code", "number", "flag"),
    [
        ("K", "7.10", "HH"),
        ("K", "6.20", "H"),
        ("K", "5.31", "H"),
        ("K", "5.30", "N"),
        ("K", "3.49", "L"),
        ("K", "2.79", "LL"),
        ("TC", "5.19", "N"),
        ("TC", "5.20", "H"),
        ("HDL-C", "1.04", "N"),
        ("HDL-C", "1.03", "L"),
        ("eAG", "12.0", ""),
    ],
)
def test_flags(code, number, flag) -> None:
    analyte = next(a for a in ANALYTES if a.code == code)
    assert flag_of(Decimal(number), analyte, female=False) == flag


def test_values_add_up() -> None:
    for story in STORIES:
        count = results(plan(subject(), 7, Draft("XCG"), NOW, story))
        number = {code: float(value.number) for code, value in count.items()}
        cells = ("NEUT", "LYMPH", "MONO", "EO", "BASO")
        assert sum(number[f"{cell}%"] for cell in cells) == pytest.approx(100)
        for cell in cells:
            share = number["WBC"] * number[f"{cell}%"] / 100
            assert number[f"{cell}#"] == pytest.approx(share, abs=0.0051)
        assert number["MCV"] == pytest.approx(number["HCT"] / number["RBC"] * 10, rel=0.01)
        liver = results(plan(subject(), 7, Draft("GGN"), NOW, story))
        assert liver["TP"].number == liver["ALB"].number + liver["GLB"].number
        assert liver["TBIL"].number == liver["DBIL"].number + liver["IBIL"].number


def test_values_have_the_digits_of_their_analyte() -> None:
    for panel in PANELS.values():
        found = made(panel.key)
        assert list(found) == [a.code for a in panel.all_analytes]
        for analyte in panel.all_analytes:
            value = found[analyte.code]
            if analyte.is_text:
                assert value.words == analyte.normal
                assert value.flag == "N"
            else:
                assert -value.number.as_tuple().exponent == analyte.digits
                assert value.number > 0
                assert value.flag not in {"LL", "HH"}  # unless a story says so


def test_what_is_given_is_found() -> None:
    assert made("DJZ", K="7.10")["K"] == Value(Decimal("7.10"), flag="HH")
    assert made("DJZ", K="")["K"].is_missing
    assert made("NCG", UPRO="2+")["UPRO"] == Value(words="2+", flag="A")
    assert made("HBVDNA", **{"HBV-DNA": "<20"})["HBV-DNA"] == Value(Decimal(20), sign="<", flag="N")


def test_a_trend_says_something() -> None:
    """Treatment works: what was far outside its range comes back to it, or nearly."""
    for story in STORIES:
        oldest_first = sorted(enumerate(story.drafts, start=1), key=lambda d: -d[1].days_ago)
        made = [plan(subject(), number, draft, NOW, story) for number, draft in oldest_first]
        found = [results(one) for one in made if isinstance(one.what, Panel)]
        for code, (first, last) in story.courses.items():
            numbers = [float(values[code].number) for values in found if code in values]
            if len(numbers) >= 3:
                way = 1 if last > first else -1
                assert (numbers[-1] - numbers[0]) * way > 0.4 * abs(last - first), code
    longest = max(Counter(d.key for d in s.drafts).most_common(1)[0][1] for s in STORIES)
    assert longest >= 6


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.UNKNOWN_HERE])
def test_moments_follow_each_other(role) -> None:
    for one in plans(role):
        assert one.collected < NOW
        assert bool(one.issued) != one.is_pending
        if one.issued:
            assert one.collected < one.first_issued <= one.issued <= NOW
            assert (one.first_issued < one.issued) == one.is_changed
        else:
            assert NOW < one.expected < NOW + timedelta(days=2)
            assert one.expected.minute % 5 == 0


def test_whoever_is_on_stage_shows_what_they_are_for() -> None:
    per_role = {role: plans(role) for role in Role if role is not Role.UNKNOWN_HERE}
    assert per_role.pop(Role.NO_REPORTS) == []
    assert min(map(len, per_role.values())) >= 9
    assert len(per_role[Role.MANY_REPORTS]) > 200
    critical = [p for p in per_role[Role.CRITICAL_VALUE] if p.what.key == "DJZ"]
    assert results(critical[-1])["K"] == Value(Decimal("7.10"), flag="HH")
    mine = per_role[Role.NOTHING_TODAY]
    assert {p.status for p in mine} >= {"final", "corrected", "registered", "preliminary"}
    assert {p.what.wording for p in mine if p.what.key in STUDIES} >= {
        Wording.SPLIT,
        Wording.CONCLUDED,
        Wording.DOCUMENT,
    }
    statuses = {p.status for plans in per_role.values() for p in plans}
    assert statuses == {"final", "amended", "corrected"} | PENDING
    quirks = {quirk for plans in per_role.values() for p in plans for quirk in p.quirks}
    told = {quirk for story in STORIES for draft in story.drafts for quirk in draft.quirks}
    assert quirks | told == set(Quirk)
    assert sum(p.printed for p in mine) > 5


def test_the_same_person_has_the_same_reports_and_nobody_else_has() -> None:
    assert plans(Role.NOTHING_TODAY) == plans(Role.NOTHING_TODAY)
    members = [m for m in demo_cast(1) if m.role is Role.ONE_APPOINTMENT][:12]
    seen = set()
    for member in members:
        own = subject_of(PATIENTS[member.patient_ids[0]])
        count = next(p for p in plans_of(member, own, NOW) if p.what.key == "XCG")
        seen.add(tuple(str(value.number) for value in results(count).values()))
    assert len(seen) == len(members)


def test_age_and_sex_are_the_patients() -> None:
    member = member_for(1, Role.RARE_NAME, 605)
    assert subject().age(NOW.date()) == 62  # born on 23 March 1967
    assert subject().age(NOW.date() + timedelta(days=18)) == 63
    assert subject().female == member.is_female
    assert any(ord(character) > 0xFFFF for character in member.name)
    bare = subject_of({"resourceType": "Patient", "id": "x1"})
    assert (bare.key, bare.female) == ("x1", False)
