"""`yima journal list | show | reconcile | reverse | settle`: a terminal's payments, for staff and auditors.

The first three only read, whether the terminal runs or not, and hold nobody up. No output names a
patient. With `--json` standard output holds one object and nothing else; amounts in it are fen.

Exit codes: 0 listed or shown, the books agree, or it is done as it was asked for; 1 there are
differences, no such order, refused, or not (yet) as it was asked for; 2 something could not be read or
written, the gateway does not answer, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from datetime import tzinfo

from kiosk import console
from kiosk.clock import Clock, SystemClock
from kiosk.payment.order import StaffWish
from kiosk.payment.tools import options, reports
from kiosk.payment.tools.answer import Answer, refused
from kiosk.process import is_of_another_user, leave_no_core
from kiosk.settings import Settings, SettingsError, load

_NAME = "yima journal"


def main(argv: Sequence[str], *, make_clock: Callable[[tzinfo], Clock] = SystemClock) -> int:
    """Run `yima journal ARGV...`; the exit code. `make_clock`: of the hospital's zone."""
    try:
        arguments = options.parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    return console.run(_NAME, lambda: _print(arguments, make_clock))


def _print(arguments: argparse.Namespace, make_clock: Callable[[tzinfo], Clock]) -> int:
    try:
        settings = load(arguments.settings, os.environ)
        answer = _answer(arguments, settings, make_clock(settings.terminal.zone))
    except SettingsError as error:
        answer = Answer(
            {"result": "settings", "problems": error.problems}, error.problems, console.UNREADABLE
        )
    if arguments.json:
        print(json.dumps(answer.content), flush=True)
    elif answer.exit_code == console.UNREADABLE:
        for line in answer.lines:
            console.complain(f"{_NAME}: {line}")
    else:
        print(console.printable("\n".join(answer.lines)), flush=True)
    return answer.exit_code


def _answer(arguments: argparse.Namespace, settings: Settings, clock: Clock) -> Answer:
    if arguments.command in set(StaffWish):
        return _staff(arguments, settings, clock)
    with console.native_stderr_silenced():  # GmSSL tells it of what does not open
        match arguments.command:
            case "list":
                return reports.listed(settings, clock, day=arguments.day, only_open=arguments.open)
            case "show":
                return reports.shown(settings, arguments.order)
            case _:
                return reports.reconciled(settings, clock, arguments.day)


def _staff(arguments: argparse.Namespace, settings: Settings, clock: Clock) -> Answer:
    from kiosk.payment.tools.staff import Asked, StaffDesk  # noqa: PLC0415 - loads the till

    if is_of_another_user(settings.storage.folder):
        return refused(
            "other_user",
            "the storage folder belongs to another user: run this as that user",
            console.UNREADABLE,
        )
    unread = reports.unread(settings)
    if unread is not None:
        return unread
    asked = Asked(
        order=arguments.order,
        wish=StaffWish(arguments.command),
        staff=arguments.staff,
        by_hand=arguments.by_hand,
        wait=arguments.wait,
    )
    return StaffDesk(settings, clock).carry_out(asked)
