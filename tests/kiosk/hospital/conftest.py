"""A server that plays a script over real sockets, byte by byte where the test wants it."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.clock import ManualClock
from kiosk.hospital.breaker import CircuitBreaker
from kiosk.hospital.fhir import FhirHospital
from kiosk.hospital.http import Endpoint, HttpClient


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


NOW = datetime(2030, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=8)))

Script = Callable[[Asked], "bytes | Iterable[bytes | float]"]


@dataclass
class ScriptedServer:
    """Answers each request with what `script` returns: bytes, or pieces of bytes and pauses (s).

    The connection closes after each answer, whatever it promised.
    """

    script: Script = lambda _asked: b""
    tls: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)
    _listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _threads: list[threading.Thread] = field(default_factory=list)
    _stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def base_url(self) -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}/fhir"

    def start(self) -> None:
        self._run(self._accept)

    def stop(self) -> None:
        self._stopped.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _run(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._run(lambda c=connection: self._serve(c))  # type: ignore[misc] # binds c now

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                asked = _read(connection)
                if asked is None:
                    return
                self.asked.append(asked)
                answer = self.script(asked)
                for piece in [answer] if isinstance(answer, bytes) else answer:
                    if self._stopped.is_set():
                        return
                    if isinstance(piece, bytes):
                        connection.sendall(piece)
                    else:
                        self._stopped.wait(piece)
        except OSError:
            connection.close()  # the client hung up: the test looks at what it made of it


def _read(connection: socket.socket) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65_536)
        if not more:
            return None
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65_536)
    method, target, _ = first.split(" ")
    return Asked(method, target, headers, body)


@pytest.fixture
def serve() -> Iterator[Callable[..., ScriptedServer]]:
    """Start a scripted server: `serve(script)` or `serve(script, tls_context)`."""
    servers: list[ScriptedServer] = []

    def start(script: Script, tls: ssl.SSLContext | None = None) -> ScriptedServer:
        server = ScriptedServer(script, tls)
        server.start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def answer() -> Callable[..., bytes]:
    """Make an HTTP answer: `answer(body)`; a dict or list becomes FHIR JSON."""

    def make(
        body: Any = b"",
        status: int = 200,
        content_type: str = "application/fhir+json",
        **headers: str,
    ) -> bytes:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        fields = {
            "Content-Type": content_type,
            "Content-Length": str(len(data)),
            "Connection": "close",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
        return f"HTTP/1.1 {status} Scripted\r\n{head}\r\n".encode() + data

    return make


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
