"""The runner of effects: lanes, bugs, and nothing held on to."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from typing import Any, get_args

import pytest

from kiosk.audit.log import EventLog
from kiosk.clock import ManualClock
from kiosk.codes.classify import Kind
from kiosk.codes.judge import Judgement
from kiosk.devices import PrinterState
from kiosk.handlers.codes import CodeHandlers, PlatformHandlers, TrustHandlers
from kiosk.handlers.devices import LampHandlers, LogHandlers, PrinterHandlers, RecordingHandlers
from kiosk.handlers.hospital import HospitalHandlers
from kiosk.handlers.house import HouseHandlers
from kiosk.handlers.maintenance import PageHandlers
from kiosk.handlers.outbox import OutboxHandlers
from kiosk.handlers.payment import BillHandlers, CashierHandlers
from kiosk.handlers.reports import ReportHandlers, ReportPrintHandlers
from kiosk.handlers.staff import StaffHandlers
from kiosk.reasons import Code, Failure
from kiosk.runner import EffectRunner, Lane
from kiosk.session.effects import (
    AskPrinter,
    AskReportPrinter,
    CheckStorage,
    Effect,
    Forget,
    JudgeCode,
    PrintReports,
    SettlePrints,
)
from kiosk.session.events import (
    CodeJudged,
    Crashed,
    Event,
    PrinterChanged,
)

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


def test_what_hangs_is_not_waited_for_and_tells_nobody_any_more(events: Queue[Event]) -> None:
    """Three calls to a hospital that hangs: one patience for all of them, not one for each."""
    release, hanging = threading.Event(), threading.Semaphore(0)

    def hang(effect: JudgeCode) -> CodeJudged:
        hanging.release()
        release.wait(PATIENCE)
        return answer(effect)

    lane = EffectRunner([Lane("hospital", {JudgeCode: hang}, threads=3)], events.put)
    for number in range(3):
        lane.run(JudgeCode(number, "text"))
        assert hanging.acquire(timeout=PATIENCE)
    threads = [thread for thread, _queue in lane._threads]
    lane.stop(0.1)
    assert all(thread.is_alive() for thread in threads)
    release.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert events.empty()


def test_everyone_is_told_to_forget_whatever_one_of_them_raises(
    runner: Any, events: Queue[Event], tmp_path: Path
) -> None:
    forgot: list[str] = []

    def bug() -> None:
        raise OSError("the pipe is gone")

    log = EventLog(tmp_path, terminal="T07", clock=ManualClock())
    handlers = LogHandlers(log, (lambda: forgot.append("camera"), bug, lambda: forgot.append("x")))
    runner(handlers.lane()).run(Forget(1))
    assert isinstance(events.get(timeout=PATIENCE), Crashed)
    assert forgot == ["camera", "x"]


def test_each_effect_has_a_lane(tmp_path: Path) -> None:
    """An effect that nobody carries out would be a bug at the worst moment."""
    clock: Any = ManualClock()
    anything: Any = None
    lanes = (
        CodeHandlers(anything, anything, anything).lane(),
        TrustHandlers(anything, anything, anything).lane(),
        PlatformHandlers(anything).lane(),
        *OutboxHandlers(anything, {}, clock).lanes(),
        HospitalHandlers(anything, clock, anything, anything).lane(),
        PrinterHandlers(anything).lane(),
        LampHandlers(anything).lane(),
        RecordingHandlers(anything).lane(),
        BillHandlers(anything, None).lane(),
        *CashierHandlers(None, None).lanes(),
        ReportHandlers(anything, None, ()).lane(),
        *ReportPrintHandlers(anything, anything, anything, anything).lanes(),
        StaffHandlers(anything).lane(),
        *PageHandlers(anything, hand=anything, end=()).lanes(),
        HouseHandlers(anything, None, anything).lane(),
        LogHandlers(EventLog(tmp_path, terminal="T07", clock=clock), ()).lane(),
    )
    assert {kind for lane in lanes for kind in lane.handlers} == set(get_args(Effect))


def test_what_is_asked_again_and_again_does_not_pile_up(runner: Any) -> None:
    """Before a device that hangs; whoever comes next would wait for all of it."""
    release, begun, order = threading.Event(), threading.Event(), Queue[str]()

    def ask(_effect: AskPrinter) -> None:
        order.put("asked")
        begun.set()
        release.wait(PATIENCE)

    def check(_effect: CheckStorage) -> None:
        order.put("checked")

    merged = frozenset[type[Effect]]({AskPrinter})
    lane = runner(Lane("printer", {AskPrinter: ask, CheckStorage: check}, merged=merged))
    lane.run(AskPrinter())
    assert begun.wait(PATIENCE)
    for _ in range(5):
        lane.run(AskPrinter())
    lane.run(CheckStorage())
    release.set()
    assert [order.get(timeout=PATIENCE) for _ in range(3)] == ["asked", "asked", "checked"]
    lane.run(AskPrinter())
    assert order.get(timeout=PATIENCE) == "asked", "the next one is asked again"


def test_what_the_printer_is_asked_for_upkeep_does_not_pile_up() -> None:
    anything: Any = None
    printing, _stopping = ReportPrintHandlers(anything, anything, anything, anything).lanes()
    assert printing.merged == {AskReportPrinter, SettlePrints}
    assert PrintReports not in printing.merged
