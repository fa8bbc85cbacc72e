"""Refreshes that end at each of their steps on the disk in turn. Run as a program; prints JSON.

    cut_off.py MODE FOLDER URL CA NOW EVERY

FOLDER is a terminal's trust folder, which stays as it is: each refresh has a copy. A step is whatever
changes the disk: opening to write, renaming, linking, making, removing, fsync. EVERY 3 takes one in three.
At step n

    power   the process is killed. If files were written and not synced by then, that is done once
            more: of each such file the disk has half, or only the name
    full    the disk takes no writes from here on
    limit   (n is 100 bytes) no file can grow beyond n: the writes themselves fail

Each line of the answer: `step`, `what`, `kept` (the part of unsynced files), `ended` ("killed", or the
refresh's problem), and what is in force `before` the refresh, when the terminal `starts` again, and
after the `next` refresh.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.trust.distribution.repository import Repository
from tests.integration.trust.terminal import Terminal

_CHANGES = {
    "open", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.remove", "os.truncate",
}  # fmt: skip
_FREES = {"os.rmdir", "os.remove"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MAKES = os.O_CREAT | os.O_TRUNC
_LIMIT_STEP = 100

# What a kill leaves behind needs no disk: `Saboteur` keeps account of what was synced.
_SHARED_MEMORY = "/dev/shm"  # noqa: S108 - to make a folder of its own in
_MEMORY = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None


@dataclass
class Saboteur:
    """Counts the steps below `folder`, and strikes at one."""

    mode: str
    folder: str
    step: int
    kept: float  # of each unsynced file
    report: int  # a pipe
    steps: int = 0
    unsynced: set[str] = field(default_factory=set)

    def install(self) -> None:
        def fsync(descriptor: Any) -> None:
            number = descriptor if isinstance(descriptor, int) else descriptor.fileno()
            path = str(Path(f"/proc/self/fd/{number}").readlink())
            if path.startswith(self.folder):
                self.count(f"fsync {path}")
            self.unsynced.discard(path)

        os.fsync = fsync
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _CHANGES or not isinstance(arguments[0], str | os.PathLike):
            return
        path = os.fspath(arguments[0])
        if not isinstance(path, str) or not path.startswith(self.folder):
            return
        if event == "open" and not arguments[2] & _WRITES:
            return
        self.count(f"{event} {path}", frees=event in _FREES)
        if event == "open" and arguments[2] & _MAKES:
            self.unsynced.add(path)
        if event == "os.rename" and path in self.unsynced:
            self.unsynced.discard(path)
            self.unsynced.add(os.fspath(arguments[1]))

    def count(self, what: str, *, frees: bool = False) -> None:
        self.steps += 1
        if self.steps == self.step:
            os.write(self.report, f"{what}\0{len(self.unsynced)}".encode())
            if self.mode == "power":
                self.cut()
        if self.mode == "full" and self.steps >= self.step and not frees:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def cut(self) -> None:
        for path in map(Path, self.unsynced if self.kept < 1 else ()):
            if path.is_file():
                os.truncate(path, int(path.stat().st_size * self.kept))
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Bench:
    """Cuts off one refresh after the other."""

    mode: str
    original: Path
    repository: Repository
    now: float
    every: int

    def run(self) -> Iterator[dict[str, Any]]:
        for step in itertools.count(1, self.every):
            line = self.cut(step, 1.0)
            if line is None:
                return
            yield line
            if self.mode == "power" and line["unsynced"]:
                torn = self.cut(step, 0.5 * (step % 2))
                assert torn is not None
                yield torn

    def cut(self, step: int, kept: float) -> dict[str, Any] | None:
        """One refresh cut off; None if it was through before."""
        with tempfile.TemporaryDirectory(dir=_MEMORY) as place:
            folder = Path(place) / "trust"
            shutil.copytree(self.original, folder, symlinks=True)
            return self._cut(folder, step, kept)

    def _cut(self, folder: Path, step: int, kept: float) -> dict[str, Any] | None:
        terminal = Terminal(folder, self.repository)
        terminal.clock.wall = self.now
        terminal.trust.open()
        before = _believed(terminal)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _refresh(Saboteur(self.mode, str(folder), step, kept, writing), terminal)
        os.close(writing)
        with os.fdopen(reading) as report:
            told = report.read().split("\0")
        _, status = os.waitpid(child, 0)
        if len(told) < 2:  # never struck
            return None
        terminal.restart()
        starts = _believed(terminal)
        outcome = terminal.refresh()
        return {
            "step": step,
            "what": told[0].replace(str(folder), ""),
            "unsynced": int(told[1]),
            "kept": kept,
            "ended": "killed" if os.WIFSIGNALED(status) else told[2],
            "before": before,
            "starts": starts,
            "next": _believed(terminal),
            "problem": outcome.problem,
            "left": sorted(path.name for path in folder.iterdir()),
        }


def _refresh(saboteur: Saboteur, terminal: Terminal) -> None:
    """In the child, which ends here. Reports how the refresh ended."""
    before, limit = _believed(terminal), (saboteur.step - 1) * _LIMIT_STEP
    if saboteur.mode == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    else:
        saboteur.install()
    outcome = terminal.refresh()
    if saboteur.mode == "limit" and outcome.problem is not None:
        os.write(saboteur.report, f"{limit} bytes\0{0}".encode())
    moved = outcome.problem is not None and _believed(terminal)[:2] != before[:2]
    if saboteur.steps >= saboteur.step or outcome.problem is not None:
        os.write(saboteur.report, f"\0{'moved' if moved else outcome.problem}".encode())
    os._exit(0)


def _believed(terminal: Terminal) -> list[Any]:
    digest, cancelled = terminal.believes()
    kept = terminal.cache.in_force()
    return [digest, [cti.hex() for cti in cancelled], kept is not None and kept.intact()]


if __name__ == "__main__":
    os.fsync = lambda _descriptor: None
    mode, folder, url, ca, now, every = sys.argv[1:]
    bench = Bench(mode, Path(folder), Repository(url, ca_file=Path(ca)), float(now), int(every))
    print(json.dumps(list(bench.run())))  # noqa: T201 - a program
