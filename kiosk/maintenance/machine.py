"""The machine: storage, temperatures, memory, load, as Linux tells them in /proc and /sys.

`root` is "/" but for tests. What a machine does not tell is left out of the facts, never made up. SMART is
not read: that takes a privilege that this service does not have.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Final

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, FactValue, Verdict, worst

FREE_FAIL_MB, FREE_WARN_MB = 200, 1_000
HOT_C, TOO_HOT_C = 80.0, 92.0
"""Where a sensor names no critical temperature of its own."""
NEAR_CRITICAL_C: Final = 8.0
MEMORY_FAIL_MB, MEMORY_WARN_MB = 100, 300
BUSY: Final = 2.0  # load of 15 minutes by processor
_MB: Final = 1_000_000
_NUMBER: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
_PLAUSIBLE_C: Final = (-40.0, 150.0)  # sensors that are not wired say 0 kelvin, or nonsense

Usage = Callable[[Path], tuple[int, int]]
"""Bytes in all and free to this service, of the file system that holds a path. Raises OSError."""


def disk_usage(path: Path) -> tuple[int, int]:
    usage = shutil.disk_usage(path)
    return usage.total, usage.free


def check_storage(folder: Path, usage: Usage = disk_usage) -> CheckResult:
    """The file system of the terminal's storage folder."""
    try:
        total, free = usage(folder)
    except OSError:
        return CheckResult(CheckId.STORAGE, Verdict.FAIL, {Fact.SMART: "not_read"})
    writable = os.access(folder, os.W_OK | os.X_OK)
    free_mb = free // _MB
    verdict = worst(
        _at_least(free_mb, FREE_FAIL_MB, FREE_WARN_MB),
        Verdict.PASS if writable else Verdict.FAIL,
    )
    return CheckResult(
        CheckId.STORAGE,
        verdict,
        {
            Fact.FREE_MB: free_mb,
            Fact.TOTAL_MB: total // _MB,
            Fact.WRITABLE: writable,
            Fact.SMART: "not_read",
        },
    )


def check_temperature(root: Path = Path("/")) -> CheckResult:
    """The hottest of all sensors, against its own critical temperature where it has one."""
    readings = [*_thermal_zones(root), *_hwmon(root)]
    if not readings:
        return CheckResult(CheckId.TEMPERATURE, Verdict.NOT_CHECKED, {Fact.SENSORS: 0})
    verdict = worst(*(_heat(celsius, critical) for celsius, critical in readings))
    facts: dict[Fact, FactValue] = {
        Fact.HOTTEST_C: round(max(celsius for celsius, _ in readings), 1),
        Fact.SENSORS: len(readings),
    }
    throttled = _throttled(root)
    if throttled is not None:
        facts[Fact.THROTTLED] = throttled
        verdict = worst(verdict, Verdict.WARN if throttled else Verdict.PASS)
    return CheckResult(CheckId.TEMPERATURE, verdict, facts)


def check_machine(root: Path = Path("/"), processors: int | None = None) -> CheckResult:
    """Memory, swap, uptime and load. Swap is a warning: what is in memory may come to lie on the disk."""
    memory = _meminfo(root)
    if "MemAvailable" not in memory:
        return CheckResult(CheckId.MACHINE, Verdict.NOT_CHECKED)
    free_mb = memory["MemAvailable"] // _MB
    swap_mb = memory.get("SwapTotal", 0) // _MB
    facts: dict[Fact, FactValue] = {
        Fact.MEMORY_FREE_MB: free_mb,
        Fact.MEMORY_MB: memory.get("MemTotal", 0) // _MB,
        Fact.SWAP_MB: swap_mb,
    }
    verdict = _at_least(free_mb, MEMORY_FAIL_MB, MEMORY_WARN_MB)
    if swap_mb:
        verdict = worst(verdict, Verdict.WARN)
    uptime, load = _numbers(root / "proc/uptime"), _numbers(root / "proc/loadavg")
    if uptime:
        facts[Fact.UPTIME_HOURS] = round(uptime[0] / 3_600, 1)
    if len(load) >= 3:  # noqa: PLR2004 - of 1, 5 and 15 minutes
        facts[Fact.LOAD] = round(load[2], 2)
        busy = load[2] > BUSY * (processors or os.cpu_count() or 1)
        verdict = worst(verdict, Verdict.WARN if busy else Verdict.PASS)
    return CheckResult(CheckId.MACHINE, verdict, facts)


def _heat(celsius: float, critical: float | None) -> Verdict:
    fail = TOO_HOT_C if critical is None else critical
    warn = HOT_C if critical is None else critical - NEAR_CRITICAL_C
    if celsius >= fail:
        return Verdict.FAIL
    return Verdict.WARN if celsius >= warn else Verdict.PASS


def _thermal_zones(root: Path) -> Iterator[tuple[float, float | None]]:
    for zone in sorted((root / "sys/class/thermal").glob("thermal_zone*")):
        celsius = _celsius(zone / "temp")
        if celsius is not None:
            yield celsius, None


def _hwmon(root: Path) -> Iterator[tuple[float, float | None]]:
    for sensor in sorted((root / "sys/class/hwmon").glob("hwmon*/temp*_input")):
        celsius = _celsius(sensor)
        if celsius is not None:
            yield celsius, _celsius(sensor.with_name(sensor.name.replace("_input", "_crit")))


def _celsius(path: Path) -> float | None:
    """Files hold thousandths of a degree; None: there is no such file, or nothing likely in it."""
    try:
        value = int(path.read_text("ascii")) / 1_000
    except (OSError, ValueError):  # a sensor that sleeps says EAGAIN or ENODATA
        return None
    return value if _PLAUSIBLE_C[0] < value < _PLAUSIBLE_C[1] and value != 0 else None


def _throttled(root: Path) -> int | None:
    """How often a processor has slowed down for heat since the start; None: this machine does not tell."""
    counts = [
        _numbers(path)
        for path in (root / "sys/devices/system/cpu").glob("cpu*/thermal_throttle/*_throttle_count")
    ]
    told = [int(each[0]) for each in counts if each]
    return max(told) if told else None


def _meminfo(root: Path) -> dict[str, int]:
    """Bytes by name."""
    try:
        text = (root / "proc/meminfo").read_text("ascii")
    except (OSError, ValueError):
        return {}
    found = re.findall(r"^(\w+):\s+(\d+) kB$", text, re.MULTILINE)
    return {name: 1_024 * int(number) for name, number in found}


def _numbers(path: Path) -> list[float]:
    """Those that a file begins with."""
    try:
        words = path.read_text("ascii").split()
    except (OSError, ValueError):
        return []
    return [float(word) for word in takewhile(_NUMBER.fullmatch, words)]


def _at_least(value: int, fail_below: int, warn_below: int) -> Verdict:
    if value < fail_below:
        return Verdict.FAIL
    return Verdict.WARN if value < warn_below else Verdict.PASS
