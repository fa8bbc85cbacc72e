"""Written from right to left, a screen is the mirror image of itself; figures, amounts and codes are not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from ui.gallery import PANELS
from ui.inspection import findings, place_of, targets_on, visible_items, words_on
from ui.samples import as_seen, samples

SAMPLES = samples()
SCREENS = (
    "attract",
    "attract-hint-too_far",
    "offer-dues-reports",
    "choice-4",
    "home-3",
    "signed_in-dues-reports",
    "bills",
    "pay_ways",
    "paying-shown",
    "reports",
    "refused-payment_code",
    "printing-many",
    "print_done",
)
# A value stands before its unit, and a scale runs from low to high, in every language.
FIGURES = ("report_page", "report_trend")
SHAPES = ("1080x1920", "1920x1080")
RIGHT, CENTRED = 2, 4  # of Qt.AlignmentFlag
NEAR = 3.0  # dots: sizes are rounded
DIRECTION = re.compile("[\u200e\u200f\u2066-\u2069]")
ARABIC = re.compile("[\u0600-\u06ff]")
MONTH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")

Place = tuple[str, int, int, int]  # what it says, left, top, width


def settle(glass: Any) -> QImage:
    """Drawn: what is laid out at the last moment has its place, too."""
    glass.settle()
    picture: QImage = glass.picture()
    glass.settle()
    return picture


def turned(glass: Any) -> None:
    """To the layout from right to left, with the same English words: nothing but direction differs."""
    glass.stage._set("language", "ar")
    settle(glass)


def touched(glass: Any) -> list[Place]:
    return _places([(each.name, each.place) for each in targets_on(glass.window)])


def read(glass: Any) -> list[Place]:
    return _places([(each.text, place_of(each.item)) for each in words_on(glass.window)])


def _places(found: list[tuple[str, QRectF]]) -> list[Place]:
    """But for dates, which are words of the language."""
    return [
        (DIRECTION.sub("", what), round(at.left()), round(at.top()), round(at.width()))
        for what, at in found
        if not ARABIC.search(what) and not MONTH.search(what)
    ]


def is_near(one: Place, other: Place) -> bool:
    return one[0] == other[0] and all(
        abs(a - b) <= NEAR for a, b in zip(one[1:], other[1:], strict=True)
    )


@pytest.mark.parametrize("panel", SHAPES)
@pytest.mark.parametrize("name", SCREENS + FIGURES)
def test_everything_stands_where_a_mirror_shows_it(
    glass: Callable[..., Any], name: str, panel: str
) -> None:
    opened = glass(as_seen(SAMPLES[name], language="en"), panel)

    def places() -> list[Place]:
        return touched(opened) + ([] if name in FIGURES else read(opened))

    settle(opened)
    wide = opened.window.width()
    wanted = [(what, wide - left - width, top, width) for what, left, top, width in places()]
    turned(opened)
    there = places()
    assert [each for each in wanted if not any(is_near(each, one) for one in there)] == []
    assert len(there) >= len(wanted) > 3


def drawn(opened: Any, places_of: list[QRectF]) -> np.ndarray:
    """The picture of the one place there is, as grey values, rows by columns."""
    picture = settle(opened)
    (place,) = places_of
    part = picture.copy(place.toAlignedRect()).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), part.bytesPerLine())
    return rows[:, : part.width()].astype(np.int16)


def unlikeness(one: np.ndarray, other: np.ndarray) -> float:
    """Mean difference of their dots at the best of some shifts: places are rounded to whole dots."""
    wide, edge = min(one.shape[1], other.shape[1]), 4
    middle = one[:, edge : wide - edge]
    return min(
        float(np.abs(middle - other[:, edge + by : wide - edge + by]).mean())
        for by in range(-edge, edge + 1)
    )


def saying(opened: Any, words: str) -> list[QRectF]:
    return [each.place for each in words_on(opened.window) if DIRECTION.sub("", each.text) == words]


@pytest.mark.parametrize(
    ("name", "words"), [("bills", "¥63.50"), ("signed_in", "A 017"), ("attract", "9:42")]
)
def test_figures_amounts_and_numbers_are_not_reversed(
    glass: Callable[..., Any], name: str, words: str
) -> None:
    opened = glass(as_seen(SAMPLES[name], language="en"))
    before = drawn(opened, saying(opened, words))
    turned(opened)
    after = drawn(opened, saying(opened, words))
    assert 5 * unlikeness(before, after) < unlikeness(before, after[:, ::-1])


def test_the_keys_of_figures_stay_where_fingers_know_them(glass: Callable[..., Any]) -> None:
    opened = glass(as_seen(SAMPLES["second_factor"], language="ar"))
    settle(opened)
    (one,), (two,), (three,) = (saying(opened, figure) for figure in "123")
    assert one.left() < two.left() < three.left()


def test_a_code_to_be_scanned_is_not_reversed(glass: Callable[..., Any]) -> None:
    opened = glass(as_seen(SAMPLES["paying-shown"], language="en"))
    before = drawn(opened, [place_of(opened.item("qr"))])
    turned(opened)
    after = drawn(opened, [place_of(opened.item("qr"))])
    assert 5 * unlikeness(before, after) < unlikeness(before, after[:, ::-1])


def test_an_arrow_along_the_line_points_the_other_way(glass: Callable[..., Any]) -> None:
    opened = glass(as_seen(SAMPLES["reports-first_page"], language="en"))

    def arrows() -> list[QRectF]:
        items = visible_items(opened.window)
        directed = [place_of(each) for each in items if each.property("directed")]
        return sorted(directed, key=lambda at: (at.top(), at.left()))[:1]

    before = drawn(opened, arrows())
    turned(opened)
    after = drawn(opened, arrows())
    assert unlikeness(before, after[:, ::-1]) < unlikeness(before, after)


def alignment(item: QQuickItem) -> int:
    """As drawn: PySide has no converter for the property."""
    context = qmlContext(item)
    assert context is not None
    value, _undefined = QQmlExpression(context, item, "effectiveHorizontalAlignment").evaluate()
    return int(value)


@pytest.mark.parametrize("name", SCREENS)
def test_arabic_begins_on_the_right_and_fits(glass: Callable[..., Any], name: str) -> None:
    opened = glass(as_seen(SAMPLES[name], language="ar"))
    picture = settle(opened)
    for each in words_on(opened.window):
        if ARABIC.search(each.text):
            assert alignment(each.item) in {RIGHT, CENTRED}, each.text
    assert findings(opened.window, picture, PANELS["1080x1920"]) == []
