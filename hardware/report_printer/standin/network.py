"""The stand-in's network board: IPP over HTTP (RFC 8010, 4), as long as there is power."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, Final

from hardware.report_printer.standin.operations import PATH

Respond = Callable[[bytes, int], bytes | None]
"""A message and the power cuts before its connection; the answer, or None: the connection breaks."""

_HOST: Final = "127.0.0.1"
_MOST_BYTES: Final = 64 << 20
_LONGEST_LINE: Final = 1024
_POLL_SECONDS: Final = 0.05
_IDLE_SECONDS: Final = 60.0


class Board:
    """Keeps one port over all power failures.

    `power`: how many power cuts there were; None: there is no power just now.
    """

    def __init__(
        self,
        port: int,
        tls: ssl.SSLContext | None,
        power: Callable[[], int | None],
        respond: Respond,
    ) -> None:
        self._keeper = _bound(port)
        self._address: tuple[str, int] = self._keeper.getsockname()
        self._tls = tls
        self._power = power
        self._respond = respond
        self._server: _Server | None = None
        self._turning = threading.Lock()
        self.faults: list[str] = []  # of the stand-in itself

    @property
    def uri(self) -> str:
        host, port = self._address
        return f"{'ipps' if self._tls else 'ipp'}://{host}:{port}{PATH}"

    def follow_power(self) -> None:
        """Take connections or refuse them; returns once it is so.

        Not to be called with anything held that an answer needs.
        """
        with self._turning:
            power_cuts = self._power()
            if self._server is not None and self._server.power_cuts != power_cuts:
                self._server.end()
                self._server = None
            if self._server is None and power_cuts is not None:
                self._server = _Server(self, self._address, power_cuts)
                self._server.begin()

    def close(self) -> None:
        with self._turning:
            if self._server is not None:
                self._server.end()
                self._server = None
        self._keeper.close()

    def respond(self, message: bytes, power_cuts: int) -> bytes | None:
        return self._respond(message, power_cuts)

    def secured(self, listening: socket.socket) -> socket.socket:
        if self._tls is None:
            return listening
        # The handshake is done by whoever reads first: not by the thread that takes connections.
        return self._tls.wrap_socket(
            listening, server_side=True, do_handshake_on_connect=False, suppress_ragged_eofs=True
        )


class _Server(ThreadingMixIn, TCPServer):
    """Between two power cuts."""

    allow_reuse_address = True
    allow_reuse_port = True
    daemon_threads = False  # so that `end` waits for them

    def __init__(self, board: Board, address: tuple[str, int], power_cuts: int) -> None:
        super().__init__(address, _Handler)
        self.board = board
        self.power_cuts = power_cuts
        self.socket = board.secured(self.socket)
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(_POLL_SECONDS,))

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """Refuse connections, break those there are, wait for their threads."""
        self.shutdown()
        self._thread.join()
        self.socket.close()
        with self._guard:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - as it is there
        error = sys.exception()
        if not isinstance(error, OSError):  # whoever called has gone, or was cut off
            self.board.faults.append(repr(error))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        if self.headers.get("Content-Type") != "application/ipp":
            self.send_error(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
            return
        message = self._body()
        if message is None:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        answer = self.server.board.respond(message, self.server.power_cuts)
        if answer is None:
            self.close_connection = True
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name
        """Nothing of a job is written anywhere."""

    def _body(self) -> bytes | None:
        """None when it is too much. ConnectionError where it ends early."""
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return self._chunks()
        length = int(self.headers.get("Content-Length", "0"))
        return self._read(length) if length <= _MOST_BYTES else None

    def _chunks(self) -> bytes | None:
        """RFC 9112, 7.1."""
        message = bytearray()
        while size := int(self.rfile.readline(_LONGEST_LINE).split(b";")[0] or b"", 16):
            if len(message) + size > _MOST_BYTES:
                return None
            message += self._read(size)
            self.rfile.readline(_LONGEST_LINE)
        while self.rfile.readline(_LONGEST_LINE).strip():
            pass  # trailers
        return bytes(message)

    def _read(self, count: int) -> bytes:
        data = self.rfile.read(count)
        if len(data) < count:
            raise ConnectionError("the body ends early")
        return data


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "SO_REUSEPORT"):
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bound.bind((_HOST, port))
    except OSError:
        bound.close()
        raise
    return bound
