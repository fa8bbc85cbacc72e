"""python-tuf's client, with this terminal's clock, keys and disk. Imported with the first refresh."""

from __future__ import annotations

import logging
import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from tuf.api import exceptions
from tuf.api.metadata import DelegatedRole, Root, TargetFile, Targets
from tuf.api.serialization import DeserializationError
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

import kiosk.trust.sm2_key  # noqa: F401 - has TUF know the keys
from kiosk.journal import durable_file
from kiosk.trust.distribution.cache import remove
from kiosk.trust.distribution.fetcher import FetchError
from kiosk.trust.distribution.outcome import RefreshProblem

_LARGEST_TARGETS: Final = 16 * 1024 * 1024  # bytes; 70,000 shards
_CONFIG: Final = UpdaterConfig(targets_max_length=_LARGEST_TARGETS)
_LAST_SECOND: Final = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())

_HISTORY: Final = "root_history"
_LINK: Final = "root.json"
_METADATA: Final = frozenset({"timestamp.json", "snapshot.json", "targets.json"})
_DELEGATED: Final = re.compile(r"(settings-[a-z0-9-]+|releases)\.json")

# What ngclient says of keys and roles it says with names out of files of the server's.
logging.getLogger("tuf").setLevel(logging.CRITICAL)


class Places(Protocol):
    """Where a repository's files are, as its fetcher takes them."""

    @property
    def metadata_url(self) -> str: ...

    @property
    def targets_url(self) -> str: ...


class Client(Updater):
    """One refresh by TUF's client workflow, beginning at the enrolled root.

    Besides what `Updater` offers there are the time that expiry is measured by, and a look at the
    metadata that was verified.
    """

    def __init__(
        self,
        metadata: Path,
        repository: Places,
        fetcher: FetcherInterface,
        *,
        root: bytes,
        now: int,
    ) -> None:
        """Begin.

        Args:
            metadata: TUF's folder.
            repository: whose addresses are asked.
            fetcher: asks them.
            root: of the enrolment.
            now: this terminal's clock, Unix seconds.

        Raises:
            RepositoryError: `root` is no root metadata signed by itself.
            OSError: the disk takes no writes.
        """
        super().__init__(
            str(metadata),
            repository.metadata_url,
            target_base_url=repository.targets_url,
            fetcher=fetcher,
            config=_CONFIG,
            bootstrap=root,
        )
        moment = datetime.fromtimestamp(min(max(now, 0), _LAST_SECOND), UTC)
        self._trusted_set.reference_time = moment

    @property
    def root(self) -> Root:
        """The root that the chain has come to so far."""
        return self._trusted_set.root

    @property
    def targets_version(self) -> int:
        """Of the verified targets metadata; after `refresh`."""
        return self._trusted_set.targets.version

    @property
    def target_files(self) -> Mapping[str, TargetFile]:
        """Every target by its path; after `refresh`."""
        return self._trusted_set.targets.targets

    def delegated(self, name: str) -> tuple[DelegatedRole, Targets] | None:
        """A role that targets delegates to, and its metadata, verified now; after `refresh`.

        None: there is no such role, or it has published nothing yet. Raises as `refresh` does.
        """
        delegations = self._trusted_set.targets.delegations
        role = ((delegations and delegations.roles) or {}).get(name)
        if role is None or f"{name}.json" not in self._trusted_set.snapshot.meta:
            return None
        return role, self._load_targets(name, Targets.type)


def problem_of(error: Exception) -> RefreshProblem:
    """Which problem a DownloadError, RepositoryError or OSError of a refresh is."""
    if isinstance(error, FetchError):
        return error.problem
    return next(problem for kind, problem in _PROBLEMS if isinstance(error, kind))


# The first that fits: a base stands after what is derived from it.
_PROBLEMS: Final[tuple[tuple[type[Exception], RefreshProblem], ...]] = (
    (exceptions.DownloadHTTPError, RefreshProblem.HTTP_STATUS),
    (exceptions.DownloadLengthMismatchError, RefreshProblem.TOO_LARGE),
    (exceptions.SlowRetrievalError, RefreshProblem.SLOW),
    (exceptions.DownloadError, RefreshProblem.UNREACHABLE),
    (exceptions.ExpiredMetadataError, RefreshProblem.EXPIRED),
    (exceptions.UnsignedMetadataError, RefreshProblem.BAD_SIGNATURE),
    (exceptions.BadVersionNumberError, RefreshProblem.ROLLBACK),
    (exceptions.LengthOrHashMismatchError, RefreshProblem.MIXED),
    (DeserializationError, RefreshProblem.MALFORMED),
    (exceptions.RepositoryError, RefreshProblem.MALFORMED),
    (OSError, RefreshProblem.DISK),
)


def heal(metadata: Path) -> None:
    """Remove what `Updater` did not leave there, or stumbles over: it fetches all of it again.

    A file whose content is damaged it replaces by itself; a folder in a file's place it cannot.
    Raises OSError: the disk takes no writes.
    """
    if metadata.is_symlink() or not metadata.is_dir():
        remove(metadata)
        metadata.mkdir(mode=0o700)
    for path in metadata.iterdir():
        if not _belongs(path):
            remove(path)
    history = metadata / _HISTORY
    for path in history.iterdir() if history.is_dir() else ():
        if not _is_file(path):
            remove(path)


def sync(metadata: Path) -> None:
    """Have the disk know what `Updater` wrote, which it leaves to chance. Raises OSError."""
    for folder in (metadata / _HISTORY, metadata):
        if folder.is_dir():
            for path in folder.iterdir():
                if _is_file(path):
                    _sync_file(path)
            durable_file.sync_folder(folder)


def _belongs(path: Path) -> bool:
    if path.name == _HISTORY:
        return path.is_dir() and not path.is_symlink()
    if path.name == _LINK:
        return path.is_symlink() or _is_file(path)
    known = path.name in _METADATA or _DELEGATED.fullmatch(path.name) is not None
    return known and _is_file(path)


def _is_file(path: Path) -> bool:
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
