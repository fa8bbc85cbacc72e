"""The points at which a terminal can be cut off, found by watching what it does.

`watch` looks at the lowest layers that all of its code goes through: statements of SQLite, files that are
written, bytes on sockets. Each point has a name (`journal: COMMIT, before`) and comes so many times. The
process is killed when the point it was started for has come: SIGKILL, from within, on the thread that is
just there, with nothing flushed, closed or told.

    journal, before each statement of a transaction that writes, and after its COMMIT
    a file, before it is opened for writing, and before it takes another's place
    a call, before its connection is made, before it is sent, after each part was sent (so a request may
      be cut in half), when its answer is there and unread, and when that was read
"""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary, WeakSet

from msgspec import Struct

_WORDS: Final = re.compile(r"[A-Z]+(?: (?:INTO|FROM|OR|INDEX|UNIQUE|[A-Z]+|[a-z_]+)){0,3}")
_REQUEST: Final = re.compile(rb"(GET|POST|PUT|DELETE) (\S+) HTTP/1\.1\r\n")
_NAME_OF_ONE: Final = re.compile(r"(?<=/)[A-Za-z0-9-]*[0-9][A-Za-z0-9-]{7,}")
_INSURANCE: Final = "/platforms/nhsa"
_CHANCE: Final = re.compile(r"\.[0-9a-f]{8}(?=\.part)")  # in the names of passing files
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_LONGEST_ANSWER: Final = 30.0  # seconds


class Kill(Struct, frozen=True, array_like=True):
    """Where to end: the `count`th time that the point of this name comes; of no name: any point."""

    count: int
    name: str = ""


class Points:
    """Counts them, and ends the process at one."""

    def __init__(self, kill: Kill | None) -> None:
        self.seen: list[str] = []
        self._kill = kill
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def comes(self, name: str) -> None:
        with self._lock:
            self.seen.append(name)
            self._counts[name] += 1
            count = self._counts[name] if self._kill and self._kill.name else len(self.seen)
            if self._kill in {Kill(count, name), Kill(count)}:
                os.kill(os.getpid(), signal.SIGKILL)


def kills(seen: Iterable[str]) -> list[Kill]:
    """One for each point."""
    counts: Counter[str] = Counter()
    found = []
    for name in seen:
        counts[name] += 1
        found.append(Kill(counts[name], name))
    return found


def watch(points: Points, folder: str, servers: Mapping[int, str]) -> None:
    """From now on, for as long as the process lives.

    Args:
        points: what is told of each.
        folder: whose files count.
        servers: names of the other sides, by their port.
    """
    _watch_journal(points)
    _watch_files(points, folder)
    _watch_sockets(points, servers)


def _watch_journal(points: Points) -> None:
    connect = sqlite3.connect

    class Watched(sqlite3.Connection):
        writing = False

        def execute(self, sql: str, /, *values: Any) -> sqlite3.Cursor:
            return self._pass(sql, lambda: super(Watched, self).execute(sql, *values))

        def executemany(self, sql: str, /, *values: Any) -> sqlite3.Cursor:
            return self._pass(sql, lambda: super(Watched, self).executemany(sql, *values))

        def executescript(self, script: str, /) -> sqlite3.Cursor:
            points.comes("journal: opened, before")
            done = super().executescript(script)
            points.comes("journal: opened, after")
            return done

        def _pass(self, sql: str, work: Any) -> sqlite3.Cursor:
            words = _words(sql)
            self.writing |= words == "BEGIN IMMEDIATE"
            folding = words.startswith("PRAGMA wal_checkpoint")
            if (self.writing and words.partition(" ")[0] != "SELECT") or folding:
                points.comes(f"journal: {words}, before")
            done: sqlite3.Cursor = work()
            if words in {"COMMIT", "ROLLBACK"} and self.writing:
                self.writing = False
                points.comes(f"journal: {words}, after")
            elif folding:
                points.comes(f"journal: {words}, after")
            return done

    def connect_watched(*place: Any, **how: Any) -> sqlite3.Connection:
        return connect(*place, **how, factory=Watched)

    sqlite3.connect = connect_watched  # type: ignore[assignment] # as it is called here


def _words(sql: str) -> str:
    """What a statement does, without its values."""
    found = _WORDS.match(" ".join(sql.split()))
    return found[0] if found else ""


def _watch_files(points: Points, folder: str) -> None:
    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING and _is_ours(path, folder):
                points.comes(f"file: {_name(path)}, opened, before")
        elif event in {"os.rename", "os.link"} and _is_ours(arguments[1], folder):
            points.comes(f"file: {_name(arguments[1])}, put in its place, before")

    sys.addaudithook(heard)


def _is_ours(path: Any, folder: str) -> bool:
    return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(folder)


def _name(path: str | os.PathLike[str]) -> str:
    return _CHANCE.sub("", Path(path).name)


def _watch_sockets(points: Points, servers: Mapping[int, str]) -> None:
    calls: WeakKeyDictionary[socket.socket, str] = WeakKeyDictionary()
    unread: WeakSet[socket.socket] = WeakSet()
    connect, sendall, recv_into = (
        socket.socket.connect,
        socket.socket.sendall,
        socket.socket.recv_into,
    )

    def watched_connect(self: socket.socket, address: Any, /) -> None:
        points.comes(f"{servers.get(address[1], 'somebody')}: connected, before")
        connect(self, address)

    def watched_sendall(self: socket.socket, data: Any, /, *flags: Any) -> None:
        begun = _REQUEST.match(data)
        if begun:
            server = servers.get(self.getpeername()[1], "somebody")
            calls[self] = _call(server, begun[1].decode(), begun[2].decode())
            points.comes(f"{calls[self]}, before")
        sendall(self, data, *flags)
        part = "head" if begun else "body"
        points.comes(f"{calls.get(self, 'somebody')}, {part} sent")
        unread.add(self)

    def watched_recv_into(self: socket.socket, buffer: Any, *more: Any) -> int:
        first = self in unread
        if first:
            unread.discard(self)
            select.select([self], [], [], self.gettimeout() or _LONGEST_ANSWER)
            points.comes(f"{calls[self]}, answered")
        count = recv_into(self, buffer, *more)
        if first:
            points.comes(f"{calls[self]}, answer read")
        return count

    socket.socket.connect = watched_connect  # type: ignore[assignment,method-assign] # for as long as the process lives
    socket.socket.sendall = watched_sendall  # type: ignore[assignment,method-assign] # likewise
    socket.socket.recv_into = watched_recv_into  # type: ignore[assignment,method-assign] # likewise


def _call(server: str, method: str, path: str) -> str:
    path = path.partition("?")[0]
    if path.startswith(_INSURANCE):
        return f"insurance: {method}"
    return f"{server}: {method} {_NAME_OF_ONE.sub('*', path)}"
