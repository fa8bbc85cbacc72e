"""Supervision without signals: orders by standard input, word by loopback, all of a child in one hold."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.supervision.crash_record import CrashBook, CrashCause
from kiosk.supervision.loopback import LoopbackListener
from kiosk.supervision.notify import summoned, watchdog_environment
from kiosk.supervision.orders import ORDERS, obey

SUPERVISED = Path(__file__).with_name("held_families.py")
LONG = 30.0

TERMINAL = """
import os, sys, threading
from pathlib import Path
from kiosk.supervision.notify import summoned
from kiosk.supervision.orders import obey
folder = Path(os.environ["FOLDER"])
over = threading.Event()
obeyed = obey(os.environ, over.set)
summons = summoned(os.environ)
summons.notifier.ready("first frame")
with (folder / "lives").open("a") as file:
    file.write(f"{os.getpid()} {obeyed} {' '.join(sys.argv[1:])}\\n")
"""
WORKS = (
    TERMINAL
    + """
while not over.wait(0.05):
    summons.notifier.alive()
(folder / "ended-in-order").touch()
"""
)
HANGS = (
    TERMINAL
    + """
import subprocess, time
other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
(folder / f"other-{os.getpid()}").write_text(str(other.pid))
time.sleep(600)
"""
)


def until(found: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not found():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def lives(folder: Path) -> list[str]:
    path = folder / "lives"
    return path.read_text().splitlines() if path.exists() else []


def runs(pid: int) -> bool:
    """A zombie is none that runs: in a container nobody may take note of it."""
    try:
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


@contextmanager
def supervised(folder: Path, script: str, **settings: float) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, SUPERVISED, folder, json.dumps(settings), script],
        env={**os.environ, "FOLDER": str(folder)},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_told_to_end_it_closes_what_its_child_reads_and_the_child_ends_in_order(
    tmp_path: Path,
) -> None:
    with supervised(tmp_path, WORKS) as supervisor:
        until(lambda: len(lives(tmp_path)) == 1)
        assert lives(tmp_path)[0].split()[1] == "True"
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(LONG) == 0
    assert (tmp_path / "ended-in-order").exists()
    assert CrashBook(tmp_path / "supervision.json").record.crashes == ()


def test_a_child_whose_supervisor_is_killed_ends_too(tmp_path: Path) -> None:
    with supervised(tmp_path, WORKS) as supervisor:
        until(lambda: len(lives(tmp_path)) == 1)
        supervisor.kill()
        until((tmp_path / "ended-in-order").exists)


def test_what_hangs_is_ended_with_what_it_started_and_begun_anew(tmp_path: Path) -> None:
    with supervised(tmp_path, HANGS, watchdog_seconds=0.5, crashes=2):
        until(lambda: len(lives(tmp_path)) == 3)
    first, second, third = lives(tmp_path)
    assert "--" not in first
    assert second.endswith("--after-crash")
    assert third.endswith("--safe-mode")
    crashes = CrashBook(tmp_path / "supervision.json").record.crashes
    assert [crash.cause for crash in crashes][:2] == [CrashCause.STALLED] * 2
    for life in (first, second):
        pid = int(life.split()[0])
        assert not runs(pid)
        other = int((tmp_path / f"other-{pid}").read_text())
        until(lambda other=other: not runs(other))


def test_word_comes_of_the_child_that_was_told_last() -> None:
    listener = LoopbackListener()
    first = summoned({**listener.environment, **watchdog_environment(3)})
    second = summoned(listener.environment)
    assert first is not None
    assert second is not None
    assert first.watchdog == 3.0
    first.notifier.stopping()
    second.notifier.ready("up")
    said = []
    end = time.monotonic() + LONG
    while not said and time.monotonic() < end:
        said += [(each.pid, dict(each.values)) for each in listener.heard()]
    assert said == [(None, {"READY": "1", "STATUS": "up"})]
    for notifier in (first.notifier, second.notifier):
        notifier.close()
    listener.close()


def test_others_on_the_machine_are_not_heard() -> None:
    listener = LoopbackListener()
    address = listener.environment["NOTIFY_SOCKET"]
    port = int(address.split(":")[1])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        for word in (b"", b"\n", b"0" * 32 + b"\nREADY=1", b"\xff" * 9_000):
            other.sendto(word, ("127.0.0.1", port))
        summons = summoned({"NOTIFY_SOCKET": address})
        assert summons is not None
        summons.notifier.alive()
        said = []
        end = time.monotonic() + LONG
        while not said and time.monotonic() < end:
            said += list(listener.heard())
    assert [dict(each.values) for each in said] == [{"WATCHDOG": "1"}]
    summons.notifier.close()
    listener.close()


@pytest.mark.parametrize("address", ["loopback:", "loopback:12", "loopback:x:word", "loopback:1:"])
def test_an_address_that_is_none_is_nobody(address: str) -> None:
    assert summoned({"NOTIFY_SOCKET": address}) is None


def test_a_supervisor_that_is_gone_is_nobody_to_tell() -> None:
    listener = LoopbackListener()
    summons = summoned(listener.environment)
    assert summons is not None
    listener.close()
    summons.notifier.alive()
    summons.notifier.stopping()
    summons.notifier.close()


def test_without_orders_nobody_waits_for_them() -> None:
    environment = {"OTHER": "1"}
    assert not obey(environment, lambda: None)
    assert environment == {"OTHER": "1"}


def test_an_order_is_the_end_of_the_input_and_not_what_is_written_there() -> None:
    ended: list[bool] = []
    reads, writes = os.pipe()
    environment = {ORDERS: "stdin"}
    assert obey(environment, lambda: ended.append(True), reads)
    assert environment == {}
    os.write(writes, b"anything")
    assert not ended
    os.close(writes)
    until(lambda: ended == [True])
    os.close(reads)
