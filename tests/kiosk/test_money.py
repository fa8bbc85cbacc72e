"""Amounts: exact in fen, or refused."""

import decimal
from decimal import Decimal
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.money import LARGEST, Fen, from_yuan, to_yuan, yuan

amounts = st.integers(-LARGEST, LARGEST).map(Fen)


def digits(amount: int) -> str:
    """Yuan of fen by whole numbers alone."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


@given(amounts)
def test_there_and_back(amount: Fen) -> None:
    assert from_yuan(to_yuan(amount)) == amount
    assert from_yuan(str(to_yuan(amount))) == amount


@given(amounts)
def test_yuan_have_two_decimals_always(amount: Fen) -> None:
    assert str(to_yuan(amount)) == digits(amount)
    assert to_yuan(amount).as_tuple().exponent == -2


@given(amounts)
def test_for_people_it_is_the_same_number(amount: Fen) -> None:
    shown = yuan(amount)
    assert shown.replace(",", "") == digits(amount)
    whole = shown.lstrip("-").split(".")[0].split(",")
    assert all(len(group) == 3 for group in whole[1:])
    assert 1 <= len(whole[0]) <= 3


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "0.00"),
        (1, "0.01"),
        (10, "0.10"),
        (12_650, "126.50"),
        (123_450, "1,234.50"),
        (-2_790, "-27.90"),
        (-1, "-0.01"),
        (LARGEST, "1,000,000,000.00"),
    ],
)
def test_how_amounts_are_shown(amount: int, shown: str) -> None:
    assert yuan(Fen(amount)) == shown


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("25.5", 2_550),
        ("25.50", 2_550),
        ("25", 2_500),
        ("0.01", 1),
        ("-27.90", -2_790),
        ("-0.00", 0),
        ("1000000000", LARGEST),
        ("-1000000000", -LARGEST),
        ("1.00000000000000", 100),
        ("1e2", 10_000),
        ("126500E-3", 12_650),
    ],
)
def test_what_is_taken(text: str, amount: int) -> None:
    assert from_yuan(text) == amount
    assert from_yuan(Decimal(text)) == amount
    assert type(from_yuan(text)) is int


@given(st.integers(-(10**9), 10**9))
def test_whole_yuan(amount: int) -> None:
    assert from_yuan(amount) == amount * 100


@given(amounts, st.integers(1, 9), st.integers(3, 20))
def test_a_part_of_a_fen_is_never_rounded_away(amount: Fen, digit: int, place: int) -> None:
    """Whatever stands behind the second decimal, however far behind."""
    with decimal.localcontext(prec=100):
        inexact = to_yuan(amount) + Decimal(digit).scaleb(-place)
    with pytest.raises(ValueError, match=r"^not "):
        from_yuan(inexact)
    with pytest.raises(ValueError, match=r"^not "):
        from_yuan(f"{inexact:f}")


@pytest.mark.parametrize("beyond", [LARGEST + 1, -LARGEST - 1, 10**30])
def test_what_is_beyond_is_no_bill(beyond: int) -> None:
    for amount in (Decimal(beyond).scaleb(-2), digits(beyond)):
        with pytest.raises(ValueError, match=r"^not an amount$"):
            from_yuan(amount)


@pytest.mark.parametrize(
    "amount",
    [
        *(
            "",
            " ",
            "25,5",
            "1,234.50",
            "¥25",
            "25元",
            "25.50 ",
            " 25.50",
            "25.5\n",
            "0x10",
            "1_000",
        ),
        *("NaN", "sNaN", "nan", "Infinity", "-inf", "1e", ".", ".5", "--1", "+-1", "1.2.3"),
        *("２５.５０", "٢٥", "二十五", "1e9999"),
        *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")),
        *(Decimal("1E+999999"), Decimal("1E-999999"), Decimal("1E+99999999999")),
        *(Decimal("0." + "1" * 100), Decimal("1" * 100), True, False),
    ],
)
def test_what_is_not_taken(amount: Decimal | int | str) -> None:
    """And its text is not in the words of the error."""
    with pytest.raises(ValueError, match=r"^not (an amount|exact in fen)$"):
        from_yuan(amount)


@pytest.mark.parametrize("size", [100, 5_000, 1_000_000])
def test_size_is_no_way_past(size: int) -> None:
    for amount in (
        "1" * size,
        "0." + "0" * size + "1",
        Decimal("1" * size),
        10 ** min(size, 5_000),
    ):
        with pytest.raises(ValueError, match=r"^not (an amount|exact in fen)$"):
            from_yuan(amount)


@given(st.text(max_size=30) | st.text("0123456789.-+eE_ ", max_size=12))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    amount, words = Fen(0), ""
    try:
        amount = from_yuan(text)
    except ValueError as refused:
        words = str(refused)
    if words:
        assert words in {"not an amount", "not exact in fen"}
    else:
        assert text.isascii()
        assert to_yuan(amount) == Decimal(text)


def test_a_float_is_no_amount_by_type() -> None:
    """A checked program passes none; nor does one pass that is only nearly what was meant."""
    assert get_type_hints(from_yuan)["amount"] == Decimal | int | str
    with pytest.raises(ValueError, match=r"^not exact in fen$"):
        from_yuan(0.1)  # type: ignore[arg-type]  # what this test is about


@given(amounts, st.integers(1, 9))
def test_the_callers_arithmetic_does_not_matter(amount: Fen, precision: int) -> None:
    """A thread that calculates with few digits, or traps nothing, loses no fen."""
    with decimal.localcontext(decimal.Context(prec=precision, traps=[])):
        assert from_yuan(digits(amount)) == amount
        with pytest.raises(ValueError, match=r"^not "):
            from_yuan(digits(amount) + "1")
