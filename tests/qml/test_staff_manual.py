"""Staff's manual on the glass: the list, a page, its pictures, and that it leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.services.maintenance.topics import TOPICS
from kiosk.session.preferences import ColourTheme
from kiosk.session.screens import Action, View
from kiosk.session.staff_screens import StaffManual
from ui.gallery import PANELS, Look, Studio
from ui.inspection import place_of, targets_on, visible_items
from ui.manual import BlockKind, blocks_of
from ui.samples import as_seen

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def at(topic: str = "", **seen: Any) -> View:
    return as_seen(View(StaffManual(topic, TOPICS), (Action.BACK, Action.SIGN_OUT)), **seen)


def names(glass: Any) -> list[str]:
    return [target.item.objectName() for target in targets_on(glass.window)]


def click(glass: Any, name: str) -> None:
    QTest.mouseClick(glass.window, LEFT, NO_KEY, glass.middle(name))
    glass.settle()


def pictures(glass: Any) -> list[QQuickItem]:
    return [
        each
        for each in visible_items(glass.window)
        if "/resources/manual/" in str(each.property("source") or "")
    ]


@pytest.mark.parametrize("panel", PANELS)
def test_the_list_has_every_topic_and_a_touch_opens_it(glass: Open, panel: str) -> None:
    shown = glass(at(), panel)
    assert [name for name in names(shown) if name.startswith("topic_")] == [
        f"topic_{topic}" for topic in TOPICS
    ]
    click(shown, "topic_payments")
    assert shown.meant() == [("open_topic", "payments")]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_all_of_a_page_can_be_read(glass: Open, language: str) -> None:
    shown = glass(at("getting_in", language=language))
    wanted = {
        block.words
        for block in blocks_of("getting_in", language)
        if block.kind is not BlockKind.PICTURE
    }
    read = set(shown.texts())
    for _ in range(20):
        if "down" not in names(shown):
            break
        click(shown, "down")
        read |= set(shown.texts())
    assert wanted <= read
    assert shown.meant() == []


def test_a_link_is_words_and_no_target(glass: Open) -> None:
    shown = glass(at("safe_mode"))
    assert set(names(shown)) <= {"action_back", "action_sign_out", "language", "up", "down"}
    assert not any("](" in text or ".md" in text for text in shown.texts())


@pytest.mark.parametrize(("panel", "beside"), [("1080x1920", False), ("1920x1080", True)])
def test_a_picture_stands_among_the_words_or_beside_them(
    glass: Open, panel: str, *, beside: bool
) -> None:
    shown = glass(at("glass"), panel)
    (picture,) = pictures(shown)
    assert picture.property("progress") == 1.0
    words = place_of(shown.item("view"))
    assert (place_of(picture).left() >= words.right()) is beside


def test_another_page_begins_at_its_top(glass: Open) -> None:
    shown = glass(at("getting_in"))
    click(shown, "down")
    shown.show(at("payments"))
    assert "up" not in names(shown)


def test_the_way_back_leads_to_the_list_where_it_was(glass: Open) -> None:
    shown = glass(at("paper"))
    click(shown, "action_back")
    assert shown.meant() == [("back", "")]
    shown.show(at())
    assert "topic_paper" in names(shown)
    assert pictures(shown) == []


def test_another_language_is_another_text(glass: Open) -> None:
    shown = glass(at("paper"))
    shown.show(at("paper", language="en"))
    assert "When" in shown.texts()
    assert "什么时候用" not in shown.texts()


@pytest.mark.parametrize(("start", "topic"), [*enumerate(["", *TOPICS])])
def test_the_rules_hold_on_every_panel(studio: Studio, start: int, topic: str) -> None:
    languages = islice(cycle(["zh_CN", "en"]), start, None)
    for panel, theme, language in zip(PANELS, ColourTheme, languages, strict=False):
        look = Look(panel, language, theme)
        studio.show("staff_manual", at(topic), look)
        assert studio.findings(studio.picture()) == [], look.folder


@pytest.mark.parametrize(
    ("onward", "back"), [(Qt.Key.Key_Tab, Qt.Key.Key_Backtab), (Qt.Key.Key_Down, Qt.Key.Key_Up)]
)
def test_keys_come_by_every_topic(glass: Open, onward: Qt.Key, back: Qt.Key) -> None:
    glass(at()).assert_keys_go_round(onward, back)
