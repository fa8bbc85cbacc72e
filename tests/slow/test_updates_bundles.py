"""Real bundles of several versions in a clean system: one goes over to the next, with power cuts on the way.

The second and later versions are the bundle with another version in its `release.json`. The hospital and the rest of
the world are outside; the machine's whole process tree is killed at once where the power is cut.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_spec.bundle.contents import Flavour
from kiosk.audit.catalogue import EventId
from kiosk.trust.reading import Problem
from kiosk.update import health, release
from kiosk.update.selection import STARTS, SelectionFile
from kiosk.update.store import RELEASES, STAGED, Staged
from tests.house import GLASS, QUICK, in_a_world
from tests.slow.bundles import bundle
from tests.slow.deb_machines import SUITES, Machine, clean_system

pytestmark = pytest.mark.timeout(3600)

BASE, UPDATES = "/opt/yima-kiosk/base", "/var/lib/yima-kiosk-update"
PATIENCE = 900.0  # seconds: it waits for minutes in which nobody is there
CUTS = (0.3, 4.0)  # seconds after a start of the trial


class Cabinet:
    """A terminal's machine: a clean system with the package's release, the updater's folder and a storage."""

    def __init__(self, suite: str, own: Path, world: Any, packed: Path) -> None:
        self.packed = packed
        self.updates, self.storage = own / "updates", own / "storage"
        (self.updates / RELEASES).mkdir(parents=True)
        self.storage.mkdir()
        self.file = SelectionFile(self.storage)
        settings = world.write_settings(GLASS, "/dev/video-none", payments=False, reports=False)
        world.enrol(self.storage)
        told = {
            **QUICK,
            "YIMA__STORAGE__FOLDER": str(self.storage),
            "YIMA__UPDATE__FOLDER": UPDATES,
            "YIMA__UPDATE__HEALTH_SECONDS": "60",
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8",
            "HOME": "/root",
        }
        seen = {str(packed): BASE, str(self.updates): UPDATES}
        seen |= {str(each): str(each) for each in (self.storage, settings.parent, "/dev/shm")}  # noqa: S108 - as it is
        mounts = [
            f"mkdir -p merged{to} && mount --bind {shlex.quote(at)} merged{to}"
            for at, to in seen.items()
        ]
        for device in ("urandom", "random", "zero"):
            mounts.append(f"touch merged/dev/{device}")
            mounts.append(f"mount --bind /dev/{device} merged/dev/{device}")
        self._machine = Machine(clean_system(suite), own, mounts=mounts)
        inner = f"{BASE}/yima-kiosk launch --settings {shlex.quote(str(settings))}"
        environment = [f"{name}={value}" for name, value in told.items()]
        keep_up = f"while :; do env -i {shlex.join(environment)} {inner}; sleep 0.2; done"
        self._command = self._machine.command(["chroot", "merged", "/bin/sh", "-c", keep_up])
        self._process: subprocess.Popen[bytes] | None = None
        self.errors = own / "errors.txt"

    def on(self) -> None:
        with self.errors.open("ab") as errors:
            self._process = subprocess.Popen(
                self._command, cwd=self._machine.own, stderr=errors, start_new_session=True
            )

    def cut_the_power(self) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def unpack(self, version: str) -> Path:
        """As the updater does it."""
        folder = self.updates / RELEASES / version
        shutil.copytree(self.packed, folder, symlinks=True, copy_function=_linked)
        made = release.read(self.packed)
        assert not isinstance(made, Problem)
        (folder / release.FILE_NAME).unlink()  # it is the other's, too
        (folder / release.FILE_NAME).write_bytes(replace(made, version=version).to_bytes())
        return folder

    def stage(self, version: str) -> None:
        (self.updates / STAGED).write_bytes(Staged(version, forced=True).to_bytes())

    def puts_on_trial(self, version: str, after: str) -> None:
        """As the terminal does it at night; what the one before had to show is asked of it, too.

        Without a camera that is not the attract screen.
        """
        signs = health.wanted_of(self.file.folder, after)
        assert signs - health.LEAST
        assert health.remember(self.file.folder, version, signs)
        assert self.file.write(self.file.read().on_trial(version))

    def logged(self, event: EventId) -> list[str]:
        """Versions, or "" of events that have none, in order."""
        found = []
        for file in sorted((self.storage / "events").glob("*.jsonl")):
            for line in file.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line) if line.endswith("}") else {}
                if entry.get("event") == event.value:
                    found.append(str(entry.get("version", "")))
        return found

    def comes(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.errors.read_text()[-4_000:]
            time.sleep(0.1)

    def starts(self) -> int:
        return len(self.logged(EventId.TERMINAL_STARTED))


def _linked(source: str, to: str) -> None:
    """The same file, where both are on one file system."""
    try:
        os.link(source, to)
    except OSError:
        shutil.copy2(source, to)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """With the machine's own time: a bundle has no other, and one that is far off its servers' offers no service."""
    with in_a_world(tmp_path_factory.mktemp("world"), at="") as played:
        yield played


@pytest.fixture(params=SUITES)
def cabinet(request: pytest.FixtureRequest, world: Any, tmp_path: Path) -> Iterator[Cabinet]:
    packed = bundle(Flavour.KIOSK)
    made = Cabinet(request.param, tmp_path, world, packed)
    yield made
    made.cut_the_power()
    # An overlay leaves a folder that its owner cannot enter; pytest's cleaning stumbles over it.
    subprocess.run(["rm", "-rf", "--one-file-system", str(tmp_path / "disk")], check=True)


def later(cabinet: Cabinet, by: int) -> str:
    """Some version after the bundle's."""
    made = release.read(cabinet.packed)
    assert not isinstance(made, Problem)
    major, minor, _ = made.order
    return f"{major}.{minor + by}.0"


def test_it_goes_over_and_always_comes_up_with_one_of_the_two(cabinet: Cabinet) -> None:
    second, third, fourth = (later(cabinet, by) for by in (1, 2, 3))
    cabinet.unpack(second)
    cabinet.on()
    cabinet.comes(lambda: cabinet.starts() == 1)
    # By itself: what is staged, after minutes in which nobody was there.
    cabinet.stage(second)
    cabinet.comes(lambda: cabinet.file.read().current == second)
    assert cabinet.logged(EventId.UPDATE_SWITCHED) == [second]
    cabinet.comes(lambda: cabinet.logged(EventId.UPDATE_PROVEN) == [second])
    # The power fails while the next one is on trial, twice; the third start proves it.
    cabinet.cut_the_power()
    cabinet.unpack(third)
    cabinet.puts_on_trial(third, after=second)
    for number, seconds in enumerate(CUTS, start=1):
        cabinet.on()
        cabinet.comes(lambda: _starts_of_trial(cabinet) == number)  # noqa: B023 - asked at once
        time.sleep(seconds)
        cabinet.cut_the_power()
        kept = cabinet.file.read()
        assert (kept.current, kept.wanted) == (second, third)
    cabinet.on()
    cabinet.comes(lambda: cabinet.file.read().current == third)
    assert (cabinet.file.read().former, cabinet.file.read().refused) == (second, ())
    # One that does not even load: three starts, and back.
    cabinet.cut_the_power()
    broken = cabinet.unpack(fourth)
    shutil.rmtree(broken / "_internal")
    before = cabinet.starts()
    cabinet.puts_on_trial(fourth, after=third)
    cabinet.on()
    cabinet.comes(lambda: cabinet.file.read().refused == (fourth,))
    cabinet.comes(lambda: cabinet.starts() == before + 1)
    cabinet.comes(lambda: cabinet.logged(EventId.UPDATE_RETURNED) == [fourth])
    kept = cabinet.file.read()
    assert (kept.current, kept.trial) == (third, None)
    assert cabinet.errors.read_text().count(f"yima launch: {fourth} on trial") == STARTS


def _starts_of_trial(cabinet: Cabinet) -> int:
    trial = cabinet.file.read().trial
    return 0 if trial is None else trial.starts
