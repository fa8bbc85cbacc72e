"""A server that plays a script over real sockets, byte by byte where the test wants it."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


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
    def root_url(self) -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def base_url(self) -> str:
        return f"{self.root_url}/fhir"

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
    """Make an HTTP answer: `answer(body)`; a dict or list becomes JSON."""

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
