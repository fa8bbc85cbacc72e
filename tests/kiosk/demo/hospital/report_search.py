"""What the demo hospital's server has of somebody's reports."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from kiosk.demo.hospital.cast import Role, member_for

FINISHED = ("status", "final,amended,corrected,appended")


PENDING = ("status", "registered,partial,preliminary")


ALL_REFERENCES = [
    *(("_include", f"DiagnosticReport:{n}") for n in ("result", "specimen", "based-on", "performer")),
    ("_include:iterate", "Observation:has-member"),
    ("_include:iterate", "ServiceRequest:requester"),
    ("_revinclude", "Provenance:target"),
]  # fmt: skip


JSON = {"Accept": "application/fhir+json"}


def of(role: Role) -> str:
    return f"Patient/{member_for(1, role, 605).patient_ids[0]}"


def search(office, kind: str, *query: tuple[str, str]) -> list[dict[str, Any]]:
    """All matches and what came along, through all pages."""
    found: list[dict[str, Any]] = []
    rest = list(query)
    while rest:
        bundle = office.do.search(kind, rest)
        found += [entry["resource"] for entry in bundle.get("entry", ())]
        links = {link["relation"]: link["url"] for link in bundle["link"]}
        rest = parse_qsl(urlsplit(links.get("next", "")).query)
    return found


def reports(office, role: Role, *query: tuple[str, str]) -> list[dict[str, Any]]:
    mine = search(office, "DiagnosticReport", ("patient", of(role)), *query)
    return [r for r in mine if r["resourceType"] == "DiagnosticReport"]


def result(office, report: dict[str, Any], code: str) -> dict[str, Any]:
    for reference in report["result"]:
        observation = office.do.read(*reference["reference"].split("/"))
        if code in {c["code"] for c in observation["code"]["coding"]}:
            return observation
    raise AssertionError(code)


def titled(found: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return [r for r in found if key in {c["code"] for c in r["code"]["coding"]}]
