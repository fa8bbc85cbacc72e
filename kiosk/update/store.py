"""Releases on a terminal's disk: fetched and verified, one of them staged to be gone over to.

    FOLDER/releases/VERSION/   unpacked, whole: made by a rename
    FOLDER/staged.json         {"form": "yima-staged-1", "version": "1.4.0", "forced": false}

The updater alone writes there; launcher and terminal read. Light, for a launcher has no time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.trust.reading import NotThisFormError, Problem, load_object, need_text
from kiosk.update import release
from kiosk.update.release import Release, version_order

RELEASES: Final = "releases"
STAGED: Final = "staged.json"
STAGED_FORM: Final = "yima-staged-1"
EXECUTABLE: Final = "yima-kiosk"

_LARGEST: Final = 4_096  # bytes of staged.json


@dataclass(frozen=True, slots=True)
class Staged:
    """The release to go over to. `forced`: as soon as nobody is here, not only in the window."""

    version: str
    forced: bool = False

    def to_bytes(self) -> bytes:
        members = {"form": STAGED_FORM, "version": self.version, "forced": self.forced}
        return (json.dumps(members) + "\n").encode()


def parse_staged(data: bytes) -> Staged | Problem:
    """Read what `Staged.to_bytes` wrote."""
    try:
        members = load_object(data)
        if members.get("form") != STAGED_FORM:
            return Problem("form: another one")
        version, forced = need_text(members.get("version"), "version"), members.get("forced")
        version_order(version)
        return (
            Staged(version, forced)
            if isinstance(forced, bool)
            else Problem("forced: neither true nor false")
        )
    except NotThisFormError as error:
        return Problem(str(error))


class ReleaseStore:
    """`folder`: of the `[update]` settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.releases = folder / RELEASES

    def staged(self) -> Staged | None:
        """What to go over to; None if there is nothing, or its release is not there whole."""
        try:
            with (self.folder / STAGED).open("rb") as file:
                data = file.read(_LARGEST)
        except OSError:
            return None
        found = parse_staged(data)
        if isinstance(found, Problem) or self.read(found.version) is None:
            return None
        return found

    def folder_of(self, version: str) -> Path:
        """Where the release is, or would be. Raises NotThisFormError: this is no version."""
        version_order(version)
        return self.releases / version

    def read(self, version: str) -> Release | None:
        """The release, if it is there, says that it is this one, and can be started."""
        folder = self.folder_of(version)
        found = release.read(folder)
        if isinstance(found, Problem) or found.version != version:
            return None
        return found if any(map(Path.is_file, _executables(folder))) else None

    def installed(self) -> tuple[Release, ...]:
        """Those that are there, from the oldest on."""
        try:
            names = [each.name for each in self.releases.iterdir() if each.is_dir()]
        except OSError:
            return ()
        found = [self._read_named(name) for name in names]
        return tuple(sorted((each for each in found if each), key=lambda each: each.order))

    def _read_named(self, name: str) -> Release | None:
        try:
            return self.read(name)
        except NotThisFormError:  # what is being made, say
            return None


def _executables(folder: Path) -> tuple[Path, ...]:
    return folder / EXECUTABLE, folder / f"{EXECUTABLE}.exe"
