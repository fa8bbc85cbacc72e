"""An upgrade on a disk without room: the former version stays, and with room made it goes through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.slow.deb_machines import SUITES, Machine, machine
from tests.slow.deb_packages import NEW, OLD, enrol, install, package, state_of, whole

pytestmark = pytest.mark.timeout(1_200)

_LEFT = (0, 40, 120, 250, 450, 700, 1_000)
"""KiB that are left: from not even dpkg's own notes to nearly what the new version needs."""


@pytest.fixture(params=SUITES)
def terminal(request, tmp_path) -> Iterator[Machine]:
    # All that is written anywhere in the system goes to this one file system.
    with machine(request.param, tmp_path / "machine", megabytes=24) as each:
        install(each, OLD)
        enrol(each)
        yield each


def _fill(machine: Machine, left_kib: int) -> None:
    machine.ok(
        "touch /fill /margin; "
        f"[ {left_kib} = 0 ] || dd if=/dev/zero of=/margin bs=1024 count={left_kib} status=none;"
        "dd if=/dev/zero of=/fill bs=1M count=1000 status=none 2>/dev/null;"
        "dd if=/dev/zero of=/fill bs=1024 oflag=append conv=notrunc status=none 2>/dev/null;"
        ": >/margin; sync"
    )


def test_without_room_nothing_is_lost_and_with_room_it_goes_on(terminal: Machine, tmp_path) -> None:
    newer = terminal.bring(package(NEW))
    before = state_of(terminal)
    failed = 0
    for left in _LEFT:
        trial = terminal.copy(tmp_path / str(left))
        _fill(trial, left)
        done = trial.run(f"dpkg -i {newer}")
        failed += done.code != 0
        assert whole(trial) == (OLD if done.code else NEW), (left, done.said)
        assert state_of(trial) == before, left
        trial.ok("rm /fill")
        trial.run("dpkg --configure -a")
        trial.ok(f"dpkg -i {newer}")
        assert (whole(trial), state_of(trial)) == (NEW, before), left
        assert trial.ok("dpkg --audit") == ""
        assert trial.ok("ls -A /opt/yima-kiosk") == "base"
    assert failed > 2
