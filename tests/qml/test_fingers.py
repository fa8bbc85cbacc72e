"""What fingers report that may be letting staff in, and that no button feels anything of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.session.preferences import Panel
from kiosk.session.screens import View
from ui.inspection import place_of
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LEADING, TRAILING, NOWHERE = QPoint(20, 20), QPoint(1060, 20), QPoint(540, 1000)


@pytest.fixture(scope="module")
def panel() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def fingers(glass: Any) -> list[str]:
    return [argument for action, argument in glass.taps if action == "finger"]


def name_of_the_house(glass: Any) -> QPoint:
    """The middle of what is written there, not of its box."""
    (place,) = [
        place_of(each)
        for each in glass.window.findChildren(type(glass.item("page")))
        if each.property("text") == "示范医院"
    ]
    return QPoint(round(place.left()) + 40, round(place.center().y()))


@pytest.mark.parametrize(
    "sample", ["attract", "out_of_service", "refused-payment_code", "help-staff"]
)
def test_five_touches_of_the_name_are_told_where_patients_wait(glass: Open, sample: str) -> None:
    shown = glass(samples()[sample])
    for _ in range(5):
        QTest.mouseClick(shown.window, LEFT, NO_KEY, name_of_the_house(shown))
    assert fingers(shown) == ["0 name", "0"] * 5
    assert shown.meant() == []


@pytest.mark.parametrize("sample", ["offer", "home-3", "signed_in", "staff_menu"])
def test_elsewhere_nothing_is_told(glass: Open, sample: str) -> None:
    shown = glass(samples()[sample])
    QTest.mouseClick(shown.window, LEFT, NO_KEY, LEADING)
    assert fingers(shown) == []
    assert ("touch", "") in shown.taps


def test_both_corners_are_told_apart_and_so_are_the_fingers(
    glass: Open, panel: QPointingDevice
) -> None:
    shown = glass(samples()["attract"])

    def touched() -> QTest.QTouchEventSequence:
        return QTest.touchEvent(shown.window, panel)

    touched().press(1, LEADING, shown.window).commit()
    touched().stationary(1).press(2, TRAILING, shown.window).commit()
    assert fingers(shown) == ["0 leading_corner", "1 trailing_corner"]
    touched().stationary(1).stationary(2).press(3, NOWHERE, shown.window).commit()
    assert fingers(shown)[2:] == ["2 elsewhere"]
    touched().stationary(1).stationary(3).release(2, TRAILING, shown.window).commit()
    touched().stationary(3).release(1, LEADING, shown.window).commit()
    touched().release(3, NOWHERE, shown.window).commit()
    assert fingers(shown)[3:] == ["1", "0", "2"]


def test_from_right_to_left_the_corners_change_places(glass: Open) -> None:
    shown = glass(as_seen(samples()["attract"], language="ar"))
    QTest.mouseClick(shown.window, LEFT, NO_KEY, TRAILING)
    assert fingers(shown) == ["0 leading_corner", "0"]


def test_a_finger_that_stays_while_the_screen_changes_is_told_to_have_gone(glass: Open) -> None:
    shown = glass(samples()["attract"])
    QTest.mousePress(shown.window, LEFT, NO_KEY, LEADING)
    shown.show(samples()["offer"])
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, LEADING)
    assert fingers(shown) == ["0 leading_corner", "0"]


def test_a_button_is_still_a_button(glass: Open, panel: QPointingDevice) -> None:
    shown = glass(samples()["attract"])
    at = shown.middle("action_staff")
    QTest.touchEvent(shown.window, panel).press(1, at, shown.window).commit()
    QTest.touchEvent(shown.window, panel).release(1, at, shown.window).commit()
    shown.settle()
    assert shown.meant() == [("staff", "")]
    assert fingers(shown) == ["0 elsewhere", "0"]


def test_what_is_laid_over_the_screen_hides_the_name(glass: Open) -> None:
    start = samples()["attract"]
    shown = glass(View(start.screen, start.actions, panel=Panel.DISPLAY))
    QTest.mouseClick(shown.window, LEFT, NO_KEY, LEADING)
    assert fingers(shown) == []
