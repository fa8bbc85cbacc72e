"""What a screen reader is told, asked of Qt's own accessibility interfaces."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.session.preferences import Cover, Panel
from kiosk.session.report_screens import ReportTrend
from kiosk.session.screens import View
from tests.brief_looks import of_every_screen, screen_of
from ui.fonts import use_house_font
from ui.gallery import LANGUAGES, PANELS, picture_of
from ui.inspection import Target, Words, targets_on, visible_items, words_on
from ui.samples import HOSPITAL, as_seen, samples
from ui.stage import Stage
from ui.view_props import is_for_staff

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

NAME = QAccessible.Text.Name
Role = QAccessible.Role
Told = list[tuple[QAccessible.Role, str]]


VIEWS = samples()
OTHERS = [language for language in LANGUAGES if language != "zh_CN"]
# The whole glass is what is touched, or nothing of it.
WHOLE = {"staff_touch", "cleaning"}
# A heading for each of their sections.
IN_SECTIONS = {screen_of(name) for name, view in VIEWS.items() if is_for_staff(view.screen)}
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


def told(stage: Stage) -> Told:
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


@pytest.mark.parametrize("name", of_every_screen(VIEWS, one_in=3))
def test_a_screen_reader_comes_by_everything(stage: Stage, name: str) -> None:
    assert stage.window is not None
    show(stage, name)
    words, targets, read = words_on(stage.window), targets_on(stage.window), told(stage)
    assert_buttons_with_names(targets, name)
    assert_headings(read, name)
    assert_every_text_is_read(words, read, stage.window)
    assert_called_by_what_is_written(words, targets)


@pytest.mark.parametrize("name", of_every_screen(VIEWS, one_in=3))
def test_every_button_has_its_name_in_another_language(stage: Stage, name: str) -> None:
    """Each sample in one of the others, each screen in all of them."""
    assert stage.window is not None
    those = [each for each in VIEWS if screen_of(each) == screen_of(name)]
    few = len(those) < len(OTHERS)
    for language in OTHERS if few else [OTHERS[those.index(name) % len(OTHERS)]]:
        show(stage, name, language)
        assert_buttons_with_names(targets_on(stage.window), name)


def assert_buttons_with_names(targets: list[Target], name: str) -> None:
    """And each can have the focus."""
    assert targets or screen_of(name) in WHOLE
    for target in targets:
        control = interface(target.item)
        assert control.role() in {Role.Button, Role.CheckBox, Role.RadioButton}
        assert control.text(NAME).strip() == target.name != ""
        assert control.state().focusable
    assert len({target.name for target in targets}) == len(targets), "names tell them apart"


def assert_headings(read: Told, name: str) -> None:
    headings = [text for role, text in read if role == Role.Heading]
    if screen_of(name) in IN_SECTIONS:
        assert headings or screen_of(name) in WHOLE
        assert all(headings)
        return
    # A greeting, and what it is about.
    assert len(headings) == (2 if name.startswith("nothing_today") else 1)
    frame = Role.Dialog if covered(VIEWS[name]) else Role.Pane
    assert [text for role, text in read if role == frame] == [headings[-1]]


def assert_every_text_is_read(words: list[Words], read: Told, window: QQuickWindow) -> None:
    """Or has a name above it."""
    all_read = "".join(text for _, text in read).translate(UNSEEN)
    for each in words:
        text = each.text.translate(UNSEEN)
        assert text in all_read or spoken_for(each.item, window), text


def assert_called_by_what_is_written(words: list[Words], targets: list[Target]) -> None:
    for target in targets:
        written = [each.text for each in words if target.item.isAncestorOf(each.item)]
        said = "".join(target.name.split())
        parts = [part for text in written for part in text.replace("\n", "").split("·")]
        assert not parts or any("".join(part.split()) in said for part in parts), target.name


def covered(view: View) -> bool:
    over = (view.cover, view.panel) != (Cover.NONE, Panel.NONE)
    return over or view.idle_seconds >= 0


def spoken_for(item: QQuickItem, window: QQuickWindow) -> bool:
    """It stands in a button, or in a row of steps, which is read as one."""
    around = [each for each in visible_items(window) if each.isAncestorOf(item)]
    told_as = [made for each in around if (made := interface(each)) is not None]
    return any(
        each.role() in {Role.Button, Role.StaticText} and each.text(NAME) for each in told_as
    )


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
