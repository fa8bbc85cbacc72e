"""Building the next generation beside the one in force."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.journal import durable_file
from kiosk.trust import trust_list
from kiosk.trust.distribution.cache import remove
from kiosk.trust.distribution.generation import MANIFEST, Generation, matches
from kiosk.trust.distribution.manifest import ISSUERS, REVOKED, FileFacts, Manifest, Vouchers
from kiosk.trust.reading import Problem, read_file
from kiosk.trust.revocations import index, layout

Download = Callable[[str, Path], None]
"""Fetches the file with this path in a generation to that place, verified."""

_LEFT_FREE: Final = 16 * 1024 * 1024
"""Bytes of the disk that a refresh leaves to the event log and the journal."""

_UNFINISHED: Final = ".unfinished"


class Staging:
    """The folder that becomes the next generation.

    Nothing that is there is ever written into: it may be a link to a file in force.
    """

    def __init__(self, folder: Path, in_force: Generation | None) -> None:
        self._folder = folder
        self._in_force = in_force

    def fill(self, targets: Mapping[str, FileFacts], download: Download) -> None:
        """Bring every file here: what an earlier try left, links to what is in force, the rest new.

        Raises:
            OSError: the disk has no room for it, or takes no writes.
        """
        if not self._folder.is_dir() or self._folder.is_symlink():
            remove(self._folder)
            self._folder.mkdir()
        self._drop_all_but(targets)
        (self._folder / REVOKED).mkdir(exist_ok=True)
        wanted = [path for path in targets if not self._have(path, targets[path])]
        self._check_room(sum(targets[path].length for path in wanted))
        for path in wanted:
            self._fetch(path, download)

    def finish(
        self, targets: Mapping[str, FileFacts], vouchers: Vouchers, fetched_at: int
    ) -> Problem | None:
        """Check the contents, derive what is derived, and say in the manifest what there is.

        Raises:
            OSError: the disk takes no writes.
        """
        problem = self._check(targets)
        if problem is not None:
            return problem
        self._link_derived()
        index.merge_runs(self._folder / REVOKED)
        derived = {
            path: FileFacts.of((self._folder / path).read_bytes())
            for path in self._paths()
            if path.startswith(f"{REVOKED}/") and path not in targets
        }
        contents = Manifest(vouchers, fetched_at, targets, derived)
        durable_file.replace(self._folder / MANIFEST, contents.to_bytes())
        return None

    def _drop_all_but(self, targets: Mapping[str, FileFacts]) -> None:
        for path in self._paths():
            if path not in targets:
                (self._folder / path).unlink()
        for folder, _, _ in os.walk(self._folder, topdown=False):
            if folder != str(self._folder):
                with suppress(OSError):  # those with something in them stay
                    Path(folder).rmdir()

    def _have(self, path: str, facts: FileFacts) -> bool:
        place = self._folder / path
        if place.is_symlink() or not matches(place, facts):
            remove(place)
            return self._link(path, facts)
        return True

    def _link(self, path: str, facts: FileFacts) -> bool:
        """Take the file from the generation in force, if it is there and undamaged."""
        if self._in_force is None or self._in_force.manifest.files.get(path) != facts:
            return False
        original, place = self._in_force.folder / path, self._folder / path
        if not matches(original, facts):
            return False
        place.parent.mkdir(exist_ok=True)
        try:
            place.hardlink_to(original)
        except OSError as error:
            if error.errno not in {errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK}:
                raise
            _copy(original, place)  # a file system without hard links
        return True

    def _fetch(self, path: str, download: Download) -> None:
        place = self._folder / path
        place.parent.mkdir(exist_ok=True)
        unfinished = place.with_name(place.name + _UNFINISHED)
        download(path, unfinished)
        _sync(unfinished)
        unfinished.replace(place)

    def _check(self, targets: Iterable[str]) -> Problem | None:
        for path in targets:
            problem = self._check_file(self._folder / path)
            if problem is not None:
                return Problem(f"{path}: {problem.what}")
        return None

    def _check_file(self, path: Path) -> Problem | None:
        if path.name != ISSUERS:
            shard = layout.parse_file(path.name)
            if shard is None:
                return Problem("no shard has this name")
            return index.check_file(path, shard)
        content = read_file(path)
        listed = (
            content
            if isinstance(content, Problem)
            else trust_list.parse(content.data, fetched_at=0)
        )
        return listed if isinstance(listed, Problem) else None

    def _link_derived(self) -> None:
        """What was derived for the generation in force may do for this one: `merge_runs` knows."""
        for path, facts in self._in_force.manifest.derived.items() if self._in_force else ():
            if (self._folder / path).parent.is_dir():
                self._link(path, facts)

    def _check_room(self, size: int) -> None:
        if size and shutil.disk_usage(self._folder).free < size + _LEFT_FREE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _paths(self) -> list[str]:
        """Every file here, as a path below the folder."""
        return [
            (Path(folder) / name).relative_to(self._folder).as_posix()
            for folder, _, names in os.walk(self._folder)
            for name in names
        ]


def _copy(original: Path, place: Path) -> None:
    unfinished = place.with_name(place.name + _UNFINISHED)
    shutil.copy2(original, unfinished)
    _sync(unfinished)
    unfinished.replace(place)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
