"""A reader of identity documents behind a service on the network: docs/identity-reader.md.

Readers come with their maker's library and no open standard. What is asked of a site is a small
service beside that library which says what lies on the reader; this is the terminal's end of it.
"""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Final

from hardware.identity.protocol import (
    LONGEST_LINE,
    Hello,
    Laid,
    Message,
    ProtocolError,
    State,
    parse,
)
from kiosk.devices import Document, ReaderState

SILENCE: Final = 15.0
"""Seconds within which the next line has to come, whole; a service speaks every five."""
_FIRST_PAUSE: Final = 0.5
_STOP_SECONDS: Final = 5.0


class ServiceReader:
    """A `kiosk.devices.DocumentReader`. Connects, and connects again, for as long as it runs.

    Each document is told once, when it is laid down: one that was left behind begins no second
    session, not even over a new connection. Nothing of it outlives the call that tells it.

    `timeout`: seconds for connecting. `silence`: seconds a service may say nothing. `longest_pause`:
    seconds between two attempts to connect, which begin at half a second and double.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        timeout: float = 3.0,
        silence: float = SILENCE,
        longest_pause: float = 15.0,
    ) -> None:
        self._address = (host, port)
        self._timeout = timeout
        self._silence = silence
        self._first_pause = min(_FIRST_PAUSE, longest_pause)
        self._longest_pause = longest_pause
        self._state: ReaderState | None = None
        self._told = False  # what lies there has been told
        self._stopping = threading.Event()
        self._connection: socket.socket | None = None  # guarded by _lock
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(
        self,
        on_document: Callable[[Document], None],
        on_state: Callable[[ReaderState], None],
    ) -> None:
        """Begin; both are called on the reader's own thread, `on_state` with OFFLINE first."""
        self._thread = threading.Thread(
            target=self._run, args=(on_document, on_state), name="identity-reader", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the thread; harmless when repeated. Nothing is called any more afterwards."""
        self._stopping.set()
        with self._lock:
            if self._connection is not None:
                with suppress(OSError):
                    self._connection.shutdown(socket.SHUT_RDWR)
        if self._thread is not None:
            self._thread.join(_STOP_SECONDS)

    def forget(self) -> None:
        """Nothing to drop: what was read is not kept beyond the call that tells it."""

    def _run(
        self, on_document: Callable[[Document], None], on_state: Callable[[ReaderState], None]
    ) -> None:
        pause = self._first_pause
        self._tell(ReaderState.OFFLINE, on_state)
        while not self._stopping.is_set():
            with suppress(_LostError, ProtocolError), self._connect() as connection:
                lines = _Lines(connection, self._silence)
                if not isinstance(lines.next(), Hello):
                    raise ProtocolError("no greeting")
                pause = self._first_pause
                while not self._stopping.is_set():
                    self._take(lines.next(), on_document, on_state)
            with self._lock:
                self._connection = None
            self._tell(ReaderState.OFFLINE, on_state)
            self._stopping.wait(pause * random.uniform(0.8, 1.2))  # noqa: S311 - spreads terminals
            pause = min(2 * pause, self._longest_pause)

    def _connect(self) -> socket.socket:
        try:
            connection = socket.create_connection(self._address, self._timeout)
        except OSError:
            raise _LostError from None
        with self._lock:
            self._connection = connection
            if self._stopping.is_set():
                connection.close()
        return connection

    def _take(
        self,
        message: Message,
        on_document: Callable[[Document], None],
        on_state: Callable[[ReaderState], None],
    ) -> None:
        match message:
            case State(state=state, card=card):
                self._told = self._told and card
                self._tell(ReaderState.READY if state == "ready" else ReaderState.OFFLINE, on_state)
            case Laid(document=Document() as document) if not self._told:
                self._told = True
                on_document(document)
            case Laid():
                pass  # misread, or told before
            case Hello():
                raise ProtocolError("a second greeting")

    def _tell(self, state: ReaderState, on_state: Callable[[ReaderState], None]) -> None:
        if state is not self._state and not self._stopping.is_set():
            self._state = state
            on_state(state)


class _Lines:
    """Lines of a connection, each bounded in length and time."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection = connection
        self._seconds = seconds
        self._rest = b""

    def next(self) -> Message:
        """The next message. Raises _LostError when the connection is lost or silent, ProtocolError."""
        deadline = monotonic() + self._seconds
        while b"\n" not in self._rest:
            if len(self._rest) > LONGEST_LINE:
                raise ProtocolError("a line without end")
            self._rest += self._receive(deadline - monotonic())
        line, _, self._rest = self._rest.partition(b"\n")
        if len(line) > LONGEST_LINE:
            raise ProtocolError("a line too long")
        return parse(line)

    def _receive(self, seconds: float) -> bytes:
        try:
            self._connection.settimeout(max(0.001, seconds))
            data = self._connection.recv(LONGEST_LINE)
        except OSError:
            raise _LostError from None
        if not data:
            raise _LostError
        return data


class _LostError(Exception):
    """The service is not there, hung up, or says nothing."""
