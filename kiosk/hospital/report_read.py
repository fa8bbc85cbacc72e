"""A whole report from what is at hand of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from kiosk.hospital.parse import concept, members
from kiosk.hospital.people_and_places import Directory, Link
from kiosk.hospital.references import contained
from kiosk.hospital.report_head import HeadReader, kind_of, performers
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_lines import Line
from kiosk.hospital.report_results import results_of, sections_of, tally, tally_of
from kiosk.net.strict_json import JsonObject
from kiosk.reports.report import Report
from kiosk.text import NAME_LENGTH, clean


@dataclass(frozen=True, slots=True)
class ReportReader:
    known: Known
    directory: Directory
    zone: tzinfo

    def report(
        self, report: JsonObject, lines: Sequence[Line], printed_at: datetime | None
    ) -> Report:
        """`lines`: of `report_lines.lines_of`, which has checked whose they are."""
        kind = kind_of(report, tally(lines, None))
        results = results_of(lines, kind)
        heads = HeadReader(self.known, self.directory, self.zone)
        return Report(
            head=heads.head(report, tally_of(results), printed_at),
            results=results,
            sections=sections_of(report, lines, kind),
            specimen=self._specimen(report),
            author=self.directory.doctor(performers(report)),
            reviewer=self.directory.doctor(
                [Link(report, each) for each in members(report.get("resultsInterpreter"))]
            ),
        )

    def _specimen(self, report: JsonObject) -> str:
        for reference in members(report.get("specimen")):
            found = self.known.find_owned(report, reference, "Specimen") or {}
            if words := concept(found.get("type")) or clean(reference.get("display"), NAME_LENGTH):
                return words
        return ""


def specimens_of(report: JsonObject, known: Known) -> list[str]:
    """Ids of the Specimens that are not at hand and that the report does not describe."""
    names = (
        known.name(reference)
        for reference in members(report.get("specimen"))
        if contained(report, reference.get("reference")) is None and not reference.get("display")
    )
    return [name.partition("/")[2] for name in names if name.startswith("Specimen/")]
