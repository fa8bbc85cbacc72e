"""Telling the hospital that bills are paid (HOSPITAL-API.md, row pay), safe to repeat for ever.

    GET  Invoice/[id]                               each: still issued, still this amount?
    POST one transaction of PaymentNotices          `payment_notice`
    GET  PaymentNotice?identifier=urn:yima:bill|..  what the hospital has of these bills, from anybody
    GET  Invoice/[id]                               each: balanced?

Whatever the transaction answers, the hospital's record decides. A bill is settled when its Invoice is
`balanced` and this order's notice for it is `active`. A hospital may balance in a moment of its own,
refuse the notice of a second order, cancel it afterwards, or know no rule at all: of several active
notices for one bill the oldest counts, so that all terminals come to the same end.

A refusal for good (BILL_PAID_ALREADY, BILL_CHANGED, WRONG_PATIENT) sends the money back, so it is given
only where the hospital's books do not have that money: never while a notice of this order counts for any
of its bills, whatever has become of the Invoice since. That is for staff.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import Enum, auto
from typing import Final

from kiosk.bills import EInvoice
from kiosk.hospital import invoice as invoices
from kiosk.hospital.errand import Errand
from kiosk.hospital.http import Outcome, Refusal, Reply, is_transient
from kiosk.hospital.parse import Rejected, bad_answer, member, members, resource
from kiosk.hospital.payment_notice import (
    check_notice,
    is_of_bill,
    is_of_order,
    notice_bundle,
    notices_query,
)
from kiosk.hospital.port import Noticed, PaidBill, PaymentNotice
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

_TRIES: Final = 2
_PAUSES: Final = (0.2, 0.4, 0.8)  # seconds, for a hospital that balances in a moment of its own


class _Standing(Enum):
    """How one bill of the order stands at the hospital."""

    OPEN = auto()  # issued; no notice of this order
    NOTED = auto()  # it has the notice, and has not balanced the Invoice
    DONE = auto()
    PAID_ALREADY = auto()  # balanced, and not by this order
    CHANGED = auto()  # cancelled, gone, or another amount


_FOR_GOOD: Final = {
    _Standing.PAID_ALREADY: Code.BILL_PAID_ALREADY,
    _Standing.CHANGED: Code.BILL_CHANGED,
}
_HELD: Final = frozenset({_Standing.NOTED, _Standing.DONE})


@dataclass(frozen=True, slots=True)
class _Record:
    """What the hospital has: Invoices by id, PaymentNotices for them, and what follows for each bill."""

    invoices: dict[str, JsonObject] = field(repr=False)
    standings: tuple[_Standing, ...]

    @property
    def to_be_told(self) -> bool:
        return _Standing.OPEN in self.standings and not self.refusals

    @property
    def refusals(self) -> list[Code]:
        return [code for standing, code in _FOR_GOOD.items() if standing in self.standings]


@dataclass(frozen=True, slots=True)
class NotifyPaid:
    """One order on its way into the hospital's books. `zone`: the hospital's."""

    errand: Errand
    notice: PaymentNotice
    zone: tzinfo | None
    sleep: Callable[[float], None] = time.sleep

    def run(self) -> Noticed:
        """Trouble raises `Rejected`; a notice that cannot be, ValueError."""
        check_notice(self.notice)
        try:
            return self._run()
        except Rejected as rejected:
            # A record that was mixed up for once must not send back money that is in the books.
            if rejected.failure.code is Code.WRONG_PATIENT and self._is_noted():
                raise bad_answer("Invoice.subject: another than was noticed") from None
            raise

    def _run(self) -> Noticed:
        record, outcome = self._look_first(), None
        for _ in range(_TRIES):
            if not record.to_be_told:
                break
            outcome = self._tell(record)
            record = self._look_after(outcome) or record
            if not is_transient(outcome):
                break
        return self._conclude(self._await_balance(record), outcome)

    def _tell(self, record: _Record) -> Outcome:
        base = self.errand.base
        return self.errand.transaction(notice_bundle(self.notice, record.invoices, self.zone, base))

    def _look_first(self) -> _Record:
        """Without notices where all is as it was shown: telling twice is harmless."""
        record = self._record(self._invoices(), ())
        if set(record.standings) == {_Standing.OPEN}:
            return record
        return self._record(record.invoices, self._notices())

    def _look_after(self, outcome: Outcome) -> _Record | None:
        """What is there now; where even that fails, the first trouble is the one to tell: None."""
        told = _notices_told(outcome)
        try:
            notices = {each["id"]: each for each in (*told, *self._notices())}
            return self._record(self._invoices(), notices.values())
        except Rejected:
            if isinstance(outcome, Failure):
                return None
            raise

    def _await_balance(self, record: _Record) -> _Record:
        for pause in _PAUSES:
            if _Standing.NOTED not in record.standings or record.to_be_told:
                break
            if time.monotonic() + pause >= self.errand.deadline:
                break
            self.sleep(pause)
            record = self._record(self._invoices(), self._notices())
        return record

    def _conclude(self, record: _Record, outcome: Outcome | None) -> Noticed:
        if set(record.standings) == {_Standing.DONE}:
            return Noticed(self._e_invoices(record))
        if _HELD.intersection(record.standings):
            raise bad_answer("Invoice.status: not balanced yet")
        for code in record.refusals:
            raise Rejected(Failure(code))
        match outcome:
            case Refusal():
                raise Rejected(outcome.failure)
            case Failure():
                raise Rejected(outcome)
            case _:
                raise bad_answer("the notice is not there")

    def _e_invoices(self, record: _Record) -> tuple[EInvoice, ...]:
        addresses = (
            (bill.id, invoices.e_invoice_url(record.invoices[bill.id]))
            for bill in self.notice.bills
        )
        return tuple(EInvoice(bill, url) for bill, url in addresses if url)

    def _invoices(self) -> dict[str, JsonObject]:
        """Those that are there."""
        read = (self.errand.read(f"Invoice/{bill.id}") for bill in self.notice.bills)
        found = {each["id"]: each for each in read if each is not None}
        for each in found.values():
            invoices.check_owner(each, self.notice.patient, self.errand.base)
        return found

    def _is_noted(self) -> bool:
        """Whether a notice of this order counts for any of its bills."""
        return any(
            n.get("status") == "active" and is_of_order(n, self.notice.order)
            for n in self._notices()
        )

    def _notices(self) -> list[JsonObject]:
        return self.errand.search("PaymentNotice", notices_query(self.notice)).matches

    def _record(self, found: dict[str, JsonObject], notices: Iterable[JsonObject]) -> _Record:
        active = sorted((n for n in notices if n.get("status") == "active"), key=_age)
        standings = (
            self._standing(bill, found.get(bill.id), [n for n in active if is_of_bill(n, bill)])
            for bill in self.notice.bills
        )
        return _Record(found, tuple(standings))

    def _standing(
        self, bill: PaidBill, invoice: JsonObject | None, notices: list[JsonObject]
    ) -> _Standing:
        """`notices`: active ones for this bill, oldest first."""
        status = invoices.status(invoice) if invoice else ""
        ours = [is_of_order(each, self.notice.order) for each in notices]
        if status == "balanced":
            return _Standing.DONE if ours[:1] == [True] else _Standing.PAID_ALREADY
        if any(ours):
            return _Standing.NOTED
        shown = invoice is not None and status == "issued" and _is_as_shown(invoice, bill)
        return _Standing.OPEN if shown else _Standing.CHANGED


def _is_as_shown(invoice: JsonObject, bill: PaidBill) -> bool:
    """Whether the amounts are those that were paid; a split only where the hospital has one."""
    split = invoices.split(invoice)
    return invoices.total(invoice) == bill.split.total and split in {None, bill.split}


def _notices_told(outcome: Outcome) -> list[JsonObject]:
    """PaymentNotices in a transaction's answer: the server's searches may lag behind it."""
    if not isinstance(outcome, Reply) or outcome.body.get("type") != "transaction-response":
        return []
    inner = (member(entry, "resource") for entry in members(outcome.body.get("entry")))
    return [
        resource(each, "PaymentNotice")
        for each in inner
        if each.get("resourceType") == "PaymentNotice"
    ]


def _age(notice: JsonObject) -> tuple[str, str]:
    """The server's own time, for terminals' clocks differ."""
    written = member(notice, "meta").get("lastUpdated")
    return (written if isinstance(written, str) else "", notice["id"])
