"""The pages of maintenance mode: looking at them, doing what is on them, and ending what goes on there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from threading import BoundedSemaphore
from typing import Final

from kiosk.maintenance.pages.book import STOPPED, TOO_MANY
from kiosk.maintenance.sheet import Page, PageId, Task
from kiosk.runner import Lane
from kiosk.session.staff_effects import DoTask, EndTests, HandText, LookAt
from kiosk.session.staff_events import PageLooked, TaskDone

LOOK_THREADS: Final = 3
"""Whoever has left a page that asks a port which hangs must not wait for it at the next one."""
TASK_THREADS: Final = 3
"""Likewise. One of them is kept for what ends others: a stick that hangs must not keep staff from a restart."""
_TESTS: Final = frozenset({Task.TEST, Task.LIGHT})
_ENDS_OTHERS: Final = frozenset({Task.STOP, Task.RESTART})
LOOKS, TASKS, TESTS = "staff-looks", "staff-tasks", "staff-tests"


class PageHandlers:
    """`pages`: those that a worker makes, from any thread; all are safe to use from several."""

    def __init__(
        self,
        pages: Callable[[], Mapping[PageId, Page]],
        *,
        hand: Callable[[str, bool], None],
        end: Sequence[Callable[[], None]],
        nobody: Callable[[], bool] = lambda: False,
    ) -> None:
        """`hand`: a test of a reader gets the text, and whether it was read by hand. `end`: of all tests. They
        return at once. `nobody`: of the staff is in; asked from any thread.
        """
        self._pages = pages
        self._hand = hand
        self._end = end
        self._nobody = nobody
        self._free = BoundedSemaphore(TASK_THREADS - 1)

    def look(self, effect: LookAt) -> PageLooked | None:
        """None: whoever wanted to see it has left; the camera is not asked for whoever stands there now."""
        if self._nobody():
            return None
        return PageLooked(effect.ticket, self._pages()[effect.look.page].look(effect.look))

    def do(self, effect: DoTask) -> TaskDone:
        """At once where others go on that may never end: those are not waited for."""
        if effect.doing.task in _TESTS and self._nobody():
            return TaskDone(effect.ticket, STOPPED)  # it would come after the end of all tests
        if effect.doing.task in _ENDS_OTHERS:
            return self._done(effect)
        if not self._free.acquire(blocking=False):
            return TaskDone(effect.ticket, TOO_MANY)
        try:
            return self._done(effect)
        finally:
            self._free.release()

    def _done(self, effect: DoTask) -> TaskDone:
        return TaskDone(effect.ticket, self._pages()[effect.doing.page].do(effect.doing))

    def hand(self, effect: HandText) -> None:
        self._hand(effect.text, effect.by_hand)

    def end(self, _effect: EndTests) -> None:
        """Everyone is told, whatever trouble one of them has; the first bug is raised then."""
        with ExitStack() as everyone:
            for end in reversed(self._end):
                everyone.callback(end)

    def lanes(self) -> tuple[Lane, ...]:
        """A port that does not answer holds up neither a task, nor the end of a test, nor a code for one."""
        return (
            Lane(LOOKS, {LookAt: self.look}, LOOK_THREADS),
            Lane(TASKS, {DoTask: self.do}, TASK_THREADS),
            Lane(TESTS, {HandText: self.hand, EndTests: self.end}),
        )
