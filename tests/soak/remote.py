"""The soaked terminal as the driver has it: its process, what it shows, and orders for its hand."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

_STARTS_WITHIN = 60.0
_ANSWERS_WITHIN = 60.0
_ENDS_WITHIN = 15.0


class SilentTerminalError(Exception):
    """The terminal has ended, or answers no more. The text says which."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is shown: `tests.soak.hand.facts_of`. `number` grows with every view."""

    number: int = 0
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def screen(self) -> str:
        return str(self.told.get("screen", ""))

    def get(self, name: str) -> Any:
        return self.told.get(name)

    def __str__(self) -> str:
        """How a visit has ended, for the tables of `tests.soak.visits` and `tests.soak.faults`."""
        paper = self.get("ticket") or self.get("slip") or ""
        phase = self.get("phase") or ""
        return " ".join(filter(None, (self.screen, paper, phase, str(self.get("code") or ""))))


class RemoteTerminal:
    """Started at once, told to end when the `with` block is left. `folder`: for what it says.

    It ends with this process, too, however that ends.
    """

    def __init__(
        self, folder: Path, settings_file: Path, ahead: float, environment: Mapping[str, str]
    ) -> None:
        self.said = folder / "terminal.stderr"
        self._changed = threading.Condition()
        self._facts = Facts()
        self._answers: dict[int, dict[str, Any]] = {}
        self._orders = 0
        self._gone = False
        line = folder / "line"
        with (
            socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener,
            self.said.open("wb") as said,
        ):
            listener.bind(str(line))
            listener.listen(1)
            listener.settimeout(_STARTS_WITHIN)
            command = [sys.executable, "-m", "ui.demo.bound", "tests.soak.terminal"]
            command += ["--settings", str(settings_file), "--line", str(line)]
            command += ["--ahead", str(ahead)]
            self._process = subprocess.Popen(
                command,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                process_group=0,
            )
            try:
                self._line = listener.accept()[0]
            except TimeoutError:
                self._process.kill()
                self._process.wait()
                raise SilentTerminalError(f"it does not start: {self.said.read_text()}") from None
        threading.Thread(target=self._listen, name="terminal's words", daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._line.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    @property
    def facts(self) -> Facts:
        with self._changed:
            return self._facts

    def wait(self, condition: Callable[[Facts], bool], seconds: float) -> Facts | None:
        """Until `condition` holds of what is shown; None where it does not come about."""
        with self._changed:
            came = self._changed.wait_for(lambda: self._gone or condition(self._facts), seconds)
            if self._gone:
                raise SilentTerminalError(f"it has ended: {self._last_words()}")
            return self._facts if came else None

    def taps(self, name: str, seconds: float = 5.0) -> bool:
        """A finger on the middle of a button; whether there was one within `seconds`."""
        return bool(self.orders("tap", name=name, seconds=seconds)["done"])

    def orders(self, do: str, **what: Any) -> dict[str, Any]:
        """The hand's answer. Raises SilentTerminalError."""
        with self._changed:
            self._orders += 1
            number = self._orders
        try:
            self._line.sendall(json.dumps({"id": number, "do": do, **what}).encode() + b"\n")
        except OSError:
            raise SilentTerminalError(f"it has ended: {self._last_words()}") from None
        with self._changed:
            self._changed.wait_for(lambda: self._gone or number in self._answers, _ANSWERS_WITHIN)
            if number not in self._answers:
                raise SilentTerminalError(f"no answer to {do} {what}: {self._last_words()}")
            return self._answers.pop(number)

    def _last_words(self) -> str:
        """Why it says nothing: its exit code, or where each of its threads is."""
        if self.exit_code is None:
            self._process.send_signal(signal.SIGUSR2)  # to faulthandler
            time.sleep(1.0)
        return f"exit code {self.exit_code}\n{self.said.read_text(errors='replace')}"

    def comes_about(self, condition: Callable[[dict[str, Any]], bool], seconds: float) -> bool:
        """Wait until `condition` holds of what a look tells; whether it does."""
        until = time.monotonic() + seconds
        while not condition(self.orders("look")):
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True

    def _listen(self) -> None:
        with self._line.makefile("rb") as lines:
            try:
                for each in lines:
                    self._take(json.loads(each))
            except (OSError, ValueError):
                pass  # it has ended; so does what waits for it
        with self._changed:
            self._gone = True
            self._changed.notify_all()

    def _take(self, answer: dict[str, Any]) -> None:
        with self._changed:
            if "id" in answer:
                self._answers[answer["id"]] = answer
            else:
                self._facts = Facts(self._facts.number + 1, answer["shown"])
            self._changed.notify_all()
