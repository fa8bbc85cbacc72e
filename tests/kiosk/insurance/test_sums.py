"""Amounts: exact, and the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bills import Split
from kiosk.insurance import sums
from kiosk.money import Fen, to_yuan


def info(total: Any, fund: Any, account: Any, own: Any) -> dict[str, Any]:
    return {
        "medfee_sumamt": total,
        "fund_pay_sumamt": fund,
        "acct_pay": account,
        "psn_cash_pay": own,
    }


def split(total: int, fund: int, account: int, own: int) -> Split:
    return Split(Fen(total), Fen(fund), Fen(account), Fen(own))


@pytest.mark.parametrize(
    "amounts",
    [
        (Decimal("100.00"), Decimal("60.1"), Decimal("0.00"), Decimal("39.9")),
        (100, "60.10", 0, "39.9"),
        ("100.0000", "60.100000", "0", "39.90"),
    ],
)
def test_amounts_are_read_however_they_are_written(amounts: Any) -> None:
    assert sums.read_split(info(*amounts)) == split(10_000, 6_010, 0, 3_990)


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        True,
        "",
        " 1",
        "1_000",
        "١",
        "1e2",
        "NaN",
        "1.",
        "+1",
        "--1",
        "1.005",
        "99999999999999999",
        Decimal("0.001"),
        Decimal("1E+2"),
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        Decimal("0." + "0" * 40 + "1"),
        Decimal("NaN"),
        10**30,
        [],
        {},
    ],
)
@pytest.mark.parametrize("member", ["medfee_sumamt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay"])
def test_what_is_no_amount_is_named(wrong: Any, member: str) -> None:
    assert sums.read_split({**info(1, 1, 0, 0), member: wrong}) == member


FEN = st.integers(-(10**11), 10**11)


@given(st.tuples(FEN, FEN, FEN, FEN))
def test_what_is_written_is_read_to_the_fen(amounts: tuple[int, int, int, int]) -> None:
    told = info(*(to_yuan(Fen(amount)) for amount in amounts))
    assert sums.read_split(told) == split(*amounts)


PART = st.integers(0, 10**9)


@given(PART, PART, PART, st.integers(-3, 3))
def test_parts_are_the_whole_or_not(fund: int, account: int, own: int, off: int) -> None:
    total = fund + account + own
    there = split(total + off, fund, account, own)
    back = split(-total - off, -fund, -account, -own)
    assert sums.settles(there, Fen(total + off)) == (off == 0)
    assert sums.settles(there, Fen(total)) == (off == 0)
    assert sums.reverses(back) == (off == 0 and total > 0)
    if total:
        assert not sums.settles(back, back.total)
        assert not sums.reverses(there)


def test_nobody_pays_to_have_less_to_pay() -> None:
    assert not sums.settles(split(100, 150, 0, -50), Fen(100))
    assert not sums.reverses(split(-100, -150, 0, 50))
