"""A value on a scale with its usual range."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.report import Quantity, ReferenceRange, Result
from kiosk.reports.scale import LENGTH, Bar, bar

# As fine as a float tells apart: nothing is measured with more digits.
numbers = st.decimals("-1e9", "1e9", places=6, allow_nan=False, allow_infinity=False)
any_number = st.decimals() | numbers
comparators = st.sampled_from(["", "<", "≤", "≥", ">"])
ends = st.tuples(st.none() | any_number, st.none() | any_number)


def one(
    value: Decimal, low: Decimal | None, high: Decimal | None, comparator: str = ""
) -> Bar | None:
    quantity = Quantity(value, str(value), comparator=comparator)
    return bar(Result("o1", "某项", quantity=quantity, range=ReferenceRange(low, high, "…")))


@pytest.mark.parametrize(
    ("value", "usual", "drawn"),
    [
        # The usual range has the middle half, and a value in it its share.
        ("6.5", "3.5–9.5", Bar(250, 750, 500)),
        ("3.5", "3.5–9.5", Bar(250, 750, 250)),
        ("9.5", "3.5–9.5", Bar(250, 750, 750)),
        ("11.8", "3.5–9.5", Bar(250, 750, 942)),
        # Further out, the range has less, down to a third.
        ("14", "3.5–9.5", Bar(300, 700, 1000)),
        ("15.5", "3.5–9.5", Bar(333, 667, 1000)),
        ("-2.5", "3.5–9.5", Bar(333, 667, 0)),
        ("15.6", "3.5–9.5", Bar(333, 667, 1000, beyond=True)),
        ("400", "3.5–9.5", Bar(333, 667, 1000, beyond=True)),
        ("-400", "3.5–9.5", Bar(333, 667, 0, beyond=True)),
        # A hair out of the range is not in it, and the other way round.
        ("9.5001", "3.5–9.5", Bar(250, 750, 750)),
        # Open at one end: from 0 where that is on the scale.
        ("0", "–10", Bar(0, 500, 0)),
        ("5", "–10", Bar(0, 500, 250)),
        ("20", "–10", Bar(0, 500, 1000)),
        ("25", "–10", Bar(0, 400, 1000)),
        ("30", "–10", Bar(0, 333, 1000)),
        ("31", "–10", Bar(0, 333, 1000, beyond=True)),
        ("0.5", "1–", Bar(500, 1000, 250)),
        ("2", "1–", Bar(500, 1000, 1000)),
        ("3", "1–", Bar(500, 1000, 1000, beyond=True)),
        ("-1", "1–", Bar(500, 1000, 0, beyond=True)),
        # Ends at zero, below it, and on either side.
        ("0", "-3–3", Bar(250, 750, 500)),
        ("-5", "-4–-2", Bar(250, 750, 0)),
        ("0.5", "–0", Bar(0, 500, 750)),
        ("-0.5", "0–", Bar(500, 1000, 250)),
        ("-3", "–-2", Bar(0, 500, 250)),
        # A range of one number.
        ("0", "0–0", Bar(490, 510, 500)),
        ("0.5", "0–0", Bar(490, 510, 750)),
        ("0.001", "0–0", Bar(490, 510, 510)),
        ("12", "0–0", Bar(490, 510, 1000, beyond=True)),
        ("3", "6–6", Bar(490, 510, 250)),
        # Limits that are on one side for certain.
        ("<0.5", "0–10", Bar(250, 750, 275)),
        ("<0.01", "0.27–4.2", Bar(250, 750, 217)),
        ("<5", "–10", Bar(0, 500, 250)),
        ("<3.5", "3.5–9.5", Bar(250, 750, 250)),
        (">60", "60–", Bar(500, 1000, 500)),
        ("≥100", "3–8", Bar(333, 667, 1000, beyond=True)),
    ],
)
def test_a_value_is_drawn_where_it_stands(result, value, usual, drawn) -> None:
    assert bar(result(value, usual)) == drawn


@pytest.mark.parametrize(
    ("value", "usual"),
    [
        ("", "3–8"),  # no number
        ("5", ""),  # no range
        ("5", "8–3"),  # the wrong way round
        ("<5", "3–8"),  # may be in the range or under it
        ("<50", "0–10"),  # may be in the range or over it
        (">5", "3–8"),
        (">50", "60–"),
        ("<50", "–10"),
        ("NaN", "3–8"),
        ("Infinity", "3–8"),
        ("1e300", "3–8"),
        ("1e9999999", "3–8"),
    ],
)
def test_nothing_is_drawn_where_there_is_nothing_to_say(result, value, usual) -> None:
    assert bar(result(value, usual)) is None


def test_an_end_that_is_no_number_is_open(result) -> None:
    assert bar(result("5", "NaN–10")) == bar(result("5", "–10"))


def test_a_range_in_words_alone_draws_nothing(result) -> None:
    assert bar(result("5", range=ReferenceRange(text="阴性"))) is None


@given(any_number, ends, comparators)
def test_everything_stays_on_the_scale(value, usual, comparator) -> None:
    drawn = one(value, *usual, comparator)
    if drawn is None:
        return
    assert 0 <= drawn.low <= drawn.high <= LENGTH
    assert 0 <= drawn.value <= LENGTH
    if drawn.beyond:
        assert drawn.value in {0, LENGTH}


@given(numbers, numbers, numbers)
def test_the_picture_says_what_the_numbers_say(value, low, high) -> None:
    low, high = min(low, high), max(low, high)
    drawn = one(value, low, high)
    assert drawn is not None
    assert drawn.high - drawn.low <= LENGTH // 2
    if value < low:
        assert drawn.value <= drawn.low
    elif value > high:
        assert drawn.value >= drawn.high
    elif low < high:
        assert drawn.low <= drawn.value <= drawn.high
        assert (drawn.low, drawn.high, drawn.beyond) == (250, 750, False)


@given(st.lists(numbers, min_size=2, max_size=2), st.none() | numbers, st.none() | numbers)
def test_of_two_values_the_greater_is_never_drawn_lower(values, low, high) -> None:
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    less, more = (one(value, low, high) for value in sorted(values))
    if less is not None and more is not None:
        assert less.value <= more.value
