"""The terminal's side: whether a card is cancelled.

A lookup maps the few files that could hold the cti, and gives back the memory of what it looked at:
between patients it holds none. Only so many files stay open, however many keys there are.

The files are the terminal's own. They are written elsewhere, checked, and put in place whole; nobody
changes them after. One that is missing, cut short or cannot be opened all the same has everything
revoked that it could hold: a terminal that cannot know must not say yes. What cannot be helped is a
page that the disk fails to deliver, or a file cut short while it is mapped: the system then ends the
process, and it starts anew.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk.codes import sm3
from kiosk.trust.revocations import files, layout
from kiosk.trust.revocations.layout import CTI_SIZE
from kiosk.trust.revocations.sorted_ctis import (
    Ctis,
    beginning_with,
    check_file,
    contains,
    merge,
    pack,
)

__all__ = ["RevocationIndex", "check_file", "merge_runs"]

_RECENT = "recent-"
_OPEN_FILES = 64

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was when the index was opened."""

    path: str
    size: int
    changed: int  # its time of modification, ns
    common: int  # how many bytes at the beginning are the same in all its ctis

    def map(self) -> Ctis:
        return files.map_file(self.path, self.size)


_Folder = Mapping[str, _File]  # by name


@dataclass(frozen=True, slots=True)
class _Key:
    """The files of one issuer key."""

    base: Mapping[bytes, _File]  # by how its ctis begin; `all.bin` by nothing
    recent: tuple[_File, ...]  # the runs, merged or not
    prefixes: tuple[int, ...]  # the lengths of those in `base`

    @classmethod
    def of(cls, folder: _Folder) -> _Key:
        base = {
            layout.prefix(shard): file
            for name, file in folder.items()
            if (shard := layout.parse_file(name)) and not layout.is_run(shard)
        }
        runs = _runs(folder)
        merged = folder.get(_recent_name(runs))
        recent = tuple(runs) if merged is None else (merged,)
        return cls(base, recent, tuple(sorted({len(prefix) for prefix in base})))

    def for_cti(self, cti: bytes) -> Iterator[_File]:
        """The files that could hold it."""
        for size in self.prefixes:
            file = self.base.get(cti[:size])
            if file is not None:
                yield file
        yield from self.recent


class RevocationIndex:
    """A `RevocationSource` over a folder of keys' folders. Safe to use from several threads.

    The folder must stay as and where it is until nobody asks this index any more.
    """

    def __init__(self, keys: Mapping[bytes, _Key]) -> None:
        self._keys: Mapping[bytes, _Key] | None = keys
        # Safe for threads; what it drops stays mapped for those who still look at it.
        self._map = lru_cache(_OPEN_FILES)(_File.map)

    @classmethod
    def open(cls, folder: Path) -> RevocationIndex:
        """See which files there are in `<folder>/<kid>/`; their content is not looked at.

        Call `merge_runs` before: without it the runs are searched one by one, which is slow.

        Raises:
            OSError: the folder or one in it cannot be read. An empty folder revokes nothing.
        """
        return cls({kid: _Key.of(_scan(path)) for kid, path in _key_folders(folder.resolve())})

    def is_revoked(self, kid: bytes, cti: bytes) -> bool:
        """Whether the credential `cti` (8 bytes) of the issuer key `kid` (8 bytes) is cancelled.

        Raises:
            ValueError: the index is closed, or `cti` has another length.
        """
        keys = self._keys
        if keys is None:
            raise ValueError("the index is closed")
        if len(cti) != CTI_SIZE:
            raise ValueError(f"a cti has {CTI_SIZE} bytes")
        key = keys.get(kid)
        return key is not None and any(self._may_hold(file, cti) for file in key.for_cti(cti))

    def close(self) -> None:
        """Answer no further questions. One that another thread just asked is still answered."""
        self._keys = None
        self._map.cache_clear()

    def _may_hold(self, file: _File, cti: bytes) -> bool:
        """Whether the file has the cti, or cannot be asked."""
        try:
            ctis = self._map(file)
        except (OSError, ValueError) as error:
            return _cannot_tell(file, type(error).__name__)
        if len(ctis) != file.size or file.size % CTI_SIZE:
            return _cannot_tell(file, "damaged")
        found = contains(ctis, cti, file.common)
        files.release(ctis)
        return found


def _cannot_tell(file: _File, why: str) -> bool:
    _log.error("revocations: %s: %s", Path(file.path).name, why)
    return True


def merge_runs(folder: Path) -> None:
    """Merge the runs of each key in `<folder>/<kid>/` into one file, to be searched at once.

    The file is this terminal's own, and its name says of which runs it was made. So it may be linked
    from one generation into the next, and one that is not of just these runs is never used.

    Raises:
        OSError: a file cannot be read or written. To be called again; what is there stays right.
    """
    for _, path in _key_folders(folder):
        _merge_runs(path)


def _merge_runs(folder: Path) -> None:
    files.remove_unfinished(folder)
    found = _scan(folder)
    runs = _runs(found)
    recent = _recent_name(runs)
    if runs and recent not in found:
        files.put(folder / recent, _merged(runs))
    for name in found:
        if name.startswith(_RECENT) and (name != recent or not runs):
            (folder / name).unlink()
    files.sync_folder(folder)


def _merged(runs: Iterable[_File]) -> Iterator[bytes]:
    """By first byte: what is in memory at once is that much less."""
    contents = [run.map() for run in runs]
    for first in range(256):
        yield pack(merge(beginning_with(content, bytes([first])) for content in contents))


def _recent_name(runs: Iterable[_File]) -> str:
    text = "\n".join(f"{Path(run.path).name} {run.size} {run.changed}" for run in runs)
    return f"{_RECENT}{sm3.digest(text.encode())[:8].hex()}{layout.SUFFIX}"


def _runs(folder: _Folder) -> list[_File]:
    return [
        folder[name]
        for name in sorted(folder)
        if (shard := layout.parse_file(name)) and layout.is_run(shard)
    ]


def _scan(folder: Path) -> _Folder:
    with os.scandir(folder) as entries:
        return {entry.name: _file(entry) for entry in entries}


def _file(entry: os.DirEntry[str]) -> _File:
    status = entry.stat()
    shard = layout.parse_file(entry.name)
    common = len(layout.prefix(shard)) if shard else 0
    return _File(entry.path, status.st_size, status.st_mtime_ns, common)


def _key_folders(folder: Path) -> Iterator[tuple[bytes, Path]]:
    for path in folder.iterdir():
        kid = layout.parse_key_folder(path.name)
        if kid is not None:
            yield kid, path
