"""Reports as the demo hospital serves them: searches, references, the day's course."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import requests

from kiosk.demo.hospital.archive import reports_of
from kiosk.demo.hospital.cast import Role
from kiosk.demo.hospital.life import catch_up
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.panels import PANELS
from tests.kiosk.demo.hospital.report_search import (
    ALL_REFERENCES,
    FINISHED,
    PENDING,
    of,
    reports,
    result,
    search,
    titled,
)

# validity


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.UNKNOWN_HERE])
def test_everything_is_valid_fhir(office, role) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - slow to import

    query = [("patient", of(role)), *ALL_REFERENCES, ("_count", "70"), ("_sort", "-date")]
    bundle = office.do.search("DiagnosticReport", query)
    Bundle.model_validate(bundle)
    kinds = Counter(e["resource"]["resourceType"] for e in bundle.get("entry", ()))
    if role is Role.NO_REPORTS:
        assert bundle["total"] == 0
    else:
        assert kinds.keys() >= {
            *("DiagnosticReport", "Observation", "Specimen", "ServiceRequest"),
            *("Practitioner", "Organization", "Provenance"),
        }


def test_documents_are_valid_fhir(office) -> None:
    from fhir.resources.R4B.binary import Binary  # noqa: PLC0415 - slow to import

    (ecg,) = titled(reports(office, Role.NOTHING_TODAY), "XDT")
    Binary.model_validate(office.do.read(*ecg["presentedForm"][0]["url"].split("/")))


def test_all_references_lead_somewhere(office) -> None:
    def references(value: Any) -> set[str]:
        if isinstance(value, list):
            return {r for one in value for r in references(one)}
        if not isinstance(value, dict):
            return set()
        own = {value["reference"]} if "reference" in value else set()
        return own | {r for one in value.values() for r in references(one)}

    for role in (Role.NOTHING_TODAY, Role.RARE_NAME, Role.CRITICAL_VALUE, Role.AMBIGUOUS):
        found = search(office, "DiagnosticReport", ("patient", of(role)), *ALL_REFERENCES)
        for reference in references(found):
            assert office.do.read(*reference.split("/"))["id"]
        subjects = {r["subject"]["reference"] for r in found if "subject" in r}
        assert subjects == {of(role)}


# searches


def test_a_file_is_there_whoever_asks_first(office) -> None:
    """By patient, by subject, by id, by what hangs on a report, or by a print of it."""
    mine = of(Role.RARE_NAME)
    name = mine.removeprefix("Patient/")
    for kind, query in (
        ("DiagnosticReport", ("subject", mine)),
        ("Observation", ("patient", name)),
        ("Provenance", ("target", f"DiagnosticReport/r20300305-{name}-01")),
    ):
        assert search(office, kind, query), kind
    another = of(Role.TOO_EARLY).removeprefix("Patient/")
    assert office.do.read("DiagnosticReport", f"r20300305-{another}-01")
    third = of(Role.TOO_LATE).removeprefix("Patient/")
    assert office.do.read("Observation", f"o20300305-{third}-01-01")


def test_nothing_is_written_before_somebody_asks(office) -> None:
    written = "SELECT COUNT(*) FROM resource WHERE type IN ('DiagnosticReport', 'Observation')"
    assert office.store.query(written) == [(0,)]
    office.do.search("Appointment", [("patient", of(Role.ONE_APPOINTMENT))])
    office.do.read("Patient", of(Role.ONE_APPOINTMENT).removeprefix("Patient/"))
    assert office.store.query(written) == [(0,)]


def test_hundreds_come_page_by_page_newest_first(office) -> None:
    query = (FINISHED, ("_sort", "-date"), ("_count", "50"))
    many = reports(office, Role.MANY_REPORTS, *query)
    assert len({r["id"] for r in many}) == len(many) > 200
    dates = [datetime.fromisoformat(r["effectiveDateTime"]) for r in many]
    assert dates == sorted(dates, reverse=True)


def test_a_page_brings_what_belongs_to_it_and_nothing_twice(office) -> None:
    query = [("patient", of(Role.MANY_REPORTS)), FINISHED, *ALL_REFERENCES, ("_count", "10")]
    for offset in (0, 10):
        bundle = office.do.search("DiagnosticReport", [*query, ("_offset", str(offset))])
        entries = [(e["search"]["mode"], e["fullUrl"]) for e in bundle["entry"]]
        assert len(set(entries)) == len(entries)
        assert Counter(mode for mode, _ in entries)["match"] == 10
        wanted = {
            f"{office.do.base}/{r['reference']}"
            for entry in bundle["entry"]
            for r in entry["resource"].get("result", ())
        }
        assert wanted <= {url for mode, url in entries if mode == "include"}


def test_searches_narrow(office) -> None:
    role = Role.NOTHING_TODAY
    everything = reports(office, role)
    finished, pending = reports(office, role, FINISHED), reports(office, role, PENDING)
    assert len(everything) == len(finished) + len(pending)
    assert {r["status"] for r in pending} == {"registered", "preliminary"}
    section = "http://terminology.hl7.org/CodeSystem/v2-0074"
    (ct,) = reports(office, role, ("category", f"{section}|CT"))
    assert ct["code"]["text"] == "胸部CT平扫"
    today = reports(office, role, ("date", "2030-03-05"))
    assert 0 < len(today) < len(everything)
    assert len(reports(office, role, ("issued", "ge2030-03-05T08:00:00+08:00"))) >= 5
    (ecg,) = reports(office, role, ("code", "11524-6"))
    assert "effectivePeriod" in ecg
    assert ecg in today


def test_a_trend_is_found_by_loinc_or_by_the_hospitals_own_code(office) -> None:
    query = [("patient", of(Role.NOTHING_TODAY)), FINISHED, ("_sort", "-date"), ("_count", "30")]
    by_loinc = search(office, "Observation", *query, ("code", "http://loinc.org|4548-4"))
    own = search(office, "Observation", *query, ("code", "urn:yima:demo:analyte|HbA1c"))
    assert by_loinc == own
    numbers = [o["valueQuantity"]["value"] for o in own]
    assert len(numbers) == 6
    assert numbers == sorted(numbers)  # the newest first, and the lowest
    assert {o["valueQuantity"]["code"] for o in own} == {"%"}
    squamous = search(office, "Observation", *query, ("code", "urn:yima:demo:analyte|UEC"))
    assert [c["system"] for c in squamous[0]["code"]["coding"]] == ["urn:yima:demo:analyte"]


def test_a_server_may_ignore_what_it_should_bring_along(office) -> None:
    office.do.follows_references = False
    query = [("patient", of(Role.NOTHING_TODAY)), *ALL_REFERENCES, ("_count", "100")]
    bundle = office.do.search("DiagnosticReport", query)
    assert {e["search"]["mode"] for e in bundle["entry"]} == {"match"}
    observation = bundle["entry"][0]["resource"]["basedOn"][0]["reference"].split("/")
    assert office.do.read(*observation)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("_include", "DiagnosticReport:nonsense"),
        ("_include", "Observation:has-member"),
        ("_include", "DiagnosticReport:status"),
        ("_revinclude", "Provenance:nonsense"),
        ("_revinclude", "Nonsense:target"),
        ("_sort", "-status"),
        ("colour", "red"),
    ],
)
def test_what_it_does_not_understand_it_says(office, name, value) -> None:
    with pytest.raises(FhirError) as caught:
        office.do.search("DiagnosticReport", [(name, value)])
    assert caught.value.status == 400


# what is in them


def test_decimals_keep_their_digits(running) -> None:
    query = {"patient": of(Role.NOTHING_TODAY), "code": "urn:yima:demo:analyte|WBC"}
    answer = requests.get(f"{running.base_url}/Observation", query, timeout=5)
    (count,) = json.loads(answer.text, parse_float=str)["entry"]
    value = count["resource"]["valueQuantity"]
    assert len(value["value"].partition(".")[2]) == 2
    assert (value["unit"], value["code"]) == ("10^9/L", "10*9/L")
    low = count["resource"]["referenceRange"][0]["low"]
    assert (low["value"], low["code"]) == ("3.5", "10*9/L")
    liver = requests.get(
        f"{running.base_url}/Observation", {**query, "code": "57021-8,731-0,742-7,711-2"}, timeout=5
    )
    for entry in json.loads(liver.text, parse_float=str)["entry"]:
        text = entry["resource"]["valueQuantity"]["value"]
        assert len(text.partition(".")[2]) == 2, text


def test_a_critical_value(office) -> None:
    found = reports(office, Role.CRITICAL_VALUE, ("date", "2030-03-05"))
    potassium = result(office, titled(found, "DJZ")[0], "K")
    assert potassium["valueQuantity"]["value"] == Decimal("7.10")
    assert potassium["interpretation"][0]["coding"][0]["code"] == "HH"
    assert "危急值" in potassium["note"][0]["text"]


def test_values_that_are_none(office) -> None:
    mine = reports(office, Role.NOTHING_TODAY)
    (salts,) = titled(mine, "DJZ")
    potassium, phosphate = (result(office, salts, code) for code in ("K", "P"))
    assert potassium["dataAbsentReason"]["text"] == "标本溶血"
    assert not [key for key in potassium if key.startswith("value")]
    assert phosphate["status"] == "cancelled"
    (urine,) = titled(mine, "NCG")
    sugar = result(office, urine, "UGLU")
    assert sugar["valueString"] == "2+"
    assert sugar["referenceRange"] == [{"text": "阴性"}]
    (antibodies,) = titled(mine, "ZSKT")
    titre = result(office, antibodies, "ANA")["valueRatio"]
    assert (titre["numerator"]["value"], titre["denominator"]["value"]) == (1, 320)
    assert "结合临床" in antibodies["conclusion"]
    peptide = result(office, antibodies, "CCP")["valueQuantity"]
    assert peptide["unit"] == "RU/mL"
    assert "code" not in peptide


def test_ranges_are_of_the_patients_sex_and_treatment_aims_are_marked(office) -> None:
    (count,) = titled(reports(office, Role.RARE_NAME, ("date", "2030-03-05")), "XCG")
    assert result(office, count, "HGB")["referenceRange"][0]["text"] == "130–175"
    lipids = titled(reports(office, Role.NOTHING_TODAY), "XZSX")[0]
    usual, aim = result(office, lipids, "LDL-C")["referenceRange"]
    assert "type" not in usual
    assert aim["type"]["coding"][0]["code"] == "treatment"


def test_panels_have_members_and_members_may_be_left_to_them(office) -> None:
    (checkup,) = titled(reports(office, Role.RARE_NAME), "SHQT")
    groups = [office.do.read(*r["reference"].split("/")) for r in checkup["result"]]
    assert [g["code"]["text"] for g in groups] == ["肝功能", "肾功能", "血脂四项", "空腹血糖"]
    first = office.do.read(*groups[0]["hasMember"][0]["reference"].split("/"))
    assert first["code"]["text"] == "丙氨酸氨基转移酶"
    well = titled(reports(office, Role.TOO_EARLY), "SHQT")[0]
    assert len(well["result"]) == 4 + len(PANELS["SHQT"].all_analytes)
    (tolerance,) = titled(reports(office, Role.NOTHING_TODAY), "OGTT")
    (together,) = (office.do.read(*r["reference"].split("/")) for r in tolerance["result"])
    assert [c["code"]["text"] for c in together["component"]] == ["空腹", "1小时", "2小时"]


def test_imaging_is_in_words(office) -> None:
    mine = reports(office, Role.NOTHING_TODAY)
    (ct,), (ultrasound,) = titled(mine, "XBCT"), titled(mine, "FBCS")
    findings = result(office, ct, "59776-5")
    assert "双" in findings["valueString"]
    assert "更正报告" in ct["conclusion"]
    assert result(office, ultrasound, "19005-8")["code"]["text"] == "诊断意见"
    assert "conclusion" not in ultrasound
    (chest,) = titled(reports(office, Role.RARE_NAME), "XBDR")
    assert chest["conclusion"].startswith("检查所见：")
    assert "\n诊断意见：" in chest["conclusion"]


def test_pending_ones_say_when(office) -> None:
    pending = reports(office, Role.NOTHING_TODAY, PENDING)
    for report in pending:
        (extension,) = report["extension"]
        assert extension["url"] == "urn:yima:fhir:expected-at"
        assert datetime.fromisoformat(extension["valueDateTime"]) > office.now
        assert "issued" not in report
    by_status = {r["status"]: r for r in pending}
    assert "result" not in by_status["registered"]
    assert result(office, by_status["preliminary"], "TSH")["status"] == "preliminary"
    (partial,) = reports(office, Role.TWO_APPOINTMENTS, ("status", "partial"))
    assert len(partial["result"]) == len(PANELS["GGN"].analytes) // 2


# the day


def test_what_was_expected_is_there_in_time(office) -> None:
    pending = reports(office, Role.NOTHING_TODAY, PENDING)
    thyroid = next(r for r in pending if r["status"] == "preliminary")
    office.now += timedelta(hours=2)
    catch_up(office.store, 1, office.now)
    done = office.do.read("DiagnosticReport", thyroid["id"])
    assert done["status"] == "final"
    assert datetime.fromisoformat(done["issued"]) == datetime.fromisoformat(
        thyroid["extension"][0]["valueDateTime"]
    )
    assert "extension" not in done
    assert result(office, done, "TSH")["status"] == "final"
    assert done["identifier"] == thyroid["identifier"]
    assert [r["status"] for r in reports(office, Role.NOTHING_TODAY, PENDING)] == ["registered"]


def test_a_new_day_brings_new_ones(office) -> None:
    before = {r["id"] for r in reports(office, Role.NOTHING_TODAY)}
    office.now += timedelta(days=1)
    after = reports(office, Role.NOTHING_TODAY)
    new = [r for r in after if r["id"] not in before]
    assert before < {r["id"] for r in after}
    assert {r["id"][:9] for r in new} == {"r20300306"}
    assert {r["id"] for r in reports(office, Role.NOTHING_TODAY)} == {r["id"] for r in after}


def test_a_file_is_kept(office) -> None:
    before = json.dumps(reports(office, Role.NOTHING_TODAY))
    office.store.close()
    office.open()
    office.now += timedelta(minutes=30)
    assert json.dumps(reports(office, Role.NOTHING_TODAY)) == before


def test_a_file_can_be_had_for_another_server(office) -> None:
    patient = office.do.read("Patient", of(Role.NOTHING_TODAY).removeprefix("Patient/"))
    found = {(r["resourceType"], r["id"]): r for r in reports_of(1, patient, office.now)}
    kept = search(office, "DiagnosticReport", ("patient", of(Role.NOTHING_TODAY)), *ALL_REFERENCES)
    from_world = {"Organization", "Practitioner", "Provenance"}
    assert {(r["resourceType"], r["id"]) for r in kept if r["resourceType"] not in from_world} == {
        key for key in found if key[0] != "Binary"
    }
    for resource in kept:
        same = found.get((resource["resourceType"], resource["id"]))
        assert same is None or {**resource, "meta": same["meta"]} == same
