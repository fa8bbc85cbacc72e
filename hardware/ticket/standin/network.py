"""The stand-in's network board: one connection at a time, real-time commands answered at once."""

from __future__ import annotations

import re
import selectors
import socket
import struct
import sys
import threading
from contextlib import suppress

from hardware.ticket.standin.engine import Engine
from hardware.ticket.standin.physical import Situation

_HOST = "127.0.0.1"
_SEND_SECONDS = 1.0
_STATUS = b"\x10\x04"  # DLE EOT n
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE DC4 fn=8
_CLEARED = b"\x37\x25\x00"
_REAL_TIME = re.compile(re.escape(_STATUS) + b"[\x01-\x04]|" + re.escape(_CLEAR))
_LONGEST = len(_CLEAR)


class Listener:
    """Runs in a thread of its own; `send` is called from the mechanism's too."""

    def __init__(self, situation: Situation, port: int) -> None:
        self._situation = situation
        self._keeper = _bound(port)  # keeps the port while the printer is without power
        self._listening: socket.socket | None = None
        self._connection: socket.socket | None = None  # replaced only under _sending
        self._sending = threading.Lock()
        self._wake_in, self._wake_out = socket.socketpair()
        self._wake_in.setblocking(False)  # noqa: FBT003 - the socket module's signature
        situation.wake_network = self._wake
        self._power_losses = 0
        self._seen = b""  # end of what came last: a command may be split between two reads

    @property
    def address(self) -> tuple[str, int]:
        host, port = self._keeper.getsockname()
        return host, port

    def open(self, engine: Engine) -> None:
        """Take connections from now on."""
        self._follow_power(engine)

    def run(self, engine: Engine) -> None:
        """Serve until the situation says stop."""
        while not self._situation.stopping:
            self._follow_power(engine)
            for ready in self._wait(engine):
                if ready is self._wake_out:
                    ready.recv(4096)
                elif ready is self._listening:
                    self._accept()
                elif ready is self._connection:
                    self._read(engine)

    def send(self, data: bytes) -> None:
        """To whoever is connected; lost when nobody is."""
        with self._sending:
            if self._connection is not None:
                try:
                    self._connection.sendall(data)
                except OSError:
                    return  # the reading side will notice and clean up

    def close(self) -> None:
        self._drop(abruptly=True)
        for each in (self._listening, self._keeper, self._wake_in, self._wake_out):
            if each is not None:
                each.close()

    def _wake(self) -> None:
        with suppress(OSError):  # full: it is awake already; closed: it has ended
            self._wake_in.send(b"!")

    def _wait(self, engine: Engine) -> list[socket.socket]:
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            if self._connection is None and self._listening is not None:
                selector.register(self._listening, selectors.EVENT_READ)
            if self._connection is not None and engine.has_room:
                selector.register(self._connection, selectors.EVENT_READ)
            found = []
            for key, _ in selector.select():
                if isinstance(key.fileobj, socket.socket):
                    found.append(key.fileobj)
            return found

    def _follow_power(self, engine: Engine) -> None:
        turns = self._situation.power_turns
        if self._situation.power_losses != self._power_losses:
            self._power_losses = self._situation.power_losses
            self._drop(abruptly=True)
            engine.drop_received()
        if not self._situation.powered:
            if self._listening is not None:
                self._listening.close()
                self._listening = None
        elif self._listening is None:
            self._listening = _bound(self.address[1])
            self._listening.listen(4)
        self._situation.note_followed(turns)

    def _accept(self) -> None:
        if self._listening is None:
            return
        try:
            connection, _ = self._listening.accept()
        except OSError:
            return  # the caller went away between knocking and being let in
        connection.settimeout(_SEND_SECONDS)
        with self._sending:
            self._connection, self._seen = connection, b""

    def _read(self, engine: Engine) -> None:
        if self._connection is None:
            return
        try:
            data = self._connection.recv(4096)
        except OSError:
            data = b""
        if not data:
            self._drop(abruptly=False)
            return
        engine.receive(data)
        self._answer_real_time(data, engine)

    def _answer_real_time(self, data: bytes, engine: Engine) -> None:
        """Wherever the bytes stand, as real printers do: inside a picture too."""
        window = self._seen + data
        end = 0
        for match in _REAL_TIME.finditer(window):
            end = match.end()
            if match[0] == _CLEAR:
                engine.clear()
                self.send(_CLEARED)
            else:
                self.send(bytes([self._situation.real_time_status(match[0][2])]))
        self._seen = window[max(end, len(window) - _LONGEST + 1) :]

    def _drop(self, *, abruptly: bool) -> None:
        with self._sending:
            if self._connection is None:
                return
            if abruptly:  # RST instead of FIN, as from a board that knows nothing of the connection
                linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
                self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self._connection.close()
            self._connection = None


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
