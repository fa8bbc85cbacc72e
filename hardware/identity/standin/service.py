"""The stand-in service: a TCP server on loopback that says what a real one would."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import suppress
from enum import StrEnum, auto
from time import monotonic
from types import TracebackType
from typing import Self

from hardware.identity.protocol import VERSION

_HOST = "127.0.0.1"
_LOOK_SECONDS = 0.05
_SEND_SECONDS = 1.0


class Standing(StrEnum):
    """Named states of reader and service."""

    READY = auto()
    FAULT = auto()  # the service runs, and does not reach its reader
    SILENT = auto()  # the service hangs: it takes connections and says nothing
    GONE = auto()  # the service does not run


class StandInReader:
    """Everything may be called from any thread, at any moment.

    `port` 0 takes a free one; OSError when it is taken. `beat`: seconds between two words on how
    the reader is.
    """

    def __init__(self, *, port: int = 0, beat: float = 1.0) -> None:
        self._keeper = _bound(port)  # keeps the port while the service does not run
        self._beat = beat
        self._lock = threading.RLock()  # guards all below
        self._listener: socket.socket | None = None
        self._connections: list[socket.socket] = []
        self._state = Standing.READY
        self._document: tuple[str, str] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stand-in-reader", daemon=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> Self:
        with self._lock:
            self._open()
        self._thread.start()
        return self

    def stop(self) -> None:
        """Close everything; harmless when stopped."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        with self._lock:
            self._close()
        self._keeper.close()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port; the same whether the service runs or not."""
        host, port = self._keeper.getsockname()
        return host, port

    @property
    def state(self) -> Standing:
        return self._state

    @state.setter
    def state(self, state: Standing) -> None:
        with self._lock:
            self._state = state
            if state is Standing.GONE:
                self._close()
            else:
                self._open()
            self._say_state()

    def lay(self, number: str, name: str) -> None:
        """Lay a document down, in place of another."""
        with self._lock:
            self.take_away()
            self._document = number, name
            self._say_state()
            if self._state is Standing.READY:
                self._say({"type": "document", "number": number, "name": name})

    def take_away(self) -> None:
        with self._lock:
            self._document = None
            self._say_state()

    def drop_connections(self) -> None:
        """As when the service is started anew: what lies there is told again to whoever comes."""
        with self._lock:
            self._hang_up()

    def say(self, data: bytes) -> None:
        """Send anything at all to whoever is connected."""
        with self._lock:
            for connection in list(self._connections):
                try:
                    connection.sendall(data)
                except OSError:
                    self._connections.remove(connection)
                    connection.close()

    def wait_for_connections(self, count: int, seconds: float) -> bool:
        """Whether so many are connected within so many seconds."""
        deadline = monotonic() + seconds
        while monotonic() < deadline:
            with self._lock:
                if len(self._connections) == count:
                    return True
            self._stopping.wait(_LOOK_SECONDS / 5)
        return False

    def _run(self) -> None:
        next_beat = 0.0
        while not self._stopping.is_set():
            listener = self._listener
            if listener is None:
                self._stopping.wait(_LOOK_SECONDS)
                continue
            with suppress(OSError):  # nobody came, or the service has just ended
                self._greet(listener.accept()[0])
            if monotonic() >= next_beat:
                next_beat = monotonic() + self._beat
                self._say_state()

    def _greet(self, connection: socket.socket) -> None:
        connection.settimeout(_SEND_SECONDS)
        with self._lock:
            if self._state is Standing.GONE:
                connection.close()
                return
            others, self._connections = self._connections, [connection]
            if self._state is not Standing.SILENT:
                self._say({"type": "hello", "protocol": VERSION, "device": "stand-in"})
            self._say_state()
            if self._document is not None and self._state is Standing.READY:
                number, name = self._document
                self._say({"type": "document", "number": number, "name": name})
            self._connections += others

    def _say_state(self) -> None:
        with self._lock:
            if self._state is Standing.SILENT:
                return
            state = "ready" if self._state is Standing.READY else "fault"
            self._say({"type": "state", "state": state, "card": self._document is not None})

    def _say(self, message: dict[str, object]) -> None:
        self.say(json.dumps(message, ensure_ascii=False).encode() + b"\n")

    def _open(self) -> None:
        if self._listener is None:
            self._listener = _bound(self.address[1])
            self._listener.listen()
            self._listener.settimeout(_LOOK_SECONDS)

    def _close(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._hang_up()

    def _hang_up(self) -> None:
        for connection in self._connections:
            connection.close()
        self._connections.clear()


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
