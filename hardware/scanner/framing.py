"""What a scanner puts around a code, and how it comes off again.

Scanners are set up to send a prefix, an AIM symbology identifier and a suffix with each code. The
prefix and the identifier also prove that a line has its beginning: where one is configured, a line
without it is worth nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 4_096
"""Characters of a line, or bytes of it before it is decoded; twice a code of the largest size used."""

# ISO/IEC 15424: a flag, the symbology's letter, and one modifier. "]Q1" is a QR code (model 2, no ECI).
_AIM_IDENTIFIER: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_WHITE_SPACE: Final = " \t\n\r\v\f"


@dataclass(frozen=True, slots=True)
class Framing:
    r"""As the scanner is set up.

    `suffix`: what ends a code. One of CR, LF and CR LF stands for them all.
    `aim_identifier`: each code comes with its AIM identifier, after the prefix.
    """

    prefix: str = ""
    suffix: str = "\r"
    aim_identifier: bool = False

    def __post_init__(self) -> None:
        if not self.suffix:
            raise ValueError("a code without an end cannot be told from a part of one")

    @property
    def ends_with_line(self) -> bool:
        """Whether the suffix is the end of a line, however that is written."""
        return self.suffix.strip("\r\n") == ""

    def text_of(self, line: str) -> str | None:
        """The code in a line whose suffix is off; None when it is not a whole code."""
        text = line.strip(_WHITE_SPACE)
        if not text.startswith(self.prefix):
            return None
        text = text.removeprefix(self.prefix)
        if self.aim_identifier:
            identifier = _AIM_IDENTIFIER.match(text)
            if identifier is None:
                return None
            text = text[identifier.end() :]
        text = text.strip(_WHITE_SPACE)
        return text if text and text.isprintable() else None
