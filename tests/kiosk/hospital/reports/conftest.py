"""A hospital with reports, and the adapter that reads them."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from kiosk.domain import Patient, PatientId
from kiosk.hospital.reports import FhirReports
from kiosk.net import strict_json
from kiosk.reports.report import Report, ReportList, Result


class Archive:
    """A hospital's reports: what was put there can be read and searched for, and prints are written.

    `includes`: whether `_include` and `_revinclude` are honoured. `page`: matches on a page, whatever was
    asked for. `once`: a second print of an edition is refused. `searchable`: whether a search finds a new
    Provenance already. `posts`: what the next POSTs are answered with instead; a pair ("lost", answer)
    does the work first. `lenient`: ignores when a report was issued, and which elements are wanted.
    """

    def __init__(self, server: Any) -> None:
        self.server = server
        self.resources: dict[str, dict[str, dict[str, Any]]] = {}
        self.includes = True
        self.page = 1_000
        self.once = True
        self.searchable = True
        self.lenient = False
        self.posts: list[Any] = []
        self._written = 0
        for kind in ("DiagnosticReport", "Observation", "Provenance", "ServiceRequest", "Specimen"):
            server.routes[f"GET {kind}"] = lambda asked, kind=kind: self._search(kind, asked)
        server.routes["POST Provenance"] = self._create

    def put(self, *resources: dict[str, Any]) -> None:
        for resource in resources:
            name = f"{resource['resourceType']}/{resource['id']}"
            self.resources.setdefault(resource["resourceType"], {})[resource["id"]] = resource
            self.server.routes[f"GET {name}"] = (200, strict_json.dumps(resource))

    def withdraw(self, kind: str, logical_id: str) -> None:
        del self.resources[kind][logical_id]
        self.server.routes[f"GET {kind}/{logical_id}"] = 410

    def report(self, logical_id: str = "r1", *results: str, **changes: Any) -> dict[str, Any]:
        """A finished report; an element that is None is left out."""
        whole = {
            "resourceType": "DiagnosticReport",
            "id": logical_id,
            "status": "final",
            "category": [{"coding": [{"system": SECTIONS, "code": "HM"}]}],
            "code": {"text": "血常规"},
            "subject": {"reference": "Patient/me"},
            "effectiveDateTime": "2030-03-04T08:00:00+08:00",
            "issued": "2030-03-04T10:00:00+08:00",
            "performer": [{"reference": "Organization/lab", "display": "检验科"}],
            "result": [{"reference": f"Observation/{each}"} for each in results],
            **changes,
        }
        made = {name: value for name, value in whole.items() if value is not None}
        self.put(made)
        return made

    def observation(self, logical_id: str = "o1", **changes: Any) -> dict[str, Any]:
        whole = {
            "resourceType": "Observation",
            "id": logical_id,
            "status": "final",
            "code": {
                "coding": [
                    {"system": "http://loinc.org", "code": "6690-2"},
                    {"system": "urn:lab", "code": "WBC"},
                ],
                "text": "白细胞计数",
            },
            "subject": {"reference": "Patient/me"},
            "effectiveDateTime": "2030-03-04T08:00:00+08:00",
            "valueQuantity": self.measured("5.10"),
            **changes,
        }
        made = {name: value for name, value in whole.items() if value is not None}
        self.put(made)
        return made

    @staticmethod
    def bundle(*resources: dict[str, Any], **more: Any) -> tuple[int, bytes]:
        """An answer with these, whatever was asked."""
        return 200, strict_json.dumps({**_searchset([{"resource": r} for r in resources]), **more})

    @staticmethod
    def measured(number: str, unit: str = "10*9/L", **changes: Any) -> dict[str, Any]:
        """A Quantity with just these digits."""
        system = "http://unitsofmeasure.org"
        return {"value": Decimal(number), "unit": unit, "system": system, "code": unit, **changes}

    def printed(self, logical_id: str, report: str = "r1", **changes: Any) -> dict[str, Any]:
        """Somebody's print is there."""
        made = {
            "resourceType": "Provenance",
            "id": logical_id,
            "meta": {"lastUpdated": f"2030-03-04T11:{self._written:02d}:00Z"},
            "target": [{"reference": f"DiagnosticReport/{report}"}],
            "recorded": "2030-03-04T12:00:00+08:00",
            "activity": {"coding": [{"system": "urn:yima:fhir:activity", "code": "print"}]},
            "agent": [{"who": {"display": "T2"}}],
            **changes,
        }
        self._written += 1
        self.put(made)
        return made

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Provenances that arrived."""
        return [json.loads(a.body) for a in self.server.scripted.asked if a.method == "POST"]

    @property
    def provenances(self) -> list[dict[str, Any]]:
        """Provenances that were kept."""
        return list(self.resources.get("Provenance", {}).values())

    def _search(self, kind: str, asked: Any) -> Any:
        query = parse_qsl(urlsplit(asked.target).query)
        if kind == "Provenance" and not self.searchable:
            return _searchset([])
        if self.lenient:
            query = [(name, value) for name, value in query if name not in ("issued", "_elements")]
        found = [r for r in self.resources.get(kind, {}).values() if _matches(r, query)]
        found.sort(key=lambda r: r.get("effectiveDateTime", ""), reverse=True)
        first = int(dict(query).get("_from", "0"))
        wanted = int(dict(query).get("_count", "50"))
        size = min(wanted, self.page)
        shown = [_elements(r, dict(query).get("_elements", "")) for r in found[first:][:size]]
        entries = [{"resource": r, "search": {"mode": "match"}} for r in shown]
        entries += [
            {"resource": r, "search": {"mode": "include"}} for r in self._along(query, entries)
        ]
        bundle = _searchset(entries)
        if first + size < len(found):
            rest = urlencode([*((k, v) for k, v in query if k != "_from"), ("_from", first + size)])
            bundle["link"] = [{"relation": "next", "url": f"{self.server.base_url}/{kind}?{rest}"}]
        return 200, strict_json.dumps(bundle)

    def _along(
        self, query: list[tuple[str, str]], entries: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        reports = [entry["resource"] for entry in entries]
        found = []
        if self.includes and ("_include", "DiagnosticReport:result") in query:
            observations = self.resources.get("Observation", {})
            results = [each["reference"] for r in reports for each in r.get("result", ())]
            found += [o for name in results if (o := observations.get(name.partition("/")[2]))]
        if self.includes and ("_revinclude", "Provenance:target") in query:
            mine = {f"DiagnosticReport/{r['id']}" for r in reports}
            found += [p for p in self.provenances if mine & _targets(p)]
        return found

    def _create(self, asked: Any) -> Any:
        answer = self.posts.pop(0) if self.posts else None
        if answer is not None and not isinstance(answer, tuple):
            return answer
        if answer is not None and answer[0] != "lost":
            return answer
        done = self._keep(json.loads(asked.body), asked.headers["if-none-exist"])
        return answer[1] if answer else done

    def _keep(self, provenance: dict[str, Any], condition: str) -> Any:
        for known in self.provenances:
            if _matches(known, parse_qsl(condition)):
                return 200, strict_json.dumps(known)
        target = provenance["target"][0]["reference"].partition("/")[2]
        issued = datetime.fromisoformat(self.resources["DiagnosticReport"][target]["issued"])
        rivals = [p for p in self.provenances if f"DiagnosticReport/{target}" in _targets(p)]
        if self.once and any(datetime.fromisoformat(p["recorded"]) >= issued for p in rivals):
            issue = {"severity": "error", "code": "duplicate"}
            return 409, {"resourceType": "OperationOutcome", "issue": [issue]}
        written = {"lastUpdated": f"2030-03-05T09:{self._written:02d}:00Z"}
        kept = {**provenance, "id": f"new{self._written}"}
        kept["meta"] = {**provenance["meta"], **written}
        self._written += 1
        self.put(kept)
        return 201, strict_json.dumps(kept)


SECTIONS = "http://terminology.hl7.org/CodeSystem/v2-0074"


def _searchset(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries}


def _elements(resource: dict[str, Any], wanted: str) -> dict[str, Any]:
    """Only these, with what no resource can be without (R4 "Elements")."""
    names = {"resourceType", "id", "meta", *wanted.split(",")}
    return {k: v for k, v in resource.items() if k in names} if wanted else resource


def _targets(provenance: dict[str, Any]) -> set[str]:
    return {each["reference"] for each in provenance["target"]}


def _matches(resource: dict[str, Any], query: list[tuple[str, str]]) -> bool:
    return all(_has(resource, name, set(value.split(","))) for name, value in query)


def _has(resource: dict[str, Any], name: str, wanted: set[str]) -> bool:
    match name:
        case "patient":
            return resource["subject"]["reference"] in wanted
        case "status":
            return resource["status"] in wanted
        case "issued":
            (bound,) = wanted
            at = datetime.fromisoformat(bound.removeprefix("ge"))
            return "issued" in resource and datetime.fromisoformat(resource["issued"]) >= at
        case "_id":
            return resource["id"] in wanted
        case "code":
            codings = resource["code"].get("coding", ())
            tokens = {f"{c.get('system')}|{c['code']}" for c in codings}
            return bool(wanted & (tokens | {c["code"] for c in codings}))
        case "target":
            return bool(_targets(resource) & wanted)
        case "_tag":
            tags = resource.get("meta", {}).get("tag", ())
            return bool({f"{t['system']}|{t['code']}" for t in tags} & wanted)
        case "component-code":
            return any(_has(c, "code", wanted) for c in resource.get("component", ()))
        case _:
            return True


@pytest.fixture
def archive(server) -> Archive:
    return Archive(server)


@pytest.fixture
def reports(hospital) -> FhirReports:
    return hospital.reports_port(form_limit=100_000)


@pytest.fixture
def me() -> Patient:
    return Patient(PatientId("me"), "张*明", "张")


@pytest.fixture
def listed(reports, me) -> Any:
    """The list, which has to be one."""

    def read() -> ReportList:
        found = reports.reports(me)
        assert isinstance(found, ReportList), found
        return found

    return read


@pytest.fixture
def told(server, answer) -> Any:
    """Have the server answer with these resources, whatever is asked."""

    def tell(*resources: dict[str, Any]) -> None:
        entries = [
            {"resource": r, "search": {"mode": _MODES.get(r["resourceType"], "include")}}
            for r in resources
        ]
        bundle = {"resourceType": "Bundle", "type": "searchset", "entry": entries}
        server.routes["GET DiagnosticReport"] = answer(bundle)

    return tell


_MODES = {"DiagnosticReport": "match"}


@pytest.fixture
def opened(archive, reports, me) -> Any:
    """The report "r1", which has to be one; its results are those put there before."""

    def read(**changes: Any) -> Report:
        archive.report("r1", *archive.resources.get("Observation", {}), **changes)
        found = reports.report(me, "r1")
        assert isinstance(found, Report), found
        return found

    return read


@pytest.fixture
def shown(archive, opened) -> Any:
    """The one result that an Observation with these changes is."""

    def read(**changes: Any) -> Result:
        archive.observation("o1", **changes)
        (result,) = opened().results
        assert isinstance(result, Result)
        return result

    return read
