"""A release on trial: what proves it, what does not, and what is nobody's fault."""

from __future__ import annotations

import socket
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Barrier, Thread

import pytest

from kiosk.clock import ManualClock
from kiosk.devices import CameraState, PrinterState, ReaderState, ScannerState
from kiosk.payment.progress import CashierState
from kiosk.reports.printer import ReportPrinterState
from kiosk.session.state import Equipment
from kiosk.settings import load
from kiosk.trust.distribution.status import DistributionStatus, status
from kiosk.trust.health import TrustState
from kiosk.update import health
from kiosk.update.health import LEAST, Sign, Signs
from kiosk.update.outage import is_outage
from kiosk.update.trial import GLASS_SECONDS, Trial, TrialState

WANTED = frozenset({Sign.ATTRACT, Sign.CAMERA, Sign.HOSPITAL})
HEALTH_SECONDS = 180.0
SAMPLE = Path(__file__).parents[3] / "resources" / "settings" / "terminal.toml"


class Tried:
    """One trial by a clock of its own."""

    def __init__(self, wanted: Signs = WANTED) -> None:
        self.clock = ManualClock()
        self.signs = wanted
        self.away: set[Sign] = set()
        self.writable = True
        self.settled = 0
        self.trial = Trial(
            wanted=wanted,
            until=self.clock.monotonic() + HEALTH_SECONDS,
            now=self.clock.monotonic,
            signs=lambda: self.signs,
            is_outage=self.away.__contains__,
            settle=self._settle,
        )

    def _settle(self) -> bool:
        self.settled += self.writable
        return self.writable

    def after(self, seconds: float) -> TrialState:
        self.clock.advance(seconds)
        return self.trial.look()


def test_it_is_proven_once_it_shows_all_and_the_glass_has_it() -> None:
    tried = Tried()
    tried.signs = WANTED - {Sign.CAMERA}
    assert tried.after(5) is TrialState.LOOKING
    assert tried.trial.missing == {Sign.CAMERA}
    tried.signs = WANTED | {Sign.SCANNER}
    assert tried.after(5) is TrialState.READY
    assert tried.after(5) is TrialState.READY
    assert not tried.settled
    tried.trial.glass_shows()
    assert tried.after(1) is TrialState.PROVEN
    tried.signs = frozenset()
    assert tried.after(HEALTH_SECONDS) is TrialState.PROVEN, "it is over"
    assert tried.settled == 1


@pytest.mark.parametrize("sign", sorted(WANTED))
def test_what_the_former_one_showed_has_to_be_there_in_time(sign: Sign) -> None:
    tried = Tried()
    tried.signs = WANTED - {sign}
    tried.trial.glass_shows()
    assert tried.after(HEALTH_SECONDS - 1) is not TrialState.FAILED
    assert tried.after(1) is TrialState.FAILED
    tried.signs = WANTED
    assert tried.after(1) is TrialState.FAILED
    assert not tried.settled


def test_what_the_former_one_lacked_is_not_asked_for() -> None:
    tried = Tried(LEAST)
    tried.trial.glass_shows()
    assert tried.after(1) is TrialState.PROVEN


def test_a_service_that_is_away_for_everybody_is_not_the_releases_fault() -> None:
    tried = Tried()
    tried.signs = WANTED - {Sign.HOSPITAL}
    tried.away.add(Sign.HOSPITAL)
    assert tried.after(HEALTH_SECONDS - 1) is TrialState.LOOKING, "it may come back in time"
    assert tried.after(1) is TrialState.READY
    tried.trial.glass_shows()
    assert tried.after(1) is TrialState.PROVEN


def test_a_network_that_swallows_everything_does_not_use_up_the_time_of_the_glass() -> None:
    """Looks for each service take many seconds then, on every terminal of the hospital in the same night."""
    tried = Tried(WANTED | {Sign.TRUST_SERVER})
    tried.away = {Sign.HOSPITAL, Sign.TRUST_SERVER}
    slow, at_once = GLASS_SECONDS + 5, Barrier(2, timeout=20)

    def signs() -> Signs:
        tried.clock.advance(slow)
        return tried.trial.wanted - tried.away

    def is_outage(sign: Sign) -> bool:
        at_once.wait()  # they are looked for together
        tried.clock.advance(slow)
        return sign in tried.away

    tried.trial.signs, tried.trial.is_outage = signs, is_outage
    assert tried.after(HEALTH_SECONDS) is TrialState.READY
    tried.trial.glass_shows()
    at_once.abort()  # and not once more
    assert tried.after(1) is TrialState.PROVEN


def test_a_screen_that_never_comes_is_no_proof() -> None:
    tried = Tried()
    assert tried.after(1) is TrialState.READY
    assert tried.after(HEALTH_SECONDS) is TrialState.READY
    assert tried.after(GLASS_SECONDS) is TrialState.FAILED


def test_what_the_disk_does_not_take_is_not_proven() -> None:
    tried = Tried()
    tried.trial.glass_shows()
    tried.writable = False
    assert tried.after(1) is TrialState.READY
    tried.writable = True
    assert tried.after(1) is TrialState.PROVEN


# -- signs ----------------------------------------------------------------------------------------


def _trust(state: TrustState = TrustState.FRESH, failures: int = 0) -> DistributionStatus:
    return replace(status(None, None, 0), state=state, failures=failures)


def test_signs_of_equipment() -> None:
    well = Equipment(
        camera=CameraState.RUNNING,
        printer=PrinterState.PAPER_LOW,
        reader=ReaderState.READY,
        scanner=ScannerState.READY,
        payments=CashierState.READY,
        report_printer=ReportPrinterState.TONER_LOW,
    )
    asked_elsewhere = {Sign.ATTRACT, Sign.HOSPITAL, Sign.GATEWAY}
    assert health.of_equipment(well, _trust()) == frozenset(Sign) - asked_elsewhere
    ill = Equipment(printer=PrinterState.PAPER_OUT)
    assert health.of_equipment(ill, _trust(TrustState.STALE, 2)) == frozenset()


def test_they_are_remembered_for_one_version(tmp_path: Path) -> None:
    assert health.wanted_of(tmp_path, "1.1.0") == LEAST
    assert health.remember(tmp_path, "1.1.0", {Sign.CAMERA})
    assert health.wanted_of(tmp_path, "1.1.0") == {Sign.CAMERA}, (
        "out of service it may be after, too"
    )
    assert health.wanted_of(tmp_path, "1.2.0") == LEAST
    (tmp_path / health.FILE_NAME).write_text(
        '{"form": "yima-health-1", "for": "1.1.0", "works": 3}'
    )
    assert health.wanted_of(tmp_path, "1.1.0") == LEAST
    assert not health.remember(tmp_path / health.FILE_NAME, "1.1.0", ())


def test_an_outage_is_where_nobody_gets_a_connection(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        environment = {
            "YIMA__STORAGE__FOLDER": str(tmp_path),
            "YIMA__HOSPITAL__BASE_URL": f"http://127.0.0.1:{port}/fhir",
        }
        settings = load(SAMPLE, environment)
        assert not is_outage(settings, Sign.HOSPITAL, lambda: 0.0)
    assert is_outage(settings, Sign.HOSPITAL, lambda: 0.0)
    assert not is_outage(settings, Sign.CAMERA, lambda: 0.0)


class _Answers(BaseHTTPRequestHandler):
    """As the server before the hospital's: `status` is the class's."""

    status = 200
    asked: list[str] = []  # noqa: RUF012 - each test has a class of its own

    def do_HEAD(self) -> None:
        self.asked.append(self.path)
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on the console."""


@pytest.mark.parametrize(
    ("status", "away"),
    [(200, False), (401, False), (404, False), (500, False), (502, True), (503, True), (504, True)],
)
def test_a_proxy_that_says_that_nobody_is_behind_it_is_an_outage(
    tmp_path: Path, status: int, *, away: bool
) -> None:
    """What a hospital's maintenance looks like at three in the morning: the proxy answers."""
    answers = type("Answers", (_Answers,), {"status": status, "asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), answers) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        environment = {
            "YIMA__STORAGE__FOLDER": str(tmp_path),
            "YIMA__HOSPITAL__BASE_URL": f"http://127.0.0.1:{server.server_port}/fhir",
        }
        settings = load(SAMPLE, environment)
        assert is_outage(settings, Sign.HOSPITAL, lambda: 0.0) is away
        server.shutdown()
        thread.join()
    assert answers.asked[-1] == "/fhir/metadata", "it is asked where the terminal asks"
