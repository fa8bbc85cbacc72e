"""Order numbers: terminal, the hospital's day, a sequence, a check character (`numbering`).

"YM-07" + "20260301" + "004711" + check: 16 to 32 characters of letters, digits and hyphens.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kiosk.journal import numbering

LONGEST: Final = 32

_NUMBER = re.compile(rf"{numbering.TERMINAL}[0-9]{{14,15}}[0-9A-Z]")


def order_number(terminal: str, day: date, sequence: int) -> str:
    """The number of the `sequence`th order of a terminal.

    Raises:
        ValueError: no terminal of the settings has such an id, or there is no such sequence.
    """
    digits = numbering.sequence_digits(terminal, sequence)
    return numbering.with_check(f"{terminal}{day:%Y%m%d}{digits}")


def is_order_number(text: str) -> bool:
    """Whether `text` may be an order's number: somebody who mistyped one is told before it is looked up."""
    return _NUMBER.fullmatch(text) is not None and numbering.is_checked(text)
