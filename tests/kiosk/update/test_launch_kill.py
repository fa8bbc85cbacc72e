"""Killed at every step that a change of releases has: afterwards one of the two comes up, and the disk says which.

A whole life in a process of its own: the terminal that makes way, the launcher, and the release that proves itself
or fails. It is ended by SIGKILL at each file that it opens for writing or puts in its place, one after the other.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.update import health
from kiosk.update.health import Sign
from kiosk.update.launched import Launched, launched
from kiosk.update.launcher import Launcher
from kiosk.update.selection import STARTS, NoteKind, Selection, SelectionFile
from tests.faults.pay_points import Kill, Points, _watch_files
from tests.kiosk.update.shelves import Ground

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the launcher is Linux's")

OLD, NEW = "1.1.0", "1.2.0"
KILLED = -9


class _RunsError(Exception):
    """`execve` does not return."""


def launch(ground: Ground) -> Launched:
    """One start of the machine; what came up."""
    runs: list[Launched | None] = []

    def execute(_program: str, _command: tuple[str, ...], told: Mapping[str, str]) -> None:
        runs.append(launched(told))
        raise _RunsError

    with suppress(_RunsError):
        Launcher(ground.shelf, SelectionFile(ground.storage), (), {}, execute).launch()
    assert runs[-1] is not None
    return runs[-1]


def live(ground: Ground, kill: Kill, *, proves: bool) -> None:
    """From the old release to the new one, or by three failures back to the old one."""
    _watch_files(Points(kill), str(ground.storage))
    file = SelectionFile(ground.storage)
    health.remember(file.folder, NEW, {Sign.ATTRACT})
    assert file.write(file.read().on_trial(NEW))
    if proves:
        assert launch(ground) == Launched(NEW, trial=True)
        assert file.write(file.read().proven(1))
    else:
        for _ in range(STARTS):
            assert launch(ground) == Launched(NEW, trial=True)
        assert launch(ground) == Launched(OLD)


def killed_at(ground: Ground, count: int, *, proves: bool) -> bool:
    """Whether it was; else it has no such step."""
    process = multiprocessing.get_context("fork").Process(
        target=live, args=(ground, Kill(count)), kwargs={"proves": proves}
    )
    process.start()
    process.join(60)
    code = process.exitcode
    process.close()
    assert code in {0, KILLED}, code
    return code == KILLED


@pytest.mark.parametrize("proves", [True, False])
def test_it_always_comes_up_with_one_of_the_two(tmp_path: Path, *, proves: bool) -> None:
    outcomes: list[str] = []
    for count in range(1, 99):
        ground = Ground(tmp_path / f"{count}")
        for version in (OLD, NEW):
            ground.fetch(version)
        file = SelectionFile(ground.storage)
        assert file.write(Selection(OLD))
        if not killed_at(ground, count, proves=proves):
            break
        found = file.read()
        assert NoteKind.LOST not in {note.kind for note in found.untold}
        assert found.current in {OLD, NEW}
        outcomes.append(_goes_on(ground, found))
    else:
        pytest.fail("it has more steps than that")
    # Before anything was written, the old one; at last, what the whole way leads to.
    assert outcomes[0] == OLD
    assert outcomes[-1] == (NEW if proves else OLD)
    assert len(outcomes) >= (12 if proves else 20), "steps of all writes"


def _goes_on(ground: Ground, found: Selection) -> str:
    """The machine is switched on again and again, and nothing proves itself: where it ends."""
    file = SelectionFile(ground.storage)
    trials = 0
    for _ in range(2 * STARTS):
        runs = launch(ground)
        assert runs.version in {OLD, NEW}
        if not runs.trial:
            break
        trials += 1
        assert runs.version == NEW
        assert file.read().trial is not None
    left = STARTS - found.trial.starts if found.trial is not None else 0
    assert trials == left, "every start counts once, also the one that was cut short"
    kept = file.read()
    assert kept.wanted == runs.version
    assert (NEW in kept.refused) is (
        kept.current == OLD and (found.trial is not None or NEW in found.refused)
    )
    assert launch(ground) == runs, "and there it stays"
    return runs.version
