"""Text from a hospital, made safe for a screen and a ticket."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

NAME_LENGTH: Final = 40
PLACE_LENGTH: Final = 60
SENTENCE_LENGTH: Final = 120

_SPACES: Final = frozenset({"Zs", "Zl", "Zp"})
_PLANE_END: Final = 0xFFFE
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean(value: Any, limit: int) -> str:
    """`value` as one trimmed line of at most `limit` characters; "" when it is no string.

    Control and format characters go, among them the bidirectional overrides that make text read
    otherwise than it is stored (Unicode TR36), and so do lone surrogates, private use and
    noncharacters. Unassigned ones stay: Unicode goes on adding characters of names, faster than
    Python hears of it.
    """
    if not isinstance(value, str):
        return ""
    # Longer than any limit here, short enough that a megabyte of text costs nothing.
    normal = unicodedata.normalize("NFC", value[: 8 * limit])
    kept = "".join(map(_visible, normal))
    line = " ".join(kept.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in _SPACES or character in "\t\n\r":
        return " "
    return "" if category in _HIDDEN or is_noncharacter(character) else character


def is_noncharacter(character: str) -> bool:
    """Whether it will never be one (Unicode 23.7): U+FDD0 to U+FDEF, and the last two of each plane."""
    return "\ufdd0" <= character <= "\ufdef" or ord(character) & _PLANE_END == _PLANE_END
