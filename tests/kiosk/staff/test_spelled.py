from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.staff.spelled import Mistyped, characters, is_right, read, spelled, value_of

DATA = bytes(range(65))
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(
    st.binary(min_size=5, max_size=5).flatmap(
        lambda five: st.integers(1, 31).map(lambda n: five * n)
    )
)
@settings(max_examples=50, deadline=None)
def test_what_is_spelled_is_read(data: bytes) -> None:
    assert read("\n".join(spelled(data)), len(data) // 5) == data


def test_it_is_read_however_it_was_typed() -> None:
    lines = spelled(DATA)
    assert read("".join(lines).lower(), 13) == DATA
    assert read(" - ".join(lines).replace("0", "o").replace("1", "l"), 13) == DATA
    assert all(is_right(line, number) for number, line in enumerate(lines, 1))


def test_every_single_mistake_is_told_with_its_line() -> None:
    lines = spelled(DATA)
    for at in range(9):
        for wrong in ALPHABET:
            if lines[3][at] == wrong:
                continue
            typed = [*lines]
            typed[3] = lines[3][:at] + wrong + lines[3][at + 1 :]
            assert read("".join(typed), 13) == Mistyped(4)
            assert not is_right(typed[3], 4)


def test_neighbours_and_lines_that_changed_places_are_told() -> None:
    lines = spelled(DATA)
    for at in range(8):
        line = lines[6]
        swapped = line[:at] + line[at + 1] + line[at] + line[at + 2 :]
        assert swapped == line or not is_right(swapped, 7)
    assert read("".join((*lines[:2], lines[3], lines[2], *lines[4:])), 13) == Mistyped(3)


@pytest.mark.parametrize(
    ("change", "line"), [(lambda text: text[:-1], 0), (lambda text: text + "0", 0), (lambda _: "", 0),
                         (lambda text: text[:20] + "U" + text[21:], 3)]
)  # fmt: skip
def test_too_short_too_long_or_no_character_of_it(change, line: int) -> None:
    assert read(change("".join(spelled(DATA))), 13) == Mistyped(line)


def test_a_number_alone() -> None:
    assert value_of(characters(2**59 + 7, 12), 12) == 2**59 + 7
    assert value_of("0000", 5) is None
    assert value_of("000U0", 5) is None
