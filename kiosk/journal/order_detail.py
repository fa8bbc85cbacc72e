"""What is sealed of an order: the patient, the bills, the claims, and how far it has come.

An order's detail is bound to all of its plain columns that change or say what it is: copied to another
order, taken from an earlier revision, or beside a state or an amount that somebody has altered, it
does not open. Nor does a whole row of an earlier revision, whose events went on after it. A whole file
put back as it was yesterday cannot be told by this.

MessagePack arrays: what a later release adds goes to the end of a record and has a default.
"""

from __future__ import annotations

from dataclasses import fields
from typing import NamedTuple

import msgspec

from kiosk.bills import EInvoice, InsuredVisit, Split
from kiosk.domain import PatientId
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.journal.installation_key import InstallationKey
from kiosk.money import Fen
from kiosk.payment.order import Claim, ClaimState, Order, OrderBill, OrderState, StaffWish
from kiosk.payment.port import Channel, Way
from kiosk.reasons import Code


class OrderRow(NamedTuple):
    """An order as its table has it. What was altered in there is no member of an enum, perhaps."""

    id: int
    number: str
    created_at: int
    state: str
    amount: int
    revision: int
    late_checks: int
    wish: str | None
    detail: bytes | None  # sealed; None once staff have closed it unread
    last_event: int | None  # the newest revision of which there is an event


class _Claim(msgspec.Struct, array_like=True, frozen=True):
    visit: tuple[str, ...]
    certificate: tuple[CertificateType, str] | None
    state: ClaimState
    msgid: str
    settlement: str
    tries: int


class _Bill(msgspec.Struct, array_like=True, frozen=True):
    id: str
    split: tuple[int, int, int, int]
    claim: _Claim | None


class _Detail(msgspec.Struct, array_like=True, frozen=True):
    patient: str
    way: Way
    channel: Channel
    bills: tuple[_Bill, ...]
    transaction: str
    paid_at: int
    going_back: bool
    reverse_sent: bool
    told: bool
    contradictions: int
    why: Code | None
    e_invoices: tuple[tuple[str, str], ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Detail)


def sealed_row(key: InstallationKey, order_id: int, order: Order) -> OrderRow:
    """The row of an order as it is now, which the event of its revision is written with."""
    row = OrderRow(
        order_id,
        order.number,
        int(order.created_at),  # a column makes 1 of True, which is another word in the context
        order.state,
        int(order.amount),
        int(order.revision),
        int(order.late_checks),
        order.wish,
        detail=None,
        last_event=order.revision,
    )
    return row._replace(detail=key.seal(_ENCODER.encode(_packed(order)), _context(row)))


def unseal(key: InstallationKey, row: OrderRow) -> Order | None:
    """The order of a row. None: it does not open with this key, or is not what it was sealed as."""
    if row.detail is None or row.last_event != row.revision:
        return None
    plain = key.open(row.detail, _context(row))
    if plain is None:
        return None
    try:
        return _order(row, _DECODER.decode(plain))
    except (msgspec.MsgspecError, ValueError):  # by a release that knew other words
        return None


def _order(row: OrderRow, detail: _Detail) -> Order:
    return Order(
        number=row.number,
        revision=row.revision,
        state=OrderState(row.state),
        created_at=row.created_at,
        patient=PatientId(detail.patient),
        way=detail.way,
        channel=detail.channel,
        bills=tuple(_bill(bill) for bill in detail.bills),
        transaction=detail.transaction,
        paid_at=detail.paid_at,
        going_back=detail.going_back,
        reverse_sent=detail.reverse_sent,
        told=detail.told,
        late_checks=row.late_checks,
        contradictions=detail.contradictions,
        wish=StaffWish(row.wish) if row.wish else None,
        why=detail.why,
        e_invoices=tuple(EInvoice(bill, url) for bill, url in detail.e_invoices),
    )


def _packed(order: Order) -> _Detail:
    return _Detail(
        order.patient,
        order.way,
        order.channel,
        tuple(_packed_bill(bill) for bill in order.bills),
        order.transaction,
        order.paid_at,
        order.going_back,
        order.reverse_sent,
        order.told,
        order.contradictions,
        order.why,
        tuple((invoice.bill, invoice.url) for invoice in order.e_invoices),
    )


def _packed_bill(bill: OrderBill) -> _Bill:
    split = bill.split
    parts = (split.total, split.fund, split.account, split.own)
    return _Bill(bill.id, parts, None if bill.claim is None else _packed_claim(bill.claim))


def _packed_claim(claim: Claim) -> _Claim:
    visit, certificate = claim.visit, claim.certificate
    return _Claim(
        tuple(getattr(visit, field.name) for field in fields(visit)),
        None if certificate is None else (certificate.type, certificate.number),
        claim.state,
        claim.msgid,
        claim.settlement,
        claim.tries,
    )


def _bill(packed: _Bill) -> OrderBill:
    total, fund, account, own = packed.split
    split = Split(Fen(total), Fen(fund), Fen(account), Fen(own))
    return OrderBill(packed.id, split, None if packed.claim is None else _claim(packed.claim))


def _claim(packed: _Claim) -> Claim:
    return Claim(
        InsuredVisit(*packed.visit),
        None if packed.certificate is None else Certificate(*packed.certificate),
        packed.state,
        packed.msgid,
        packed.settlement,
        packed.tries,
    )


def _context(row: OrderRow) -> bytes:
    """What is told apart from what by the seal. No column has a line feed in it."""
    columns = (row.number, row.created_at, row.state, row.amount, row.revision, row.late_checks)
    return "\n".join(("order", *map(str, columns), row.wish or "")).encode()
