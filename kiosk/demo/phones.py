"""The phones (and papers) that demo patients hold up: who they are, and what their screen shows now.

A dynamic code is made afresh each time it is asked for, as a phone does every minute.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto

import cbor2

from kiosk.clock import Clock
from kiosk.demo.authority import Authority, KeyPair, encode, present, sign1
from kiosk.demo.hospital.cast import DAY, CastMember, Role, day_plan, demo_cast
from kiosk.demo.hospital.seed import appointment_id
from kiosk.demo.platforms.codes import CodeBook
from kiosk.domain import CardId

_DAY = 24 * 60 * 60
_YEAR = 365 * _DAY
_SCREENSHOT_AGE = 10 * 60  # seconds
_MINUTES_FOR_A_VISIT = 3


class Phone(StrEnum):
    """What can be held up in the demo."""

    ONE_APPOINTMENT = auto()
    TWO_APPOINTMENTS = auto()
    NOTHING_TODAY = auto()
    ALREADY_SIGNED_IN = auto()
    TOO_EARLY = auto()
    UNKNOWN_HERE = auto()
    AMBIGUOUS = auto()
    PAPER_CARD = auto()  # a static code, printed
    OLD_SCREENSHOT = auto()
    FORGED = auto()
    EXPIRED = auto()
    REVOKED = auto()
    OPAQUE_STATIC = auto()  # of a card platform, which alone can decode it; here the same each day
    OPAQUE_DYNAMIC = auto()  # likewise, and a new one every time
    INSURANCE_CODE = auto()  # an insurance e-voucher
    CRITICAL_VALUE = auto()
    MANY_REPORTS = auto()
    NO_REPORTS = auto()
    RARE_NAME = auto()
    PAYMENT_CODE = auto()
    WEB_PAGE = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the phone, or on the paper."""

    text: str = field(repr=False)
    title: str
    name: str = field(default="", repr=False)
    paper: bool = False


_OTHER_CODES = {
    Phone.PAYMENT_CODE: Shown("134567890123456789", "微信支付 付款码"),
    Phone.WEB_PAGE: Shown("https://example.com/menu", "扫码点餐"),
}
_HOLDERS = {
    Phone.PAPER_CARD: Role.ONE_APPOINTMENT,
    Phone.OLD_SCREENSHOT: Role.ONE_APPOINTMENT,
    Phone.FORGED: Role.ONE_APPOINTMENT,
    Phone.EXPIRED: Role.NOTHING_TODAY,
    Phone.REVOKED: Role.NOTHING_TODAY,
    Phone.OPAQUE_STATIC: Role.ONE_APPOINTMENT,
    Phone.OPAQUE_DYNAMIC: Role.ONE_APPOINTMENT,
    Phone.INSURANCE_CODE: Role.ONE_APPOINTMENT,
}
_HEALTH_CARD = "电子健康卡"
_VOUCHER = "医保电子凭证"


class Phones:
    """Every phone of the demo. `signed_in` gives the ids of appointments already signed in for."""

    def __init__(
        self,
        authority: Authority,
        clock: Clock,
        *,
        seed: int,
        signed_in: Callable[[], Collection[str]] = tuple,
    ) -> None:
        self._authority = authority
        self._forger = KeyPair.derive(b"forger", "issuer")
        self._clock = clock
        self._seed = seed
        self._signed_in = signed_in
        self._cast = demo_cast(seed)
        self._opaque = CodeBook(seed)
        self._plans = day_plan(seed)
        self._in_hand: tuple[Phone, CastMember] | None = None

    def revoke(self) -> None:
        """Have the card of the phone REVOKED cancelled; the authority publishes it."""
        self._authority.revoke(self._cti(self._member(Role.NOTHING_TODAY), Phone.REVOKED))

    def shows(self, phone: Phone) -> Shown:
        """What the phone shows when it is taken out; who has it is chosen now."""
        if phone in _OTHER_CODES:
            return _OTHER_CODES[phone]
        self._in_hand = (phone, self._member(_role(phone)))
        return self._shown(*self._in_hand)

    def refreshed(self, phone: Phone) -> Shown:
        """A newer code of whoever has a phone out already, even if by now they have signed in.

        Another phone than the one that is out is taken out by the same person where it can be.
        """
        if phone in _OTHER_CODES:
            return _OTHER_CODES[phone]
        if self._in_hand is None or _role(self._in_hand[0]) is not _role(phone):
            return self.shows(phone)
        self._in_hand = (phone, self._in_hand[1])
        return self._shown(*self._in_hand)

    def _shown(self, phone: Phone, member: CastMember) -> Shown:
        now, name = self._clock.now(), member.masked_name
        match phone:
            case Phone.OPAQUE_STATIC:
                return Shown(self._opaque.static(member), _HEALTH_CARD, name)
            case Phone.OPAQUE_DYNAMIC:
                return Shown(self._opaque.dynamic(member, now), _HEALTH_CARD, name)
            case Phone.INSURANCE_CODE:
                return Shown(self._opaque.voucher(member, now), _VOUCHER, name)
            case _:
                text = encode(self._code(phone, member))
                return Shown(text, _HEALTH_CARD, name, paper=phone is Phone.PAPER_CARD)

    def identity(self, phone: Phone) -> tuple[str, str, str]:
        """Full name, masked name and card id of who holds it: what a test looks for afterwards."""
        member = self._member(_role(phone))
        return member.name, member.masked_name, member.card_id

    def _code(self, phone: Phone, member: CastMember) -> bytes:
        now = self._clock.now()
        holder = KeyPair.derive(b"phone", member.card_id)
        expires = now - _DAY if phone is Phone.EXPIRED else now + _YEAR
        card = self._authority.issue(
            CardId(member.card_id),
            member.masked_name,
            iat=now - 30 * _DAY,
            exp=expires,
            holder=None if phone is Phone.PAPER_CARD else holder,
            cti=self._cti(member, phone),
        )
        if phone is Phone.PAPER_CARD:
            return card
        if phone is Phone.FORGED:
            card = self._forged(card)
        age = _SCREENSHOT_AGE if phone is Phone.OLD_SCREENSHOT else 0
        return present(card, holder, now - age)

    def _forged(self, card: bytes) -> bytes:
        """The same card with a signature that the authority's key did not make."""
        protected, _unprotected, payload, _signature = cbor2.loads(card)
        return sign1(cbor2.loads(protected), cbor2.loads(payload), self._forger)

    def _cti(self, member: CastMember, phone: Phone) -> bytes:
        special = phone if phone is Phone.REVOKED else Phone.ONE_APPOINTMENT
        return KeyPair.derive(b"cti", f"{member.card_id}/{special}").private[:8]

    def fresh(self, phone: Phone) -> int:
        """How many could still come with this phone and find something to sign in for."""
        return len(self._suited(_role(phone))[0])

    def _member(self, role: Role) -> CastMember:
        """Somebody whose role is true now, by preference with something left to sign in for."""
        fresh, suited = self._suited(role)
        anybody = [member for member in self._cast if member.role is role]
        return (fresh or suited or anybody)[0]

    def _suited(self, role: Role) -> tuple[list[CastMember], list[CastMember]]:
        now = self._clock.local()
        minute = now.hour * 60 + now.minute
        suited = [m for m in self._cast if m.role is role and m.suits(minute)]
        # Last whoever is about to be too late: the clock goes on while they hold their phone up.
        suited.sort(key=lambda m: not m.suits(min(minute + _MINUTES_FOR_A_VISIT, DAY - 1)))
        arrived = self._signed_in()
        return [m for m in suited if not self._arrived(m, now.date(), arrived)], suited

    def _arrived(self, member: CastMember, day: date, arrived: Collection[str]) -> bool:
        return any(
            appointment_id(plan, day) in arrived
            for plan in self._plans
            if plan.patient_id in member.patient_ids
        )


def _role(phone: Phone) -> Role:
    return _HOLDERS.get(phone) or Role(phone.value)
