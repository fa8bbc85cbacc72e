"""Pages on their lanes, with the real runner: what hangs holds up nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Queue
from threading import Event as Flag
from typing import Any

import pytest

from kiosk.audit.values import StaffId
from kiosk.domain import StaffRole
from kiosk.handlers.maintenance import LOOK_THREADS, TASK_THREADS, PageHandlers
from kiosk.maintenance.pages.book import BY_FLOW, InTurn, NotFitted, complete
from kiosk.maintenance.sheet import By, Doing, Done, Look, Page, PageId, Sheet, Task
from kiosk.maintenance.words import Said
from kiosk.runner import EffectRunner
from kiosk.session.events import Crashed, Event
from kiosk.session.staff_effects import DoTask, EndTests, HandText, LookAt
from kiosk.session.staff_events import PageLooked, TaskDone

SOMEBODY = By(StaffId("a" * 64), frozenset({StaffRole.ENGINEER}))
DONE = Done(Said("done"))


class Quick:
    """A page that answers at once, and counts how many are in it."""

    def __init__(self) -> None:
        self.inside = self.most = 0
        self.go_on = Flag()
        self.go_on.set()

    def look(self, look: Look) -> Sheet:
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.go_on.wait(5)
        self.inside -= 1
        return Sheet(look.page)

    def do(self, doing: Doing) -> Done:  # noqa: ARG002 - whatever it is
        return DONE


class Hanging(Quick):
    """A port that does not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on.clear()

    def do(self, doing: Doing) -> Done:
        if doing.task is Task.STOP:
            return DONE
        self.go_on.wait(5)
        return DONE


class Desk:
    """A runner with the pages' lanes, and what came of it."""

    def __init__(self, pages: dict[PageId, Page], *, nobody: bool = False) -> None:
        self.events: Queue[Event] = Queue()
        self.heard: Queue[tuple[str, bool] | str] = Queue()
        handlers = PageHandlers(
            lambda: pages,
            hand=lambda text, by_hand: self.heard.put((text, by_hand)),
            end=(lambda: self.heard.put("ended"), lambda: self.heard.put("dropped")),
            nobody=lambda: nobody,
        )
        self.runner = EffectRunner(handlers.lanes(), self.events.put)

    def looks(self, ticket: int, page: PageId) -> None:
        self.runner.run(LookAt(ticket, Look(page, SOMEBODY)))

    def does(self, ticket: int, page: PageId, task: Task) -> None:
        self.runner.run(DoTask(ticket, Doing(page, task, SOMEBODY)))

    def next(self) -> Any:
        return self.events.get(timeout=5)


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    page = Hanging()
    yield page
    page.go_on.set()


@pytest.fixture
def desk(hanging: Hanging) -> Iterator[Desk]:
    made = Desk({PageId.NETWORK: hanging, PageId.PAPER: Quick()})
    yield made
    hanging.go_on.set()
    made.runner.stop()


def test_a_page_that_hangs_keeps_nobody_from_the_next(desk: Desk) -> None:
    for ticket in range(1, LOOK_THREADS):
        desk.looks(ticket, PageId.NETWORK)
    desk.looks(9, PageId.PAPER)
    assert desk.next() == PageLooked(9, Sheet(PageId.PAPER))


def test_a_task_that_waits_for_hands_can_be_stopped_and_looked_at(desk: Desk) -> None:
    desk.does(1, PageId.NETWORK, Task.TEST)
    desk.looks(2, PageId.PAPER)
    assert desk.next() == PageLooked(2, Sheet(PageId.PAPER))
    desk.does(3, PageId.NETWORK, Task.STOP)
    assert desk.next() == TaskDone(3, DONE)


def test_tasks_that_never_end_keep_nobody_from_a_restart(desk: Desk) -> None:
    for ticket in range(1, TASK_THREADS):
        desk.does(ticket, PageId.NETWORK, Task.EXPORT_LOGS)
    desk.does(8, PageId.PAPER, Task.REFILLED)
    refused = desk.next()
    assert (refused.ticket, refused.done.good) == (8, False)
    desk.does(9, PageId.PAPER, Task.RESTART)
    assert desk.next() == TaskDone(9, DONE)


def test_a_task_that_failed_by_a_bug_takes_no_place_from_others() -> None:
    class Broken(Quick):
        def do(self, doing: Doing) -> Done:
            raise RuntimeError(f"bug of {doing.task}")

    desk = Desk({PageId.NETWORK: Broken(), PageId.PAPER: Quick()})
    for ticket in range(2 * TASK_THREADS):
        desk.does(ticket, PageId.NETWORK, Task.EXPORT_LOGS)
        assert isinstance(desk.next(), Crashed)
    desk.does(9, PageId.PAPER, Task.REFILLED)
    assert desk.next() == TaskDone(9, DONE)
    desk.runner.stop()


def test_once_all_have_left_nothing_is_looked_at_or_tested_any_more() -> None:
    """What waited its turn behind the end of all tests: else the camera would go on for the next patient."""
    asked: list[Look] = []

    class Watched(Quick):
        def look(self, look: Look) -> Sheet:
            asked.append(look)
            return super().look(look)

    desk = Desk({PageId.CAMERA: Watched()}, nobody=True)
    desk.looks(1, PageId.CAMERA)
    desk.does(2, PageId.CAMERA, Task.TEST)
    stopped = desk.next()
    assert (stopped.ticket, stopped.done.good) == (2, False)
    desk.does(3, PageId.CAMERA, Task.REVERSE)
    assert desk.next() == TaskDone(3, DONE), "what was asked for besides is done"
    desk.runner.stop()
    assert asked == []


def test_codes_and_the_end_get_through_whatever_hangs(desk: Desk) -> None:
    for ticket in range(2 * LOOK_THREADS):
        desk.looks(ticket, PageId.NETWORK)
        desk.does(ticket, PageId.NETWORK, Task.TEST)
    desk.runner.run(HandText("YIMA-TEST:ABC", by_hand=True))
    desk.runner.run(EndTests())
    heard = [desk.heard.get(timeout=5) for _ in range(3)]
    assert heard == [("YIMA-TEST:ABC", True), "ended", "dropped"]


def test_a_bug_in_a_page_lands_in_the_safe_screen(make_broken: Callable[[], Desk]) -> None:
    desk = make_broken()
    desk.looks(1, PageId.PAPER)
    crashed = desk.next()
    assert isinstance(crashed, Crashed)
    assert "secret" not in str(crashed)


@pytest.fixture
def make_broken() -> Iterator[Callable[[], Desk]]:
    made: list[Desk] = []

    class Broken(Quick):
        def look(self, look: Look) -> Sheet:
            raise RuntimeError(f"secret of {look.page}")

    def make() -> Desk:
        made.append(Desk({PageId.PAPER: Broken()}))
        return made[-1]

    yield make
    for each in made:
        each.runner.stop()


def test_a_page_in_turn_is_looked_at_by_one_at_a_time() -> None:
    page = Quick()
    page.go_on.clear()
    desk = Desk({PageId.PAPER: InTurn(page)})
    for ticket in range(LOOK_THREADS):
        desk.looks(ticket, PageId.PAPER)
    page.go_on.set()
    assert {desk.next().ticket for _ in range(LOOK_THREADS)} == set(range(LOOK_THREADS))
    assert page.most == 1
    desk.runner.stop()


def test_there_is_a_page_for_every_id_that_a_worker_is_asked_for() -> None:
    quick = Quick()
    book = complete({PageId.PAPER: quick})
    assert book.keys() | BY_FLOW == set(PageId)
    assert book[PageId.PAPER] is quick
    lamp = book[PageId.LAMP]
    assert isinstance(lamp, NotFitted)
    sheet = lamp.look(Look(PageId.LAMP, SOMEBODY))
    assert sheet.sections[0].rows
    assert not lamp.do(Doing(PageId.LAMP, Task.TEST, SOMEBODY)).good
