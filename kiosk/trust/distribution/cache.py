"""What a terminal has on its disk of the trust repository.

    root.json           what it was enrolled with; the network never changes it
    metadata/           TUF's own, each file in place as soon as it is verified: never back from there
    generations/<n>/    issuers.json, revoked/<kid>/<shard>.bin, manifest.json, fetched_at
    staging/            the next generation being built; kept when a refresh ends early, and the
                        next goes on with it. Nothing in it is believed before it is hashed again
    lock, attempt.json  who refreshes; how the last refresh ended
    site_file           a file of the terminal's site that is being fetched (`site_files`)

The generation with the highest number that is whole is in force. It gets there by renaming
`staging`, once all in it is on the disk, so a power cut leaves the one before or this one. The one
before is kept: lookups may still be at its files, and it is in force again if this one is damaged.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kiosk.journal import durable_file
from kiosk.trust.distribution import generation
from kiosk.trust.distribution.generation import Generation
from kiosk.trust.reading import Problem

TRUST_FOLDER: Final = "trust"
"""Below a terminal's storage folder."""

_FOLDER_MODE: Final = 0o700

_log = logging.getLogger(__name__)


class BusyError(Exception):
    """Another process, or another thread of this one, is at it."""


class TrustCache:
    """The folder. Reading needs no lock; everything that writes is called under `lock`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root_file = folder / "root.json"
        self.metadata = folder / "metadata"
        self.staging = folder / "staging"
        self.generations = folder / "generations"
        self.attempt_file = folder / "attempt.json"

    def read_root(self) -> bytes | None:
        """The root file of the enrolment; None without one. OSError: it cannot be read."""
        try:
            return self.root_file.read_bytes()
        except FileNotFoundError:
            return None

    def in_force(self) -> Generation | None:
        """The newest generation that is whole and of this enrolment."""
        for folder in self._numbered():
            loaded = generation.load(folder)
            if isinstance(loaded, Problem):
                _log.error("trust cache: generation %s: %s", folder.name, loaded.what)
            elif self.is_of_this_enrolment(loaded):
                return loaded
        return None

    def is_of_this_enrolment(self, loaded: Generation) -> bool:
        """Whether no other root file is there than the one that the generation goes back to.

        One that is missing or damaged takes nothing out of force: it is needed for what is new.
        """
        return self._enrolled() in {None, loaded.manifest.vouchers.root_sha256}

    def newest(self) -> Path | None:
        """The folder of the newest generation, whole or not."""
        return next(iter(self._numbered()), None)

    def commit(self) -> Generation | Problem:
        """Put `staging` in force. OSError: not done, and what was in force is."""
        for folder, _, _ in os.walk(self.staging, topdown=False):
            durable_file.sync_folder(Path(folder))
        # Looked at before, since nothing gets it out of force again without one more commit.
        checked = generation.load(self.staging)
        if isinstance(checked, Problem):
            return checked
        self.generations.mkdir(exist_ok=True)
        newest = max((int(folder.name) for folder in self._numbered()), default=0)
        place = self.generations / str(newest + 1)
        self.staging.rename(place)
        durable_file.sync_folder(self.generations)
        durable_file.sync_folder(self.folder)
        return generation.load(place)

    def tidy(self, in_force: Generation | None, before: Generation | None = None) -> None:
        """Remove all generations but the one in force and `before` (None: the next lower number)."""
        if in_force is None:
            return
        lower = (f for f in self._numbered() if int(f.name) < int(in_force.folder.name))
        kept = {in_force.folder, before.folder if before is not None else next(lower, None)}
        for folder in set(self._numbered()) - kept:
            remove(folder)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only one who writes. Raises BusyError, and OSError if there can be no lock."""
        self.folder.mkdir(_FOLDER_MODE, parents=True, exist_ok=True)
        descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def _numbered(self) -> list[Path]:
        """The generations' folders, newest first."""
        with suppress(OSError):
            found = [path for path in self.generations.iterdir() if path.name.isdecimal()]
            return sorted(found, key=lambda path: int(path.name), reverse=True)
        return []

    def _enrolled(self) -> str | None:
        """The SHA-256 of the root file; None if it is missing or damaged."""
        try:
            data = self.root_file.read_bytes()
            json.loads(data)
        except (OSError, ValueError):
            return None
        return hashlib.sha256(data).hexdigest()


def remove(path: Path) -> None:
    """Remove a file or a folder with all in it. Stays quiet: the next time will do."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _lock(descriptor: int) -> None:
    with suppress(ImportError):  # not on Windows, where one terminal has one process
        import fcntl  # noqa: PLC0415 - see above

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
