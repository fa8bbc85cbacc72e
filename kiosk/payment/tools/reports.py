"""`yima journal list`, `show` and `reconcile`: what is only read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from kiosk import console
from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.journal.opened import open_read_only
from kiosk.payment.reconcile import WHAT_TO_DO, Difference, Reconciliation
from kiosk.payment.tools import told, words
from kiosk.payment.tools.answer import NOT_SO, Answer, no_such_order, refused, trouble
from kiosk.payment.tools.comparing import Comparison, NoBill
from kiosk.payment.tools.ledger import Ledger
from kiosk.settings import Settings

_DAY: Final = timedelta(days=1)
LEAST_KEPT: Final = 180
"""Days for which the journal keeps orders, whatever the settings say."""


def listed(settings: Settings, clock: Clock, *, day: date | None, only_open: bool) -> Answer:
    """Orders of a day, or those not at their end, or both; of today, if neither is said."""
    ledger, zone = _ledger(settings), settings.terminal.zone
    records = ledger.unresolved() if only_open else ledger.of_day(day or clock.local().date())
    if isinstance(records, Trouble):
        return trouble(records)
    if only_open and day is not None:
        of_day = ledger.of_day(day)
        if isinstance(of_day, Trouble):
            return trouble(of_day)
        numbers = {record.number for record in of_day}
        records = tuple(record for record in records if record.number in numbers)
    return Answer(
        {"orders": [told.order(record, zone) for record in records]},
        tuple(told.order_row(record, zone) for record in records) or ("none",),
    )


def shown(settings: Settings, number: str) -> Answer:
    """One order, and all that was written of it."""
    ledger, zone = _ledger(settings), settings.terminal.zone
    record = ledger.find(number)
    if record is None:
        return no_such_order(number)
    if isinstance(record, Trouble):
        return trouble(record)
    events = ledger.events(number)
    content: dict[str, Any] = {"order": told.order(record, zone), "events": None}
    lines = (*told.order_lines(record, zone), "events")
    if events is Trouble.UNREADABLE:
        return Answer(content, (*lines, "  somebody has altered them: they do not read"))
    if isinstance(events, Trouble):
        return trouble(events)
    content["events"] = [told.event(one, zone) for one in events]
    return Answer(content, (*lines, *(told.event_row(one, zone) for one in events)))


def reconciled(settings: Settings, clock: Clock, day: date | None) -> Answer:
    """The books of a day; of yesterday, if none is said."""
    from kiosk.payment.till import make_gateway  # noqa: PLC0415 - loads the network

    today = clock.local().date()
    day = day or today - _DAY
    # Orders of the day before belong to it, too; that of the day itself may be pruned in part.
    kept = max(settings.storage.keep_days, LEAST_KEPT)
    oldest = today - _DAY * (kept - 2)
    if settings.payment is None:
        return refused("no_gateway", "no payment gateway is set", console.UNREADABLE)
    if not oldest <= day <= today:
        why = (
            f"{day} is yet to come" if day > today else f"the journal keeps orders for {kept} days"
        )
        return refused("no_such_day", why, console.UNREADABLE)
    unread = _unread(settings, whole=True)
    if unread is not None:
        return unread
    gateway = make_gateway(settings.payment, settings.terminal.id, clock)
    try:
        terminal, zone = settings.terminal.id, settings.terminal.zone
        comparison = Comparison(_ledger(settings), gateway, terminal, zone, today, oldest - _DAY)
        outcome = comparison.of(day)
    finally:
        gateway.close()
    if isinstance(outcome, Trouble):
        return trouble(outcome)
    if isinstance(outcome, NoBill):
        why = f"the gateway's bill of {outcome.day}: {words.failure(outcome.failure)}"
        return refused("no_bill", why, console.UNREADABLE)
    return _compared(settings, outcome, is_over=day < today)


def unread(settings: Settings) -> Answer | None:
    """Why the journal cannot be read at all; None: it can."""
    return _unread(settings, whole=False)


def _unread(settings: Settings, *, whole: bool) -> Answer | None:
    ledger = _ledger(settings)
    found = ledger.check() if whole else ledger.find("")
    return trouble(found) if isinstance(found, Trouble) else None


def _ledger(settings: Settings) -> Ledger:
    return Ledger(open_read_only(settings.storage.folder))


def _compared(settings: Settings, outcome: Reconciliation, *, is_over: bool) -> Answer:
    content = {
        "day": outcome.day.isoformat(),
        "terminal": settings.terminal.id,
        "day_is_over": is_over,
        "agrees": outcome.agrees,
        "orders": outcome.orders,
        "journal_fen": outcome.here,
        "gateway_fen": outcome.gateway,
        "came_in_fen": outcome.came_in,
        "went_back_fen": outcome.went_back,
        "lines_of_other_terminals": outcome.other_terminals,
        "differences": [_difference(one) for one in outcome.differences],
    }
    came_in, went_back = told.amount(outcome.came_in), told.amount(outcome.went_back)
    lines = [
        f"{outcome.day}, terminal {settings.terminal.id}: {outcome.orders} orders",
        f"  journal  {told.amount(outcome.here):>14}",
        f"  gateway  {told.amount(outcome.gateway):>14}",
        f"  bill of the day: {came_in} came in, {went_back} went back",
    ]
    if outcome.other_terminals:
        lines.append(f"  left out: {outcome.other_terminals} lines of other terminals")
    if not is_over:
        lines.append("  the day is not over: more may come")
    lines.append(f"differences: {len(outcome.differences)}" if outcome.differences else "agrees")
    for one in outcome.differences:
        lines += _difference_lines(one)
    return Answer(content, tuple(lines), console.DONE if outcome.agrees else NOT_SO)


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "number": told.plain(one.number),
        "finding": one.finding,
        "journal_fen": one.here,
        "gateway_fen": one.gateway,
        "what_to_do": WHAT_TO_DO[one.finding],
    }


def _difference_lines(one: Difference) -> tuple[str, str]:
    sums = f"journal {told.amount(one.here)}, gateway {told.amount(one.gateway)}"
    return (
        f"  {told.plain(one.number)}  {one.finding}  {sums}",
        f"    {WHAT_TO_DO[one.finding]}",
    )
