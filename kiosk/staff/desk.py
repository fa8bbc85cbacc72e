"""Carries out what signing in wants done, on a worker: an effect in, the event that answers it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, assert_never

from kiosk.codes.staff_badge import Invitation, Subject
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.reasons import Failure
from kiosk.staff.effects import (
    ChangePin,
    CheckPin,
    CheckRecovery,
    Errand,
    JudgeInvitation,
    MakeChallenge,
    SetPin,
    VerifyBadge,
    WithdrawChallenge,
)
from kiosk.staff.events import (
    BadgeJudged,
    ChallengeMade,
    Event,
    InvitationJudged,
    PinChecked,
    PinStored,
    RecoveryChecked,
)
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import Standing
from kiosk.staff.recovery import RecoveryDesk


class Pins(Protocol):
    """A `kiosk.staff.pin_book.PinBook`."""

    def standing(self, subject: Subject) -> Standing | Failure: ...
    def check(self, subject: Subject, pin: Pin) -> Failure | None: ...
    def enrol(self, invitation: Invitation, pin: Pin) -> Failure | None: ...
    def change(self, subject: Subject, old: Pin, new: Pin) -> Failure | None: ...


class StaffDesk:
    """Safe to use from several threads; PINs take a worker's time each."""

    def __init__(
        self,
        verifier: StaffVerifier,
        book: Pins,
        recovery: RecoveryDesk,
        now: Callable[[], int],
    ) -> None:
        """`now`: `GuardedClock.now`, Unix seconds."""
        self._verifier = verifier
        self._book = book
        self._recovery = recovery
        self._now = now

    def do(self, errand: Errand) -> Event | None:
        """The answer; None: there is none to wait for. PINs are wiped, whatever happens."""
        match errand:
            case VerifyBadge():
                return self._badge(errand)
            case CheckPin():
                return self._pin(errand)
            case JudgeInvitation(ticket=ticket, badge=badge, text=text):
                outcome = self._verifier.invitation(text, badge, now=self._now())
                return InvitationJudged(ticket, outcome)
            case SetPin() | ChangePin():
                return self._stored(errand)
            case MakeChallenge(ticket=ticket):
                return ChallengeMade(ticket, self._recovery.challenge().text)
            case CheckRecovery(ticket=ticket, text=text):
                return RecoveryChecked(ticket, self._recovery.recover(text))
            case WithdrawChallenge():
                self._recovery.withdraw()
                return None
            case _:
                assert_never(errand)

    def _badge(self, errand: VerifyBadge) -> BadgeJudged:
        badge = self._verifier.badge(errand.text, now=self._now())
        standing = None if isinstance(badge, Failure) else self._book.standing(badge.subject)
        return BadgeJudged(errand.ticket, badge, standing)

    def _pin(self, errand: CheckPin) -> PinChecked:
        subject = errand.badge.subject
        try:
            failure = self._book.check(subject, errand.pin)
        finally:
            errand.pin.wipe()
        standing = None if failure is None else self._book.standing(subject)
        return PinChecked(errand.ticket, failure, standing)

    def _stored(self, errand: SetPin | ChangePin) -> PinStored:
        pins = [errand.pin] if isinstance(errand, SetPin) else [errand.old, errand.new]
        try:
            if isinstance(errand, SetPin):
                failure = self._book.enrol(errand.invitation, errand.pin)
            else:
                failure = self._book.change(errand.badge.subject, errand.old, errand.new)
        finally:
            for pin in pins:
                pin.wipe()
        return PinStored(errand.ticket, failure)
