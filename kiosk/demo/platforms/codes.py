"""Opaque codes of the demo's people: made by their phones, known to the platforms, from one seed.

A dynamic code carries a keyed hash of the second it was made in, so phone and platform need not talk.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from kiosk.demo.hospital.cast import CastMember, demo_cast

ORGANISATION: Final = "9999A0001"
GOOD_FOR: Final = 180  # seconds
_AHEAD: Final = 30  # seconds that a phone's clock may be
_STATIC_TAIL: Final = f":1::{ORGANISATION}"
_VOUCHER: Final = "424"
_MINI_PROGRAMME: Final = "opc"
_INDEX_DIGITS: Final = 4
_VOUCHER_DIGITS: Final = 28


class Standing(StrEnum):
    GOOD = auto()
    OLD = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Known:
    """What a platform makes of a code. `once`: it may be decoded a single time."""

    standing: Standing
    holder: CastMember | None = None
    once: bool = False


UNKNOWN: Final = Known(Standing.UNKNOWN)


class CodeBook:
    """All codes there are with this seed."""

    def __init__(self, seed: int) -> None:
        self._key = f"yima demo codes {seed}".encode()
        self.people = demo_cast(seed)
        self._by_card = {member.card_id: member for member in self.people}

    def static(self, member: CastMember) -> str:
        return f"{member.card_id.upper()}{_STATIC_TAIL}"

    def dynamic(self, member: CastMember, at: int) -> str:
        """`at`: Unix seconds, when the phone makes it; so too below."""
        stamp = self._stamp("card", member, at).hex().upper()
        return f"{member.card_id.upper()}:0:{stamp}::{ORGANISATION}"

    def voucher(self, member: CastMember, at: int) -> str:
        head = f"{_VOUCHER}{self._index(member)}"
        left = _VOUCHER_DIGITS - len(head)
        number = int.from_bytes(self._stamp("voucher", member, at), "big") % 10**left
        return f"{head}{number:0{left}d}"

    def mini_programme_voucher(self, member: CastMember, at: int) -> str:
        return f"{_MINI_PROGRAMME}{self._index(member)}{self._stamp('opc', member, at).hex()}"

    def card(self, text: str, now: int) -> Known:
        """What the card platforms know of a code."""
        holder = self._by_card.get(text.partition(":")[0].lower())
        if holder is None:
            return UNKNOWN
        if text == self.static(holder):
            return Known(Standing.GOOD, holder)
        if any(text == self.dynamic(holder, at) for at in _recently(now)):
            return Known(Standing.GOOD, holder, once=True)
        dynamic = text.split(":")[1:2] == ["0"]
        return Known(Standing.OLD, holder, once=True) if dynamic else UNKNOWN

    def insured(self, text: str, now: int) -> Known:
        """What the insurance knows of a voucher."""
        prefix, make = (
            (_VOUCHER, self.voucher)
            if text.startswith(_VOUCHER)
            else (_MINI_PROGRAMME, self.mini_programme_voucher)
        )
        index = text.removeprefix(prefix)[:_INDEX_DIGITS]
        if not index.isdecimal() or int(index) >= len(self.people):
            return UNKNOWN
        holder = self.people[int(index)]
        good = any(text == make(holder, at) for at in _recently(now))
        return Known(Standing.GOOD if good else Standing.OLD, holder, once=True)

    def another(self, member: CastMember) -> CastMember:
        """Somebody else, for answers that get mixed up."""
        return self.people[(self.people.index(member) + 1) % len(self.people)]

    def _index(self, member: CastMember) -> str:
        return f"{self.people.index(member):0{_INDEX_DIGITS}d}"

    def _stamp(self, what: str, member: CastMember, at: int) -> bytes:
        return hmac.digest(self._key, f"{what} {member.card_id} {at}".encode(), "sha256")[:16]


def _recently(now: int) -> range:
    return range(now - GOOD_FOR, now + _AHEAD + 1)
