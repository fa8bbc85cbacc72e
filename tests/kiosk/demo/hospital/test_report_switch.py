"""Reports on demand: what tests and the dock can have happen."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
import requests

from kiosk.demo.hospital.cast import Role, member_for
from kiosk.demo.hospital.report_switch import ReportOrder, add_reports, change_report

PATIENT = member_for(1, Role.NO_REPORTS, 605).patient_ids[0]
WITH_FILE = member_for(1, Role.NOTHING_TODAY, 605).patient_ids[0]


def read(running, reference: str) -> dict[str, Any]:
    found: dict[str, Any] = requests.get(f"{running.base_url}/{reference}", timeout=5).json()
    return found


def finished(running, patient: str = PATIENT) -> list[dict[str, Any]]:
    query = {"patient": patient, "status": "final,amended,corrected", "_count": "100"}
    bundle = requests.get(f"{running.base_url}/DiagnosticReport", query, timeout=10).json()
    return [entry["resource"] for entry in bundle.get("entry", ())]


def test_hundreds_on_demand(running) -> None:
    assert finished(running) == []
    many = running.add_reports(PATIENT, count=200, days_apart=1)
    assert len({one.id for one in many}) == 200
    assert {one.patient for one in many} == {PATIENT}
    issued = [datetime.fromisoformat(one.issued) for one in many]
    assert issued == sorted(issued, reverse=True)
    more = running.add_reports(PATIENT, count=3)
    assert {one.id for one in more}.isdisjoint(one.id for one in many)
    query = {"patient": PATIENT, "_summary": "count"}
    counted = requests.get(f"{running.base_url}/DiagnosticReport", query, timeout=5).json()
    assert counted["total"] == 203


@pytest.mark.parametrize(
    ("kind", "codes"),
    [("laboratory", {"HM", "CH", "LAB"}), ("imaging", {"CT", "RUS", "RX"}), ("GMD", {"RAD"})],
)
def test_of_a_kind(office, kind, codes) -> None:
    order = ReportOrder(PATIENT, count=6, kind=kind)
    added = [
        office.do.read("DiagnosticReport", one["id"])
        for one in add_reports(office.store, order, office.now)
    ]
    assert {r["category"][0]["coding"][0]["code"] for r in added} <= codes  # fmt: skip


def test_one_released_now_is_another_edition_than_one_of_seconds_before(office) -> None:
    """Their numbers may be the same, where the day was begun anew between them."""
    now = office.now.replace(second=41)
    for ago, second in ((0, 41), (9, 0)):
        (added,) = add_reports(office.store, ReportOrder(PATIENT, minutes_ago=ago), now)
        assert datetime.fromisoformat(added["issued"]).second == second


def test_a_critical_one(running) -> None:
    (critical,) = running.add_reports(PATIENT, critical=True)
    assert critical.title == "电解质"
    results = read(running, f"DiagnosticReport/{critical.id}")["result"]
    potassium = read(running, results[0]["reference"])
    assert potassium["valueQuantity"]["value"] == 7.1
    assert potassium["interpretation"][0]["coding"][0]["code"] == "HH"


@pytest.mark.parametrize("form", ["url", "data", "broken", "wrong_hash", "gone"])
def test_with_a_document(running, form) -> None:
    (added,) = running.add_reports(PATIENT, kind="imaging", form=form, pages=3)
    (attached,) = read(running, f"DiagnosticReport/{added.id}")["presentedForm"]
    if form == "data":
        content = base64.b64decode(attached["data"])
    else:
        answer = requests.get(f"{running.base_url}/{attached['url']}", timeout=5)
        assert answer.ok == (form != "gone")
        content = answer.content
    if form in {"url", "data"}:
        assert content.count(b"/Type /Page ") == 3
    digest = base64.b64encode(hashlib.sha1(content).digest()).decode()  # noqa: S324 - R4 says SHA-1
    assert (attached["hash"] == digest) == (form in {"url", "data", "broken"})
    assert content.startswith(b"%PDF") == (form in {"url", "data", "wrong_hash"})


def test_a_pending_one_is_finished_when_told(running) -> None:
    (pending,) = running.add_reports(PATIENT, kind="XCG", status="registered", expected_in=90)
    assert (pending.status, pending.issued) == ("registered", "")
    assert finished(running) == []
    done = running.finish_report(pending.id)
    assert (done.id, done.status) == (pending.id, "final")
    (report,) = finished(running)
    assert len(report["result"]) == 24
    order = read(running, report["basedOn"][0]["reference"])
    assert order["status"] == "completed"


@pytest.mark.parametrize("change", ["amend_report", "correct_report"])
def test_a_changed_one_is_a_newer_edition(running, change) -> None:
    (first,) = running.add_reports(PATIENT, kind="DJZ")
    changed = getattr(running, change)(first.id, value="5.90")
    assert changed.status == {"amend_report": "amended", "correct_report": "corrected"}[change]
    assert datetime.fromisoformat(changed.issued) > datetime.fromisoformat(first.issued)
    again = getattr(running, change)(first.id)
    assert datetime.fromisoformat(again.issued) > datetime.fromisoformat(changed.issued)
    report = read(running, f"DiagnosticReport/{first.id}")
    potassium = read(running, report["result"][0]["reference"])
    assert potassium["status"] == changed.status
    assert potassium["valueQuantity"]["value"] == pytest.approx(5.90 * 1.12, abs=0.01)
    assert potassium["interpretation"][0]["coding"][0]["code"] == "HH"
    assert "5.90" in potassium["note"][0]["text"]


def test_words_change_where_nothing_is_measured(running) -> None:
    (first,) = running.add_reports(PATIENT, kind="XBCT")
    before = read(running, f"DiagnosticReport/{first.id}")["conclusion"]
    running.correct_report(first.id)
    after = read(running, f"DiagnosticReport/{first.id}")["conclusion"]
    assert after.startswith(before)
    assert "更正报告" in after


def test_a_changed_one_is_valid_fhir(office) -> None:
    from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415 - slow to import

    order = ReportOrder(PATIENT, count=12, form="data")
    for added in add_reports(office.store, order, office.now):
        change_report(office.store, added["id"], "amended", office.now)
        report = office.do.read("DiagnosticReport", added["id"])
        get_fhir_model_class("DiagnosticReport").model_validate(report)
        for reference in report.get("result", ()):
            observation = office.do.read(*reference["reference"].split("/"))
            get_fhir_model_class("Observation").model_validate(observation)
            if "valueQuantity" in observation:
                assert isinstance(observation["valueQuantity"]["value"], Decimal | int)


def test_a_withdrawn_one_is_no_longer_finished(running) -> None:
    (first,) = running.add_reports(PATIENT)
    assert running.withdraw_report(first.id).status == "entered-in-error"
    assert finished(running) == []


def test_references_are_followed_until_told_otherwise(running) -> None:
    query = {"patient": WITH_FILE, "_include": "DiagnosticReport:result"}

    def modes() -> set[str]:
        bundle = requests.get(f"{running.base_url}/DiagnosticReport", query, timeout=5).json()
        return {entry["search"]["mode"] for entry in bundle["entry"]}

    assert modes() == {"match", "include"}
    running.follow_references(on=False)
    assert modes() == {"match"}
    running.follow_references(on=True)
    assert modes() == {"match", "include"}


def test_switches_reach_a_file_that_nobody_has_opened(running) -> None:
    (added,) = running.add_reports(WITH_FILE)
    assert len(finished(running, WITH_FILE)) > 20
    earlier = f"r20300305-{WITH_FILE}-01"
    assert running.amend_report(earlier).status == "amended"
    assert added.id != earlier


def test_what_makes_no_sense_is_refused(running) -> None:
    (one,) = running.add_reports(PATIENT, kind="XBCT")
    (measured,) = running.add_reports(PATIENT, kind="DJZ")
    (pending,) = running.add_reports(PATIENT, status="registered")
    for path, settings in (
        ("reports", {}),
        ("reports", []),
        ("reports", {"patient": "nobody"}),
        ("reports", {"patient": PATIENT, "count": 0}),
        ("reports", {"patient": PATIENT, "count": 1001}),
        ("reports", {"patient": PATIENT, "count": "5"}),
        ("reports", {"patient": PATIENT, "critical": 1}),
        ("reports", {"patient": PATIENT, "critical": True, "kind": "imaging"}),
        ("reports", {"patient": PATIENT, "kind": "nonsense"}),
        ("reports", {"patient": PATIENT, "form": "nonsense"}),
        ("reports", {"patient": PATIENT, "pages": 501}),
        ("reports", {"patient": PATIENT, "days_apart": -1}),
        ("reports", {"patient": PATIENT, "status": "nonsense"}),
        ("reports", {"patient": PATIENT, "colour": "red"}),
        ("reports/none", {"status": "amended"}),
        (f"reports/{one.id}", {"status": "nonsense"}),
        (f"reports/{one.id}", {"status": "final"}),
        (f"reports/{one.id}", {"status": "amended", "value": "5.0"}),
        (f"reports/{one.id}", {}),
        (f"reports/{measured.id}", {"status": "amended", "value": "much"}),
        (f"reports/{measured.id}", {"status": "amended", "value": "Infinity"}),
        (f"reports/{pending.id}", {"status": "amended"}),
    ):
        answer = requests.post(f"{running.switches_url}/{path}", json=settings, timeout=5)
        assert answer.status_code == 400, (path, settings)
    for settings in ({}, [], {"colour": "red"}):
        answer = requests.put(f"{running.switches_url}/search", json=settings, timeout=5)
        assert answer.status_code == 400, settings
