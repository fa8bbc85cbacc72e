"""Numbers of prints: terminal, the hospital's day, "P" and a sequence, a check character (`numbering`).

"YM-07" + "20260301" + "P004711" + check: 17 to 33 characters of letters, digits and hyphens. The P stands
where an order's number has a digit, so that whatever the terminal is called no number is one of both.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kiosk.journal import numbering

LONGEST: Final = 33

_NUMBER = re.compile(rf"{numbering.TERMINAL}[0-9]{{8}}P[0-9]{{6,7}}[0-9A-Z]")


def print_number(terminal: str, day: date, sequence: int) -> str:
    """The number of the `sequence`th print of a terminal.

    Raises:
        ValueError: no terminal of the settings has such an id, or there is no such sequence.
    """
    digits = numbering.sequence_digits(terminal, sequence)
    return numbering.with_check(f"{terminal}{day:%Y%m%d}P{digits}")


def is_print_number(text: str) -> bool:
    """Whether `text` may be a print's number: somebody who mistyped one is told before it is looked up."""
    return _NUMBER.fullmatch(text) is not None and numbering.is_checked(text)
