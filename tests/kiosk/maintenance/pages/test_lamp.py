"""The page of the lamp, over a relay board and a camera that sees whether it is lit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.lamp.relay import RelayLamp
from hardware.lamp.standin import Standing, StandInRelay
from kiosk.devices import LampState
from kiosk.maintenance.camera import CardSeen, PictureFacts
from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.maintenance.pages.lamp import LampPage
from kiosk.maintenance.shared_lamp import SharedLamp
from kiosk.maintenance.sheet import Task
from kiosk.settings.sections import LampSettings


class Watching:
    """A `CameraBench` that sees the lamp's light; `blind`: it gives no picture."""

    def __init__(self, board: StandInRelay) -> None:
        self.board, self.blind, self.asked = board, False, 0

    def examine(self, *, card: bool = False) -> None:
        self.asked += not card

    def begin(self) -> None:
        """It measures when it is asked for pictures."""

    def pictures(self) -> tuple[PictureFacts, ...]:
        if self.blind or not self.asked:
            return ()
        brightness = 140.0 if self.board.closed() else 100.0
        return (PictureFacts(1.0, 1280, 720, brightness, 2.0, 0.0, 0.0),)

    def cards(self) -> tuple[tuple[CardSeen, ...], int]:
        return (), 0

    def still(self) -> bytes:
        return b""

    def drop(self) -> None:
        self.asked = 0


class Post:
    """A lamp on its board, and the page of both."""

    def __init__(self, engineer: Any, board: StandInRelay, pace: float = 0.2) -> None:
        self.board, self.camera = board, Watching(board)
        self.lamp = SharedLamp(RelayLamp(str(board.path)))
        self.page = LampPage(
            bench=engineer.bench,
            clock=engineer.clock,
            settings=LampSettings(kind="relay", port=str(board.path)),
            lamp=self.lamp,
            camera=self.camera,
            state_now=lambda: LampState.OFF,
            pace=pace,
        )

    @property
    def lit(self) -> bool:
        return self.board.closed()


@pytest.fixture
def post(engineer: Any, tmp_path: Path) -> Iterator[Post]:
    with StandInRelay(tmp_path / "relay") as board:
        made = Post(engineer, board)
        yield made
        engineer.bench.end()
        engineer.bench.join(5)
        made.lamp.close()


def test_the_camera_sees_it_light_up(engineer: Any, post: Post) -> None:
    result = engineer.tests(post.page, CheckId.LAMP)
    assert result.verdict is Verdict.PASS
    assert result.facts[Fact.BRIGHTNESS] == 140.0
    assert not post.lit


def test_a_board_that_is_stuck_and_a_camera_that_sees_nothing(engineer: Any, post: Post) -> None:
    post.board.state = Standing.STUCK
    assert engineer.tests(post.page, CheckId.LAMP).verdict is Verdict.FAIL
    post.board.state = Standing.READY
    post.camera.blind = True
    assert engineer.tests(post.page, CheckId.LAMP).verdict is Verdict.WARN


@pytest.mark.parametrize("over", ["off", "stop", "end"])
def test_by_hand_it_is_lit_until_it_is_over(
    engineer: Any, post: Post, over: str, until: Callable[[Callable[[], bool]], None]
) -> None:
    assert engineer.do(post.page, Task.LIGHT, "on").good
    until(lambda: post.lit)
    assert "The lamp is on." in engineer.reads(post.page)
    assert not engineer.do(post.page, Task.LIGHT, "on").good
    assert {"stop", "light off"} <= set(engineer.choices(post.page))
    if over == "off":
        assert engineer.do(post.page, Task.LIGHT, "off").good
    elif over == "stop":
        engineer.do(post.page, Task.STOP)
    else:
        engineer.bench.end()
    engineer.ends()
    until(lambda: not post.lit)
    assert engineer.record.results() == {}


def test_a_test_that_is_stopped_leaves_it_dark(
    engineer: Any, post: Post, until: Callable[[Callable[[], bool]], None]
) -> None:
    engineer.begins(post.page, CheckId.LAMP)
    until(lambda: post.lit)
    engineer.do(post.page, Task.STOP)
    engineer.ends()
    until(lambda: not post.lit)
    assert engineer.record.results() == {}


def test_an_unplugged_board_is_told_of(engineer: Any, post: Post) -> None:
    post.board.state = Standing.UNPLUGGED
    assert not engineer.do(post.page, Task.LIGHT, "on").good
    engineer.ends()
    assert engineer.tests(post.page, CheckId.LAMP).verdict is Verdict.FAIL


def test_a_terminal_without_one(engineer: Any, post: Post) -> None:
    page = LampPage(
        bench=engineer.bench,
        clock=engineer.clock,
        settings=LampSettings(),
        lamp=None,
        camera=post.camera,
        state_now=lambda: LampState.NONE,
    )
    assert "Not fitted" in engineer.reads(page)
    assert not engineer.do(page, Task.TEST, CheckId.LAMP.value).good
    assert not engineer.do(page, Task.LIGHT, "on").good
