"""The hospital's staff in a demo world: badges to hold up, PINs that are set, and the recovery key's holder."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Final

from hardware.scanner.standin import StandInScanner
from hardware.scene.server import SceneServer
from hardware.scene.situations import SITUATIONS, HeldCard, Medium
from kiosk.clock import Clock
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.demo.staff import PIN, STAFF, DemoStaff
from kiosk.journal.opened import installation_key_of
from kiosk.reasons import Failure
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import FILE_NAME, PinBook
from kiosk.staff.pin_hash import Cost
from kiosk.staff.steady import BootClock
from kiosk.trust.distribution.cache import TRUST_FOLDER, TrustCache
from ui.demo.dock_choices import BY_SCANNER

_TITLE: Final = "工作人员胸牌"
# A demo should start at once; the terminal makes them as dear as its own at the first right PIN.
_CHEAP: Final = Cost(memory=1_024, passes=1)


class StaffWorld:
    """The part of `DemoWorld` that works there."""

    scene: SceneServer
    scanner: StandInScanner
    _clock: Clock
    _staff: DemoStaff
    _badges: dict[str, str]

    def badge_of(self, staff_id: str) -> str:
        """The code on the badge of somebody of `kiosk.demo.staff.STAFF`, which stays the same."""
        if staff_id not in self._badges:
            self._badges[staff_id] = self._staff.badge(staff_id, self._clock.now())
        return self._badges[staff_id]

    def hold_up_badge(self, staff_id: str, situation: str = "steady") -> None:
        """As `hold_up` has it."""
        self._hold(self.badge_of(staff_id), situation, staff_id)

    def hold_up_invitation(self, staff_id: str, situation: str = "steady") -> None:
        """A new letter, by which somebody chooses another PIN."""
        self._hold(self.invitation_of(staff_id), situation, staff_id)

    def invitation_of(self, staff_id: str) -> str:
        """The code of a new letter."""
        return self._staff.invitation(staff_id, self._clock.now())

    def recover(self, challenge: str, role: str) -> str:
        """What the hospital reads out for a challenge, line by line. Raises ValueError: it is none."""
        return self._staff.recover(challenge, role)

    def _hold(self, text: str, situation: str, name: str) -> None:
        if situation == BY_SCANNER:
            self.scene.put_away()
            self.scanner.scan(text)
        else:
            self.scene.hold_up(HeldCard(text, Medium.PAPER, _TITLE, name), SITUATIONS[situation])

    def enrol_staff(self, state: Path) -> None:
        """Everybody has chosen `PIN` at the terminal with this storage folder, as `yima staff enrol` does it.

        The trust list has to be there. Nothing, where there are PINs already.
        """
        in_force = TrustCache(state / TRUST_FOLDER).in_force()
        if in_force is None or (state / FILE_NAME).exists():
            return
        verifier = StaffVerifier(in_force.trust, in_force.revoked, terminal="")
        key = installation_key_of(state)
        with closing(PinBook(state / FILE_NAME, key, BootClock(), self._clock.now, _CHEAP)) as book:
            book.open()
            for staff_id in STAFF:
                self._enrol(book, verifier, staff_id)

    def _enrol(self, book: PinBook, verifier: StaffVerifier, staff_id: str) -> None:
        now = self._clock.now()
        badge = verifier.badge(self.badge_of(staff_id), now=now)
        if isinstance(badge, Failure):
            raise RuntimeError(f"{staff_id}: {badge.code}")  # noqa: TRY004 - a value is wrong, not a type
        letter = self._staff.invitation(staff_id, now)
        invitation = verifier.invitation(letter, badge, now=now)
        if isinstance(invitation, Failure):
            raise RuntimeError(f"{staff_id}: {invitation.code}")  # noqa: TRY004 - as above
        if (failure := book.enrol(invitation, Pin.of(PIN))) is not None:
            raise RuntimeError(f"{staff_id}: {failure.code}")
