"""Every edition of a report is printed once."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
import requests

from kiosk.demo.hospital.cast import Role, member_for
from kiosk.demo.hospital.interactions import Done
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.prints import prints, provenance
from kiosk.demo.hospital.report_switch import change_report

PATIENT = member_for(1, Role.NOTHING_TODAY, 605).patient_ids[0]
FHIR_JSON = {"Content-Type": "application/fhir+json"}


def report(office, status: str = "final", *query: tuple[str, str]) -> dict[str, Any]:
    """One of today's."""
    mine = [("patient", PATIENT), ("status", status), ("_sort", "-date"), *query]
    found: dict[str, Any] = office.do.search("DiagnosticReport", mine)["entry"][0]["resource"]
    return found


def told(office, of: dict[str, Any], number: str = "N1", **changes: Any) -> dict[str, Any]:
    """What a terminal posts after a print at this moment."""
    body = provenance(of["id"], number, office.now, "T-17", pages=2)
    del body["id"]
    return {**body, **changes}


def post(office, body: dict[str, Any], number: str = "N1") -> Done:
    target = body["target"][0]["reference"]
    done: Done = office.do.create(
        "Provenance", body, f"_tag=urn:yima:print|{number}&target={target}"
    )
    return done  # fmt: skip


def refused(office, body: dict[str, Any], number: str = "N1") -> FhirError:
    with pytest.raises(FhirError) as caught:
        post(office, body, number)
    return caught.value


def test_a_print_is_told_once_however_often(office) -> None:
    of = report(office)
    first = post(office, told(office, of))
    again = post(office, told(office, of))
    assert (first.status, again.status) == (201, 200)
    assert first.resource["id"] == again.resource["id"]
    mine = [p for p in prints(office.store) if p["report"] == of["id"]]
    assert [(p["number"], p["terminal"], p["activity"], p["pages"]) for p in mine] == [
        ("N1", "T-17", "print", 2)
    ]


def test_a_second_print_of_the_same_edition_is_a_duplicate(office) -> None:
    of = report(office)
    post(office, told(office, of))
    error = refused(office, told(office, of, "N2"), "N2")
    assert (error.status, error.code) == (409, "duplicate")
    assert error.outcome()["issue"][0]["code"] == "duplicate"
    assert len([p for p in prints(office.store) if p["report"] == of["id"]]) == 1
    found = office.do.search("Provenance", [("_tag", "urn:yima:print|N2")])
    assert found["total"] == 0


def test_a_newer_edition_may_be_printed(office) -> None:
    of = report(office)
    post(office, told(office, of))
    office.now += timedelta(minutes=5)
    change_report(office.store, of["id"], "amended", office.now)
    office.now += timedelta(minutes=1)
    assert post(office, told(office, of, "N2"), "N2").status == 201
    assert refused(office, told(office, of, "N3"), "N3").status == 409


def test_a_print_is_of_the_edition_that_stood_when_it_was_made(office) -> None:
    """Told late: the terminal was cut off, and the report has been amended since."""
    of = report(office)
    office.now += timedelta(minutes=1)
    late = told(office, of)
    office.now += timedelta(minutes=5)
    change_report(office.store, of["id"], "corrected", office.now)
    office.now += timedelta(minutes=1)
    assert post(office, told(office, of, "N2"), "N2").status == 201
    assert post(office, late).status == 201
    assert refused(office, {**late, "meta": {"tag": []}}, "N3").status == 409


def test_a_terminal_whose_clock_is_behind_prints_the_first_edition(office) -> None:
    of = report(office)
    early = datetime.fromisoformat(of["issued"]) - timedelta(minutes=3)
    body = told(office, of, recorded=early.isoformat(timespec="milliseconds"))
    assert post(office, body).status == 201
    assert refused(office, told(office, of, "N2"), "N2").status == 409


def test_a_reprint_at_the_desk_is_always_accepted(office) -> None:
    of = report(office)
    reprint = {"coding": [{"system": "urn:yima:fhir:activity", "code": "reprint"}]}
    for number in ("R1", "R2"):
        body = told(office, of, number, activity=reprint)
        assert post(office, body, number).status == 201
    assert post(office, told(office, of)).status == 201
    assert post(office, told(office, of, "R3", activity=reprint), "R3").status == 201
    activities = [p["activity"] for p in prints(office.store) if p["report"] == of["id"]]
    assert sorted(activities) == ["print", "reprint", "reprint", "reprint"]


def test_other_software_says_it_in_words(office) -> None:
    of = report(office)
    assert post(office, told(office, of, activity={"text": "自助机打印"})).status == 201
    assert refused(office, told(office, of, "N2"), "N2").status == 409
    verified = {"text": "审核"}
    assert post(office, told(office, of, "N3", activity=verified), "N3").status == 201


def test_several_reports_in_one_are_all_told_or_none(office) -> None:
    first, second = (report(office, "final", ("_offset", str(n))) for n in (0, 1))
    post(office, told(office, first))
    both = [{"reference": f"DiagnosticReport/{r['id']}"} for r in (second, first)]
    assert refused(office, told(office, second, "N2", target=both), "N2").status == 409
    assert post(office, told(office, second, "N3"), "N3").status == 201


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"target": []}, 422),
        ({"target": [{"display": "血常规"}]}, 422),
        ({"target": [{"reference": "DiagnosticReport/none"}]}, 404),
        ({"recorded": "today"}, 400),
        ({"recorded": None}, 422),
        ({"agent": []}, 422),
    ],
)
def test_what_is_no_print_of_anything(office, changes, status) -> None:
    body = told(office, report(office), **changes)
    with pytest.raises(FhirError) as caught:
        office.do.create("Provenance", body)
    assert caught.value.status == status


def test_what_is_pending_is_not_printed(office) -> None:
    error = refused(office, told(office, report(office, "registered")))
    assert (error.status, error.code) == (422, "business-rule")


def test_what_only_the_hospital_does(office) -> None:
    of = report(office)
    done = post(office, told(office, of)).resource
    with pytest.raises(FhirError):
        office.do.update("Provenance", done["id"], done)
    for kind in ("DiagnosticReport", "Observation", "Specimen", "ServiceRequest", "Binary"):
        with pytest.raises(FhirError, match="报告只能由医院出具"):
            office.do.create(kind, {"resourceType": kind})
    for changes in (
        {"status": "registered"},
        {"status": "nonsense"},
        {"subject": {"reference": "Patient/p0001"}},
    ):
        with pytest.raises(FhirError) as caught:
            office.do.update("DiagnosticReport", of["id"], {**of, **changes})
        assert caught.value.status == 422


def test_the_desk_may_amend_by_hand(office) -> None:
    of = report(office)
    post(office, told(office, of))
    office.now += timedelta(minutes=2)
    issued = office.now.isoformat(timespec="milliseconds")
    office.do.update("DiagnosticReport", of["id"], {**of, "status": "amended", "issued": issued})
    office.now += timedelta(minutes=2)
    assert post(office, told(office, of, "N2"), "N2").status == 201


def test_a_print_in_a_transaction_counts_too(office) -> None:
    of = report(office)

    def bundle(number: str) -> dict[str, Any]:
        request = {
            "method": "POST",
            "url": "Provenance",
            "ifNoneExist": f"_tag=urn:yima:print|{number}&target=DiagnosticReport/{of['id']}",
        }
        entry = {"resource": told(office, of, number), "request": request}
        return {"resourceType": "Bundle", "type": "transaction", "entry": [entry]}

    statuses = [
        office.do.transaction(bundle("N1"))["entry"][0]["response"]["status"] for _ in range(2)
    ]
    assert statuses == ["201 Created", "200 OK"]
    with pytest.raises(FhirError) as caught:
        office.do.transaction(bundle("N2"))
    assert caught.value.status == 409


def test_earlier_prints_are_known(office) -> None:
    query = [("patient", PATIENT), ("_revinclude", "Provenance:target"), ("_count", "100")]
    entries = [e["resource"] for e in office.do.search("DiagnosticReport", query)["entry"]]
    earlier = [r for r in entries if r["resourceType"] == "Provenance"]
    assert {bool(p["activity"].get("coding")) for p in earlier} == {True, False}
    targets = ",".join(
        f"DiagnosticReport/{r['id']}" for r in entries if r["resourceType"] == "DiagnosticReport"
    )
    asked = office.do.search("Provenance", [("target", targets), ("_count", "100")])
    assert {e["resource"]["id"] for e in asked["entry"]} == {p["id"] for p in earlier}
    old = next(p for p in earlier if p["activity"].get("coding"))
    printed = office.do.read(*old["target"][0]["reference"].split("/"))
    assert refused(office, told(office, printed)).status == 409
    # What has been corrected since it was printed may be printed anew.
    corrected = report(office, "corrected", ("code", "24325-3"))
    assert [p["report"] for p in prints(office.store)].count(corrected["id"]) == 1
    assert post(office, told(office, corrected)).status == 201  # fmt: skip


def test_its_answers_are_valid_fhir(office) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - slow to import
    from fhir.resources.R4B.operationoutcome import OperationOutcome  # noqa: PLC0415

    of = report(office)
    post(office, told(office, of))
    Bundle.model_validate(office.do.search("Provenance", [("_count", "100")]))
    OperationOutcome.model_validate(refused(office, told(office, of, "N2"), "N2").outcome())


# over the wire


def first_report(running) -> str:
    (added,) = running.add_reports(PATIENT)
    return str(added.id)


def tell(running, of: str, number: str) -> requests.Response:
    at = datetime.fromisoformat(running.state()["now"])
    body = provenance(of, number, at, "T-17")
    condition = f"_tag=urn:yima:print|{number}&target=DiagnosticReport/{of}"
    return requests.post(
        f"{running.base_url}/Provenance",
        json=body,
        headers={**FHIR_JSON, "If-None-Exist": condition},
        timeout=5,
    )


def test_an_answer_lost_on_the_way_is_told_once(running) -> None:
    of = first_report(running)
    running.fault("drop_after_work", method="POST", path="Provenance", times=1)
    with pytest.raises(requests.ConnectionError):
        tell(running, of, "N1")
    assert tell(running, of, "N1").status_code == 200
    assert [p.number for p in running.prints(of)] == ["N1"]


def test_many_terminals_at_the_same_instant(running) -> None:
    of, answers = first_report(running), []
    gate = threading.Barrier(6)

    def terminal(number: int) -> None:
        gate.wait(10)
        answers.append(tell(running, of, f"N{number}").status_code)

    threads = [threading.Thread(target=terminal, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(answers) == [201, 409, 409, 409, 409, 409]
    assert len(running.prints(of)) == 1
