"""The release that goes into a package: a folder, or the archive of one."""

from __future__ import annotations

import stat
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.trust.reading import Problem
from kiosk.update.release import Release, read

EXECUTABLE = "yima-kiosk"


class NotABundleError(Exception):
    """What was given is no release that can be packed."""


@dataclass(frozen=True, slots=True)
class Bundle:
    folder: Path
    release: Release


def open_bundle(source: Path, scratch: Path) -> Bundle:
    """`source`: a folder, or an archive with one folder; unpacked into `scratch`.

    Raises:
        NotABundleError: it is none, or none for Debian's amd64.
        OSError: it cannot be read.
    """
    folder = source if source.is_dir() else _unpacked(source, scratch)
    release = read(folder)
    if isinstance(release, Problem):
        raise NotABundleError(f"{source}: {release.what}")
    if release.platform != "linux-x86_64":
        raise NotABundleError(f"{source}: is for {release.platform}")
    _check(folder)
    return Bundle(folder, release)


def _unpacked(archive: Path, scratch: Path) -> Path:
    try:
        with tarfile.open(archive) as opened:
            opened.extractall(scratch, filter="data")
    except tarfile.TarError as error:
        raise NotABundleError(f"{archive}: {error}") from error
    folders = list(scratch.iterdir())
    if len(folders) != 1 or not folders[0].is_dir():
        raise NotABundleError(f"{archive}: has not one folder at its top")
    return folders[0]


def _check(folder: Path) -> None:
    program = folder / EXECUTABLE
    if not program.is_file() or not program.stat().st_mode & stat.S_IXUSR:
        raise NotABundleError(f"{folder}: {EXECUTABLE} is not there, or cannot be executed")
    for path in walk(folder):
        kind = path.lstat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or stat.S_ISLNK(kind)):
            raise NotABundleError(f"{path}: neither file, folder nor link")
        if stat.S_ISLNK(kind) and not path.resolve().is_relative_to(folder.resolve()):
            raise NotABundleError(f"{path}: a link out of the bundle")
        if path.name.encode("utf-8", "replace") != path.name.encode("utf-8", "surrogateescape"):
            raise NotABundleError(f"{path!a}: its name is not UTF-8")


def walk(folder: Path) -> Iterator[Path]:
    """Everything below, links not followed, in one order wherever it is built."""
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)
