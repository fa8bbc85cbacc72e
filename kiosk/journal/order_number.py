"""Order numbers: terminal, the hospital's day, a sequence, a check character.

"YM-07" + "20260301" + "004711" + check: 16 to 32 characters of letters, digits and hyphens. The check
character is that of ISO/IEC 7064, MOD 37,36, over the letters and digits before it, capitals and small
letters alike: it catches every wrong character and nearly all that have changed places.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

LONGEST: Final = 32

_TERMINAL = re.compile(r"[A-Za-z0-9-]{1,16}")
# The sequence never starts again, so after many years it has a seventh digit.
_NUMBER = re.compile(r"[A-Za-z0-9-]{1,16}[0-9]{14,15}[0-9A-Z]")


def order_number(terminal: str, day: date, sequence: int) -> str:
    """The number of the `sequence`th order of a terminal.

    Raises:
        ValueError: no terminal of the settings has such an id, or there is no such sequence.
    """
    digits = f"{sequence:06}"
    if not (_TERMINAL.fullmatch(terminal) and sequence > 0 and len(digits) in (6, 7)):
        raise ValueError("not a terminal's id and a sequence")
    body = f"{terminal}{day:%Y%m%d}{digits}"
    return body + _check_character(body)


def is_order_number(text: str) -> bool:
    """Whether `text` may be an order's number: somebody who mistyped one is told before it is looked up."""
    if not _NUMBER.fullmatch(text):
        return False
    return _check_character(text[:-1]) == text[-1]


def _check_character(body: str) -> str:
    from stdnum.iso7064 import mod_37_36  # noqa: PLC0415 - cold start

    return str(mod_37_36.calc_check_digit(body.replace("-", "").upper()))
