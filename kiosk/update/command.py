"""`yima update fetch`, which a timer runs as a user of its own, and `yima update status`.

Exit codes: 0 it is as it should be, also where updates are off or paused; 1 the run failed, and the next
goes on where it ended; 2 settings or arguments cannot be used; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import json
import os
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from kiosk import console
from kiosk.process import is_of_another_user
from kiosk.settings.reading import SettingsError, overlaid, partly, read_tables
from kiosk.settings.site import FleetSettings
from kiosk.settings.update import UpdateSettings
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.update import command_options, report
from kiosk.update.outcome import Outcome, Result, words_of
from kiosk.update.report import UpdateReport

FAILED: Final = 1
_NAME: Final = "yima update"
_KILO, _MEGA = 1_000, 1_000_000

_SAID: Final = {
    Result.STAGED: "staged: the terminal goes over to it when it may",
    Result.SAME: "nothing to do",
    Result.NONE: "the plan has nothing for this terminal",
    Result.PAUSED: "paused by the plan",
    Result.FAILED: "failed",
}


@dataclass(frozen=True, slots=True)
class _Own:
    """What the updater takes from the terminal's file. Keys and secrets of others it cannot read."""

    terminal: str
    site: str
    repository: str
    ca_file: Path | None
    storage: Path
    update: UpdateSettings | None


def main(argv: Sequence[str]) -> int:
    """Run `yima update ARGV...`; the exit code."""
    try:
        arguments = command_options.parse(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    return console.run(_NAME, lambda: _print(arguments))


def _print(arguments: argparse.Namespace) -> int:
    try:
        own = _own(arguments.settings)
    except SettingsError as error:
        for problem in error.problems:
            console.complain(f"{_NAME}: {problem}")
        return console.UNREADABLE
    if own.update is None and arguments.folder is None:
        _say(arguments, {"on": False}, ["off: the settings have no table [update]"])
        return console.DONE
    update = own.update or UpdateSettings()
    folder = arguments.folder or update.folder
    if arguments.command == "status":
        kept = report.read(folder)
        _say(arguments, report.to_json(kept), _lines(kept))
        return console.DONE
    if is_of_another_user(folder):
        console.complain(f"{_NAME}: {folder}: of another user: run this as its owner")
        return console.UNREADABLE
    kept = _fetch(arguments, own, update, folder)
    _say(arguments, report.to_json(kept), _lines(kept))
    return FAILED if kept.outcome.result is Result.FAILED else console.DONE


def _fetch(
    arguments: argparse.Namespace, own: _Own, update: UpdateSettings, folder: Path
) -> UpdateReport:
    from kiosk.trust.distribution.repository import Repository  # noqa: PLC0415 - loads TUF
    from kiosk.update.download import Patience  # noqa: PLC0415
    from kiosk.update.fetch import Update  # noqa: PLC0415
    from kiosk.update.release import this_platform  # noqa: PLC0415
    from kiosk.update.rollout import Member  # noqa: PLC0415

    kept = report.read(folder)

    def told(version: str, there: int, whole: int) -> None:
        nonlocal kept
        kept = kept.bringing(version, there, whole)
        report.write(folder, kept)

    rate = _KILO * (arguments.kilobytes_per_second or update.kilobytes_per_second)
    with console.native_stderr_silenced():
        outcome = Update(
            folder=folder,
            repository=Repository(
                own.repository,
                ca_file=own.ca_file,
                # A release at the slowest pace that can be set takes hours.
                refresh_timeout=12 * 3_600.0,
                slowest_rate=min(8 * 1024, rate // 2),
            ),
            root_file=arguments.root or arguments.settings.parent / "root.json",
            member=Member(own.terminal, this_platform(), own.site),
            moment=int(time.time()),
            patience=Patience(rate),
            keep_free=_MEGA * update.keep_free_megabytes,
            base=arguments.base,
            storage=own.storage,
            told=told,
        ).run(threading.Event())
    kept = kept.ended(outcome, int(time.time()))
    if outcome.problem is not RefreshProblem.BUSY:  # the other process tells of itself
        report.write(folder, kept)
    return kept


def _own(path: Path) -> _Own:
    """Raises SettingsError."""
    names = ("terminal", "fleet", "trust", "storage", "update")
    found = partly(overlaid(read_tables(path), os.environ), path.parent, names)
    fleet = found.get("fleet")
    return _Own(
        terminal=found["terminal"].id,
        site=fleet.site if isinstance(fleet, FleetSettings) else "",
        repository=found["trust"].repository,
        ca_file=found["trust"].ca_file,
        storage=found["storage"].folder,
        update=found["update"],
    )


def _say(arguments: argparse.Namespace, content: dict[str, Any], lines: Sequence[str]) -> None:
    text = json.dumps(content) if arguments.json else "\n".join(map(console.printable, lines))
    print(text, flush=True)


def _lines(kept: UpdateReport) -> list[str]:
    if kept.checked_at is None:
        return ["never run so far"]
    when = datetime.fromtimestamp(kept.checked_at, UTC).strftime("%Y-%m-%d %H:%MZ")
    return [f"{when}: {_said(kept.outcome)}", *_more(kept)]


def _said(outcome: Outcome) -> str:
    said = _SAID[outcome.result]
    return said if outcome.problem is None else f"{said}: {words_of(outcome.problem)}"


def _more(kept: UpdateReport) -> Iterator[str]:
    outcome = kept.outcome
    yield f"plan {outcome.plan or 'unknown'}; runs {outcome.running or 'unknown'}"
    if outcome.wanted is not None:
        yield f"to have: {outcome.wanted}"
    if outcome.staged is not None:
        yield f"staged: {outcome.staged}{', forced' if outcome.forced else ''}"
    for refused in outcome.refused:
        yield f"refused: {refused.version}: {refused.why}"
    if kept.download is not None:
        there, whole = kept.download.there, kept.download.all
        yield f"on its way: {kept.download.version}, {there} of {whole} bytes"
