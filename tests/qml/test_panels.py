"""The panels that a touch of the top bar lays over a screen: what they say, hide, and give back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kiosk.session.preferences import ColourTheme, Panel, TextSize
from kiosk.session.screens import View
from ui.gallery import LANGUAGES, PANELS
from ui.inspection import findings, place_of, targets_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
THREE = ("zh_CN", "en", "ar")
Open = Callable[..., Any]


def named(glass: Any) -> list[str]:
    return [target.item.objectName() for target in targets_on(glass.window)]


def with_panel(panel: Panel = Panel.DISPLAY, sample: str = "second_factor", **seen: Any) -> View:
    return replace(as_seen(samples()[sample], **seen), panel=panel)


@pytest.mark.parametrize(
    ("target", "tap"),
    [
        *((f"text_size_{size}", ("text_size", str(size))) for size in range(1, 5)),
        *((f"theme_{theme}", ("theme", theme)) for theme in map(str, ColourTheme)),
        ("voice", ("voice", "")),
        ("softer", ("volume", "down")),
        ("louder", ("volume", "up")),
        ("elder", ("elder_mode", "")),
        ("lower", ("lower", "")),
        ("language_ar", ("language", "ar")),
        ("closePanel", ("close_panel", "")),
    ],
)
def test_a_touch_says_what_it_is_on(glass: Open, target: str, tap: tuple[str, str]) -> None:
    shown = glass(with_panel())
    shown.stage.offer_languages(THREE)
    shown.picture()
    shown.click(target)
    assert shown.meant() == [tap]


def test_what_is_chosen_is_marked(glass: Open) -> None:
    view = with_panel(text_size=TextSize.LARGER, theme=ColourTheme.DARK)
    shown = glass(replace(view, preferences=replace(view.preferences, voice=True, volume=2)))
    marked = {
        name
        for name in named(shown)
        if shown.item(name).property("chosen") or shown.item(name).property("on")
    }
    assert marked == {"text_size_3", "theme_dark", "voice"}
    for name in marked:
        told = QAccessible.queryAccessibleInterface(shown.item(name))
        assert told.state().checked
    assert "音量 2，共 5 档" in shown.read()


def test_in_elder_mode_the_text_is_the_largest_and_stays_so(glass: Open) -> None:
    shown = glass(with_panel(elder=True))
    assert not {name for name in named(shown) if name.startswith("text_size")}
    assert shown.item("text_size_4").property("chosen")
    shown.click("text_size_1")
    assert shown.meant() == []
    assert "字号：已是最大" in shown.texts()


def test_only_an_upright_panel_is_lowered(glass: Open) -> None:
    shown = glass(with_panel(), "1280x1024")
    assert "lower" not in named(shown)
    assert "elder" in named(shown)


def test_a_touch_beside_it_closes_it_and_is_a_touch(glass: Open) -> None:
    shown = glass(with_panel())
    QTest.mouseClick(shown.window, LEFT, NO_KEY, QPoint(540, 300))
    shown.settle()
    assert shown.taps == [("touch", ""), ("close_panel", "")]


def test_a_touch_of_its_ground_does_nothing(glass: Open) -> None:
    shown = glass(with_panel())
    corner = place_of(shown.item("sheet")).topLeft().toPoint()
    QTest.mouseClick(shown.window, LEFT, NO_KEY, corner + QPoint(30, 60))
    shown.settle()
    assert shown.taps == [("touch", "")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_Backspace])
def test_keys_close_it(glass: Open, key: Qt.Key) -> None:
    shown = glass(with_panel())
    shown.press(key)
    assert shown.meant() == [("close_panel", "")]


@pytest.mark.parametrize("panel", [Panel.DISPLAY, Panel.LANGUAGES])
def test_nothing_behind_it_can_be_reached_or_read(glass: Open, panel: Panel) -> None:
    view = samples()["second_factor-half"]
    shown = glass(view)
    below = [shown.middle(name) for name in ("key_5", "action_finish", "display")]
    shown.show(replace(view, panel=panel))
    assert not {"key_5", "action_finish", "display"} & set(named(shown))
    assert "身份证" not in shown.read()
    for place in below:
        QTest.mouseClick(shown.window, LEFT, NO_KEY, place)
    QTest.keyClick(shown.window, "7")
    shown.settle()
    assert not {"digit", "finish", "open_panel"} & {action for action, _ in shown.meant()}


def test_the_screen_is_still_seen_behind_it_as_it_is_now(glass: Open) -> None:
    view = samples()["help-staff"]
    shown = glass(view)
    top = (40, 400, 1000, 300)
    bare = shown.picture().copy(*top)
    shown.show(replace(view, panel=Panel.DISPLAY))
    behind = shown.picture().copy(*top)
    assert _colours(behind) > 10, "the screen is there"
    assert behind != bare, "and is not what one looks at"
    shown.show(replace(as_seen(view, text_size=TextSize.LARGEST), panel=Panel.DISPLAY))
    assert shown.picture().copy(*top) != behind


def _colours(picture: Any) -> int:
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 3)
        }
    )


@pytest.mark.parametrize(
    ("onward", "back"), [(Qt.Key.Key_Tab, Qt.Key.Key_Backtab), (Qt.Key.Key_Down, Qt.Key.Key_Up)]
)
def test_keys_stay_within_it_and_go_round(glass: Open, onward: Qt.Key, back: Qt.Key) -> None:
    glass(with_panel()).assert_keys_go_round(onward, back)


def test_the_focus_goes_in_and_comes_back_to_where_it_was(glass: Open) -> None:
    view = samples()["help-staff"]
    shown = glass(view)
    while shown.focused != "显示：字号、对比度、语音":
        shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Return)
    assert shown.meant() == [("open_panel", "display")]
    shown.show(replace(view, panel=Panel.DISPLAY))
    assert shown.focused == "完成"
    shown.press(Qt.Key.Key_Tab)
    assert shown.focused == "字号 1，共 4 档，已选"
    shown.show(view)
    assert shown.focused == "显示：字号、对比度、语音"


def test_a_hand_that_uses_no_keys_sees_no_focus(glass: Open) -> None:
    view = samples()["help-staff"]
    shown = glass(view)
    shown.click("display")
    shown.show(replace(view, panel=Panel.DISPLAY))
    assert shown.focused == ""
    shown.show(view)
    assert shown.focused == ""


def test_digits_are_typed_again_once_it_is_gone(glass: Open) -> None:
    view = samples()["second_factor"]
    shown = glass(view)
    shown.show(replace(view, panel=Panel.DISPLAY))
    shown.show(view)
    QTest.keyClick(shown.window, "7")
    shown.settle()
    assert shown.meant() == [("digit", "7")]


def test_every_language_is_told_by_its_own_name(glass: Open) -> None:
    shown = glass(with_panel(Panel.LANGUAGES))
    shown.stage.offer_languages(THREE)
    shown.settle()
    assert [name for name in named(shown) if name.startswith("language")] == [
        "language_zh_CN",
        "language_en",
        "language_ar",
    ]
    assert {"中文", "English", "العربية"} <= set(shown.texts())
    assert shown.item("language_zh_CN").property("chosen")
    assert not shown.item("language_ar").property("chosen")


def test_with_two_languages_the_display_panel_lists_none(glass: Open) -> None:
    shown = glass(with_panel())
    assert not {name for name in named(shown) if name.startswith("language")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_the_rules_hold_in_every_size_and_theme(glass: Open, panel: str, language: str) -> None:
    shown = glass(with_panel(), panel)
    shown.stage.offer_languages(THREE)
    themes = _in_turn(ColourTheme)
    panels = cycle((Panel.DISPLAY, Panel.LANGUAGES))
    if (list(PANELS).index(panel) + list(LANGUAGES).index(language)) % 2:
        next(panels)  # so that each has every size
    for size, which in zip(TextSize, panels, strict=False):
        theme = next(themes)
        shown.show(with_panel(which, language=language, text_size=size, theme=theme))
        shown.picture()
        found = findings(shown.window, shown.picture(), PANELS[panel], text_size=size, theme=theme)
        assert found == [], (size, which, theme)


def _in_turn(themes: type[ColourTheme]) -> Iterator[ColourTheme]:
    while True:
        yield from themes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_on_an_upright_panel_it_is_within_reach(glass: Open, language: str, *, elder: bool) -> None:
    shown = glass(with_panel(language=language, elder=elder))
    shown.stage.offer_languages(THREE)
    shown.settle()
    shown.picture()
    assert place_of(shown.item("sheet")).top() >= 0.4 * shown.window.height()


def test_it_says_what_it_is_where_the_voice_is_on(glass: Open) -> None:
    view = with_panel()
    shown = glass(replace(view, panel=Panel.NONE))
    words: list[str] = []
    shown.stage.said.connect(lambda text, _language: words.append(text))
    shown.show(view)
    assert words == [], "the voice is off"
    aloud = replace(view, preferences=replace(view.preferences, voice=True))
    shown.show(aloud)
    assert words[-1].startswith("这里可以调整字的大小")
