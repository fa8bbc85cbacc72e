"""What a slip is made of: printing elements. No printer, no bytes; `encode` turns them into ESC/POS."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from hardware.ticket.typeset import is_clean, width

COLUMNS_80MM = 48
COLUMNS_58MM = 32

_MOST_TIMES = 8  # GS !
_LONGEST_FEED = 255  # ESC J
# Bytes that a QR code of version 1 to 20 holds at error correction M (ISO/IEC 18004, table 7).
_QR_BYTES: Final = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213),
    *(251, 287, 331, 362, 412, 450, 504, 560, 624, 666),
)


class Align(StrEnum):
    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style. `wide` and `high` multiply the normal cell (ESC/POS: 1 to 8)."""

    text: str
    wide: int = 1
    high: int = 1
    bold: bool = False
    inverse: bool = False

    def __post_init__(self) -> None:
        if not is_clean(self.text):
            raise ValueError("control characters in printed text")
        if not (1 <= self.wide <= _MOST_TIMES and 1 <= self.high <= _MOST_TIMES):
            raise ValueError("a character is 1 to 8 times the normal size")

    @property
    def columns(self) -> int:
        return width(self.text) * self.wide


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the paper."""

    spans: tuple[Span, ...]
    align: Align = Align.LEFT

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def columns(self) -> int:
        return sum(span.columns for span in self.spans)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line from edge to edge."""


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code, error correction M, `module` dots a module, no quiet zone; ASCII only."""

    content: str
    module: int = 6

    def __post_init__(self) -> None:
        if not self.holds(self.content):
            raise ValueError("a ticket's code holds printable ASCII only, and not too much of it")

    @staticmethod
    def holds(content: str) -> bool:
        """Whether `content` can be a code on a slip."""
        return content.isascii() and content.isprintable() and len(content) <= _QR_BYTES[-1]

    @property
    def modules(self) -> int:
        """Modules a side; a printer that packs digits tighter than bytes prints fewer."""
        return 21 + 4 * bisect_left(_QR_BYTES, len(self.content))


@dataclass(frozen=True, slots=True)
class Feed:
    """Blank paper, in dots (8 a millimetre), at most 255."""

    dots: int

    def __post_init__(self) -> None:
        if not 1 <= self.dots <= _LONGEST_FEED:
            raise ValueError("a feed is 1 to 255 dots")


@dataclass(frozen=True, slots=True)
class Cut:
    """Feed to the cutter and cut."""


Element = Line | Rule | Qr | Feed | Cut
