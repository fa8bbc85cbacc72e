"""The screen before the first scan: it invites, and gives way to what a hand should do now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from kiosk.devices import ScanHint
from kiosk.services.access import ServiceId
from kiosk.session.preferences import TextSize
from kiosk.session.screens import Attract, View
from ui.gallery import PANELS
from ui.inspection import place_of, visible_items
from ui.samples import as_seen, samples
from ui.samples_identify import NOTICES

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
ATTRACT = {name: view for name, view in samples().items() if name.startswith("attract")}
CROWDED = ("attract-picture-notices", "attract-picture-notices-degraded", "attract-clock_suspect")
LONGEST = "请带好身份证和以往的检查资料，" * 12 + "谢谢。"


def attract(screen: Attract | None = None, **wishes: Any) -> View:
    view = ATTRACT["attract"]
    return as_seen(view if screen is None else replace(view, screen=screen), **wishes)


def steps_of(glass: Any) -> list[QQuickItem]:
    return [each for each in visible_items(glass.window) if each.property("pictureBefore")]


def lit(glass: Any) -> int:
    return int(glass.item("steps").property("lit"))


def timer_runs(glass: Any) -> bool:
    timer = glass.window.findChild(QObject, "beats")
    return bool(timer.property("running"))


def animated(glass: Open, view: View, panel: str = "1080x1920") -> Any:
    shown = glass(view, panel)
    shown.stage.set_animated(animated=True)
    shown.settle()
    return shown


def test_the_steps_are_lit_in_turn_and_begin_with_what_there_is(glass: Open) -> None:
    shown = animated(glass, attract())
    seen = []
    for beat in range(8):
        shown.item("attract").setProperty("beat", beat)
        seen.append((lit(shown), bool(shown.item("steps").property("begun"))))
    once = [(step, begun) for step in range(3) for begun in (True, False)]
    assert seen == [*once, *once[:2]]


def test_each_step_is_lit_for_four_to_five_seconds(glass: Open) -> None:
    shown = animated(glass, attract())
    interval = shown.window.findChild(QObject, "beats").property("interval")
    assert 4_000 <= 2 * interval <= 5_000


def test_the_loop_begins_by_itself(glass: Open, qtbot: Any) -> None:
    shown = animated(glass, attract())
    shown.window.findChild(QObject, "beats").setProperty("interval", 1)
    qtbot.waitUntil(lambda: lit(shown) == 2)


def test_a_hint_stops_the_loop(glass: Open) -> None:
    shown = animated(glass, attract())
    assert timer_runs(shown)
    shown.show(attract(Attract(hint=ScanHint.TOO_FAR)))
    assert not timer_runs(shown)
    assert lit(shown) == -1
    shown.show(attract())
    assert timer_runs(shown)


def test_nothing_moves_in_elder_mode_nor_in_pictures(glass: Open) -> None:
    shown = glass(attract(Attract(notices=NOTICES)))
    assert not timer_runs(shown)
    shown.stage.set_animated(animated=True)
    shown.show(attract(Attract(notices=NOTICES), elder=True))
    assert not timer_runs(shown)


def test_the_loop_rests_under_a_cover(glass: Open) -> None:
    shown = animated(glass, attract())
    shown.show(replace(attract(), idle_seconds=20))
    assert not timer_runs(shown)


@pytest.mark.parametrize("panel", PANELS)
def test_the_three_steps_are_there_in_words_and_pictures(glass: Open, panel: str) -> None:
    shown = glass(attract(), panel)
    assert {"1", "2", "3", "打开健康卡", "对准镜头", "拿好单据"} <= set(shown.texts())
    assert len(steps_of(shown)) == 3


def test_with_a_scanner_alone_the_steps_say_so(glass: Open) -> None:
    shown = glass(attract(Attract(camera_ready=False, scanner=True)))
    assert "对准扫码器" in shown.texts()
    assert "对准镜头" not in shown.texts()


def test_what_can_be_done_here_is_what_is_switched_on(glass: Open) -> None:
    shown = glass(attract())
    assert "签到 · 缴费 · 打印报告，一码办好" in shown.texts()
    page = shown.item("attract")
    page.setProperty("services", ["checkin", "reports"])
    assert "签到 · 打印报告，一码办好" in shown.texts()
    page.setProperty("services", ["queue", "pay"])
    assert "排队进度 · 缴费，一码办好" in shown.texts()


@pytest.mark.parametrize(
    ("services", "promise"),
    [
        (["checkin"], "扫码签到，马上取号"),
        (["checkin", "queue"], "扫码签到，马上取号"),
        (["queue"], "扫码查看还要等多久"),
        (["pay"], "扫码就能缴费"),
        (["reports"], "扫码就能打印报告"),
    ],
)
def test_nothing_is_promised_that_cannot_be_had(
    glass: Open, services: list[str], promise: str
) -> None:
    shown = glass(attract(Attract(services=tuple(map(ServiceId, services)))))
    assert promise in shown.texts()
    others = {"扫码签到，马上取号", "扫码查看还要等多久", "扫码就能缴费", "扫码就能打印报告"}
    assert not (others - {promise}) & set(shown.texts())


@pytest.mark.parametrize(
    ("services", "told"),
    [
        (["queue"], ["暂时打不了小票，您的号会显示在屏幕上"]),
        (["pay"], ["暂时打不了小票"]),
        (["reports"], []),
    ],
)
def test_paper_that_does_not_come_is_told_where_it_would(
    glass: Open, services: list[str], told: list[str]
) -> None:
    shown = glass(attract(Attract(services=tuple(map(ServiceId, services)), no_tickets=True)))
    assert [text for text in shown.texts() if "小票" in text] == told


def test_the_welcome_says_what_is_looked_for(glass: Open) -> None:
    shown = glass(samples()["welcome-slow"])
    assert "正在查找您今天的预约…" in shown.texts()
    said: list[str] = []
    shown.stage.said.connect(lambda text, _: said.append(text))
    other = samples()["welcome-other_errands"]
    shown.show(replace(other, preferences=replace(other.preferences, voice=True)))
    assert "正在查找您可以办理的事项…" in shown.texts()
    assert not any("预约" in text for text in [*shown.texts(), said[-1]])


def test_what_is_accepted_is_said(glass: Open) -> None:
    shown = glass(attract())
    assert "电子健康卡、医保电子凭证、电子社保卡都可以" in shown.texts()
    shown.item("attract").setProperty("codes", ["offline_code"])
    assert "电子健康卡都可以" in shown.texts()
    shown.item("attract").setProperty("codes", [])
    assert not any("都可以" in text for text in shown.texts())


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("size", TextSize)
def test_nothing_takes_the_room_of_the_mirror(glass: Open, panel: str, size: TextSize) -> None:
    shown = glass(attract(), panel)
    least = 0.19 * shown.window.height()
    for name in CROWDED:
        for language in ("zh_CN", "en"):
            shown.show(as_seen(ATTRACT[name], language=language, text_size=size))
            mirror = place_of(shown.item("mirror"))
            assert min(mirror.width(), mirror.height()) >= least, (name, language)


@pytest.mark.parametrize("panel", PANELS)
def test_the_hospitals_own_stands_beside_the_mirror_and_never_over_it(
    glass: Open, panel: str
) -> None:
    shown = glass(ATTRACT["attract-picture-notices"], panel)
    board, mirror = place_of(shown.item("board")), place_of(shown.item("mirror"))
    assert not board.intersects(mirror)
    assert board.height() < mirror.height()
    assert shown.item("housePicture").property("sourceSize").width() <= shown.window.width()


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGER])
@pytest.mark.parametrize("notices", [NOTICES, (LONGEST,), ("word " * 39 + "end.",)])
def test_every_notice_is_shown_to_its_end(
    glass: Open, panel: str, language: str, size: TextSize, notices: tuple[str, ...]
) -> None:
    shown = glass(attract(Attract(notices=notices), language=language, text_size=size), panel)
    board = shown.window.findChild(QObject, "houseNotices")
    if not board.isVisible():
        assert size is TextSize.LARGER  # where there may be no room for it
        return
    pieces = int(board.property("count"))
    read = ""
    for turn in range(pieces):
        board.setProperty("turn", turn)
        label = shown.item("houseNotice")
        assert label.property("paintedHeight") <= board.height() + 1.5
        assert label.property("paintedWidth") <= label.width() + 1.5
        read += label.property("text")
    assert read.replace(" ", "") == "".join(notices).replace(" ", "")


def test_notices_follow_one_another(glass: Open) -> None:
    shown = animated(glass, attract(Attract(notices=("第一条", "第二条"))))
    shown.stage.set_animated(animated=False)
    seen = []
    for beat in range(0, 12, 4):
        shown.item("attract").setProperty("beat", beat)
        seen.append(shown.item("houseNotice").property("text"))
    assert seen == ["第一条", "第二条", "第一条"]


@pytest.mark.qt_log_ignore("Cannot open: file:///")
@pytest.mark.parametrize("notices", [(), ("第一条",)])
def test_a_picture_that_does_not_load_takes_no_room(
    glass: Open, tmp_path: Path, notices: tuple[str, ...]
) -> None:
    gone = (tmp_path / "gone.png").as_uri()
    shown = glass(attract(Attract(notices=notices, picture=gone)))
    height = shown.item("mirror").height()
    other = glass(attract(Attract(notices=notices)))
    assert other.item("mirror").height() == height
    assert shown.texts() == other.texts()


@pytest.mark.qt_log_ignore("Cannot open: file:///")
def test_a_picture_is_tried_anew_when_there_is_another(glass: Open, tmp_path: Path) -> None:
    whole = ATTRACT["attract-picture"]
    shown = glass(attract(Attract(picture=(tmp_path / "gone.png").as_uri())))
    assert not shown.window.findChild(QObject, "board").isVisible()
    shown.show(whole)
    assert shown.item("housePicture").isVisible()
    assert shown.item("board").isVisible()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_voice_says_what_to_do_and_what_without_a_phone(glass: Open, language: str) -> None:
    shown = glass(attract(language=language))
    said: list[str] = []
    shown.stage.said.connect(lambda text, _: said.append(text))
    view = attract(language=language)
    shown.show(replace(view, preferences=replace(view.preferences, voice=True)))
    assert len(said) == 1
    held = {"zh_CN": "请把健康卡二维码对准镜头。", "en": "Please hold the code of your health card"}
    assert said[0].startswith(held[language])
    # By the name that the button has.
    assert str(shown.item("action_no_phone").property("text")) in said[0]


@pytest.mark.parametrize("sample", ["attract", "attract-picture-notices"])
def test_a_panel_may_be_turned(glass: Open, sample: str) -> None:
    """As it is at each start on a lying panel: the window is made upright. Qt warns of a loop."""
    shown = glass(ATTRACT[sample])
    shown.picture()
    for panel in ("1920x1080", "1080x1920", "1280x1024"):
        shown.resize(panel)
        shown.picture()
    assert shown.texts()
