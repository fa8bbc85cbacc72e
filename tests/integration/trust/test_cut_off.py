"""Power cuts and full disks at every step of a refresh: the old or the new list is in force, whole.

The steps are counted in real processes, which are really killed (`cut_off`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from kiosk.trust.distribution.outcome import RefreshProblem
from tests.integration.trust import cut_off
from tests.integration.trust.terminal import EVER, ISSUER, KID, OTHER, ctis
from tests.sampling import WHOLE

NEWS = {KID: {"all": ctis(1, 2, 3, 4), "run-0000000002": ctis(5), "run-0000000003": ctis(6)}}
BELONGS = {"attempt.json", "generations", "lock", "metadata", "root.json"}


@pytest.fixture
def cut(forge, terminal) -> Callable[[str], list[dict[str, Any]]]:
    """Runs the program of cut-off refreshes, with a new root and new lists to be fetched."""
    forge.turn_root()
    forge.publish([ISSUER, OTHER], NEWS)

    def run(mode: str) -> list[dict[str, Any]]:
        repository = terminal.repository
        done = subprocess.run(
            [
                sys.executable,
                cut_off.__file__,
                mode,
                terminal.folder,
                repository.base_url,
                repository.ca_file,
                str(terminal.clock.now()),
                "1" if WHOLE else "3",
            ],
            capture_output=True,
            check=False,
            timeout=100,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


def check(lines: list[dict[str, Any]]) -> Any:
    """What holds for every step. Returns what is in force at last."""
    old, new = lines[0]["before"], lines[0]["next"]
    assert old[1] == [cti.hex() for cti in EVER[:3]]
    assert new[1] == [cti.hex() for cti in EVER]
    assert old[0] != new[0]
    for line in lines:
        assert line["before"] == old, line
        assert line["starts"] in (old, new), line
        assert line["starts"][2], line
        assert line["next"] == new, line
        assert line["problem"] is None, line
        assert set(line["left"]) <= BELONGS, line
    return new


def test_power_cut_at_every_step(cut) -> None:
    lines = cut("power")
    new = check(lines)
    assert {line["ended"] for line in lines} == {"killed"}
    assert {line["kept"] for line in lines} == {1.0, 0.5, 0.0}
    # The moment of change is one step; in full, a step that was counted.
    in_force = [line["starts"] == new for line in lines]
    assert lines[-1]["step"] > 40
    assert in_force == sorted(in_force)
    assert set(in_force) == {False, True}
    renamed = {line["step"] for line in lines if line["what"] == "os.rename /staging"}
    assert len(renamed) == 1 or not WHOLE
    for step in renamed:
        assert in_force == [line["step"] > step for line in lines]


def test_disk_full_from_every_step_on(cut) -> None:
    lines = cut("full")
    check(lines)
    # After the moment of change only the note of the attempt and the like are lost.
    assert {line["ended"] for line in lines} <= {"disk", "None"}
    assert lines[0]["ended"] == "disk"


def test_disk_full_in_the_middle_of_a_file(cut) -> None:
    lines = cut("limit")
    check(lines)
    assert {line["ended"] for line in lines} == {"disk"}
    assert len(lines) > (10 if WHOLE else 3)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A real file system of 24 MB."""
    # Not in pytest's folder, which could not be removed if this process were killed meanwhile.
    place = Path(mkdtemp(prefix="yima-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount; the tests above fill the disk for everybody")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)  # files may still be mapped
    place.rmdir()


@pytest.mark.parametrize("left_free", [0, 8 << 20])
def test_disk_full_in_earnest(forge, terminal, small_disk, left_free) -> None:
    """No byte left, and less than a refresh leaves to others: both times nothing is taken."""
    shutil.move(terminal.folder, small_disk / "trust")
    terminal.folder = small_disk / "trust"
    terminal.__post_init__()
    terminal.restart()
    forge.publish([ISSUER, OTHER], NEWS)
    filler = small_disk / "filler"
    fill(filler, shutil.disk_usage(small_disk).free - left_free)
    terminal.refuses(RefreshProblem.DISK)
    filler.unlink()
    assert terminal.refresh().changed
    assert terminal.trust.is_revoked(KID, EVER[5])


def fill(path: Path, size: int) -> None:
    with path.open("wb", buffering=0) as file:
        file.write(b"x" * size)
