"""The ticket of a sign-in: the number, where to go, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from hardware.ticket.layout.blocks import block, code, head, largest, masked, row, stamp
from hardware.ticket.layout.elements import Cut, Element, Feed, Rule
from hardware.ticket.typeset import clean
from kiosk.domain import Ticket

QR_PREFIX = "YQ1"
"""First field of the code on the ticket: kind and version, so that a desk's scanner knows it."""

_LARGEST_NUMBER = 6  # times the normal size: 18 mm high


def queue_ticket(ticket: Ticket, columns: int) -> Iterator[Element]:
    """The whole slip."""
    yield from head(ticket.hospital, "签到凭条 Sign-in Ticket", columns, reprint=ticket.reprint)
    yield from _number(clean(ticket.number), columns)
    yield Rule()
    yield Feed(8)
    yield from _rows(ticket, columns)
    yield Rule()
    yield from _advice(columns)
    if clean(ticket.number):
        yield from code(queue_code(ticket), "分诊台扫码 For the desk", columns)
    yield from _foot(ticket, columns)
    yield Cut()


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


def _number(number: str, columns: int) -> Iterator[Element]:
    yield Feed(6)
    if not number:
        yield from block("已签到", columns, wide=3, high=3, bold=True)
        yield from block("Signed in", columns)
        yield Feed(6)
        return
    yield from block("候诊号 Queue No.", columns)
    yield Feed(6)
    size = largest(number, columns, _LARGEST_NUMBER)
    yield from block(number, columns, wide=size, high=size, bold=True)
    yield Feed(10)


def _rows(ticket: Ticket, columns: int) -> Iterator[Element]:
    yield from row("科室", "Dept", clean(ticket.department), columns)
    yield from row("医生", "Doctor", clean(ticket.doctor), columns)
    yield from row("地点", "Place", clean(ticket.place), columns)
    yield from row("路线", "Way", clean(ticket.directions), columns)
    yield from row("患者", "Name", masked(ticket.surname), columns)
    if ticket.ahead is not None:
        ahead = f"前面还有 {ticket.ahead} 人" if ticket.ahead > 0 else "前面无人"
        yield from row("等候", "Ahead", ahead, columns)
    if ticket.wait_minutes is not None:
        wait = f"约 {ticket.wait_minutes} 分钟" if ticket.wait_minutes > 0 else "即将叫号"
        yield from row("预计", "Wait", wait, columns)


def _advice(columns: int) -> Iterator[Element]:
    yield Feed(8)
    yield from block("请听候叫号", columns, wide=2, high=2)
    yield Feed(6)
    yield from block("过号请到分诊台", columns, wide=2, high=2)
    yield Feed(6)
    yield from block("Please wait until your number is called.", columns)
    yield from block("Missed it? Go to the triage desk.", columns)


def _foot(ticket: Ticket, columns: int) -> Iterator[Element]:
    yield Feed(10)
    terminal = clean(ticket.terminal)
    printed = stamp(ticket.printed_at)
    yield from block(f"{printed} 终端 {terminal}" if terminal else printed, columns)
    yield from block("当日有效 Valid today only", columns)
