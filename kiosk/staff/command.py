"""`yima staff key | badge | invite | recover | enrol | unlock | list`: badges, PINs and recoveries.

The first four are the hospital's, where its keys are; the others are for a terminal. A code is printed as text
and, for people, as a QR code. With `--json` standard output holds one object and nothing else.

Exit codes: 0 done; 1 refused; 2 something could not be read or written, wrong arguments; 130 and 141 as in
`console`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import Final

from kiosk import console
from kiosk.audit.values import StaffId
from kiosk.clock import Clock, SystemClock
from kiosk.domain import StaffRole
from kiosk.payment.tools.answer import Answer
from kiosk.payment.tools.logged import is_logged
from kiosk.process import leave_no_core
from kiosk.reports.command import put
from kiosk.settings import Settings, SettingsError, load
from kiosk.staff import audited, counter, office, options
from kiosk.staff.access import Act
from kiosk.staff.counter import Asking, LogUnlock
from kiosk.staff.office import DrawQr

_NAME: Final = "yima staff"
_OFFICE: Final = frozenset({"key", "badge", "invite", "recover"})


def unlock_is_logged(settings: Settings, clock: Clock, by: StaffId, second: StaffId) -> bool:
    """Of `yima staff unlock`, before it is done. False: it is not certain to be on the disk."""
    event, fields = audited.seconded(by, second, StaffRole.ENGINEER, Act.UNLOCK_BADGE)
    return is_logged(settings, clock, event, fields)


def main(
    argv: Sequence[str],
    *,
    draw: DrawQr | None = None,
    make_clock: Callable[[tzinfo | None], Clock] = SystemClock,
    asking: Asking | None = None,
    log_unlock: LogUnlock = unlock_is_logged,
) -> int:
    """Run `yima staff ARGV...`; the exit code. `draw`: see `ui.staff_codes`, which passes it."""
    try:
        arguments = options.parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()

    def answer() -> Answer:
        if arguments.command in _OFFICE:
            return office.answered(arguments, make_clock(None).now(), draw)
        return _at_terminal(arguments, make_clock, asking or Asking(), log_unlock)

    return console.run(_NAME, lambda: put(_NAME, answer(), as_json=arguments.json))


def _at_terminal(
    arguments: argparse.Namespace,
    make_clock: Callable[[tzinfo | None], Clock],
    asking: Asking,
    log_unlock: LogUnlock,
) -> Answer:
    try:
        settings = load(arguments.settings, os.environ)
    except SettingsError as error:
        content = {"result": "settings", "problems": error.problems}
        return Answer(content, error.problems, console.UNREADABLE)
    clock = make_clock(settings.terminal.zone)
    with console.native_stderr_silenced():  # gmssl_pyx tells it of bad signatures, see `sm2`
        return counter.answered(arguments, settings, clock, asking=asking, log_unlock=log_unlock)
