"""sd_notify(3) in both directions: what a program says to whoever supervises it, and hearing that.

A supervisor names a datagram socket in NOTIFY_SOCKET; a program sends lines of `NAME=value` there. So
the terminal is the same child to systemd (`Type=notify`, `WatchdogSec=`) and to `yima supervise`.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass

from kiosk.supervision.loopback import SCHEME, LoopbackEnd, LoopbackListener
from kiosk.supervision.said import SOCKET, Said, values_of

WATCHDOG = "WATCHDOG_USEC"
WATCHDOG_PID = "WATCHDOG_PID"

_MICROSECONDS = 1_000_000
_KNOWN = ("/", "@", SCHEME) if hasattr(socket, "AF_UNIX") else (SCHEME,)
_LONGEST = 4_096  # bytes of one datagram, as systemd takes them
_CREDENTIALS = struct.Struct("3i")  # pid, uid, gid: struct ucred, unix(7)


class _UnixEnd:
    """As systemd has it."""

    def __init__(self, address: str) -> None:
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        kind = socket.SOCK_DGRAM | getattr(socket, "SOCK_CLOEXEC", 0)
        self._socket = socket.socket(socket.AF_UNIX, kind)
        self._socket.settimeout(0)

    def send(self, data: bytes) -> None:
        with suppress(OSError):
            self._socket.sendto(data, self._address)

    def close(self) -> None:
        self._socket.close()


class Notifier:
    """The end of the process that is supervised. Never blocks and never raises: a supervisor that is gone is nobody to tell."""

    def __init__(self, address: str) -> None:
        """`address`: a path, "@name" in Linux's abstract namespace, or a `LoopbackListener`'s.

        Raises ValueError: it is none of the last.
        """
        self._end = LoopbackEnd(address) if address.startswith(SCHEME) else _UnixEnd(address)

    def ready(self, status: str = "") -> None:
        """It has come up."""
        self._tell({"READY": "1", "STATUS": status})

    def alive(self) -> None:
        """Whatever is watched has shown progress."""
        self._tell({"WATCHDOG": "1"})

    def stopping(self) -> None:
        """It ends in order."""
        self._tell({"STOPPING": "1"})

    def status(self, text: str) -> None:
        """One line for people."""
        self._tell({"STATUS": text})

    def close(self) -> None:
        self._end.close()

    def _tell(self, said: Mapping[str, str]) -> None:
        lines = [f"{name}={value}" for name, value in said.items() if value]
        self._end.send("\n".join(lines).encode())


@dataclass(frozen=True, slots=True)
class Summons:
    """What a supervisor wants: `notifier`, and every `watchdog` seconds a sign of life (None: none)."""

    notifier: Notifier
    watchdog: float | None


def summoned(environment: MutableMapping[str, str]) -> Summons | None:
    """Who supervises this process, taken out of the environment: it is nothing to its children.

    None: nobody does, or by an address that is not known here (systemd has others for virtual machines).
    """
    address = environment.pop(SOCKET, "")
    interval = environment.pop(WATCHDOG, "")
    meant_for = environment.pop(WATCHDOG_PID, "")
    if len(address) == 1 or not address.startswith(_KNOWN):
        return None
    mine = not meant_for or meant_for == str(os.getpid())
    seconds = int(interval) / _MICROSECONDS if mine and interval.isdecimal() else 0.0
    try:
        return Summons(Notifier(address), seconds or None)
    except ValueError:
        return None


class NotifyListener:
    """The supervisor's end: a socket without a name on any disk. Linux only."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.settimeout(0)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._socket.bind("")  # the kernel finds a free abstract name

    @property
    def environment(self) -> dict[str, str]:
        """What a child is told of it."""
        name = self._socket.getsockname()
        return {SOCKET: f"@{bytes(name)[1:].decode('ascii')}"}

    def fileno(self) -> int:
        return self._socket.fileno()

    def heard(self) -> Iterator[Said]:
        """Everything that has come. Anybody on the machine can send here: look at `pid`."""
        room = socket.CMSG_SPACE(_CREDENTIALS.size)
        while True:
            try:
                data, ancillary, _flags, _from = self._socket.recvmsg(_LONGEST, room)
            except BlockingIOError:
                return
            for level, kind, content in ancillary:
                if (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS):
                    pid, _uid, _gid = _CREDENTIALS.unpack(content[: _CREDENTIALS.size])
                    yield Said(pid, values_of(data))

    def close(self) -> None:
        self._socket.close()


def watchdog_environment(seconds: float) -> dict[str, str]:
    return {WATCHDOG: str(int(seconds * _MICROSECONDS))}


def listener() -> NotifyListener | LoopbackListener:
    """A supervisor's end, as this system has it."""
    return NotifyListener() if hasattr(socket, "SO_PASSCRED") else LoopbackListener()
