"""How many crashes count, by clocks that are set and machines that are started anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.supervision.crash_record import (
    FILE_NAME,
    CrashBook,
    CrashCause,
    Instant,
    in_safe_mode,
    instant,
    read,
)

MINUTES = 60.0


@dataclass
class Clocks:
    now: Instant

    def __call__(self) -> Instant:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now = replace(self.now, up=self.now.up + seconds, at=self.now.at + seconds)

    def set_wall(self, seconds: float) -> None:
        self.now = replace(self.now, at=self.now.at + seconds)

    def start_anew(self, after: float) -> None:
        self.now = Instant("second", 20.0, self.now.at + after)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks(Instant("first", 1_000.0, 1_800_000_000.0))


@pytest.fixture
def open_book(tmp_path: Path, clocks: Clocks) -> Callable[[], CrashBook]:
    return lambda: CrashBook(tmp_path / "state" / FILE_NAME, clocks)


def test_crashes_age(open_book: Callable[[], CrashBook], clocks: Clocks) -> None:
    book = open_book()
    for _ in range(3):
        book.add(CrashCause.KILLED)
        clocks.pass_by(2 * MINUTES)
    assert book.record.within(5 * MINUTES, clocks()) == 2
    assert book.record.total == 3


def test_they_outlive_whoever_counted_them(
    open_book: Callable[[], CrashBook], clocks: Clocks, tmp_path: Path
) -> None:
    open_book().add(CrashCause.STALLED)
    clocks.pass_by(MINUTES)
    book = open_book()
    book.add(CrashCause.ENDED)
    assert [crash.cause for crash in open_book().record.crashes] == ["stalled", "ended"]
    assert book.record.within(5 * MINUTES, clocks()) == 2
    assert (tmp_path / "state" / FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700
    assert read(tmp_path / "state").total == 2


@pytest.mark.parametrize("jump", [-3_600.0, 3_600.0])
def test_setting_the_clock_changes_nothing(
    open_book: Callable[[], CrashBook], clocks: Clocks, jump: float
) -> None:
    book = open_book()
    book.add(CrashCause.KILLED)
    clocks.set_wall(jump)
    assert book.record.within(5 * MINUTES, clocks()) == 1
    clocks.pass_by(6 * MINUTES)
    assert book.record.within(5 * MINUTES, clocks()) == 0


@pytest.mark.parametrize(("after", "counts"), [(60.0, 1), (600.0, 0), (-600.0, 1)])
def test_after_the_machine_was_started_anew(
    open_book: Callable[[], CrashBook], clocks: Clocks, after: float, counts: int
) -> None:
    book = open_book()
    book.add(CrashCause.KILLED)
    book.enter()
    clocks.start_anew(after)
    again = open_book()
    assert again.record.within(5 * MINUTES, clocks()) == counts
    assert not again.is_safe, "whoever switched it off and on wants to see it work"


def test_safe_mode_is_seen_by_others_and_ended_by_them(
    open_book: Callable[[], CrashBook], clocks: Clocks
) -> None:
    book, beside = open_book(), open_book()
    book.add(CrashCause.KILLED)
    book.enter()
    assert beside.is_safe
    clocks.pass_by(10)
    assert book.record.quiet(clocks()) == 10
    book.add(CrashCause.KILLED)
    assert book.record.quiet(clocks()) == 0
    assert beside.leave()
    assert not book.is_safe
    assert book.record.crashes == ()
    assert book.record.total == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"form": "other"}', b'{"form": "yima-supervision-1"}', b"\xff"]
)
def test_a_damaged_file_keeps_nobody_from_starting(
    open_book: Callable[[], CrashBook], tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / FILE_NAME).write_bytes(content)
    book = open_book()
    assert book.record.crashes == ()
    book.add(CrashCause.KILLED)
    assert open_book().record.total == 1


def test_without_a_disk_it_is_remembered_in_memory(tmp_path: Path, clocks: Clocks) -> None:
    (tmp_path / "file").write_bytes(b"")
    book = CrashBook(tmp_path / "file" / FILE_NAME, clocks)
    for _ in range(40):
        book.add(CrashCause.KILLED)
    book.enter()
    assert book.is_safe
    assert len(book.record.crashes) == 32
    assert not book.leave()
    assert not book.is_safe


def test_of_this_machine(tmp_path: Path) -> None:
    book = CrashBook(tmp_path / FILE_NAME)
    book.add(CrashCause.KILLED)
    assert not in_safe_mode(tmp_path)
    book.enter()
    assert in_safe_mode(tmp_path)
    first, then = instant(), instant()
    assert first.boot == then.boot
    assert 0 <= then.age(first) <= first.age(then) + 1


def test_where_the_system_does_not_name_its_starts_ages_are_by_the_wall_clock() -> None:
    before, now = Instant("", 9_000.0, 1_000.0), Instant("", 12.0, 1_100.0)
    assert before.age(now) == 100.0
