"""What follows a scan: the code flies into the card; or a refusal, with the camera still on."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.gallery import show_camera_picture
from ui.inspection import place_of, visible_items
from ui.mirror import CameraMirror
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
SAMPLES = samples()
AROUND = ("attract", "checking", "welcome", "refused", "hospital_", "out_of", "help", "second")
MINE = sorted(name for name in SAMPLES if name.startswith(AROUND))


def moving(glass: Open, first: str, panel: str = "1080x1920") -> Any:
    shown = glass(SAMPLES[first], panel)
    shown.stage.set_animated(animated=True)
    shown.settle()
    return shown


def landed(glass: Any) -> bool:
    return bool(glass.window.findChild(QObject, "flight").property("landed"))


def watched(glass: Any) -> bool:
    """The mirror is on the screen."""
    return any(each.objectName() == "mirror" for each in visible_items(glass.window))


@pytest.mark.parametrize("panel", ["1080x1920", "1920x1080"])
@pytest.mark.parametrize("after", ["welcome", "checking"])
def test_the_code_flies_from_the_mirror_into_the_card(
    glass: Open, qtbot: QtBot, after: str, panel: str
) -> None:
    shown = moving(glass, "attract", panel)
    mirror = place_of(shown.item("mirror"))
    shown.stage.show(SAMPLES[after])
    assert not landed(shown)
    assert shown.item("card").property("name") == "illustrations/card-empty"
    flight = shown.item("flight")
    assert mirror.contains(flight.mapToScene(flight.property("start")))
    qtbot.waitUntil(lambda: landed(shown))
    card = place_of(shown.item("card"))
    assert card.contains(flight.mapToScene(flight.property("goal")))
    name = shown.item("card").property("name")
    assert name in {"illustrations/card-accepted", "illustrations/card-checking"}


def test_a_day_of_first_screens_makes_no_more_mirrors(glass: Open) -> None:
    shown = glass(SAMPLES["attract"], "1080x1920")

    def mirrors() -> int:
        gc.collect()
        return sum(type(each) is CameraMirror for each in gc.get_objects())

    before = mirrors()
    for _ in range(4):
        shown.show(SAMPLES["welcome"])
        assert not watched(shown)
        shown.show(SAMPLES["attract"])
        assert watched(shown)
    assert mirrors() == before


def test_it_flies_once(glass: Open, qtbot: QtBot) -> None:
    shown = moving(glass, "attract")
    shown.stage.show(SAMPLES["checking"])
    qtbot.waitUntil(lambda: landed(shown))
    shown.show(SAMPLES["welcome"])
    assert landed(shown)
    shown.show(SAMPLES["attract"])
    shown.stage.show(SAMPLES["welcome"])
    assert not landed(shown)


def test_nothing_flies_in_elder_mode_nor_in_pictures(glass: Open) -> None:
    still = glass(SAMPLES["attract"])
    still.stage.show(SAMPLES["welcome"])
    assert landed(still)
    calm = moving(glass, "attract")
    calm.show(as_seen(SAMPLES["attract"], elder=True))
    calm.stage.show(as_seen(SAMPLES["welcome"], elder=True))
    assert landed(calm)
    assert calm.item("card").property("name") == "illustrations/card-accepted"


@pytest.mark.parametrize("panel", ["1080x1920", "1920x1080", "1280x1024"])
def test_where_the_next_code_is_awaited_the_mirror_stays(glass: Open, panel: str) -> None:
    shown = glass(SAMPLES["attract"], panel)
    show_camera_picture(shown.stage, shown=True)
    shown.show(SAMPLES["refused-presentation_too_old"])
    assert watched(shown)
    shown.show(SAMPLES["refused-sign_in_refused"])
    assert not watched(shown)


def test_without_a_camera_a_refusal_has_no_mirror(glass: Open) -> None:
    shown = glass(SAMPLES["refused-presentation_too_old"])
    assert not watched(shown)


def test_what_works_instead_is_listed(glass: Open) -> None:
    shown = glass(SAMPLES["refused-trust_list_stale-works"])
    assert {"微信或医院小程序里的健康卡", "医保电子凭证", "身份证（放在读卡器上）"} <= set(
        shown.texts()
    )


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_screen_says_something_and_nothing_of_a_person(glass: Open, language: str) -> None:
    shown = glass(as_seen(SAMPLES["attract"], language=language))
    said: list[str] = []
    shown.stage.said.connect(lambda text, _: said.append(text))
    for name in MINE:
        view = as_seen(SAMPLES[name], language=language)
        shown.show(replace(view, preferences=replace(view.preferences, voice=True)))
        assert said, name
        words = said[-1]
        assert words.rstrip().endswith((".", "。", "\u201d。")) or "\n" in words, (name, words)
        assert "*" not in words, name
        assert "E-" not in words, name


@pytest.mark.parametrize(
    ("sample", "part"),
    [
        ("second_factor", "身份证号的后四位"),
        ("second_factor-phone", "手机号的后四位"),
        ("second_factor-full", "确认"),
        ("second_factor-wrong", "数字对不上"),
        ("second_factor-checking", "正在向医院核对"),
    ],
)
def test_the_voice_leads_through_the_digits(glass: Open, sample: str, part: str) -> None:
    shown = glass(SAMPLES["attract"])
    said: list[str] = []
    shown.stage.said.connect(lambda text, _: said.append(text))
    view = SAMPLES[sample]
    shown.show(replace(view, preferences=replace(view.preferences, voice=True)))
    assert part in said[-1]
