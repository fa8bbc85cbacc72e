"""Every target in a process of its own, two at a time, and what came of each."""

from __future__ import annotations

import dataclasses
import json
import math
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.fuzz.gauge import InFlight, Report, save

LANES = 2
GRACE = 60.0
"""Seconds after its time at which a target's process is taken to hang: it may have started late."""

_REACHED = re.compile(rb"cov: (\d+) ft: (\d+)")
_LOG_END = 65_536


@dataclass(frozen=True)
class Campaign:
    """What to run and how."""

    targets: Sequence[str]
    seconds: float  # for all together
    findings: Path
    working: Path
    engine: str
    seed: int | None = None
    first_only: bool = False

    def run(self) -> Iterator[Report]:
        """The report of each target, in their order, when there is one."""
        lanes = max(1, min(LANES, os.cpu_count() or 1, len(self.targets)))
        share = self.seconds / math.ceil(len(self.targets) / lanes)
        with ThreadPoolExecutor(lanes) as pool:
            yield from pool.map(lambda name: self._run(name, share), self.targets)

    def _run(self, name: str, share: float) -> Report:
        seed = secrets.randbelow(2**31) if self.seed is None else self.seed
        arguments = [name, str(share), str(self.working), str(self.findings)]
        arguments += [self.engine, str(seed), "first" if self.first_only else "all"]
        log = self.working / f"{name}.log"
        died = _run_worker(arguments, log, share + GRACE)
        report = self._report(name, died, seed)
        report.edges, report.features = _reached(log)
        return report

    def _report(self, name: str, died: str | None, seed: int) -> Report:
        file = self.working / f"{name}.json"
        if died is None and file.exists():
            return Report(**json.loads(file.read_text("utf-8")))
        data = b""
        with suppress(OSError):
            data = InFlight.read(self.working / f"{name}.inflight")
        log = (self.working / f"{name}.log").read_bytes()[-_LOG_END:].decode("utf-8", "replace")
        what = died or "no report"
        finding = save(self.findings, name, data, what, f"{what}; seed {seed}\n\n{log}")
        return Report(name, self.engine, findings=[finding])


def engine_here() -> str:
    """`atheris`, or `random` where there is no wheel of it for this machine and this Python."""
    try:
        import_module("atheris")
    except ImportError:
        return "random"
    return "atheris"


def as_line(report: Report) -> dict[str, Any]:
    """The report as one JSON object."""
    line = dataclasses.asdict(report)
    line["seconds"] = round(report.seconds, 1)
    line["per_second"] = round(report.inputs / report.seconds) if report.seconds else 0
    return line


def _run_worker(arguments: Sequence[str], log: Path, seconds: float) -> str | None:
    """How the process died, if it did."""
    command = [sys.executable, "-m", "tests.fuzz.worker", *arguments]
    with log.open("wb") as output:
        try:
            done = subprocess.run(
                command, stdout=output, stderr=output, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return f"did not come back in {seconds:.0f} s"
    return None if done.returncode == 0 else f"died with {done.returncode}"


def _reached(log: Path) -> tuple[int | None, int | None]:
    """Edges and features from libFuzzer's last line."""
    found = _REACHED.findall(log.read_bytes()[-_LOG_END:])
    return (int(found[-1][0]), int(found[-1][1])) if found else (None, None)
