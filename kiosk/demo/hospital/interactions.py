"""FHIR interactions of the demo hospital: read, search, create, update, transaction (R4 "http")."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qsl

from kiosk.demo.hospital import json_text, payments, prints, rules
from kiosk.demo.hospital.archive import KINDS, Archive
from kiosk.demo.hospital.holder import confirm_holder
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.parameters import PARAMETERS
from kiosk.demo.hospital.search import Query, find_ids, search
from kiosk.demo.hospital.store import Store
from kiosk.hospital.parse import member, members
from kiosk.hospital.references import is_id

Resource = dict[str, Any]

_FOLLOWING: Final = frozenset({"_include", "_include:iterate", "_revinclude"})
_WEAK_ETAG: Final = re.compile(r'(?:W/)?"([^"]+)"')
_METHOD_ORDER: Final = {"POST": 0, "PUT": 1, "GET": 2}  # R4 "Transaction Processing Rules"


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of an interaction: HTTP status and the resource as it is now."""

    status: int
    resource: Resource


class Interactions:
    """`now` is the hospital's clock; `base`, the server's address, is set once it listens.

    `follows_references`: whether searches heed `_include` and `_revinclude`, as a server need not.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], seed: int = 1) -> None:
        self.store = store
        self.now = now
        self.base = ""
        self.follows_references = True
        self._archive = Archive(store, seed)

    def read(self, kind: str, logical_id: str) -> Resource:
        _check_kind(kind)
        self._open_files(kind, logical_id)
        return self._read(kind, logical_id)

    def _read(self, kind: str, logical_id: str) -> Resource:
        return rules.with_wait(self.store, self.store.must_read(f"{kind}/{logical_id}"))

    def search(self, kind: str, query: Query) -> Resource:
        _check_kind(kind)
        self._open_files(kind, *(value for _, value in query))
        if not self.follows_references:
            query = [(name, value) for name, value in query if name not in _FOLLOWING]
        bundle = search(self.store, kind, query, self.base, self.now().tzinfo)
        for entry in bundle.get("entry", ()):
            entry["resource"] = rules.with_wait(self.store, entry["resource"])
        return bundle

    def create(self, kind: str, body: Resource, if_none_exist: str = "") -> Done:
        if kind in KINDS:
            self._open_files(kind, json_text.dumps(body).decode())
        with self.store.transaction():
            done = self._create(kind, body, if_none_exist)
            self._check_after(done)
        return done

    def update(self, kind: str, logical_id: str, body: Resource, if_match: str = "") -> Done:
        self._open_files(kind, logical_id)
        with self.store.transaction():
            return self._update(kind, logical_id, body, if_match)

    def confirm_holder(self, patient_id: str, body: Resource) -> Resource:
        """Operation Patient/[id]/$confirm-holder."""
        return confirm_holder(self.store, patient_id, body, self.now())

    def transaction(self, bundle: Resource) -> Resource:
        """All entries or none; creates before updates, whatever their order in the Bundle."""
        if bundle.get("resourceType") != "Bundle" or bundle.get("type") != "transaction":
            raise FhirError(400, "invalid", "a transaction Bundle was expected")
        entries = list(members(bundle.get("entry")))
        urls = (str(member(entry, "request").get("url")) for entry in entries)
        if kinds := KINDS.intersection(url.partition("/")[0] for url in urls):
            self._open_files(min(kinds), json_text.dumps(bundle).decode())
        order = sorted(
            range(len(entries)),
            key=lambda i: _METHOD_ORDER.get(str(member(entries[i], "request").get("method")), 9),
        )
        results: dict[int, Done] = {}
        with self.store.transaction():
            for index in order:
                results[index] = self._one(entries[index])
            for done in results.values():
                self._check_after(done)
        return {
            "resourceType": "Bundle",
            "type": "transaction-response",
            "entry": [self._response(results[index]) for index in range(len(entries))],
        }

    def open_files(self, *mentioned: str) -> None:
        """Have the reports of all people whose ids are in these texts."""
        self._archive.open_files(mentioned, self.now())

    def _open_files(self, kind: str, *mentioned: str) -> None:
        if kind in KINDS:
            self.open_files(*mentioned)

    def _one(self, entry: Resource) -> Done:
        request, body = member(entry, "request"), member(entry, "resource")
        method, url = request.get("method"), str(request.get("url", ""))
        kind, _, logical_id = url.partition("/")
        if method == "POST" and not logical_id:
            return self._create(kind, body, str(request.get("ifNoneExist", "")))
        if method == "PUT" and logical_id:
            return self._update(kind, logical_id, body, str(request.get("ifMatch", "")))
        if method == "GET" and logical_id:
            _check_kind(kind)
            return Done(200, self._read(kind, logical_id))
        raise FhirError(400, "not-supported", "this entry is not supported in a transaction")

    def _create(self, kind: str, body: Resource, if_none_exist: str) -> Done:
        _check_body(kind, body)
        if if_none_exist:
            query = parse_qsl(if_none_exist, keep_blank_values=True)
            existing = find_ids(self.store, kind, query, self.now().tzinfo)
            if len(existing) > 1:
                raise FhirError(412, "multiple-matches", "more than one matches If-None-Exist")
            if existing:
                return Done(200, self.store.must_read(f"{kind}/{existing[0]}"))
        rules.check_create(body)
        rules.check_codes(body)
        resource = {**body, "id": uuid.uuid4().hex}
        if kind == "Encounter":
            resource = rules.admit(self.store, resource, self.now())
        elif kind == "PaymentNotice":
            payments.take(self.store, resource, self.now())
        elif kind == "Provenance":
            prints.take(self.store, resource)
        return Done(201, self.store.put(resource, self.now()))

    def _update(self, kind: str, logical_id: str, body: Resource, if_match: str) -> Done:
        _check_body(kind, body)
        if not is_id(logical_id) or body.get("id") != logical_id:
            raise FhirError(400, "invalid", "the id differs from the address")
        old = self.store.must_read(f"{kind}/{logical_id}")
        if if_match:
            wanted = _WEAK_ETAG.fullmatch(if_match)
            if wanted is None or wanted[1] != old["meta"]["versionId"]:
                raise FhirError(412, "conflict", "If-Match: there is a newer version")
        rules.check_codes(body)
        rules.check_change(old, body, self.now())
        if kind == "Invoice":
            body = payments.change(self.store, old, body, self.now())
        elif kind == "DiagnosticReport":
            return Done(200, prints.release(self.store, body, self.now()))
        return Done(200, self.store.put(body, self.now()))

    def _check_after(self, done: Done) -> None:
        if done.status == 201 and done.resource["resourceType"] == "Encounter":  # noqa: PLR2004 - created
            rules.check_admitted(self.store, done.resource)

    def _response(self, done: Done) -> Resource:
        resource = done.resource
        kind, meta = resource["resourceType"], resource["meta"]
        reason = {200: "200 OK", 201: "201 Created"}[done.status]
        return {
            "fullUrl": f"{self.base}/{kind}/{resource['id']}",
            "resource": rules.with_wait(self.store, resource),
            "response": {
                "status": reason,
                "location": f"{kind}/{resource['id']}/_history/{meta['versionId']}",
                "etag": f'W/"{meta["versionId"]}"',
                "lastModified": meta["lastUpdated"],
            },
        }


def capability_statement(base: str, date: str) -> Resource:
    """What GET /metadata answers."""
    kinds = [
        {
            "type": kind,
            "versioning": "versioned-update",
            "conditionalCreate": True,
            "interaction": [{"code": code} for code in ("read", "search-type", "create", "update")],
            "searchParam": [
                {"name": name, "type": parameter.kind} for name, parameter in parameters.items()
            ],
        }
        for kind, parameters in PARAMETERS.items()
    ]
    by_type = {kind["type"]: kind for kind in kinds}
    by_type["Patient"]["operation"] = [
        {"name": "confirm-holder", "definition": "urn:yima:fhir:confirm-holder"}
    ]
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": date,
        "kind": "instance",
        "implementation": {"description": "demo hospital", "url": base},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [{"mode": "server", "resource": kinds, "interaction": [{"code": "transaction"}]}],
    }


def _check_kind(kind: str) -> None:
    if kind not in PARAMETERS:
        raise FhirError(404, "not-supported", "this type of resource is not kept here")


def _check_body(kind: str, body: Resource) -> None:
    _check_kind(kind)
    if body.get("resourceType") != kind:
        raise FhirError(400, "invalid", f"a {kind} was expected")
