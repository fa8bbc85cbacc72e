"""Numbers of the demo's people: well-formed, and of nobody.

The region code 999999 is no place (GB/T 2260), and no subscriber has the telephone prefix 199 0000.
Each number follows from the card id, so everything that knows the person knows the same number.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Final

NO_REGION: Final = "999999"
_NO_SUBSCRIBER: Final = "1990000"
_FIRST_BIRTHDAY: Final = date(1940, 1, 1)
_BIRTHDAYS: Final = 29_000  # days; the last is in May 2019
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"


def identity_number(card_id: str) -> str:
    """Number of a resident identity card: 17 digits and a check character (GB 11643)."""
    born = _FIRST_BIRTHDAY + timedelta(days=_draw(card_id, "born") % _BIRTHDAYS)
    digits = f"{NO_REGION}{born:%Y%m%d}{_draw(card_id, 'serial') % 1000:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return digits + _CHECK_CHARACTERS[total % 11]


def insurance_number(card_id: str) -> str:
    """The insurance's person number (psn_no), 24 digits."""
    return f"{NO_REGION}{_draw(card_id, 'insurance') % 10**18:018d}"


def telephone(card_id: str) -> str:
    return f"{_NO_SUBSCRIBER}{_draw(card_id, 'telephone') % 10_000:04d}"


def _draw(card_id: str, what: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{what} {card_id}".encode()).digest()[:8], "big")
