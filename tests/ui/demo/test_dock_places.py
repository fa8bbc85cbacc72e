"""Kiosk and dock side by side, on every screen that a developer may have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from ui.demo.dock_places import places_on

SCREENS = [
    QRect(0, 0, 1920, 1080),
    QRect(0, 27, 1920, 1013),
    QRect(1920, 0, 2560, 1440),
    QRect(0, 0, 3840, 2160),
    QRect(0, 0, 1366, 728),
    QRect(0, 0, 1280, 1024),
    QRect(0, 0, 1080, 1920),
]


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_both_windows_are_on_the_screen_beside_each_other(screen: QRect) -> None:
    places = places_on(screen)
    assert screen.contains(places.kiosk)
    assert screen.contains(places.dock)
    assert not places.kiosk.intersects(places.dock)
    assert (places.glass.width, places.glass.height) == places.kiosk.size().toTuple()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_the_kiosk_is_the_upright_panel_made_smaller(screen: QRect) -> None:
    glass = places_on(screen).glass
    assert glass.width / glass.height == pytest.approx(9 / 16, abs=0.002)
    # As many millimetres high as the panel, so everything on it keeps its proportions.
    assert glass.height / glass.px_per_mm == pytest.approx(1920 / 4.03)


def test_a_large_screen_has_a_large_dock() -> None:
    assert places_on(QRect(0, 0, 3840, 2160)).zoom == 2.0
    assert places_on(QRect(0, 0, 1366, 728)).zoom == 1.0
    assert places_on(QRect(0, 0, 1080, 1920)).zoom == 560 / 640


def test_a_screen_too_narrow_for_both_keeps_the_dock_whole() -> None:
    screen = QRect(0, 0, 700, 1280)
    places = places_on(screen)
    assert screen.contains(places.dock)
    assert places.dock.intersects(places.kiosk)
