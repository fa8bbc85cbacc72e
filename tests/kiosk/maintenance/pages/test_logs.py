"""The page of the event log: searching it, and taking it to the vendor."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import Digest, EventId
from kiosk.audit.log import EventLog
from kiosk.codes.classify import Kind
from kiosk.devices import CameraState
from kiosk.maintenance.export import open_log
from kiosk.maintenance.logs import Query
from kiosk.maintenance.pages.event_words import EVENTS
from kiosk.maintenance.pages.log_query import query_of
from kiosk.maintenance.pages.logs import LogsPage
from kiosk.maintenance.sheet import PageId, Task
from kiosk.maintenance.usb import UsbVolumes
from kiosk.reasons import CATALOGUE, Code
from kiosk.settings import load
from tests.maintenance_pages import choices, do, lines, look, reads, words
from tests.settings_texts import MINIMAL

LOGS = PageId.LOGS
TODAY = date(2027, 1, 10)


@pytest.fixture
def log(tmp_path: Path, days: Any) -> EventLog:
    return EventLog(tmp_path / "state" / "events", terminal="T07", clock=days)


@pytest.fixture
def page_of(
    tmp_path: Path, days: Any, stick: Any, vendor: tuple[bytes, bytes]
) -> Callable[..., LogsPage]:
    def made(*, key: str | None = vendor[1].hex()) -> LogsPage:
        path = tmp_path / "terminal.toml"
        path.write_text(MINIMAL)
        if key is not None:
            (tmp_path / "vendor.pub").write_text(key)
            path.write_text(f'{MINIMAL}[maintenance]\nvendor_key_file = "vendor.pub"\n')
        return LogsPage(settings=load(path, {}), clock=days, volumes=UsbVolumes(stick.root))

    return made


def test_an_empty_log(page_of: Callable[..., LogsPage], tmp_path: Path) -> None:
    sheet = look(page_of(), LOGS)
    assert lines(sheet) == ["Nothing found"]
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "events").write_text("no folder")
    assert lines(look(page_of(), LOGS)) == ["Nothing found"]


def test_the_newest_come_first_a_page_at_a_time(
    page_of: Callable[..., LogsPage], filled: Callable[[int], None]
) -> None:
    page = page_of()
    filled(45)
    first = look(page, LOGS)
    assert (first.number, first.count, len(lines(first))) == (0, 2, 20)
    assert lines(first)[0].startswith("Program started | 2027-01-12 05:00:00 | start_ms: 44")
    second = look(page, LOGS, number=1)
    assert (second.number, second.count) == (1, 3)
    third = look(page, LOGS, number=2)
    assert (third.number, third.count, len(lines(third))) == (2, 3, 5)
    assert lines(third)[-1].startswith("Program started | 2027-01-10 09:00:00 | start_ms: 0")
    beyond = look(page, LOGS, number=9)
    assert lines(beyond) == lines(third)
    # Straight to a page that nobody has looked at before, with entries written meanwhile.
    filled(20)
    assert lines(look(page_of(), LOGS, number=1)) == lines(first)


def test_one_entry_whole(page_of: Callable[..., LogsPage], filled: Callable[[int], None]) -> None:
    filled(3)
    page = page_of()
    (row,) = [
        each for each in look(page, LOGS).sections[0].rows if "start_ms: 1" in words(each.detail)
    ]
    sheet = look(page, LOGS, row.opens)
    assert words(sheet.title) == "Program started"
    assert "Entry number | 2" in lines(sheet)
    assert "start_ms | 1" in lines(sheet)
    for gone in ("99", "-1", "x", "٣"):
        assert "not there any more" in reads(look(page, LOGS, gone))


@pytest.fixture
def mixed(log: EventLog, days: Any) -> None:
    log.record(EventId.CODE_REFUSED, {"kind": Kind.UNRECOGNISED, "code": Code.REVOKED})
    log.record(EventId.CAMERA_CHANGED, {"state": CameraState.FROZEN})
    days.at += timedelta(days=1)
    log.record(EventId.CODE_REFUSED, {"kind": Kind.UNRECOGNISED, "code": Code.EXPIRED})
    log.record(EventId.LINES_LOST, {"entries": 3})
    log.record(EventId.SWAP_PRESENT, {"megabytes": 3})


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", 5),
        ("today", 3),
        ("yesterday", 2),
        ("2027-01-10", 2),
        ("2027-01-09", 0),
        ("2d", 5),
        ("error", 1),
        ("warning", 2),
        ("camera", 1),
        ("CAMERA", 1),
        ("code_refused today", 1),
        ("revoked", 1),
        ("camera today", 0),
        ("camera error", 0),
    ],
)
def test_searching(page_of: Callable[..., LogsPage], typed: str, found: int) -> None:
    sheet = look(page_of(), LOGS, query=typed)
    assert sheet.query == typed
    told = lines(sheet)
    if found == 0:
        assert len(told) == 1
        assert "Nothing found" in told[0] or "is no event" in told[0]
    else:
        assert len(told) == found


def test_what_means_nothing_is_said(page_of: Callable[..., LogsPage]) -> None:
    assert "'nonsense' is no event, day or error here." in reads(
        look(page_of(), LOGS, query="camera nonsense")
    )


def test_a_failure_by_the_number_on_the_screen() -> None:
    number = CATALOGUE[Code.REVOKED].number
    query = query_of(number, TODAY, UTC)
    assert isinstance(query, Query)
    assert CATALOGUE[Code(query.code)].number == number


def test_what_is_long_is_whole_on_its_own_page(
    page_of: Callable[..., LogsPage], log: EventLog
) -> None:
    log.record(EventId.AUDIT_KEY_MADE, {"key": Digest("ab" * 32), "again": False})
    sheet = look(page_of(), LOGS)
    assert lines(sheet)[0].endswith("key: abababab…, again: False")
    assert f"key | {'ab' * 32}" in lines(look(page_of(), LOGS, sheet.sections[0].rows[0].opens))


def test_every_event_has_words() -> None:
    assert set(EVENTS) == set(EventId)
    assert all(len(each) <= 32 for each in EVENTS.values())


def test_days_for_the_vendor(
    page_of: Callable[..., LogsPage],
    filled: Callable[[int], None],
    stick: Any,
    vendor: tuple[bytes, bytes],
) -> None:
    filled(40)
    page = page_of()
    assert {"export_logs 1", "export_logs 7", "export_logs 30"} == set(choices(look(page, LOGS)))
    good, said = do(page, LOGS, Task.EXPORT_LOGS, "1")
    assert (good, said) == (
        True,
        "On the USB stick: T07_2027-01-12_2027-01-12.yimalog (entries: 1). You may pull it out.",
    )
    assert do(page, LOGS, Task.EXPORT_LOGS, "7")[0]
    pieces: list[bytes] = []
    with (stick.folder / "T07_2027-01-06_2027-01-12.yimalog").open("rb") as file:
        open_log(file, vendor[0], pieces.append)
    first, *entries = [json.loads(line) for line in b"".join(pieces).splitlines()]
    assert (first["terminal"], len(entries)) == ("T07", 40)


@pytest.mark.parametrize(
    ("options", "words_"),
    [("rw,nosuid,nodev", "not mounted safely"), ("ro,nosuid,nodev,noexec", "cannot be written")],
)
def test_a_stick_that_will_not_do(
    page_of: Callable[..., LogsPage],
    filled: Callable[[int], None],
    stick: Any,
    options: str,
    words_: str,
) -> None:
    filled(2)
    stick.remount(options)
    good, said = do(page_of(), LOGS, Task.EXPORT_LOGS, "7")
    assert (good, words_ in said) == (False, True), said
    assert list(stick.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "words_"),
    [(None, "No vendor key is set"), ("04" + "11" * 64, "key's file cannot be used")],
)
def test_without_a_key_nothing_goes_out(
    page_of: Callable[..., LogsPage],
    filled: Callable[[int], None],
    stick: Any,
    key: str | None,
    words_: str,
) -> None:
    filled(2)
    good, said = do(page_of(key=key), LOGS, Task.EXPORT_LOGS, "7")
    assert (good, words_ in said) == (False, True), said
    assert list(stick.folder.iterdir()) == []


@pytest.mark.parametrize("argument", ["", "0", "8", "-7", "7 "])
def test_other_spans_are_none(page_of: Callable[..., LogsPage], argument: str) -> None:
    assert do(page_of(), LOGS, Task.EXPORT_LOGS, argument) == (False, "This cannot be done here.")
