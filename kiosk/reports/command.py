"""`yima prints list | show | settle`: a terminal's prints of reports, for staff and auditors.

The first two only read, whether the terminal runs or not. No output names a patient or a report: both
have pseudonyms that mean nothing elsewhere. With `--json` standard output holds one object and nothing
else.

Exit codes: 0 listed, shown or noted; 1 no such print, or it is not in doubt; 2 something could not be
read or written, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from datetime import tzinfo

from kiosk import console
from kiosk.clock import Clock, SystemClock
from kiosk.payment.tools.answer import Answer
from kiosk.process import leave_no_core
from kiosk.reports import print_desk, print_options
from kiosk.settings import Settings, SettingsError, load

_NAME = "yima prints"


def main(argv: Sequence[str], *, make_clock: Callable[[tzinfo], Clock] = SystemClock) -> int:
    """Run `yima prints ARGV...`; the exit code. `make_clock`: of the hospital's zone."""
    try:
        arguments = print_options.parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    return console.run(
        _NAME, lambda: put(_NAME, _answered(arguments, make_clock), as_json=arguments.json)
    )


def put(name: str, answer: Answer, *, as_json: bool) -> int:
    """Print what a command answers; its exit code. What could not be read is complained of."""
    if as_json:
        print(json.dumps(answer.content), flush=True)
    elif answer.exit_code == console.UNREADABLE:
        for line in answer.lines:
            console.complain(f"{name}: {line}")
    else:
        print(console.printable("\n".join(answer.lines)), flush=True)
    return answer.exit_code


def _answered(arguments: argparse.Namespace, make_clock: Callable[[tzinfo], Clock]) -> Answer:
    try:
        settings = load(arguments.settings, os.environ)
    except SettingsError as error:
        content = {"result": "settings", "problems": error.problems}
        return Answer(content, error.problems, console.UNREADABLE)
    with console.native_stderr_silenced():  # GmSSL tells it of what does not open
        return _answer(arguments, settings, make_clock(settings.terminal.zone))


def _answer(arguments: argparse.Namespace, settings: Settings, clock: Clock) -> Answer:
    match arguments.command:
        case "list":
            return print_desk.listed(settings, clock, day=arguments.day, only_open=arguments.open)
        case "show":
            return print_desk.shown(settings, arguments.number)
        case _:
            asked = print_desk.Asked(arguments.number, arguments.said, arguments.staff)
            return print_desk.settled(settings, clock, asked)
