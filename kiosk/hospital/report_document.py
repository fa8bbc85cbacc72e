"""One report from a file, as a hospital exports it, for `yima report render`.

The file is a Bundle (collection, document, searchset, transaction) with one DiagnosticReport, or a
DiagnosticReport with its results contained (R4). It is read by the same code as a server's answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from decimal import DecimalException
from typing import Any, Final

from kiosk.hospital.parse import Rejected, bad_answer, code, member, members, word
from kiosk.hospital.people_and_places import Directory
from kiosk.hospital.references import contained, is_id, local_reference
from kiosk.hospital.report_codes import FINISHED, REPORT_STATUS
from kiosk.hospital.report_holder import holder_of
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_read import ReportReader
from kiosk.hospital.report_results import lines_and_owner
from kiosk.net import strict_json
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code
from kiosk.reports.report import Holder, Report

LARGEST_FILE: Final = 32 * 1024 * 1024

_BUNDLES: Final = frozenset({"collection", "document", "searchset", "transaction", "batch"})
_MOST_ENTRIES: Final = 10_000


class _Offline:
    """A file has nothing but what is in it."""

    base = ""

    def read(self, reference: str) -> JsonObject | None:  # noqa: ARG002 - as `Source` has it
        return None


def read_document(data: bytes, *, full: bool) -> tuple[Report, Holder] | str:
    """The one report in the file and whose it is, or in a line of English why there is none.

    `full`: whole name and record number. Never raises for what is in the file.
    """
    if len(data) > LARGEST_FILE:
        return f"the file is larger than {LARGEST_FILE // 1024**2} MiB"
    try:
        return _read(_resources(_parsed(data)), full=full)
    except Rejected as rejected:
        if rejected.failure.code is Code.WRONG_PATIENT:
            return "a result has another subject than the report, or none"
        return str(rejected.failure.facts.get("what", rejected.failure.code))


def _parsed(data: bytes) -> JsonObject:
    try:
        found = strict_json.loads(data)
    except (ValueError, DecimalException):
        raise bad_answer("the file is not strict JSON in UTF-8") from None
    if not isinstance(found, dict) or "resourceType" not in found:
        raise bad_answer("the file is no FHIR resource")
    return found


def _resources(found: JsonObject) -> list[JsonObject]:
    """All resources of the file, each with an id, and their references in the form "Type/id"."""
    if found["resourceType"] == "DiagnosticReport":
        entries: list[JsonObject] = [{"resource": found}]
    elif found["resourceType"] == "Bundle" and word(found.get("type")) in _BUNDLES:
        entries = list(members(found.get("entry")))
    else:
        raise bad_answer("neither a DiagnosticReport nor a Bundle that may hold one")
    if len(entries) > _MOST_ENTRIES:
        raise bad_answer(f"more than {_MOST_ENTRIES} entries")
    resources, names = [], {}
    for number, entry in enumerate(entries, 1):
        inner = member(entry, "resource")
        kind = inner.get("resourceType")
        if not isinstance(kind, str):
            continue
        if "id" not in inner:
            inner["id"] = f"entry-{number}"
        if not is_id(inner["id"]):
            raise bad_answer(f"{kind}.id is no FHIR id")
        resources.append(inner)
        if isinstance(entry.get("fullUrl"), str):
            names[entry["fullUrl"]] = f"{kind}/{inner['id']}"
    for reference in _references(resources):
        value = reference["reference"]
        reference["reference"] = names.get(value, value)
    return resources


def _references(root: Any) -> Iterator[JsonObject]:
    todo = [root]
    while todo:
        thing = todo.pop()
        if isinstance(thing, dict):
            if isinstance(thing.get("reference"), str):
                yield thing
            todo.extend(thing.values())
        elif isinstance(thing, list):
            todo.extend(thing)


def _read(resources: list[JsonObject], *, full: bool) -> tuple[Report, Holder]:
    reports = [each for each in resources if each["resourceType"] == "DiagnosticReport"]
    if len(reports) != 1:
        raise bad_answer(f"one DiagnosticReport is wanted, and there are {len(reports)}")
    (report,) = reports
    _take_out_patient(report, resources)
    status = code(report, "status", REPORT_STATUS)
    if status not in FINISHED:
        raise bad_answer(f"the report is not finished: its status is {status}")
    resources_by_name = {f"{each['resourceType']}/{each['id']}": each for each in resources}
    known = Known("", _owner(report), resources_by_name)
    lines = lines_and_owner(report, known)
    absent = [line.absent for line in lines if line.absent]
    if absent:
        raise bad_answer(f"not in the file: {len(absent)} of the report's results")
    reader = ReportReader(known, Directory(_Offline(), resources_by_name), _zone())
    return reader.report(report, lines, None), holder_of(_patient(report, known), full=full)


def _take_out_patient(report: JsonObject, resources: list[JsonObject]) -> None:
    """A contained Patient becomes one like any other, so that all is compared in one way."""
    inner = contained(report, member(report, "subject").get("reference"))
    if inner is None or inner.get("resourceType") != "Patient" or not is_id(inner.get("id")):
        return
    resources.append(inner)
    for reference in _references(report):
        if reference["reference"] == f"#{inner['id']}":
            reference["reference"] = f"Patient/{inner['id']}"


def _owner(report: JsonObject) -> str:
    owner = local_reference(member(report, "subject").get("reference"), "")
    if not owner.startswith("Patient/"):
        raise bad_answer("DiagnosticReport.subject names no Patient")
    return owner


def _patient(report: JsonObject, known: Known) -> JsonObject:
    """The Patient; of one that is not in the file, what the report calls them."""
    subject = member(report, "subject")
    found = known.find(report, subject, "Patient")
    return found or {"name": [{"text": subject.get("display")}]}


def _zone() -> tzinfo:
    zone = datetime.now().astimezone().tzinfo
    assert zone is not None  # noqa: S101 - an aware moment has one
    return zone
