"""The home screen and the switch of cards: what is on them, in which order, and what a touch says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.services.access import ServiceId
from kiosk.session.preferences import TextSize
from kiosk.session.screens import Home, SwitchCard, Tile, View
from ui.gallery import PANELS
from ui.inspection import Target, findings, targets_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

HOMES = sorted(name for name, view in samples().items() if isinstance(view.screen, Home))
SERVICES = (ServiceId.REPORTS, ServiceId.PAY, ServiceId.CHECKIN, ServiceId.QUEUE)
Open = Callable[..., Any]


def walked(glass: Any, steps: int) -> list[str]:
    names = []
    for _ in range(steps):
        QTest.keyClick(glass.window, Qt.Key.Key_Tab)
        glass.settle()
        names.append(glass.window.activeFocusItem().objectName())
    return names


def tiles_on(glass: Any) -> list[Target]:
    return [
        target
        for target in targets_on(glass.window)
        if target.item.objectName().startswith("service_")
    ]


def services_on(glass: Any) -> list[str]:
    return [tile.item.objectName().removeprefix("service_") for tile in tiles_on(glass)]


def faults(glass: Any, panel: str, size: TextSize) -> list[str]:
    return findings(glass.window, glass.picture(), PANELS[panel], text_size=size)


def area(target: Target) -> float:
    return float(target.place.width() * target.place.height())


def home_of(count: int) -> View:
    """A home screen of so many tiles; past the services there are yet, the first again, counted up."""
    view = samples()["home-4"]
    assert isinstance(view.screen, Home)
    more = tuple(replace(tile, count=tile.count + 5) for tile in view.screen.tiles)
    tiles = (*view.screen.tiles, *more)[:count]
    return replace(view, screen=replace(view.screen, tiles=tiles))


@pytest.mark.parametrize("service", SERVICES)
def test_a_tile_opens_its_service(glass: Open, service: ServiceId) -> None:
    shown = glass(samples()["home-4"])
    shown.click(f"service_{service}")
    assert shown.meant() == [("open_service", str(service))]


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_has_its_words_and_its_picture(glass: Open, service: ServiceId) -> None:
    """With all that may be known of it, and with nothing."""
    view = samples()["home-1"]
    assert isinstance(view.screen, Home)
    shown = glass(view)
    said = set()
    for tile in (Tile(service), Tile(service, "A017", 3, "12.00")):
        shown.show(replace(view, screen=replace(view.screen, tiles=(tile,))))
        said.add(tiles_on(shown)[0].name)
    assert len(said) == 2
    assert not any("undefined" in name for name in said)


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_the_likeliest_is_the_largest_and_all_are_whole(
    glass: Open, panel: str, count: int
) -> None:
    shown = glass(home_of(count), panel)
    for size in (TextSize.STANDARD, TextSize.LARGEST):
        shown.show(as_seen(home_of(count), text_size=size))
        first, *others = tiles_on(shown)
        assert len(others) == count - 1
        assert first.primary
        assert all(area(first) > area(other) for other in others)
        assert faults(shown, panel, size) == []


@pytest.mark.parametrize("panel", PANELS)
def test_words_stay_on_their_tile(glass: Open, panel: str) -> None:
    """A tile is as high as the screen has room for: never lower than its words."""
    shown = glass(home_of(1), panel)
    for count in (1, 2, 3, 4):
        for size in (TextSize.STANDARD, TextSize.LARGEST):
            shown.show(as_seen(home_of(count), text_size=size))
            for tile in tiles_on(shown):
                assert tile.item.property("leastHeight") <= tile.place.height() + 1, (count, size)


def test_keys_come_by_the_tiles_in_their_order(glass: Open) -> None:
    shown = glass(samples()["home-4"])
    assert walked(shown, 4) == [f"service_{service}" for service in SERVICES]


def test_elder_mode_offers_three_at_a_time(glass: Open) -> None:
    shown = glass(as_seen(samples()["home-4"], elder=True))
    assert services_on(shown) == list(map(str, SERVICES[:3]))
    assert walked(shown, 4)[-1] == "more"
    shown.click("more")
    assert services_on(shown) == [str(SERVICES[3])]
    shown.click("more")
    assert services_on(shown) == list(map(str, SERVICES[:3]))
    assert shown.meant() == []


def test_three_services_need_no_more(glass: Open) -> None:
    shown = glass(as_seen(samples()["home-3"], elder=True))
    assert "more" not in [target.item.objectName() for target in targets_on(shown.window)]


def test_a_tile_that_goes_leaves_no_empty_page(glass: Open) -> None:
    """The last page of elder mode holds one tile, which is not offered any more."""
    shown = glass(as_seen(home_of(4), elder=True))
    shown.click("more")
    shown.show(as_seen(home_of(3), elder=True))
    assert services_on(shown) == list(map(str, SERVICES[:3]))


def test_the_count_of_seconds_does_not_turn_the_page_back(glass: Open) -> None:
    view = as_seen(home_of(4), elder=True)
    shown = glass(view)
    shown.click("more")
    assert isinstance(view.screen, Home)
    shown.show(replace(view, screen=replace(view.screen, seconds_left=17)))
    assert services_on(shown) == [str(SERVICES[3])]


def test_nothing_today_is_said(glass: Open) -> None:
    shown = glass(samples()["home-2"])
    assert "今天没有需要签到的预约" in shown.texts()
    shown.show(samples()["home-3"])
    assert "今天没有需要签到的预约" not in shown.texts()


@pytest.mark.parametrize(
    ("target", "tap"), [("switchCard", ("switch_card", "")), ("goOn", ("back", ""))]
)
def test_either_card_is_one_touch(glass: Open, target: str, tap: tuple[str, str]) -> None:
    shown = glass(samples()["switch_card"])
    shown.click(target)
    assert shown.meant() == [tap]


@pytest.mark.parametrize("panel", PANELS)
def test_neither_card_is_pressed_on_anybody(glass: Open, panel: str) -> None:
    shown = glass(samples()["switch_card"], panel)
    choices = [
        target
        for target in targets_on(shown.window)
        if target.item.objectName() in {"switchCard", "goOn"}
    ]
    assert len({(each.place.width(), each.place.height(), each.primary) for each in choices}) == 1


def test_whose_card_it_is_may_not_be_known(glass: Open) -> None:
    shown = glass(samples()["switch_card"])
    assert "换成王*的卡？" in shown.texts()
    shown.show(samples()["switch_card-nameless"])
    assert "换成另一张卡？" in shown.texts()
    assert not any("王" in text for text in shown.texts())


def test_the_time_left_counts_down_on_the_card_that_goes_on_by_itself(glass: Open) -> None:
    view = samples()["switch_card"]
    assert isinstance(view.screen, SwitchCard)
    shown = glass(view)
    assert "12 秒后自动继续" in shown.texts()
    shown.show(replace(view, screen=replace(view.screen, seconds_left=3)))
    assert "3 秒后自动继续" in shown.texts()
    way_on = next(each for each in targets_on(shown.window) if each.item.objectName() == "goOn")
    assert "3 秒后自动继续" in way_on.name


def test_back_is_on_the_glass_once(glass: Open) -> None:
    shown = glass(samples()["switch_card"])
    named = [target.item.objectName() for target in targets_on(shown.window)]
    assert "action_back" not in named
