"""One connection to an ESC/POS printer: bytes out, status in.

Three kinds of answer come back on one stream; each has fixed bits that tell it from the others:

- DLE EOT n, real-time: answered at once, whatever the printer does. 0xx1xx10.
- GS r 1, buffered: answered when everything sent before it has been worked off. 0000nnee, where ee is
  the near-end and nn the end sensor, both bits set or none.
- DLE DC4 8 (clear buffers), real-time: three bytes 37 25 00.

A printer that has stopped (no paper, cover open, cutter jam) does not answer GS r; that is what
makes its answer behind the cut the printer's word that the ticket is out.
"""

from __future__ import annotations

import socket
from collections import deque
from time import monotonic
from types import TracebackType
from typing import Self

from kiosk.devices import PrinterState

REPORT_WHEN_DONE = b"\x1dr\x01"  # GS r 1
_STATUS = b"\x10\x04"  # DLE EOT n
_CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE DC4 fn=8
_CLEARED = b"\x37\x25\x00"

_REAL_TIME_MASK, _REAL_TIME_BITS = 0b1001_0011, 0b0001_0010
_DONE_ANSWERS = frozenset({0x00, 0x03, 0x0C, 0x0F})
_FLOW_CONTROL = frozenset({0x11, 0x13})  # XON, XOFF
_DONE_WITHOUT_PAPER = 0x0C

# DLE EOT 1 to 4, the bits that matter.
_OFFLINE = 0x08  # n = 1
_COVER = 0x04  # n = 2
_STOPPED_FOR_PAPER = 0x20  # n = 2
_ERROR = 0x40  # n = 2
_CAUSES_OF_ERROR = 0x08 | 0x20 | 0x40  # n = 3: cutter, unrecoverable, head too hot
_NEAR_END = 0x0C  # n = 4
_END = 0x60  # n = 4

PRINTS = frozenset({PrinterState.READY, PrinterState.PAPER_LOW})
"""States in which a printer takes a job."""


class PrinterLink:
    """A connected printer. Methods raise OSError when the connection or the answer is lost."""

    def __init__(self, connection: socket.socket, timeout: float) -> None:
        self._socket = connection
        self._timeout = timeout
        self._status: deque[int] = deque()  # answers to DLE EOT not taken yet
        self._unanswered = 0  # answers to DLE EOT that may still come, late
        self._done: deque[int] = deque()  # answers to GS r not taken yet
        self._strange = 0  # bytes that no printer sends: a few make a chance answer worthless
        self._tail = b""

    @classmethod
    def connect(cls, host: str, port: int, timeout: float) -> Self:
        """`timeout` is in seconds, for the connection and then for each answer."""
        connection = socket.create_connection((host, port), timeout)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            connection.close()
            raise
        return cls(connection, timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def send(self, data: bytes, deadline: float) -> int:
        """How many bytes the system took before the connection broke or `deadline` passed."""
        view = memoryview(data)
        sent = 0
        try:
            while sent < len(data):
                self._socket.settimeout(max(0.001, deadline - monotonic()))
                sent += self._socket.send(view[sent:])
        except OSError:
            return sent
        return sent

    def state(self) -> PrinterState:
        """The printer's state by DLE EOT 1 to 4, the most urgent thing first."""
        try:
            printer, offline, error, paper = (self._ask(number) for number in (1, 2, 3, 4))
        except _NonsenseError:
            return PrinterState.ERROR
        if offline & _COVER:
            return PrinterState.COVER_OPEN
        if offline & _ERROR or error & _CAUSES_OF_ERROR:
            return PrinterState.ERROR
        if paper & _END or offline & _STOPPED_FOR_PAPER:
            return PrinterState.PAPER_OUT
        if printer & _OFFLINE:
            return PrinterState.ERROR
        return PrinterState.PAPER_LOW if paper & _NEAR_END else PrinterState.READY

    def done(self, seconds: float) -> PrinterState | None:
        """Wait for one answer to GS r: READY, PAPER_LOW or PAPER_OUT; None when none came."""
        deadline = monotonic() + seconds
        while not self._done:
            if not self._read(deadline):
                return None
        answer = self._done.popleft()
        if answer & _DONE_WITHOUT_PAPER:
            return PrinterState.PAPER_OUT
        return PrinterState.PAPER_LOW if answer else PrinterState.READY

    def settle(self, seconds: float) -> None:
        """Let answers to an earlier connection's GS r arrive for so long, and forget them."""
        deadline = monotonic() + seconds
        while self._read(deadline):
            pass
        self._done.clear()

    def clear(self) -> bool:
        """Make the printer forget what it has not printed; whether it said that it has.

        Never raises: it is the last thing said on a connection.
        """
        deadline = monotonic() + self._timeout
        self._tail = b""
        self.send(_CLEAR_BUFFERS, deadline)
        try:
            while _CLEARED not in self._tail:
                if not self._read(deadline):
                    return False
        except OSError:
            return False
        return True

    def _ask(self, number: int) -> int:
        deadline = monotonic() + self._timeout
        answer = 0
        self._status.clear()
        self._unanswered += 1
        question = _STATUS + bytes([number])
        if self.send(question, deadline) < len(question):
            raise ConnectionError("the printer does not take a status request")
        # Answers have no number on them. One that came too late for its question must not be taken
        # for this one's: an idle printer's 0x16 to n = 1 would read "cover open" for n = 2.
        while self._unanswered:
            if not self._read(deadline):
                if self._strange:
                    raise _NonsenseError
                raise TimeoutError("the printer does not answer a status request")
            while self._unanswered and self._status:
                answer = self._status.popleft()
                self._unanswered -= 1
        if self._strange:
            raise _NonsenseError
        return answer

    def _read(self, deadline: float) -> bool:
        """Take in what comes; False when nothing did until `deadline`, or that has passed."""
        left = deadline - monotonic()
        if left <= 0:
            return False
        self._socket.settimeout(left)
        try:
            data = self._socket.recv(256)
        except TimeoutError:
            return False
        if not data:
            raise ConnectionError("the printer closed the connection")
        self._tail = (self._tail + data)[-16:]
        for byte in data:
            if byte & _REAL_TIME_MASK == _REAL_TIME_BITS:
                self._status.append(byte)
            elif byte in _DONE_ANSWERS:
                self._done.append(byte)
            elif byte not in _FLOW_CONTROL:
                self._strange += 1
        return True


class _NonsenseError(Exception):
    """What answers is not a printer's status."""
