"""The page of disk, temperatures and machine, and of what a terminal keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.log import EventLog
from kiosk.clock import SystemClock
from kiosk.maintenance.checks import CheckId, Verdict
from kiosk.maintenance.pages.storage import ALL, StoragePage
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import PageId, Task
from kiosk.maintenance.software import Signed, Software, software_result
from kiosk.settings import Settings, load
from tests.maintenance_pages import choices, do, look, reads
from tests.settings_texts import MINIMAL

STORAGE = PageId.STORAGE
GB = 10**9


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "state").mkdir()
    path = tmp_path / "terminal.toml"
    path.write_text(MINIMAL)
    return load(path, {})


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    root = tmp_path / "machine"
    (root / "proc").mkdir(parents=True)
    (root / "proc/meminfo").write_text("MemTotal: 8000000 kB\nMemAvailable: 4000000 kB\n")
    zone = root / "sys/class/thermal/thermal_zone0"
    zone.mkdir(parents=True)
    (zone / "temp").write_text("47500\n")
    return root


def page_of(
    settings: Settings, machine: Path, *, free: int = 50 * GB, signed: Signed = Signed.SIGNED
) -> StoragePage:
    result = software_result(Software("1.2.0", "ab" * 32, 900, signed))
    return StoragePage(
        settings=settings,
        record=CheckRecord(settings.storage.folder),
        clock=SystemClock(),
        software=lambda: result,
        root=machine,
        usage=lambda _: (100 * GB, free),
    )


def test_disk_and_machine_are_measured_at_each_look(settings: Settings, machine: Path) -> None:
    page = page_of(settings, machine)
    shown = reads(look(page, STORAGE))
    assert "Free | 50000 MB" in shown
    assert "Hottest | 47.5 °C" in shown
    assert "Free memory | 4096 MB" in shown
    assert "Program files | Not checked | Never checked" in shown
    (machine / "sys/class/thermal/thermal_zone0/temp").write_text("95000\n")
    assert "Hottest | 95 °C" in reads(look(page, STORAGE))
    assert "Clean fans and air slots." in reads(look(page, STORAGE))


def test_a_test_reads_the_program_too_and_is_kept(settings: Settings, machine: Path) -> None:
    page = page_of(settings, machine)
    assert set(choices(look(page, STORAGE))) == {f"test {ALL}"}
    assert do(page, STORAGE, Task.TEST, ALL) == (True, "Tested: all in order.")
    shown = reads(look(page, STORAGE))
    assert "Version | 1.2.0" in shown
    assert "Signature | Signed by the vendor" in shown
    assert "SM3 | " + "ab" * 32 in shown
    kept = CheckRecord(settings.storage.folder).results()
    assert set(kept) == {
        CheckId.STORAGE,
        CheckId.TEMPERATURE,
        CheckId.MACHINE,
        CheckId.SOFTWARE,
    }
    assert all(each.checked_at > 0 for each in kept.values())


def test_what_is_wrong_is_said(settings: Settings, machine: Path) -> None:
    unsigned = page_of(settings, machine, signed=Signed.NOT_SIGNED)
    assert do(unsigned, STORAGE, Task.TEST, ALL) == (True, "Tested: something needs a look.")
    full = page_of(settings, machine, free=GB // 10)
    assert do(full, STORAGE, Task.TEST, ALL) == (False, "Tested: something fails.")
    kept = CheckRecord(settings.storage.folder).results()
    assert kept[CheckId.STORAGE].verdict is Verdict.FAIL
    assert "Make room on the disk" in reads(look(full, STORAGE))
    assert not do(full, STORAGE, Task.RESTART)[0]


def test_what_is_kept(settings: Settings, machine: Path) -> None:
    page = page_of(settings, machine)
    folder = settings.storage.folder
    assert "Event log | Cannot be read" in reads(look(page, STORAGE))
    (folder / "orders.db").write_bytes(b"x" * 5_000)
    (folder / "orders.db-wal").write_bytes(b"x" * 2_500)
    log = EventLog(folder / "events", terminal="T07", clock=SystemClock())
    log.record(EventId.TERMINAL_STOPPED, {})
    shown = reads(look(page, STORAGE))
    assert "Database orders | 8 kB" in shown
    today = SystemClock().local().date().isoformat()
    assert f"Event log | 1 kB | Files: 1, the oldest of {today}" in shown
