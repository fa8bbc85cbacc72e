"""`yima usage`: what this terminal was used for, counted without anybody's data.

Only reads, whether the terminal runs or not. `--csv` writes a table for a spreadsheet to standard output.

Exit codes: 0 told; 2 something could not be read, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta, tzinfo
from pathlib import Path
from typing import Final

from kiosk import arguments, console
from kiosk.clock import Clock, SystemClock
from kiosk.journal.database import Trouble
from kiosk.settings import SETTINGS_PATH, Settings, SettingsError, load
from kiosk.usage.store import read_beside
from kiosk.usage.table import as_csv, as_lines
from kiosk.usage.use import folded

_NAME: Final = "yima usage"
_TODAY: Final = date.max  # stands for it until the zone is known


def main(argv: Sequence[str], *, make_clock: Callable[[tzinfo], Clock] = SystemClock) -> int:
    """Run `yima usage ARGV...`; the exit code. `make_clock`: of the hospital's zone."""
    try:
        asked = _parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    return console.run(_NAME, lambda: _told(asked, make_clock))


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_NAME, allow_abbrev=False, description=__doc__)
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    which = parser.add_mutually_exclusive_group()
    for name, what in (("--day", "a day"), ("--week", "Monday to Sunday of the week of a day")):
        which.add_argument(
            name,
            type=arguments.day,
            nargs="?",
            const=_TODAY,
            metavar="DATE",
            help=f"{what}; today's",
        )
    which.add_argument("--since", type=arguments.day, metavar="DATE", help="from this day on")
    parser.add_argument(
        "--until", type=arguments.day, metavar="DATE", help="with --since: to this day, with it"
    )
    parser.add_argument("--csv", action="store_true", help="every count, for a spreadsheet")
    parser.add_argument("--language", choices=("zh_CN", "en"), help="of the table; the terminal's")
    parser.add_argument(
        "--at-least",
        type=_at_least,
        default=1,
        metavar="N",
        help="fold counts below N: first their hours together, then their kinds of code",
    )
    asked = parser.parse_args(argv)
    if asked.until is not None and asked.since is None:
        parser.error("--until goes with --since")
    return asked


def _at_least(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000:  # noqa: PLR2004 - more is no minimum
        raise argparse.ArgumentTypeError("a number from 1 to 1000")
    return int(text)


def _told(asked: argparse.Namespace, make_clock: Callable[[tzinfo], Clock]) -> int:
    try:
        settings = load(asked.settings, os.environ)
    except SettingsError as error:
        for problem in error.problems:
            console.complain(f"{_NAME}: {problem}")
        return console.UNREADABLE
    today = make_clock(settings.terminal.zone).local().date()
    since, until = _days(asked, today)
    if since > until:
        console.complain(f"{_NAME}: --since is after --until")
        return console.UNREADABLE
    return _tell(asked, settings, since, until)


def _tell(asked: argparse.Namespace, settings: Settings, since: date, until: date) -> int:
    cells = read_beside(settings.storage.folder, since, until)
    if isinstance(cells, Trouble):
        console.complain(f"{_NAME}: the counts cannot be read ({cells.name.lower()})")
        return console.UNREADABLE
    cells = folded(cells, asked.at_least)
    if asked.csv:
        language = asked.language or settings.terminal.languages[0]
        sys.stdout.buffer.write(as_csv(cells, settings.terminal.id, language))
        sys.stdout.buffer.flush()
    else:
        print(console.printable("\n".join(as_lines(cells, since, until))), flush=True)
    return console.DONE


def _days(asked: argparse.Namespace, today: date) -> tuple[date, date]:
    if asked.since is not None:
        return asked.since, asked.until or today
    if asked.day is not None:
        day = _meant(asked.day, today)
        return day, day
    day = _meant(asked.week or _TODAY, today)
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _meant(said: date, today: date) -> date:
    return today if said == _TODAY else said
