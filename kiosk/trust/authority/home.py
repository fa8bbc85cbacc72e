"""The folder that an authority's machine keeps its state in.

    settings.json            the policy; written last by `init`, so that its absence means "unfinished"
    keys/<name>.json         private keys, encrypted (`keyfile`)
    issuers.json             the register of issuers, published or not
    sites.json               the sites that sign settings for their terminals, with their keys
    release_keys.json        the vendor's keys that sign releases of the program
    revoked/<kid>/           the files of cancelled cards as published next (`kiosk.trust.revocations`)
    pending/<kid>.bin        cancelled since, 8 bytes each
    waiting/                 metadata that lacks signatures, with the root that it is judged by
    publication/             what the offline roles have signed, in the layout of the served folder
    served/                  what the online roles have signed, and the roots that they go by

A home on the offline machine has no `served`, one on the online machine `settings.json`, `keys` and
`served` only, and one for both everything.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from kiosk.trust.authority import files
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.policy import Policy
from kiosk.trust.reading import load_object

_FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything is; made by `create` or `open`."""

    SETTINGS: ClassVar = "settings.json"

    folder: Path
    policy: Policy

    @classmethod
    def open(cls, folder: Path) -> Home:
        """The home in `folder`.

        Raises:
            AuthorityError: there is none, or its making was not finished.
        """
        path = folder / cls.SETTINGS
        try:
            policy = Policy.from_dict(load_object(path.read_bytes()))
        except FileNotFoundError:
            raise AuthorityError(f"{folder}: no home of an authority; `init` makes one") from None
        except OSError as error:
            raise AuthorityError(f"{path}: {error.strerror}") from None
        except ValueError as error:
            raise AuthorityError(f"{path}: {error}") from None
        return cls(folder, policy)

    @classmethod
    def prepare(cls, folder: Path, policy: Policy) -> Home:
        """Begin a home in an empty folder, to be completed by `finish`."""
        files.make_folder(folder, mode=_FOLDER_MODE)
        home = cls(folder, policy)
        files.make_folder(home.keys, mode=_FOLDER_MODE)
        return home

    def finish(self) -> None:
        """Declare the home complete."""
        content = json.dumps(self.policy.to_dict(), indent=1) + "\n"
        files.write(self.folder / self.SETTINGS, content.encode())

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def issuers(self) -> Path:
        return self.folder / "issuers.json"

    @property
    def sites(self) -> Path:
        return self.folder / "sites.json"

    @property
    def release_keys(self) -> Path:
        return self.folder / "release_keys.json"

    @property
    def revoked(self) -> Path:
        return self.folder / "revoked"

    @property
    def pending(self) -> Path:
        return self.folder / "pending"

    @property
    def waiting(self) -> Path:
        return self.folder / "waiting"

    @property
    def publication(self) -> Path:
        return self.folder / "publication"

    @property
    def served(self) -> Path:
        return self.folder / "served"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from changing this home meanwhile.

        Raises:
            AuthorityError: another one is at it.
        """
        with (self.folder / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise AuthorityError(f"{self.folder}: in use by another command") from None
            yield
