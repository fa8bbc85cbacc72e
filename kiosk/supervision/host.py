"""What the machine may write to a disk behind the program's back: temporary files, memory swapped out."""

from __future__ import annotations

import logging
import os
import stat
import tempfile
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

_log = logging.getLogger(__name__)

_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder made in it is this user's own
_MOUNTS = Path("/proc/self/mounts")
_SWAPS = Path("/proc/swaps")
_BLOCK = Path("/sys/block")
_TYPE_FIELD, _SIZE_FIELD = 2, 2


def keep_temporary_in_memory(environment: MutableMapping[str, str]) -> bool:
    """Have this process and its children put temporary files where no disk sees them; whether they do.

    A TMPDIR that leads into memory already is kept, and so is what the system gives as default.
    """
    if in_memory(Path(tempfile.gettempdir())):
        return True
    if not hasattr(os, "getuid"):  # Windows
        return False
    for place in (environment.get("XDG_RUNTIME_DIR", ""), str(_SHARED_MEMORY)):
        folder = Path(place) / f"yima-{os.getuid()}"
        if place and in_memory(Path(place)) and _own(folder):
            environment["TMPDIR"] = str(folder)
            tempfile.tempdir = None  # asked for again at the next use
            return in_memory(Path(tempfile.gettempdir()))
    _log.warning("temporary files are written to a disk: there is no file system in memory")
    return False


def in_memory(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether the file system under `folder` has no disk. False where that cannot be told."""
    try:
        real = folder.resolve(strict=True)
        lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return False
    # Of several on one place the last is on top.
    found = ""
    longest = -1
    for line in lines:
        place = Path(line[1].encode().decode("unicode_escape"))
        if real.is_relative_to(place) and len(place.parts) >= longest:
            longest, found = len(place.parts), line[_TYPE_FIELD]
    return found in _IN_MEMORY


def swap_on_disk(swaps: Path = _SWAPS, block: Path = _BLOCK) -> int:
    """Megabytes of memory that may be written to a disk in the clear, at least 1 where there are any.

    Compressed memory (zram) and what dm-crypt encrypts are none of it.
    """
    try:
        lines = [line.split() for line in swaps.read_text(encoding="utf-8").splitlines()[1:]]
    except OSError:
        return 0
    found = [int(line[_SIZE_FIELD]) for line in lines if not _harmless(Path(line[0]), block)]
    return max(1, sum(found) // 1_024) if found else 0


def _harmless(device: Path, block: Path) -> bool:
    name = Path(os.path.realpath(device)).name
    if name.startswith("zram"):
        return True
    with suppress(OSError):
        return (block / name / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-")
    return False


def _own(folder: Path) -> bool:
    """A folder that this user alone gets into; made if there is none. No link that another has laid."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        facts = folder.lstat()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.getuid():
            return False
        folder.chmod(0o700)
    except OSError:
        return False
    return True
