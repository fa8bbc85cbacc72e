"""What a screen reader is told, asked of Qt's own accessibility interfaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.session.report_screens import ReportTrend
from ui.fonts import use_house_font
from ui.gallery import LANGUAGES, PANELS
from ui.inspection import targets_on, words_on
from ui.samples import HOSPITAL, samples
from ui.stage import Stage

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

NAME = QAccessible.Text.Name
Role = QAccessible.Role


@pytest.fixture
def stage(qapp: QGuiApplication) -> Iterator[Stage]:  # noqa: ARG001 - Qt must be up
    use_house_font()
    QAccessible.setActive(True)
    made = Stage(HOSPITAL, PANELS["1080x1920"])
    made.set_animated(animated=False)
    made.load(samples()["attract"])
    yield made
    made.close()
    QAccessible.setActive(False)


def settle() -> None:
    for _ in range(3):
        QGuiApplication.processEvents()


def interface(item: QQuickItem) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(item)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(samples()))
def test_every_target_is_a_button_with_a_name_that_can_have_the_focus(
    stage: Stage, name: str, language: str
) -> None:
    stage.show(replace(samples()[name], language=language))
    settle()
    assert stage.window is not None
    targets = targets_on(stage.window)
    assert targets
    for target in targets:
        control = interface(target.item)
        assert control.role() in {Role.Button, Role.CheckBox}
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


@pytest.mark.parametrize("name", sorted(samples()))
def test_every_screen_begins_with_its_heading(stage: Stage, name: str) -> None:
    stage.show(samples()[name])
    settle()
    read = told(stage)
    headings = [text for role, text in read if role == Role.Heading]
    # A greeting, and what it is about.
    assert len(headings) == (2 if name.startswith("nothing_today") else 1)
    view = samples()[name]
    covered = view.idle_seconds >= 0 or getattr(view.screen, "covered", False)
    frame = Role.Dialog if covered else Role.Pane
    assert [text for role, text in read if role == frame] == [headings[-1]]


@pytest.mark.parametrize("name", sorted(samples()))
def test_every_text_on_the_glass_is_read_once(stage: Stage, name: str) -> None:
    stage.show(samples()[name])
    settle()
    assert stage.window is not None
    read = " ".join(text for _, text in told(stage))
    for words in words_on(stage.window):
        line = words.text.replace("\n", "") if words.text.count("\n") else words.text
        assert line in read.replace("\n", "")


def test_decoration_is_not_read(stage: Stage) -> None:
    stage.show(samples()["refused-presentation_too_old"])
    settle()
    assert Role.Graphic not in [role for role, _ in told(stage)]


def test_under_the_idle_warning_nothing_of_the_patient_is_read(stage: Stage) -> None:
    stage.show(samples()["offer"])
    settle()
    assert any("张*明" in text for _, text in told(stage))
    stage.show(samples()["offer-idle"])
    settle()
    assert not any("张*明" in text or "心内科" in text for _, text in told(stage))


def test_a_box_says_whether_it_is_ticked(stage: Stage) -> None:
    stage.show(samples()["bills-none_chosen"])
    settle()
    assert _boxes(stage) == [False, False]
    stage.show(samples()["bills"])
    settle()
    assert _boxes(stage) == [True, True]


def _boxes(stage: Stage) -> list[bool]:
    assert stage.window is not None
    controls = [interface(target.item) for target in targets_on(stage.window)]
    boxes = [each for each in controls if each.role() == Role.CheckBox]
    assert all(each.state().checkable for each in boxes)
    return [bool(each.state().checked) for each in boxes]


def test_the_code_to_pay_with_has_a_name(stage: Stage) -> None:
    stage.show(samples()["paying-shown"])
    settle()
    assert (Role.Graphic, "付款二维码") in told(stage)


def test_the_boxes_of_reports_say_whether_they_are_ticked(stage: Stage) -> None:
    stage.show(samples()["reports"])
    settle()
    assert _boxes(stage) == [True, True, False]


def test_a_trend_is_told_in_words(stage: Stage) -> None:
    view = samples()["report_trend"]
    stage.show(view)
    settle()
    (plot,) = [text for role, text in told(stage) if role == Role.Graphic]
    assert isinstance(view.screen, ReportTrend)
    for dot in view.screen.dots:
        assert dot.value in plot
    assert plot.index("2025年7月18日") < plot.index("2025年11月20日")


def test_a_result_tells_its_range_and_what_it_is_against_it(stage: Stage) -> None:
    stage.show(samples()["report_page"])
    settle()
    assert (Role.Button, "查看以往结果：白细胞计数, 11.8 10⁹/L, ↑ 偏高, 参考 3.5–9.5") in told(
        stage
    )


def test_what_cannot_wait_is_an_alert(stage: Stage) -> None:
    stage.show(samples()["report_page-odd"])
    settle()
    assert (Role.AlertMessage, "血钾 7.1 mmol/L 请现在就去急诊") in told(stage)


def test_under_the_cover_of_a_payment_nothing_of_it_is_read(stage: Stage) -> None:
    stage.show(samples()["paying-covered"])
    settle()
    read = [text for _, text in told(stage)]
    assert "正在付款" in read
    assert not any("126.50" in text or "微信" in text for text in read)


def test_a_warning_is_an_alert(stage: Stage) -> None:
    stage.show(samples()["attract-degraded"])
    settle()
    alerts = [text for role, text in told(stage) if role == Role.AlertMessage]
    assert len(alerts) == 2
