"""The event log: only the catalogue, whole lines, and patience with a disk that is full."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.audit.catalogue import CATALOGUE, EndCause, EventId, Fingerprint, check, fingerprint
from kiosk.audit.log import EventLog
from kiosk.clock import ManualClock
from kiosk.devices import CameraState


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
    for kind in kinds - {int, bool, Fingerprint}:
        assert hasattr(kind, "__members__")


def test_one_file_a_day_and_old_ones_go(tmp_path: Path, clock: ManualClock) -> None:
    log = EventLog(tmp_path, terminal="T07", clock=clock, keep_days=2)
    for _day in range(5):
        log.record(EventId.TERMINAL_STOPPED, {})
        clock.advance(timedelta(days=1).total_seconds())
    assert len(list(tmp_path.glob("events-*.jsonl"))) == 3


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
    assert len(lines(folder)) == 3


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
