"""A value over time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.report import Flag, Quantity, ReferenceRange, Trend, TrendPoint
from kiosk.reports.scale import LENGTH, MIDDLE, plot, short

START = datetime(2030, 3, 5, 0, 30, tzinfo=UTC)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def quantity(text: str) -> Quantity:
    number = text.lstrip("<>")
    return Quantity(Decimal(number), number, comparator=text.removesuffix(number))


def trend(
    *points: tuple[float, str], low: str | None = None, high: str | None = None, flag=Flag.NONE
) -> Trend:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    usual = None if low is high is None else ReferenceRange(*ends, "…")
    made = (TrendPoint(day(on), quantity(value), flag) for on, value in points)
    return Trend("某项", "", usual, tuple(made))


def test_time_goes_across_and_the_value_up() -> None:
    drawn = plot(trend((0, "2"), (1, "10"), (4, "6"), low="2", high="10"), None, None)
    assert [dot.across for dot in drawn.dots] == [0, 250, 1000]
    assert [dot.up for dot in drawn.dots] == [83, 917, 500]
    assert (drawn.low, drawn.high) == (83, 917)
    assert (drawn.low_text, drawn.high_text) == ("2", "10")


def test_a_single_value_stands_in_the_middle_of_time() -> None:
    drawn = plot(trend((3, "6"), low="4", high="8"), None, None)
    assert [(dot.across, dot.up) for dot in drawn.dots] == [(MIDDLE, MIDDLE)]
    assert (drawn.low, drawn.high) == (83, 917)


def test_values_of_one_moment_stand_over_each_other() -> None:
    drawn = plot(trend((3, "6"), (3, "8")), None, None)
    assert [dot.across for dot in drawn.dots] == [MIDDLE, MIDDLE]
    assert drawn.dots[0].up < drawn.dots[1].up


def test_values_that_never_change_stand_in_the_middle() -> None:
    drawn = plot(trend((0, "5.0"), (2, "5.00"), (3, "5")), None, None)
    assert {dot.up for dot in drawn.dots} == {MIDDLE}
    assert (drawn.low, drawn.high, drawn.low_text, drawn.high_text) == (-1, -1, "", "")


def test_an_open_end_is_not_on_the_scale() -> None:
    drawn = plot(trend((0, "5"), (2, "60"), low="90"), None, None)
    assert drawn.low == 917
    assert (drawn.high, drawn.high_text) == (-1, "")


def test_a_range_that_is_the_wrong_way_round_is_left_out() -> None:
    drawn = plot(trend((0, "5"), low="9", high="4"), None, None)
    assert (drawn.low, drawn.high, drawn.low_text, drawn.high_text) == (-1, -1, "", "")


def test_what_is_no_number_that_can_be_drawn_is_left_out() -> None:
    drawn = plot(trend((0, "5"), (1, "1e99"), (2, "NaN"), (3, "6")), None, None)
    assert [dot.point.quantity.text for dot in drawn.dots] == ["5", "6"]


def test_a_dot_keeps_its_value_and_flag() -> None:
    point = trend((0, "5"), flag=Flag.HIGH)
    (dot,) = plot(point, None, None).dots
    assert (dot.point, dot.flag) == (point.points[0], Flag.HIGH)


@pytest.mark.parametrize(
    ("value", "moment", "which"),
    [
        ("6", day(1), 1),  # the one with that value
        ("5", day(0), 0),  # of several, the nearest
        ("5.0", day(2.6), 2),
        ("5", None, 2),  # or the newest
        ("7", day(0), None),  # an older report's, which is not among these any more
        ("<5", day(0), None),
    ],
)
def test_the_open_report_has_one_dot_at_most(value, moment, which) -> None:
    drawn = plot(trend((0, "5"), (1, "6"), (3, "5")), quantity(value), moment)
    assert [dot.current for dot in drawn.dots] == [number == which for number in range(3)]


@given(
    st.lists(
        st.tuples(st.floats(0, 5_000), st.decimals("-1e9", "1e9", places=3)),
        min_size=1,
        max_size=30,
    ),
    st.none() | st.decimals("-1e9", "1e9", places=3),
    st.none() | st.decimals("-1e9", "1e9", places=3),
)
def test_everything_is_on_the_plot_and_in_order(points, low, high) -> None:
    points = [(on, str(value)) for on, value in sorted(points)]
    made = trend(*points)
    made = Trend(made.name, made.unit, ReferenceRange(low, high, "…"), made.points)
    drawn = plot(made, made.points[-1].quantity, made.points[-1].at)
    assert len(drawn.dots) == len(points)
    across = [dot.across for dot in drawn.dots]
    assert across == sorted(across)
    places = [(Decimal(value), dot.up) for (_, value), dot in zip(points, drawn.dots, strict=True)]
    if drawn.low >= 0 and low is not None:
        places.append((low, drawn.low))
    if drawn.high >= 0 and high is not None:
        places.append((high, drawn.high))
    up = [place for _, place in sorted(places)]
    assert up == sorted(up)
    assert {0 <= place <= LENGTH for place in [*across, *up]} == {True}
    assert sum(dot.current for dot in drawn.dots) == 1


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("3.50", "3.5"),
        ("150", "150"),
        ("150.0", "150"),
        ("0", "0"),
        ("0.000", "0"),
        ("-0", "0"),
        ("0.27", "0.27"),
        ("-3.0", "-3"),
        ("9.99996", "10"),
        ("1234.56", "1235"),
        ("123456", "123500"),
        ("0.00025", "0.00025"),
        ("0.0000251", "2.51×10⁻⁵"),
        ("2500000", "2.5×10⁶"),
        ("1e-9999999", "1×10⁻⁹⁹⁹⁹⁹⁹⁹"),
        ("NaN", ""),
    ],
)
def test_numbers_on_an_axis_are_short(value, written) -> None:
    assert short(Decimal(value)) == written
