"""What was done with a card is found by who has the hospital's key, and by nobody else."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.audit.catalogue import CATALOGUE, CardMark, EventId
from kiosk.audit.log import EventLog
from kiosk.audit.trace import marks_of, trace
from kiosk.audit.tracing import Tracing, read_key
from kiosk.clock import ManualClock
from kiosk.codes import sm3
from kiosk.codes.classify import Kind
from kiosk.codes.key_file import KeyFileError
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier

KEY = bytes(range(32))
CARD = PatientIdentifier(IdentifierSystem.HEALTH_CARD, "ab" * 32)
OTHER = PatientIdentifier(IdentifierSystem.HEALTH_CARD, "cd" * 32)
STARTED = {"kind": Kind.EHC1, "assurance": Assurance.STATIC}


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "trace.key"
    path.write_text(KEY.hex() + "\n")
    path.chmod(0o600)
    return path


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def log(tmp_path: Path, key_file: Path, clock: ManualClock) -> EventLog:
    return EventLog(tmp_path / "events", terminal="T07", clock=clock, tracing=Tracing(key_file))


def lines(folder: Path) -> list[dict[str, object]]:
    found = sorted((folder / "events").glob("*.jsonl"))
    return [json.loads(line) for path in found for line in path.read_text().splitlines()]


def test_a_card_is_a_keyed_hash_and_nothing_else(tmp_path: Path, log: EventLog) -> None:
    log.record(EventId.SESSION_STARTED, STARTED, card=CARD)
    (line,) = lines(tmp_path)
    expected = sm3.mac(KEY, b"health_card\0" + CARD.value.encode()).hex()
    assert line["card"] == expected
    text = (next((tmp_path / "events").iterdir())).read_text()
    assert CARD.value not in text
    assert sm3.digest(CARD.value.encode()).hex() not in text


def test_nothing_but_a_key_and_a_card_makes_a_mark() -> None:
    with pytest.raises(TypeError):
        CardMark(CARD.value)  # type: ignore[call-arg] # a card's number has the same form
    with pytest.raises(ValueError, match="16 bytes"):
        CardMark(b"short", CARD)
    with pytest.raises(AttributeError):
        CardMark(KEY, CARD.value)  # type: ignore[arg-type] # the point of the test


def test_without_a_trace_key_there_is_no_such_field(tmp_path: Path, clock: ManualClock) -> None:
    log = EventLog(tmp_path / "events", terminal="T07", clock=clock)
    log.record(EventId.SESSION_STARTED, STARTED, card=CARD)
    (line,) = lines(tmp_path)
    assert "card" not in line


@pytest.mark.parametrize(
    ("content", "mode"),
    [("00" * 16, 0o644), ("00" * 15, 0o600), ("no key", 0o600), (None, 0o600)],
)
def test_a_key_that_cannot_be_used_marks_nobody_and_says_so_once(
    tmp_path: Path,
    clock: ManualClock,
    caplog: pytest.LogCaptureFixture,
    content: str | None,
    mode: int,
) -> None:
    path = tmp_path / "bad.key"
    if content is not None:
        path.write_text(content)
        path.chmod(mode)
    log = EventLog(tmp_path / "events", terminal="T07", clock=clock, tracing=Tracing(path))
    for _ in range(3):
        log.record(EventId.SESSION_STARTED, STARTED, card=CARD)
    assert all("card" not in line for line in lines(tmp_path))
    (told,) = caplog.records
    assert told.getMessage().startswith("audit.trace_key_file: ")
    with pytest.raises(KeyFileError):
        read_key("--key", path)


def test_what_has_no_card_takes_none(log: EventLog) -> None:
    with pytest.raises(ValueError, match="terminal_stopped"):
        log.record(EventId.TERMINAL_STOPPED, {}, card=CARD)


def test_what_a_card_does_may_bear_its_mark() -> None:
    marked = {event for event, entry in CATALOGUE.items() if "card" in entry.fields}
    assert marked == {
        EventId.SESSION_STARTED,
        EventId.SECOND_FACTOR_CHECKED,
        EventId.SIGNED_IN,
        EventId.ORDER_ENDED,
        EventId.REPORTS_PRINTED,
    }
    assert all(CATALOGUE[event].may_lack == {"card"} for event in marked)


def test_a_trace_is_of_one_card(tmp_path: Path, log: EventLog, clock: ManualClock) -> None:
    for card in (CARD, OTHER, CARD):
        log.record(EventId.SESSION_STARTED, STARTED, card=card)
        log.record(EventId.SIGNED_IN, {"milliseconds": 7}, card=card)
        clock.advance(86_400)
    found = list(trace(tmp_path / "events", marks_of(KEY, CARD.value), None, None))
    assert [done.event for done in found] == ["session_started", "signed_in"] * 2
    assert found[1].details == {"milliseconds": 7}
    assert not any(CARD.value in str(done) for done in found)
    assert list(trace(tmp_path / "events", marks_of(bytes(32), CARD.value), None, None)) == []


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [(16, None, 2), (None, 16, 2), (16, 16, 1), (18, None, 0), (None, None, 3)],
)
def test_a_trace_of_some_days(
    tmp_path: Path,
    log: EventLog,
    clock: ManualClock,
    since: int | None,
    until: int | None,
    count: int,
) -> None:
    for _ in range(3):  # 15 to 17 January 2027
        log.record(EventId.SESSION_STARTED, STARTED, card=CARD)
        clock.advance(86_400)
    days = [None if day is None else date(2027, 1, day) for day in (since, until)]
    assert len(list(trace(tmp_path / "events", marks_of(KEY, CARD.value), *days))) == count


@pytest.mark.parametrize("system", IdentifierSystem)
def test_whatever_the_number_is_one_of(
    tmp_path: Path, log: EventLog, system: IdentifierSystem
) -> None:
    log.record(EventId.SESSION_STARTED, STARTED, card=PatientIdentifier(system, "X-42"))
    found: Callable[[str], int] = lambda subject: len(  # noqa: E731 - short
        list(trace(tmp_path / "events", marks_of(KEY, subject), None, None))
    )
    assert (found("X-42"), found("X-43")) == (1, 0)
