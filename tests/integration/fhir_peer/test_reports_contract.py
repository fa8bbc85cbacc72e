"""The reports port's promises, kept by both hospitals: ours, and one that we did not write.

Medplum's server ignores `_include` and `_revinclude`, has no rule about prints, and loses a decimal's
trailing zeros.
"""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests

from kiosk.demo.hospital import json_text
from kiosk.demo.hospital.cast import CastMember, Role
from kiosk.demo.hospital.prints import provenance
from kiosk.demo.hospital.report_plans import Plan, Subject, plans_of
from kiosk.demo.hospital.report_resources import report_id, resources_of
from kiosk.domain import Patient
from kiosk.reasons import Code, Failure
from kiosk.reports.port import PrintNotice, Told
from kiosk.reports.report import (
    Flag,
    Holder,
    Report,
    ReportHead,
    ReportId,
    ReportList,
    ReportStatus,
    Trend,
)

OPENS = datetime(2030, 3, 5, 7, 40, tzinfo=ZoneInfo("Asia/Shanghai"))
LATELY = timedelta(days=25)


class Files:
    """A world whose people have reports, and what is in them."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.plans = self._plans(world.cast(Role.NOTHING_TODAY))
        if world.put:
            # All of it would take a while; trends need some days only.
            self.plans = [p for p in self.plans if OPENS - p.collected < LATELY]
            world.put([_plain(r) for plan in self.plans for r in self._filed(plan)])

    def owner(self, terminal: Any, role: Role = Role.NOTHING_TODAY) -> Patient:
        patient = terminal.hospital.find_patient(self.world.identifier(self.world.cast(role)))
        assert isinstance(patient, Patient), patient
        return patient

    def id_of(self, plan: Plan) -> ReportId:
        tag = f"{self.world.tag}-" if self.world.tag else ""
        return ReportId(f"{tag}{report_id(plan)}")

    def provenances(self, report: ReportId) -> list[dict[str, Any]]:
        query = {"target": f"DiagnosticReport/{report}"}
        found = requests.get(f"{self.world.base_url}/Provenance", query, timeout=10).json()
        return [entry["resource"] for entry in found.get("entry", ())]

    def _plans(self, member: CastMember) -> list[Plan]:
        (name,) = member.patient_ids
        subject = Subject(name, member.card_id, member.is_female, member.born)
        return list(plans_of(member, subject, OPENS))

    def _filed(self, plan: Plan) -> list[dict[str, Any]]:
        filed = list(resources_of(plan))
        if plan.printed and plan.first_issued:
            at = plan.first_issued + timedelta(minutes=5)
            filed.append(provenance(report_id(plan), f"d{plan.id}", at, "T0"))
        return filed


def _plain(resource: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json_text.dumps(resource))
    return plain


@pytest.fixture(scope="module")
def files(shared_world) -> Files:
    return Files(shared_world)


def listed(terminal: Any, patient: Patient) -> ReportList:
    found = terminal.hospital.reports_port().reports(patient)
    assert isinstance(found, ReportList), found
    return found


def notice(patient: Patient, head: ReportHead, number: str = "T1-20300305-000001") -> PrintNotice:
    at = max(head.issued, OPENS) + timedelta(minutes=1)
    return PrintNotice(number, head.id, head.edition, patient.id, at, 2, number.partition("-")[0])


def unprinted(terminal: Any, patient: Patient) -> ReportHead:
    """One that nobody has printed yet, in its only edition."""
    heads = listed(terminal, patient).reports
    return next(h for h in heads if not h.printed_at and h.status is ReportStatus.FINAL)


def test_the_list(files) -> None:
    terminal = files.world.terminal()
    found = listed(terminal, files.owner(terminal))
    finished = {files.id_of(plan): plan for plan in files.plans if not plan.is_pending}
    assert {head.id for head in found.reports} == finished.keys()
    issued = [head.issued for head in found.reports]
    assert issued == sorted(issued, reverse=True)
    for head in found.reports:
        plan = finished[head.id]
        assert (head.title, head.number, head.issued) == (plan.what.title, plan.number, plan.issued)
        assert head.status == plan.status
        assert head.doctor == plan.doctor.name
        assert head.department == plan.unit.name
        assert head.printed_at or plan.is_changed or not plan.printed
        assert head.results in {-1, 0} or files.world.numbers_sign_ins
    assert [p.id for p in found.pending] == [
        files.id_of(plan)
        for plan in sorted(files.plans, key=lambda plan: plan.expected or OPENS)
        if plan.is_pending
    ]


def test_every_report_can_be_opened(files) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    heads = {head.id: head for head in listed(terminal, patient).reports}
    recent = [p for p in files.plans if not p.is_pending and OPENS - p.collected < LATELY]
    kinds = set()
    for plan in recent:
        report = port.report(patient, files.id_of(plan))
        assert isinstance(report, Report), report
        head = heads[report.head.id]
        assert (report.head.issued, report.head.printed_at) == (head.issued, head.printed_at)
        if head.results >= 0:
            known = (head.results, head.attention, head.critical, head.kind)
            read = report.head
            assert (read.results, read.attention, read.critical, read.kind) == known
        assert report.results or report.sections or head.forms
        assert report.author == plan.author.name
        assert report.reviewer == plan.reviewer.name
        assert len({result.id for result in report.results}) == len(report.results)
        kinds |= {(r.quantity is not None, bool(r.text), bool(r.missing)) for r in report.results}
    assert kinds == {(True, False, False), (False, True, False), (False, False, True)}
    pending = next(plan for plan in files.plans if plan.is_pending)
    assert port.report(patient, files.id_of(pending)) == Failure(Code.REPORT_GONE)


def test_a_trend(files) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    panels = [p for p in files.plans if p.what.key == "GGN" and not p.is_pending]
    assert len(panels) > 1
    newest = max(panels, key=lambda plan: plan.collected)
    report = port.report(patient, files.id_of(newest))
    result = next(r for r in report.results if r.local_code == "ALT")
    trend = port.trend(patient, result)
    assert isinstance(trend, Trend), trend
    assert [point.at for point in trend.points] == sorted(plan.collected for plan in panels)
    assert trend.points[-1].quantity.value == result.quantity.value
    assert {point.flag for point in trend.points} <= {Flag.NORMAL, Flag.HIGH, Flag.LOW}


def test_the_pdf(files) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    with_forms = [head for head in listed(terminal, patient).reports if head.forms]
    assert len(with_forms) >= 2
    for head in with_forms:
        document = port.form(patient, head.id, head.forms[0])
        assert isinstance(document, bytes), document
        assert document.startswith(b"%PDF-")
        assert len(document) == head.forms[0].size
    small = terminal.hospital.reports_port(form_limit=100)
    assert small.form(patient, head.id, head.forms[0]) == Failure(Code.FORM_TOO_LARGE)


def test_the_holder(files) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    member = files.world.cast(Role.NOTHING_TODAY)
    masked, full = (port.holder(patient, full=each) for each in (False, True))
    assert isinstance(full, Holder), full
    assert (masked.name, full.name) == (member.masked_name, member.name)
    assert (full.sex, full.born) == ("女" if member.is_female else "男", member.born)
    assert full.record_number.endswith(masked.record_number.lstrip("*"))
    assert "*" in masked.record_number


def test_printing_is_told_once(files) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    head = unprinted(terminal, patient)
    assert port.printed(patient, [head]) == {}
    told = notice(patient, head)
    terminal.client.answers_to_lose = 1
    for again in (port, port, files.world.terminal().hospital.reports_port()):
        assert again.tell_printed(told) is Told.TOLD
    assert port.printed(patient, [head]) == {head.id: told.printed_at}
    (kept,) = files.provenances(head.id)
    assert kept["meta"]["tag"][0]["code"] == told.number
    second = notice(patient, head, "T2-20300305-000009")
    assert port.tell_printed(second) is Told.PRINTED_BEFORE
    assert len(files.provenances(head.id)) == 1


def test_what_the_kiosk_writes_is_valid_fhir(files, code_systems) -> None:
    from fhir.resources.R4B.provenance import Provenance  # noqa: PLC0415 - slow to import

    terminal = files.world.terminal()
    patient = files.owner(terminal)
    told = notice(patient, unprinted(terminal, patient))
    assert terminal.hospital.reports_port().tell_printed(told) is Told.TOLD
    (written,) = terminal.client.written
    assert Provenance.model_validate(written).recorded.astimezone(UTC) == told.printed_at
    for agent in written["agent"]:
        for coding in agent["type"]["coding"]:
            assert coding["code"] in code_systems[coding["system"]]


def test_two_terminals_that_printed_the_same_at_once(files) -> None:
    """One of them is the second, whoever is asked, and however often."""
    terminals = [files.world.terminal() for _ in range(2)]
    patient = files.owner(terminals[0])
    head = unprinted(terminals[0], patient)
    notices = [notice(patient, head, f"T{n}-20300305-000001") for n in range(2)]
    ready, answers = threading.Barrier(2), {}

    def tell(n: int) -> None:
        ready.wait(10)
        answers[n] = terminals[n].hospital.reports_port().tell_printed(notices[n])

    threads = [threading.Thread(target=tell, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers.values()) == [Told.PRINTED_BEFORE, Told.TOLD]
    for n, told in enumerate(notices):
        assert terminals[n].hospital.reports_port().tell_printed(told) is answers[n]


def test_an_amended_report_may_be_printed_again(files) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    (plan,) = [plan for plan in files.plans if plan.is_changed and plan.printed]
    (head,) = [h for h in listed(terminal, patient).reports if h.id == files.id_of(plan)]
    assert len(files.provenances(head.id)) == 1  # of its first edition
    assert port.printed(patient, [head]) == {}
    assert port.tell_printed(notice(patient, head)) is Told.TOLD


def test_a_report_of_another(files) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    stranger = files.owner(terminal, Role.ONE_APPOINTMENT)
    head = unprinted(terminal, patient)
    assert port.report(stranger, head.id) == Failure(Code.WRONG_PATIENT)
    assert port.tell_printed(notice(stranger, head)) == Failure(Code.WRONG_PATIENT)
    assert terminal.client.written == []


def test_nothing_of_reports_stays_behind(files, texts_of) -> None:
    terminal = files.world.terminal()
    patient, port = files.owner(terminal), terminal.hospital.reports_port()
    heads = listed(terminal, patient).reports
    report = port.report(patient, heads[0].id)
    assert isinstance(report, Report)
    secrets = [patient.id, heads[0].number, heads[0].id, report.author]
    assert all(secrets)
    del report, heads
    port.forget()
    assert [s for s in secrets for text in texts_of(port) if s in text] == []
