"""What lies behind an open panel stays where it is: it is still seen, at the sides and through the shade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pytest
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.session.preferences import Cover, Panel
from kiosk.session.screens import View
from kiosk.session.staff_screens import StaffScreen
from tests.brief_looks import screen_of
from tests.sampling import sampled
from ui.gallery import Look, Studio, picture_of
from ui.gallery.looks import ELDER
from ui.inspection.items import Path
from ui.samples import samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

# Each sample in one of them; each screen in all.
LOOKS = [
    Look(),
    Look("1280x1024", "ar", text="4"),
    Look(language="en", text=ELDER, lowered=True),
]
# Over staff's screens no panel is laid.
VIEWS = {name: view for name, view in samples().items() if not isinstance(view.screen, StaffScreen)}
Described = tuple[int, int, int, int, str]


def bare(view: View) -> bool:
    laid = (view.cover, view.panel) != (Cover.NONE, Panel.NONE)
    return not laid and view.idle_seconds < 0


def page_of(window: QQuickWindow) -> QQuickItem:
    """What holds the screen and the bars, seen or not."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop(0)
        if item.objectName() == "page":
            return item
        waiting.extend(item.childItems())
    raise AssertionError("the page is gone")


def inside(item: QQuickItem, path: Path = ()) -> Iterator[tuple[Path, QQuickItem]]:
    for child in item.childItems():
        yield (*path, child), child
        yield from inside(child, (*path, child))


def described(window: QQuickWindow) -> dict[Path, Described]:
    """Of every item its place in whole dots, and which picture it shows."""
    return {path: _described(item) for path, item in inside(page_of(window))}


def _described(item: QQuickItem) -> Described:
    x, y, width, height = map(int, (item.x(), item.y(), item.width(), item.height()))
    return x, y, width, height, str(item.property("name"))


def in_turn(look: Look) -> Iterator[str]:
    """The samples that are looked at so: every third of a screen's, or all of a few."""
    for _, names in groupby(sorted(name for name in VIEWS if bare(VIEWS[name])), screen_of):
        those = list(names)
        few = len(those) < len(LOOKS)
        yield from sampled(those if few else those[LOOKS.index(look) :: len(LOOKS)], one_in=3)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.folder)
def test_a_panel_leaves_the_screen_behind_it_alone(studio: Studio, look: Look) -> None:
    moved = {}
    for name in in_turn(look):
        view = VIEWS[name]
        studio.show(name, view, look)
        studio.picture()
        before = described(studio.window)
        studio.show(name, replace(view, panel=Panel.DISPLAY), look)
        picture_of(studio.window)
        after = described(studio.window)
        changed = [
            (str(path[-1]), place, after.get(path))
            for path, place in before.items()
            if place != after.get(path)
        ]
        if changed:
            moved[name] = changed[:3]
    assert moved == {}
