"""`yima audit verify | key | heads | export | trace`: a terminal's log, for auditors and the hospital.

All only read, whether the terminal runs or not. `trace` needs the hospital's trace key and the files of
the log, and no other secret. With `--json` standard output holds one object and nothing else.

Exit codes: 0 the log is as it was written, printed, found; 1 it is not, or nothing was found; 2 something
could not be read or written, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from kiosk import console
from kiosk.audit import desk, options
from kiosk.payment.tools.answer import Answer, refused
from kiosk.process import leave_no_core
from kiosk.reports.command import put
from kiosk.settings import Settings, SettingsError, load

_NAME = "yima audit"


def main(argv: Sequence[str]) -> int:
    """Run `yima audit ARGV...`; the exit code."""
    try:
        arguments = options.parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    return console.run(_NAME, lambda: put(_NAME, _answered(arguments), as_json=arguments.json))


def _answered(arguments: argparse.Namespace) -> Answer:
    with console.native_stderr_silenced():  # gmssl_pyx tells it of bad signatures, see `sm2`
        try:
            return _answer(arguments)
        except SettingsError as error:
            content = {"result": "settings", "problems": error.problems}
            return Answer(content, error.problems, console.UNREADABLE)
        except OSError as error:
            why = f"{error.filename or 'a file'}: {error.strerror}"
            return refused("unreadable", why, console.UNREADABLE)


def _answer(arguments: argparse.Namespace) -> Answer:
    """Raises SettingsError where the settings are needed and cannot be used."""

    def settings() -> Settings:
        return load(arguments.settings, os.environ)

    match arguments.command:
        case "verify" if arguments.folder is not None:
            place = desk.Place(arguments.folder, arguments.terminal)
            return desk.verified(place, arguments.heads, arguments.key)
        case "verify":
            return desk.verified(desk.place_of(settings()), arguments.heads, arguments.key)
        case "key":
            return desk.public_key(desk.place_of(settings()))
        case "heads":
            return desk.heads(desk.place_of(settings()), arguments.last)
        case "export":
            return desk.exported(desk.place_of(settings()), arguments.out)
        case _:
            folders = arguments.folder or [desk.place_of(settings()).folder]
            card = sys.stdin.readline() if arguments.card == "-" else arguments.card
            days = (arguments.since, arguments.until)
            return desk.traced(folders, arguments.key, card.strip(), days)
