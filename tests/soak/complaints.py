"""What the terminal complains of: lines of its event log and of standard error that are not as ever."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

_COMMON: Final = frozenset(
    {"at", "terminal", "event", "seq", "chain", "prev", "card", "milliseconds", "start_ms"}
)
"""Fields that say nothing of what went wrong."""

AS_EVER: Final = (
    *("terminal_started", "terminal_stopped", "session_started *", "signed_in"),
    *(
        f"session_ended {cause} *"
        for cause in ("finished", "left", "idle", "refused", "next_patient")
    ),
    *("camera_changed running", "camera_changed starting", "printer_changed ready"),
    *("hospital_changed True", "storage_changed True", "trust_changed fresh * fine"),
    *("reader_changed ready", "scanner_changed ready", "gateway_changed True"),
    *("lamp_changed on", "lamp_changed off", "voice_changed *"),
    *("ticket_done printed ready", "slip_done printed ready", "order_ended settled *"),
    *("second_factor_checked True *", "report_printer_changed ready"),
    *("reports_printed * 0 0 ready", "prints_changed * 0", "payments_changed starting *"),
    *("payments_changed ready * 0", "head_signed *", "audit_key_made * False"),
)
"""Lines of a terminal with which all is well, as patterns."""


def line_of(event: dict[str, Any]) -> str:
    """The event, then the values of its fields in the order of the log."""
    values = (str(value) for name, value in event.items() if name not in _COMMON)
    return " ".join((str(event["event"]), *values))


def matches(text: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(text, each) for each in patterns)


class Complaints:
    """Reads on where it stopped. `events`: the folder of the event log; `said`: standard error."""

    def __init__(self, events: Path, said: Path) -> None:
        self._events = events
        self._said = said
        self._read: dict[Path, int] = {}
        self.lines = 0  # of the event log, so far

    def logged(self) -> list[str]:
        """New lines of the event log that are not as ever, as `line_of` has them."""
        found = []
        for path in sorted(self._events.glob("*.jsonl")):
            for each in self._new(path):
                self.lines += 1
                line = line_of(json.loads(each))
                if not matches(line, AS_EVER):
                    found.append(line)
        return found

    def said(self) -> list[str]:
        """New lines of standard error: of a terminal with which all is well there are none."""
        return [each for each in self._new(self._said) if each.strip()]

    def _new(self, path: Path) -> list[str]:
        with path.open("rb") as file:
            file.seek(self._read.get(path, 0))
            whole, newline, _ = file.read().rpartition(b"\n")
        self._read[path] = self._read.get(path, 0) + len(whole) + len(newline)
        return whole.decode("utf-8", "replace").splitlines()
