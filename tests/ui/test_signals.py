"""Signals to a program in which nothing moves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

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


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="this system has no such signal")
def test_an_idle_event_loop_hears_every_signal_and_ends_in_order() -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "idle\n"
        for _ in range(3):
            process.send_signal(signal.SIGUSR1)
            assert process.stdout.readline() == "heard\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert process.stderr.read() == ""
