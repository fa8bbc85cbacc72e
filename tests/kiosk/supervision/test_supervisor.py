"""The supervisor above programs that end in all sorts of ways. Each writes down how it was started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.supervision.beginning import RESTART
from kiosk.supervision.crash_record import FILE_NAME, CrashBook, CrashCause

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="supervision is Linux's")

PROGRAM = Path(__file__).with_name("supervised.py")
ROOT = Path(__file__).parents[3]
WRITES = "import os, signal, sys, time\nopen('lives', 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
READY = (
    "from kiosk.supervision.notify import summoned\n"
    "told = summoned(os.environ).notifier\ntold.ready()\n"
)
STAYS = WRITES + READY + "while True:\n    told.alive()\n    time.sleep(0.02)\n"
CRASHES_ONCE = WRITES + "if len(open('lives').readlines()) == 1: os.kill(os.getpid(), 11)\n"


class Above:
    def __init__(self, folder: Path, script: str, **settings: float) -> None:
        self.folder = folder
        self.book = CrashBook(folder / FILE_NAME)
        command = [sys.executable, str(PROGRAM), str(folder), json.dumps(settings), script]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, cwd=folder, env=environment)

    def lives(self) -> list[str]:
        path = self.folder / "lives"
        return path.read_text().splitlines() if path.exists() else []

    def comes(self, condition: Callable[[], object]) -> bool:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            if condition():
                return True
            time.sleep(0.01)
        return False

    def causes(self) -> list[CrashCause]:
        return [crash.cause for crash in self.book.record.crashes]

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(20)


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Callable[..., Above]]:
    made: list[Above] = []

    def make(script: str, **settings: float) -> Above:
        made.append(Above(tmp_path, script, **settings))
        return made[-1]

    yield make
    for each in made:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()


def test_a_crash_is_started_again_and_told_so(above: Callable[..., Above]) -> None:
    kept = above(CRASHES_ONCE + STAYS)
    assert kept.comes(lambda: len(kept.lives()) >= 2)
    assert kept.lives()[:2] == ["", "--after-crash"]
    assert kept.causes() == [CrashCause.KILLED]
    assert kept.stop() == 0


def test_a_program_that_crashes_for_ever_is_rested_between_starts(
    above: Callable[..., Above],
) -> None:
    kept = above(WRITES + "sys.exit(1)")
    assert kept.comes(lambda: len(kept.lives()) >= 5)
    assert kept.lives()[:5] == ["", "--after-crash", "--after-crash", *["--safe-mode"] * 2]
    assert set(kept.causes()) == {CrashCause.ENDED}
    assert kept.comes(lambda: len(kept.causes()) == 5)
    assert len(kept.lives()) == 5, "it waits by now"
    assert kept.stop() == 0


def test_a_wrong_command_line_is_told_and_not_tried_again(above: Callable[..., Above]) -> None:
    kept = above(WRITES + "sys.exit(2)")
    assert kept.process.wait(20) == 2
    assert kept.lives() == [""]


def test_ending_in_order_again_and_again_is_a_crash_too(above: Callable[..., Above]) -> None:
    kept = above(WRITES + "sys.exit(0)")
    assert kept.comes(lambda: "--safe-mode" in kept.lives())
    assert set(kept.causes()) == {CrashCause.ENDED}
    kept.stop()


@pytest.mark.parametrize("code", [0, RESTART])
def test_after_a_while_ending_in_order_is_none(
    above: Callable[..., Above], monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setenv("SHORT_LIFE", "0")
    kept = above(WRITES + f"if len(open('lives').readlines()) < 4: sys.exit({code})\n" + STAYS)
    assert kept.comes(lambda: len(kept.lives()) >= 5)
    assert set(kept.lives()) == {""}
    assert kept.causes() == []
    kept.stop()


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        (WRITES + "time.sleep(600)", CrashCause.NOT_STARTED),
        (WRITES + READY + "time.sleep(600)", CrashCause.STALLED),
        (WRITES + READY + "os.kill(os.getpid(), signal.SIGSTOP)", CrashCause.STALLED),
    ],
)
def test_what_hangs_is_ended(above: Callable[..., Above], script: str, cause: CrashCause) -> None:
    kept = above(script, start_seconds=1.0, watchdog_seconds=0.5)
    assert kept.comes(lambda: kept.causes()[:1] == [cause])
    kept.process.kill()


def test_a_sign_of_life_of_another_process_is_none(above: Callable[..., Above]) -> None:
    """A child of the terminal goes on talking for it."""
    script = (
        WRITES + READY + "if os.fork(): time.sleep(600)\nwhile True: told.alive(); time.sleep(0.02)"
    )
    kept = above(script, watchdog_seconds=0.5)
    assert kept.comes(lambda: kept.causes()[:1] == [CrashCause.STALLED])
    kept.process.kill()


def test_nothing_it_started_outlives_it_wherever_it_hides(
    above: Callable[..., Above], tmp_path: Path
) -> None:
    """In its group, or in a session of its own, deaf to being told to end."""
    script = WRITES + (
        "for own in (False, True):\n"
        "    if os.fork() == 0:\n"
        "        if own: os.setsid()\n"
        "        signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "        open('left', 'a').write(f'{os.getpid()}\\n')\n"
        "        time.sleep(600)\n"
        "while not os.path.exists('left') or len(open('left').readlines()) < 2: time.sleep(0.01)\n"
        "if len(open('lives').readlines()) == 1: os.kill(os.getpid(), 9)\n"
    )
    kept = above(script + STAYS)
    assert kept.comes(lambda: len(kept.lives()) >= 3)
    left = list(map(int, (tmp_path / "left").read_text().split()))
    assert not any(Path(f"/proc/{pid}").exists() for pid in left[:2])
    assert kept.stop() == 0
    left = list(map(int, (tmp_path / "left").read_text().split()))
    assert not any(Path(f"/proc/{pid}").exists() for pid in left)


def test_a_program_that_does_not_end_when_told_is_ended(above: Callable[..., Above]) -> None:
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    kept = above(
        WRITES + deaf + READY + "while True: told.alive(); time.sleep(0.02)", stop_seconds=0.5
    )
    assert kept.comes(kept.lives)
    time.sleep(0.3)
    assert kept.stop() == 0
    assert kept.causes() == []


def test_the_signal_for_a_picture_is_passed_on(above: Callable[..., Above], tmp_path: Path) -> None:
    script = (
        "import signal\nsignal.signal(signal.SIGUSR1, lambda *_: open('picture', 'w').close())\n"
    )
    kept = above(script + STAYS)
    assert kept.comes(kept.lives)
    os.kill(kept.process.pid, signal.SIGUSR1)
    assert kept.comes((tmp_path / "picture").exists)
    assert kept.stop() == 0


def test_a_quiet_while_ends_safe_mode(above: Callable[..., Above], tmp_path: Path) -> None:
    book = CrashBook(tmp_path / FILE_NAME)
    book.add(CrashCause.KILLED)
    book.enter()
    kept = above(STAYS, safe_minutes=0.01)
    assert kept.comes(lambda: len(kept.lives()) == 2)
    assert kept.lives() == ["--safe-mode", ""]
    assert kept.causes() == []
    assert not kept.book.is_safe
    assert kept.stop() == 0
