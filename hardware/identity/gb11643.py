"""Citizen identification numbers (GB 11643-1999): region 6, birthday 8, serial 3, check character 1.

The check character is ISO/IEC 7064 MOD 11-2, where X stands for ten.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_FORM: Final = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)
_CHECK_CHARACTERS: Final = "0123456789X"


def is_valid(number: str) -> bool:
    """Whether `number` has the form, a birthday that there was, and its own check character."""
    if _FORM.fullmatch(number) is None:
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return check_character(number[:17]) == number[17]


def check_character(digits: str) -> str:
    """Of the first 17 digits, by the pure recursive method (ISO/IEC 7064, MOD 11-2)."""
    rest = 0
    for digit in digits:
        rest = (rest + int(digit)) * 2 % 11
    return _CHECK_CHARACTERS[(1 - rest) % 11]
