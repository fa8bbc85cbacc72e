"""Arguments that several of the staff's commands take (`type=` of argparse)."""

from __future__ import annotations

import argparse
from datetime import date

from kiosk.audit.catalogue import StaffId


def day(text: str) -> date:
    """A day as ISO 8601 has it. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write 2027-01-15") from None


def staff(text: str) -> StaffId:
    """Who of the staff. Raises ArgumentTypeError."""
    try:
        return StaffId(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            "2 to 64 letters, digits and . _ @ -: the account's name or the badge's id"
        ) from None
