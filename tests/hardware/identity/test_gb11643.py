"""Check characters of identity numbers. No number here is anybody's: region 999999 is no place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.identity.gb11643 import check_character, is_valid
from kiosk.demo.hospital import numbers

WEIGHTS = [pow(2, 17 - place, 11) for place in range(17)]  # 2^(i-1) mod 11, as the standard lists
DIGITS = st.text(alphabet="0123456789", min_size=17, max_size=17)
CARDS = st.integers(min_value=0, max_value=10_000).map(lambda n: f"{n:064x}")


def test_the_standards_own_example() -> None:
    """GB 11643-1999, annex A."""
    assert check_character("11010519491231002") == "X"
    assert check_character("44052418800101001") == "4"


@given(DIGITS)
def test_the_recursive_method_and_the_weights_agree(digits: str) -> None:
    """ISO/IEC 7064: the weighted sum, check character included, is 1 modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    check = check_character(digits)
    assert (total + (10 if check == "X" else int(check))) % 11 == 1


@given(CARDS)
def test_the_demos_people_have_numbers_that_agree_with_themselves(card_id: str) -> None:
    assert is_valid(numbers.identity_number(card_id))


@given(CARDS, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(card_id: str, place: int, by: int) -> None:
    number = numbers.identity_number(card_id)
    wrong = str((int(number[place]) + by) % 10)
    assert not is_valid(number[:place] + wrong + number[place + 1 :])


@given(CARDS, st.integers(0, 15))
def test_two_neighbours_swapped_are_always_noticed(card_id: str, place: int) -> None:
    number = numbers.identity_number(card_id)
    one, other = number[place], number[place + 1]
    swapped = number[:place] + other + one + number[place + 2 :]
    assert is_valid(swapped) == (one == other)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "99999919400101001",
        "9999991940010100100",
        "99999919400101003x",
        "9999991940010100１3",
        "99999919401301001" + check_character("99999919401301001"),
        "99999919400230001" + check_character("99999919400230001"),
        "99999900000101001" + check_character("99999900000101001"),
        "X99999194001010010"[:18],
    ],
)
def test_what_is_no_number(number: str) -> None:
    assert not is_valid(number)
