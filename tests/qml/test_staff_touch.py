"""The touch test and the lock for cleaning: what a finger reports, what is painted, and that nothing else is felt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.maintenance.sheet import Tone
from kiosk.session.screens import View
from kiosk.session.staff_screens import Cleaning, StaffTouch
from ui.inspection import place_of, targets_on, visible_items
from ui.samples_staff_manual import manual_samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COLUMNS, ROWS = 22, 40
EMPTY = StaffTouch(COLUMNS, ROWS, seconds_left=60)


@pytest.fixture(scope="module")
def panel() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def felt(glass: Any) -> list[str]:
    return [argument for action, argument in glass.taps if action == "touch_at"]


def colour(glass: Any, column: int, row: int) -> QColor:
    """In the middle of a cell."""
    picture = glass.picture()
    return QColor(
        picture.pixelColor(
            int((column + 0.5) * picture.width() / COLUMNS),
            int((row + 0.5) * picture.height() / ROWS),
        )
    )


def show(glass: Any, screen: StaffTouch | Cleaning) -> None:
    glass.show(View(screen, ()))
    glass.picture()


def test_a_finger_is_reported_where_it_comes_down_and_where_it_goes(
    glass: Open, panel: QPointingDevice
) -> None:
    shown = glass(View(EMPTY, ()))
    QTest.touchEvent(shown.window, panel).press(1, QPoint(40, 60)).commit()
    for place in (QPoint(90, 200), QPoint(140, 420)):
        QTest.touchEvent(shown.window, panel).move(1, place).commit()
        QTest.qWait(40)  # moves are told once a frame
    QTest.touchEvent(shown.window, panel).release(1, QPoint(140, 420)).commit()
    shown.settle()
    assert felt(shown)[0] == "40 60 down"
    assert {"90 200", "140 420"} <= set(felt(shown))
    assert [each for each in felt(shown) if each.endswith("down")] == ["40 60 down"]


def test_the_next_finger_begins_a_line_of_its_own(glass: Open, panel: QPointingDevice) -> None:
    shown = glass(View(EMPTY, ()))
    for x in (100, 900):
        QTest.touchEvent(shown.window, panel).press(1, QPoint(x, 1_700)).commit()
        QTest.touchEvent(shown.window, panel).release(1, QPoint(x, 1_700)).commit()
    shown.settle()
    assert [each for each in felt(shown) if each.endswith("down")] == [
        "100 1700 down",
        "900 1700 down",
    ]


def test_a_second_finger_meanwhile_draws_no_line_between_the_two(
    glass: Open, panel: QPointingDevice
) -> None:
    shown = glass(View(EMPTY, ()))
    QTest.touchEvent(shown.window, panel).press(1, QPoint(100, 300)).commit()
    one = QPoint(100, 300)
    QTest.touchEvent(shown.window, panel).move(1, one).press(2, QPoint(300, 300)).commit()
    QTest.touchEvent(shown.window, panel).move(1, QPoint(100, 400)).move(
        2, QPoint(300, 400)
    ).commit()
    QTest.touchEvent(shown.window, panel).release(1, QPoint(100, 400)).release(
        2, QPoint(300, 400)
    ).commit()
    shown.settle()
    assert {each.split()[0] for each in felt(shown)} == {"100"}


@pytest.mark.parametrize("place", [(3, 3), (1_076, 1_916), (540, 960), (40, 30), (1_000, 1_850)])
def test_bars_and_words_do_not_lie_in_the_way(
    glass: Open, panel: QPointingDevice, place: tuple[int, int]
) -> None:
    shown = glass(View(EMPTY, ()))
    QTest.touchEvent(shown.window, panel).press(1, QPoint(*place)).commit()
    QTest.touchEvent(shown.window, panel).release(1, QPoint(*place)).commit()
    shown.settle()
    assert felt(shown)[0] == f"{place[0]} {place[1]} down"
    assert shown.meant()[1:] == [tap for tap in shown.meant()[1:] if tap[0] == "touch_at"]


def test_cells_fill_as_they_are_felt_and_only_those(glass: Open) -> None:
    shown = glass(View(EMPTY, ()))
    empty = colour(shown, 3, 5)
    show(shown, replace(EMPTY, touched=(5 * COLUMNS + 3,)))
    assert colour(shown, 3, 5) != empty
    assert colour(shown, 4, 5) == colour(shown, 3, 6) == colour(shown, 2, 4) == empty
    show(shown, replace(EMPTY, touched=(5 * COLUMNS + 3, 39 * COLUMNS + 21)))
    assert colour(shown, 21, 39) == colour(shown, 3, 5) != empty


def test_a_test_that_begins_again_begins_empty(glass: Open) -> None:
    shown = glass(View(replace(EMPTY, touched=(0, 1, 2)), ()))
    filled = colour(shown, 1, 0)
    show(shown, EMPTY)
    assert colour(shown, 1, 0) == colour(shown, 9, 9) != filled


def test_what_felt_nothing_is_marked_at_the_end(glass: Open) -> None:
    dead = (3 * COLUMNS + 7, 3 * COLUMNS + 8)
    cells = tuple(cell for cell in range(COLUMNS * ROWS) if cell not in dead)
    over = replace(EMPTY, touched=cells, dead=dead, over=True, tone=Tone.BAD)
    shown = glass(View(over, ()))
    assert "无响应的格子：2 个" in shown.texts()
    good = colour(shown, 6, 3)
    picture = shown.picture()
    at = ((8 - 0.12) * picture.width() / COLUMNS, (3 + 0.5) * picture.height() / ROWS)
    assert picture.pixelColor(int(at[0]), int(at[1])) != good


def test_the_way_out_is_there_at_the_end_and_touches_count_no_more(
    glass: Open, panel: QPointingDevice
) -> None:
    shown = glass(View(EMPTY, ()))
    assert targets_on(shown.window) == []
    show(shown, replace(EMPTY, over=True, tone=Tone.GOOD))
    QTest.mouseClick(shown.window, LEFT, NO_KEY, shown.middle("again"))
    QTest.mouseClick(shown.window, LEFT, NO_KEY, shown.middle("close"))
    QTest.touchEvent(shown.window, panel).press(1, QPoint(40, 60)).commit()
    QTest.touchEvent(shown.window, panel).release(1, QPoint(40, 60)).commit()
    shown.settle()
    assert shown.meant() == [("look_again", ""), ("back", "")]


def test_who_draws_no_more_gets_the_way_out(glass: Open, panel: QPointingDevice) -> None:
    shown = glass(View(EMPTY, ()))
    rest(shown)
    assert [target.item.objectName() for target in targets_on(shown.window)] == ["close"]
    spot = place_of(shown.item("close")).center().toPoint()
    QTest.touchEvent(shown.window, panel).press(1, QPoint(40, 60)).commit()
    QTest.touchEvent(shown.window, panel).release(1, QPoint(40, 60)).commit()
    shown.settle()
    assert targets_on(shown.window) == [], "it is out of the way again"
    shown.taps.clear()
    QTest.touchEvent(shown.window, panel).press(1, spot).commit()
    QTest.touchEvent(shown.window, panel).release(1, spot).commit()
    shown.settle()
    assert shown.meant()[0] == ("touch_at", f"{spot.x()} {spot.y()} down")


def rest(shown: Any) -> None:
    """As after five seconds: the timer has run out."""
    pages = [each for each in visible_items(shown.window) if each.property("rested") is not None]
    assert len(pages) == 1
    pages[0].setProperty("rested", True)
    shown.settle()


@pytest.mark.parametrize("seconds", [30, 1])
def test_wiped_glass_feels_nothing(glass: Open, panel: QPointingDevice, seconds: int) -> None:
    shown = glass(View(Cleaning(seconds), ()))
    assert targets_on(shown.window) == []
    for x, y in ((40, 40), (540, 960), (1_000, 60), (60, 1_860), (1_040, 1_860)):
        QTest.mouseClick(shown.window, LEFT, NO_KEY, QPoint(x, y))
        QTest.touchEvent(shown.window, panel).press(1, QPoint(x, y)).commit()
        QTest.touchEvent(shown.window, panel).release(1, QPoint(x, y)).commit()
    shown.settle()
    assert shown.meant() == []


def test_the_seconds_count_down_in_the_same_ring(glass: Open) -> None:
    shown = glass(View(Cleaning(30), ()))
    whole = shown.picture()
    show(shown, Cleaning(15))
    assert "15" in shown.texts()
    assert "清洁期间触摸无效，15 秒后自动恢复。" in shown.texts()
    half = shown.picture()
    middle, top = whole.width() // 2, place_of(shown.item("ring")).top()
    quarter = int(place_of(shown.item("ring")).center().y())
    left = int(place_of(shown.item("ring")).left()) + 8
    assert top > 0
    assert whole.pixelColor(left, quarter) != half.pixelColor(left, quarter), "half of it is gone"
    right = int(place_of(shown.item("ring")).right()) - 8
    assert whole.pixelColor(right, quarter) == half.pixelColor(right, quarter)
    assert middle > left


def test_the_bars_come_back_afterwards(glass: Open) -> None:
    shown = glass(View(Cleaning(3), ()))
    shown.show(manual_samples()["staff_manual"])
    names = {target.item.objectName() for target in targets_on(shown.window)}
    assert {"action_back", "language", "topic_paper"} <= names
