"""The page of the network, with ports of this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import SystemClock
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.maintenance.pages.network import ALL, NetworkPage
from kiosk.maintenance.ports import NetworkPort
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import PageId, Task
from kiosk.settings import Settings, load
from tests.maintenance_pages import choices, do, look, reads
from tests.settings_texts import MINIMAL

NETWORK = PageId.NETWORK
HOSPITAL = CheckId.NETWORK_HOSPITAL


@pytest.fixture
def settings_of(tmp_path: Path) -> Callable[..., Settings]:
    def made(port: int = 1) -> Settings:
        path = tmp_path / "terminal.toml"
        text = MINIMAL.replace(
            "https://fhir.hospital.example/r4", f"http://127.0.0.1:{port}/secret"
        )
        text = text.replace("https://trust.example/yima", f"http://127.0.0.1:{port}/yima")
        path.write_text(text.replace('host = "127.0.0.1"', f'host = "127.0.0.1"\nport = {port}'))
        return load(path, {})

    return made


def page_of(settings: Settings, tmp_path: Path, **more: Any) -> NetworkPage:
    record = CheckRecord(tmp_path / "kept")
    return NetworkPage(settings=settings, record=record, clock=SystemClock(), **more)


def test_nothing_is_asked_for_before_somebody_tests(
    settings_of: Callable[..., Settings], tmp_path: Path, server: Callable[..., Any]
) -> None:
    answering = server(b"HTTP/1.1 404 Not Found\r\n\r\n")
    page = page_of(settings_of(answering.port), tmp_path)
    sheet = look(page, NETWORK)
    assert reads(sheet).count("Not checked | Never tested") == 3
    assert set(choices(sheet)) == {f"test {ALL}"}
    assert answering.requests == []


def test_all_are_tested_and_kept(
    settings_of: Callable[..., Settings], tmp_path: Path, server: Callable[..., Any]
) -> None:
    answering = server(b"HTTP/1.1 404 Not Found\r\nDate: Sun, 10 Jan 2027 01:00:00 GMT\r\n\r\n")
    page = page_of(settings_of(answering.port), tmp_path)
    good, said = do(page, NETWORK, Task.TEST, ALL)
    shown = reads(look(page, NETWORK))
    # The clock of the made-up server is months off.
    assert (good, said) == (False, "Ports tested: 3. Failing: 2.")
    assert "clock off by" in shown
    assert "Never tested" not in shown
    again = page_of(settings_of(answering.port), tmp_path)
    assert reads(look(again, NETWORK)) == shown
    item = reads(look(again, NETWORK, HOSPITAL.value))
    assert f"Address | 127.0.0.1:{answering.port}" in item
    assert "Answer | Answers" in item
    assert "secret" not in item


def test_one_alone(settings_of: Callable[..., Settings], tmp_path: Path) -> None:
    page = page_of(settings_of(1), tmp_path)
    sheet = look(page, NETWORK, HOSPITAL.value)
    assert set(choices(sheet)) == {f"test {HOSPITAL.value}"}
    good, said = do(page, NETWORK, Task.TEST, HOSPITAL.value)
    assert not good
    assert said.endswith(": no connection")
    shown = reads(look(page, NETWORK))
    assert ": no connection" in shown
    assert shown.count("Never tested") == 2


@pytest.mark.parametrize("argument", ["", "camera_focus", "network_gateway"])
def test_what_is_no_port_here(
    settings_of: Callable[..., Settings], tmp_path: Path, argument: str
) -> None:
    page = page_of(settings_of(1), tmp_path)
    assert not do(page, NETWORK, Task.TEST, argument)[0]
    assert not do(page, NETWORK, Task.RESTART, ALL)[0]


def test_one_that_hangs_is_left_behind(
    settings_of: Callable[..., Settings], tmp_path: Path
) -> None:
    never = threading.Event()

    def check(port: NetworkPort) -> CheckResult:
        if port.check is HOSPITAL:
            never.wait(30)
        return CheckResult(port.check, Verdict.PASS, {Fact.LATENCY_MS: 4.2})

    page = page_of(settings_of(1), tmp_path, check=check, patience=0.3)
    assert do(page, NETWORK, Task.TEST, ALL) == (False, "Ports tested: 3. Failing: 1.")
    never.set()
    shown = reads(look(page, NETWORK))
    assert ": too slow, given up" in shown
    assert shown.count(": 4.2 ms") == 2


@pytest.mark.parametrize(
    ("facts", "verdict", "words"),
    [
        ({Fact.DNS: "failed"}, Verdict.FAIL, "name is not known"),
        ({Fact.DNS: "ok", Fact.TCP: "failed"}, Verdict.FAIL, "no connection"),
        ({Fact.TCP: "ok", Fact.LATENCY_MS: 3.0, Fact.TLS: "expired"}, Verdict.FAIL, "has expired"),
        ({Fact.LATENCY_MS: 3.0, Fact.TLS: "unknown_ca"}, Verdict.FAIL, "issuer is not trusted"),
        (
            {Fact.LATENCY_MS: 3.0, Fact.TLS: "none", Fact.HTTP: "no_answer"},
            Verdict.WARN,
            "connected, but no answer",
        ),
        (
            {Fact.LATENCY_MS: 3.0, Fact.TLS: "valid", Fact.DAYS_LEFT: 12.5},
            Verdict.WARN,
            "3 ms, certificate good for 12.5 days",
        ),
        (
            {
                Fact.LATENCY_MS: 3.0,
                Fact.TLS: "valid",
                Fact.DAYS_LEFT: 90.0,
                Fact.CLOCK_OFFSET_S: -2,
            },
            Verdict.PASS,
            "3 ms, certificate good for 90 days, clock off by -2 s",
        ),
    ],
)
def test_every_outcome_has_words(
    settings_of: Callable[..., Settings],
    tmp_path: Path,
    facts: dict[Fact, Any],
    verdict: Verdict,
    words: str,
) -> None:
    page = page_of(settings_of(1), tmp_path)
    CheckRecord(tmp_path / "kept").keep([CheckResult(HOSPITAL, verdict, facts, 1_800_000_000, 5)])
    assert words in reads(look(page, NETWORK))


def test_the_terminal_s_own_certificate_that_ends_soon_is_said_first(
    settings_of: Callable[..., Settings], tmp_path: Path
) -> None:
    def check(port: NetworkPort) -> CheckResult:
        facts = {Fact.TCP: "ok", Fact.LATENCY_MS: 2.0, Fact.OWN_DAYS_LEFT: 6.5}
        return CheckResult(port.check, Verdict.WARN, facts)

    page = page_of(settings_of(1), tmp_path, check=check)
    do(page, NETWORK, Task.TEST, HOSPITAL.value)
    assert "own certificate is good for 6.5 days" in reads(look(page, NETWORK))
