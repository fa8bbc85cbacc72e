"""The event log: only the catalogue, whole lines, and patience with a disk that is full."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.audit.catalogue import (
    CATALOGUE,
    CardMark,
    Digest,
    EndCause,
    EventId,
    Fingerprint,
    OrderNumber,
    PrintNumber,
    SettingName,
    Signature,
    StaffId,
    Version,
    check,
    fingerprint,
)
from kiosk.audit.log import EventLog
from kiosk.clock import ManualClock
from kiosk.codes.classify import Kind
from kiosk.devices import CameraState
from kiosk.domain import Assurance

FORMS = {
    CardMark,
    Digest,
    Fingerprint,
    OrderNumber,
    PrintNumber,
    SettingName,
    Signature,
    StaffId,
    Version,
}


def lines(folder: Path) -> list[dict[str, object]]:
    paths = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text().splitlines()]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def test_a_line_says_when_where_and_what(tmp_path: Path, clock: ManualClock) -> None:
    log = EventLog(tmp_path, terminal="T07", clock=clock)
    log.record(EventId.CAMERA_CHANGED, {"state": CameraState.RUNNING})
    (line,) = lines(tmp_path)
    assert line["terminal"] == "T07"
    assert line["event"] == "camera_changed"
    assert line["state"] == "running"
    assert line["at"] == clock.local().isoformat(timespec="milliseconds")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"state": "running"},  # free text, even if it looks like a member
        {"state": EndCause.IDLE},
        {"state": CameraState.RUNNING, "name": CameraState.RUNNING},
    ],
)
def test_nothing_but_the_catalogue_gets_in(tmp_path: Path, fields: dict[str, object]) -> None:
    log = EventLog(tmp_path, terminal="T07", clock=ManualClock())
    with pytest.raises(ValueError, match="camera_changed"):
        log.record(EventId.CAMERA_CHANGED, fields)  # type: ignore[arg-type] # the point of the test
    assert lines(tmp_path) == []


def test_no_field_of_the_catalogue_takes_free_text() -> None:
    assert set(CATALOGUE) == set(EventId)
    kinds = {kind for entry in CATALOGUE.values() for kind in entry.fields.values()}
    assert str not in kinds
    for kind in kinds - {int, bool, *FORMS}:
        assert hasattr(kind, "__members__")
    names = {name for entry in CATALOGUE.values() for name in entry.fields}
    assert names.isdisjoint({"at", "terminal", "event", "seq", "prev", "chain"})


def test_what_may_lack_is_a_field(tmp_path: Path) -> None:
    for entry in CATALOGUE.values():
        assert entry.may_lack <= entry.fields.keys()
    log = EventLog(tmp_path, terminal="T07", clock=ManualClock())
    fields = {"kind": Kind.EHC1, "assurance": Assurance.STATIC}
    log.record(EventId.SESSION_STARTED, fields)
    marked = {**fields, "card": Digest.of(b"")}
    with pytest.raises(ValueError, match=r"session_started\.card: wants CardMark"):
        log.record(EventId.SESSION_STARTED, marked)
    assert len(lines(tmp_path)) == 1


@pytest.mark.parametrize("text", ["", "张三", "a b", "x" * 65, "a\n"])
def test_numbers_and_ids_are_no_way_in_for_words(text: str) -> None:
    for kind in (OrderNumber, PrintNumber, StaffId, SettingName, Version, Digest, Signature):
        with pytest.raises(ValueError, match="no "):
            kind(text)


def test_one_file_a_day_and_old_ones_go(tmp_path: Path, clock: ManualClock) -> None:
    log = EventLog(tmp_path, terminal="T07", clock=clock, keep_days=2)
    for _day in range(5):
        log.record(EventId.TERMINAL_STOPPED, {})
        log.expire(lambda _files: True)
        clock.advance(timedelta(days=1).total_seconds())
    assert len(list(tmp_path.glob("events-*.jsonl"))) == 3


def test_nothing_goes_unless_it_is_signed_for(tmp_path: Path, clock: ManualClock) -> None:
    log = EventLog(tmp_path, terminal="T07", clock=clock, keep_days=2)
    for _day in range(5):
        log.record(EventId.TERMINAL_STOPPED, {})
        clock.advance(timedelta(days=1).total_seconds())
    assert log.expire(lambda _files: False) is None
    assert len(days_of(tmp_path)) == 5
    told: list[int] = []
    kept = log.expire(lambda files: not told.extend(file.first for file in files))
    assert told == [2, 3]
    assert kept is not None
    assert kept.first == 3


def days_of(folder: Path) -> list[str]:
    return sorted(path.name.removeprefix("events-")[:10] for path in folder.glob("*.jsonl"))


@pytest.mark.parametrize("years", [-1, 1])
def test_a_clock_that_jumps_a_year_and_back_takes_no_log_along(
    tmp_path: Path, clock: ManualClock, years: int
) -> None:
    log = EventLog(tmp_path, terminal="T07", clock=clock, keep_days=5)
    for _day in range(4):
        log.record(EventId.TERMINAL_STOPPED, {})
        clock.advance(timedelta(days=1).total_seconds())
    before = days_of(tmp_path)
    jump = timedelta(days=365 * years).total_seconds()
    clock.advance(jump)
    log.record(EventId.TERMINAL_STOPPED, {})
    clock.advance(-jump)
    log.record(EventId.TERMINAL_STOPPED, {})
    log.expire(lambda _files: True)
    assert set(before) < set(days_of(tmp_path))
    assert len(lines(tmp_path)) == 6


def test_around_midnight_each_line_goes_to_its_own_day(tmp_path: Path, clock: ManualClock) -> None:
    midnight = clock.local().replace(hour=23, minute=59, second=59, microsecond=0)
    clock.advance((midnight - clock.local()).total_seconds())
    log = EventLog(tmp_path, terminal="T07", clock=clock)
    for _ in range(2):
        log.record(EventId.TERMINAL_STOPPED, {})
        clock.advance(1)
    for path in tmp_path.glob("*.jsonl"):
        (line,) = path.read_text().splitlines()
        assert json.loads(line)["at"][:10] in path.name
    assert len(days_of(tmp_path)) == 2


def test_a_folder_removed_while_it_runs_is_made_anew(tmp_path: Path, clock: ManualClock) -> None:
    folder = tmp_path / "state" / "events"
    log = EventLog(folder, terminal="T07", clock=clock)
    log.record(EventId.TERMINAL_STOPPED, {})
    shutil.rmtree(tmp_path / "state")
    log.record(EventId.TERMINAL_STOPPED, {})
    assert len(lines(folder)) == 1


def test_nobody_else_reads_it(tmp_path: Path, clock: ManualClock) -> None:
    folder = tmp_path / "events"
    EventLog(folder, terminal="T07", clock=clock).record(EventId.TERMINAL_STOPPED, {})
    (path,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_day_has_an_end_whatever_repeats_itself(tmp_path: Path, clock: ManualClock) -> None:
    log = EventLog(tmp_path, terminal="T07", clock=clock, largest_day=10_000)
    for _ in range(500):
        log.record(EventId.TERMINAL_STOPPED, {})
    (path,) = tmp_path.iterdir()
    assert 10_000 < path.stat().st_size < 11_000
    assert [line["event"] for line in lines(tmp_path)].index("day_full") == len(lines(tmp_path)) - 1
    clock.advance(timedelta(days=1).total_seconds())
    log.record(EventId.TERMINAL_STOPPED, {})
    assert len(days_of(tmp_path)) == 2


def test_a_line_torn_by_a_loss_of_power_spoils_no_other(tmp_path: Path, clock: ManualClock) -> None:
    torn = tmp_path / f"events-{clock.local().date().isoformat()}.jsonl"
    torn.write_text('{"at": "2027-')
    EventLog(tmp_path, terminal="T07", clock=clock).record(EventId.TERMINAL_STOPPED, {})
    first, *entries = torn.read_text().splitlines()
    assert first == '{"at": "2027-'
    assert [json.loads(line)["event"] for line in entries] == ["line_torn", "terminal_stopped"]
    assert json.loads(entries[0])["bytes"] == len(first)


def test_what_cannot_be_removed_keeps_nobody_from_writing(
    tmp_path: Path, clock: ManualClock
) -> None:
    (tmp_path / "events-2000-01-01.jsonl").mkdir()
    log = EventLog(tmp_path, terminal="T07", clock=clock, keep_days=1)
    for _ in range(4):
        log.record(EventId.TERMINAL_STOPPED, {})
        log.expire(lambda _files: True)
        clock.advance(timedelta(days=1).total_seconds())
    assert log.flush()
    assert len(days_of(tmp_path)) == 3


def test_two_processes_write_whole_lines(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from kiosk.audit.catalogue import EventId\n"
        "from kiosk.audit.log import EventLog\n"
        "from kiosk.clock import ManualClock\n"
        "log = EventLog(Path(sys.argv[1]), terminal=sys.argv[2], clock=ManualClock())\n"
        "for _ in range(300): log.record(EventId.TERMINAL_STOPPED, {})\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name])
        for name in ("T07", "T08")
    ]
    assert [each.wait(60) for each in both] == [0, 0]
    written = lines(tmp_path)
    assert [sum(line["terminal"] == name for line in written) for name in ("T07", "T08")] == [
        300,
        300,
    ]


def test_a_disk_that_takes_nothing_is_told_once_and_nothing_is_lost(
    tmp_path: Path, clock: ManualClock
) -> None:
    told: list[bool] = []
    folder = tmp_path / "events"
    folder.write_text("a file where the folder should be")
    log = EventLog(folder, terminal="T07", clock=clock, on_storage=told.append)
    for _ in range(3):
        log.record(EventId.TERMINAL_STOPPED, {})
    assert told == [False]
    assert not log.flush()
    folder.unlink()
    assert log.flush()
    assert told == [False, True]
    assert [line["seq"] for line in lines(folder)] == [1, 2, 3]


def test_what_a_long_day_without_a_disk_loses_is_counted(
    tmp_path: Path, clock: ManualClock
) -> None:
    folder = tmp_path / "events"
    folder.write_text("a file where the folder should be")
    log = EventLog(folder, terminal="T07", clock=clock)
    for _ in range(1_003):
        log.record(EventId.TERMINAL_STOPPED, {})
    folder.unlink()
    assert log.flush()
    first, *others = lines(folder)
    assert (first["event"], first["entries"]) == ("lines_lost", 3)
    assert len(others) == 1_000


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, clock: ManualClock) -> None:
    """Against the kernel's own full device, which answers every write with ENOSPC."""
    log = EventLog(tmp_path, terminal="T07", clock=clock)
    path = tmp_path / f"events-{clock.local().date().isoformat()}.jsonl"
    path.symlink_to("/dev/full")
    log.record(EventId.TERMINAL_STOPPED, {})
    assert not log.flush()
    path.unlink()
    assert log.flush()
    assert len(lines(tmp_path)) == 1


def test_a_fingerprint_says_where_and_not_what() -> None:
    try:
        check(EventId.TERMINAL_STOPPED, {"张三": 1})
    except ValueError as error:
        mark = fingerprint(error)
    assert mark.startswith("ValueError ")
    assert "kiosk/audit/catalogue.py:" in mark
    assert "张三" not in mark
