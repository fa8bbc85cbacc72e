"""The world is played off the GUI thread, in order, and its troubles are contained."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ui.demo.dock_world import Started, WorldThread
from ui.demo.recorder import Recorder


class Heard:
    """What was told back, and on which thread."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.threads: set[threading.Thread] = set()

    def __call__(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.add(threading.current_thread())

    def come(self, count: int) -> bool:
        return Recorder.wait_until(lambda: len(self.answers) >= count, 10)


@pytest.fixture
def stopped() -> list[str]:
    return []


@pytest.fixture
def start(qapp: Any, stopped: list[str]) -> Iterator[Callable[..., WorldThread]]:  # noqa: ARG001 - Qt must be up
    begun: list[WorldThread] = []

    def begin(world: object = "the world") -> WorldThread:
        def up() -> Started:
            if isinstance(world, Exception):
                raise world
            return Started(world, lambda: stopped.append("stopped"))

        begun.append(WorldThread(up))
        return begun[-1]

    yield begin
    for each in begun:
        each.stop()


def test_one_thing_after_the_other_told_here(start: Any) -> None:
    heard, played = Heard(), []
    thread = start()
    for number in range(20):
        thread.play(lambda world, number=number: played.append((world, number)), heard, heard)
    assert heard.come(20)
    assert played == [("the world", number) for number in range(20)]
    assert heard.threads == {threading.current_thread()}


def test_what_goes_wrong_is_told_and_the_next_is_done(start: Any) -> None:
    done, failed = Heard(), Heard()
    thread = start()
    thread.play(lambda _world: 1 // 0, done, failed)
    thread.play(lambda _world: "well", done, failed)
    assert done.come(1)
    assert done.answers == ["well"]
    assert [type(error) for error in failed.answers] == [ZeroDivisionError]


def test_the_caller_does_not_wait_for_a_slow_world(start: Any) -> None:
    heard, go_on = Heard(), threading.Event()
    thread = start()
    thread.play(lambda _world: go_on.wait(10), heard, heard)
    assert heard.answers == []
    go_on.set()
    assert heard.come(1)
    assert heard.answers == [True]


def test_a_world_that_does_not_start_fails_everything_with_the_reason(
    start: Any, stopped: list[str]
) -> None:
    done, failed = Heard(), Heard()
    thread = start(RuntimeError("the demo hospital did not start"))
    thread.play(str, done, failed)
    assert failed.come(1)
    assert str(failed.answers[0]) == "the demo hospital did not start"
    thread.stop()
    assert (done.answers, stopped) == ([], [])


def test_stopping_drops_what_has_not_begun_and_ends_the_world(
    start: Any, stopped: list[str]
) -> None:
    begun, go_on, played = threading.Event(), threading.Event(), []
    thread = start()

    def slow(_world: object) -> None:
        begun.set()
        go_on.wait(10)
        played.append("slow")

    thread.play(slow, Heard(), Heard())
    thread.play(lambda _world: played.append("late"), Heard(), Heard())
    assert begun.wait(10)
    threading.Timer(0.05, go_on.set).start()
    thread.stop()
    assert (played, stopped) == (["slow"], ["stopped"])


def test_a_world_that_died_by_itself_can_be_stopped(qapp: Any) -> None:  # noqa: ARG001 - Qt must be up
    def gone() -> None:
        raise ConnectionRefusedError

    thread = WorldThread(lambda: Started(None, gone))
    heard = Heard()
    thread.play(str, heard, heard)
    assert heard.come(1)
    thread.stop()
