"""The last result of each check, kept over restarts and power cuts in the storage folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Final

from kiosk.audit.chain import json_object
from kiosk.journal import durable_file
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.readiness import merged, result_as_json, result_of_json

FILE: Final = "readiness.json"
_FORM: Final = "yima-readiness-kept-1"
_LARGEST: Final = 256 * 1024


class CheckRecord:
    """In `folder`, which is made if need be. Safe to use from several threads of one process.

    A file that cannot be read counts as empty: the checks are done anew, and nothing else is lost.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = Lock()

    def results(self) -> dict[CheckId, CheckResult]:
        """Raises nothing."""
        try:
            with self._path.open("rb") as file:
                text = file.read(_LARGEST + 1)
        except OSError:
            return {}
        members = json_object(text)
        checks = members.get("checks")
        if members.get("form") != _FORM or not isinstance(checks, list):
            return {}
        read = (result_of_json(each) for each in checks)
        return {each.id: each for each in read if each is not None}

    def keep(self, results: Iterable[CheckResult]) -> bool:
        """Whether they are on the disk. One that was not checked does not replace one that was."""
        with self._lock:
            kept = merged(self.results().values(), results)
            text = json.dumps(
                {"form": _FORM, "checks": [result_as_json(each) for each in kept.values()]}
            )
            try:
                self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
                durable_file.replace(self._path, text.encode())
            except OSError:
                return False
        return True
