"""What a program says to its supervisor, heard by the other end; and by whom."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.supervision.notify import NotifyListener, summoned, watchdog_environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets are Linux's")

OWN = "own"  # its number is another in each process that runs tests


def test_what_is_said_is_heard_with_who_said_it() -> None:
    listener = NotifyListener()
    environment = {**listener.environment, **watchdog_environment(2.5), "HOME": "/"}
    summons = summoned(environment)
    assert summons is not None
    assert summons.watchdog == 2.5
    assert environment == {"HOME": "/"}, "children are not to answer for this process"
    summons.notifier.ready("up")
    summons.notifier.alive()
    summons.notifier.stopping()
    assert [(said.pid, dict(said.values)) for said in listener.heard()] == [
        (os.getpid(), {"READY": "1", "STATUS": "up"}),
        (os.getpid(), {"WATCHDOG": "1"}),
        (os.getpid(), {"STOPPING": "1"}),
    ]
    assert list(listener.heard()) == []
    summons.notifier.close()
    listener.close()


def test_another_process_is_told_apart() -> None:
    listener = NotifyListener()
    script = (
        "import os\nfrom kiosk.supervision.notify import summoned\n"
        "summoned(os.environ).notifier.alive()"
    )
    other = subprocess.Popen([sys.executable, "-c", script], env=os.environ | listener.environment)
    other.wait(30)
    assert [said.pid for said in listener.heard()] == [other.pid]
    listener.close()


def test_a_socket_of_the_file_system(tmp_path: Path) -> None:
    path = tmp_path / "notify"
    ears = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ears.bind(str(path))
    summons = summoned({"NOTIFY_SOCKET": str(path)})
    assert summons is not None
    assert summons.watchdog is None
    summons.notifier.status("works")
    assert ears.recv(100) == b"STATUS=works"
    ears.close()
    summons.notifier.alive()  # to nobody
    summons.notifier.close()


@pytest.mark.parametrize("address", ["", "@", "vsock:2:1234", "relative"])
def test_nobody_to_tell(address: str) -> None:
    assert summoned({"NOTIFY_SOCKET": address}) is None


@pytest.mark.parametrize(
    ("interval", "pid", "wanted"),
    [
        ("3000000", "", 3.0),
        ("3000000", OWN, 3.0),
        ("3000000", "1", None),
        ("0", "", None),
        ("soon", "", None),
    ],
)
def test_signs_of_life_are_given_where_they_are_wanted(
    interval: str, pid: str, wanted: float | None
) -> None:
    named = str(os.getpid()) if pid == OWN else pid
    said = {"NOTIFY_SOCKET": "@nobody", "WATCHDOG_USEC": interval, "WATCHDOG_PID": named}
    summons = summoned(said)
    assert summons is not None
    assert summons.watchdog == wanted
    summons.notifier.close()


def test_a_supervisor_that_does_not_listen_holds_nobody_up() -> None:
    listener = NotifyListener()
    summons = summoned(dict(listener.environment))
    assert summons is not None
    for _ in range(10_000):  # more than its socket holds
        summons.notifier.alive()
    summons.notifier.close()
    listener.close()


def test_garbage_is_nothing() -> None:
    listener = NotifyListener()
    mouth = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    mouth.sendto(b"\xff\0=\nREADY\n=1\n", f"\0{listener.environment['NOTIFY_SOCKET'][1:]}")
    ((said),) = listener.heard()
    assert "READY" not in said.values
    mouth.close()
    listener.close()
