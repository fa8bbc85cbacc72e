"""A fleet's settings on a terminal's disk: the set in force, the one before, and what was refused.

<sha256>.toml     the files, each by its digest
in_force.json     which of them are in force, taken as one, and what vouched for them
former.json       the same of the set before, to go back to
refused.json      a set that was not taken, or was gone back from, and why; for staff
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Self

import msgspec
from msgspec import Struct

from kiosk.settings import fleet
from kiosk.settings.reading import Tables
from kiosk.settings.state import read_bytes, read_object

FLEET_FOLDER: Final = "fleet"


class FleetFile(Struct, frozen=True):
    """A file of a set: its path in the repository and its SHA-256 in hexadecimal."""

    target: str
    sha256: str


class FleetSet(Struct, frozen=True):
    """The files for one terminal as one publication of its site has them; later ones win.

    `targets` is what was asked for, whether there is such a file or not: a terminal that is of
    another site or other groups by now does not go by it.
    """

    targets: tuple[str, ...]
    files: tuple[FleetFile, ...]
    version: int  # of the site's metadata
    keys: tuple[str, ...]  # ids of the keys that may sign it
    taken_at: int  # Unix seconds

    @property
    def digest(self) -> str:
        """Of what it says, whenever and by whom it was signed."""
        named = [self.targets, [(file.target, file.sha256) for file in self.files]]
        return sha256(json.dumps(named).encode()).hexdigest()

    @classmethod
    def of(cls, members: Mapping[str, Any]) -> Self:
        """What `to_bytes` wrote. Raises KeyError, TypeError, ValueError for anything else."""
        return cls(
            targets=tuple(map(str, members["targets"])),
            files=tuple(FleetFile(**each) for each in members["files"]),
            version=int(members["version"]),
            keys=tuple(map(str, members["keys"])),
            taken_at=int(members["taken_at"]),
        )

    def to_bytes(self) -> bytes:
        return (json.dumps(msgspec.to_builtins(self), indent=1) + "\n").encode()


class Refusal(Struct, frozen=True):
    """Why the newest set is not in force. `problems`: a line each, without values."""

    digest: str
    version: int
    at: int  # Unix seconds
    problems: tuple[str, ...]
    came_up: bool = True  # False: it was in force, and the terminal did not come up with it


class FleetStore:
    """The folder. Whoever writes holds the lock of `state`."""

    def __init__(self, state_folder: Path) -> None:
        self.folder = state_folder / FLEET_FOLDER

    def in_force(self) -> FleetSet | None:
        return self._read("in_force")

    def former(self) -> FleetSet | None:
        return self._read("former")

    def refused(self) -> Refusal | None:
        """The last refusal, if no set was taken since."""
        members = read_object(self.folder / "refused.json")
        try:
            if members is not None:
                return Refusal(**{**members, "problems": tuple(members["problems"])})
        except (KeyError, TypeError):
            pass
        return None

    def tables(self, held: FleetSet) -> tuple[tuple[FleetFile, Tables], ...] | str:
        """The files of a set, looked at as if they had just come; or what is wrong with one."""
        found = []
        for file in held.files:
            name = file.target.rpartition("/")[2]
            try:
                data = read_bytes(self._place(file.sha256))
            except (OSError, ValueError):
                data = None
            if data is None or sha256(data).hexdigest() != file.sha256:
                return f"{name}: missing or damaged on this terminal"
            parsed = fleet.parse(data)
            if isinstance(parsed, tuple):
                return f"{name}: {parsed[0]}"
            found.append((file, parsed))
        return tuple(found)

    def keep(self, new: FleetSet, contents: Mapping[str, bytes], *, proven: bool) -> None:
        """Put a set in force. Raises OSError: it is not.

        Args:
            new: the set.
            contents: of its files, by SHA-256.
            proven: the terminal has come up with the set that is in force: it is what to go back to.
        """
        self.folder.mkdir(0o700, parents=True, exist_ok=True)
        for digest, data in contents.items():
            _write(self._place(digest), data)
        before = self.in_force()
        if before is not None and proven and before.digest != new.digest:
            _write(self.folder / "former.json", before.to_bytes())
        _write(self.folder / "in_force.json", new.to_bytes())
        (self.folder / "refused.json").unlink(missing_ok=True)
        self._tidy()

    def refuse(self, refusal: Refusal) -> None:
        """Note for staff what was not taken. Raises OSError."""
        self.folder.mkdir(0o700, parents=True, exist_ok=True)
        content = json.dumps(msgspec.to_builtins(refusal), indent=1, ensure_ascii=False) + "\n"
        _write(self.folder / "refused.json", content.encode())

    def go_back(self, at: int) -> bool:
        """Put the former set in force, or none; False where there was none to leave.

        The one that is left is noted as refused, so that the next refresh does not bring it back.
        """
        left, former = self.in_force(), self.former()
        if left is None:
            return False
        why = "this terminal did not come up with it"
        self.refuse(Refusal(left.digest, left.version, at, (why,), came_up=False))
        if former is None:
            (self.folder / "in_force.json").unlink(missing_ok=True)
        else:  # the count of the site's versions goes on: see `fleet_inbox`
            again = FleetSet(former.targets, former.files, left.version, left.keys, former.taken_at)
            _write(self.folder / "in_force.json", again.to_bytes())
        (self.folder / "former.json").unlink(missing_ok=True)
        return True

    def _read(self, name: str) -> FleetSet | None:
        members = read_object(self.folder / f"{name}.json")
        try:
            return None if members is None else FleetSet.of(members)
        except (KeyError, TypeError, ValueError):
            return None

    def _place(self, digest: str) -> Path:
        return self.folder / f"{digest}.toml"

    def _tidy(self) -> None:
        held = [each for each in (self.in_force(), self.former()) if each is not None]
        named = {f"{file.sha256}.toml" for each in held for file in each.files}
        for path in self.folder.glob("*.toml"):
            if path.name not in named:
                path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    from kiosk.journal import durable_file  # noqa: PLC0415 - a start only reads

    durable_file.replace(path, content)
