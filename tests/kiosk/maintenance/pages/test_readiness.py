"""The page of the readiness report, its export to a stick, and on paper by a stand-in A4 printer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from hardware.report_printer.standin import StandInReportPrinter
from kiosk.clock import SystemClock
from kiosk.maintenance.checks import CheckId, CheckResult, Verdict
from kiosk.maintenance.pages.readiness import ReadinessPage
from kiosk.maintenance.readiness import Readiness
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import PageId, Task
from kiosk.maintenance.software import Signed, Software, software_result
from kiosk.maintenance.unattended import unfitted
from kiosk.maintenance.usb import UsbVolumes
from kiosk.settings import Settings, load
from kiosk.trust.distribution.status import status
from tests.maintenance_pages import choices, do, look, reads
from tests.settings_texts import MINIMAL
from ui.paper.readiness import document_of_its_own

READINESS = PageId.READINESS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "state").mkdir()
    path = tmp_path / "terminal.toml"
    nowhere = MINIMAL.replace("https://fhir.hospital.example", "http://127.0.0.1:1")
    nowhere = nowhere.replace("https://trust.example", "http://127.0.0.1:1")
    path.write_text(nowhere.replace('host = "127.0.0.1"', 'host = "127.0.0.1"\nport = 1'))
    return load(path, {})


@pytest.fixture
def record(settings: Settings) -> CheckRecord:
    return CheckRecord(settings.storage.folder)


@pytest.fixture
def page_of(
    settings: Settings, record: CheckRecord, stick: Any, tmp_path: Path
) -> Callable[..., ReadinessPage]:
    result = software_result(Software("1.2.0", "ab" * 32, 900, Signed.SIGNED))
    return partial(
        ReadinessPage,
        settings=settings,
        record=record,
        clock=SystemClock(),
        trust=lambda: status(None, None, SystemClock().now()),
        software=lambda: result,
        draw=lambda report: b"%PDF " + report.about.terminal.encode(),
        volumes=UsbVolumes(stick.root),
        root=tmp_path / "machine",
    )


def all_pass(settings: Settings, record: CheckRecord, *, but: frozenset[CheckId]) -> None:
    now = SystemClock().now()
    fitted = set(CheckId) - set(unfitted(settings)) - but
    record.keep(CheckResult(check, Verdict.PASS, {}, now - 60, 5) for check in fitted)


def test_before_anything_was_checked(page_of: Callable[..., ReadinessPage]) -> None:
    sheet = look(page_of(), READINESS)
    shown = reads(sheet)
    assert "Verdict | Not all was checked" in shown
    assert "Barcode scanner | Not fitted" in shown
    assert "Touch panel | Not checked | Needs somebody" in shown
    assert "Storage | Not checked | Needs nobody" in shown
    assert set(choices(sheet)) == {"run_checks", "export_readiness pdf", "export_readiness json"}


def test_all_passed_and_one_is_left(
    page_of: Callable[..., ReadinessPage], settings: Settings, record: CheckRecord
) -> None:
    all_pass(settings, record, but=frozenset({CheckId.TOUCH}))
    assert "Outstanding | 1" in reads(look(page_of(), READINESS))
    all_pass(settings, record, but=frozenset())
    shown = reads(look(page_of(), READINESS))
    assert "Verdict | Ready for patients" in shown
    assert "Outstanding | 0" in shown


def test_the_checks_are_run_and_kept(
    page_of: Callable[..., ReadinessPage], record: CheckRecord
) -> None:
    page = page_of()
    good, said = do(page, READINESS, Task.RUN_CHECKS)
    assert (good, said) == (False, "Checked: not ready, something fails.")
    kept = record.results()
    assert kept[CheckId.NETWORK_HOSPITAL].verdict is Verdict.FAIL
    assert kept[CheckId.TRUST_LIST].verdict is Verdict.FAIL
    shown = reads(look(page, READINESS))
    assert "Verdict | Not ready" in shown
    assert "Software version | 1.2.0" in shown
    assert "Signature | Signed by the vendor" in shown
    item = look(page, READINESS, CheckId.TRUST_LIST.value)
    assert "State | Missing: no card is accepted" in reads(item)
    assert "Refresh it now" in reads(item)


def test_results_that_cannot_be_stored_are_no_report(
    page_of: Callable[..., ReadinessPage], settings: Settings
) -> None:
    (settings.storage.folder / "readiness.json").mkdir()
    good, said = do(page_of(), READINESS, Task.RUN_CHECKS)
    assert (good, said) == (False, "Checked, but the results could not be stored.")


def test_the_report_on_a_stick(
    page_of: Callable[..., ReadinessPage],
    settings: Settings,
    record: CheckRecord,
    stick: Any,
) -> None:
    all_pass(settings, record, but=frozenset())
    page = page_of()
    for form in ("pdf", "json"):
        good, said = do(page, READINESS, Task.EXPORT_READINESS, form)
        assert good, said
    day = SystemClock(settings.terminal.zone).local().date().isoformat()
    names = {path.name: path for path in stick.folder.iterdir()}
    assert set(names) == {f"readiness-T07-{day}.pdf", f"readiness-T07-{day}.json"}
    report = json.loads(names[f"readiness-T07-{day}.json"].read_bytes())
    assert (report["terminal"], report["verdict"]) == ("T07", "pass")
    assert names[f"readiness-T07-{day}.pdf"].read_bytes() == b"%PDF T07"
    again = do(page, READINESS, Task.EXPORT_READINESS, "json")[1]
    assert f"readiness-T07-{day}-2.json" in again


def test_a_stick_that_is_not_there_or_not_safe(
    page_of: Callable[..., ReadinessPage], stick: Any
) -> None:
    page = page_of()
    stick.remount("rw,nosuid,nodev")
    good, said = do(page, READINESS, Task.EXPORT_READINESS, "json")
    assert (good, "noexec" in said) == (False, True)
    stick.remount("ro,nosuid,nodev,noexec")
    assert "cannot be written" in do(page, READINESS, Task.EXPORT_READINESS, "json")[1]
    assert list(stick.folder.iterdir()) == []


@pytest.mark.parametrize("form", ["", "exe", "../pdf"])
def test_other_forms_are_none(page_of: Callable[..., ReadinessPage], stick: Any, form: str) -> None:
    assert not do(page_of(), READINESS, Task.EXPORT_READINESS, form)[0]
    assert not do(page_of(), READINESS, Task.PRINT_READINESS)[0]
    assert list(stick.folder.iterdir()) == []


@pytest.fixture
def printer() -> Iterator[StandInReportPrinter]:
    made = StandInReportPrinter(pages_per_second=50.0).start()
    yield made
    made.stop()
    assert made.faults == ()


def test_the_report_on_paper(
    page_of: Callable[..., ReadinessPage], printer: StandInReportPrinter
) -> None:
    drawn: list[int] = []

    def draw(report: Readiness) -> bytes:
        document = document_of_its_own(report, datetime.fromtimestamp(report.made_at, UTC), "zh_CN")
        drawn.append(len(document))
        return document

    a4 = IppReportPrinter(printer.uri, requesting_user_name="yima-T07")
    page = page_of(draw=draw, printer=a4)
    assert "print_readiness" in choices(look(page, READINESS))
    assert do(page, READINESS, Task.PRINT_READINESS) == (True, "The report is printed.")
    assert len(drawn) == 1
    assert len(printer.sheets) == 2
