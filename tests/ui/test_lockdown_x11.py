"""A terminal on a real X server, and hands that try every way out of it (XTEST)."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import pytest

from tests.ui.hands import Hands, is_there

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or not is_there(), reason="needs Xvfb, libX11 and libXtst"
)

PROGRAM = Path(__file__).with_name("panel_program.py")
ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
WIDTH, HEIGHT = 600, 1000
_ON_ITS_WAY = 0.3  # seconds: a signal overtakes what waits in the X connection

FUNCTION = [f"F{number}" for number in range(1, 13)]
LETTERS = list("acdefghilnopqrstuvwxz")
OTHERS = ["Escape", "Tab", "Delete", "Print", "Menu", "Home", "End", "Insert", "Pause", "plus"]
TAPPING = ["space", "Return"]  # alone they tap what has the focus
HELD = [
    ("Alt_L",),
    ("Control_L",),
    ("Super_L",),
    ("Control_L", "Alt_L"),
    ("Control_L", "Shift_L"),
    ("Alt_L", "Shift_L"),
    ("Super_L", "Control_L"),
]
ALONE = [
    "Super_L",
    "Super_R",
    "Menu",
    "Print",
    "Alt_L",
    "Control_L",
    "Pause",
    "Scroll_Lock",
    *FUNCTION,
]


class Panel:
    """The X server, the terminal's window on it, and what it has said."""

    def __init__(self, display: str, sample: str) -> None:
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), sample],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._reader = Thread(target=self._read)
        self._reader.start()
        self.said: list[dict[str, Any]] = []
        self.hands = Hands(display)
        self.hears("ready")

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def hears(self, name: str) -> dict[str, Any]:
        """What it says next with this name in it; a program that hangs does not."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self.said.append(json.loads(self._lines.get(timeout=0.1)))
            except Empty:
                assert self.process.poll() is None, "it has ended"
                continue
            if name in self.said[-1]:
                return self.said[-1]
        raise AssertionError(f"nothing of {name}")

    def standing(self) -> dict[str, Any]:
        """After everything that was sent before: it answers once it has taken that in."""
        time.sleep(_ON_ITS_WAY)
        self.process.send_signal(signal.SIGUSR1)
        return self.hears("visibility")

    def taps(self) -> set[str]:
        return {one["tap"] for one in self.said if "tap" in one}

    def is_as_it_was(self) -> None:
        standing = self.standing()
        assert (standing["windows"], standing["visibility"]) == (1, "FullScreen")

    def stop(self) -> int:
        self.hands.close()
        self.process.terminate()
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:  # a busy machine's X server: nothing is left behind
            self.process.kill()
            code = self.process.wait()
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=(writes,), stderr=subprocess.DEVNULL
    )
    os.close(writes)
    with os.fdopen(reads) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(PATIENCE)


@pytest.fixture
def panel(display: str) -> Iterator[Callable[[str], Panel]]:
    made: list[Panel] = []

    def make(sample: str) -> Panel:
        made.append(Panel(display, sample))
        return made[-1]

    yield make
    for each in made:
        assert each.stop() == 0


def test_no_shortcut_leads_anywhere(panel: Callable[[str], Panel]) -> None:
    shown = panel("help-staff")
    sent = sum(shown.hands.press([key]) for key in ALONE)
    for held, key in product(HELD, [*FUNCTION, *LETTERS, *OTHERS, *TAPPING]):
        sent += shown.hands.press([*held, key])
    assert sent > 250, "the server's keyboard has them"
    shown.is_as_it_was()
    assert shown.taps() == set()
    assert shown.hands.press(["Escape"])
    shown.standing()
    assert shown.taps() == {"back"}, "the documented key does what it is for"


def test_no_button_drag_or_wheel_opens_anything(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    hands = shown.hands
    places = [(x, y) for x in (5, WIDTH // 2, WIDTH - 5) for y in (5, 300, 600, HEIGHT - 5)]
    for (x, y), number in product(places, (2, 3, 8, 9)):
        hands.move(x, y)
        hands.click(number)
        hands.click(number)
    shown.is_as_it_was()
    assert shown.taps() == set(), "only the left button and a finger tap"
    for (x, y), number in product(places, (4, 5, 6, 7)):
        hands.move(x, y)
        hands.click(number)
    hands.move(300, 500)
    for number in (1, 3):
        hands.button(number, down=True)
        for step in range(0, 280, 20):  # out over the edge, and back
            hands.move(300 + step, 500 - step)
        hands.move(WIDTH - 1, 0)
        time.sleep(0.9)  # as long as a long press takes
        hands.move(300, 500)
        hands.button(number, down=False)
    shown.is_as_it_was()
    assert shown.taps() == set()


def test_the_window_is_asked_to_close_and_stays(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    (window,) = shown.hands.windows()
    for _ in range(5):
        shown.hands.ask_to_close(window)
    shown.is_as_it_was()
    assert shown.hands.windows() == [window]


def test_another_window_does_not_stay_before_it(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    (window,) = shown.hands.windows()
    shown.hands.cover(WIDTH, HEIGHT)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and shown.hands.windows()[-1] != window:
        time.sleep(0.05)
    assert shown.hands.windows()[-1] == window
    while time.monotonic() < end and not shown.standing()["active"]:
        time.sleep(0.05)
    assert shown.standing()["active"]
    assert shown.hands.press(["F1"])
    shown.standing()
    assert shown.taps() == {"staff"}
