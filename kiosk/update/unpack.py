"""Unpacking a packed release: nothing outside its folder, nothing but files, and not without end.

The vendor has signed it. That keeps strangers out, not mistakes; and whoever publishes a release
has it unpacked by this very code first (`yima trust releases publish`).
"""

from __future__ import annotations

import lzma
import os
import shutil
import tarfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from kiosk.journal import durable_file
from kiosk.trust.reading import Problem
from kiosk.update import release
from kiosk.update.release import Release
from kiosk.update.store import EXECUTABLE

LARGEST_PACKED: Final = 256 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of what a release may be; far above what one is."""

    files: int = 20_000  # and folders and links
    total: int = 1024 * 1024 * 1024  # bytes unpacked
    memory: int = 160 * 1024 * 1024  # bytes for the decompressor; 65 MiB are usual


_CHUNK: Final = 1 << 20
_LONGEST_READ: Final = 16 << 20  # tarfile reads what a header announces in one go
_LONGEST_NAME: Final = 240  # characters of a path below the release's folder
_FOLDER, _PROGRAM, _FILE = 0o755, 0o755, 0o644
_OWNER_RUNS: Final = 0o100


class _RefusedError(Exception):
    """The message is for staff."""


def unpack(packed: Path, place: Path, version: str, limits: Limits = Limits()) -> Release | Problem:
    """Unpack into the folder `place`, which must not be there; it is on the disk afterwards.

    Returns:
        What the release says of itself; or why it was refused, and then `place` is half made.

    Raises:
        OSError: the disk takes no writes.
    """
    place.mkdir(_FOLDER)
    place.chmod(_FOLDER)  # whatever the umask: the terminal's user reads it
    try:
        with packed.open("rb") as file:
            _Unpacking(place, f"yima-kiosk-{version}", limits).all_of(file)
    except _RefusedError as error:
        return Problem(str(error))
    except (tarfile.TarError, lzma.LZMAError, EOFError, UnicodeError, ValueError, OverflowError):
        return Problem("no packed release, or a damaged one")
    except OSError as error:
        if error.filename is None and error.errno is None:  # tarfile's own words
            return Problem("no packed release, or a damaged one")
        raise
    return _looked_at(place, version)


def _looked_at(place: Path, version: str) -> Release | Problem:
    found = release.read(place)
    if isinstance(found, Problem):
        return found
    if found.version != version:
        return Problem(f"{release.FILE_NAME}: another version")
    name = f"{EXECUTABLE}.exe" if found.platform.startswith("windows-") else EXECUTABLE
    program = place / name
    if program.is_symlink() or not program.is_file():
        return Problem(f"{name}: missing")
    if not program.stat().st_mode & _OWNER_RUNS and name == EXECUTABLE:
        return Problem(f"{name}: not executable")
    for folder, _, _ in os.walk(place, topdown=False):
        durable_file.sync_folder(Path(folder))
    return found


class _Unpacking:
    def __init__(self, place: Path, top: str, limits: Limits) -> None:
        self._place = place
        self._top = top
        self._limits = limits
        self._count = 0
        self._size = 0
        self._folders = {PurePosixPath()}  # made here; nothing is written through a link

    def all_of(self, file: IO[bytes]) -> None:
        stream: Any = _Decompressed(
            file, self._limits
        )  # reads, seeks ahead, tells: no more is asked
        with tarfile.open(fileobj=stream, mode="r:") as tar:
            for member in self._members(tar):
                self._make(tar, member)

    def _members(self, tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
        while (member := tar.next()) is not None:
            self._count += 1
            if self._count > self._limits.files:
                raise _RefusedError("too many files")
            yield member

    def _make(self, tar: tarfile.TarFile, member: tarfile.TarInfo) -> None:
        path = self._path_of(member)
        self._filter(member, path)
        if path == PurePosixPath():
            if not member.isdir():
                raise _RefusedError(f"{self._top}: no folder")
            return
        self._make_folder(path.parent)
        target = self._place / path
        if member.isdir():
            self._make_folder(path)
        elif member.isreg():
            self._write(tar, member, target)
        elif member.issym():
            self._link(member, path, target)
        else:
            raise _RefusedError(f"{_shown(member.name)}: neither file, folder nor link")

    def _filter(self, member: tarfile.TarInfo, path: PurePosixPath) -> None:
        """What Python's own filter refuses: devices, and what leads out of the folder.

        Of links it does not know, in all versions, that they begin where they lie: see `_link`.
        """
        if member.issym():
            return
        try:
            tarfile.data_filter(member.replace(name=str(path), deep=False), str(self._place))
        except tarfile.FilterError:
            raise _RefusedError(f"{_shown(member.name)}: nothing for a folder") from None

    def _path_of(self, member: tarfile.TarInfo) -> PurePosixPath:
        """Below the release's folder; that has to be the one at the top."""
        name = member.name
        parts = name.removesuffix("/").split("/")
        bad = any(unicodedata.category(each) == "Cc" or each in '\\:*?"<>|' for each in name)
        if bad or len(name) > _LONGEST_NAME or any(each in {"", ".", ".."} for each in parts):
            raise _RefusedError(f"{_shown(name)}: no name for a file here")
        if parts[0] != self._top:
            raise _RefusedError(f"{_shown(name)}: not below {self._top}")
        return PurePosixPath(*parts[1:])

    def _make_folder(self, path: PurePosixPath) -> None:
        for each in (*reversed(path.parents), path):
            if each not in self._folders:
                try:
                    (self._place / each).mkdir(_FOLDER)
                except FileExistsError:
                    raise _RefusedError(f"{_shown(str(each))}: twice") from None
                (self._place / each).chmod(_FOLDER)
                self._folders.add(each)

    def _write(self, tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
        self._size += member.size
        if self._size > self._limits.total:
            raise _RefusedError("too large")
        source = tar.extractfile(member)
        if source is None:
            raise _RefusedError(f"{_shown(member.name)}: nothing in it")
        try:
            with target.open("xb") as file:
                shutil.copyfileobj(source, file, _CHUNK)
                file.flush()
                # Owner, group, times and set-user bits are not taken over.
                target.chmod(_PROGRAM if member.mode & _OWNER_RUNS else _FILE)
                os.fsync(file.fileno())
                written = file.tell()
        except FileExistsError:
            raise _RefusedError(f"{_shown(member.name)}: twice") from None
        if written != member.size:
            raise _RefusedError(f"{_shown(member.name)}: ends early")

    def _link(self, member: tarfile.TarInfo, path: PurePosixPath, target: Path) -> None:
        """A link to a place within, in the one form whose end no other link can move: up, then down."""
        parts = PurePosixPath(member.linkname).parts
        ups = next((n for n, part in enumerate(parts) if part != ".."), len(parts))
        leads_out = ups > len(path.parent.parts) or ".." in parts[ups:]
        if leads_out or not parts or PurePosixPath(member.linkname).is_absolute():
            raise _RefusedError(f"{_shown(member.name)}: leads out of the folder")
        try:
            target.symlink_to(member.linkname)
        except FileExistsError:
            raise _RefusedError(f"{_shown(member.name)}: twice") from None


class _Decompressed:
    """A stream of xz as `tarfile` reads one: bounded in bytes, in memory, and in a single read."""

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        self._file = file
        self._decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=limits.memory)
        # Headers and padding besides what files hold.
        self._left = limits.total + 4_096 * limits.files
        self._ready = bytearray()
        self._place = 0

    def tell(self) -> int:
        return self._place

    def seek(self, place: int) -> int:
        """Ahead only. Raises ReadError: back, or further than there is anything."""
        while (ahead := place - self._place) > 0:
            if not self.read(min(ahead, _CHUNK)):
                raise tarfile.ReadError("ends early")
        if ahead < 0:
            raise tarfile.ReadError("goes back")
        return self._place

    def read(self, size: int) -> bytes:
        if not 0 <= size <= _LONGEST_READ:
            raise _RefusedError("a header that is too large")
        while len(self._ready) < size and not self._decompressor.eof:
            self._fill()
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        self._place += len(taken)
        return taken

    def _fill(self) -> None:
        data = self._file.read(_CHUNK // 16) if self._decompressor.needs_input else b""
        if not data and self._decompressor.needs_input:
            raise EOFError("ends early")
        made = self._decompressor.decompress(data, max_length=_CHUNK)
        self._left -= len(made)
        if self._left < 0:
            raise _RefusedError("too large")
        self._ready += made


def _shown(name: str) -> str:
    """A name out of a packed release, as it may be told."""
    return ascii(name[:80])
