"""Bills of the gateway and orders of the journal, brought together for `kiosk.payment.reconcile`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from typing import Protocol

from kiosk.journal.database import Trouble
from kiosk.payment.port import GatewayBillLine
from kiosk.payment.reconcile import Entry, Reconciliation, day_of, reconcile
from kiosk.payment.tools.ledger import Ledger
from kiosk.reasons import Failure

_DAY = timedelta(days=1)


class Biller(Protocol):
    """The part of `kiosk.payment.port.PaymentGateway` that is asked."""

    def bill(self, day: date) -> tuple[GatewayBillLine, ...] | Failure: ...


@dataclass(frozen=True, slots=True)
class NoBill:
    """The gateway did not say what moved on a day."""

    day: date
    failure: Failure


class _GivenUpError(Exception):
    def __init__(self, why: Trouble | NoBill) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class Comparison:
    """`today`: the hospital's; bills of later days are not asked for. `oldest`: nor of earlier ones."""

    ledger: Ledger
    gateway: Biller
    terminal: str
    zone: tzinfo | None
    today: date
    oldest: date
    _entries: dict[str, Entry] = field(default_factory=dict)
    _bills: dict[date, tuple[GatewayBillLine, ...]] = field(default_factory=dict)

    def of(self, day: date) -> Reconciliation | Trouble | NoBill:
        """Compare the books of `day`, which is not after today.

        The journal is read before the gateway is asked: whatever it says is settled by then is on the
        gateway's books. What does not agree is looked for on every bill from its order's beginning
        until today, before it is called a difference.
        """
        try:
            for each in (day - _DAY, day, day + _DAY):
                self._read_orders(each)
            self._ask_for(day + _DAY * offset for offset in (-1, 0, 1))
            self._find_named(day)
            result = self._reconciled(day)
            if result.agrees:
                return result
            numbers = {difference.number for difference in result.differences}
            begun = [
                day_of(entry.created_at, self.zone)
                for entry in self._entries.values()
                if entry.number in numbers
            ]
            first = min((day, *(one for one in begun if one is not None)))
            first = max(first, self.oldest)
            self._ask_for(first + _DAY * offset for offset in range((self.today - first).days + 1))
            return self._reconciled(day)
        except _GivenUpError as given_up:
            return given_up.why

    def _reconciled(self, day: date) -> Reconciliation:
        return reconcile(day, self._entries.values(), self._bills, self.terminal, self.zone)

    def _read_orders(self, day: date) -> None:
        records = self.ledger.of_day(day)
        if isinstance(records, Trouble):
            raise _GivenUpError(records)
        for record in records:
            self._note(self.ledger.entry(record))

    def _find_named(self, day: date) -> None:
        """Orders of other days that moved on this one: late money, what waited for the network."""
        for number in dict.fromkeys(line.number for line in self._bills[day]):
            record = None if number in self._entries else self.ledger.find(number)
            if isinstance(record, Trouble):
                raise _GivenUpError(record)
            if record is not None:
                self._note(self.ledger.entry(record))

    def _note(self, entry: Entry | Trouble) -> None:
        if isinstance(entry, Trouble):
            raise _GivenUpError(entry)
        self._entries[entry.number] = entry

    def _ask_for(self, days: Iterable[date]) -> None:
        for day in days:
            if day in self._bills or not self.oldest <= day <= self.today:
                continue
            lines = self.gateway.bill(day)
            if isinstance(lines, Failure):
                raise _GivenUpError(NoBill(day, lines))
            self._bills[day] = lines
