"""Removable volumes that are mounted so that nothing on them can run, and writing one file to one of them.

What is on a stick is never listed or followed, and but for a trust repository (`distribution.brought`) never
opened or read: a name is tried, and where it is taken, the next one. Mounting is not done here (but by
the package, docs/packaging-deb.md), only looked at: /sys/block says what is removable, /proc/self/mountinfo where and how it is mounted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path
from typing import Final


class FileKind(StrEnum):
    """All that is ever written to a stick, by the end of its name."""

    LOG = ".yimalog"  # sealed for the vendor
    PDF = ".pdf"  # the readiness report
    JSON = ".json"  # likewise
    AUDIT = ".tar.gz"  # the audit log with its heads
    REQUEST = ".csr"  # for this terminal's certificate


MOUNT_WITH: Final = "mount -o noexec,nosuid,nodev,nosymfollow DEVICE FOLDER"
"""How to mount one, for the words to whoever has to. Linux has nosymfollow from 5.10 on."""

_NEEDED: Final = ("noexec", "nosuid", "nodev")
_STEM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_MOST_NAMES: Final = 99
_OPEN_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_CREATE: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL  # with it, a symbolic link of that name is not followed either (POSIX open)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class UsbProblem(StrEnum):
    """Why nothing was written."""

    NO_VOLUME = auto()
    SEVERAL_VOLUMES = auto()  # which of them is meant?
    UNSAFE_MOUNT = auto()  # without noexec, nosuid or nodev
    READ_ONLY = auto()
    GONE = auto()  # pulled out, or something else is there now
    NO_SPACE = auto()
    NAME_TAKEN = auto()
    WRITE_FAILED = auto()


@dataclass(frozen=True, slots=True)
class UsbVolume:
    """A mounted file system of a removable disk. `lacking`: mount options that it has to have."""

    folder: Path
    major: int
    minor: int
    lacking: tuple[str, ...]
    read_only: bool

    @property
    def device(self) -> int:
        """As `stat` tells it."""
        return os.makedev(self.major, self.minor)


@dataclass(frozen=True, slots=True)
class Written:
    name: str
    size: int  # bytes


class UsbVolumes:
    """What is plugged in. `root` is "/" but for tests."""

    def __init__(self, root: Path = Path("/")) -> None:
        self._root = root

    def mounted(self) -> tuple[UsbVolume, ...]:
        """Every removable volume, but those of the disk that the system runs from. Raises nothing."""
        removable = dict(self._removable())
        mounts = tuple(self._mounts())
        of_system = {
            removable[number]
            for number, volume in mounts
            if _is_system(volume) and number in removable
        }
        return tuple(
            volume
            for number, volume in mounts
            if number in removable and removable[number] not in of_system
        )

    def the_one(self, *, to_write: bool = True) -> UsbVolume | UsbProblem:
        """The volume to write to, or to read; a problem unless there is exactly one, safely mounted."""
        found = self.mounted()
        if not found:
            return UsbProblem.NO_VOLUME
        if len({volume.device for volume in found}) > 1:
            return UsbProblem.SEVERAL_VOLUMES
        safe = [volume for volume in found if not volume.lacking]
        if not safe:
            return UsbProblem.UNSAFE_MOUNT
        usable = (volume for volume in safe if not (to_write and volume.read_only))
        return next(usable, UsbProblem.READ_ONLY)

    def _removable(self) -> Iterator[tuple[str, str]]:
        """`8:17` and the disk's name, of removable disks and their partitions."""
        with suppress(OSError):
            for disk in sorted((self._root / "sys/block").iterdir()):
                if _word(disk / "removable") != "1":
                    continue
                for entry in (disk, *sorted(disk.glob(f"{disk.name}*"))):
                    if number := _word(entry / "dev"):
                        yield number, disk.name

    def _mounts(self) -> Iterator[tuple[str, UsbVolume]]:
        """proc(5): 36 35 98:0 /root /mount options optional... - type source super-options."""
        with suppress(OSError):
            text = (self._root / "proc/self/mountinfo").read_bytes()
            for line in text.split(b"\n"):
                fields = line.split(b" ")
                if b"-" not in fields[6:] or len(fields[6:]) < 4:  # noqa: PLR2004 - see above
                    continue
                options = set(fields[5].decode("ascii", "replace").split(","))
                above = set(fields[-1].decode("ascii", "replace").split(","))
                number = fields[2].decode("ascii", "replace")
                major, _, minor = number.partition(":")
                if major.isdecimal() and minor.isdecimal():
                    lacking = tuple(each for each in _NEEDED if each not in options)
                    yield (
                        number,
                        UsbVolume(
                            _unescaped(fields[4]),
                            int(major),
                            int(minor),
                            lacking,
                            "ro" in options | above,
                        ),
                    )


def write_file(
    volume: UsbVolume,
    stem: str,
    most_bytes: int,
    fill: Callable[[Callable[[bytes], object]], None],
    *,
    kind: FileKind = FileKind.LOG,
) -> Written | UsbProblem:
    """Write a file of this kind to the volume's top folder; it is on the stick when this returns.

    Args:
        volume: as `UsbVolumes` has found it.
        stem: ASCII letters, digits, `_` and `-`; "-2" and so on follows where the name is taken.
        most_bytes: that will be written; without room for them nothing is begun.
        fill: gets what writes a piece. OSErrors of its own sources must not come out of it.
        kind: of the file.

    Raises:
        ValueError: `stem` is no such name.
    """
    if _STEM.fullmatch(stem) is None:
        raise ValueError("not a name for a file")
    if volume.lacking:
        return UsbProblem.UNSAFE_MOUNT
    try:
        folder = os.open(volume.folder, _OPEN_FOLDER)
    except OSError:
        return UsbProblem.GONE
    try:
        # Pulled out since: the folder is still there, and is one of this machine's own disk.
        if os.fstat(folder).st_dev != volume.device:
            return UsbProblem.GONE
        space = os.fstatvfs(folder)
        if space.f_bavail * space.f_frsize < most_bytes:
            return UsbProblem.NO_SPACE
        return _write(folder, stem, kind, fill)
    except OSError:
        return UsbProblem.WRITE_FAILED
    finally:
        os.close(folder)


def _write(
    folder: int, stem: str, kind: FileKind, fill: Callable[[Callable[[bytes], object]], None]
) -> Written | UsbProblem:
    created = _created(folder, stem, kind)
    if created is None:
        return UsbProblem.NAME_TAKEN
    name, descriptor = created
    try:
        with os.fdopen(descriptor, "wb") as file:
            fill(file.write)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        os.fsync(folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(name, dir_fd=folder)
        raise
    return Written(name, size)


def _created(folder: int, stem: str, kind: FileKind) -> tuple[str, int] | None:
    for number in range(1, _MOST_NAMES + 1):
        name = f"{stem}{kind}" if number == 1 else f"{stem}-{number}{kind}"
        with suppress(FileExistsError):
            return name, os.open(name, _CREATE, 0o600, dir_fd=folder)
    return None


def _is_system(volume: UsbVolume) -> bool:
    """Whether the machine runs from it: a terminal may well be started from a stick or a card."""
    top = volume.folder.parts[:2]
    return top in {("/",), ("/", "boot"), ("/", "efi"), ("/", "usr"), ("/", "var"), ("/", "etc")}


def _unescaped(field: bytes) -> Path:
    r"""Mountinfo writes space, tab, line feed and backslash as \040 and the like."""
    plain = re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8) & 255]), field)
    return Path(os.fsdecode(plain))


def _word(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
