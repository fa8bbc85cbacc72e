"""Which finished reports are new: released lately, and printed nowhere as far as the hospital knows.

    GET DiagnosticReport?patient=&status=final,...&issued=ge[since]&_elements=subject,status,issued
    GET Provenance?target=a,b,c          only where there is one

Asked before anybody wants a report, so no more is asked for than the count needs: no title, no result,
no name. `_summary=count` would be less still, but counts printed ones, too, and R4 cannot leave them out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Final

from kiosk.domain import Patient
from kiosk.hospital.errand import Errand
from kiosk.hospital.parse import code
from kiosk.hospital.report_codes import FINISHED, REPORT_STATUS
from kiosk.hospital.report_head import issued_of
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_provenance import find_prints, printed_at
from kiosk.net.strict_json import JsonObject
from kiosk.reports.report import ReportId, edition_of

PATIENCE: Final = 4.0
"""Seconds for all of it: nobody has asked."""
_PAGES: Final = 2  # of fifty: whoever has more in two weeks is told so by the list


def new_editions(
    errand: Errand, patient: Patient, since: datetime, zone: tzinfo
) -> Mapping[ReportId, str]:
    """`ReportHead.edition` of each. Trouble raises `Rejected`."""
    owner = Known(errand.base, f"Patient/{patient.id}")
    query = (
        ("patient", f"Patient/{patient.id}"),
        ("status", ",".join(FINISHED)),
        ("issued", f"ge{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"),
        ("_elements", "subject,status,issued"),
    )
    found: dict[ReportId, JsonObject] = {}
    for page in errand.pages("DiagnosticReport", query, limit=_PAGES):
        for report in page.matches:
            owner.check_owner(report)
            if _is_wanted(report, since, zone):
                found[ReportId(report["id"])] = report
    prints = find_prints(errand, found) if found else []
    return {
        name: edition_of(FINISHED[report["status"]], issued_of(report, zone))
        for name, report in found.items()
        if printed_at(prints, name, issued_of(report, zone)) is None
    }


def _is_wanted(report: JsonObject, since: datetime, zone: tzinfo) -> bool:
    """A server may have ignored what it was asked by."""
    finished = code(report, "status", REPORT_STATUS) in FINISHED
    return finished and issued_of(report, zone) >= since
