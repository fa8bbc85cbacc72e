"""A list that does not fit: by finger, by its two buttons, by keys; no line of it is ever cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.sampling import sampled
from ui.gallery import PANELS
from ui.inspection import findings, place_of, targets_on, visible_items
from ui.samples import as_seen, samples
from ui.samples_pay import LINES, bill

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Open = Callable[..., Any]


def click(shown: Any, name: str) -> None:
    QTest.mouseClick(shown.window, LEFT, NO_KEY, shown.middle(name))
    shown.settle()
    shown.picture()  # rows are laid out for a frame


def names(shown: Any) -> list[str]:
    return [target.item.objectName() for target in targets_on(shown.window)]


def boxes(shown: Any) -> list[str]:
    return [name for name in names(shown) if name.startswith("choose_")]


def offset(shown: Any) -> float:
    return float(shown.item("view").property("contentY"))


def pages(shown: Any, button: str) -> Iterator[list[str]]:
    """The boxes of this page and of each that `button` leads to."""
    for _ in range(40):
        yield boxes(shown)
        if button not in names(shown):
            return
        click(shown, button)
    raise AssertionError("the button leads nowhere")


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_the_buttons_lead_past_every_bill_and_back(glass: Open, panel: str, *, elder: bool) -> None:
    shown = glass(as_seen(samples()["bills-twelve"], elder=elder), panel)
    wanted = {f"choose_in-{index}" for index in range(12)}
    down = list(pages(shown, "down"))
    assert {name for page in down for name in page} == wanted
    assert len(down) > 1
    up = list(pages(shown, "up"))
    assert {name for page in up for name in page} == wanted
    assert offset(shown) == 0
    assert shown.meant() == []


@pytest.mark.parametrize(
    ("panel", "seen", "sample"),
    sampled(
        product(
            PANELS,
            (("zh_CN", False), ("en", True)),
            ("bills-thirty_items", "bills-largest", "bills-twelve"),
        ),
        one_in=3,
    ),
)
def test_every_page_keeps_the_rules(
    glass: Open, panel: str, seen: tuple[str, bool], sample: str
) -> None:
    language, elder = seen
    shown = glass(as_seen(samples()[sample], language=language, elder=elder), panel)
    for _ in pages(shown, "down"):
        picture = shown.picture()
        assert findings(shown.window, picture, PANELS[panel], text_size=4 if elder else 1) == []


@pytest.mark.parametrize("panel", PANELS)
def test_all_items_of_a_long_bill_can_be_seen(glass: Open, panel: str) -> None:
    shown = glass(samples()["bills-thirty_items"], panel)
    amounts = {f"¥{line.amount}" for line in LINES}
    seen: set[int] = set()
    for _ in pages(shown, "down"):
        seen |= {
            round(place_of(each).top() + offset(shown))
            for each in visible_items(shown.window)
            if each.property("text") in amounts
        }
    assert len(seen) == 30


@pytest.mark.parametrize("panel", PANELS)
def test_the_buttons_are_large(glass: Open, panel: str) -> None:
    shown = glass(samples()["bills-twelve"], panel)
    click(shown, "down")
    for name in ("up", "down"):
        place = place_of(shown.item(name))
        assert min(place.width(), place.height()) / PANELS[panel] >= 15.0


def drag(shown: Any, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(shown.window, LEFT, NO_KEY, start)
    for step in range(1, 13):
        QTest.mouseMove(shown.window, start + (end - start) * step / 12)
        QTest.qWait(16)
    QTest.qWait(120)  # held still: no fling
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, end)
    shown.settle()


def test_a_finger_scrolls_and_chooses_nothing(glass: Open) -> None:
    shown = glass(samples()["bills-twelve"])
    start = shown.middle("unfold_in-2")
    drag(shown, start, start - QPoint(0, 300))
    assert offset(shown) > 100
    assert shown.meant() == []


def test_what_fits_does_not_scroll(glass: Open) -> None:
    shown = glass(samples()["bills"])
    start = shown.middle("unfold_in-1")
    drag(shown, start, start - QPoint(0, 300))
    assert offset(shown) == 0
    assert not {"up", "down"} & set(names(shown))


def test_choosing_leaves_the_list_where_it_is(glass: Open) -> None:
    view = samples()["bills-twelve"]
    shown = glass(view)
    click(shown, "down")
    before, row = offset(shown), shown.item("choose_in-4")
    assert before > 0
    changed = tuple(
        replace(group, bills=tuple(replace(b, chosen=b.id != "in-4") for b in group.bills))
        for group in view.screen.groups
    )
    shown.show(replace(view, screen=replace(view.screen, groups=changed, chosen=11)))
    shown.picture()
    assert offset(shown) == before
    assert shown.item("choose_in-4") is row
    assert row.property("ticked") is False


def test_unfolding_and_folding_stays_within_the_list(glass: Open) -> None:
    view = samples()["bills-thirty_items"]
    shown = glass(view)
    for _ in pages(shown, "down"):
        pass
    assert offset(shown) > 0
    shown.show(samples()["bills"])
    shown.picture()
    assert offset(shown) == 0
    assert boxes(shown) == ["choose_in-0", "choose_in-1"]


def test_keys_bring_into_view_what_they_reach(glass: Open) -> None:
    shown = glass(samples()["bills-twelve"])
    assert "choose_in-11" not in names(shown)
    reached = []
    for _ in range(24):
        QTest.keyClick(shown.window, Qt.Key.Key_Tab)
        shown.settle()
        item: Any = shown.window.activeFocusItem()
        if item.objectName().startswith("choose_"):
            assert item.objectName() in names(shown), "has the focus and cannot be seen"
            reached.append(item.objectName())
    assert reached[:6] == [f"choose_in-{index}" for index in range(6)]


def test_past_the_end_of_a_list_the_focus_is_with_the_way_back(glass: Open) -> None:
    """The button that has brought somebody there by keys goes; one key too many does no harm."""
    shown = glass(samples()["bills-twelve"])
    shown.item("down").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for end, turned in (("down", "up"), ("up", "down")):
        while end in names(shown):
            assert shown.window.activeFocusItem().objectName() == end
            QTest.keyClick(shown.window, Qt.Key.Key_Return)
            shown.settle()
            shown.picture()
        assert shown.window.activeFocusItem().objectName() == turned
    assert shown.meant() == []


def test_bills_that_go_take_their_rows_with_them(glass: Open) -> None:
    view = samples()["bills-twelve"]
    shown = glass(view)
    click(shown, "down")
    first = view.screen.groups[0]
    left = replace(view.screen, groups=(replace(first, bills=(bill(0),)),), chosen=1, count=1)
    shown.show(replace(view, screen=left))
    shown.picture()
    assert boxes(shown) == ["choose_in-0"]
    assert offset(shown) == 0
