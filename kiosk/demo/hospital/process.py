"""Starts the demo hospital as a child process and works its switches."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Self
from urllib.request import ProxyHandler, Request, build_opener

_POLL_SECONDS: Final = 0.02
_SWITCH_SECONDS: Final = 30.0
_STOP_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class AddedBill:
    """Ids of an Invoice and its Patient, and the total in fen."""

    id: str
    patient: str
    total: int


@dataclass(frozen=True, slots=True)
class KnownReport:
    """A DiagnosticReport as a switch left it. `issued`: ISO 8601; empty of what is pending."""

    id: str
    patient: str
    title: str
    status: str
    issued: str


@dataclass(frozen=True, slots=True)
class Print:
    """One report that a Provenance names. `activity`: "print", "reprint", or in words."""

    report: str
    id: str  # of the Provenance
    number: str  # of the print; may be empty
    terminal: str
    at: str  # ISO 8601: Provenance.recorded
    activity: str
    pages: int
    told: str  # ISO 8601: when the hospital heard of it


@dataclass(frozen=True, slots=True)
class RunningHospital:
    """A demo hospital that listens. Close it, or leave a `with` block."""

    process: subprocess.Popen[bytes]
    base_url: str  # of the FHIR endpoint
    switches_url: str

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def platforms_url(self) -> str:
        """Below it: /tencent, /provincial, /nhsa (`kiosk.demo.platforms`)."""
        return f"{self.base_url.removesuffix('/fhir')}/platforms"

    def fault(self, kind: str, **settings: int | str) -> None:
        """Switch a fault on (`kiosk.demo.hospital.faults`): `fault("slow", delay_ms=3000)`."""
        self._switch("POST", "faults", {"kind": kind, **settings})

    def insurance_fault(self, kind: str, **settings: int | str) -> None:
        """Switch on what goes wrong at the insurance itself (`kiosk.demo.platforms.nhsa_faults`):
        `insurance_fault("lose_answer", infno="2207", times=1)`. `clear_faults` switches it off too.
        """
        self._switch("POST", "platforms/nhsa", {"kind": kind, **settings})

    def clear_faults(self) -> None:
        self._switch("DELETE", "faults")

    def state(self) -> dict[str, Any]:
        """`now`, `sign_ins` by appointment id, statuses of `appointments`, `payments` by invoice id
        (`kiosk.demo.hospital.payments.books`), counted `requests`, and of the `platforms`:
        `reports` of use, codes `decoded`, requests `refused` by reason, the ledger of the
        `insurance` (`kiosk.demo.platforms.nhsa_ledger.Ledger.state`).
        """
        state: dict[str, Any] = self._switch("GET", "state")
        return state

    def add_bills(self, count: int, **settings: int | str | bool) -> list[AddedBill]:
        """Have that many more bills issued (`kiosk.demo.hospital.bill_switch.BillOrder`):
        `add_bills(10_000)`, `add_bills(1, patient="p0001", amount=2550, fund=1000)`.
        """
        added = self._switch("POST", "bills", {"count": count, **settings})
        return [AddedBill(**each) for each in added]

    def add_reports(self, patient: str, **settings: int | str | bool) -> list[KnownReport]:
        """Have a patient get more reports (`kiosk.demo.hospital.report_switch.ReportOrder`):
        `add_reports("p0001", count=200, days_apart=1)`, `add_reports("p0001", critical=True)`,
        `add_reports("p0001", kind="imaging", form="url", pages=3)`.
        """
        added = self._switch("POST", "reports", {"patient": patient, **settings})
        return [KnownReport(**each) for each in added]

    def amend_report(self, report: str, value: str = "") -> KnownReport:
        """Have a finished report amended: a newer edition. `value`: of its first measured result."""
        return self._change_report(report, status="amended", value=value)

    def correct_report(self, report: str, value: str = "") -> KnownReport:
        return self._change_report(report, status="corrected", value=value)

    def withdraw_report(self, report: str) -> KnownReport:
        """Have a finished report marked as entered in error."""
        return self._change_report(report, status="entered-in-error")

    def finish_report(self, report: str) -> KnownReport:
        """Have a pending report finished now."""
        return self._change_report(report, status="final")

    def _change_report(self, report: str, **settings: str) -> KnownReport:
        return KnownReport(**self._switch("POST", f"reports/{report}", settings))

    def prints(self, report: str = "") -> list[Print]:
        """What the hospital was told of prints, in that order: of one report, or of all."""
        told = [Print(**each) for each in self._switch("GET", "prints")]
        return [each for each in told if report in {"", each.report}]

    def follow_references(self, on: bool) -> None:  # noqa: FBT001 - the switch's position
        """Whether searches heed `_include` and `_revinclude`. They do until told otherwise."""
        self._switch("PUT", "search", {"follows_references": on})

    def expire_platform_tokens(self) -> None:
        """No access token that was given out is accepted any more."""
        self._switch("DELETE", "platforms/tokens")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _switch(self, method: str, name: str, settings: dict[str, Any] | None = None) -> Any:
        request = Request(  # noqa: S310 - our own child's address
            f"{self.switches_url}/{name}",
            method=method,
            data=None if settings is None else json.dumps(settings).encode(),
            headers={"Content-Type": "application/json"},
        )
        with build_opener(ProxyHandler({})).open(request, timeout=_SWITCH_SECONDS) as answer:
            return json.load(answer)


def start_hospital(
    db: Path,
    *,
    seed: int = 1,
    day: date | None = None,
    at: str = "",
    zone: str = "",
    still: bool = False,
    port: int = 0,
    patience: float = 20.0,
) -> RunningHospital:
    """Start one and wait until it listens. `db`: its file; `at`: "HH:MM:SS" of its first moment;
    `zone`: its time zone, else the machine's; `port`: 0 for a free one.

    Raises RuntimeError when it does not come up within `patience` seconds.
    """
    with tempfile.TemporaryDirectory(prefix="yima-demo-") as folder:
        ready = Path(folder) / "ready.json"
        command = [
            sys.executable,
            "-m",
            "kiosk.demo.hospital",
            "--db",
            str(db),
            "--seed",
            str(seed),
            "--port",
            str(port),
        ]
        command += ["--ready-file", str(ready)]
        command += ["--date", day.isoformat()] if day else []
        command += ["--at", at] if at else []
        command += ["--zone", zone] if zone else []
        command += ["--still"] if still else []
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603 - our own module
        given_up = time.monotonic() + patience
        while not ready.exists():
            if process.poll() is not None or time.monotonic() > given_up:
                process.kill()
                process.wait()
                raise RuntimeError("the demo hospital did not start")
            time.sleep(_POLL_SECONDS)
        told = json.loads(ready.read_text(encoding="utf-8"))
    return RunningHospital(process, told["base_url"], told["switches_url"])
