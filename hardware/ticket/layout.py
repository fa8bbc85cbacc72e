"""A sign-in ticket as a list of printing elements: what stands on the paper, in which size.

Pure: no printer, no bytes. `encode` turns the elements into ESC/POS. The slip is made for a roll of
80 mm (48 columns of font A) and folds itself down to 58 mm (32 columns).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from urllib.parse import quote

from hardware.ticket.typeset import clean, is_clean, width, wrap
from kiosk.domain import Ticket

COLUMNS_80MM = 48
COLUMNS_58MM = 32
QR_PREFIX = "YQ1"
"""First field of the code on the ticket: kind and version, so that a desk's scanner knows it."""

_LABELLED_IN_ENGLISH = 42  # columns from which a row has room for its English label
_MOST_TIMES = 8  # GS !
_LONGEST_FEED = 255  # ESC J
_LARGEST_NUMBER = 6  # times the normal size: 18 mm high


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
        if not (self.content.isascii() and self.content.isprintable()):
            raise ValueError("a ticket's code holds printable ASCII only")


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


def lay_out(ticket: Ticket, columns: int = COLUMNS_80MM) -> tuple[Element, ...]:
    """The whole slip, ending with a cut. Every string of the ticket is cleaned first."""
    return (
        *_head(ticket, columns),
        *_number(clean(ticket.number), columns),
        Rule(),
        Feed(8),
        *_rows(ticket, columns),
        Rule(),
        *_advice(columns),
        *_code(ticket, columns),
        *_foot(ticket, columns),
        Cut(),
    )


def queue_code(ticket: Ticket) -> str:
    """What the desk scans: `YQ1:number:terminal:time`. It says nothing of the patient.

    Percent-encoded, so that a colon inside a field cannot make a field of its own.
    """
    fields = (
        clean(ticket.number)[:24],
        clean(ticket.terminal)[:24],
        f"{ticket.printed_at:%Y%m%dT%H%M%S}",
    )
    return ":".join((QR_PREFIX, *(quote(field, safe="") for field in fields)))


def _head(ticket: Ticket, columns: int) -> Iterator[Element]:
    yield from _block(clean(ticket.hospital), columns, wide=2, high=2, bold=True)
    yield Feed(10)
    yield from _block("签到凭条 Sign-in Ticket", columns)
    if ticket.reprint:
        yield Feed(6)
        yield Line((Span(" 补打 Reprint ", inverse=True),), Align.CENTER)
    yield Feed(6)
    yield Rule()


def _number(number: str, columns: int) -> Iterator[Element]:
    yield Feed(6)
    if not number:
        yield from _block("已签到", columns, wide=3, high=3, bold=True)
        yield from _block("Signed in", columns)
        yield Feed(6)
        return
    yield from _block("候诊号 Queue No.", columns)
    yield Feed(6)
    size = max(1, min(_LARGEST_NUMBER, columns // max(1, width(number))))
    yield from _block(number, columns, wide=size, high=size, bold=True)
    yield Feed(10)


def _rows(ticket: Ticket, columns: int) -> Iterator[Element]:
    yield from _row("科室", "Dept", clean(ticket.department), columns)
    yield from _row("医生", "Doctor", clean(ticket.doctor), columns)
    yield from _row("地点", "Place", clean(ticket.place), columns)
    yield from _row("路线", "Way", clean(ticket.directions), columns)
    if surname := clean(ticket.surname):
        yield from _row("患者", "Name", f"{surname}**", columns)
    if ticket.ahead is not None:
        ahead = f"前面还有 {ticket.ahead} 人" if ticket.ahead > 0 else "前面无人"
        yield from _row("等候", "Ahead", ahead, columns)
    if ticket.wait_minutes is not None:
        wait = f"约 {ticket.wait_minutes} 分钟" if ticket.wait_minutes > 0 else "即将叫号"
        yield from _row("预计", "Wait", wait, columns)


def _row(label: str, english: str, value: str, columns: int) -> Iterator[Element]:
    """A label in normal size and its value in double size, hanging under itself when it wraps."""
    if not value:
        return
    in_english = columns >= _LABELLED_IN_ENGLISH
    margin = 12 if in_english else 5
    first = f"{label} {english}" if in_english else label
    for index, text in enumerate(wrap(value, (columns - margin) // 2)):
        lead = first if index == 0 else ""
        yield Line((Span(lead + " " * (margin - width(lead))), Span(text, wide=2, high=2)))
        yield Feed(10)


def _advice(columns: int) -> Iterator[Element]:
    yield Feed(8)
    yield from _block("请听候叫号", columns, wide=2, high=2)
    yield Feed(6)
    yield from _block("过号请到分诊台", columns, wide=2, high=2)
    yield Feed(6)
    yield from _block("Please wait until your number is called.", columns)
    yield from _block("Missed it? Go to the triage desk.", columns)


def _code(ticket: Ticket, columns: int) -> Iterator[Element]:
    if not clean(ticket.number):
        return
    yield Feed(24)  # the quiet zone, four modules
    yield Qr(queue_code(ticket))
    yield Feed(24)
    yield from _block("分诊台扫码 For the desk", columns)


def _foot(ticket: Ticket, columns: int) -> Iterator[Element]:
    yield Feed(10)
    terminal = clean(ticket.terminal)
    printed = f"{ticket.printed_at:%Y-%m-%d %H:%M:%S}"
    yield from _block(f"{printed} 终端 {terminal}" if terminal else printed, columns)
    yield from _block("当日有效 Valid today only", columns)


def _block(
    text: str, columns: int, *, wide: int = 1, high: int = 1, bold: bool = False
) -> Iterator[Element]:
    """Centred text over as many lines as it needs."""
    for index, line in enumerate(wrap(text, columns // wide)):
        if index and high > 1:
            yield Feed(6)
        yield Line((Span(line, wide, high, bold),), Align.CENTER)
