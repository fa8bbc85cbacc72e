"""Earlier values of one analyte.

    GET Observation?patient=&code=http://loinc.org|6690-2&status=final,amended,corrected&_sort=-date
    GET Observation?patient=&component-code=...            where the value is a component, or none came

By LOINC, else by the hospital's own code. Values in another unit are left out: nothing is converted. One
with a comparator ("<5") stays, and its quantity says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice
from typing import Final

from kiosk.domain import Patient
from kiosk.hospital.errand import Errand
from kiosk.hospital.parse import Rejected, bad_answer, member, members, moment, word
from kiosk.hospital.references import is_id
from kiosk.hospital.report_codes import FINISHED_RESULT, LOINC
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_values import (
    flag_of,
    is_same_unit,
    local_code_of,
    loinc_of,
    quantity_of,
)
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code
from kiosk.reports.report import Quantity, Result, Trend, TrendPoint

MOST_POINTS: Final = 30

_PAGE: Final = 100
_PAGES: Final = 5
_MOMENTS: Final = ("effectiveDateTime", "effectiveInstant", "issued")


@dataclass(frozen=True, slots=True)
class TrendReader:
    errand: Errand
    patient: Patient
    result: Result
    zone: tzinfo

    def read(self) -> Trend:
        """Trouble raises `Rejected`; a result that is no number, ValueError."""
        quantity = self.result.quantity
        if quantity is None:
            raise ValueError("a trend of words")
        points: dict[datetime, TrendPoint] = {}
        for parameter in ("code", "component-code"):
            for observation in self._search(parameter):
                self._take(observation, quantity, points)
            if points:
                break
        own = self._own()
        if own is not None:
            self._take(own, quantity, points, own=True)
        if not points:
            raise bad_answer("Observation: no value with a moment")
        newest = sorted(points.values(), key=lambda point: point.at)[-MOST_POINTS:]
        return Trend(self.result.name, quantity.unit, self.result.range, tuple(newest))

    def _search(self, parameter: str) -> Iterator[JsonObject]:
        """Of some pages: a server may ignore what is searched for, and then these are all values."""
        token = self._token()
        if not token:
            return
        query = (
            ("patient", f"Patient/{self.patient.id}"),
            (parameter, token),
            ("status", ",".join(FINISHED_RESULT)),
            ("_sort", "-date"),
        )
        pages = self.errand.pages("Observation", query, size=_PAGE, limit=_PAGES + 1)
        try:
            for page in islice(pages, _PAGES):
                yield from page.matches
        except Rejected as rejected:
            if parameter == "code" or rejected.failure.code is not Code.HOSPITAL_REFUSED:
                raise

    def _token(self) -> str:
        if self.result.loinc:
            return f"{LOINC}|{self.result.loinc}"
        code = self.result.local_code.replace("\\", "\\\\")
        for syntax in ",$|":  # R4 "Escaping Search Parameters"
            code = code.replace(syntax, f"\\{syntax}")
        return code

    def _own(self) -> JsonObject | None:
        """The result's own Observation: it may be of a kind that searches do not find."""
        for name in (self.result.id, self.result.id.rpartition(".")[0]):
            if is_id(name) and (found := self._read(name)):
                return found
        return None

    def _read(self, logical_id: str) -> JsonObject | None:
        try:
            return self.errand.read(f"Observation/{logical_id}")
        except Rejected as rejected:
            if rejected.failure.code is Code.HOSPITAL_REFUSED:
                return None
            raise

    def _take(
        self,
        observation: JsonObject,
        quantity: Quantity,
        points: dict[datetime, TrendPoint],
        *,
        own: bool = False,
    ) -> None:
        """One point for each moment: the result's own, else the one that came first."""
        Known(self.errand.base, f"Patient/{self.patient.id}").check_owner(observation)
        at = self._moment(observation)
        if at is None or word(observation.get("status")) not in FINISHED_RESULT:
            return
        for node in (observation, *members(observation.get("component"))):
            point = self._point(node, at, quantity)
            if point and (own or at not in points):
                points[at] = point

    def _point(self, node: JsonObject, at: datetime, quantity: Quantity) -> TrendPoint | None:
        if not self._is_same_analyte(node) or "value" not in member(node, "valueQuantity"):
            return None
        try:
            found = quantity_of(member(node, "valueQuantity"))
            return TrendPoint(at, found, flag_of(node)) if is_same_unit(found, quantity) else None
        except Rejected:
            return None  # one value that cannot be read: the others can

    def _is_same_analyte(self, node: JsonObject) -> bool:
        if self.result.loinc:
            return loinc_of(node) == self.result.loinc
        return bool(self.result.local_code) and local_code_of(node) == self.result.local_code

    def _moment(self, observation: JsonObject) -> datetime | None:
        start = member(observation, "effectivePeriod").get("start")
        for value in (*(observation.get(name) for name in _MOMENTS), start):
            try:
                if found := moment(value, "Observation.effective", self.zone):
                    return found
            except Rejected:
                continue
        return None
