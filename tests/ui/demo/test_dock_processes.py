"""The whole demo with its processes: it comes up, plays, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect

from tests.sampling import sampled
from ui.demo.dock import Demo, has_display
from ui.demo.dock_places import places_on
from ui.demo.player import tap
from ui.demo.recorder import Recorder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
PATIENCE = 30.0


def family(ancestor: int) -> set[int]:
    """Process ids of all descendants."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended
            parents[int(entry.name)] = int(
                (entry / "stat").read_text().rpartition(")")[2].split()[1]
            )
    found, grown = {ancestor}, True
    while grown:
        born = {pid for pid, parent in parents.items() if parent in found} - found
        found, grown = found | born, bool(born)
    return found - {ancestor}


def command_of(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def lives(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def comes(condition: Callable[[], object]) -> bool:
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


class Running:
    """`yima demo` as a developer starts it, on a display that nobody sees."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "demo"],
            env={**os.environ, "TMPDIR": str(folder), "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
        )
        assert comes(self.complete), "the kiosk did not come up"
        self.family = family(self.process.pid)

    def complete(self) -> bool:
        commands = [command_of(pid) for pid in family(self.process.pid)]
        return all(
            any(part in command for command in commands)
            for part in ("kiosk.demo.hospital", "run --settings", "hardware.vision")
        )

    @property
    def kiosk(self) -> int:
        (pid,) = (pid for pid in self.family if "run --settings" in command_of(pid))
        return pid

    def nothing_is_left(self) -> bool:
        gone = comes(lambda: not any(lives(pid) for pid in self.family))
        return gone and list(self.folder.iterdir()) == []

    def clean_up(self) -> None:
        for pid in {self.process.pid, *self.family}:
            with suppress(ProcessLookupError):
                if lives(pid):
                    os.kill(pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Running]:
    running = Running(tmp_path)
    yield running
    running.clean_up()


@pytest.mark.parametrize(
    "number", sampled([signal.SIGINT, signal.SIGTERM, signal.SIGHUP], one_in=3)
)
def test_told_to_end_the_dock_takes_everything_along(demo: Running, number: int) -> None:
    demo.process.send_signal(number)
    assert demo.process.wait(PATIENCE) == 0
    assert demo.nothing_is_left()


def test_when_the_kiosk_is_closed_the_dock_ends_too(demo: Running) -> None:
    os.kill(demo.kiosk, signal.SIGTERM)
    demo.process.wait(PATIENCE)
    assert demo.nothing_is_left()


def test_a_dock_that_is_killed_leaves_no_kiosk_on_the_screen(demo: Running) -> None:
    kiosk = demo.kiosk
    demo.process.kill()
    assert comes(lambda: not lives(kiosk))


def test_a_phone_clicked_on_the_dock_is_read_by_the_kiosk(qapp: Any, tmp_path: Path) -> None:  # noqa: ARG001 - Qt must be up
    before = family(os.getpid())
    places = places_on(QRect(0, 0, 1280, 800))
    demo = Demo(tmp_path, "", places)
    try:
        window = demo.open()
        assert Recorder.wait_until(lambda: demo.board.ready, PATIENCE)
        assert demo.board.requests == 0
        tap(window, "phone_nothing_today")
        # The code was seen by the camera, verified, and its patient asked for at the hospital.
        assert Recorder.wait_until(lambda: demo.board.requests > 0, PATIENCE), demo.board
        tap(window, "hospital_gone")
        tap(window, "printer_paper_out")
        assert demo.board.held == "nothing_today"
    finally:
        demo.end()
    assert comes(
        lambda: not {pid for pid in family(os.getpid()) - before if lives(pid)} - trackers()
    )
    assert demo.exit_code == 0


def trackers() -> set[int]:
    """Multiprocessing's own helper, which it keeps for the life of a program."""
    return {pid for pid in family(os.getpid()) if "resource_tracker" in command_of(pid)}


def test_closing_the_dock_before_its_world_is_there(qapp: Any, tmp_path: Path) -> None:  # noqa: ARG001 - as above
    before = family(os.getpid())
    demo = Demo(tmp_path, "", places_on(QRect(0, 0, 1280, 800)))
    demo.open()
    demo.end()
    assert not {pid for pid in family(os.getpid()) - before if lives(pid)} - trackers()


# -- no display ----------------------------------------------------------------------------------


def test_a_display_is_what_the_environment_names() -> None:
    assert not has_display({})
    assert not has_display({"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert has_display({"DISPLAY": ":0"})
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert has_display({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize(
    "display", [{}, {"DISPLAY": ":4999"}], ids=["none", "one that is not there"]
)
def test_without_a_display_it_says_what_to_do(display: dict[str, str], tmp_path: Path) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "demo"],
        env={**kept, **display, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.endswith("no display: use --headless --out DIR\n")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
