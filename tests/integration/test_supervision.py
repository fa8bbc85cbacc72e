"""The real program under its supervisor: killed, hung, stopped, and told to end."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.supervision.crash_record import FILE_NAME, CrashBook, CrashCause
from kiosk.supervision.notify import NotifyListener
from tests.house import GLASS, QUICK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="supervision is Linux's")

PROGRAM = [sys.executable, "-m", "tests.integration.supervised_program"]
ROOT = Path(__file__).parents[2]
PATIENCE = 40.0


def until(condition: Callable[[], object], seconds: float = PATIENCE) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.03)
    return False


def children(pid: int) -> list[int]:
    found = []
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    except OSError:  # it has just ended
        return []
    return found


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


class Kept:
    """A supervisor in a process of its own, above one terminal."""

    def __init__(self, file: Path, state: Path, environment: dict[str, str]) -> None:
        self.state = state
        self.book = CrashBook(state / FILE_NAME)
        self.process = subprocess.Popen(
            [*PROGRAM, "supervise", str(file)], cwd=ROOT, env=os.environ | environment
        )

    def logged(self, *events: EventId) -> list[dict[str, Any]]:
        lines = [
            json.loads(line)
            for file in sorted((self.state / "events").glob("*.jsonl"))
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.endswith("}")
        ]
        return [line for line in lines if line["event"] in {event.value for event in events}]

    @property
    def terminal(self) -> int:
        assert until(lambda: children(self.process.pid))
        return children(self.process.pid)[0]

    @property
    def vision(self) -> int:
        def looks() -> list[int]:
            return [pid for pid in children(self.terminal) if "hardware.vision" in _words(pid)]

        assert until(looks)
        return looks()[0]

    def has_started(self, times: int = 1) -> None:
        assert until(lambda: len(self.logged(EventId.TERMINAL_STARTED)) >= times)

    def sees_with_its_camera(self, times: int = 1) -> None:
        def running() -> list[dict[str, Any]]:
            changes = self.logged(EventId.CAMERA_CHANGED)
            return [change for change in changes if change["state"] == "running"]

        assert until(lambda: len(running()) >= times)

    def causes(self) -> list[CrashCause]:
        return [crash.cause for crash in self.book.record.crashes]

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(PATIENCE)


def _words(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


@pytest.fixture
def keep(world: Any, tmp_path: Path) -> Iterator[Callable[..., Kept]]:
    made: list[Kept] = []
    state = tmp_path / "state"

    def make(*, camera: str = "", payments: bool = False, **environment: str) -> Kept:
        file = world.write_settings(GLASS, camera, payments=payments, reports=False)
        world.enrol(state)
        made.append(
            Kept(file, state, {**QUICK, "YIMA__STORAGE__FOLDER": str(state), **environment})
        )
        return made[-1]

    yield make
    for each in made:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()


def test_after_a_crash_it_is_back_with_its_journal_seen_to_first(keep: Callable[..., Kept]) -> None:
    kept = keep(payments=True)
    kept.sees_with_its_camera()
    first, vision = kept.terminal, kept.vision
    os.kill(first, signal.SIGKILL)
    kept.has_started(times=2)
    assert kept.terminal != first
    assert "--after-crash" in _words(kept.terminal)
    assert until(lambda: is_gone(vision)), "the camera must be free for whoever comes next"
    assert kept.causes() == [CrashCause.KILLED]
    assert until(lambda: kept.logged(EventId.PROGRAM_RESTARTED))
    assert kept.logged(EventId.PROGRAM_RESTARTED)[0]["crashes"] == 1
    kept.sees_with_its_camera(times=2)


def test_three_crashes_are_safe_mode_which_outlives_the_supervisor_and_staff_end(
    keep: Callable[..., Kept],
) -> None:
    kept = keep()
    for number in range(3):
        kept.has_started(times=number + 1)
        os.kill(kept.terminal, signal.SIGSEGV)
    kept.has_started(times=4)
    assert until(lambda: kept.logged(EventId.SAFE_MODE_ENTERED))
    assert kept.logged(EventId.SAFE_MODE_ENTERED)[0]["crashes"] == 3
    safe = kept.terminal
    assert not [pid for pid in children(safe) if "hardware.vision" in _words(pid)]
    kept.process.kill()
    kept.process.wait()
    assert until(lambda: is_gone(safe)), "no terminal without its supervisor"
    again = keep()
    again.has_started(times=5)
    assert "--safe-mode" in _words(again.terminal)
    assert CrashBook(again.state / FILE_NAME).leave()
    again.has_started(times=6)
    assert "--safe-mode" not in _words(again.terminal)
    assert again.causes() == []
    assert again.stop() == 0


def test_a_gui_thread_that_hangs_is_ended(keep: Callable[..., Kept]) -> None:
    kept = keep()
    kept.has_started()
    hung = kept.terminal
    os.kill(hung, signal.SIGUSR2)
    assert until(lambda: kept.causes() == [CrashCause.STALLED])
    assert is_gone(hung)
    kept.has_started(times=2)


def test_a_camera_process_that_is_stopped_is_ended_with_its_terminal(
    keep: Callable[..., Kept],
) -> None:
    kept = keep()
    kept.sees_with_its_camera()
    stopped = kept.vision
    os.kill(stopped, signal.SIGSTOP)
    assert until(lambda: kept.causes() == [CrashCause.STALLED])
    assert until(lambda: is_gone(stopped))
    kept.sees_with_its_camera(times=2)


def test_a_lane_that_hangs_is_no_progress(keep: Callable[..., Kept]) -> None:
    """Another process holds the log: the lane that writes it waits for ever."""
    kept = keep()
    kept.sees_with_its_camera()
    log = os.open(kept.state / "events", os.O_RDONLY)
    fcntl.flock(log, fcntl.LOCK_EX)
    os.kill(kept.vision, signal.SIGKILL)  # which is to be logged
    assert until(lambda: kept.causes() == [CrashCause.STALLED])
    os.close(log)
    kept.has_started(times=2)


def test_a_camera_that_is_not_there_keeps_nobody_from_working(keep: Callable[..., Kept]) -> None:
    kept = keep(camera="/dev/video-none")
    kept.has_started()
    first = kept.terminal
    # Longer than every bound of the program.
    assert not until(lambda: kept.causes() or is_gone(first), seconds=5.0)
    kept.stop()


def test_told_to_end_it_ends_in_order_with_everything_it_started(
    keep: Callable[..., Kept],
) -> None:
    kept = keep()
    kept.sees_with_its_camera()
    mine = [kept.terminal, kept.vision]
    assert kept.stop() == 0
    assert all(map(is_gone, mine))
    assert kept.logged(EventId.TERMINAL_STOPPED)
    assert kept.causes() == []


def test_it_tells_systemd_above_it(keep: Callable[..., Kept]) -> None:
    """As with `Type=notify` and `WatchdogSec=`: of the supervisor itself, not of the terminal."""
    told: list[tuple[int, dict[str, str]]] = []
    with closing(NotifyListener()) as above:

        def hears(name: str, value: str) -> Callable[[], bool]:
            def heard() -> bool:
                told.extend((said.pid, dict(said.values)) for said in above.heard())
                return any(values.get(name) == value for _, values in told)

            return heard

        kept = keep(**above.environment, WATCHDOG_USEC="3000000")
        assert until(hears("READY", "1"))
        assert until(hears("WATCHDOG", "1"))
        # Heard while it ends, as systemd does: the kernel keeps ten messages and drops what comes then.
        kept.process.terminate()
        assert until(hears("STOPPING", "1"))
        assert kept.process.wait(PATIENCE) == 0
    assert {pid for pid, _ in told} == {kept.process.pid}


def test_under_systemd_alone_the_terminal_keeps_the_same_protocol(
    world: Any, tmp_path: Path
) -> None:
    """A socket of the file system, as the system's own manager has it."""
    path = tmp_path / "notify"
    ears = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ears.bind(str(path))
    ears.settimeout(PATIENCE)
    file = world.write_settings(GLASS, payments=False, reports=False)
    world.enrol(tmp_path / "state")
    environment = {
        **QUICK,
        "YIMA__STORAGE__FOLDER": str(tmp_path / "state"),
        "NOTIFY_SOCKET": str(path),
        "WATCHDOG_USEC": "2000000",
    }
    command = [sys.executable, "-m", "kiosk", "run", "--settings", str(file)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)
    said: list[str] = []
    while "WATCHDOG=1" not in said:
        said += ears.recv(4_096).decode().splitlines()
    assert said[0] == "READY=1"
    process.terminate()
    while "STOPPING=1" not in said:
        said += ears.recv(4_096).decode().splitlines()
    assert process.wait(PATIENCE) == 0
    ears.close()
