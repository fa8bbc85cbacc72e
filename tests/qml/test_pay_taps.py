"""Paying by hand and by keys: what a tap says on each screen, and what it must not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.session.pay_screens import Paying
from kiosk.session.preferences import Cover, TextSize
from kiosk.session.screens import Dues, Offer, View
from tests.brief_looks import of_every_screen
from ui.gallery import PANELS
from ui.inspection import place_of, targets_on, words_on
from ui.samples import as_seen, samples
from ui.samples_pay import PAY_WAYS, PAYING

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
# Of the bars above and below every screen.
FRAME = {"action_elder_mode", "repeat", "cover", "display", "language"}
PAYS = [name for name in samples() if any(each in name for each in ("pay", "bill", "dues", "paid"))]
Open = Callable[..., Any]


def names(shown: Any) -> list[str]:
    return [target.item.objectName() for target in targets_on(shown.window)]


@pytest.mark.parametrize(
    ("sample", "target", "tap"),
    [
        ("offer-dues", "dues", ("pay", "")),
        ("offer-dues-uncounted", "dues", ("pay", "")),
        ("choice-2-dues", "dues", ("pay", "")),
        ("signed_in-dues", "dues", ("pay", "")),
        ("bills", "choose_in-1", ("choose_bill", "in-1")),
        ("bills", "unfold_in-0", ("unfold_bill", "in-0")),
        ("bills", "chooseAll", ("choose_all", "")),
        ("bills", "pay", ("pay_chosen", "")),
        ("bills", "action_back", ("back", "")),
        ("pay_ways", "by_wechat", ("pay_by", "wechat")),
        ("pay_ways", "by_alipay", ("pay_by", "alipay")),
        ("pay_ways", "by_unionpay", ("pay_by", "unionpay")),
        ("pay_ways-all_insured", "confirm", ("pay_by", "none")),
        ("paying-shown", "otherWay", ("other_way", "")),
        ("paying-confirming", "otherWay", ("other_way", "")),
        ("paid", "action_reprint", ("reprint", "")),
        ("paid-more", "more", ("pay", "")),
        ("pay_unknown", "action_finish", ("finish", "")),
        ("pay_returned", "action_finish", ("finish", "")),
    ],
)
@pytest.mark.parametrize("panel", ["1080x1920", "1280x1024"])
def test_a_tap_says_what_it_is_on(
    glass: Open, panel: str, sample: str, target: str, tap: tuple[str, str]
) -> None:
    shown = glass(samples()[sample], panel)
    shown.click(target)
    assert shown.meant() == [tap]


@pytest.mark.parametrize("sample", ["offer", "choice-2", "signed_in"])
def test_without_dues_there_is_nothing_to_tap_for_them(glass: Open, sample: str) -> None:
    assert "dues" not in names(glass(samples()[sample]))


def test_dues_come_and_go_while_the_screen_is_there(glass: Open) -> None:
    view = samples()["offer"]
    assert isinstance(view.screen, Offer)
    shown = glass(view)
    shown.show(replace(view, screen=replace(view.screen, dues=Dues(3, "88.00"))))
    assert {"¥88.00", "3 项"} <= set(shown.texts())
    shown.show(view)
    assert "dues" not in names(shown)


def test_with_nothing_chosen_there_is_nothing_to_pay(glass: Open) -> None:
    shown = glass(samples()["bills-none_chosen"])
    assert "pay" not in names(shown)
    shown.click("pay")
    assert shown.meant() == []
    assert "请先选择费用" in shown.texts()


def test_a_bill_for_the_desk_has_no_box_but_its_items_can_be_seen(glass: Open) -> None:
    shown = glass(samples()["bills-not_payable"])
    assert "choose_in-1" not in names(shown)
    assert "unfold_in-1" in names(shown)
    assert "请到缴费窗口办理" in shown.texts()


@pytest.mark.parametrize("phase", ["placing", "checking", "finishing", "closing", "returning"])
def test_there_is_no_other_way_while_it_is_not_the_patients_turn(glass: Open, phase: str) -> None:
    shown = glass(samples()[f"paying-{phase}"])
    assert set(names(shown)) <= FRAME


def test_a_way_that_is_not_offered_is_not_there(glass: Open) -> None:
    shown = glass(samples()["pay_ways-one_channel"])
    assert [name for name in names(shown) if name.startswith("by_")] == ["by_unionpay"]
    assert not [name for name in names(glass(samples()["pay_ways-all_insured"])) if "by_" in name]


@pytest.mark.parametrize(
    ("seconds", "words"), [(168, "还有 2 分 48 秒"), (60, "还有 1 分 0 秒"), (59, "还有 59 秒")]
)
def test_the_time_left_is_told(glass: Open, seconds: int, words: str) -> None:
    view = samples()["paying-shown"]
    shown = glass(replace(view, screen=replace(PAYING, seconds_left=seconds)))
    assert words in shown.texts()


def test_without_a_limit_no_time_is_told(glass: Open) -> None:
    view = samples()["paying-confirming"]
    assert isinstance(view.screen, Paying)
    shown = glass(replace(view, screen=replace(view.screen, seconds_left=-1)))
    assert not any("还有" in text for text in shown.texts())


def test_under_the_cover_nothing_can_be_reached(glass: Open) -> None:
    view = samples()["paying-shown"]
    shown = glass(view)
    below = shown.middle("otherWay")
    shown.show(replace(view, cover=Cover.PAYMENT))
    QTest.mouseClick(shown.window, LEFT, NO_KEY, below)
    shown.settle()
    QTest.keyClick(shown.window, Qt.Key.Key_Tab)
    QTest.keyClick(shown.window, Qt.Key.Key_Return)
    shown.settle()
    assert names(shown) == ["uncover"]
    assert set(shown.meant()) == {("still_here", "")}
    assert "¥126.50" not in shown.texts()


def test_the_touch_that_uncovers_presses_nothing_below(glass: Open) -> None:
    """The flow takes the cover away at the press: the release comes to the screen itself."""
    view = samples()["paying-shown"]
    shown = glass(view)
    below = shown.middle("otherWay")
    shown.show(replace(view, cover=Cover.PAYMENT))
    QTest.mousePress(shown.window, LEFT, NO_KEY, below)
    shown.show(view)
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, below)
    shown.settle()
    assert ("other_way", "") not in shown.taps
    assert ("touch", "") in shown.taps


@pytest.mark.parametrize(("language", "elder"), [("zh_CN", True), ("en", False)])
@pytest.mark.parametrize("panel", PANELS)
def test_words_stay_inside_their_buttons(
    glass: Open, panel: str, language: str, *, elder: bool
) -> None:
    shown = glass(samples()["attract"], panel)
    out = []
    for name in of_every_screen(PAYS, one_in=3):
        shown.show(as_seen(samples()[name], language=language, elder=elder))
        shown.picture()  # rows and columns are laid out for a frame
        for target in targets_on(shown.window):
            room = place_of(target.item).adjusted(-1, -1, 1, 1)
            inside = [w for w in words_on(shown.window) if target.item.isAncestorOf(w.item)]
            out += [(name, w.text) for w in inside if not room.contains(w.place)]
    assert out == []


@pytest.mark.parametrize("sample", ["pay_ways", "paying-shown", "bills-trouble-bill_changed"])
def test_no_amount_and_no_second_is_said_aloud(glass: Open, sample: str) -> None:
    """Others stand by; and a countdown that is read out never ends."""
    view = samples()[sample]
    shown = glass(samples()["attract"])
    said: list[str] = []
    shown.stage.said.connect(lambda text, _language: said.append(text))
    shown.show(view)
    if sample == "paying-shown":
        shown.show(replace(view, screen=replace(PAYING, seconds_left=167)))
    (words,) = said
    assert words
    assert not any(sign.isdigit() for sign in words)


def test_a_hint_is_said_where_payment_codes_are_read(glass: Open) -> None:
    shown = glass(samples()["pay_ways"])
    said: list[str] = []
    shown.stage.said.connect(lambda text, _language: said.append(text))
    shown.show(samples()["pay_ways-hint"])
    assert said == ["请再靠近一点"]
    assert shown.item("hint").property("words") == "请再靠近一点"


def test_what_staff_read_on_the_attract_screen(glass: Open) -> None:
    shown = glass(samples()["attract-orders_open"])
    assert "供工作人员参考：有 3 笔付款需要人工处理" in shown.texts()
    shown.show(samples()["attract-payments_down"])
    assert "供工作人员参考：暂时不能收款" in shown.texts()


@pytest.mark.parametrize("markup", ["<b>心内科</b>", "<img src='file:///etc/hostname'>"])
def test_markup_from_the_hospital_is_text(glass: Open, markup: str) -> None:
    shown = glass(View(replace(PAY_WAYS, what=markup), ()))
    assert {markup, "2 项"} <= set(shown.texts())


@pytest.mark.parametrize(
    "sample", ["bills", "pay_ways", "paying-shown", "paid-more", "pay_unknown"]
)
def test_keys_walk_over_every_target_and_wrap(glass: Open, sample: str) -> None:
    shown = glass(samples()[sample])
    there = [target.name for target in targets_on(shown.window)]
    walked = []
    for _ in range(len(there) + 1):
        QTest.keyClick(shown.window, Qt.Key.Key_Tab)
        shown.settle()
        walked.append(shown.focused)
    assert sorted(walked[:-1]) == sorted(there)
    assert walked[-1] == walked[0]


def test_a_middle_point_between_rows_is_nobodys(glass: Open) -> None:
    shown = glass(samples()["bills"])
    box = place_of(shown.item("choose_in-0"))
    QTest.mouseClick(
        shown.window, LEFT, NO_KEY, QPoint(round(box.right()) + 8, round(box.center().y()))
    )
    shown.settle()
    assert shown.meant() == []


@pytest.mark.parametrize("panel", PANELS)
def test_in_elder_mode_the_code_on_the_phone_comes_first(glass: Open, panel: str) -> None:
    """It takes no choice; then one way a line."""
    shown = glass(as_seen(samples()["pay_ways"], elder=True), panel)
    shown.picture()
    ways = [place_of(shown.item(f"by_{each}")) for each in PAY_WAYS.channels]
    assert len({way.left() for way in ways}) == 1
    (scan,) = [each for each in words_on(shown.window) if each.text == "请出示手机付款码"]
    assert scan.place.bottom() < min(way.top() for way in ways)


def test_whoever_has_chosen_all_may_simply_pay_in_elder_mode(glass: Open) -> None:
    view = samples()["bills"]
    shown = glass(view)
    assert "chooseAll" in names(shown)
    shown.show(as_seen(view, elder=True))
    assert "chooseAll" not in names(shown)
    shown.show(as_seen(samples()["bills-none_chosen"], elder=True))
    assert "chooseAll" in names(shown)


@pytest.mark.parametrize("sample", ["paid", "paid-largest", "pay_ways-largest", "bills-largest"])
def test_an_amount_is_on_one_line_and_whole_whatever_the_size(glass: Open, sample: str) -> None:
    shown = glass(samples()["attract"], "1280x1024")
    for size in TextSize:
        shown.show(as_seen(samples()[sample], text_size=size))
        shown.picture()
        amounts = [each for each in words_on(shown.window) if each.text.startswith(("¥", "−¥"))]
        assert amounts
        assert not [each.text for each in amounts if each.cut_off]
        assert {each.item.property("lineCount") for each in amounts} == {1}


def test_an_amount_is_read_from_left_to_right_in_every_language(glass: Open) -> None:
    shown = glass(as_seen(samples()["pay_ways"], language="ar"))
    assert "\u2066−¥231.60\u2069" in shown.texts()
