"""Which start of the machine this is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import boot


def test_it_is_the_same_in_every_process_of_one_start() -> None:
    script = "from kiosk.boot import boot_id; print(boot_id())"
    other = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert boot.boot_id() == other.stdout.strip() != ""


def test_where_the_system_does_not_tell_it_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boot, "_LINUX", tmp_path / "none")
    assert boot.boot_id() == ""
    (tmp_path / "none").write_bytes(b"\xff\xfe")
    assert boot.boot_id() == ""


def test_the_steady_clock_goes_on() -> None:
    before = boot.uptime()
    assert 0 < before <= boot.uptime()
