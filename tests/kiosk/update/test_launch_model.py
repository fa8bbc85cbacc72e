"""Whatever happens in whatever order: a release that can be started is started, what was refused never again, and
what has proven itself is kept.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.update.launched import Launched, launched
from kiosk.update.launcher import Launcher
from kiosk.update.release import version_order
from kiosk.update.selection import COPY_NAME, FILE_NAME, STARTS, Selection, SelectionFile
from kiosk.update.shelf import is_older
from tests.kiosk.update.shelves import Ground

_SHARED = Path("/dev/shm")  # noqa: S108 - the folder made in it is this test's own
_MEMORY = _SHARED if _SHARED.is_dir() else None  # each of some thousand writes is synced
VERSIONS = [f"1.{number}.0" for number in range(1, 9)]


class _RunsError(Exception):
    """`execve` does not return."""


class Machine(RuleBasedStateMachine):
    """What the launcher may not know is remembered here: which were gone back from, and which was proven."""

    @initialize()
    def installed(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=_MEMORY))
        self.ground = Ground(self.folder, base="1.0.0")
        self.file = SelectionFile(self.ground.storage)
        self.runs: Launched | None = None
        self.refused: set[str] = set()
        self.proven: str | None = None  # the last, until something that is allowed to changes that
        self.tried: dict[str, int] = {}
        self.spoilt = False
        self.withdrawn: str | None = None  # what runs, until another has taken its place
        self.boot()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    # -- what may happen ----------------------------------------------------------------------------

    @rule(version=st.sampled_from(VERSIONS))
    def fetch(self, version: str) -> None:
        self.ground.fetch(version)

    @precondition(lambda self: self.runs is not None and not self.runs.trial)
    @rule(version=st.sampled_from(VERSIONS))
    def switch(self, version: str) -> None:
        """As `Switch` does it, for a release that is there."""
        kept = self.file.read()
        assert self.runs is not None
        usable = self.ground.shelf.find(version, kept.state_form) is not None
        if version == self.runs.version or version in kept.refused or not usable:
            return
        withdrawn = self.runs.version if is_older(version, self.runs.version) else None
        self.withdrawn = withdrawn
        assert self.file.write(kept.on_trial(version, refused=withdrawn))
        self.tried[version] = 0
        self.boot()

    @rule()
    def killed(self) -> None:
        """The power fails, or it crashes; on trial that was one of its starts."""
        self.boot()

    @precondition(lambda self: self.runs is not None and self.runs.trial)
    @rule()
    def proves_itself(self) -> None:
        assert self.runs is not None
        self.proven = self.runs.version
        if self.withdrawn is not None:
            self.refused.add(self.withdrawn)
        assert self.file.write(self.file.read().proven(1))
        self.runs = Launched(self.runs.version)

    @rule(version=st.sampled_from(VERSIONS))
    def package(self, version: str) -> None:
        """A newer package is installed; the package manager takes no older one."""
        if version_order(version) > version_order(self.ground.package.version):
            self.ground.install(version)
            self.boot()

    @rule(version=st.sampled_from(VERSIONS))
    def release_lost(self, version: str) -> None:
        """The disk, or somebody, has taken it; what runs does not notice before its next start."""
        shutil.rmtree(self.ground.updates / "releases" / version, ignore_errors=True)
        if version == self.proven:
            self.proven = None

    @precondition(lambda self: not self.spoilt)
    @rule(copy=st.booleans())
    def selection_spoilt(self, *, copy: bool) -> None:
        """One of the two; the other says the same, and the next start puts it right."""
        self.spoilt = True
        path = self.file.folder / (COPY_NAME if copy else FILE_NAME)
        with suppress(FileNotFoundError):
            path.write_bytes(path.read_bytes()[:-9])

    # -- what must hold -------------------------------------------------------------------------------

    def boot(self) -> None:
        before = self.file.read()
        self.runs, self.spoilt = None, False
        with suppress(_RunsError):
            Launcher(self.ground.shelf, self.file, (), {}, self._execute).launch()
        assert self.runs is not None, "something is always started"
        self._was_right(before, self.runs)

    def _execute(self, program: str, _command: tuple[str, ...], told: Mapping[str, str]) -> None:
        assert Path(program).is_file()
        self.runs = launched(told)
        raise _RunsError

    def _was_right(self, before: Selection, runs: Launched) -> None:
        kept, base = self.file.read(), self.ground.package.version
        if runs.trial:
            self.tried[runs.version] += 1
            assert self.tried[runs.version] <= STARTS
            assert kept.trial is not None
            assert kept.trial.starts == self.tried[runs.version]
        elif before.trial is not None and kept.trial is None and kept.refused != before.refused:
            assert self.tried[before.trial.version] == STARTS, "it had all its starts"
            self.refused.add(before.trial.version)
        if runs.version != base:
            assert runs.version not in self.refused, "never again"
        if self.proven is None or runs.trial:
            return
        if not is_older(base, self.proven) and base not in kept.refused:
            assert runs.version == base, "the package is newer"
            self.proven = None
        elif self.proven not in self.refused:
            back = {base} if self.proven in kept.refused else set()  # it was withdrawn
            assert runs.version in {self.proven, *back}, "kept"
            self.proven = runs.version if runs.version == self.proven else None

    @invariant()
    def selection_is_whole(self) -> None:
        kept = self.file.read()
        assert self.file.is_whole or self.spoilt
        assert not any(note.kind.value == "lost" for note in kept.untold)
        assert kept.trial is None or kept.trial.version not in kept.refused
        assert self.refused <= set(kept.refused)


Machine.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestMachine = Machine.TestCase
