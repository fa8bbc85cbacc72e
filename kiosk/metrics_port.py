"""The port that Prometheus scrapes: one address, few callers at a time, none of them for long.

It is on a management network at most, and still whoever reaches it must not hold up a terminal: a caller
that says nothing is dropped, one too many is turned away, and no request has a body that is read.
"""

from __future__ import annotations

import gzip
import ipaddress
import logging
import socket
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import ThreadingMixIn
from typing import Final, Protocol

from kiosk.audit.catalogue import fingerprint

_AT_ONCE: Final = 4
_SILENCE: Final = 5.0  # seconds without a word, after which a caller is dropped
_STOPS_WITHIN: Final = 2.0  # seconds
_PATHS: Final = frozenset({"/", "/metrics"})
_QUICK: Final = 1  # of gzip's levels: a fifth of the bytes, in a fraction of a millisecond
_TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"

_log = logging.getLogger(__name__)


class Told(Protocol):
    def text(self) -> bytes: ...


class _Server(ThreadingMixIn, HTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 8

    def __init__(self, address: str, port: int, told: Told) -> None:
        if ipaddress.ip_address(address).version == 6:  # noqa: PLR2004 - the protocol's name
            self.address_family = socket.AF_INET6
        self.told = told
        self._free = threading.BoundedSemaphore(_AT_ONCE)
        super().__init__((address, port), _Handler)

    def server_bind(self) -> None:
        """Bind, without the look-up of a name that `HTTPServer` does there."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def process_request(self, request: object, client_address: object) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)  # type: ignore[arg-type] # typeshed: socket or a pair
            return
        super().process_request(request, client_address)  # type: ignore[arg-type] # likewise

    def process_request_thread(self, request: object, client_address: object) -> None:
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type] # likewise
        finally:
            self._free.release()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the library's
        """A caller who hung up is nobody's concern; a bug is logged by place, not printed."""
        bug = sys.exception()
        if bug is not None and not isinstance(bug, OSError):
            _log.error("metrics: %s", fingerprint(bug))


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _SILENCE
    server_version, sys_version = "yima", ""

    def do_GET(self) -> None:
        if self.path.partition("?")[0] not in _PATHS:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        text = self.server.told.text()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TEXT)
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            text = gzip.compress(text, _QUICK)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nobody wants to read of every scrape."""


class MetricsPort:
    """Listens from when it is made. OSError: the address is not this machine's, or the port is taken."""

    def __init__(self, address: str, port: int, told: Told) -> None:
        """`port` 0: whichever is free."""
        self._server = _Server(address, port, told)
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return str(self._server.server_address[0])

    @property
    def port(self) -> int:
        return self._server.server_port

    def start(self) -> None:
        self._thread = threading.Thread(
            target=lambda: self._server.serve_forever(poll_interval=0.2),
            name="metrics",
            daemon=True,
        )
        self._thread.start()

    def stop(self) -> None:
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join(_STOPS_WITHIN)
        self._server.server_close()
