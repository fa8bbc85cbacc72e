"""A picture for support, asked of the real program by the signal that an engineer sends."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from kiosk.audit.catalogue import EventId
from tests.house import GLASS, QUICK
from ui.demo.dock_kiosk import KioskProcess
from ui.demo.recorder import Recorder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")


class Program:
    """`yima run`, in a process of its own, and what it has written into its storage folder."""

    def __init__(self, settings_file: Path, state: Path) -> None:
        self.state = state
        environment = {**QUICK, "YIMA__STORAGE__FOLDER": str(state)}
        self.process = KioskProcess(settings_file, environment)

    def logged(self, event: EventId) -> list[dict[str, Any]]:
        lines = [
            json.loads(line)
            for file in (self.state / "events").glob("*.jsonl")
            for line in file.read_text(encoding="utf-8").splitlines()
        ]
        return [line for line in lines if line["event"] == event.value]

    def comes(self, condition: Callable[[], object]) -> bool:
        return Recorder.wait_until(
            lambda: bool(condition()) or self.process.exit_code is not None, seconds=30
        )


@pytest.fixture
def program(qapp: Any, world: Any, tmp_path: Path) -> Iterator[Program]:  # noqa: ARG001 - waits by Qt's loop
    state = tmp_path / "state"
    settings_file = world.write_settings(GLASS, payments=False, reports=False)
    world.enrol(state)
    started = Program(settings_file, state)
    yield started
    started.process.stop()


def test_the_signal_brings_a_picture_and_the_terminal_goes_on(program: Program) -> None:
    assert program.comes(lambda: program.logged(EventId.TERMINAL_STARTED))
    os.kill(program.process.pid, signal.SIGUSR1)
    assert program.comes(lambda: program.logged(EventId.SUPPORT_PICTURE_TAKEN))
    (taken,) = program.logged(EventId.SUPPORT_PICTURE_TAKEN)
    assert taken["taken"] is True
    (picture,) = (program.state / "support").iterdir()
    assert picture.stat().st_mode & 0o077 == 0, "for its owner alone"
    drawn = QImage(str(picture))
    assert (drawn.width(), drawn.height()) == (GLASS.width, GLASS.height)
    assert program.process.exit_code is None
    assert not program.logged(EventId.FAULT)
    program.process.stop()
    assert program.process.exit_code == 0
    assert program.logged(EventId.TERMINAL_STOPPED)
