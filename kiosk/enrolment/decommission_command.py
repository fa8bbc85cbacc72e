"""`yima decommission`: take this terminal out of use and wipe it.

Exit codes: 0 it is wiped, or may be (`--check`); 1 not yet, or refused; 2 something could not be read,
written or removed, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from kiosk import console
from kiosk.clock import SystemClock
from kiosk.enrolment import options, wipe
from kiosk.enrolment.apply import UNDONE, is_enrolled
from kiosk.enrolment.decommission import carry_out, go_on, standing
from kiosk.enrolment.saving import Asked, Terminal
from kiosk.payment.tools.answer import Answer, refused
from kiosk.process import leave_no_core
from kiosk.reports.command import put

_NAME = "yima decommission"


def main(argv: Sequence[str]) -> int:
    """Run `yima decommission ARGV...`; the exit code."""
    try:
        arguments = options.parse_decommission(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    return console.run(_NAME, lambda: put(_NAME, _answer(arguments), as_json=arguments.json))


def _answer(arguments: argparse.Namespace) -> Answer:
    path = arguments.settings
    mark = wipe.read_mark(path)
    if mark is not None and not is_enrolled(path):
        if arguments.check:
            return refused("cut_off", f"{mark.terminal} is being wiped, and it was cut off")
        return go_on(path, mark)
    if not is_enrolled(path):
        return _no_terminal(arguments)
    clock = SystemClock()
    asked = Asked(arguments.by, arguments.second, arguments.lost, arguments.export)
    with console.native_stderr_silenced():  # GmSSL tells it of what does not open
        terminal = standing(path, asked, clock)
    if isinstance(terminal, Answer):
        return terminal
    if arguments.check:
        words = f"{terminal.id} may go: nothing is pending"
        return Answer({"result": "may_go", "terminal": terminal.id}, (words,))
    if not (arguments.yes or _is_meant(terminal)):
        return refused("not_confirmed", "nothing was touched")
    return carry_out(terminal, asked, clock)


def _no_terminal(arguments: argparse.Namespace) -> Answer:
    path = arguments.settings
    if path.with_name(UNDONE).exists():
        why = f"{path.with_name(UNDONE)} does not read: wipe the disk"
        return refused("mark", why, console.UNREADABLE)
    note = wipe.read_note(path)
    if note is None:
        return refused("not_enrolled", f"{path}: this machine is no terminal")
    words = f"wiped already: it was {note.get('terminal')}, until {note.get('date')}"
    return refused("already_wiped", words)


def _is_meant(terminal: Terminal) -> bool:
    """Whether somebody at the keyboard types its id."""
    if not sys.stdin.isatty():
        return False
    said = input(f"{terminal.id} is wiped for good. Its id, to go on: ")
    return said.strip() == terminal.id
