"""Where a value stands: on a scale with its usual range, and over time. Pure.

Places are per mille of a scale's length. Measured values fit a float many times over; what does not
(beyond 10¹⁵) gets no place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from kiosk.reports.report import Flag, Quantity, ReferenceRange, Result, Trend, TrendPoint

LENGTH: Final = 1_000
MIDDLE: Final = LENGTH // 2

_WIDEST: Final = 1 / 2  # the share of the scale that the usual range has
_NARROWEST: Final = 1 / 3  # and has, so that a value which is far out can still be shown
_THINNEST: Final = 10  # half of what a range of no width is drawn with
_LARGEST: Final = Decimal("1e15")
_MARGIN: Final = 0.1  # of a plot, above and below what is in it

_SHORT_DIGITS: Final = 4
_WITHOUT_EXPONENT: Final = range(-4, 6)  # decimal exponents of the first digit
_SUPERSCRIPT: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Bar:
    """A value on a scale with the usual range from `low` to `high`: 0, 1000 where that is open.

    `beyond`: the value is further out than the scale shows.
    """

    low: int
    high: int
    value: int
    beyond: bool = False


class _Ends(NamedTuple):
    low: float | None
    high: float | None


def bar(result: Result) -> Bar | None:
    """None where there is nothing to draw: no number, no range, or a value that is only known to be
    below or above a limit (`comparator`), which may be in the range or out of it.
    """
    if result.quantity is None or result.range is None:
        return None
    value, ends = _number(result.quantity.value), _ends(result.range)
    if value is None or ends is None or not _is_placed(result.quantity.comparator, value, ends):
        return None
    match ends:
        case _Ends(low=float(low), high=float(high)) if low < high:
            return _between(value, low, high)
        case _Ends(low=float(low), high=float()):
            return _at(value, low)
        case _Ends(low=None, high=float(high)):
            return _below(value, high)
        case _Ends(low=float(low), high=None):
            return _above(value, low)
    return None


def is_measurable(value: Decimal) -> bool:
    """Whether it is a number that anything could be measured as: arithmetic with it cannot fail."""
    return value.is_finite() and value.copy_abs() <= _LARGEST


def _number(value: Decimal) -> float | None:
    return float(value) if is_measurable(value) else None


def _ends(usual: ReferenceRange) -> _Ends | None:
    """None where neither end is a number, or the ends are the wrong way round."""
    low = None if usual.low is None else _number(usual.low)
    high = None if usual.high is None else _number(usual.high)
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        return None
    return _Ends(low, high)


def _is_placed(comparator: str, limit: float, ends: _Ends) -> bool:
    """Whether everything below (above) `limit` is on one side of the range's ends.

    Of what begins at 0, nothing is below: "<0.5" is in 0–10.
    """
    low, high = ends
    match comparator:
        case "<" | "≤":
            is_under = low is not None and limit <= low
            return is_under or (low in {None, 0.0} and (high is None or limit <= high))
        case ">" | "≥":
            is_over = high is not None and limit >= high
            return is_over or (high is None and (low is None or limit >= low))
    return True


def _between(value: float, low: float, high: float) -> Bar:
    """The range in the middle; what is out of it on either side, up to once its width."""
    width = high - low
    out = max(low - value, value - high, 0.0) / width
    share = min(max(1 / (1 + 2 * out), _NARROWEST), _WIDEST)
    start, end = (1 - share) / 2, (1 + share) / 2
    return _bar(start + (value - low) / width * share, start, end, _Ends(low, high), value)


def _at(value: float, only: float) -> Bar:
    """A range of one number: as much again on either side."""
    unit = abs(only) or 1.0
    thin = _THINNEST / LENGTH
    return _bar(0.5 + (value - only) / (2 * unit), 0.5 - thin, 0.5 + thin, _Ends(only, only), value)


def _below(value: float, high: float) -> Bar:
    """Open downwards: from 0, where that is below `high`, up to three times `high`."""
    unit = abs(high) or 1.0
    out = max(value - high, 0.0) / unit
    share = min(max(1 / (1 + out), _NARROWEST), _WIDEST)
    return _bar((value - high + unit) / unit * share, 0.0, share, _Ends(None, high), value)


def _above(value: float, low: float) -> Bar:
    """Open upwards: from 0, where that is below `low`, up to twice `low`."""
    unit = abs(low) or 1.0
    return _bar((value - low + unit) / (2 * unit), 0.5, 1.0, _Ends(low, None), value)


def _bar(place: float, start: float, end: float, ends: _Ends, value: float) -> Bar:
    """Rounded so that a value out of the range is never drawn in it, nor the other way round."""
    low, high = round(start * LENGTH), round(end * LENGTH)
    rounded = round(min(max(place, 0.0), 1.0) * LENGTH)
    if ends.low is not None and value < ends.low:
        rounded = min(rounded, low)
    elif ends.high is not None and value > ends.high:
        rounded = max(rounded, high)
    else:
        rounded = min(max(rounded, low), high)
    slack = 1e-9  # a value at the very end of a scale that was made for it is on it
    return Bar(low, high, rounded, beyond=not -slack <= place <= 1 + slack)


@dataclass(frozen=True, slots=True)
class Dot:
    """One value of a plot. `point`: which; `across`: place in time; `up`: place of the value."""

    point: TrendPoint
    across: int
    up: int
    current: bool

    @property
    def flag(self) -> Flag:
        return self.point.flag


@dataclass(frozen=True, slots=True)
class Plot:
    """Values over time, oldest first. `low`, `high`: the usual range on the scale, -1 where it is open,
    and then the text is empty.
    """

    dots: tuple[Dot, ...]
    low: int
    high: int
    low_text: str  # "3.5"
    high_text: str


def plot(trend: Trend, quantity: Quantity | None, moment: datetime | None) -> Plot:
    """Lay out `trend`. The current dot is the value of the open report: of those equal to `quantity`, the
    one nearest to `moment` (the newest where that is None). None is, where that value is not there.
    """
    points = [each for each in trend.points if _number(each.quantity.value) is not None]
    ends = (_ends(trend.range) if trend.range is not None else None) or _Ends(None, None)
    values = [float(each.quantity.value) for each in points]
    bottom, top = _span([*values, *(end for end in ends if end is not None)])
    times = [each.at.timestamp() for each in points]
    first, last = (min(times), max(times)) if times else (0.0, 0.0)
    current = _current(points, quantity, moment)
    usual = trend.range or ReferenceRange()
    return Plot(
        dots=tuple(
            Dot(
                point,
                across=_place(at, first, last),
                up=_place(value, bottom, top),
                current=point is current,
            )
            for point, at, value in zip(points, times, values, strict=True)
        ),
        low=-1 if ends.low is None else _place(ends.low, bottom, top),
        high=-1 if ends.high is None else _place(ends.high, bottom, top),
        low_text="" if ends.low is None or usual.low is None else short(usual.low),
        high_text="" if ends.high is None or usual.high is None else short(usual.high),
    )


def _span(values: Iterable[float]) -> tuple[float, float]:
    known = list(values)
    if not known:
        return 0.0, 0.0
    bottom, top = min(known), max(known)
    margin = (top - bottom) * _MARGIN
    return bottom - margin, top + margin


def _place(value: float, start: float, end: float) -> int:
    """In the middle where all values are one."""
    length = end - start
    if length <= 0:
        return MIDDLE
    return min(max(round((value - start) / length * LENGTH), 0), LENGTH)


def _current(
    points: list[TrendPoint], quantity: Quantity | None, moment: datetime | None
) -> TrendPoint | None:
    if quantity is None:
        return None
    same = [
        each
        for each in points
        if (each.quantity.value, each.quantity.comparator) == (quantity.value, quantity.comparator)
    ]
    if not same:
        return None
    if moment is None:
        return max(same, key=lambda each: each.at)
    return min(same, key=lambda each: abs(each.at - moment))


def short(value: Decimal) -> str:
    """At most four significant digits, for the axis of a plot: "3.5", "1500", "-0.05", "2.5×10⁶"."""
    if not value.is_finite():
        return ""
    mantissa, _, power = f"{value:.{_SHORT_DIGITS - 1}e}".partition("e")
    rounded, exponent = Decimal(mantissa), int(power)
    if not rounded:
        return "0"
    if exponent in _WITHOUT_EXPONENT:
        return _plain(rounded.scaleb(exponent))
    return f"{_plain(rounded)}×10{str(exponent).translate(_SUPERSCRIPT)}"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
