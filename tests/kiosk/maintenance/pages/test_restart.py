"""Since when it runs, what the supervisor has written of crashes, and the restart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import ManualClock
from kiosk.maintenance.pages.restart import SETTLED_IN, RestartPage
from kiosk.maintenance.sheet import PageId, Task, Tone
from kiosk.supervision.beginning import Beginning
from kiosk.supervision.crash_record import FILE_NAME, CrashBook, CrashCause, Instant
from kiosk.usage.store import Starts
from tests.staff_pages import Hand, choices, read, row, text, value

CHINA = timezone(timedelta(hours=8))
TEN = datetime(2027, 1, 15, 10, tzinfo=CHINA).timestamp()
HOUR = 3_600


@dataclass
class Bench:
    folder: Path
    clock: ManualClock = field(default_factory=lambda: Clock(wall=TEN, uptime=90_000.0))
    restarted: int = 0

    def instant(self) -> Instant:
        return Instant("this-boot", self.clock.uptime, self.clock.wall)

    def hand(self, **changes: Any) -> Hand:
        page = RestartPage(
            **{
                "folder": self.folder,
                "clock": self.clock,
                "began": self.clock.monotonic() - 2 * HOUR - 300,
                "version": "0.8.0",
                "beginning": Beginning.PLAIN,
                "supervised": True,
                "starts": lambda: Starts(12, 3),
                "restart": self._restart,
                "now": self.instant,
            }
            | changes
        )
        return Hand(page, PageId.RESTART)

    def crashes(self, hours_ago: float, cause: CrashCause) -> None:
        """As the supervisor, another process, writes it."""
        wall, uptime = self.clock.wall, self.clock.uptime
        self.clock.advance(-hours_ago * HOUR)
        CrashBook(self.folder / FILE_NAME, self.instant).add(cause)
        self.clock.wall, self.clock.uptime = wall, uptime

    def _restart(self) -> None:
        self.restarted += 1


class Clock(ManualClock):
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, CHINA)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_it_says_since_when_it_runs_and_which_version(bench: Bench) -> None:
    sheet = bench.hand().sees()
    assert value(sheet, "Version") == "0.8.0"
    assert value(sheet, "Running for") == "2 h 5 min"
    assert text(row(sheet, "Running for").detail) == "Since 2027-01-15 07:55:00"
    assert value(sheet, "Starts in all") == "12"
    assert value(sheet, "Of these not ended") == "3"


@pytest.mark.parametrize(
    ("beginning", "words", "tone"),
    [
        (Beginning.PLAIN, "In order", Tone.GOOD),
        (Beginning.AFTER_CRASH, "after a crash", Tone.WARN),
        (Beginning.SAFE_MODE, "safe mode", Tone.BAD),
    ],
)
def test_it_says_how_it_came_to_be_started(
    bench: Bench, beginning: Beginning, words: str, tone: Tone
) -> None:
    told = row(bench.hand(beginning=beginning).sees(), "Last start")
    assert words in text(told.value)
    assert told.tone is tone


def test_crashes_of_today_are_counted_and_the_last_is_told(bench: Bench) -> None:
    hand = bench.hand()
    assert value(hand.sees(), "Crashes today") == "0"
    bench.crashes(11, CrashCause.KILLED)  # yesterday, at 23:00
    bench.crashes(9, CrashCause.ENDED)
    bench.crashes(0.5, CrashCause.STALLED)
    sheet = hand.sees()
    assert value(sheet, "Crashes today") == "2"
    assert row(sheet, "Crashes today").tone is Tone.WARN
    assert value(sheet, "Last crash") == "2027-01-15 09:30:00"
    assert text(row(sheet, "Last crash").detail) == "The program hung"


def test_restart_is_asked_about_and_done(bench: Bench) -> None:
    hand = bench.hand()
    (choice,) = choices(hand.sees())
    assert choice.sure is not None
    assert hand.takes("Restart").good
    assert bench.restarted == 1


def test_a_program_that_nobody_would_start_again_is_not_ended(bench: Bench) -> None:
    hand = bench.hand(supervised=False, starts=lambda: None)
    sheet = hand.sees()
    assert [one.on for one in choices(sheet)] == [False]
    assert not hand.does(Task.RESTART).good
    assert bench.restarted == 0
    assert [value(sheet, of) for of in ("Last start", "Crashes today", "Starts in all")] == [
        "Not known"
    ] * 3
    assert "restart the machine" in read(sheet)


def test_right_after_a_start_it_would_count_as_a_crash(bench: Bench) -> None:
    hand = bench.hand(began=bench.clock.monotonic())
    assert not hand.does(Task.RESTART).good
    assert bench.restarted == 0
    bench.clock.advance(SETTLED_IN)
    assert hand.does(Task.RESTART).good
    assert bench.restarted == 1
