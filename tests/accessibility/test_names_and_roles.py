"""What a screen reader is told, asked of Qt's own accessibility interfaces."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.session.preferences import Cover, Panel
from kiosk.session.report_screens import ReportTrend
from kiosk.session.screens import View
from ui.fonts import use_house_font
from ui.gallery import LANGUAGES, PANELS, picture_of
from ui.inspection import targets_on, visible_items, words_on
from ui.samples import HOSPITAL, as_seen, samples
from ui.stage import Stage
from ui.view_props import is_for_staff

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

NAME = QAccessible.Text.Name
Role = QAccessible.Role


VIEWS = samples()
SCREENS = sorted({name.partition("-")[0] for name in VIEWS})
# The whole glass is what is touched, or nothing of it.
WHOLE = {"staff_touch", "cleaning"}
# A heading for each of their sections.
IN_SECTIONS = {name.partition("-")[0] for name, view in VIEWS.items() if is_for_staff(view.screen)}
# The bar where the next letter comes, and what keeps a name in one line.
UNSEEN = str.maketrans("", "", "\n\u258f\u2060")


@pytest.fixture(scope="module")
def stage(qapp: QGuiApplication) -> Iterator[Stage]:  # noqa: ARG001 - Qt must be up
    use_house_font()
    QAccessible.setActive(True)
    made = Stage(HOSPITAL, PANELS["1080x1920"])
    made.set_animated(animated=False)
    made.load(VIEWS["attract"])
    yield made
    made.close()
    QAccessible.setActive(False)


def show(stage: Stage, name: str, language: str = "zh_CN") -> None:
    """A sample, and nothing left of the one before: that waits for an event loop otherwise."""
    assert stage.window is not None
    stage.show(as_seen(VIEWS[name], language=language))
    picture_of(stage.window)


def interface(item: QQuickItem) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(item)


def of_screen(screen: str) -> list[str]:
    return [name for name in VIEWS if name.partition("-")[0] == screen]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_target_is_a_button_with_a_name_that_can_have_the_focus(
    stage: Stage, screen: str, language: str
) -> None:
    assert stage.window is not None
    for name in of_screen(screen):
        show(stage, name, language)
        targets = targets_on(stage.window)
        assert targets or screen in WHOLE
        for target in targets:
            control = interface(target.item)
            assert control.role() in {Role.Button, Role.CheckBox, Role.RadioButton}
            assert control.text(NAME).strip() == target.name != ""
            assert control.state().focusable
        assert len({target.name for target in targets}) == len(targets), "names tell them apart"


def told(stage: Stage) -> list[tuple[QAccessible.Role, str]]:
    """What a screen reader comes across in this window, in its order: role and name."""
    assert stage.window is not None
    found = []
    waiting = [QAccessible.queryAccessibleInterface(stage.window)]
    while waiting:
        each = waiting.pop()
        if each.state().invisible:
            continue
        found.append((each.role(), each.text(NAME)))
        waiting.extend(each.child(index) for index in reversed(range(each.childCount())))
    return found


@pytest.mark.parametrize("screen", sorted(set(SCREENS) - IN_SECTIONS))
def test_every_screen_begins_with_its_heading(stage: Stage, screen: str) -> None:
    for name in of_screen(screen):
        show(stage, name)
        read = told(stage)
        headings = [text for role, text in read if role == Role.Heading]
        # A greeting, and what it is about.
        assert len(headings) == (2 if name.startswith("nothing_today") else 1), name
        frame = Role.Dialog if covered(VIEWS[name]) else Role.Pane
        assert [text for role, text in read if role == frame] == [headings[-1]], name


@pytest.mark.parametrize("screen", sorted(IN_SECTIONS - WHOLE))
def test_staff_screens_have_headings(stage: Stage, screen: str) -> None:
    for name in of_screen(screen):
        show(stage, name)
        headings = [text for role, text in told(stage) if role == Role.Heading]
        assert headings, name
        assert all(headings), name


def covered(view: View) -> bool:
    over = (view.cover, view.panel) != (Cover.NONE, Panel.NONE)
    return over or view.idle_seconds >= 0


@pytest.mark.parametrize("screen", SCREENS)
def test_every_text_on_the_glass_is_read_or_has_a_name_above_it(stage: Stage, screen: str) -> None:
    assert stage.window is not None
    for name in of_screen(screen):
        show(stage, name)
        read = "".join(text for _, text in told(stage)).translate(UNSEEN)
        for words in words_on(stage.window):
            text = words.text.translate(UNSEEN)
            assert text in read or spoken_for(words.item, stage.window), f"{text} of {name}"


def spoken_for(item: QQuickItem, window: QQuickWindow) -> bool:
    """It stands in a button, or in a row of steps, which is read as one."""
    around = [each for each in visible_items(window) if each.isAncestorOf(item)]
    told_as = [made for each in around if (made := interface(each)) is not None]
    return any(
        each.role() in {Role.Button, Role.StaticText} and each.text(NAME) for each in told_as
    )


@pytest.mark.parametrize("screen", SCREENS)
def test_a_button_is_called_by_what_is_written_on_it(stage: Stage, screen: str) -> None:
    assert stage.window is not None
    for name in of_screen(screen):
        show(stage, name)
        words = words_on(stage.window)
        for target in targets_on(stage.window):
            written = [each.text for each in words if target.item.isAncestorOf(each.item)]
            said = "".join(target.name.split())
            parts = [part for text in written for part in text.replace("\n", "").split("·")]
            assert not parts or any("".join(part.split()) in said for part in parts), target.name


def test_decoration_is_not_read(stage: Stage) -> None:
    show(stage, "refused-presentation_too_old")
    assert Role.Graphic not in [role for role, _ in told(stage)]


def test_under_the_idle_warning_nothing_of_the_patient_is_read(stage: Stage) -> None:
    show(stage, "offer")
    assert any("张*明" in text for _, text in told(stage))
    show(stage, "offer-idle")
    assert not any("张*明" in text or "心内科" in text for _, text in told(stage))


def test_a_box_says_whether_it_is_ticked(stage: Stage) -> None:
    show(stage, "bills-none_chosen")
    assert _boxes(stage) == [False, False]
    show(stage, "bills")
    assert _boxes(stage) == [True, True]


def _boxes(stage: Stage) -> list[bool]:
    assert stage.window is not None
    controls = [interface(target.item) for target in targets_on(stage.window)]
    boxes = [each for each in controls if each.role() == Role.CheckBox]
    assert all(each.state().checkable for each in boxes)
    return [bool(each.state().checked) for each in boxes]


def test_the_code_to_pay_with_has_a_name(stage: Stage) -> None:
    show(stage, "paying-shown")
    assert (Role.Graphic, "付款二维码") in told(stage)


def test_the_boxes_of_reports_say_whether_they_are_ticked(stage: Stage) -> None:
    show(stage, "reports")
    assert _boxes(stage) == [True, True, False]


def test_a_trend_is_told_in_words(stage: Stage) -> None:
    view = VIEWS["report_trend"]
    show(stage, "report_trend")
    (plot,) = [text for role, text in told(stage) if role == Role.Graphic]
    assert isinstance(view.screen, ReportTrend)
    for dot in view.screen.dots:
        assert dot.value in plot
    assert plot.index("2025年7月18日") < plot.index("2025年11月20日")


def test_a_result_tells_its_range_and_what_it_is_against_it(stage: Stage) -> None:
    show(stage, "report_page")
    assert (Role.Button, "查看以往结果：白细胞计数, 11.8 10⁹/L, ↑ 偏高, 参考 3.5–9.5") in told(
        stage
    )


def test_what_cannot_wait_is_an_alert(stage: Stage) -> None:
    show(stage, "report_page-odd")
    assert (Role.AlertMessage, "血钾 7.1 mmol/L 请现在就去急诊") in told(stage)


def test_under_the_cover_of_a_payment_nothing_of_it_is_read(stage: Stage) -> None:
    show(stage, "paying-covered")
    read = [text for _, text in told(stage)]
    assert "正在付款" in read
    assert not any("126.50" in text or "微信" in text for text in read)


def test_a_warning_is_an_alert(stage: Stage) -> None:
    show(stage, "attract-degraded")
    alerts = [text for role, text in told(stage) if role == Role.AlertMessage]
    assert len(alerts) == 2
