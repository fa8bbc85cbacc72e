"""Reports by hand and by keys: what a tap says on each screen, and what it must not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.reports.report import ReportKind
from ui.gallery import PANELS
from ui.inspection import findings, place_of, targets_on
from ui.samples import as_seen, samples
from ui.samples_reports import REPORTS

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Open = Callable[..., Any]


def click(shown: Any, name: str) -> None:
    QTest.mouseClick(shown.window, LEFT, NO_KEY, shown.middle(name))
    shown.settle()
    shown.picture()  # rows are laid out for a frame


def names(shown: Any) -> list[str]:
    return [target.item.objectName() for target in targets_on(shown.window)]


@pytest.mark.parametrize(
    ("sample", "target", "tap"),
    [
        ("offer-reports", "reports", ("reports", "")),
        ("offer-dues-reports", "reports", ("reports", "")),
        ("offer-dues-reports", "dues", ("pay", "")),
        ("choice-2-dues-reports", "reports", ("reports", "")),
        ("home-1", "service_reports", ("open_service", "reports")),
        ("signed_in-dues-reports", "reports", ("reports", "")),
        ("reports", "choose_dr-1", ("choose_report", "dr-1")),
        ("reports", "open_dr-1", ("open_report", "dr-1")),
        ("reports-imaging", "open_dr-1", ("open_report", "dr-1")),
        ("reports", "chooseNew", ("choose_new", "")),
        ("reports", "filter_imaging", ("filter", "imaging")),
        ("reports-imaging", "filter_all", ("filter", "all")),
        ("reports", "print", ("print", "")),
        ("reports", "action_back", ("back", "")),
        ("no_reports", "action_back", ("back", "")),
        ("report_page", "trend_o0", ("show_trend", "o0")),
        ("report_page", "form", ("show_form", "")),
        ("report_page", "print", ("print", "")),
        ("report_trend", "action_back", ("back", "")),
        ("report_form", "next", ("page", "next")),
        ("report_form-last", "previous", ("page", "previous")),
        ("printing", "action_finish", ("finish", "")),
        ("print_done-partly", "resume", ("resume_print", "")),
    ],
)
@pytest.mark.parametrize("panel", ["1080x1920", "1280x1024"])
def test_a_tap_says_what_it_is_on(
    glass: Open, panel: str, sample: str, target: str, tap: tuple[str, str]
) -> None:
    shown = glass(samples()[sample], panel)
    click(shown, target)
    assert shown.meant() == [tap]


@pytest.mark.parametrize("sample", ["offer-dues", "choice-2", "nothing_today", "signed_in"])
def test_where_there_are_no_reports_there_is_no_way_to_them(glass: Open, sample: str) -> None:
    assert "reports" not in names(glass(samples()[sample]))


def test_the_way_to_the_reports_comes_and_goes_while_the_screen_is_there(glass: Open) -> None:
    view = samples()["offer-dues"]
    shown = glass(view)
    shown.show(samples()["offer-dues-reports"])
    dues, reports = (place_of(shown.item(name)) for name in ("dues", "reports"))
    assert dues.top() == reports.top()
    assert dues.width() == reports.width()
    shown.show(view)
    assert "reports" not in names(shown)
    assert place_of(shown.item("dues")).width() > dues.width()


def test_nothing_is_printed_while_nothing_is_chosen(glass: Open) -> None:
    shown = glass(samples()["reports-none_chosen"])
    click(shown, "print")
    assert shown.meant() == []


@pytest.mark.parametrize("sample", ["reports-no_printer", "reports-critical-several"])
def test_without_a_printer_reports_can_be_read_and_not_chosen(glass: Open, sample: str) -> None:
    there = names(glass(samples()[sample]))
    assert not [name for name in there if name.startswith("choose") or name == "print"]
    assert [name for name in there if name.startswith("open_")]


def test_what_was_printed_or_may_have_been_cannot_be_chosen(glass: Open) -> None:
    shown = glass(samples()["reports"])
    assert "choose_dr-3" not in names(shown)
    assert "open_dr-3" in names(shown)
    doubted = replace(REPORTS, cards=samples()["reports-marks"].screen.cards[2:])
    shown.show(replace(samples()["reports"], screen=doubted))
    assert not [name for name in names(shown) if name.startswith("choose_dr")]


@pytest.mark.parametrize(
    ("sample", "prints"),
    [
        ("report_page", True),
        ("report_page-printed", False),
        ("report_page-in_doubt", False),
        ("report_page-no_printer", False),
    ],
)
def test_a_report_is_printed_once(glass: Open, sample: str, *, prints: bool) -> None:
    assert ("print" in names(glass(samples()[sample]))) is prints


def test_a_choice_is_shown_on_the_button_at_once(glass: Open) -> None:
    view = samples()["reports"]
    shown = glass(view)
    box = shown.item("choose_dr-2")
    cards = tuple(replace(card, chosen=True) for card in REPORTS.cards)
    shown.show(replace(view, screen=replace(REPORTS, cards=cards, chosen=3)))
    assert shown.item("choose_dr-2") is box
    assert box.property("ticked") is True
    assert "打印所选（3）" in shown.texts()


@pytest.mark.parametrize("kind", list(ReportKind))
def test_all_of_one_kind_need_no_filter(glass: Open, kind: ReportKind) -> None:
    laboratory = 4 if kind is ReportKind.LABORATORY else 0
    imaging = 4 if kind is ReportKind.IMAGING else 0
    alone = replace(REPORTS, laboratory=laboratory, imaging=imaging)
    shown = glass(replace(samples()["reports"], screen=alone))
    assert not [name for name in names(shown) if name.startswith("filter_")]


def test_keys_walk_through_a_list_and_open_a_report(glass: Open) -> None:
    shown = glass(samples()["reports-twenty"])
    reached: list[str] = []
    for _ in range(60):
        QTest.keyClick(shown.window, Qt.Key.Key_Tab)
        shown.settle()
        item: Any = shown.window.activeFocusItem()
        reached.append(item.objectName())
        if item.objectName().startswith(("choose_", "open_")):
            assert item.objectName() in names(shown), "has the focus and cannot be seen"
        if item.objectName() == "open_dr-12":
            QTest.keyClick(shown.window, Qt.Key.Key_Return)
            break
    assert ("open_report", "dr-12") in shown.meant()
    assert reached.index("choose_dr-1") < reached.index("open_dr-1") < reached.index("open_dr-2")


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_an_enlarged_form_keeps_the_rules_and_moves_by_buttons(
    glass: Open, panel: str, *, elder: bool
) -> None:
    shown = glass(as_seen(samples()["report_form"], language="en", elder=elder), panel)
    before = place_of(shown.item("form_page")).width()
    click(shown, "enlarge")
    page = place_of(shown.item("form_page"))
    assert page.width() > 1.2 * before
    found = findings(shown.window, shown.picture(), PANELS[panel], text_size=4 if elder else 1)
    assert found == []
    click(shown, "moveDown")
    assert place_of(shown.item("form_page")).top() < page.top()
    click(shown, "moveUp")
    assert place_of(shown.item("form_page")).top() == page.top()
    click(shown, "enlarge")
    assert place_of(shown.item("form_page")).width() == before
    assert shown.meant() == []


def test_another_page_of_a_form_begins_at_its_top(glass: Open) -> None:
    view = samples()["report_form"]
    shown = glass(view)
    click(shown, "enlarge")
    top = place_of(shown.item("form_page")).top()
    click(shown, "moveDown")
    shown.show(replace(view, screen=replace(view.screen, page=1)))
    assert place_of(shown.item("form_page")).top() == top


def test_at_the_ends_of_a_form_there_is_no_way_on(glass: Open) -> None:
    assert "previous" not in names(glass(samples()["report_form"]))
    assert "next" not in names(glass(samples()["report_form-last"]))
    assert not {"previous", "next"} & set(names(glass(samples()["report_form-one"])))
