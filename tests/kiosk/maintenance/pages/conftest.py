"""An engineer before the pages of devices: looks, begins tests, waits for them, and answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.values import StaffId
from kiosk.clock import SystemClock
from kiosk.domain import StaffRole
from kiosk.maintenance.bench import Bench
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import By, Choice, Doing, Done, Look, Sheet, Task
from kiosk.maintenance.words import Said
from tests.counter import Counterparts, Crank
from tests.staff_orders import page_over
from tests.staff_pages import Hand

BY = By(StaffId("eng-7"), frozenset({StaffRole.ENGINEER}))


def words(said: Said | str | None) -> str:
    """In English."""
    if not isinstance(said, Said):
        return said or ""
    text = said.words
    for number, fact in enumerate(said.facts, 1):
        text = text.replace(f"%{number}", fact)
    return text


class Engineer:
    def __init__(self, folder: Path) -> None:
        self.clock = SystemClock()
        self.record = CheckRecord(folder)
        self.bench = Bench(self.record, self.clock, longest=30.0)

    def look(self, page: Any) -> Sheet:
        sheet = page.look(Look(page.PAGE, BY))
        assert isinstance(sheet, Sheet)
        return sheet

    def reads(self, page: Any) -> str:
        """All that stands on the page, a row to a line."""
        sheet = self.look(page)
        lines = [words(sheet.busy)]
        for section in sheet.sections:
            lines.append(words(section.title))
            lines += [
                " ".join(filter(None, map(words, (row.label, row.value, row.detail))))
                for row in section.rows
            ]
        return "\n".join(lines)

    def choices(self, page: Any) -> dict[str, Choice]:
        """What can be touched, by task and argument."""
        return {
            f"{choice.task} {choice.argument}".strip(): choice
            for section in self.look(page).sections
            for choice in section.choices
            if choice.on
        }

    def do(self, page: Any, task: Task, argument: str = "") -> Done:
        done = page.do(Doing(page.PAGE, task, BY, argument))
        assert isinstance(done, Done)
        return done

    def begins(self, page: Any, check: CheckId) -> None:
        done = self.do(page, Task.TEST, check.value)
        assert done.good, words(done.said if isinstance(done.said, Said) else "")

    def ends(self) -> None:
        """The test that goes on is over."""
        self.bench.join(20)
        assert self.bench.trial is None

    def tests(self, page: Any, check: CheckId) -> CheckResult | None:
        """What is kept of it; None as long as somebody is asked."""
        self.begins(page, check)
        self.ends()
        return self.record.results().get(check)


@pytest.fixture
def engineer(tmp_path: Path) -> Iterator[Engineer]:
    made = Engineer(tmp_path)
    yield made
    made.bench.end()
    made.bench.join(5)
    assert made.bench.trial is None


@pytest.fixture
def until() -> Callable[..., None]:
    """Wait for something that comes about on another thread."""

    def wait(condition: Callable[[], bool], seconds: float = 10.0) -> None:
        latest = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < latest
            time.sleep(0.01)

    return wait


@pytest.fixture
def crank(tmp_path: Path) -> Iterator[Crank]:
    """A cashier that is turned by hand."""
    crank = Crank(Counterparts(tmp_path))
    yield crank
    crank.stop()


@pytest.fixture
def hand(crank: Crank) -> Hand:
    """At the page of its orders."""
    return page_over(crank)
