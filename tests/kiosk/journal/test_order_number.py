from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal.order_number import LONGEST, is_order_number, order_number

DAY = date(2027, 1, 15)
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

terminals = st.from_regex(r"[A-Za-z0-9-]{1,16}", fullmatch=True)
numbers = st.builds(order_number, terminals, st.dates(date(2024, 1, 1)), st.integers(1, 9_999_999))


def test_it_is_terminal_day_sequence_and_check() -> None:
    number = order_number("YM-07", DAY, 4711)
    assert number[:-1] == "YM-0720270115004711"
    assert is_order_number(number)


def test_the_check_character_is_that_of_the_standard() -> None:
    """ISO/IEC 7064, hybrid system: reckoned here by its own recursion, sum = 1 modulo 36."""
    number = order_number("A-b1", DAY, 1)
    remainder = 36
    for character in number.replace("-", "").upper()[:-1]:
        remainder = (remainder + ALPHABET.index(character)) % 36 or 36
        remainder = remainder * 2 % 37
    assert (remainder + ALPHABET.index(number[-1])) % 36 == 1


@given(number=numbers)
def test_it_is_short_and_plain(number: str) -> None:
    assert len(number) <= LONGEST
    assert is_order_number(number)
    assert set(number) <= {*ALPHABET, *ALPHABET.lower(), "-"}


def test_the_sequence_grows_a_digit_rather_than_start_again() -> None:
    assert order_number("T", DAY, 999_999)[:-1] == "T20270115999999"
    assert order_number("T", DAY, 1_000_000)[:-1] == "T202701151000000"
    assert is_order_number(order_number("T" * 16, DAY, 9_999_999))


@given(number=numbers, data=st.data())
def test_one_wrong_character_is_caught(number: str, data: st.DataObject) -> None:
    places = [n for n, character in enumerate(number) if character != "-"]
    place = data.draw(st.sampled_from(places))
    others = [each for each in ALPHABET if each != number[place].upper()]
    wrong = data.draw(st.sampled_from(others))
    assert not is_order_number(f"{number[:place]}{wrong}{number[place + 1 :]}")


def test_digits_that_changed_places_are_caught() -> None:
    missed = tried = 0
    for sequence in range(1, 3_000):
        number = order_number("YM07", DAY, sequence)
        for n in range(len(number) - 1):
            if number[n] != number[n + 1]:
                tried += 1
                missed += is_order_number(
                    f"{number[:n]}{number[n + 1]}{number[n]}{number[n + 2 :]}"
                )
    assert missed / tried < 0.01


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "YM-0720270115004711",
        "YM 0720270115004711A",
        "ＹＭ0720270115004711A",
        "A" * 33,
        f"{order_number('T', DAY, 1)}\n",
        f" {order_number('T', DAY, 1)}",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert not is_order_number(text)


@pytest.mark.parametrize(
    ("terminal", "sequence"), [("", 1), ("T" * 17, 1), ("终端", 1), ("T", 0), ("T", 10_000_000)]
)
def test_what_makes_no_number_is_a_bug(terminal: str, sequence: int) -> None:
    with pytest.raises(ValueError, match="terminal"):
        order_number(terminal, DAY, sequence)
