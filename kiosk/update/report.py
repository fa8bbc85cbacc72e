"""How the updater's last run went, in `status.json`: for maintenance pages, metrics and the command line.

{"form": "yima-update-status-1", "checked_at": 1790000000, "result": "staged", "problem": null,
 "plan": 12, "running": "1.3.2", "wanted": "1.4.0", "staged": "1.4.0", "forced": false,
 "refused": [{"version": "1.5.0", "why": "..."}], "transferred": 70123456,
 "download": null | {"version": "1.4.0", "there": 1048576, "all": 70000000}}

It vouches for nothing: the launcher goes by `staged.json` alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from kiosk.journal import durable_file
from kiosk.trust.reading import (
    NotThisFormError,
    load_object,
    need_integer,
    need_list,
    need_object,
    need_text,
)
from kiosk.update.outcome import Outcome, RefusedRelease, Result, any_problem

FILE_NAME: Final = "status.json"
FORM: Final = "yima-update-status-1"

_LARGEST: Final = 65_536  # bytes
_NOT_YET: Final = Outcome(Result.NONE)


@dataclass(frozen=True, slots=True)
class Download:
    """What is being brought. Bytes."""

    version: str
    there: int
    all: int


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """`checked_at`: when the last run ended, Unix seconds; None: none has. `outcome`: of that run."""

    checked_at: int | None = None
    outcome: Outcome = _NOT_YET
    download: Download | None = None  # under way, or given up for now

    def ended(self, outcome: Outcome, moment: int) -> UpdateReport:
        """After a run. What was begun and failed is still shown."""
        download = self.download if outcome.result is Result.FAILED else None
        return UpdateReport(moment, outcome, download)

    def bringing(self, version: str, there: int, whole: int) -> UpdateReport:
        return replace(self, download=Download(version, there, whole))


def to_json(report: UpdateReport) -> dict[str, Any]:
    """As the file has it."""
    return {
        "form": FORM,
        "checked_at": report.checked_at,
        **asdict(report.outcome),
        "download": None if report.download is None else asdict(report.download),
    }


def write(folder: Path, report: UpdateReport) -> None:
    """Keep it, for everybody to read. Stays quiet where the disk takes no writes: it is told otherwise."""
    with suppress(OSError):
        durable_file.replace(folder / FILE_NAME, (json.dumps(to_json(report)) + "\n").encode())
        (folder / FILE_NAME).chmod(0o644)


def read(folder: Path) -> UpdateReport:
    """What was kept; the empty one where there is none that can be read."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            return _of(load_object(file.read(_LARGEST)))
    except (OSError, NotThisFormError, ValueError):
        return UpdateReport()


def _of(members: Mapping[str, Any]) -> UpdateReport:
    if members.get("form") != FORM:
        raise NotThisFormError("form: another one")
    problem, forced = members.get("problem"), members.get("forced")
    outcome = Outcome(
        result=Result(need_text(members.get("result"), "result")),
        problem=None if problem is None else any_problem(need_text(problem, "problem")),
        plan=_some_integer(members.get("plan"), "plan"),
        running=_some_text(members.get("running"), "running"),
        wanted=_some_text(members.get("wanted"), "wanted"),
        staged=_some_text(members.get("staged"), "staged"),
        forced=forced is True,
        refused=tuple(_refused(each) for each in need_list(members.get("refused"), "refused")),
        transferred=need_integer(members.get("transferred"), "transferred"),
    )
    checked_at = _some_integer(members.get("checked_at"), "checked_at")
    download = members.get("download")
    return UpdateReport(checked_at, outcome, None if download is None else _download(download))


def _refused(value: Any) -> RefusedRelease:
    members = need_object(value, "refused")
    return RefusedRelease(
        need_text(members.get("version"), "version"), need_text(members.get("why"), "why")
    )


def _download(value: Any) -> Download:
    members = need_object(value, "download")
    return Download(
        need_text(members.get("version"), "version"),
        need_integer(members.get("there"), "there"),
        need_integer(members.get("all"), "all"),
    )


def _some_text(value: Any, where: str) -> str | None:
    return None if value is None else need_text(value, where)


def _some_integer(value: Any, where: str) -> int | None:
    return None if value is None else need_integer(value, where)
