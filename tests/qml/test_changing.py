"""The glass changes under a hand: what it was about to touch is no longer there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from kiosk.session.preferences import Panel
from kiosk.session.screens import View
from ui.inspection import place_of
from ui.samples import samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SETTLED_MS = 600
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def panel_of_fingers() -> QPointingDevice:
    """Qt keeps what is made so for as long as the program runs."""
    return QTest.createTouchDevice()


@pytest.fixture(params=["mouse", "finger"])
def tap(request: pytest.FixtureRequest, panel_of_fingers: QPointingDevice) -> Callable[..., None]:
    """Taps at a point of the glass."""

    def with_finger(shown: Any, at: QPoint) -> None:
        QTest.touchEvent(shown.window, panel_of_fingers).press(0, at, shown.window).commit()
        QTest.touchEvent(shown.window, panel_of_fingers).release(0, at, shown.window).commit()
        shown.settle()

    def with_mouse(shown: Any, at: QPoint) -> None:
        QTest.mouseClick(shown.window, LEFT, NO_KEY, at)
        shown.settle()

    return with_finger if request.param == "finger" else with_mouse


def opened(glass: Open, view: View) -> Any:
    shown = glass(view)
    shown.stage.set_animated(animated=True)
    shown.settle()
    return shown


def common(glass: Any, before: str, after: View, name: str) -> QPoint:
    """A point of the target `before` where the target `name` is afterwards."""
    here = place_of(glass.item(before))
    glass.show(after)
    both = here.intersected(place_of(glass.item(name)))
    assert not both.isEmpty()
    return both.center().toPoint()


def test_the_second_half_of_a_double_tap_signs_in_for_nothing(
    glass: Open, tap: Callable[..., None]
) -> None:
    """The tile of signing in stands where an appointment is a moment later."""
    shown = opened(glass, samples()["home-4"])
    there = common(shown, "service_checkin", samples()["choice-6"], "choose_ap-3")
    tap(shown, there)
    assert shown.meant() == []
    assert ("touch", "") in shown.taps, "somebody is there, all the same"
    QTest.qWait(SETTLED_MS)
    tap(shown, there)
    assert shown.meant() == [("sign_in", "ap-3")]


def test_a_panel_that_opens_under_a_double_tap_stays_open(
    glass: Open, tap: Callable[..., None]
) -> None:
    view = samples()["bills"]
    shown = opened(glass, view)
    there = shown.middle("display")
    shown.show(replace(view, panel=Panel.DISPLAY))
    tap(shown, there)
    assert shown.meant() == []
    QTest.qWait(SETTLED_MS)
    tap(shown, there)
    assert shown.meant() == [("close_panel", "")]


def test_what_a_panel_covered_is_not_hit_by_the_tap_that_closes_it(
    glass: Open, tap: Callable[..., None]
) -> None:
    view = samples()["second_factor-half"]
    shown = opened(glass, replace(view, panel=Panel.DISPLAY))
    QTest.qWait(SETTLED_MS)
    there = place_of(shown.item("closePanel")).center().toPoint()
    shown.show(view)
    tap(shown, there)
    assert shown.meant() == []


def test_where_the_screen_stays_every_tap_counts(glass: Open, tap: Callable[..., None]) -> None:
    shown = opened(glass, samples()["second_factor"])
    QTest.qWait(SETTLED_MS)
    for _ in range(2):
        tap(shown, shown.middle("key_5"))
    assert shown.meant() == [("digit", "5"), ("digit", "5")]
