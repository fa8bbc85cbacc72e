"""Three terminals under a real Prometheus: which alerts fire, for whom, and what the dashboard asks."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.devices import CameraState, PrinterState
from kiosk.payment.order import OrderState
from kiosk.session.events import CameraChanged, PrinterChanged
from kiosk.trust.health import ClockState
from kiosk.update.outcome import Outcome, Result
from kiosk.update.readings import release_readings, update_readings
from kiosk.update.report import UpdateReport
from tests.fleet.simulated import SimulatedTerminal
from tests.fleet.watched import Prometheus

FLEET = Path(__file__).parents[2] / "resources" / "fleet"
IN_TROUBLE = {
    ("YimaPortDegraded", "T02", "camera"),
    ("YimaPaperOut", "T02", "ticket_printer"),
    ("YimaPaymentNeedsStaff", "T02", ""),
    ("YimaPaymentsAgeing", "T02", ""),
    ("YimaTrustEnding", "T02", ""),
    ("YimaClockSuspect", "T02", ""),
    ("YimaScanSuccessFalling", "T02", ""),
    ("YimaNoRead", "T02", ""),
    ("YimaTerminalDown", "T03", ""),
}
# A metric, or a rule's record: what of an expression is neither label nor function.
NAMES = re.compile(r"(?<![\w:$\"])((?:site:|terminal:)?yima_[a-z0-9_:]+|up)\b(?!\")")


def trouble(terminal: SimulatedTerminal) -> None:
    """A lens with paint on it, no paper, two payments, a trust list that nobody refreshes, a bad clock."""
    terminal.post(CameraChanged(CameraState.FROZEN))
    terminal.post(PrinterChanged(PrinterState.PAPER_OUT))
    terminal.orders += [
        terminal.order(OrderState.NEEDS_STAFF),
        terminal.order(OrderState.UNKNOWN, age=3_600),
    ]
    terminal.warns, terminal.days_left = True, 2
    terminal.clock_state = ClockState.BEHIND


@pytest.fixture(scope="module", name="watched")
def fixture_watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    """T01 is well and busy, T02 is neither, T03 is switched off."""
    folder = tmp_path_factory.mktemp("fleet")
    terminals = []
    for name in ("T01", "T02"):
        (folder / name).mkdir()
        terminals.append(SimulatedTerminal(folder / name, name))
        terminals[-1].all_well()
        terminals[-1].fleet.start()
        terminals[-1].metrics.start()
    well, ill = terminals
    trouble(ill)
    over = threading.Event()

    def live() -> None:
        while not over.wait(0.1):
            well.patient()
            ill.refuse()

    life = threading.Thread(target=live)
    life.start()
    with socket.create_server(("127.0.0.1", 0)) as unused:
        switched_off = unused.getsockname()[1]
    ports = {"T01": well.metrics.port, "T02": ill.metrics.port, "T03": switched_off}
    prometheus = Prometheus(
        folder,
        FLEET / "rules",
        [
            (f"127.0.0.1:{port}", {"site": "east-hall", "group": "outpatients", "terminal": name})
            for name, port in ports.items()
        ],
    )
    try:
        prometheus.start()
        yield prometheus
    finally:
        prometheus.stop()
        over.set()
        life.join(10)
        for terminal in terminals:
            terminal.fleet.stop()


def test_the_right_alerts_fire_for_the_right_terminal(watched: Prometheus) -> None:
    watched.wait(f"{IN_TROUBLE}", lambda: watched.firing() >= IN_TROUBLE)
    time.sleep(1)  # what else there were would have come by then
    assert watched.firing() == IN_TROUBLE


def expressions() -> list[tuple[str, str]]:
    dashboard = json.loads((FLEET / "dashboard.json").read_text(encoding="utf-8"))
    return [
        (panel["title"], target["expr"])
        for panel in dashboard["panels"]
        for target in panel.get("targets", ())
    ]


def filled_in(expression: str) -> str:
    """What Grafana would ask, with every site and terminal chosen."""
    for variable, value in (("$site", ".*"), ("$terminal", ".*"), ("$__rate_interval", "4s")):
        expression = expression.replace(variable, value)
    assert "$" not in expression
    return expression


def test_every_panel_can_be_asked_for(watched: Prometheus) -> None:
    for _title, expression in expressions():
        watched.query(filled_in(expression))


def test_every_name_in_rules_and_dashboard_is_one_that_there_is(
    make_terminal: Callable[..., SimulatedTerminal],
) -> None:
    terminal = make_terminal()
    terminal.all_well()
    terminal.fleet.start()
    until = time.monotonic() + 10
    while b"yima_crashes_total" not in terminal.metrics.text():  # once its disk has been read
        assert time.monotonic() < until
        time.sleep(0.05)
    terminal.patient()
    text = terminal.metrics.text().decode()
    told = set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE)) | of_releases()
    told |= {f"{name}_bucket" for name in told}
    recorded = {rule["record"] for rule in rules() if "record" in rule}
    asked = {name for _title, expression in expressions() for name in NAMES.findall(expression)}
    asked |= {name for rule in rules() for name in NAMES.findall(rule["expr"])}
    assert asked - told - recorded == {"up"}
    assert len(asked) > 30


def of_releases() -> set[str]:
    """What a terminal says that a launcher has started, and that has an updater."""
    ended = UpdateReport().ended(Outcome(Result.STAGED, staged="1.4.0"), 1_800_000_000)
    readings = (*release_readings("1.3.0", 0, on_trial=False), *update_readings(ended))
    return {f"yima_{each.name}" for each in readings}


def rules() -> list[dict[str, Any]]:
    files = [yaml.safe_load(each.read_text(encoding="utf-8")) for each in FLEET.glob("rules/*.yml")]
    return [rule for file in files for group in file["groups"] for rule in group["rules"]]


def test_the_ranking_knows_its_sites(watched: Prometheus) -> None:
    ranking = "sort_desc(site:yima_sessions_per_terminal:sum7d)"
    watched.wait("a ranking", lambda: bool(watched.query(f"{ranking} > 0")))
    assert [each["metric"]["site"] for each in watched.query(ranking)] == ["east-hall"]
