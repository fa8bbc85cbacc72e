from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal import order_detail
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_detail import OrderRow, sealed_row, unseal
from kiosk.payment.order import NewOrder, Order, OrderState
from tests.kiosk.journal.order_strategies import changes_of, new_orders
from tests.kiosk.journal.orders_made import NOW, TOKEN, new_order

KEY = InstallationKey(bytes(range(16)))


def order_of(new: NewOrder) -> Order:
    return Order("T20270115000001X", 3, OrderState.PAYING, NOW, new.patient, new.way, new.channel, new.bills)  # fmt: skip


@given(new=new_orders(), data=st.data())
def test_what_is_sealed_opens_as_it_was(new: NewOrder, data: st.DataObject) -> None:
    order = data.draw(changes_of(order_of(new)))
    assert unseal(KEY, sealed_row(KEY, 1, order)) == order


@pytest.mark.parametrize(
    "altered",
    [
        {"number": "T20270115000002W"},
        {"created_at": NOW + 1},
        {"state": "settled"},
        {"state": "no state"},
        {"amount": 1},
        {"revision": 4, "last_event": 4},
        {"late_checks": 1},
        {"wish": "settle"},
        {"last_event": 4},
        {"last_event": None},
        {"detail": None},
        {"detail": b""},
    ],
    ids=str,
)
def test_beside_an_altered_column_it_does_not_open(altered: dict[str, Any]) -> None:
    order = order_of(new_order())
    row = sealed_row(KEY, 1, order)
    assert unseal(KEY, row) == order
    assert unseal(KEY, row._replace(**altered)) is None


def test_another_key_does_not_open_it() -> None:
    order = order_of(new_order())
    assert unseal(InstallationKey(bytes(16)), sealed_row(KEY, 1, order)) is None


def opened_by_hand(row: OrderRow) -> tuple[bytes, bytes]:
    """What is sealed in a row, and with what context."""
    context = order_detail._context(row)
    assert row.detail is not None
    plain = KEY.open(row.detail, context)
    assert plain is not None
    return plain, context


def test_words_of_another_release_are_told_and_no_bug() -> None:
    order = order_of(new_order())
    row = sealed_row(KEY, 1, order)
    plain, context = opened_by_hand(row)
    other = plain.replace(b"\xa6wechat", b"\xa6xechat")
    assert other != plain
    assert unseal(KEY, row._replace(detail=KEY.seal(other, context))) is None
    assert unseal(KEY, row._replace(detail=KEY.seal(plain, context))) == order


def test_a_record_may_grow_at_its_end() -> None:
    """By a later release; what this one does not know is left alone."""
    order = order_of(new_order())
    row = sealed_row(KEY, 1, order)
    plain, context = opened_by_hand(row)
    longer = msgspec.msgpack.encode([*msgspec.msgpack.decode(plain), "news"])
    assert unseal(KEY, row._replace(detail=KEY.seal(longer, context))) == order


def test_what_is_true_in_a_column_is_one() -> None:
    order = replace(order_of(new_order()), late_checks=True)
    assert unseal(KEY, sealed_row(KEY, 1, order)._replace(late_checks=1)) == order


def test_nothing_of_the_patient_shows() -> None:
    order = order_of(new_order())
    row = sealed_row(KEY, 1, order)
    assert row.detail is not None
    for secret in (order.patient, TOKEN, order.bills[0].id):
        assert secret.encode() not in row.detail
    assert order.patient not in repr(order) + repr(row)
    assert TOKEN not in repr(order) + repr(row)
