"""The terminal beside the dock: the real program, in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_LAST_WORDS = 6.0  # seconds to wipe the session and close its devices
_TIMES = 6


class KioskProcess:
    """`yima run --settings FILE`, started at once. `environment` is added to this process's."""

    def __init__(self, settings_file: Path, environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "ui.demo.bound"]
        command += ["kiosk", "run", "--settings", str(settings_file)]
        # A group of its own: Ctrl-C is for the dock, which then ends the kiosk in order.
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
            process_group=0,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def stop(self) -> None:
        """Have it end, insisting if need be; harmless when it has."""
        for _ in range(_TIMES):
            # More than once: a program that is still starting may miss the first.
            self._process.terminate()
            try:
                self._process.wait(_LAST_WORDS / _TIMES)
            except subprocess.TimeoutExpired:
                continue
            return
        self._process.kill()
        self._process.wait()
