"""Simulated terminals, and Prometheus's own judge of rules."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fleet.simulated import SimulatedTerminal

FLEET = Path(__file__).parents[2] / "resources" / "fleet"


@pytest.fixture(name="make_terminal")
def fixture_make_terminal(tmp_path: Path) -> Iterator[Callable[..., SimulatedTerminal]]:
    made: list[SimulatedTerminal] = []

    def make(name: str = "T01", **what: object) -> SimulatedTerminal:
        folder = tmp_path / name
        folder.mkdir()
        made.append(SimulatedTerminal(folder, name, **what))  # type: ignore[arg-type] # its fields
        return made[-1]

    yield make
    for terminal in made:
        terminal.fleet.stop()


@pytest.fixture(name="promtool")
def fixture_promtool() -> Callable[..., str]:
    """Run it; what it says, if it is content."""

    def run(*arguments: str | Path) -> str:
        done = subprocess.run(
            ["promtool", *arguments], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(name="fleet_files")
def fixture_fleet_files() -> Path:
    """resources/fleet, as it is delivered."""
    return FLEET
