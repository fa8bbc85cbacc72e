"""The installer for Windows, run: what it lays, refuses, heals, keeps and wipes. Under Wine, see docs/windows.md."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.slow.windows_machine import Machine

pytestmark = pytest.mark.timeout(1_200)

OLD, NEW = "1.4.0", "1.10.0"
OLDER, IN_USE, PENDING = 11, 12, 15
"""As docs/windows.md has them."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    machine = Machine(tmp_path_factory.mktemp("windows"))
    yield machine
    machine.end()


@pytest.fixture
def machine(made: Machine) -> Iterator[Machine]:
    """With nothing installed, before and after."""
    (made.drive / "asked.txt").unlink(missing_ok=True)
    yield made
    for name in ("pending.txt", "asked.txt", "hold.txt"):
        (made.drive / name).unlink(missing_ok=True)
    if made.version is not None:
        assert made.uninstall("/S", "/WIPE") == 0
    assert not (made.program / "app").exists()
    assert not made.data.exists()


def enrolled(machine: Machine) -> tuple[Path, Path]:
    kept = machine.data / "terminal.toml", machine.data / "state" / "orders.db"
    for path in kept:
        path.write_text("kept")
    return kept


def test_it_installs_and_upgrades_in_place_and_never_goes_back(machine: Machine) -> None:
    assert machine.install(OLD) == 0
    assert machine.version == OLD
    kept = enrolled(machine)
    (machine.program / "app" / "only-in-the-old-one.txt").touch()
    assert machine.install(NEW) == 0
    assert machine.version == NEW
    assert sorted(each.name for each in machine.program.iterdir()) == [
        "app",
        "session",
        "uninstall.exe",
    ]
    assert not (machine.program / "app" / "only-in-the-old-one.txt").exists()
    assert machine.install(OLD) == OLDER
    assert machine.version == NEW
    assert machine.install(NEW) == 0
    assert [path.read_text() for path in kept] == ["kept", "kept"]


def test_while_the_terminal_runs_nothing_changes(machine: Machine) -> None:
    assert machine.install(OLD) == 0
    (machine.drive / "hold.txt").touch()
    # Windows renames no folder of a program that runs; Wine none that somebody is in.
    program = r"C:\Program Files\YimaKiosk\app\yima-kiosk.exe"
    terminal = machine.start(program, "hold", within=machine.program / "app")
    until = time.monotonic() + 60
    while "hold" not in machine.asked and time.monotonic() < until:
        time.sleep(0.1)
    assert machine.install(NEW) == IN_USE
    assert machine.version == OLD
    assert machine.uninstall("/S") == IN_USE
    assert machine.version == OLD
    assert sorted(each.name for each in machine.program.iterdir()) == [
        "app",
        "session",
        "uninstall.exe",
    ]
    (machine.drive / "hold.txt").unlink()
    terminal.wait(60)
    assert machine.install(NEW) == 0
    assert machine.version == NEW


def test_a_cut_between_the_renames_is_healed(machine: Machine) -> None:
    assert machine.install(OLD) == 0
    (machine.program / "app").rename(machine.program / "app.old")
    (machine.program / "app.new").mkdir()
    assert machine.install(NEW) == 0
    assert machine.version == NEW
    assert sorted(each.name for each in machine.program.iterdir()) == [
        "app",
        "session",
        "uninstall.exe",
    ]


def test_removed_it_keeps_what_the_terminal_has_stored(machine: Machine) -> None:
    assert machine.install(OLD) == 0
    kept = enrolled(machine)
    assert machine.uninstall("/S") == 0
    assert machine.version is None
    assert [path.read_text() for path in kept] == ["kept", "kept"]
    assert machine.asked == []
    assert machine.install(OLD) == 0
    assert [path.read_text() for path in kept] == ["kept", "kept"]


def test_while_money_is_pending_nothing_is_wiped(machine: Machine) -> None:
    assert machine.install(OLD) == 0
    kept = enrolled(machine)
    (machine.drive / "pending.txt").touch()
    assert machine.uninstall("/S", "/WIPE") == PENDING
    assert machine.version == OLD
    assert [path.read_text() for path in kept] == ["kept", "kept"]
    (machine.drive / "pending.txt").unlink()
    assert machine.uninstall("/S", "/WIPE", "/BY=chen") == 0
    assert not machine.data.exists()
    assert machine.asked == [
        "decommission --check",
        "decommission --check",
        'decommission --yes --by "chen"',
    ]


def test_what_never_was_a_terminal_is_wiped_without_asking(machine: Machine) -> None:
    assert machine.install(OLD) == 0
    assert machine.uninstall("/S", "/WIPE") == 0
    assert machine.asked == []
    assert not machine.data.exists()
