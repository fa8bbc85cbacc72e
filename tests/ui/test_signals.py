"""Signals to a program in which nothing moves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from ui.signals import on_signal, quit_on_signals

app = QGuiApplication(["yima"])
quit_on_signals()
on_signal("SIGUSR1", lambda: print("heard", flush=True))
QTimer.singleShot(0, lambda: print("idle", flush=True))
raise SystemExit(app.exec())
"""


needs_signals = pytest.mark.skipif(
    not hasattr(signal, "SIGUSR1"), reason="this system has no such signal"
)


@contextmanager
def running(source: str, **environment: str) -> Iterator[Any]:
    """A program of this source, which ends in order and says nothing wrong."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", source],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


@needs_signals
def test_an_idle_event_loop_hears_every_signal_and_ends_in_order() -> None:
    with running(PROGRAM) as process:
        assert process.stdout.readline() == "idle\n"
        for _ in range(3):
            process.send_signal(signal.SIGUSR1)
            assert process.stdout.readline() == "heard\n"
        process.send_signal(signal.SIGTERM)


ENDING = PROGRAM.replace(
    "raise SystemExit(app.exec())",
    """
status = app.exec()
print("ending", flush=True)
import sys
sys.stdin.readline()
del app
print("ended", flush=True)
raise SystemExit(status)
""",
)


@needs_signals
def test_a_program_that_ends_in_order_is_not_cut_off_by_being_told_again() -> None:
    with running(ENDING) as process:
        assert process.stdout.readline() == "idle\n"
        process.send_signal(signal.SIGTERM)
        assert process.stdout.readline() == "ending\n"
        for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGINT):
            process.send_signal(number)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ended\n"
        while process.poll() is None:
            process.send_signal(signal.SIGTERM)


ORDERED = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from ui.signals import quit_on_orders

app = QGuiApplication(["yima"])
print(quit_on_orders(os.environ), "YIMA_ORDERS" in os.environ, flush=True)
QTimer.singleShot(0, lambda: print("idle", flush=True))
raise SystemExit(app.exec())
"""


@pytest.mark.parametrize("at_once", [False, True])
def test_an_idle_event_loop_ends_in_order_when_its_supervisor_says_so(at_once: bool) -> None:
    with running(ORDERED, YIMA_ORDERS="stdin") as process:
        if at_once:
            process.stdin.close()
        assert process.stdout.readline() == "True False\n"
        if not at_once:
            assert process.stdout.readline() == "idle\n"
            process.stdin.close()
