"""Getting in as staff on this terminal: who judges badges, PINs and recoveries, made from the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.boot import uptime
from kiosk.clock import Clock
from kiosk.codes.staff_badge import Invitation, Subject
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.journal.opened import Journal
from kiosk.reasons import Code, Failure
from kiosk.settings import Settings
from kiosk.staff.desk import StaffDesk
from kiosk.staff.gesture import Gesture, GestureKind
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import PinBook, Standing
from kiosk.staff.recovery import RecoveryDesk
from kiosk.staff.states import Pace
from kiosk.trust.distribution.service import TrustDistribution

_NO_BOOK: Final = Failure(Code.STORAGE_FULL)


class LatePins:
    """The terminal's PIN book, as soon as there is a key to open it with; STORAGE_FULL until then."""

    def __init__(self, journal: Journal, now: Callable[[], int]) -> None:
        """`now`: `GuardedClock.now`."""
        self._book: Callable[[], PinBook | None] = lambda: journal.pins(now)

    def open(self) -> None:
        """Begin the book if there is none, so that invitations from now on are taken."""
        book = self._book()
        if book is not None:
            book.open()

    def standing(self, subject: Subject) -> Standing | Failure:
        book = self._book()
        return _NO_BOOK if book is None else book.standing(subject)

    def check(self, subject: Subject, pin: Pin) -> Failure | None:
        book = self._book()
        return _NO_BOOK if book is None else book.check(subject, pin)

    def enrol(self, invitation: Invitation, pin: Pin) -> Failure | None:
        book = self._book()
        return _NO_BOOK if book is None else book.enrol(invitation, pin)

    def change(self, subject: Subject, old: Pin, new: Pin) -> Failure | None:
        book = self._book()
        return _NO_BOOK if book is None else book.change(subject, old, new)


def staff_desk(
    settings: Settings, trust: TrustDistribution, pins: LatePins, guarded: Clock
) -> StaffDesk:
    """`guarded`: a `GuardedClock`."""
    terminal = settings.terminal
    return StaffDesk(
        StaffVerifier(trust, trust, terminal=terminal.id),
        pins,
        RecoveryDesk(
            trust,
            terminal=terminal.id,
            steady=uptime,
            now=guarded.now,
            life=settings.staff.recovery_seconds,
        ),
        guarded.now,
    )


def gesture_of(settings: Settings) -> Gesture:
    """What opens sign-in here."""
    return Gesture(GestureKind(settings.staff.gesture))


def pace_of(settings: Settings) -> Pace:
    """How long somebody stays in without a touch."""
    return Pace(idle=settings.staff.idle_seconds)
