"""The Provenance (R4) of a printed report: what it says, and which ones there are.

    POST Provenance    If-None-Exist: _tag=urn:yima:print|[number]&target=DiagnosticReport/[id]
    GET  Provenance?target=DiagnosticReport/a,DiagnosticReport/b

A print is known by its activity: the code `print`, or words with 打印 in them where other software wrote
it. A reprint at the desk (code `reprint`, 补打) is not counted. `recorded` is when it came out. A terminal's
print says which edition it is of: one that was printing while it was amended comes out after the next is
released, and a terminal's clock may be ahead. Of others' prints `recorded` tells the editions apart: one
recorded before a report was released anew was of what it had been.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Final

from kiosk.hospital.errand import Errand, batches
from kiosk.hospital.parse import Rejected, bad_answer, instant, member, members, word
from kiosk.hospital.references import local_reference
from kiosk.net.strict_json import JsonObject
from kiosk.reports.port import PrintNotice
from kiosk.reports.report import ReportId, issued_of

ACTIVITY: Final = "urn:yima:fhir:activity"
PRINT: Final = "print"
REPRINT: Final = "reprint"
PAGES: Final = "urn:yima:fhir:pages"
EDITION: Final = "urn:yima:fhir:edition"
"""Extension of a print's Provenance: `DiagnosticReport.issued` of what was printed (`valueInstant`)."""
PRINT_TAG: Final = "urn:yima:print"
TERMINAL: Final = "urn:yima:terminal"

_PARTICIPANT: Final = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_PRINTED_WORDS: Final = "打印"
_REPRINTED_WORDS: Final = ("补打", "重打", "重新打印")


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """A print that the hospital has."""

    id: str
    number: str  # by this terminal or another; "" where other software printed
    targets: frozenset[str] = field(repr=False)  # "DiagnosticReport/17"
    recorded: datetime
    written: str  # by the server's own clock, which alone can put prints in order
    edition: datetime | None = None  # when what was printed had been released, where it says so

    @property
    def age(self) -> tuple[str, str]:
        return self.written, self.id


def print_record(provenance: JsonObject, base: str) -> PrintRecord | None:
    """None where it is of something else. A print at an unknown time raises `Rejected`."""
    if not _is_print(provenance):
        return None
    targets = (
        local_reference(target.get("reference"), base)
        for target in members(provenance.get("target"))
    )
    return PrintRecord(
        id=provenance["id"],
        number=_number(provenance),
        targets=frozenset(filter(None, targets)),
        recorded=_recorded(provenance),
        written=_written(provenance),
        edition=_edition(provenance),
    )


def find_prints(errand: Errand, reports: Collection[ReportId]) -> list[PrintRecord]:
    """All prints of these reports, of whatever edition."""
    wanted = [f"DiagnosticReport/{each}" for each in dict.fromkeys(reports)]
    found: dict[str, PrintRecord] = {}
    for batch in batches(wanted):
        for provenance in errand.search("Provenance", (("target", ",".join(batch)),)).matches:
            record = print_record(provenance, errand.base)
            if record and not record.targets.isdisjoint(batch):
                found[record.id] = record
    return list(found.values())


def is_since(record: PrintRecord, issued: datetime) -> bool:
    """Whether it is of the edition released then, or of a later one. To the second: servers round."""
    at = record.edition or record.recorded
    return at.replace(microsecond=0) >= issued.replace(microsecond=0)


def printed_at(
    records: Iterable[PrintRecord], report: ReportId, issued: datetime
) -> datetime | None:
    """When the edition released then was first printed."""
    name = f"DiagnosticReport/{report}"
    times = (r.recorded for r in records if name in r.targets and is_since(r, issued))
    return min(times, default=None)


def provenance_of(notice: PrintNotice, zone: tzinfo) -> JsonObject:
    """What follows from the notice alone: every repeat, from whatever process, is the same.

    A terminal's clock that is behind must not have it printed before it was released.
    """
    issued = issued_of(notice.edition)
    recorded = max(notice.printed_at, issued).astimezone(zone)
    return {
        "resourceType": "Provenance",
        "meta": {"tag": [{"system": PRINT_TAG, "code": notice.number}]},
        "extension": [
            {"url": EDITION, "valueInstant": issued.astimezone(zone).isoformat()},
            *_pages(notice.pages),
        ],
        "target": [{"reference": f"DiagnosticReport/{notice.report}"}],
        "recorded": recorded.isoformat(),
        "activity": {"coding": [{"system": ACTIVITY, "code": PRINT, "display": "Printed"}]},
        "agent": [
            {
                "type": {"coding": [{"system": _PARTICIPANT, "code": "performer"}]},
                "who": {
                    "identifier": {"system": TERMINAL, "value": notice.terminal},
                    "display": notice.terminal,
                },
            }
        ],
    }


def _pages(pages: int) -> list[JsonObject]:
    """Not how many where nobody counted: of a print of before a restart, or one that staff vouch for."""
    return [{"url": PAGES, "valuePositiveInt": pages}] if pages else []


def condition_of(notice: PrintNotice) -> str:
    """The `If-None-Exist` of the notice."""
    return f"_tag={PRINT_TAG}|{notice.number}&target=DiagnosticReport/{notice.report}"


def _is_print(provenance: JsonObject) -> bool:
    activity = member(provenance, "activity")
    codings = list(members(activity.get("coding")))
    codes = [word(coding.get("code")) for coding in codings]
    words = [word(activity.get("text")), *(word(coding.get("display")) for coding in codings)]
    if REPRINT in codes or any(again in w for w in words for again in _REPRINTED_WORDS):
        return False
    return PRINT in codes or any(_PRINTED_WORDS in w for w in words)


def _number(provenance: JsonObject) -> str:
    for tag in members(member(provenance, "meta").get("tag")):
        if tag.get("system") == PRINT_TAG:
            return word(tag.get("code"))
    return ""


def _edition(provenance: JsonObject) -> datetime | None:
    """None also where it says nothing that can be read: it then counts as others' prints do."""
    for extension in members(provenance.get("extension")):
        if extension.get("url") == EDITION:
            try:
                return instant(extension.get("valueInstant"), EDITION)
            except Rejected:
                return None
    return None


def _recorded(provenance: JsonObject) -> datetime:
    """When it was recorded, else when the server got it."""
    for value in (provenance.get("recorded"), _written(provenance)):
        try:
            return instant(value, "Provenance.recorded")
        except Rejected:
            continue
    raise bad_answer("Provenance.recorded")


def _written(provenance: JsonObject) -> str:
    return word(member(provenance, "meta").get("lastUpdated"))
