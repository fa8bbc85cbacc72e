"""The numbers of a whole terminal: what they say, how much of it, and that no word of it is about anybody."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from kiosk.audit.catalogue import EventId
from kiosk.codes.classify import Kind
from kiosk.devices import PrinterState, VoiceState
from kiosk.maintenance.sheet import Closed
from kiosk.metrics import LOOPBACK
from kiosk.payment.order import OrderState
from kiosk.reasons import Code
from kiosk.reports.book import PrintState
from kiosk.session.events import PrinterChanged, StorageChanged
from kiosk.session.staff_effects import Closure, House
from kiosk.settings.fleet_metrics import MetricsSettings
from tests.fleet.simulated import ALWAYS_OPEN, SimulatedTerminal

MOST_SERIES, MOST_BYTES = 200, 20_000  # docs/fleet.md reckons with these
MODULES = (
    "kiosk.audit.catalogue",
    "kiosk.codes.classify",
    "kiosk.devices",
    "kiosk.payment.order",
    "kiosk.payment.port",
    "kiosk.payment.progress",
    "kiosk.readings",
    "kiosk.reasons",
    "kiosk.reports.book",
    "kiosk.reports.printer",
    "kiosk.services.access",
    "kiosk.tally",
    "kiosk.trust.health",
    "kiosk.usage.store",
    "kiosk.usage.use",
)
CHINA = timezone(timedelta(hours=8))


def samples(text: bytes) -> list[Any]:
    families = text_string_to_metric_families(text.decode())
    return [sample for family in families for sample in family.samples]


def value(terminal: SimulatedTerminal, name: str, **labels: str) -> float:
    """The one sample that there is with these labels."""
    [found] = [
        each.value
        for each in samples(terminal.metrics.text())
        if each.name == f"yima_{name}" and labels.items() <= each.labels.items()
    ]
    assert isinstance(found, float)
    return found


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture(name="busy")
def fixture_busy(make_terminal: Callable[..., SimulatedTerminal]) -> SimulatedTerminal:
    """All sorts of patients and troubles, and the counts of them on the disk."""
    terminal = make_terminal()
    terminal.all_well()
    for kind in Kind:
        terminal.patient(kind)
    for code in Code:
        terminal.refuse(code)
    terminal.orders = [terminal.order(state) for state in OrderState]
    terminal.prints = [terminal.print(state) for state in PrintState]
    terminal.record(EventId.VOICE_CHANGED, state=VoiceState.SILENT)
    terminal.fleet.start()
    wait_for(lambda: b'yima_uses_by_kind_total{kind="ehc1"} 1.0' in terminal.metrics.text())
    return terminal


def test_every_label_is_a_member_of_an_enumeration_or_says_which_program(
    busy: SimulatedTerminal,
) -> None:
    words = {
        str(member)
        for name in MODULES
        for each in vars(import_module(name)).values()
        if isinstance(each, type) and issubclass(each, StrEnum)
        for member in each
    }
    told = samples(busy.metrics.text())
    assert len(told) > 150
    for sample in told:
        labels = dict(sample.labels)
        if sample.name == "yima_build_info":
            assert labels.keys() == {"version", "python", "terminal"}
            assert labels["terminal"] == busy.name
            continue
        bound = labels.pop("le", "0")
        assert bound == "+Inf" or float(bound) >= 0
        assert set(labels.values()) <= words, sample


def test_nothing_of_a_patient_is_in_it(busy: SimulatedTerminal) -> None:
    text = busy.metrics.text().decode()
    for theirs in ("测", "0" * 18, "A017", "p1", "r1", "心内科", "20270115"):
        assert theirs not in text


def test_as_much_as_the_arithmetic_says(make_terminal: Callable[..., SimulatedTerminal]) -> None:
    terminal = make_terminal()
    terminal.all_well()
    for kind in (Kind.EHC1, Kind.EHC_STATIC, Kind.EHC_DYNAMIC):
        terminal.patient(kind)
    terminal.fleet.start()
    wait_for(lambda: b'yima_uses_by_kind_total{kind="ehc1"} 1.0' in terminal.metrics.text())
    text = terminal.metrics.text()
    assert 100 < len(samples(text)) < MOST_SERIES
    assert len(text) < MOST_BYTES


def test_names_keep_to_what_prometheus_asks(busy: SimulatedTerminal) -> None:
    units = ("_seconds", "_bytes", "_days_left")
    for family in text_string_to_metric_families(busy.metrics.text().decode()):
        assert family.name.startswith("yima_")
        assert family.documentation.endswith(".")
        assert not family.name.endswith(("_ms", "_minutes", "_kb", "_milliseconds"))
        assert family.type in {"counter", "gauge", "histogram"}
        if family.type == "histogram":
            assert family.name.endswith(units)


def test_a_patient_is_seen_in_the_numbers(make_terminal: Callable[..., SimulatedTerminal]) -> None:
    terminal = make_terminal()
    terminal.patient(seconds=0.4)
    assert value(terminal, "scans_total", result="accepted") == 1
    assert value(terminal, "scan_first_read_seconds_bucket", le="0.35") == 0
    assert value(terminal, "scan_first_read_seconds_bucket", le="0.5") == 1
    assert value(terminal, "sign_in_duration_seconds_sum") == 0.3
    assert value(terminal, "tickets_total", outcome="printed") == 1


def test_money_and_prints_by_state_and_age(
    make_terminal: Callable[..., SimulatedTerminal],
) -> None:
    terminal = make_terminal()
    assert value(terminal, "payments_open_oldest_seconds") == 0
    terminal.orders = [
        terminal.order(OrderState.NEEDS_STAFF, age=9_000),
        terminal.order(OrderState.UNKNOWN, age=600),
    ]
    terminal.prints = [terminal.print(PrintState.PRINTED, age=60)]
    assert value(terminal, "payments_open", state="needs_staff") == 1
    assert value(terminal, "payments_open_oldest_seconds") == 600
    assert value(terminal, "prints_open", state="printed") == 1
    assert value(terminal, "prints_open_oldest_seconds") == 60


def test_a_crash_is_known_at_the_next_start(
    make_terminal: Callable[..., SimulatedTerminal],
) -> None:
    first = make_terminal()
    first.fleet.start()
    wait_for(lambda: b"yima_starts_total 1.0" in first.metrics.text())
    second = SimulatedTerminal(first.folder, first.name)  # the first has not said that it ends
    second.fleet.start()
    wait_for(lambda: b"yima_crashes_total 1.0" in second.metrics.text())
    second.fleet.stop()
    third = SimulatedTerminal(first.folder, first.name)
    third.fleet.start()
    wait_for(lambda: b"yima_starts_total 3.0" in third.metrics.text())
    assert value(third, "crashes_total") == 1
    third.fleet.stop()


def test_what_was_counted_is_there_after_an_orderly_stop(
    make_terminal: Callable[..., SimulatedTerminal],
) -> None:
    first = make_terminal()
    first.fleet.start()
    first.patient()
    first.fleet.stop()
    again = SimulatedTerminal(first.folder, first.name)
    assert value(again, "uses_total", service="checkin", outcome="done") == 1
    assert value(again, "papers_since_refill", paper="ticket") == 1


def test_new_paper(make_terminal: Callable[..., SimulatedTerminal]) -> None:
    terminal = make_terminal()
    terminal.patient()
    for state in (PrinterState.PAPER_OUT, PrinterState.READY):
        terminal.post(PrinterChanged(state))
    terminal.patient()
    terminal.fleet.start()
    terminal.fleet.stop()
    assert value(terminal, "papers_since_refill", paper="ticket") == 1


def test_a_disk_that_takes_nothing_keeps_nobody_from_being_counted(
    make_terminal: Callable[..., SimulatedTerminal],
) -> None:
    terminal = make_terminal()
    terminal.folder.rmdir()
    terminal.fleet.start()
    terminal.patient()
    terminal.post(StorageChanged(writable=False))
    assert value(terminal, "scans_total", result="accepted") == 1
    assert value(terminal, "port_degraded", port="storage") == 1
    terminal.folder.mkdir()
    wait_for(lambda: b'yima_uses_by_kind_total{kind="ehc1"} 1.0' in terminal.metrics.text())


def test_a_bug_in_counting_costs_no_patient_the_visit(
    make_terminal: Callable[..., SimulatedTerminal], caplog: pytest.LogCaptureFixture
) -> None:
    terminal = make_terminal()
    del terminal.kiosk
    terminal.fleet.saw(PrinterChanged(PrinterState.READY))
    assert "not counted: AttributeError" in caplog.text


def test_the_text_file_comes_and_goes_with_the_terminal(
    make_terminal: Callable[..., SimulatedTerminal], tmp_path: Path
) -> None:
    file = tmp_path / "yima.prom"
    settings = msgspec.structs.replace(ALWAYS_OPEN, text_file=file)
    terminal = make_terminal(settings=settings)
    terminal.fleet.start()
    wait_for(file.exists)
    assert {each.name for each in samples(file.read_bytes())} >= {"yima_scans_total"}
    terminal.fleet.stop()
    assert not file.exists()


def test_without_a_port_nothing_listens(make_terminal: Callable[..., SimulatedTerminal]) -> None:
    terminal = make_terminal()
    terminal.fleet.start()
    assert terminal.metrics._server is None


def test_what_is_told_can_be_told_small(make_terminal: Callable[..., SimulatedTerminal]) -> None:
    terminal = make_terminal()
    terminal.metrics.start()
    url = f"http://{LOOPBACK}:{terminal.metrics.port}/metrics"
    plain = requests.get(url, headers={"Accept-Encoding": "identity"}, timeout=5)
    small = requests.get(url, headers={"Accept-Encoding": "gzip"}, timeout=5)
    assert small.headers["Content-Encoding"] == "gzip"
    assert int(small.headers["Content-Length"]) * 3 < int(plain.headers["Content-Length"])
    assert [each.name for each in samples(small.content)] == [
        each.name for each in samples(plain.content)
    ]


# -- settings -------------------------------------------------------------------------------------


def test_by_default_nothing_is_told_and_only_on_loopback() -> None:
    settings = MetricsSettings()
    assert (settings.port, settings.text_file, settings.address) == (0, None, LOOPBACK)
    assert settings.problems() == ()


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "::ffff:0.0.0.0", "0:0:0:0:0:0:0:0"])  # noqa: S104 - refused
def test_every_network_at_once_takes_a_word_of_its_own(address: str) -> None:
    settings = MetricsSettings(address=address)
    assert [each.split(":")[0] for each in settings.problems()] == ["address"]
    assert msgspec.structs.replace(settings, on_every_address=True).problems() == ()


@pytest.mark.parametrize(
    ("address", "well"),
    [
        ("192.0.2.7", True),
        ("fd00::7", True),
        ("localhost", False),
        ("", False),
        ("192.0.2.7/24", False),
        ("239.0.0.1", False),
        ("0", False),
    ],
)
def test_an_address_and_no_name(address: str, well: bool) -> None:
    assert (MetricsSettings(address=address).problems() == ()) is well


def test_other_mistakes() -> None:
    assert MetricsSettings(text_file=Path("/x/yima.txt")).problems()
    assert MetricsSettings(opens="17:00", closes="08:00").problems()


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2027, 1, 15, 8, 0, tzinfo=CHINA), True),  # a Friday
        (datetime(2027, 1, 15, 7, 59, tzinfo=CHINA), False),
        (datetime(2027, 1, 15, 17, 0, tzinfo=CHINA), False),
        (datetime(2027, 1, 16, 10, 0, tzinfo=CHINA), False),
    ],
)
def test_when_patients_are_expected(moment: datetime, is_open: bool) -> None:
    assert MetricsSettings().is_open(moment) is is_open


def test_safe_mode_and_opening_are_told(make_terminal: Callable[..., SimulatedTerminal]) -> None:
    terminal = make_terminal(settings=MetricsSettings())
    assert value(terminal, "site_open") == 1
    terminal.clock.wall += 12 * 3_600
    terminal.safe_mode = True
    assert (value(terminal, "site_open"), value(terminal, "safe_mode")) == (0, 1)


def test_what_staff_have_closed_is_told(make_terminal: Callable[..., SimulatedTerminal]) -> None:
    terminal = make_terminal()
    assert value(terminal, "closed") == 0
    closed = House(Closure(Closed.REPAIR, since=0))
    terminal.kiosk = replace(terminal.kiosk, household=closed)
    assert value(terminal, "closed") == 1
