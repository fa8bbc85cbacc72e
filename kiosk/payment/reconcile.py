"""T+1: the gateway's bill of a day against the journal (PAYMENTS.md, "The journal"). Pure.

An order is compared on each day on whose bill it moved: what it moved in all, on every bill at hand,
with what the journal says that the gateway keeps of it. So money that came a day late, or went back
after midnight, is no difference, as long as the bills of those days are at hand. On the day that the
journal names are compared, besides, orders that are on no bill though the journal says paid, and those
which are not finished. Other terminals' orders are theirs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum, auto

from kiosk.journal.order_number import is_order_number
from kiosk.money import Fen
from kiosk.payment.order import RESOLVED, Order, OrderState
from kiosk.payment.port import GatewayBillLine

Bill = Sequence[GatewayBillLine]


class Finding(StrEnum):
    """A difference, and by `WHAT_TO_DO` what is to be done about it."""

    MISSING_AT_GATEWAY = auto()
    GIVEN_BACK = auto()
    MISSING_HERE = auto()
    AMOUNT_DIFFERS = auto()
    NOT_RETURNED = auto()
    RETURNED_TOO_MUCH = auto()
    STILL_OPEN = auto()
    TAKEN_TWICE = auto()
    UNREADABLE = auto()


WHAT_TO_DO: Mapping[Finding, str] = {
    Finding.MISSING_AT_GATEWAY: (
        "The journal says paid, the gateway has no money of it. Do not collect again: have the "
        "operator of the gateway look for the transaction."
    ),
    Finding.GIVEN_BACK: (
        "The hospital has it as paid, and the gateway gave the money back. Ask the gateway's operator "
        "who returned it; cancel the payment at the desk, or collect again there."
    ),
    Finding.MISSING_HERE: (
        "The gateway took money for a number that this journal does not have. Find the invoice by the "
        "operator's record; book it at the desk, or have it returned there."
    ),
    Finding.AMOUNT_DIFFERS: (
        "Another amount moved than the journal says. Have the operator of the gateway correct the "
        "difference; tell the patient."
    ),
    Finding.NOT_RETURNED: (
        "The journal says returned or not paid, the gateway keeps the money. If the invoice is unpaid "
        "at the hospital: `yima journal settle`; else: `yima journal reverse`."
    ),
    Finding.RETURNED_TOO_MUCH: (
        "More went back than came in. Have the operator of the gateway put it right."
    ),
    Finding.STILL_OPEN: (
        "The order is not finished. Let the terminal run with its network; if it needs staff: "
        "`yima journal show`, then `reverse` or `settle`."
    ),
    Finding.TAKEN_TWICE: (
        "The gateway took the money more than once for one number. Have the operator return what is "
        "too much; tell the patient."
    ),
    Finding.UNREADABLE: (
        "The journal's record of it does not open: the installation's key is another, or somebody has "
        "altered it. Go by the operator's record; if the order is open, bring it to its end at the desk "
        "and note it with `yima journal reverse` or `settle`, and `--by-hand`."
    ),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the journal says of an order. `state` None: its record does not open."""

    number: str
    state: OrderState | None
    amount: Fen  # that the gateway takes; zero without an own part
    created_at: int  # Unix seconds
    paid_at: int = 0  # Unix seconds; 0: not, or not known

    @classmethod
    def of(cls, order: Order) -> Entry:
        return cls(order.number, order.state, order.amount, order.created_at, order.paid_at)

    @property
    def kept(self) -> Fen:
        """What the gateway keeps of it, by the journal."""
        is_kept = self.state in {OrderState.SETTLED, OrderState.PAID}
        return self.amount if is_kept else Fen(0)


@dataclass(frozen=True, slots=True)
class Difference:
    number: str
    finding: Finding
    here: Fen  # what the gateway should keep of it, by the journal
    gateway: Fen  # what it keeps


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """`orders` were compared; of these the gateway keeps `here` by the journal, `gateway` by its own
    books. They are apart by what the differences are apart.
    """

    day: date
    orders: int
    here: Fen
    gateway: Fen
    came_in: Fen  # on the day's bill
    went_back: Fen  # likewise; not negative
    other_terminals: int  # lines of the day's bill that were left out
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        return not self.differences


def reconcile(
    day: date,
    entries: Iterable[Entry],
    bills: Mapping[date, Bill],
    terminal: str,
    zone: tzinfo | None,
) -> Reconciliation:
    """Compare.

    Args:
        day: the hospital's.
        entries: orders that were minted on the day or beside it, and whichever the day's bill names.
        bills: the gateway's, of the day and of as many others as may have to do with these orders.
        terminal: whose journal it is.
        zone: the hospital's.

    Raises:
        KeyError: the bill of the day is not among `bills`.
    """
    known = {entry.number: entry for entry in entries}
    of_day = [line for line in bills[day] if _is_ours(line, known, terminal)]
    moved = _by_number(line for bill in bills.values() for line in bill)
    numbers = {line.number: None for line in of_day}  # in the order of the bill
    concerned = [entry for entry in known.values() if _concerns(entry, day, numbers, moved, zone)]
    strange = [number for number in numbers if number not in known]
    found = [_compared(entry, moved.get(entry.number, ())) for entry in concerned]
    found += [_unknown(number, moved[number]) for number in strange]
    gateway = sum(_net(moved.get(entry.number, ())) for entry in concerned)
    return Reconciliation(
        day=day,
        orders=len(concerned) + len(strange),
        here=Fen(sum(entry.kept for entry in concerned)),
        gateway=Fen(gateway + sum(_net(moved[number]) for number in strange)),
        came_in=Fen(sum(line.amount for line in of_day if line.amount > 0)),
        went_back=Fen(-sum(line.amount for line in of_day if line.amount < 0)),
        other_terminals=len(bills[day]) - len(of_day),
        differences=tuple(one for one in found if one is not None),
    )


def day_of(moment: int, zone: tzinfo | None) -> date | None:
    """The day of a Unix time; None: of none that there is, for a row that was altered may hold any."""
    try:
        return datetime.fromtimestamp(moment, zone).date()
    except (OverflowError, ValueError, OSError):
        return None


def _is_ours(line: GatewayBillLine, known: Mapping[str, Entry], terminal: str) -> bool:
    """What no terminal can have minted is for whoever comes upon it."""
    if line.number in known or not is_order_number(line.number):
        return True
    # With the century no id is mistaken for a longer one: T0 and T01.
    return re.fullmatch(rf"{re.escape(terminal)}20[0-9]{{12,13}}[0-9A-Z]", line.number) is not None


def _concerns(
    entry: Entry,
    day: date,
    numbers: Mapping[str, None],
    moved: Mapping[str, Sequence[Fen]],
    zone: tzinfo | None,
) -> bool:
    if entry.number in numbers:
        return True
    if entry.state not in RESOLVED:
        return day_of(entry.created_at, zone) in {day, None}
    paid_on = day_of(entry.paid_at, zone) if entry.paid_at else None
    return paid_on == day and entry.number not in moved and entry.kept != 0


def _compared(entry: Entry, amounts: Sequence[Fen]) -> Difference | None:
    finding = _finding(entry, amounts)
    if finding is None:
        return None
    return Difference(entry.number, finding, entry.kept, _net(amounts))


def _finding(entry: Entry, amounts: Sequence[Fen]) -> Finding | None:
    net = _net(amounts)
    if entry.state is None:
        return Finding.UNREADABLE
    if sum(amount > 0 for amount in amounts) > 1 and net > entry.amount:
        return Finding.TAKEN_TWICE
    if entry.state not in RESOLVED:
        return Finding.STILL_OPEN
    if net == entry.kept:
        return None
    if net < 0:
        return Finding.RETURNED_TOO_MUCH
    if entry.state is OrderState.REVERSED:
        return Finding.NOT_RETURNED
    if net > 0:
        return Finding.AMOUNT_DIFFERS
    return Finding.GIVEN_BACK if amounts else Finding.MISSING_AT_GATEWAY


def _unknown(number: str, amounts: Sequence[Fen]) -> Difference | None:
    """Of a number that is not in the journal: none if it all went back."""
    net = _net(amounts)
    return Difference(number, Finding.MISSING_HERE, Fen(0), net) if net else None


def _by_number(lines: Iterable[GatewayBillLine]) -> dict[str, list[Fen]]:
    found: dict[str, list[Fen]] = defaultdict(list)
    for line in lines:
        found[line.number].append(line.amount)
    return dict(found)


def _net(amounts: Iterable[Fen]) -> Fen:
    return Fen(sum(amounts))
