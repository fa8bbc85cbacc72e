"""Codes for tests: what the engineer holds up, and what is never taken for a patient's.

A test code is `YIMA-TEST:` and eight letters or digits made for this one test, so that a code left over
from another test, or a card that somebody holds up meanwhile, does not count.
"""

from __future__ import annotations

import secrets
from typing import Final

PREFIX: Final = "YIMA-TEST:"
CARD: Final = "YIMA-TEST:CARD-40MM"
"""The code on the test card, whose side is 40 mm without its quiet zone."""

CARD_MM: Final = 40.0
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_LENGTH: Final = 8


def fresh_code() -> str:
    return PREFIX + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def printed_codes(terminal: str) -> frozenset[str]:
    """On the test card, and on the test pages of this terminal's printers."""
    return frozenset({CARD, PREFIX + terminal})
