"""A machine of `deb_machines` that is booted: systemd as the first process of namespaces of its own."""

from __future__ import annotations

import contextlib
import itertools
import os
import shlex
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.slow.deb_machines import Done, Machine

_PATIENCE = 90.0  # seconds that something is waited for
_UNIFIED = (Path("/sys/fs/cgroup/unified"), Path("/sys/fs/cgroup"))
_NODES = {
    "null": "1 3",
    "zero": "1 5",
    "full": "1 7",
    "random": "1 8",
    "urandom": "1 9",
    "tty": "5 0",
}
# No chroot: who is in one can make no user namespaces, and units ask for them.
_BECOME = """
cd merged
mkdir -p .before
pivot_root . .before
umount -l .before
exec chroot . /lib/systemd/systemd --log-target=console --show-status=0
"""
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Booted:
    pid: int
    """Of its systemd, as this machine counts."""

    def run(self, script: str) -> Done:
        done = subprocess.run(
            ["nsenter", "-t", str(self.pid), "-a", "-r", "-w", "/bin/sh", "-c", script],
            env={"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"},
            capture_output=True,
            text=True,
            check=False,
            timeout=200,
        )
        return Done(done.returncode, (done.stdout + done.stderr).strip())

    def ok(self, script: str) -> str:
        done = self.run(script)
        assert done.code == 0, f"{script}: {done.said}"
        return done.said

    def state(self, unit: str) -> str:
        return self.run(f"systemctl is-active {unit}").said

    def wait_for(self, what: Callable[[], bool], why: str) -> None:
        until = time.monotonic() + _PATIENCE
        while not what():
            assert time.monotonic() < until, f"{why}\n{self.journal()}"
            time.sleep(0.25)

    def wait_active(self, unit: str) -> None:
        self.wait_for(lambda: self.state(unit) == "active", f"{unit} does not start")

    def journal(self) -> str:
        return self.run("journalctl -b --no-pager -n 60 -o cat").said


@contextmanager
def booted(machine: Machine) -> Iterator[Booted]:
    group = _own_group()
    devices = "; ".join(f"mknod -m 666 merged/dev/{name} c {ids}" for name, ids in _NODES.items())
    machine = Machine(
        machine.clean,
        machine.own,
        machine.disk,
        [
            "umount merged/dev/null",
            "mount -t sysfs -o ro sysfs merged/sys",
            "mount -t cgroup2 cgroup2 merged/sys/fs/cgroup",
            "mount -t tmpfs -o mode=755 tmpfs merged/dev",
            devices,
            "mkdir merged/dev/pts merged/dev/shm",
            "mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts merged/dev/pts",
            "ln -s pts/ptmx merged/dev/ptmx",
            "mount -t tmpfs -o mode=1777 tmpfs merged/dev/shm",
            "mount -t tmpfs -o mode=755 tmpfs merged/run",
            "mount -t tmpfs -o mode=1777 tmpfs merged/tmp",
        ],
    )
    command = machine.command(
        ["sh", "-ec", _BECOME],
        *("--cgroup", "--ipc", "--uts", "--net"),
    )
    into = f"echo $$ >{shlex.quote(str(group / 'cgroup.procs'))}; exec {shlex.join(command)}"
    log = (machine.own / "console.log").open("wb")
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", "sh", "-c", into],  # it does not outlive the tests
        cwd=machine.own,
        env={"PATH": os.environ["PATH"], "container": "yima", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        system = Booted(_first_process(process))
        system.wait_for(
            lambda: (
                system.run("systemctl is-system-running").said
                in {"running", "degraded", "starting"}
            ),
            "it does not boot",
        )
        yield system
    finally:
        process.send_signal(
            signal.SIGKILL
        )  # with it goes the first process, and with that all others
        process.wait()
        log.close()
        _remove_group(group)


def _own_group() -> Path:
    """A control group of the second kind, so that the booted system has its own root there."""
    root = next(each for each in _UNIFIED if (each / "cgroup.controllers").exists())
    group = root / f"yima-test-{os.getpid()}-{next(_numbers)}"
    group.mkdir()
    return group


def _remove_group(group: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while group.exists() and time.monotonic() < until:
        for folder in sorted(group.rglob("*"), reverse=True):
            if folder.is_dir():
                with contextlib.suppress(OSError):
                    folder.rmdir()
        with contextlib.suppress(OSError):
            group.rmdir()
        time.sleep(0.1)


def _first_process(unshare: subprocess.Popen[bytes]) -> int:
    """systemd, once the shell that prepares its files has become it."""
    until = time.monotonic() + _PATIENCE
    children = Path(f"/proc/{unshare.pid}/task/{unshare.pid}/children")
    while time.monotonic() < until:
        assert unshare.poll() is None, "it ends at once"
        with contextlib.suppress(OSError, IndexError):
            pid = int(children.read_text().split()[0])
            if Path(f"/proc/{pid}/comm").read_text().strip() == "systemd":
                return pid
        time.sleep(0.1)
    raise AssertionError("it does not begin")
