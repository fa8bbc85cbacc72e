"""Releases for tests: folders as the updater and the package make them, with a script as their program."""

from __future__ import annotations

import json
import stat
from pathlib import Path

from kiosk.update.release import FILE_NAME, Release, this_platform
from kiosk.update.shelf import Base, Shelf, base_in
from kiosk.update.store import EXECUTABLE, RELEASES, STAGED, ReleaseStore, Staged

NOTHING = "#!/bin/sh\nexit 0\n"


def unpack(
    folder: Path,
    version: str,
    program: str = NOTHING,
    *,
    state_form: int = 1,
    reads: tuple[int, ...] = (1,),
    platform: str = "",
) -> Path:
    """A release in `folder`, made anew if there is one; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Release(version, platform or this_platform(), "0" * 40, state_form, reads)
    (folder / FILE_NAME).write_bytes(made.to_bytes())
    executable = folder / EXECUTABLE
    executable.unlink(missing_ok=True)
    executable.write_text(program)
    executable.chmod(executable.stat().st_mode | stat.S_IXUSR)
    return folder


class Ground:
    """A machine's disk: the package's release, the updater's folder, the terminal's storage."""

    def __init__(self, folder: Path, base: str = "1.0.0") -> None:
        self.base = folder / "base"
        self.updates = folder / "updates"
        self.storage = folder / "storage"
        self.storage.mkdir(parents=True)
        self.store = ReleaseStore(self.updates)
        self.install(base)

    def install(self, version: str, program: str = NOTHING, **form: int | tuple[int, ...]) -> None:
        """By the package."""
        unpack(self.base, version, program, **form)  # type: ignore[arg-type] # of several types

    def fetch(self, version: str, program: str = NOTHING, **form: object) -> Path:
        """By the updater, not staged yet."""
        return unpack(self.updates / RELEASES / version, version, program, **form)  # type: ignore[arg-type] # likewise

    def stage(self, version: str, *, forced: bool = False) -> None:
        self.updates.mkdir(exist_ok=True)
        (self.updates / STAGED).write_bytes(Staged(version, forced).to_bytes())

    @property
    def package(self) -> Base:
        return base_in(self.base)

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.package, self.store)

    def settings(self) -> Path:
        """A file with what the launcher looks for."""
        file = self.storage.parent / "terminal.toml"
        file.write_text(
            f"[storage]\nfolder = {json.dumps(str(self.storage))}\n"
            f"[update]\nfolder = {json.dumps(str(self.updates))}\n"
        )
        return file
