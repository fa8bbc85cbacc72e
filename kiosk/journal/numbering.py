"""What numbers minted on a terminal have in common: whose they are, and a check character.

The check character is that of ISO/IEC 7064, MOD 37,36, over the letters and digits before it, capitals
and small letters alike: it catches every wrong character and nearly all that have changed places.
"""

from __future__ import annotations

import re
from typing import Final

TERMINAL: Final = r"[A-Za-z0-9-]{1,16}"
"""Of a terminal's id in the settings."""

_TERMINAL = re.compile(TERMINAL)


def sequence_digits(terminal: str, sequence: int) -> str:
    """Six digits; after many years seven, for a sequence never starts again.

    Raises:
        ValueError: no terminal of the settings has such an id, or there is no such sequence.
    """
    digits = f"{sequence:06}"
    if not (_TERMINAL.fullmatch(terminal) and sequence > 0 and len(digits) in (6, 7)):
        raise ValueError("not a terminal's id and a sequence")
    return digits


def with_check(body: str) -> str:
    return body + _check_character(body)


def is_checked(number: str) -> bool:
    """Whether the last character fits those before it. `number`: letters, digits, hyphens."""
    return _check_character(number[:-1]) == number[-1]


def _check_character(body: str) -> str:
    from stdnum.iso7064 import mod_37_36  # noqa: PLC0415 - cold start

    return str(mod_37_36.calc_check_digit(body.replace("-", "").upper()))
