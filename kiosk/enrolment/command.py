"""`yima enrol`: asked on the console, on the glass, or from a file for hundreds.

Exit codes: 0 enrolled, or the file is right; 1 refused, or it has mistakes; 2 something could not be read
or written, wrong arguments; 3 a certificate is waited for; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.enrolment import desk_check, options, sheet
from kiosk.enrolment.apply import UNDONE, is_enrolled
from kiosk.enrolment.asking import ask_all
from kiosk.enrolment.desk import EnrolDesk
from kiosk.enrolment.driving import Driver, NoDevices, in_words, summary
from kiosk.enrolment.effects import CheckServers, MakeRequest
from kiosk.enrolment.events import CertificateWanted, Continued, Entered, MachineKnown
from kiosk.enrolment.going import tables, wants
from kiosk.enrolment.machine import serial_of
from kiosk.enrolment.renewal import WAITS, renew
from kiosk.enrolment.states import EnrolState, Field, Finding, Machine, Step, Trouble
from kiosk.payment.tools.answer import NOT_SO, Answer, refused
from kiosk.process import is_of_another_user, leave_no_core
from kiosk.reports.command import put

_NAME: Final = "yima enrol"
_SCREEN: Final = "ui.enrol.run"
_UNREADABLE: Final = frozenset({Trouble.STICK_UNREADABLE, Trouble.NOT_WRITTEN})


def main(argv: Sequence[str]) -> int:
    """Run `yima enrol ARGV...`; the exit code."""
    try:
        arguments = options.parse_enrol(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    if arguments.screen:
        folder = [] if arguments.folder is None else ["--folder", str(arguments.folder)]
        return int(import_module(_SCREEN).main(["--settings", str(arguments.settings), *folder]))
    return console.run(_NAME, lambda: put(_NAME, _answer(arguments), as_json=arguments.json))


def _answer(arguments: argparse.Namespace) -> Answer:
    if arguments.check is not None:
        return _checked(arguments.check)
    if arguments.renew is not None:
        return renew(arguments.settings, arguments.renew)
    refusal = _refusal(arguments.settings)
    if refusal is not None:
        return refusal
    with console.native_stderr_silenced():  # gmssl_pyx tells it of bad signatures, see `sm2`
        if arguments.file is not None:
            return _from_file(arguments)
    if not sys.stdin.isatty():
        why = "nobody is there to ask: --from FILE, or --screen"
        return refused("nobody", why, console.UNREADABLE)
    desk = EnrolDesk(arguments.settings, NoDevices(), folder=arguments.folder)
    return _told(ask_all(Driver(desk), desk.begin(), input, print, by=arguments.by))


def _refusal(settings: Path) -> Answer | None:
    if is_enrolled(settings):
        why = f"{settings} is there: this is a terminal; `yima decommission` first"
        return refused(Trouble.ALREADY_ENROLLED.value, why)
    if settings.with_name(UNDONE).exists():
        return refused("being_wiped", "a decommission was cut off: `yima decommission` ends it")
    if is_of_another_user(settings.parent):
        why = (
            f"{settings.parent} belongs to another user: runuser -u yima-kiosk -- yima-kiosk enrol"
        )
        return refused("other_user", why, console.UNREADABLE)
    return None


def _checked(path: Path) -> Answer:
    found = desk_check.mistakes(path, time.time())
    if isinstance(found, str):
        return refused("unreadable", f"{path}: {found}", console.UNREADABLE)
    file, mistakes = found
    rows = len(file.rows)
    told = [{"line": each.line, "what": each.what} for each in mistakes]
    content = {"result": "wrong" if mistakes else "right", "rows": rows, "mistakes": told}
    if mistakes:
        return Answer(content, tuple(map(str, mistakes)), NOT_SO)
    return Answer(content, (f"{rows} terminals, all different; nothing is wrong",))


def _from_file(arguments: argparse.Namespace) -> Answer:
    path: Path = arguments.file
    without = (MakeRequest, CheckServers) if arguments.dry_run else ()
    desk = EnrolDesk(arguments.settings, NoDevices(), folder=path.parent, file_name=path.name)
    known = desk.begin()
    machine = known.machine
    if arguments.machine:
        machine = Machine(serial=serial_of(arguments.machine), version=machine.version)
    driver = Driver(desk, without=without)
    state = driver.post(MachineKnown(machine))
    if state.stick is None or not state.stick.is_row:
        return _no_row(state, path)
    if arguments.by:
        driver.post(Entered(Field.BY, arguments.by))
    told = list(in_words(state.findings))
    if not all(each.is_warning for each in state.findings):
        return _told(state)
    state = driver.post(Continued())
    if arguments.dry_run:
        return _would(state, told)
    if state.step is Step.CERTIFICATE and state.request is not None:
        state = driver.post(CertificateWanted())
        if state.certificate is not None:
            state = driver.post(Continued())
    if state.step is Step.SUMMARY:
        told += in_words(state.findings)  # of the servers: warnings
        state = driver.post(Continued())
    return _told(state, tuple(told))


def _no_row(state: EnrolState, path: Path) -> Answer:
    found = state.findings or (Finding(Trouble.MACHINE_UNKNOWN, detail=state.machine.serial),)
    worst = next((each for each in found if not each.is_warning), found[0])
    if not path.exists():
        return refused("unreadable", f"{path}: missing", console.UNREADABLE)
    code = console.UNREADABLE if worst.trouble in _UNREADABLE else NOT_SO
    who = f"this machine: serial {state.machine.serial or 'none'}, {' '.join(state.machine.macs)}"
    content = {"result": worst.trouble.value, "detail": worst.detail}
    return Answer(content, (*in_words(found), who), code)


def _would(state: EnrolState, told: list[str]) -> Answer:
    """What a trial run came to; no request was made, and no server asked."""
    waits = state.step is Step.CERTIFICATE
    if state.step is not Step.SUMMARY and not waits:
        return _told(state, tuple(told))
    text = sheet.text(tables(state)).decode()
    certificate = ("a certificate would be asked for",) if waits else ()
    return Answer(
        {"result": "would", "terminal": state.value(Field.ID), "settings": text},
        (*told, *summary(state), *certificate, "", text),
    )


def _told(state: EnrolState, before: tuple[str, ...] = ()) -> Answer:
    """What became of it."""
    name = state.value(Field.ID)
    if state.step is Step.DONE:
        lines = (*before, f"enrolled as {name}; the terminal starts by itself")
        return Answer({"result": "enrolled", "terminal": name}, lines)
    if state.step is Step.CERTIFICATE and state.request is not None:
        return _waiting(state, before)
    left = (Finding(Trouble.VALUE_MISSING),)  # whoever was asked said no
    found = state.findings or wants(state, state.step) or left
    worst = next((each for each in found if not each.is_warning), found[0])
    code = console.UNREADABLE if worst.trouble in _UNREADABLE else NOT_SO
    content = {
        "result": worst.trouble.value,
        "step": state.step.value,
        "setting": worst.field.value if worst.field else None,
        "detail": worst.detail,
    }
    return Answer(content, (*before, *in_words(found), "nothing was enrolled"), code)


def _waiting(state: EnrolState, before: tuple[str, ...]) -> Answer:
    request = state.request
    name = state.value(Field.ID)
    lines = (
        *before,
        *in_words(state.findings),
        f"{name}.csr is the request; its key stays here. SHA-256 of the public key:",
        request.fingerprint if request else "",
        f"put {name}.pem, signed by the hospital's authority, beside it, and enrol again",
    )
    found = next((each for each in state.findings if not each.is_warning), None)
    content = {
        "result": found.trouble.value if found else Trouble.CERTIFICATE_MISSING.value,
        "terminal": name,
        "detail": found.detail if found else "",
        "fingerprint": request.fingerprint if request else "",
    }
    return Answer(content, lines, WAITS)
