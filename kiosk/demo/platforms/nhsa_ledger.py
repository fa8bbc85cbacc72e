"""The insurance's books: what was settled, by which message, and what each person's account has left.

Amounts are whole fen. A visit's batch of charges (mdtrt_id and chrg_bchno) is settled once; undone by
2601 or reversed by 2208, it can be settled again. A process has one ledger, for as long as it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

SETTLE: Final = "2207"
REVERSE: Final = "2208"

_FUND_PERCENT: Final = 60
_HELD_FOR: Final = timedelta(minutes=15)
_ONE_YUAN: Final = 100


class NotDone(Exception):  # noqa: N818 - it is the insurance's answer, not an error of its own
    """Ends a transaction with the insurance's words; nothing was done."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Parts(NamedTuple):
    total: int
    fund: int
    account: int
    own: int

    def negative(self) -> Parts:
        return Parts(-self.total, -self.fund, -self.account, -self.own)


class Batch(NamedTuple):
    visit: str  # mdtrt_id
    number: str  # chrg_bchno


@dataclass(frozen=True, slots=True)
class Charge:
    """What a batch was registered with, or is first asked about with: it stays so."""

    person: str
    insurance_type: str
    medical_type: str
    total: int


@dataclass(slots=True)
class Entry:
    """A settlement, or with negative parts a reversal (`of`)."""

    id: str
    msgid: str
    person: str
    batch: Batch
    parts: Parts
    of: Entry | None = None
    undone: bool = False  # by 2601
    reversed: bool = False  # by 2208

    @property
    def infno(self) -> str:
        return SETTLE if self.of is None else REVERSE

    @property
    def stands(self) -> bool:
        return not (self.undone or self.reversed)


@dataclass(frozen=True, slots=True)
class _Hold:
    person: str
    account: int
    until: datetime


@dataclass(slots=True)
class Ledger:
    """`now` is the hospital's clock."""

    now: Callable[[], datetime]
    _charges: dict[Batch, Charge] = field(default_factory=dict)
    _entries: dict[str, Entry] = field(default_factory=dict)  # by msgid, in order
    _by_id: dict[str, Entry] = field(default_factory=dict)
    _standing: dict[Batch, Entry] = field(default_factory=dict)
    _from_accounts: dict[str, int] = field(default_factory=dict)
    _holds: dict[Batch, _Hold] = field(default_factory=dict)
    _put_right: set[str] = field(default_factory=set)

    def account(self, person: str, batch: Batch | None = None) -> int:
        """What the person's account has for this batch: some open with less than a yuan, the best
        with nearly a hundred; less what was paid and what was quoted for other batches just now.
        """
        now = self.now()
        held = sum(
            hold.account
            for other, hold in self._holds.items()
            if other != batch and hold.person == person and hold.until > now
        )
        return max(int(person[-4:]) - self._from_accounts.get(person, 0) - held, 0)

    def quote(self, batch: Batch, charge: Charge, *, account_used: bool) -> Parts:
        """2206. The real one holds nothing back; here bills quoted together can be settled together."""
        self._check(batch, charge)
        parts = self._parts(batch, charge, account_used=account_used)
        self._holds[batch] = _Hold(charge.person, parts.account, self.now() + _HELD_FOR)
        return parts

    def settle(
        self, batch: Batch, charge: Charge, msgid: str, *, account_used: bool, otherwise: bool
    ) -> Entry:
        """2207. `otherwise`: with a split that was not quoted."""
        self._check(batch, charge)
        self._check_wanted(msgid)
        parts = self._parts(batch, charge, account_used=account_used)
        if otherwise:
            moved = min(parts.fund, _ONE_YUAN)
            parts = parts._replace(fund=parts.fund - moved, own=parts.own + moved)
        entry = self._enter(Entry(self._next_id(), msgid, charge.person, batch, parts))
        self._stand(entry)
        self._holds.pop(batch, None)
        return entry

    def reverse(self, settlement: str, visit: str, person: str, msgid: str) -> Entry:
        """2208."""
        self._check_wanted(msgid)
        found = self._by_id.get(settlement)
        if (
            found is None
            or found.of is not None
            or (found.person, found.batch.visit) != (person, visit)
        ):
            raise NotDone("未查询到该结算信息")
        if not found.stands:
            raise NotDone("该结算信息已撤销，不能重复撤销")
        found.reversed = True
        self._fall(found)
        return self._enter(
            Entry(self._next_id(), msgid, person, found.batch, found.parts.negative(), of=found)
        )

    def correct(self, person: str, msgid: str, infno: str) -> None:
        """2601: undo what this message has done. If it comes later, it will not be done."""
        entry = self._entries.get(msgid)
        if entry is None:
            self._put_right.add(msgid)
            return
        if (entry.person, entry.infno) != (person, infno):
            raise NotDone("原交易与冲正信息不符")
        if not entry.stands:
            return
        if entry.of is not None:
            if entry.batch in self._standing:
                raise NotDone("该收费批次已重新结算，不能冲正")
            entry.of.reversed = False
            self._stand(entry.of)
        else:
            self._fall(entry)
        entry.undone = True

    def state(self) -> dict[str, Any]:
        """Every movement, and the totals of those that count; in fen."""
        counted = [entry.parts for entry in self._entries.values() if not entry.undone]
        return {
            "movements": [
                {
                    "setl_id": entry.id,
                    "infno": entry.infno,
                    "msgid": entry.msgid,
                    "mdtrt_id": entry.batch.visit,
                    "chrg_bchno": entry.batch.number,
                    "stands": entry.stands,
                    **entry.parts._asdict(),
                }
                for entry in self._entries.values()
            ],
            "standing": len(self._standing),
            "books": _sum(counted)._asdict(),
            "settled": _sum(entry.parts for entry in self._standing.values())._asdict(),
        }

    def _check(self, batch: Batch, charge: Charge) -> None:
        if charge.total <= 0 or self._charges.setdefault(batch, charge) != charge:
            raise NotDone("结算信息与上传的费用明细不符")
        if batch in self._standing:
            raise NotDone("该收费批次已结算，不能重复结算")

    def _check_wanted(self, msgid: str) -> None:
        if msgid in self._put_right:
            raise NotDone("该报文已冲正")

    def _parts(self, batch: Batch, charge: Charge, *, account_used: bool) -> Parts:
        fund = charge.total * _FUND_PERCENT // 100
        rest = charge.total - fund
        account = min(rest, self.account(charge.person, batch)) if account_used else 0
        return Parts(charge.total, fund, account, rest - account)

    def _next_id(self) -> str:
        return f"{self.now():%Y%m%d}{len(self._entries) + 1:010d}"

    def _enter(self, entry: Entry) -> Entry:
        self._entries[entry.msgid] = self._by_id[entry.id] = entry
        return entry

    def _stand(self, entry: Entry) -> None:
        self._standing[entry.batch] = entry
        self._pay(entry, entry.parts.account)

    def _fall(self, entry: Entry) -> None:
        del self._standing[entry.batch]
        self._pay(entry, -entry.parts.account)

    def _pay(self, entry: Entry, amount: int) -> None:
        self._from_accounts[entry.person] = self._from_accounts.get(entry.person, 0) + amount


def _sum(parts: Iterable[Parts]) -> Parts:
    every = list(parts)
    return Parts(*(sum(column) for column in zip(*every, strict=True))) if every else _NOTHING


_NOTHING: Final = Parts(0, 0, 0, 0)
