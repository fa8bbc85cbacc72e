"""What a program says to its supervisor, where there is no socket that tells who has sent: by UDP on loopback.

Anybody on the machine can send there, so a child's every datagram begins with a word that only it was told,
in its environment. Each `environment` has another: what an earlier child says late is not heard.
"""

from __future__ import annotations

import hmac
import secrets
import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from kiosk.supervision.said import SOCKET, Said, values_of

SCHEME: Final = "loopback:"
_HOST: Final = "127.0.0.1"
_LONGEST: Final = 4_096  # bytes
_WORD_BYTES: Final = 16


class LoopbackEnd:
    """Of the process that is supervised. `send` never blocks and never raises."""

    def __init__(self, address: str) -> None:
        """`address`: as `LoopbackListener.environment` has it. Raises ValueError: it is none."""
        port, found, word = address.removeprefix(SCHEME).partition(":")
        if not found or not word or not port.isdecimal():
            raise ValueError("not an address of a supervisor")
        self._to = (_HOST, int(port))
        self._word = word.encode()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.settimeout(0)

    def send(self, data: bytes) -> None:
        with suppress(OSError, OverflowError):
            self._socket.sendto(self._word + b"\n" + data, self._to)

    def close(self) -> None:
        self._socket.close()


class LoopbackListener:
    """The supervisor's end."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.settimeout(0)
        self._socket.bind((_HOST, 0))
        self._word = b""

    @property
    def environment(self) -> dict[str, str]:
        """What the next child is told of it; from now on only that one is heard."""
        self._word = secrets.token_hex(_WORD_BYTES).encode()
        port = self._socket.getsockname()[1]
        return {SOCKET: f"{SCHEME}{port}:{self._word.decode()}"}

    def fileno(self) -> int:
        return self._socket.fileno()

    def heard(self) -> Iterator[Said]:
        """Everything that has come of the child that was told last."""
        while True:
            try:
                data = self._socket.recv(_LONGEST)
            except BlockingIOError:
                return
            except OSError:
                continue  # too long: Windows says so, and drops it
            word, _, rest = data.partition(b"\n")
            if self._word and hmac.compare_digest(word, self._word):
                yield Said(None, values_of(rest))

    def close(self) -> None:
        self._socket.close()
