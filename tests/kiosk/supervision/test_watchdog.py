"""The watchdog is fed only while every part makes progress; an idle lane does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from kiosk.runner import EffectRunner, Lane
from kiosk.session.effects import CheckStorage, CheckTrust
from kiosk.session.events import Event
from kiosk.supervision.notify import Notifier, NotifyListener, summoned
from kiosk.supervision.watchdog import Beat, Watchdog, WorkCheck
from kiosk.supervision.work import WorkWatch


@dataclass
class Time:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Ears:
    listener: NotifyListener = field(default_factory=NotifyListener)
    told_by: list[Notifier] = field(default_factory=list)

    def heard(self) -> list[dict[str, str]]:
        return [dict(said.values) for said in self.listener.heard()]

    def watchdog(self, interval: float = 4.0) -> Watchdog:
        summons = summoned(dict(self.listener.environment))
        assert summons is not None
        self.told_by.append(summons.notifier)
        return Watchdog(summons.notifier, interval)


@pytest.fixture
def ears() -> Iterator[Ears]:
    made = Ears()
    yield made
    made.listener.close()
    for each in made.told_by:
        each.close()


def test_one_part_that_stands_still_is_enough(ears: Ears) -> None:
    time = Time()
    gui, camera = Beat(2.0, time), Beat(5.0, time)
    watchdog = ears.watchdog()
    watchdog.watch("gui", gui.progresses)
    watchdog.watch("camera", camera.progresses)
    assert watchdog.look() == ()
    assert ears.heard() == [{"WATCHDOG": "1"}]
    time.now += 3
    camera.beat()
    assert watchdog.look() == ("gui",)
    assert ears.heard() == [{"STATUS": "hangs: gui"}]
    watchdog.look()
    assert ears.heard() == []
    gui.beat()
    assert watchdog.look() == ()
    assert ears.heard() == [{"WATCHDOG": "1"}, {"STATUS": "works"}]
    time.now += 5.5
    assert watchdog.look() == ("gui", "camera")


def test_it_looks_by_itself_until_the_end(ears: Ears) -> None:
    watchdog = ears.watchdog(0.04)
    looked = threading.Semaphore(0)

    def progresses() -> bool:
        looked.release()
        return True

    watchdog.watch("part", progresses)
    watchdog.start()
    assert all(looked.acquire(timeout=20) for _ in range(3))
    watchdog.stop()
    watchdog._thread.join(20)
    assert not watchdog._thread.is_alive()
    assert {"WATCHDOG": "1"} in ears.heard()


def test_a_lane_that_hangs_is_found_and_an_idle_one_is_not() -> None:
    time = Time()
    work = WorkWatch(time)
    hangs, go_on = threading.Event(), threading.Event()
    posted: list[Event] = []

    def hang(_effect: CheckStorage) -> None:
        hangs.set()
        go_on.wait(20)

    done = threading.Event()

    def answer(_effect: CheckTrust) -> None:
        done.set()

    lanes = [Lane("log", {CheckStorage: hang}), Lane("trust", {CheckTrust: answer}, threads=2)]
    runner = EffectRunner([work.watched(lane) for lane in lanes], posted.append)
    check = WorkCheck(work.oldest, 10.0, {"log": 60.0})
    time.now += 1_000
    assert check.progresses(), "nothing is asked of it"
    runner.run(CheckStorage())
    assert hangs.wait(20)
    runner.run(CheckTrust())
    assert done.wait(20)
    time.now += 30
    assert work.oldest()["log"] == 30
    assert check.progresses(), "this lane may take longer"
    time.now += 31
    assert not check.progresses()
    assert not WorkCheck(work.oldest, 10.0, {}).progresses()
    assert not work.has_done(CheckStorage)
    go_on.set()
    runner.stop(20)
    assert work.oldest() == {}
    assert check.progresses()
    assert work.has_done(CheckStorage)


def test_a_bug_in_a_handler_ends_its_work_too() -> None:
    work = WorkWatch()

    def fail(_effect: CheckStorage) -> None:
        raise ValueError

    posted: list[Event] = []
    runner = EffectRunner([work.watched(Lane("log", {CheckStorage: fail}))], posted.append)
    runner.run(CheckStorage())
    runner.stop(20)
    assert [type(event).__name__ for event in posted] == ["Crashed"]
    assert work.oldest() == {}
    assert work.has_done(CheckStorage)
