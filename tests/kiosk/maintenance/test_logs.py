"""Searching the log: newest first, by page."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.log import EventLog
from kiosk.maintenance import logs
from kiosk.maintenance.logs import Query, lines_backwards, search
from kiosk.reasons import Code


def test_pages_from_the_newest_to_the_oldest(tmp_path: Path, filled: Callable[[int], None]) -> None:
    filled(60)  # two and a half days
    seen: list[int] = []
    older: int | None = None
    pages = 0
    while pages == 0 or older is not None:
        page = search(tmp_path / "events", Query(), older=older, size=17)
        seen += [entry.fields["start_ms"] for entry in page.entries]
        older, pages = page.older, pages + 1
    assert seen == list(range(59, -1, -1))
    assert pages == 4


def test_by_event_code_and_time(
    tmp_path: Path, log: EventLog, days: Any, filled: Callable[[int], None]
) -> None:
    filled(30)
    log.record(EventId.HOSPITAL_FAILED, {"code": Code.HOSPITAL_TIMEOUT})
    log.record(EventId.HOSPITAL_FAILED, {"code": Code.HOSPITAL_ERROR})
    filled(30)
    folder = tmp_path / "events"
    failed = search(folder, Query(events=frozenset({EventId.HOSPITAL_FAILED})))
    assert [entry.fields["code"] for entry in failed.entries] == [
        Code.HOSPITAL_ERROR,
        Code.HOSPITAL_TIMEOUT,
    ]
    assert len(search(folder, Query(code="hospital_timeout")).entries) == 1
    since = days.at - timedelta(hours=5)
    until = days.at - timedelta(hours=2)
    found = search(folder, Query(since, until)).entries
    assert [entry.fields["start_ms"] for entry in found] == [27, 26, 25]


def test_a_search_ends_before_it_has_looked_at_everything(
    tmp_path: Path, filled: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(30)
    monkeypatch.setattr(logs, "MOST_LINES", 20)
    nothing = Query(code="none")
    first = search(tmp_path / "events", nothing)
    assert first.entries == ()
    assert first.older is not None
    assert search(tmp_path / "events", nothing, older=first.older).older is None


def test_no_log_is_an_empty_page(tmp_path: Path) -> None:
    assert search(tmp_path / "none", Query()).entries == ()


@pytest.mark.parametrize("size", [0, 1, 10, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 200_000])
def test_lines_backwards_are_the_lines(size: int) -> None:
    lines = [b"x" * (1 + n % 700) for n in range(size // 350)]
    text = b"\n".join(lines)
    assert list(lines_backwards(io.BytesIO(text + b"\n"))) == lines[::-1]
    assert list(lines_backwards(io.BytesIO(text))) == lines[::-1]


def test_what_ties_to_a_card_is_left_out() -> None:
    line = logs.chain.parsed(
        logs.chain.chained(
            '{"at": "2027-01-15T09:00:00+08:00", "terminal": "T07", "event": "signed_in",'
            ' "milliseconds": 5, "card": "abcd"}',
            1,
            bytes(32),
            is_first=True,
        )[0]
    )
    assert line is not None
    entry = logs.entry_of(line)
    assert entry is not None
    assert entry.fields == {"milliseconds": 5}
    assert entry.at == datetime.fromisoformat("2027-01-15T09:00:00+08:00")
