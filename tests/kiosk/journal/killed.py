"""Kills a process at each point of what it does, and has a look at what is left each time.

For programs of the tests: a process without other threads, which may fork.
"""

from __future__ import annotations

import itertools
import os
import resource
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.journal.database import Database

Say = Callable[[str], None]
_FIRST_SIZE = 32_768  # bytes: of the -shm file, without which nothing is written at all
_SIZE_STEP = 611  # bytes; hits every part of a page and of a frame of the log in time


def each_kill(
    folder: Path,
    act: Callable[[Path, Say], None],
    check: Callable[..., None],
    sizes: tuple[int, int] = (_FIRST_SIZE, _SIZE_STEP),
) -> int:
    """Run `act(place, say)` in children that are killed; after each `check(place, said)`.

    Killed before each SQL statement and each audited call to the system (open, link, rename), and in
    the middle of writing, wherever a file grows beyond a size (the first, the step, in bytes). Returns
    how many were killed.
    """
    kills = 0
    ways: list[Iterable[Callable[[], None]]] = [
        (lambda n=n: _die_at_call(n) for n in itertools.count(1)),
        (lambda n=n: _die_at_size(n) for n in itertools.count(*sizes)),
    ]
    for way in ways:
        for arm in way:
            place = folder / "place"
            place.mkdir()
            said, killed = _run(place, act, arm)
            check(place, said)
            shutil.rmtree(place)
            if not killed:
                break
            kills += 1
    return kills


def _run(
    place: Path, act: Callable[[Path, Say], None], arm: Callable[[], None]
) -> tuple[list[str], bool]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            arm()
            act(place, lambda text: _tell(writing, text))
        except BaseException as error:  # noqa: BLE001 - told to the parent
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0
    return said, os.WIFSIGNALED(status)


def _tell(pipe: int, text: str) -> None:
    os.write(pipe, f"{text}\n".encode())


def _die_at_call(n: int) -> None:
    left = n

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def opened(database: Database) -> sqlite3.Connection:
        connection = original(database)
        connection.set_trace_callback(count)
        return connection

    original = Database._open
    Database._open = opened  # type: ignore[method-assign] # this process ends soon
    names = {"open", "os.link", "os.rename", "os.remove"}
    sys.addaudithook(lambda name, _: count() if name in names else None)


def _die_at_size(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
