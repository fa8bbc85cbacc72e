"""The real program goes over to another release of itself: launcher, supervisor and terminal in their own processes."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.supervision.crash_record import CrashBook
from tests.house import GLASS, QUICK
from tests.integration.updating import Powered, program, until
from tests.kiosk.update.shelves import Ground

MODULE = "tests.integration.updated_program"
WELL = program(MODULE)
CRASHES = program(MODULE, YIMA_TEST_FAULT="crash")
pytestmark = pytest.mark.timeout(400)  # it is started again and again
STEPS = (
    EventId.UPDATE_SWITCHED,
    EventId.UPDATE_PROVEN,
    EventId.UPDATE_UNHEALTHY,
    EventId.UPDATE_RETURNED,
)


@pytest.fixture
def machine(world: Any) -> Iterator[Callable[..., Powered]]:
    made: list[Powered] = []

    def switched_on(ground: Ground) -> Powered:
        settings = world.write_settings(GLASS, payments=False, reports=False)
        world.enrol(ground.storage)
        made.append(
            Powered(
                ground,
                settings,
                {
                    **QUICK,
                    "YIMA__STORAGE__FOLDER": str(ground.storage),
                    "YIMA__UPDATE__FOLDER": str(ground.updates),
                    "YIMA__UPDATE__HEALTH_SECONDS": "90",
                },
            )
        )
        made[-1].on()
        return made[-1]

    yield switched_on
    for each in made:
        each.pull_the_plug()


def sees(powered: Powered, times: int) -> bool:
    """Its camera has given pictures in so many lives."""

    def running() -> bool:
        changes = [
            json.loads(line)
            for file in sorted((powered.ground.storage / "events").glob("*.jsonl"))
            for line in file.read_text(encoding="utf-8").splitlines()
            if '"camera_changed"' in line and line.endswith("}")
        ]
        return sum(each["state"] == "running" for each in changes) >= times

    return until(running)


def test_it_goes_over_proves_the_new_release_and_stays(
    machine: Callable[..., Powered], tmp_path: Path
) -> None:
    ground = Ground(tmp_path)
    ground.install("1.0.0", WELL)
    ground.fetch("1.1.0", WELL)
    powered = machine(ground)
    assert sees(powered, 1)
    ground.stage("1.1.0", forced=True)
    assert until(lambda: powered.selection.current == "1.1.0"), powered.errors.read_text()
    assert until(lambda: len(powered.logged(*STEPS)) == 2)
    assert powered.logged(*STEPS) == [("update_switched", "1.1.0"), ("update_proven", "1.1.0")]
    kept = powered.selection
    assert (kept.former, kept.trial, kept.refused, kept.state_form) == (None, None, (), 1)
    wanted = json.loads((ground.storage / "update" / "health.json").read_text())
    assert {"attract", "camera", "hospital", "ticket_printer"} <= set(wanted["works"])
    # It is as any other now: what kills it is a crash, after which it is started again.
    os.kill(powered.pid, signal.SIGKILL)
    assert sees(powered, 3)
    assert powered.selection == kept
    assert powered.codes == [0, -signal.SIGKILL]
    assert CrashBook(ground.storage / "supervision.json").record.total == 0


def test_one_that_does_not_prove_itself_is_gone_back_from(
    machine: Callable[..., Powered], tmp_path: Path
) -> None:
    """It crashes three times; the former one is not in safe mode for that."""
    ground = Ground(tmp_path)
    ground.install("1.0.0", WELL)
    ground.fetch("1.1.0", CRASHES)
    powered = machine(ground)
    assert sees(powered, 1)
    ground.stage("1.1.0", forced=True)
    assert until(lambda: powered.selection.refused == ("1.1.0",)), powered.errors.read_text()
    assert sees(powered, 2)
    assert until(lambda: len(powered.logged(*STEPS)) == 2)
    assert powered.logged(*STEPS) == [("update_switched", "1.1.0"), ("update_returned", "1.1.0")]
    assert powered.codes == [0, 4, 4, 4]
    assert CrashBook(ground.storage / "supervision.json").record.total == 0
    kept = powered.selection
    assert (kept.wanted, kept.untold) == (None, ())
