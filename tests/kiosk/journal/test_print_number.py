from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit.catalogue import PrintNumber
from kiosk.journal.order_number import is_order_number, order_number
from kiosk.journal.print_number import LONGEST, is_print_number, print_number

DAY = date(2027, 1, 15)
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

terminals = st.from_regex(r"[A-Za-z0-9-]{1,16}", fullmatch=True)
days = st.dates(date(2024, 1, 1))
sequences = st.integers(1, 9_999_999)
numbers = st.builds(print_number, terminals, days, sequences)


def test_it_is_terminal_day_p_sequence_and_check() -> None:
    number = print_number("YM-07", DAY, 4711)
    assert number[:-1] == "YM-0720270115P004711"
    assert is_print_number(number)
    assert print_number("T", DAY, 1_000_000)[:-1] == "T20270115P1000000"


@given(number=numbers)
def test_it_is_short_and_plain(number: str) -> None:
    assert len(number) <= LONGEST
    assert set(number) <= {*ALPHABET, *ALPHABET.lower(), "-"}
    assert PrintNumber(number) == number


@given(number=numbers, terminal=terminals, day=days, sequence=sequences)
def test_no_number_is_that_of_a_print_and_of_an_order(
    number: str, terminal: str, day: date, sequence: int
) -> None:
    assert is_print_number(number)
    assert not is_order_number(number)
    assert not is_print_number(order_number(terminal, day, sequence))


@given(number=numbers, data=st.data())
def test_one_wrong_character_is_caught(number: str, data: st.DataObject) -> None:
    places = [n for n, character in enumerate(number) if character != "-"]
    place = data.draw(st.sampled_from(places))
    others = [each for each in ALPHABET if each != number[place].upper()]
    wrong = data.draw(st.sampled_from(others))
    assert not is_print_number(f"{number[:place]}{wrong}{number[place + 1 :]}")


@pytest.mark.parametrize(
    "text", ["", "P", "YM-0720270115P004711", "YM 0720270115P004711A", "P" * 34]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert not is_print_number(text)


@pytest.mark.parametrize(
    ("terminal", "sequence"), [("", 1), ("终端", 1), ("T", 0), ("T", 10_000_000)]
)
def test_what_makes_no_number_is_a_bug(terminal: str, sequence: int) -> None:
    with pytest.raises(ValueError, match="terminal"):
        print_number(terminal, DAY, sequence)
