"""Who printed what: every edition of a report once, and any number of times at the desk.

A print is a Provenance, as the terminal writes it (and as `provenance` below does for times past). The
books (tables `edition` and `print`) are kept beside the FHIR resources, so that the database itself
refuses a second print of an edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from kiosk.demo.hospital.outcome import FhirError, rule
from kiosk.demo.hospital.parameters import span
from kiosk.demo.hospital.report_stories import FINISHED
from kiosk.demo.hospital.seed import SYNTHETIC
from kiosk.demo.hospital.store import Store
from kiosk.hospital.parse import member, members

Resource = dict[str, Any]

ACTIVITY: Final = "urn:yima:fhir:activity"
PRINT_NUMBER: Final = "urn:yima:print"
TERMINAL: Final = "urn:yima:terminal"
PAGES: Final = "urn:yima:fhir:pages"
EDITION: Final = "urn:yima:fhir:edition"
_AGENT_TYPE: Final = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_REPORT: Final = "DiagnosticReport/"


def release(store: Store, report: Resource, now: datetime) -> Resource:
    """Write a DiagnosticReport; what is finished is an edition from its `issued` on."""
    written = store.put(report, now)
    if written["status"] in FINISHED:
        store.query(
            "INSERT OR IGNORE INTO edition VALUES (?, ?)", (written["id"], _issued(written))
        )
    return written


def take(store: Store, provenance: Resource) -> None:
    """Book a new Provenance, or raise FhirError. Inside a transaction."""
    recorded = provenance.get("recorded")
    if not isinstance(recorded, str) or not list(members(provenance.get("agent"))):
        raise FhirError(422, "required", "Provenance: recorded and agent are needed")
    targets = [t.get("reference") for t in members(provenance.get("target"))]
    if not targets:
        raise FhirError(422, "required", "Provenance.target is needed")
    at, _ = span(_of_edition(provenance) or recorded, None)
    for target in targets:
        if not isinstance(target, str) or "/" not in target:
            raise FhirError(422, "value", "Provenance.target: a relative reference was expected")
        report = store.must_read(target)
        if target.startswith(_REPORT) and is_print(provenance):
            _book(store, report, at, provenance)


def is_print(provenance: Resource) -> bool:
    """Whether it says that an edition came out on paper; a reprint at the desk does not count."""
    activity = member(provenance, "activity")
    codes = {coding.get("code") for coding in members(activity.get("coding"))}
    return "print" in codes or (not codes and "打印" in str(activity.get("text", "")))


def prints(store: Store) -> list[dict[str, Any]]:
    """One for each report that a Provenance names, in the order in which they came: `report`, `id`,
    `number`, `terminal`, `at`, `activity`, `pages`.
    """
    rows = store.query("SELECT id FROM resource WHERE type = 'Provenance'")
    found = [p for (name,) in rows for p in _told(store.must_read(f"Provenance/{name}"))]
    return sorted(found, key=lambda p: (p["told"], p["id"]))


def provenance(
    report_id: str, number: str, at: datetime, terminal: str, *, pages: int = 1, words: str = ""
) -> Resource:
    """Of a print. `words`: as other software puts it, in words instead of a code."""
    coding = {"system": ACTIVITY, "code": "print", "display": "Printed"}
    return {
        "resourceType": "Provenance",
        "id": f"p{number}",
        "meta": {"tag": [SYNTHETIC, {"system": PRINT_NUMBER, "code": number}]},
        "extension": [{"url": PAGES, "valuePositiveInt": pages}],
        "target": [{"reference": f"{_REPORT}{report_id}"}],
        "recorded": at.isoformat(timespec="milliseconds"),
        "activity": {"text": words} if words else {"coding": [coding]},
        "agent": [
            {
                "type": {"coding": [{"system": _AGENT_TYPE, "code": "performer"}]},
                "who": {
                    "identifier": {"system": TERMINAL, "value": terminal},
                    "display": terminal,
                },
            }
        ],
    }


def _book(store: Store, report: Resource, at: float, provenance: Resource) -> None:
    if report["status"] not in FINISHED:
        raise rule("该报告尚未完成，不能打印")
    edition = _edition(store, report, at)
    taken = store.query(
        "SELECT provenance FROM print WHERE report = ? AND issued = ?", (report["id"], edition)
    )
    if taken:
        raise FhirError(409, "duplicate", "该报告已打印，如需补打请到服务台")
    store.query("INSERT INTO print VALUES (?, ?, ?)", (report["id"], edition, provenance["id"]))


def _of_edition(provenance: Resource) -> str:
    """What a terminal says it has printed; "" where it does not."""
    said = (
        extension.get("valueInstant")
        for extension in members(provenance.get("extension"))
        if extension.get("url") == EDITION
    )
    return next((each for each in said if isinstance(each, str)), "")


def _edition(store: Store, report: Resource, at: float) -> float:
    """When the edition that stood at that moment was issued; a clock that is behind means the first."""
    rows = store.query(
        "SELECT issued FROM edition WHERE report = ? ORDER BY issued", (report["id"],)
    )
    issued = [row[0] for row in rows] or [_issued(report)]
    return max((moment for moment in issued if moment <= at), default=float(issued[0]))


def _issued(report: Resource) -> float:
    moment = report.get("issued") or report["meta"]["lastUpdated"]
    return span(moment, None)[0]


def _told(provenance: Resource) -> Iterator[dict[str, Any]]:
    activity = member(provenance, "activity")
    codes = [str(coding.get("code", "")) for coding in members(activity.get("coding"))]
    agent = next(iter(members(provenance.get("agent"))), {})
    tags = {
        tag.get("system"): tag.get("code") for tag in members(member(provenance, "meta").get("tag"))
    }
    pages = [
        e.get("valuePositiveInt")
        for e in members(provenance.get("extension"))
        if e.get("url") == PAGES
    ]
    for target in members(provenance["target"]):
        reference = str(target.get("reference"))
        if reference.startswith(_REPORT):
            yield {
                "report": reference.removeprefix(_REPORT),
                "id": provenance["id"],
                "number": tags.get(PRINT_NUMBER, ""),
                "terminal": member(member(agent, "who"), "identifier").get("value", ""),
                "at": provenance["recorded"],
                "activity": codes[0] if codes else activity.get("text", ""),
                "pages": pages[0] if pages else 0,
                "told": provenance["meta"]["lastUpdated"],
            }  # fmt: skip
