"""Orders as a hospital's would be, of nobody; for tests and measurements."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

from kiosk.bills import EInvoice, InsuredVisit, Split
from kiosk.domain import PatientId
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.journal.order_book import StoredOrderBook
from kiosk.money import Fen
from kiosk.payment.order import Cause, Claim, ClaimState, NewOrder, Order, OrderBill, OrderState
from kiosk.payment.port import Channel, Way

NOW = 1_800_000_000
DAY = date(2027, 1, 15)
TERMINAL = "YIMA-CD3-L1-0007"  # as long as they get
TOKEN = "synthetic-token-" + "0123456789" * 4
DIGEST = bytes(range(32))

_SPLIT = Split(Fen(125_050), Fen(80_000), Fen(20_000), Fen(25_050))


def claim(n: int) -> Claim:
    visit = InsuredVisit(
        person=f"51000000000000000000{n:06}",
        visit=f"5101H{n:013}",
        batch=f"20270115{n:08}",
        insurance_type="310",
        medical_type="11",
    )
    return Claim(visit, Certificate(CertificateType.VOUCHER, TOKEN))


def bills(n: int) -> tuple[OrderBill, OrderBill]:
    """The `n`th two bills: one with a claim. The same each time."""
    first, second = (str(uuid.UUID(int=(2 * n + each) * 0x1_0001_0001)) for each in (0, 1))
    own = Split.all_own(Fen(4_200 + n))
    return OrderBill(first, _SPLIT, claim(n)), OrderBill(second, own)


def new_order(n: int = 0) -> NewOrder:
    patient = PatientId(str(uuid.UUID(int=n + 1)))
    return NewOrder(patient, Way.SHOWN, Channel.WECHAT, bills(n))


def opened(book: StoredOrderBook, n: int = 0, *, at: int = NOW, day: date = DAY) -> Order:
    order = book.open(new_order(n), at=at, day=day)
    assert isinstance(order, Order), order
    return order


def changed(
    book: StoredOrderBook,
    order: Order,
    cause: Cause = Cause.PLACING,
    *,
    at: int = NOW,
    **event: object,
) -> Order:
    written = book.change(order, cause, at=at, **event)  # type: ignore[arg-type] # digest, staff
    assert isinstance(written, Order), written
    return written


def with_claim(order: Order, **changes: object) -> Order:
    first, *others = order.bills
    assert first.claim is not None
    altered = replace(first, claim=replace(first.claim, **changes))  # type: ignore[arg-type] # any field
    return replace(order, bills=(altered, *others))


def settled(book: StoredOrderBook, n: int = 0, *, at: int = NOW, day: date = DAY) -> Order:
    """An order from its opening to its end, in eight events, of which four have an answer's digest."""
    order = opened(book, n, at=at, day=day)
    steps = (
        (Cause.PLACING, OrderState.SENT, b"", {}),
        (Cause.PLACED, OrderState.PAYING, DIGEST, {}),
        (Cause.PAID, OrderState.PAID, DIGEST, {"transaction": f"42000027{n:020}", "paid_at": at}),
        (Cause.SETTLING_INSURANCE, OrderState.PAID, b"", {}),
        (Cause.INSURANCE_SETTLED, OrderState.PAID, DIGEST, {}),
        (Cause.TELLING_HOSPITAL, OrderState.PAID, b"", {"told": True}),
        (Cause.SETTLED, OrderState.SETTLED, DIGEST, {"e_invoices": _invoices(order)}),
    )
    for cause, state, digest, changes in steps:
        order = replace(order, state=state, **changes)  # type: ignore[arg-type] # any fields
        if cause is Cause.SETTLING_INSURANCE:
            msgid = f"H51010000001{n:018}"
            order = with_claim(order, state=ClaimState.SETTLING, msgid=msgid, tries=1)
        if cause is Cause.INSURANCE_SETTLED:
            order = with_claim(order, state=ClaimState.SETTLED, settlement=f"5101S{n:025}")
        order = changed(book, order, cause, at=at, digest=digest)
    return order


def _invoices(order: Order) -> tuple[EInvoice, ...]:
    address = "https://einvoice.hospital.example/medical-e-invoice/view?code=51060127&number="
    return tuple(EInvoice(bill.id, f"{address}{bill.id}") for bill in order.bills)
