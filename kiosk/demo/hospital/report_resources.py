"""FHIR R4 resources of the demo's reports: what hangs together with one DiagnosticReport."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from typing import Any, Final

from kiosk.demo.hospital.imaging import conclusion_of, imaging_observations
from kiosk.demo.hospital.observations import LOINC, SECTIONS, laboratory_observations, time_of
from kiosk.demo.hospital.panels import Panel
from kiosk.demo.hospital.report_pdfs import pdf_of
from kiosk.demo.hospital.report_plans import REPORTS, Plan
from kiosk.demo.hospital.report_stories import Quirk
from kiosk.demo.hospital.reporting_units import Reporter
from kiosk.demo.hospital.seed import SYNTHETIC
from kiosk.demo.hospital.studies import PdfForm, Study

Resource = dict[str, Any]

REPORT_NUMBER: Final = "urn:yima:demo:report-number"
EXPECTED_AT: Final = "urn:yima:fhir:expected-at"
_SPECIMENS: Final = "http://terminology.hl7.org/CodeSystem/v2-0487"


def report_id(plan: Plan) -> str:
    return f"r{plan.id}"


def resources_of(plan: Plan) -> Iterator[Resource]:
    """Yield all of them, the DiagnosticReport last."""
    yield _order(plan)
    if isinstance(plan.what, Panel):
        yield _specimen(plan, plan.what)
        observations = list(laboratory_observations(plan, plan.what))
    else:
        observations = list(imaging_observations(plan, plan.what))
    yield from observations
    report = _report(plan, observations)
    if isinstance(plan.what, Study) and plan.what.pdf and not plan.is_pending:
        form, binary = presented(plan.id, plan.what.title, pdf_of(plan), plan.what.pdf)
        report["presentedForm"] = [form]
        if binary:
            yield binary
    yield report


def presented(
    logical_id: str, title: str, content: bytes, form: PdfForm
) -> tuple[Resource, Resource | None]:
    """An Attachment, and the Binary it refers to, if it does."""
    text = base64.b64encode(content).decode()
    attachment: Resource = {
        "contentType": "application/pdf",
        "language": "zh-CN",
        "size": len(content),
        "hash": base64.b64encode(hashlib.sha1(content).digest()).decode(),  # noqa: S324 - R4 says SHA-1
        "title": title,
    }
    if form is PdfForm.INLINE:
        return {**attachment, "data": text}, None
    binary = {
        "resourceType": "Binary",
        "id": f"b{logical_id}",
        "contentType": "application/pdf",
        "data": text,
    }
    return {**attachment, "url": f"Binary/b{logical_id}"}, binary


def _report(plan: Plan, observations: list[Resource]) -> Resource:
    report: Resource = {
        "resourceType": "DiagnosticReport",
        "id": report_id(plan),
        "meta": {"tag": [SYNTHETIC]},
        "identifier": [{"use": "official", "system": REPORT_NUMBER, "value": plan.number}],
        "basedOn": [{"reference": f"ServiceRequest/q{plan.id}"}],
        "status": plan.status,
        "category": [{"coding": [{"system": SECTIONS, "code": plan.what.section}]}],
        "code": _concept(plan.what),
        "subject": {"reference": f"Patient/{plan.subject.id}"},
        **time_of(plan),
    }
    if plan.expected:
        moment = plan.expected.isoformat()
        report["extension"] = [{"url": EXPECTED_AT, "valueDateTime": moment}]
    if plan.issued:
        report["issued"] = plan.issued.isoformat()
    report["performer"] = list(_performers(plan))
    if not plan.is_pending:
        report["resultsInterpreter"] = [_person(plan, plan.reviewer)]
    if isinstance(plan.what, Panel):
        report["specimen"] = [{"reference": f"Specimen/s{plan.id}"}]
    if conclusion := _conclusion(plan):
        report["conclusion"] = conclusion
    if results := _results(plan, observations):
        report["result"] = results
    return report


def _conclusion(plan: Plan) -> str:
    if isinstance(plan.what, Study):
        return conclusion_of(plan, plan.what)
    return "" if plan.is_pending else plan.what.remark


def _results(plan: Plan, observations: list[Resource]) -> list[Resource]:
    """Panels before their members, or instead of them."""
    groups = [o["id"] for o in observations if "hasMember" in o]
    others = [o["id"] for o in observations if "hasMember" not in o]
    named = groups if groups and Quirk.GROUPS_ONLY in plan.quirks else groups + others
    return [{"reference": f"Observation/{name}"} for name in named]


def _performers(plan: Plan) -> Iterator[Resource]:
    unit = plan.unit
    named = {} if Quirk.NO_NAMES in plan.quirks else {"display": unit.name}
    yield {"reference": f"Organization/{unit.id}", **named}
    if not plan.is_pending:
        yield _person(plan, plan.author)


def _person(plan: Plan, person: Reporter) -> Resource:
    named = {} if Quirk.NO_NAMES in plan.quirks else {"display": person.name}
    return {"reference": f"Practitioner/{person.id}", **named}


def _order(plan: Plan) -> Resource:
    named = {} if Quirk.NO_NAMES in plan.quirks else {"display": plan.doctor.name}
    return {
        "resourceType": "ServiceRequest",
        "id": f"q{plan.id}",
        "meta": {"tag": [SYNTHETIC]},
        "status": "active" if plan.is_pending else "completed",
        "intent": "order",
        "code": _concept(plan.what),
        "subject": {"reference": f"Patient/{plan.subject.id}"},
        "authoredOn": plan.collected.isoformat(),
        "requester": {"reference": f"Practitioner/{plan.doctor.id}", **named},
    }


def _specimen(plan: Plan, panel: Panel) -> Resource:
    kind = panel.specimen
    return {
        "resourceType": "Specimen",
        "id": f"s{plan.id}",
        "meta": {"tag": [SYNTHETIC]},
        "status": "available",
        "type": {"coding": [{"system": _SPECIMENS, "code": kind.code}], "text": kind.name},
        "subject": {"reference": f"Patient/{plan.subject.id}"},
        "request": [{"reference": f"ServiceRequest/q{plan.id}"}],
        "collection": {"collectedDateTime": plan.collected.isoformat()},
    }


def _concept(what: Panel | Study) -> Resource:
    codings = [{"system": REPORTS, "code": what.key, "display": what.title}]
    if what.loinc:
        codings.insert(0, {"system": LOINC, "code": what.loinc})
    return {"coding": codings, "text": what.title}
