"""The runner of effects: lanes, bugs, and nothing held on to."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from queue import Queue
from typing import Any

import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.judge import Judgement
from kiosk.devices import PrinterState
from kiosk.reasons import Code, Failure
from kiosk.runner import EffectRunner, Lane
from kiosk.session.effects import AskPrinter, CheckStorage, Forget, JudgeCode
from kiosk.session.events import CodeJudged, Crashed, Event, PrinterChanged

PATIENCE = 10.0


@pytest.fixture
def events() -> Queue[Event]:
    return Queue()


@pytest.fixture
def runner(events: Queue[Event]) -> Any:
    started: list[EffectRunner] = []

    def start(*lanes: Lane) -> EffectRunner:
        started.append(EffectRunner(lanes, events.put))
        return started[-1]

    yield start
    for each in started:
        each.stop()


def answer(effect: JudgeCode) -> CodeJudged:
    return CodeJudged(effect.session, Judgement(Kind.EHC1, Failure(Code.MALFORMED)))


def test_an_answer_comes_back_as_an_event(runner: Any, events: Queue[Event]) -> None:
    runner(Lane("codes", {JudgeCode: answer})).run(JudgeCode(7, "text"))
    event = events.get(timeout=PATIENCE)
    assert isinstance(event, CodeJudged)
    assert event.session == 7


def test_a_hanging_lane_holds_up_no_other(runner: Any, events: Queue[Event]) -> None:
    release = threading.Event()

    def hang(_effect: CheckStorage) -> None:
        release.wait(PATIENCE)

    both = runner(
        Lane("slow", {CheckStorage: hang}),
        Lane("printer", {AskPrinter: lambda _: PrinterChanged(PrinterState.READY)}),
    )
    both.run(CheckStorage())
    both.run(AskPrinter())
    assert events.get(timeout=PATIENCE) == PrinterChanged(PrinterState.READY)
    release.set()


def test_a_bug_becomes_a_crash_without_its_words(runner: Any, events: Queue[Event]) -> None:
    def bug(effect: JudgeCode) -> None:
        raise KeyError(effect.text)

    lane = runner(Lane("codes", {JudgeCode: bug}))
    lane.run(JudgeCode(1, "张三的码"))
    event = events.get(timeout=PATIENCE)
    assert isinstance(event, Crashed)
    assert event.fingerprint.startswith("KeyError ")
    assert "张三" not in event.fingerprint


def test_a_lane_goes_on_after_a_bug(runner: Any, events: Queue[Event]) -> None:
    answers: list[Callable[[], Event | None]] = [
        lambda: 1 / 0,
        lambda: PrinterChanged(PrinterState.READY),
    ]  # type: ignore[list-item, return-value] # the bug
    lane = runner(Lane("printer", {AskPrinter: lambda _: answers.pop(0)()}))
    lane.run(AskPrinter())
    lane.run(AskPrinter())
    assert isinstance(events.get(timeout=PATIENCE), Crashed)
    assert events.get(timeout=PATIENCE) == PrinterChanged(PrinterState.READY)


def test_a_waiting_thread_holds_nothing_of_the_last_effect(
    runner: Any, events: Queue[Event]
) -> None:
    runner(Lane("codes", {JudgeCode: answer})).run(JudgeCode(1, "a text nobody else has"))
    events.get(timeout=PATIENCE)
    done = threading.Event()
    for _ in range(100):  # the worker lets go just after it posts
        if not any(isinstance(each, JudgeCode) for each in gc.get_objects()):
            return
        done.wait(0.05)
    pytest.fail("the effect is still reachable")


def test_one_kind_of_effect_has_one_lane(runner: Any) -> None:
    with pytest.raises(ValueError, match="two lanes for Forget"):
        runner(Lane("a", {Forget: lambda _: None}), Lane("b", {Forget: lambda _: None}))


def test_stopping_finishes_what_is_queued(events: Queue[Event]) -> None:
    lane = EffectRunner([Lane("codes", {JudgeCode: answer})], events.put)
    for number in range(20):
        lane.run(JudgeCode(number, "text"))
    lane.stop(PATIENCE)
    assert events.qsize() == 20
