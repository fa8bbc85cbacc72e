"""Files which are whole after a power cut: the old content or the new, never part of one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from kiosk.trust.authority.errors import AuthorityError

PART_SUFFIX = ".part"
PUBLIC, PRIVATE = 0o644, 0o600
"""Modes of what a web server reads, and of what nobody else does."""

_CHUNK = 1 << 20


def write(path: Path, content: bytes, *, mode: int = PUBLIC) -> None:
    """Put `content` at `path` in one step, on the disk when this returns."""
    part = _part(path)
    try:
        _fill(part, content, mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_once(path: Path, content: bytes) -> None:
    """Put `content` at `path`, for its owner alone, where nothing may be yet; in one step as well.

    Raises:
        AuthorityError: something is there.
    """
    part = _part(path)
    try:
        _fill(part, content, PRIVATE)
        _name_once(part, path)
    except FileExistsError:
        raise AuthorityError(f"{path}: is there already") from None
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def copy_checked(source: Path, destination: Path, *, length: int, digest: str) -> None:
    """Put a copy of `source` at `destination` in one step, if it is what was signed.

    What was checked is what was written: the source is read once.

    Args:
        source: any file, of anybody's.
        destination: replaced if it is there.
        length: in bytes.
        digest: SHA-256, hexadecimal.

    Raises:
        AuthorityError: it is not, and `destination` is as it was.
    """
    part = _part(destination)
    seen, size = sha256(), 0
    try:
        with source.open("rb") as file, part.open("wb") as copy:
            while (chunk := file.read(_CHUNK)) and size <= length:
                size += len(chunk)
                seen.update(chunk)
                copy.write(chunk)
            _settle(copy, PUBLIC)
        if size != length or seen.hexdigest() != digest:
            raise AuthorityError(f"{source}: not the file that was signed")
        part.replace(destination)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(destination.parent)


def holds(path: Path, *, length: int, digest: str) -> bool:
    """Whether the file at `path` has this length and this SHA-256."""
    try:
        if path.stat().st_size != length:
            return False
        with path.open("rb") as file:
            seen = sha256()
            while chunk := file.read(_CHUNK):
                seen.update(chunk)
    except FileNotFoundError:
        return False
    return seen.hexdigest() == digest


def make_folder(folder: Path, *, mode: int = 0o755) -> None:
    """Make `folder` and what it lies in; those that are there keep their modes."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        with suppress(PermissionError):  # see `_settle`
            each.chmod(mode)
        sync_folder(each.parent)


def remove(paths: Iterable[Path]) -> None:
    """Remove files; those that are gone already are no fault."""
    for path in paths:
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}{PART_SUFFIX}")


def _fill(part: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    with os.fdopen(os.open(part, flags, mode), "wb") as file:
        file.write(content)
        _settle(file, mode)


def _name_once(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)
    except PermissionError:  # a memory stick's file system has no links
        if path.exists():
            raise FileExistsError from None
        part.replace(path)


def _settle(file: BinaryIO, mode: int) -> None:
    if mode == PUBLIC:  # whatever the umask: a web server must read it
        with suppress(PermissionError):  # a memory stick's file system has no modes
            os.fchmod(file.fileno(), mode)
    file.flush()
    os.fsync(file.fileno())
