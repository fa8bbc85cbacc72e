"""The bars and the covers: what stands around every screen, and over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.session.preferences import ColourTheme, Cover, Panel, TextSize
from kiosk.session.screens import Action, View
from ui.gallery import LANGUAGES, PANELS
from ui.inspection import findings, place_of, targets_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
THREE = ("zh_CN", "en", "ar")
LONG_NAME = "示范省人民医院暨示范大学第一附属医院（东院区）"
Open = Callable[..., Any]


def named(glass: Any) -> set[str]:
    return {target.item.objectName() for target in targets_on(glass.window)}


def with_voice(view: View) -> View:
    return replace(view, preferences=replace(view.preferences, voice=True))


@pytest.mark.parametrize(
    "sample", ["second_factor", "bills", "paying-shown", "reports", "hospital_trouble"]
)
def test_whoever_is_known_can_hide_the_screen(glass: Open, sample: str) -> None:
    shown = glass(samples()[sample])
    shown.click("cover")
    assert shown.meant() == [("cover", "")]


@pytest.mark.parametrize(
    "sample", ["attract", "checking", "help-staff", "refused-payment_code", "out_of_service"]
)
def test_where_nobody_is_known_there_is_nothing_to_hide(glass: Open, sample: str) -> None:
    assert "cover" not in named(glass(samples()[sample]))


def test_with_two_languages_the_other_one_is_a_touch_away(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    assert shown.item("language").property("name") == "English"
    shown.show(as_seen(samples()["help-staff"], language="en"))
    assert shown.item("language").property("name") == "中文"
    shown.click("language")
    assert shown.meant() == [("language", "zh_CN")]


def test_with_more_languages_there_is_a_list_of_them(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    shown.stage.offer_languages(THREE)
    shown.picture()
    assert shown.item("language").property("name") == "中文", "the one that is spoken now"
    shown.click("language")
    assert shown.meant() == [("open_panel", "languages")]


def test_with_one_language_there_is_nothing_to_choose(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    shown.stage.offer_languages(("zh_CN",))
    shown.settle()
    assert "language" not in named(shown)


@pytest.fixture
def heard(glass: Open) -> tuple[Any, list[tuple[str, str]], list[tuple[str, str]]]:
    """A glass with the voice on, what is said on it, and what is said again."""
    shown = glass(with_voice(samples()["help-staff"]))
    said: list[tuple[str, str]] = []
    again: list[tuple[str, str]] = []
    shown.stage.said.connect(lambda *words: said.append(words))
    shown.stage.repeated.connect(lambda *words: again.append(words))
    return shown, said, again


def test_words_are_said_again_where_there_is_a_voice(heard: Any) -> None:
    shown, said, again = heard
    shown.show(with_voice(samples()["help-no_phone"]))
    shown.click("repeat")
    assert again == said[-1:]
    assert again[0][0]
    assert again[0][1] == "zh_CN"
    shown.press(Qt.Key.Key_F2)
    assert again == [said[-1], said[-1]]


def test_where_the_voice_is_off_nothing_is_said_again(heard: Any) -> None:
    shown, _said, again = heard
    shown.show(samples()["help-staff"])
    assert "repeat" not in named(shown)
    shown.press(Qt.Key.Key_F2)
    assert again == []


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"idle_seconds": 17}, "您还在吗"),
        ({"cover": Cover.PAYMENT}, "正在付款"),
        ({"cover": Cover.PRIVACY}, "屏幕已遮住"),
        ({"panel": Panel.LANGUAGES}, "请选择语言"),
    ],
)
def test_what_lies_over_the_screen_speaks_for_itself(
    heard: Any, over: dict[str, Any], words: str
) -> None:
    shown, said, _again = heard
    view = with_voice(samples()["second_factor"])
    shown.show(view)
    shown.show(replace(view, **over))
    assert said[-1][0].startswith(words)
    count = len(said)
    if "idle_seconds" in over:
        shown.show(replace(view, idle_seconds=16))
        assert len(said) == count, "the countdown is not counted aloud"
    shown.show(view)
    assert said[-1] == said[count - 2], "and then the screen again"


def test_what_is_the_patients_is_said_to_the_patient_alone(heard: Any) -> None:
    """The name of what has the focus: on the screen it may hold what only the patient should hear."""
    shown, said, _again = heard
    shown.show(with_voice(samples()["bills"]))
    named_by_keys: list[str] = []
    for private in (False, True):
        shown.stage.set_private_voice(private=private)
        shown.settle()
        said.clear()
        for _ in range(12):
            shown.press(Qt.Key.Key_Tab)
        named_by_keys.append("".join(text for text, _ in said))
    assert "¥" not in named_by_keys[0]
    assert "返回" in named_by_keys[0], "a bar is no secret"
    assert "¥63.50" in named_by_keys[1]


def test_the_other_services_are_in_the_row(glass: Open) -> None:
    view = replace(samples()["help-staff"], actions=(Action.ELDER_MODE, Action.SERVICES))
    shown = glass(view)
    assert shown.item("action_services").property("text") == "其他服务"
    shown.click("action_services")
    assert shown.meant() == [("services", "")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_the_bars_keep_the_rules_whatever_is_in_them(
    glass: Open, panel: str, language: str
) -> None:
    """With the longest name, every button, and every size of the text."""
    actions = (Action.ELDER_MODE, Action.SERVICES, Action.REPRINT, Action.FINISH)
    shown = glass(samples()["second_factor"], panel)
    shown.stage.set_hospital(LONG_NAME)
    shown.stage.offer_languages(THREE)
    for size, theme in zip(TextSize, (*ColourTheme, ColourTheme.LIGHT), strict=True):
        view = as_seen(
            samples()["second_factor-checking"], language=language, text_size=size, theme=theme
        )
        shown.show(with_voice(replace(view, actions=actions)))
        shown.picture()
        assert {"repeat", "cover", "display", "language"} <= named(shown)
        found = findings(shown.window, shown.picture(), PANELS[panel], text_size=size, theme=theme)
        assert found == [], size


def test_the_clock_goes_first_where_there_is_no_room(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    assert "9:42" in shown.texts()
    shown.stage.set_hospital(LONG_NAME)
    shown.show(as_seen(samples()["help-staff"], text_size=TextSize.LARGEST))
    shown.picture()
    assert "9:42" not in shown.texts()
    assert "显示" not in shown.texts()
    assert shown.item("display").property("name") == "显示：字号、对比度、语音"


def test_nothing_of_the_top_bar_moves_from_screen_to_screen(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    before = place_of(shown.item("display"))
    shown.show(samples()["second_factor"])
    shown.picture()
    assert place_of(shown.item("display")) == before


def test_from_right_to_left_the_bars_are_mirrored(glass: Open) -> None:
    shown = glass(samples()["signing_in"])
    shown.show(replace(samples()["help-staff"], actions=(Action.ELDER_MODE, Action.BACK)))
    places = {name: place_of(shown.item(name)) for name in ("action_elder_mode", "action_back")}
    order = [place_of(shown.item(name)).center().x() for name in ("display", "language")]
    assert places["action_elder_mode"].left() < places["action_back"].left()
    terminal: QObject = shown.stage.engine.singletonInstance("Yima", "Terminal")
    terminal.setProperty("language", "ar")
    shown.picture()
    width = shown.window.width()
    for name, place in places.items():
        mirrored = place_of(shown.item(name))
        assert mirrored.left() == pytest.approx(width - place.right(), abs=1)
    turned = [place_of(shown.item(name)).center().x() for name in ("display", "language")]
    assert (order[0] < order[1], turned[0] > turned[1]) == (True, True)


# Covers.


def covered(cover: Cover, sample: str = "second_factor-half") -> View:
    return replace(samples()[sample], cover=cover)


@pytest.mark.parametrize("cover", [Cover.PRIVACY, Cover.PAYMENT])
def test_under_a_cover_nothing_can_be_reached_or_read(glass: Open, cover: Cover) -> None:
    shown = glass(samples()["bills"])
    below = shown.middle("action_finish")
    shown.show(covered(cover, "bills"))
    assert named(shown) == {"uncover"}
    assert "63.50" not in shown.read() + "".join(shown.texts())
    QTest.mouseClick(shown.window, LEFT, NO_KEY, below)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        shown.press(key)
    assert {action for action, _ in shown.meant()} == {"still_here"}


def test_only_its_button_takes_the_privacy_cover_away(glass: Open) -> None:
    shown = glass(covered(Cover.PRIVACY))
    QTest.mouseClick(shown.window, LEFT, NO_KEY, QPoint(60, 60))
    shown.press(Qt.Key.Key_Escape)
    QTest.keyClick(shown.window, "7")
    assert shown.meant() == []
    shown.click("uncover")
    assert shown.meant() == [("still_here", "")]


@pytest.mark.parametrize("cover", [Cover.PRIVACY, Cover.PAYMENT])
def test_the_question_whether_somebody_is_there_lies_over_a_cover(
    glass: Open, cover: Cover
) -> None:
    shown = glass(replace(covered(cover), idle_seconds=9))
    assert named(shown) == {"stillHere"}
    shown.show(covered(cover))
    assert named(shown) == {"uncover"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_the_privacy_cover_keeps_the_rules(glass: Open, panel: str, language: str) -> None:
    shown = glass(covered(Cover.PRIVACY), panel)
    for size, theme in zip(TextSize, (*ColourTheme, ColourTheme.LIGHT), strict=True):
        view = as_seen(covered(Cover.PRIVACY), language=language, text_size=size, theme=theme)
        shown.show(view)
        shown.picture()
        found = findings(shown.window, shown.picture(), PANELS[panel], text_size=size, theme=theme)
        assert found == [], size
