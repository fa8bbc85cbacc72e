"""A terminal's FHIR adapter, and a hospital that answers what the test says."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.clock import ManualClock
from kiosk.hospital.fhir import FhirHospital
from kiosk.hospital.http import Endpoint, HttpClient
from kiosk.net.breaker import CircuitBreaker
from tests.kiosk.hospital.invoices_made import ME, bundle, exact

NOW = datetime(2030, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def client_of() -> Iterator[Callable[..., HttpClient]]:
    """Make a client of a server: `client_of(server.base_url, read_timeout=0.3)`."""
    clients: list[HttpClient] = []

    def make(
        base_url: str, *, breaker: CircuitBreaker | None = None, **settings: Any
    ) -> HttpClient:
        clock = ManualClock()
        client = HttpClient(
            Endpoint(base_url, **settings),
            clock,
            breaker or CircuitBreaker(clock, threshold=100),
            sleep=lambda _seconds: None,
        )
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def soon() -> Callable[[], float]:
    """A deadline no test should reach."""
    return lambda: time.monotonic() + 30


class HospitalClock:
    """A hospital in Beijing, at half past nine."""

    def now(self) -> int:
        return int(NOW.timestamp())

    def monotonic(self) -> float:
        return 1000.0

    def local(self) -> datetime:
        return NOW


class Server:
    """Routes "GET Patient" or "GET Patient/1" to answers; a list is worked off in turn."""

    def __init__(self, scripted: Any, answer: Callable[..., bytes]) -> None:
        self._answer = answer
        self.routes: dict[str, Any] = {}
        self.scripted = scripted(self._play)

    @property
    def base_url(self) -> str:
        url: str = self.scripted.base_url
        return url

    def _play(self, asked: Any) -> bytes:
        path = urlsplit(asked.target).path.removeprefix("/fhir").strip("/")
        route = self.routes.get(f"{asked.method} {path}", 404)
        if isinstance(route, list):
            route = route.pop(0) if len(route) > 1 else route[0]
        if callable(route):
            route = route(asked)
        if isinstance(route, bytes):
            return route
        if isinstance(route, tuple):
            return self._answer(route[1], route[0])
        return self._answer({}, route) if isinstance(route, int) else self._answer(route)

    def queries(self, kind: str) -> list[list[tuple[str, str]]]:
        """Parameters of the searches so far for this type."""
        urls = [urlsplit(a.target) for a in self.scripted.asked if a.method == "GET"]
        return [parse_qsl(u.query) for u in urls if u.path == f"/fhir/{kind}"]


@pytest.fixture
def server(serve, answer) -> Server:
    return Server(serve, answer)


@pytest.fixture
def hospital(server, client_of) -> FhirHospital:
    return FhirHospital(client_of(server.base_url), HospitalClock(), sleep=lambda _seconds: None)


class Accounts:
    """A hospital's accounts: Invoices, PaymentNotices, and its own way with them.

    `balances_after`: how many readings of an Invoice later it is balanced; 0: at once, None: never.
    `refuses`: answers 422 where the Invoice is not issued. `searchable`: whether a search finds a new
    notice already. `posts`: what the next transactions are answered with instead; a pair
    ("lost", answer) does the work first.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.invoices: dict[str, dict[str, Any]] = {}
        self.notices: list[dict[str, Any]] = []
        self.balances_after: int | None = 0
        self.refuses = True
        self.searchable = True
        self.posts: list[Any] = []
        self._readings: dict[str, int] = {}
        server.routes["POST "] = self._transaction
        server.routes["GET PaymentNotice"] = self._search

    def issue(self, logical_id: str = "i1", **changes: Any) -> None:
        self.invoices[logical_id] = {
            "resourceType": "Invoice",
            "id": logical_id,
            "meta": {"versionId": "1"},
            "status": "issued",
            "subject": {"reference": "Patient/me"},
            "totalGross": {"value": 25.5, "currency": "CNY"},
            **changes,
        }
        self.server.routes[f"GET Invoice/{logical_id}"] = lambda _asked: self._read(logical_id)

    def note(self, order: str, logical_id: str = "i1", **changes: Any) -> dict[str, Any]:
        """Somebody's notice is there."""
        identifiers = (("urn:yima:order", order), ("urn:yima:bill", logical_id))
        notice = {
            "resourceType": "PaymentNotice",
            "id": f"n{len(self.notices)}",
            "meta": {"lastUpdated": f"2030-03-05T09:{len(self.notices):02d}:00Z"},
            "status": "active",
            "identifier": [{"system": s, "value": v} for s, v in identifiers],
            **changes,
        }
        self.notices.append(notice)
        return notice

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Transactions that arrived."""
        return [json.loads(a.body) for a in self.server.scripted.asked if a.method == "POST"]

    def _read(self, logical_id: str) -> Any:
        invoice = self.invoices[logical_id]
        noted = any(_is_for(n, logical_id) for n in self.notices)
        if noted and invoice["status"] == "issued" and self.balances_after is not None:
            self._readings[logical_id] = self._readings.get(logical_id, 0) + 1
            if self._readings[logical_id] > self.balances_after:
                invoice["status"] = "balanced"
        return invoice

    def _transaction(self, asked: Any) -> Any:
        answer = self.posts.pop(0) if self.posts else None
        if answer is not None and not isinstance(answer, tuple):
            return answer
        done = self._work(json.loads(asked.body))
        return answer[1] if answer else done

    def _work(self, bundle: dict[str, Any]) -> Any:
        entries, orders = [], self._orders()
        for entry in bundle["entry"]:
            order, bill = (i["value"] for i in entry["resource"]["identifier"])
            closed = self.invoices[bill]["status"] != "issued"
            if self.refuses and closed and (order, bill) not in orders:
                return 422, {}
        for entry in bundle["entry"]:
            order, bill = (i["value"] for i in entry["resource"]["identifier"])
            notice = orders.get((order, bill)) or self.note(order, bill, **_content(entry))
            if self.balances_after == 0:
                self.invoices[bill]["status"] = "balanced"
            entries.append({"resource": notice, "response": {"status": "201"}})
        return {"resourceType": "Bundle", "type": "transaction-response", "entry": entries}

    def _orders(self) -> dict[tuple[str, str], dict[str, Any]]:
        return {(n["identifier"][0]["value"], n["identifier"][1]["value"]): n for n in self.notices}

    def _search(self, asked: Any) -> dict[str, Any]:
        wanted = dict(parse_qsl(urlsplit(asked.target).query))["identifier"].split(",")
        found = [n for n in self.notices if any(_is_for(n, w.rpartition("|")[2]) for w in wanted)]
        entries = [{"resource": n} for n in found if self.searchable]
        return {"resourceType": "Bundle", "type": "searchset", "entry": entries}


def _content(entry: dict[str, Any]) -> dict[str, Any]:
    """What a notice says, under the server's own id and time."""
    return {k: v for k, v in entry["resource"].items() if k not in {"id", "meta"}}


def _is_for(notice: dict[str, Any], logical_id: str) -> bool:
    return {"system": "urn:yima:bill", "value": logical_id} in notice["identifier"]


@pytest.fixture
def accounts(server) -> Accounts:
    made = Accounts(server)
    made.issue()
    return made


@pytest.fixture
def bills(server, hospital) -> Any:
    """What the adapter makes of these invoices."""

    def read(*found: Any) -> Any:
        server.routes["GET Invoice"] = (200, exact(bundle(*found)))
        return hospital.bills(ME)

    return read
