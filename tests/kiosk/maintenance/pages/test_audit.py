"""The page of auditors, over a real log, its heads, and an outbox."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.finding import Wrong
from kiosk.audit.keeper import HeadKeeper
from kiosk.audit.log import EventLog
from kiosk.audit.staff import (
    StaffFactor,
    StaffLeft,
    StaffRefusal,
    StaffTask,
)
from kiosk.audit.told import AUDIT_HEAD, number
from kiosk.audit.values import StaffId
from kiosk.codes.classify import Kind
from kiosk.domain import StaffRole
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.outbox import Outbox
from kiosk.maintenance.pages import staff_act_words as acts
from kiosk.maintenance.pages.audit import AuditPage
from kiosk.maintenance.pages.audit_words import WRONG
from kiosk.maintenance.sheet import PageId, Task
from kiosk.maintenance.usb import UsbVolumes
from kiosk.reasons import Code
from kiosk.settings import load
from kiosk.staff.audited import BY_RECOVERY
from kiosk.staff.issuing import subject_of
from tests.maintenance_pages import choices, do, lines, look, reads, words
from tests.settings_texts import MINIMAL

AUDIT = PageId.AUDIT
LI, WANG = StaffId(subject_of("0417")), StaffId(subject_of("0998"))
ENGINEER = StaffRole.ENGINEER


@pytest.fixture
def state(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "state"


@pytest.fixture
def log(state: Path, days: Any) -> EventLog:
    return EventLog(state / "events", terminal="T07", clock=days)


@pytest.fixture
def outbox(state: Path) -> Outbox:
    return Outbox(state / "outbox.db", InstallationKey(bytes(range(16))))


@pytest.fixture
def keeper(state: Path, log: EventLog, days: Any, outbox: Outbox) -> HeadKeeper:
    return HeadKeeper(
        state,
        log,
        terminal="T07",
        clock=days,
        send=lambda head: _put(outbox, head, days.now()),
    )


def _put(outbox: Outbox, head: Any, now: int) -> None:
    outbox.put(AUDIT_HEAD, head.line(), at=now, key=number(head))


@pytest.fixture
def page(tmp_path: Path, state: Path, days: Any, stick: Any, outbox: Outbox) -> AuditPage:
    assert state.is_dir()
    path = tmp_path / "terminal.toml"
    path.write_text(MINIMAL)
    return AuditPage(
        settings=load(path, {}),
        clock=days,
        volumes=UsbVolumes(stick.root),
        outbox=lambda: outbox,
    )


@pytest.fixture
def busy(log: EventLog, days: Any) -> None:
    """A day: a patient, two of the staff, and somebody who is not let in."""
    log.record(EventId.CODE_REFUSED, {"kind": Kind.EHC1, "code": Code.REVOKED})
    log.record(EventId.STAFF_SIGNED_IN, {"staff": LI, "role": ENGINEER, "factor": StaffFactor.PIN})
    days.at += timedelta(minutes=1)
    log.record(
        EventId.STAFF_TASK,
        {"task": StaffTask.LOG_EXPORT, "staff": LI, "role": ENGINEER, "done": False},
    )
    log.record(
        EventId.SECOND_PERSON,
        {"staff": LI, "second": WANG, "role": ENGINEER, "task": StaffTask.TRUST_LOADED},
    )
    log.record(EventId.STAFF_REFUSED, {"why": StaffRefusal.WRONG_PIN, "staff": WANG})
    log.record(
        EventId.STAFF_SIGNED_OUT, {"staff": BY_RECOVERY, "why": StaffLeft.IDLE, "seconds": 5}
    )


def listed(page: AuditPage, **how: Any) -> list[str]:
    sheet = look(page, AUDIT, **how)
    skipped = len(sheet.sections[0].rows)
    return lines(sheet)[skipped:]


@pytest.mark.usefixtures("busy")
def test_who_did_what_and_when(page: AuditPage) -> None:
    assert listed(page) == [
        "Staff signed out | 2027-01-10 09:01:00 | Somebody by recovery",
        f"Staff refused | 2027-01-10 09:01:00 | Staff {WANG[:8]}",
        f"Second person confirmed | 2027-01-10 09:01:00 | Staff {LI[:8]}, confirmed by {WANG[:8]}",
        f"Log exported | 2027-01-10 09:01:00 | Engineer {LI[:8]}",
        f"Staff signed in | 2027-01-10 09:00:00 | Engineer {LI[:8]}",
    ]


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize(
    ("typed", "found"),
    [("0417", 3), ("0998", 2), (LI[:8], 3), (WANG, 2), ("recovery", 1), ("0001", 0), ("  ", 5)],
)
def test_by_whom(page: AuditPage, typed: str, found: int) -> None:
    told = listed(page, query=typed)
    assert len(told) == found or told == ["Nothing found"]


@pytest.mark.usefixtures("busy")
def test_one_entry_whole(page: AuditPage) -> None:
    sheet = look(page, AUDIT)
    items = {words(row.label): row.opens for row in sheet.sections[1].rows}
    tried = reads(look(page, AUDIT, items["Log exported"]))
    assert f"staff | {LI}" in tried
    assert "done | No" in tried
    assert "role | Engineer" in tried
    assert "why | Wrong PIN" in reads(look(page, AUDIT, items["Staff refused"]))
    assert "why | Nothing touched for long" in reads(look(page, AUDIT, items["Staff signed out"]))
    assert "not there any more" in reads(look(page, AUDIT, "999"))


@pytest.mark.usefixtures("busy")
def test_heads_and_whether_the_hospital_has_them(
    page: AuditPage, log: EventLog, keeper: HeadKeeper, outbox: Outbox, days: Any
) -> None:
    assert "Signed last | Never" in reads(look(page, AUDIT))
    assert keeper.tend()
    signed = reads(look(page, AUDIT))
    assert "Signed last | 2027-01-10 09:01:00 | Up to entry 7" in signed
    assert "Up to entry 7: waits for the network" in signed
    message = outbox.next(days.now())
    assert message is not None
    outbox.delivered(message.id)
    days.at += timedelta(minutes=10)
    log.record(EventId.TERMINAL_STOPPED, {})
    keeper.tend()  # signs again, and sends only once an hour
    later = reads(look(page, AUDIT))
    assert "Signed last | 2027-01-10 09:11:00 | Up to entry 9" in later
    assert "Sent to the hospital | 2027-01-10 09:01:00 | Up to entry 7: it arrived" in later


@pytest.mark.usefixtures("busy")
def test_a_head_that_the_hospital_refused(
    page: AuditPage, keeper: HeadKeeper, outbox: Outbox, days: Any
) -> None:
    keeper.tend()
    message = outbox.next(days.now())
    assert message is not None
    outbox.failed(message.id, days.now(), permanent=True)
    assert "the hospital's server refused it" in reads(look(page, AUDIT))


@pytest.mark.usefixtures("busy")
def test_a_log_as_it_was_written(page: AuditPage, keeper: HeadKeeper) -> None:
    unsigned = do(page, AUDIT, Task.VERIFY_AUDIT)
    assert unsigned == (
        False,
        "Entries 1 to 6 follow on each other; no signature could be compared.",
    )
    keeper.tend()
    good, said = do(page, AUDIT, Task.VERIFY_AUDIT)
    assert (good, said) == (True, "As it was written: entries 1 to 8; 1 signatures agree.")
    assert said in reads(look(page, AUDIT))


def _changed(text: bytes) -> bytes:
    return text.replace(b"log_export", b"log_search")


def _removed(text: bytes) -> bytes:
    rows = text.splitlines(keepends=True)
    return b"".join(rows[:2] + rows[3:])


def _cut(text: bytes) -> bytes:
    return b"".join(text.splitlines(keepends=True)[:4])


def _swapped(text: bytes) -> bytes:
    rows = text.splitlines(keepends=True)
    return b"".join([*rows[:2], rows[3], rows[2], *rows[4:]])


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_changed, "Entry 3 was changed"),
        (_removed, "Entries are missing from number 3 on"),
        (_cut, "The end is cut off: entry 5"),
        (_swapped, "Entry 3 is not in its place"),
    ],
)
def test_the_first_finding_is_named(
    page: AuditPage,
    keeper: HeadKeeper,
    state: Path,
    damage: Callable[[bytes], bytes],
    told: str,
) -> None:
    keeper.tend()
    (file,) = (state / "events").glob("*.jsonl")
    file.write_bytes(damage(file.read_bytes()))
    good, said = do(page, AUDIT, Task.VERIFY_AUDIT)
    assert (good, told in said) == (False, True), said
    assert file.name in said
    assert said in reads(look(page, AUDIT))


def test_every_finding_and_value_has_words() -> None:
    assert set(WRONG) == set(Wrong)
    assert set(acts.TASKS) == set(StaffTask)
    assert set(acts.REFUSALS) == set(StaffRefusal)
    assert set(acts.LEFT) == set(StaffLeft)
    assert set(acts.FACTORS) == set(StaffFactor)
    assert set(acts.ROLES) == set(acts.BY) == set(StaffRole)


@pytest.mark.usefixtures("busy")
def test_the_whole_log_on_a_stick(page: AuditPage, keeper: HeadKeeper, stick: Any) -> None:
    keeper.tend()
    assert choices(look(page, AUDIT))["export_audit"].sure is not None
    good, said = do(page, AUDIT, Task.EXPORT_AUDIT)
    assert good, said
    (file,) = stick.folder.iterdir()
    assert file.name == "audit-T07-2027-01-10.tar.gz"
    with tarfile.open(fileobj=io.BytesIO(file.read_bytes())) as tar:
        assert tar.getnames() == [
            "events/events-2027-01-10.jsonl",
            "audit/heads.jsonl",
            "audit/public.key",
        ]


@pytest.mark.usefixtures("busy")
def test_a_stick_that_will_not_do(page: AuditPage, stick: Any) -> None:
    stick.remount("ro,nosuid,nodev,noexec")
    good, said = do(page, AUDIT, Task.EXPORT_AUDIT)
    assert (good, "cannot be written" in said) == (False, True)
    assert list(stick.folder.iterdir()) == []


def test_a_log_that_cannot_be_read(page: AuditPage, state: Path, stick: Any) -> None:
    assert do(page, AUDIT, Task.EXPORT_AUDIT) == (False, "The log cannot be read.")
    (state / "events").mkdir()
    (state / "events" / "events-2027-01-10.jsonl").mkdir()
    assert do(page, AUDIT, Task.EXPORT_AUDIT) == (False, "The log cannot be read.")
    assert list(stick.folder.iterdir()) == []
    assert not do(page, AUDIT, Task.RESTART)[0]
