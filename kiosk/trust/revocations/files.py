"""Files that are there whole or not at all, after a power cut too."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterable
from pathlib import Path

_UNFINISHED = ".unfinished"


def put(path: Path, chunks: Iterable[bytes]) -> None:
    """Make `path` a new file of these, in place of any other. Call `sync_folder` after.

    Never writes into a file that is there: others may have it mapped, or linked from elsewhere.
    """
    unfinished = path.with_name(path.name + _UNFINISHED)
    unfinished.unlink(missing_ok=True)
    try:
        with unfinished.open("xb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)  # a full disk needs the room
        raise


def sync_folder(folder: Path) -> None:
    """Have the disk know which files are in the folder."""
    if os.name == "nt":  # there a folder cannot be opened, and needs no sync
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_unfinished(folder: Path) -> None:
    """Remove what a `put` left that was cut off."""
    for path in folder.glob(f"*{_UNFINISHED}"):
        path.unlink(missing_ok=True)


def map_file(path: str | Path, size: int) -> mmap.mmap | bytes:
    """The content of a file of `size` bytes, read as it is looked at; its length may be another.

    The mapping ends with the last reference to it.

    Raises:
        OSError: it cannot be opened or mapped.
        ValueError: it is empty, and should not be.
    """
    if size == 0:  # cannot be mapped
        return b""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
    finally:
        os.close(descriptor)
    if hasattr(mmap, "MADV_RANDOM"):  # reading ahead would bring in what nobody asked for
        content.madvise(mmap.MADV_RANDOM)
    return content


def release(content: mmap.mmap | bytes) -> None:
    """Give back the memory of what was looked at. It may be looked at again, by others meanwhile."""
    if isinstance(content, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        content.madvise(mmap.MADV_DONTNEED)
