"""The machine as files in a folder tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.maintenance.checks import Fact, Verdict
from kiosk.maintenance.machine import check_machine, check_storage, check_temperature


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("free", "verdict"),
    [(50_000, Verdict.PASS), (500, Verdict.WARN), (100, Verdict.FAIL)],
)
def test_storage(tmp_path: Path, free: int, verdict: Verdict) -> None:
    result = check_storage(tmp_path, lambda _folder: (64_000_000_000, free * 1_000_000))
    assert result.verdict is verdict
    assert (result.facts[Fact.FREE_MB], result.facts[Fact.SMART]) == (free, "not_read")


def test_a_storage_folder_that_is_gone(tmp_path: Path) -> None:
    assert check_storage(tmp_path / "gone").verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("zone", "board", "verdict"),
    [
        ("45000", "50000", Verdict.PASS),
        ("85000", "50000", Verdict.WARN),
        ("45000", "63000", Verdict.WARN),
        ("45000", "71000", Verdict.FAIL),
        ("95000", "50000", Verdict.FAIL),
    ],
)
def test_temperatures(tmp_path: Path, zone: str, board: str, verdict: Verdict) -> None:
    put(tmp_path, "sys/class/thermal/thermal_zone0/temp", zone)
    put(tmp_path, "sys/class/thermal/thermal_zone1/temp", "-274000")
    put(tmp_path, "sys/class/hwmon/hwmon0/temp1_input", board)
    put(tmp_path, "sys/class/hwmon/hwmon0/temp1_crit", "70000")
    put(tmp_path, "sys/class/hwmon/hwmon0/temp2_input", "nonsense")
    result = check_temperature(tmp_path)
    assert result.verdict is verdict
    assert result.facts[Fact.HOTTEST_C] == max(int(zone), int(board)) / 1_000
    assert result.facts[Fact.SENSORS] == 2


def test_throttling_is_a_warning(tmp_path: Path) -> None:
    put(tmp_path, "sys/class/thermal/thermal_zone0/temp", "45000")
    put(tmp_path, "sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "0\n")
    assert check_temperature(tmp_path).verdict is Verdict.PASS
    put(tmp_path, "sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "7\n")
    result = check_temperature(tmp_path)
    assert (result.verdict, result.facts[Fact.THROTTLED]) == (Verdict.WARN, 7)


def test_a_machine_without_sensors_is_not_checked(tmp_path: Path) -> None:
    assert check_temperature(tmp_path).verdict is Verdict.NOT_CHECKED
    assert check_machine(tmp_path).verdict is Verdict.NOT_CHECKED


@pytest.mark.parametrize(
    ("free", "swap", "load", "verdict"),
    [
        (2_000_000, 0, "0.50", Verdict.PASS),
        (2_000_000, 1_000_000, "0.50", Verdict.WARN),
        (2_000_000, 0, "9.00", Verdict.WARN),
        (200_000, 0, "0.50", Verdict.WARN),
        (50_000, 0, "0.50", Verdict.FAIL),
    ],
)
def test_memory_and_load(tmp_path: Path, free: int, swap: int, load: str, verdict: Verdict) -> None:
    text = f"MemTotal: 4000000 kB\nMemAvailable: {free} kB\nSwapTotal: {swap} kB\n"
    put(tmp_path, "proc/meminfo", text)
    put(tmp_path, "proc/uptime", "7200.50 100.00\n")
    put(tmp_path, "proc/loadavg", f"0.10 0.20 {load} 1/200 4711\n")
    result = check_machine(tmp_path, processors=4)
    assert result.verdict is verdict
    assert result.facts[Fact.UPTIME_HOURS] == 2.0
    assert result.facts[Fact.LOAD] == float(load)
