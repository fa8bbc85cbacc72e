"""An order for people and for programs: nothing of the patient, no bill, no certificate."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, tzinfo
from typing import Any

from kiosk.bills import Split
from kiosk.money import Fen, to_yuan
from kiosk.payment.order import Order, OrderEvent
from kiosk.payment.tools import words
from kiosk.payment.tools.ledger import Record


def order(record: Record, zone: tzinfo | None) -> dict[str, Any]:
    """As JSON. Amounts are fen, times ISO 8601 with the hospital's offset."""
    content: dict[str, Any] = {
        "number": plain(record.number),
        "state": plain(record.state),
        "readable": isinstance(record, Order),
        "created_at": moment(record.created_at, zone),
        "amount_fen": record.amount,
        "wish": plain(record.wish) if record.wish else None,
        "waits_for": words.waits_for(record),
    }
    if not isinstance(record, Order):
        return content
    return content | {
        "way": record.way,
        "channel": record.channel,
        "split_fen": _split(record.split),
        "bills": len(record.bills),
        "insurance": dict(_claims(record)),
        "transaction": record.transaction or None,
        "paid_at": moment(record.paid_at, zone) if record.paid_at else None,
        "why": record.why,
        "going_back": record.going_back,
        "reverse_sent": record.reverse_sent,
        "hospital_told": record.told,
        "late_checks": record.late_checks,
        "contradictions": record.contradictions,
    }


def event(one: OrderEvent, zone: tzinfo | None) -> dict[str, Any]:
    """As JSON. `digest`: SM3 of the raw answer, hexadecimal."""
    return {
        "at": moment(one.at, zone),
        "cause": one.cause,
        "state": one.state,
        "digest": one.digest.hex() or None,
        "staff": plain(one.staff) or None,
    }


def order_row(record: Record, zone: tzinfo | None) -> str:
    """One line of a list."""
    columns = [
        plain(record.number),
        _seconds(record.created_at, zone),
        f"{plain(record.state):11}",
        f"{amount(record.amount):>12}",
    ]
    if isinstance(record, Order):
        columns.append(f"{record.way} {record.channel}")
    else:
        columns.append("UNREADABLE")
    if record.wish:
        columns.append(f"staff: {plain(record.wish)}")
    return "  ".join(columns)


def order_lines(record: Record, zone: tzinfo | None) -> tuple[str, ...]:
    """All that may be told of one, for people."""
    lines = [
        f"order        {plain(record.number)}",
        f"state        {plain(record.state)}",
        f"waits for    {words.waits_for(record)}",
        f"begun        {_seconds(record.created_at, zone)}",
        f"amount       {amount(record.amount)}",
    ]
    if not isinstance(record, Order):
        return tuple(lines)
    split = record.split
    if split.own != split.total:
        parts = f"fund {amount(split.fund)}, account {amount(split.account)}"
        lines.append(f"of           {amount(split.total)}: {parts}, own part {amount(split.own)}")
    lines.append(f"way          {record.way} {record.channel}, bills: {len(record.bills)}")
    claims = _claims(record)
    if claims:
        told = ", ".join(f"{state} {count}" for state, count in claims.items())
        lines.append(f"insurance    {told}")
    if record.paid_at:
        transaction = f", transaction {record.transaction}" if record.transaction else ""
        lines.append(f"paid         {_seconds(record.paid_at, zone)}{transaction}")
    if record.why is not None:
        lines.append(f"why          {record.why}: {words.why(record.why)}")
    return tuple(lines)


def event_row(one: OrderEvent, zone: tzinfo | None) -> str:
    staff = f"  by {plain(one.staff)}" if one.staff else ""
    digest = f"  {one.digest.hex()}" if one.digest else ""
    return f"  {_seconds(one.at, zone)}  {one.cause:21} {one.state:11}{staff}{digest}"


def amount(fen: Fen) -> str:
    """Yuan to the fen: "126.50"."""
    return str(to_yuan(fen))


def moment(at: int, zone: tzinfo | None) -> str:
    """ISO 8601 with the offset; what is no time at all, as it is."""
    local = _local(at, zone)
    return plain(str(at)) if local is None else local.isoformat(timespec="seconds")


def plain(text: str) -> str:
    """Without what a terminal would obey: a row that somebody has altered may hold anything."""
    return text if text.isprintable() else ascii(text)


def _seconds(at: int, zone: tzinfo | None) -> str:
    local = _local(at, zone)
    return plain(str(at)) if local is None else local.strftime("%Y-%m-%d %H:%M:%S")


def _local(at: int, zone: tzinfo | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(at, zone).astimezone(zone)
    except (OverflowError, ValueError, OSError):  # of a row that somebody has altered
        return None


def _split(split: Split) -> dict[str, int]:
    return {
        "total": split.total,
        "fund": split.fund,
        "account": split.account,
        "own": split.own,
    }


def _claims(record: Order) -> Counter[str]:
    """How many bills the insurance has a part of, by how far it is."""
    return Counter(bill.claim.state.value for bill in record.bills if bill.claim is not None)
