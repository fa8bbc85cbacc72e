"""An upgrade that is killed, at every kind of step: the terminal can start meanwhile, and dpkg heals it.

dpkg is killed at a system call of its own, by strace, or together with everything else while one of the
package's scripts is at work. What a power cut does to writes that no disk has seen yet is not in here.
"""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterator

import pytest

from tests.slow.deb_machines import SUITES, Machine, machine
from tests.slow.deb_packages import NEW, OLD, enrol, install, package, state_of, whole

pytestmark = pytest.mark.timeout(1_800)

_CALLS = ("rename", "link", "unlink", "rmdir", "fsync", "mkdir", "execve", "chdir")
_TOOLS = "cp sync mv rm systemd-sysusers install systemd-tmpfiles systemctl dpkg-deb dpkg-split tar"
_STATUS = "dpkg-query -W -f '${Status} ${Version}' yima-kiosk"
_WRAPPER = """#!/bin/sh
number=$(($(cat /srv/count) + 1))
echo $number >/srv/count
[ "$number" != "$(cat /srv/kill-at)" ] || { kill -9 -1; exit 1; }
exec "$(PATH=/usr/sbin:/usr/bin:/sbin:/bin command -v "${0##*/}")" "$@"
"""


@pytest.fixture(params=SUITES)
def terminal(request, tmp_path) -> Iterator[Machine]:
    with machine(request.param, tmp_path / "machine") as each:
        install(each, OLD)
        enrol(each)
        yield each


def _heal(machine: Machine, newer: str, before: str) -> str:
    """What an administrator does; which of it was enough."""
    machine.run("dpkg --configure -a")
    how = "dpkg --configure -a"
    if machine.run(_STATUS).said != f"install ok installed {NEW}":
        machine.ok(f"dpkg -i {newer}")
        how = "installed again"
    assert machine.ok(_STATUS) == f"install ok installed {NEW}"
    assert whole(machine) == NEW
    assert state_of(machine) == before
    assert machine.ok("dpkg --audit") == ""
    assert machine.ok("dpkg --verify yima-kiosk") == ""
    assert machine.ok("ls -A /opt/yima-kiosk") == "base"
    assert machine.ok("find /opt /usr/lib/yima-kiosk /usr/lib/systemd -name '*.dpkg-*'") == ""
    assert machine.ok("id -un yima-kiosk") == "yima-kiosk"
    return how


def test_dpkg_is_killed_at_its_own_steps(terminal: Machine, tmp_path) -> None:
    newer = terminal.bring(package(NEW))
    before = state_of(terminal)
    trial = terminal.copy(tmp_path / "counted")
    traced = f"strace -qq -o /srv/calls -e trace={','.join(_CALLS)}"
    trial.ok(f"{traced} dpkg -i {newer}")
    counted = collections.Counter(
        line.partition("(")[0] for line in trial.ok("cat /srv/calls").splitlines()
    )
    assert counted["rename"] > 200  # each file of the release, and dpkg's own
    points = [
        (call, number)
        for call in _CALLS
        for number in sorted({1 + (counted[call] - 1) * part // 5 for part in range(6)})
        if 1 <= number <= counted[call] and (call, number) != ("execve", 1)
    ]
    assert len(points) > 20
    needed, ran = collections.Counter[str](), collections.Counter[str]()
    for call, number in points:
        trial = terminal.copy(tmp_path / f"{call}-{number}")
        done = trial.run(
            f"strace -qq -o /dev/null -e trace={call} -e inject={call}:signal=SIGKILL:when={number}"
            f" dpkg -i {newer}"
        )
        assert done.code != 0, (call, number)
        running = whole(trial)
        assert running in {OLD, NEW}, (call, number, running)
        assert state_of(trial) == before, (call, number)
        ran[running] += 1
        needed[_heal(trial, newer, before)] += 1
    # Points lie on both sides of the switch, and of what needs the package again.
    assert set(ran) == {OLD, NEW}, ran
    assert len(needed) == 2, needed


def test_everything_is_killed_while_a_script_is_at_work(terminal: Machine, tmp_path) -> None:
    newer = terminal.bring(package(NEW))
    before = state_of(terminal)
    terminal.ok(
        "mkdir -p /usr/local/sbin && cd /usr/local/sbin &&"
        f"cat >wrapper <<'END'\n{_WRAPPER}END\n"
        f"chmod 755 wrapper; for tool in {_TOOLS}; do ln -s wrapper $tool; done"
    )
    killed = 0
    for number in itertools.count(1):
        trial = terminal.copy(tmp_path / str(number))
        trial.ok(f"echo 0 >/srv/count; echo {number} >/srv/kill-at")
        done = trial.run(f"dpkg -i {newer}")
        if done.code == 0:
            break
        killed += 1
        running = whole(trial)
        assert running in {OLD, NEW}, (number, running)
        assert state_of(trial) == before, number
        trial.ok("echo 0 >/srv/kill-at")
        _heal(trial, newer, before)
    assert killed > 8
