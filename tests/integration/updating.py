"""A machine that starts `yima launch` as systemd does, again and again, until it is switched off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from kiosk.audit.catalogue import EventId
from kiosk.update.selection import Selection, SelectionFile
from tests.kiosk.update.shelves import Ground

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0


def program(module: str, *words: str, **environment: str) -> str:
    """A release whose executable runs this checkout's `module`."""
    told = "".join(f"export {name}='{value}'\n" for name, value in environment.items())
    arguments = " ".join(f"'{word}'" for word in words)
    return f'#!/bin/sh\n{told}cd {ROOT}\nexec {sys.executable} -m {module} {arguments} "$@"\n'


def until(condition: Callable[[], object], seconds: float = PATIENCE) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


class Powered:
    """One machine. `starts`: how often the launcher was started; `codes`: what it, or its release, ended with."""

    def __init__(self, ground: Ground, settings: Path, environment: dict[str, str]) -> None:
        self.ground = ground
        self.file = SelectionFile(ground.storage)
        self.starts = 0
        self.codes: list[int] = []
        self.errors = ground.storage.parent / "errors.txt"
        self._command = [sys.executable, "-m", "kiosk", "launch", "--settings", str(settings)]
        self._command += ["--base", str(ground.base)]
        self._environment = os.environ | environment
        self._off = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: Thread | None = None

    def on(self) -> None:
        self._off.clear()
        self._thread = Thread(target=self._keep_up, daemon=True)
        self._thread.start()

    def _keep_up(self) -> None:
        while not self._off.is_set():
            with self.errors.open("ab") as errors:
                self._process = subprocess.Popen(
                    self._command, cwd=ROOT, env=self._environment, stderr=errors
                )
            self.starts += 1
            self.codes.append(self._process.wait())
            self._off.wait(0.1)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def pull_the_plug(self) -> None:
        """Everything ends at once, and nobody is told."""
        self._off.set()
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def off(self) -> None:
        """In order."""
        self._off.set()
        if self._process is not None:
            self._process.terminate()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    @property
    def selection(self) -> Selection:
        return self.file.read()

    def logged(self, *events: EventId) -> list[tuple[str, str]]:
        """Events with their version, as the log has them."""
        wanted = {event.value for event in events}
        found: list[tuple[str, str]] = []
        for file in sorted((self.ground.storage / "events").glob("*.jsonl")):
            for line in file.read_text(encoding="utf-8").splitlines():
                entry: dict[str, Any] = json.loads(line) if line.endswith("}") else {}
                if entry.get("event") in wanted:
                    found.append((str(entry["event"]), str(entry.get("version", ""))))
        return found
