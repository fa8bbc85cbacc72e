"""A terminal's FHIR adapter, and a hospital that answers what the test says."""

from __future__ import annotations

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
    return FhirHospital(client_of(server.base_url), HospitalClock())
