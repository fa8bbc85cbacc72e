"""A terminal's end of a scanner: what was told, in order."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.scanner.make import make_serial_scanner
from hardware.scanner.serial_line import Patience, SerialScanner
from hardware.scanner.standin import StandInScanner
from kiosk.devices import ScannerState

SECONDS = 20.0
QUICK = Patience(first_pause=0.02, longest_pause=0.05)


class Listener:
    """Starts a scanner and hears it."""

    def __init__(self, scanner: SerialScanner) -> None:
        self.scanner = scanner
        self.texts: queue.Queue[str] = queue.Queue()
        self.states: queue.Queue[ScannerState] = queue.Queue()
        scanner.start(self.texts.put, self.states.put)

    def text(self) -> str:
        return self.texts.get(timeout=SECONDS)

    def state(self) -> ScannerState:
        return self.states.get(timeout=SECONDS)


@pytest.fixture
def device(tmp_path: Path) -> Iterator[StandInScanner]:
    with StandInScanner(tmp_path / "scanner") as scanner:
        yield scanner


@pytest.fixture
def listen(tmp_path: Path) -> Iterator[Callable[..., Listener]]:
    """Starts a scanner: that of the settings, or the one given."""
    started: list[Listener] = []

    def start(scanner: SerialScanner | None = None, **settings: Any) -> Listener:
        if scanner is None:
            port = str(tmp_path / "scanner")
            scanner = make_serial_scanner(port=port, **{"patience": QUICK, **settings})
        started.append(Listener(scanner))
        return started[-1]

    yield start
    for each in started:
        each.scanner.stop()
