"""The screen lowered (UX.md, "reach"): every control within the lower 60 % of an upright panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from kiosk.session.preferences import Cover, TextSize
from kiosk.session.screens import SecondFactor, View
from kiosk.session.staff_screens import StaffScreen
from tests.brief_looks import of_every_screen
from tests.sampling import sampled
from ui.gallery import PANELS
from ui.inspection import place_of, targets_on, visible_items
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LEAST_ROOM = 150 * PANELS["1080x1920"]  # dots, of what is seen of a lowered screen
# Staff's screens do not come down: decision 23.
PATIENTS = of_every_screen(
    (name for name, view in samples().items() if not isinstance(view.screen, StaffScreen)),
    one_in=3,
)
SHIFTS = ("seeAbove", "seeBelow")
MOST_STEPS = 60  # from one end of the longest screen to the other
Open = Callable[..., Any]


def low(sample: str, **seen: Any) -> View:
    return as_seen(samples()[sample], lowered=True, **seen)


def click(glass: Any, name: str) -> None:
    QTest.mouseClick(glass.window, LEFT, NO_KEY, glass.middle(name))
    glass.picture()


def press(glass: Any, key: Qt.Key) -> None:
    QTest.keyClick(glass.window, key)
    glass.picture()


def seen_of(glass: Any, name: str) -> QRectF:
    """What is not behind an edge of it."""
    (target,) = [each for each in targets_on(glass.window) if each.item.objectName() == name]
    return QRectF(target.seen)


def names(glass: Any) -> set[str]:
    return {each.item.objectName() for each in targets_on(glass.window)}


def all_of_the_screen(glass: Any) -> set[Any]:
    """Every target of the screen, wherever it is just now; none where the screen is covered."""
    items = list(visible_items(glass.window))
    reach = next((item for item in items if item.objectName() == "reach"), None)
    return {
        item
        for item in items
        if reach is not None
        and item.property("tappable")
        and item.isEnabled()
        and reach.isAncestorOf(item)
    }


def _fills(target: Any) -> bool:
    """It is higher than there is room for."""
    room = target.seen.height()
    return bool(target.place.height() > room > 0.9 * LEAST_ROOM)


def to_the_top(glass: Any) -> None:
    for _ in range(MOST_STEPS):
        if "seeAbove" not in names(glass):
            return
        click(glass, "seeAbove")
    raise AssertionError("the button leads nowhere")


def walk(glass: Any) -> set[Any]:
    """The targets that come to be seen whole, from the top of the screen to its end; each is in reach."""
    glass.picture()
    to_the_top(glass)
    had: set[Any] = set()
    for _ in range(MOST_STEPS):
        line = 0.4 * glass.window.height()
        for each in targets_on(glass.window):
            assert each.seen.isEmpty() or each.seen.top() >= line, (
                f"{each.name} is at {each.seen.top()}"
            )
            if each.seen == each.place or _fills(each):
                had.add(each.item)
        if "seeBelow" not in names(glass):
            return had
        click(glass, "seeBelow")
    raise AssertionError("the button leads nowhere")


@pytest.mark.parametrize(
    "seen",
    [
        {"language": "zh_CN"},
        {"language": "en", "text_size": TextSize.LARGEST},
        {"language": "zh_CN", "elder": True},
    ],
    ids=["normal", "largest", "elder"],
)
def test_everything_is_or_can_be_brought_within_reach(glass: Open, seen: dict[str, Any]) -> None:
    shown = glass(low("attract"))
    for name in PATIENTS:
        shown.show(low(name, **seen))
        had = walk(shown)
        missing = {str(item.property("name")) for item in all_of_the_screen(shown) - had}
        assert not missing, name


def test_what_is_to_be_done_next_is_seen_first(glass: Open) -> None:
    shown = glass(low("bills-twelve"))
    shown.picture()
    pay = shown.item("pay")
    assert seen_of(shown, "pay") == place_of(pay)


def test_a_screen_whose_buttons_are_low_already_stays_whole(glass: Open) -> None:
    shown = glass(low("hospital_trouble"))
    shown.picture()
    assert not set(SHIFTS) & names(shown)
    shown.show(low("second_factor"))
    shown.picture()
    assert set(SHIFTS) & names(shown)


def test_all_keys_of_the_pad_are_there_at_once(glass: Open) -> None:
    shown = glass(low("second_factor-half"))
    shown.picture()
    for key in (*"1234567890X", "erase"):
        assert seen_of(shown, f"key_{key}") == place_of(shown.item(f"key_{key}"))


def test_the_button_comes_into_view_once_there_is_something_to_confirm(glass: Open) -> None:
    shown = glass(low("second_factor-half"))
    shown.picture()
    assert "confirm" not in names(shown)
    shown.show(replace(low("second_factor-half"), screen=SecondFactor(4, 4)))
    shown.picture()
    assert seen_of(shown, "confirm") == place_of(shown.item("confirm"))


def test_at_its_end_the_focus_is_with_the_way_back(glass: Open) -> None:
    shown = glass(low("bills-twelve"))
    shown.picture()
    shown.item("seeAbove").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    while "seeAbove" in names(shown):
        press(shown, Qt.Key.Key_Return)
        shown.picture()
    assert shown.window.activeFocusItem().objectName() == "seeBelow"


def rows_of(glass: Any, row: str) -> tuple[dict[str, float], set[str]]:
    """Where in its list each row is that is drawn, and which of them are seen whole."""
    view = glass.item("view")
    top = view.property("contentY") - place_of(view).top()
    items = [item for item in visible_items(glass.window) if item.objectName().startswith(row)]
    whole = {each.item for each in targets_on(glass.window) if each.seen == each.place}
    drawn = {item.objectName(): place_of(item).top() + top for item in items}
    return drawn, {item.objectName() for item in items if item in whole}


@pytest.mark.parametrize(
    ("sample", "row", "size"),
    sampled(
        (
            (sample, row, size)
            for sample, row in (("reports-first_page", "open_"), ("report_page-sixty", "trend_"))
            for size in (TextSize.STANDARD, TextSize.LARGE, TextSize.LARGER)
        ),
        one_in=3,
    ),
)
def test_the_buttons_pass_no_row_of_a_list(
    glass: Open, sample: str, row: str, size: TextSize
) -> None:
    """Only a part of the list is seen: they go on from there, not from where the list ends."""
    shown = glass(low(sample, text_size=size))
    shown.picture()
    to_the_top(shown)
    for button in ("seeBelow", "seeAbove"):
        places, seen = rows_of(shown, row)
        while button in names(shown):
            click(shown, button)
            drawn, whole = rows_of(shown, row)
            places, seen = places | drawn, seen | whole
        between = [name for name in sorted(places, key=lambda name: places[name]) if name in seen]
        assert len(between) > 3
        first, last = places[between[0]], places[between[-1]]
        passed = {name for name, place in places.items() if first <= place <= last} - seen
        assert not passed, button


@pytest.mark.parametrize(
    "sample", ["bills-twelve", "report_page-sixty", "report_trend", "reports-first_page"]
)
def test_a_list_has_no_second_pair_of_buttons(glass: Open, sample: str) -> None:
    """But for those that turn the pages."""
    shown = glass(low(sample))
    shown.picture()
    to_the_top(shown)
    for _ in range(MOST_STEPS):
        assert not {"up", "down"} & names(shown)
        if "seeBelow" not in names(shown):
            break
        click(shown, "seeBelow")
    shown.show(samples()[sample])
    shown.picture()
    assert {"up", "down"} & names(shown)


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE, TextSize.LARGER])
def test_no_bill_is_cut_in_two_on_the_way_down(glass: Open, size: TextSize) -> None:
    shown = glass(low("bills-twelve", text_size=size))
    shown.picture()
    to_the_top(shown)
    while "seeBelow" in names(shown):
        click(shown, "seeBelow")
        for each in targets_on(shown.window):
            if each.item.objectName().startswith("choose_"):
                assert each.seen == each.place or each.seen.isEmpty(), each.name


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_what_has_the_focus_is_seen(glass: Open, key: Qt.Key) -> None:
    shown = glass(low("second_factor-full"))
    shown.picture()
    walked = set()
    for _ in range(24):
        press(shown, key)
        item = shown.window.activeFocusItem()
        walked.add(item.objectName())
        assert seen_of(shown, item.objectName()) == place_of(item)
    assert {"key_1", "key_erase", "confirm", "action_finish", "display"} <= walked


def test_no_line_is_cut_in_two_where_it_rests(glass: Open) -> None:
    shown = glass(low("second_factor-wrong"))
    shown.picture()
    edges = place_of(shown.item("reach"))
    for item in visible_items(shown.window):
        words = shown.item("reach").isAncestorOf(item) and item.property("paintedHeight")
        place = place_of(item)
        if words and place.intersects(edges):
            assert edges.contains(place.adjusted(30, 1, -30, -1)), item.property("text")


def test_a_finger_moves_it_too_and_taps_nothing(glass: Open) -> None:
    shown = glass(low("second_factor-half"))
    shown.picture()
    before = place_of(shown.item("key_5")).top()
    start = shown.middle("key_5")
    QTest.mousePress(shown.window, LEFT, NO_KEY, start)
    for step in range(1, 13):
        QTest.mouseMove(shown.window, start + QPoint(0, 300) * step / 12)
        QTest.qWait(16)
    QTest.qWait(120)  # held still: no fling
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, start + QPoint(0, 300))
    shown.picture()
    assert place_of(shown.item("key_5")).top() > before + 100
    assert shown.meant() == []


def test_sizes_stay_as_they_are(glass: Open) -> None:
    view = samples()["second_factor-half"]
    shown = glass(view)
    before = place_of(shown.item("key_5")).size(), place_of(shown.item("action_back")).size()
    shown.show(low("second_factor-half"))
    shown.picture()
    after = place_of(shown.item("key_5")).size(), place_of(shown.item("action_back")).size()
    assert after == before


def test_up_again_all_is_as_it_was(glass: Open) -> None:
    view = samples()["second_factor-half"]
    shown = glass(view)
    before = {each.name: each.place for each in targets_on(shown.window)}
    shown.show(low("second_factor-half"))
    shown.picture()
    shown.show(view)
    shown.picture()
    assert {each.name: each.place for each in targets_on(shown.window)} == before


@pytest.mark.parametrize("panel", ["1920x1080", "1280x1024"])
def test_a_wide_panel_is_never_lowered(glass: Open, panel: str) -> None:
    shown = glass(samples()["second_factor-half"], panel)
    before = {each.name: each.place for each in targets_on(shown.window)}
    shown.show(low("second_factor-half"))
    shown.picture()
    assert {each.name: each.place for each in targets_on(shown.window)} == before


@pytest.mark.parametrize("over", [*(each for each in Cover if each is not Cover.NONE), "idle"])
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_what_covers_it_is_within_reach(glass: Open, over: str, *, elder: bool) -> None:
    view = low("second_factor", elder=elder)
    shown = glass(view)
    covered = replace(view, idle_seconds=17) if over == "idle" else replace(view, cover=Cover(over))
    shown.show(covered)
    shown.picture()
    (button,) = targets_on(shown.window)
    assert button.place.top() >= 0.4 * shown.window.height()
