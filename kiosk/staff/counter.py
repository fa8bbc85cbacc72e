"""`yima staff enrol`, `unlock` and `list`: on a terminal, whether it runs or not.

Who may write a terminal's storage folder is above what its screen asks for: so `unlock` believes who it is told
the two people are, and writes both into the event log first.
"""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.audit.catalogue import StaffId
from kiosk.boot import uptime
from kiosk.clock import Clock
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.journal.installation_key import InstallationKey, load
from kiosk.payment.tools.answer import Answer, refused
from kiosk.payment.tools.logged import NOT_LOGGED
from kiosk.process import is_of_another_user
from kiosk.reasons import Failure
from kiosk.settings import Settings
from kiosk.staff.issuing import subject_of
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import FILE_NAME, Line, PinBook
from kiosk.staff.steady import BootClock
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.distribution.cache import TRUST_FOLDER, TrustCache
from kiosk.trust.distribution.generation import Generation
from kiosk.trust.guarded_clock import GuardedClock

Ask = Callable[[str], str]
"""Prompts, and gives what was typed."""

_KEY_FILE: Final = "installation.key"
_CLOCK_FILE: Final = "clock.json"

LogUnlock = Callable[[Settings, Clock, StaffId, StaffId], bool]
"""Writes that the two had a badge unlocked; False: it is not certain to be on the disk."""

_OTHER_USER: Final = refused(
    "other_user",
    "the storage folder belongs to another user: run this as that user",
    console.UNREADABLE,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """How a person is asked. `secret`: without an echo."""

    open: Ask = input
    secret: Ask = getpass.getpass


def answered(
    arguments: argparse.Namespace,
    settings: Settings,
    clock: Clock,
    *,
    asking: Asking,
    log_unlock: LogUnlock,
) -> Answer:
    folder = settings.storage.folder
    if is_of_another_user(folder):
        return _OTHER_USER
    key = load(folder / _KEY_FILE)
    if not isinstance(key, InstallationKey):
        return refused("no_key", "no installation key: start the terminal once", console.UNREADABLE)
    guarded = GuardedClock(clock, ClockGuard(folder / _CLOCK_FILE, clock, steady=uptime))
    with closing(PinBook(folder / FILE_NAME, key, BootClock(), guarded.now)) as book:
        match arguments.command:
            case "list":
                return _listed(book)
            case "unlock":
                return _unlocked(arguments, settings, clock, book, log_unlock)
            case _:
                return _enrolled(arguments, settings, guarded, book, asking)


def _listed(book: PinBook) -> Answer:
    lines = book.lines()
    if isinstance(lines, Failure):
        return _refusal(lines, console.UNREADABLE)
    content = [
        {
            "handle": each.handle,
            "invited": each.issued,
            "wrong": each.wrong,
            "locked": each.locked,
            "wait": each.wait,
        }
        for each in lines
    ]
    return Answer({"badges": content}, tuple(map(_row, lines)) or ("none",))


def _row(line: Line) -> str:
    standing = "locked" if line.locked else f"waits {line.wait} s" if line.wait else "open"
    return f"{line.handle}  {line.wrong:2} wrong  {standing}"


def _unlocked(
    arguments: argparse.Namespace,
    settings: Settings,
    clock: Clock,
    book: PinBook,
    log_unlock: LogUnlock,
) -> Answer:
    if arguments.by == arguments.second:
        return refused("same_person", "unlocking takes two people")
    subject = subject_of(arguments.staff)
    known = book.lines()
    if isinstance(known, Failure):
        return _refusal(known, console.UNREADABLE)
    handle = book.handle_of(subject)
    if handle not in {line.handle for line in known}:
        return refused("no_pin", "this badge has no PIN at this terminal")
    if not log_unlock(settings, clock, arguments.by, arguments.second):
        return NOT_LOGGED
    failure = book.unlock(subject)
    if failure is not None:
        return _refusal(failure, console.UNREADABLE)
    return Answer({"result": "unlocked", "handle": handle}, (f"{handle}: unlocked",))


def _enrolled(
    arguments: argparse.Namespace, settings: Settings, clock: Clock, book: PinBook, asking: Asking
) -> Answer:
    in_force = _in_force(settings.storage.folder)
    if in_force is None:
        return refused("no_trust", "no trust list is in force here", console.UNREADABLE)
    verifier = StaffVerifier(in_force.trust, in_force.revoked, terminal=settings.terminal.id)
    now = clock.now()
    badge = verifier.badge(arguments.badge or asking.open("badge: "), now=now)
    if isinstance(badge, Failure):
        return _refusal(badge)
    invitation = verifier.invitation(
        arguments.invitation or asking.open("invitation: "), badge, now=now
    )
    if isinstance(invitation, Failure):
        return _refusal(invitation)
    pin = _chosen(asking)
    if isinstance(pin, Answer):
        return pin
    failure = book.enrol(invitation, pin)
    pin.wipe()
    if failure is not None:
        return _refusal(failure)
    handle = book.handle_of(badge.subject)
    return Answer({"result": "enrolled", "handle": handle}, (f"{handle}: the PIN is set",))


def _chosen(asking: Asking) -> Pin | Answer:
    """Typed twice. The two strs cannot be wiped: this process ends soon, and leaves no core."""
    try:
        pin, again = Pin.of(asking.secret("PIN: ")), Pin.of(asking.secret("again: "))
    except ValueError:
        return refused("digits", "a PIN has digits alone")
    if (problem := pin.problem()) is not None:
        return _refusal(problem)
    return pin if pin.equals(again) else refused("differ", "the two are not the same")


def _in_force(folder: Path) -> Generation | None:
    return TrustCache(folder / TRUST_FOLDER).in_force()


def _refusal(failure: Failure, exit_code: int = 1) -> Answer:
    return refused(
        str(failure.code), failure.reason.staff.format_map(dict(failure.facts)), exit_code
    )
