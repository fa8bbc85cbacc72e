"""A folder of the log, a machine of files, a stick of a folder, and a server of a few lines."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.log import EventLog
from kiosk.codes.sm2_signing import SigningKey

CHINA = timezone(timedelta(hours=8))
PRIVATE = bytes(range(1, 33))


class Days:
    """A clock that a test sets; local time is China's."""

    def __init__(self) -> None:
        self.at = datetime(2027, 1, 10, 9, 0, tzinfo=CHINA)

    def now(self) -> int:
        return int(self.at.timestamp())

    def monotonic(self) -> float:
        return self.at.timestamp()

    def local(self) -> datetime:
        return self.at


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def log(tmp_path: Path, days: Days) -> EventLog:
    return EventLog(tmp_path / "events", terminal="T07", clock=days)


@pytest.fixture
def filled(log: EventLog, days: Days) -> Callable[[int], None]:
    """Write so many entries, an hour apart."""

    def fill(count: int) -> None:
        for number in range(count):
            log.record(EventId.TERMINAL_STARTED, {"start_ms": number})
            days.at += timedelta(hours=1)

    return fill


@pytest.fixture
def vendor() -> tuple[bytes, bytes]:
    """Private key d, and public key 04 || X || Y."""
    return PRIVATE, b"\x04" + SigningKey.from_bytes(PRIVATE).public.coordinates


class Stick:
    """A machine whose disk `sdb` has a partition mounted at a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "media" / "STICK ONE"
        self.folder.mkdir(parents=True)
        status = self.folder.stat().st_dev
        self.number = f"{os.major(status)}:{os.minor(status)}"
        self.disk("sda", "0", "240:0", "240:1")
        self.disk("sdb", "1", "241:0", self.number)
        self.mounts: list[tuple[str, str, str]] = [("240:1", "/", "rw")]
        self.mount(self.number, self.folder, "rw,nosuid,nodev,noexec")

    def disk(self, name: str, removable: str, number: str, partition: str) -> None:
        folder = self.root / "sys/block" / name
        (folder / f"{name}1").mkdir(parents=True)
        (folder / "removable").write_text(removable + "\n")
        (folder / "dev").write_text(number + "\n")
        (folder / f"{name}1" / "dev").write_text(partition + "\n")

    def mount(self, number: str, folder: Path | str, options: str) -> None:
        self.mounts.append((number, str(folder).replace(" ", "\\040"), options))
        lines = [
            f"{20 + at} 1 {one} / {where} {how} shared:{at} - vfat /dev/x rw"
            for at, (one, where, how) in enumerate(self.mounts)
        ]
        (self.root / "proc/self").mkdir(parents=True, exist_ok=True)
        (self.root / "proc/self/mountinfo").write_text("\n".join(lines) + "\n")

    def remount(self, options: str) -> None:
        del self.mounts[-1]
        self.mount(self.number, self.folder, options)


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "machine")


class Server:
    """Answers each connection with `answer`, over TLS if it has a context; None: says nothing."""

    def __init__(self, answer: bytes | None, tls: Any = None) -> None:
        self.requests: list[bytes] = []
        self._answer = answer
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def port(self) -> int:
        number: int = self._socket.getsockname()[1]
        return number

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                link, _ = self._socket.accept()
            except TimeoutError:
                continue
            try:
                self._talk(link)
            except OSError:
                pass  # who looks at a port may hang up at any moment
            finally:
                link.close()

    def _talk(self, link: socket.socket) -> None:
        link.settimeout(1.0)
        if self._tls is not None:
            link = self._tls.wrap_socket(link, server_side=True)
        asked = link.recv(65_536)
        if asked:
            self.requests.append(asked)
            if self._answer is not None:
                link.sendall(self._answer)
            else:
                self._stopping.wait(0.5)
        link.close()


@pytest.fixture
def server() -> Iterator[Callable[..., Server]]:
    started: list[Server] = []

    def start(answer: bytes | None, tls: Any = None) -> Server:
        started.append(Server(answer, tls))
        return started[-1]

    yield start
    for each in started:
        each.stop()
