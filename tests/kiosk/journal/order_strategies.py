"""Orders of every shape, for hypothesis."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from kiosk.bills import EInvoice, InsuredVisit, Split
from kiosk.domain import PatientId
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.money import LARGEST, Fen
from kiosk.payment.order import Claim, ClaimState, NewOrder, Order, OrderBill, OrderState, StaffWish
from kiosk.payment.port import Channel, Way
from kiosk.reasons import Code

texts = st.text(max_size=20)
times = st.integers(0, 2**40)
_fen = st.integers(0, LARGEST).map(Fen)
_small = st.integers(0, 2**31)
_visits = st.builds(InsuredVisit, texts, texts, texts, texts, texts)
_certificates = st.builds(Certificate, st.sampled_from(CertificateType), texts)
_claims = st.builds(
    Claim,
    _visits,
    st.none() | _certificates,
    st.sampled_from(ClaimState),
    texts,
    texts,
    st.integers(0, 100),
)
_splits = st.builds(Split, _fen, _fen, _fen, _fen)


def bills(ids: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[OrderBill, ...]]:
    """One to three, no two of the same id."""
    each = st.builds(OrderBill, ids, _splits, st.none() | _claims)
    return st.lists(each, min_size=1, max_size=3, unique_by=lambda bill: bill.id).map(tuple)


def new_orders(ids: st.SearchStrategy[str] = texts) -> st.SearchStrategy[NewOrder]:
    return st.builds(
        NewOrder, texts.map(PatientId), st.sampled_from(Way), st.sampled_from(Channel), bills(ids)
    )


def changes_of(order: Order) -> st.SearchStrategy[Order]:
    """The order with anything different that may become so."""
    return st.builds(
        lambda **fields: replace(order, **fields),
        state=st.sampled_from(OrderState),
        bills=st.tuples(*(_changes_of_bill(bill) for bill in order.bills)),
        transaction=texts,
        paid_at=times,
        going_back=st.booleans(),
        reverse_sent=st.booleans(),
        told=st.booleans(),
        late_checks=st.integers(0, 3),
        contradictions=_small,
        wish=st.none() | st.sampled_from(StaffWish),
        why=st.none() | st.sampled_from(Code),
        e_invoices=st.lists(st.builds(EInvoice, texts, texts), max_size=2).map(tuple),
    )


def _changes_of_bill(bill: OrderBill) -> st.SearchStrategy[OrderBill]:
    return st.builds(
        lambda split, claim: replace(bill, split=split, claim=claim),
        _splits,
        st.none() | _claims,
    )
