"""Small files which are whole after a power cut: all of the new content, or all of the old."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Final

_MODE = 0o600
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # the last on Windows
# There, what a reader or a virus scanner has open for a moment cannot be replaced in that moment.
_PATIENCE: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if os.name == "nt" else ()


def replace(path: Path, content: bytes) -> None:
    """Put `content` at `path`, for the owner alone; it is on the disk when this returns.

    Raises:
        OSError: it is not certain to be; `path` holds either content, whole.
    """
    with _part(path, content) as part:
        _rename(part, path)
    sync_folder(path.parent)
    tidy(path)


def _rename(
    part: Path,
    path: Path,
    patience: Sequence[float] = _PATIENCE,
    wait: Callable[[float], None] = sleep,
) -> None:
    """`patience`: seconds to wait before each further try, while somebody has `path` open."""
    for seconds in patience:
        try:
            part.replace(path)
        except PermissionError:
            wait(seconds)
        else:
            return
    part.replace(path)


def create(path: Path, content: bytes) -> bool:
    """As `replace`, but only where nothing is yet. Returns whether this call made the file.

    Raises:
        OSError: it is not certain to be on the disk.
    """
    with _part(path, content) as part:
        try:
            os.link(part, path)  # unlike a rename, this fails if another was first
        except (FileExistsError, FileNotFoundError):  # the other may have tidied up as well
            if not path.exists():
                raise
            return False
    sync_folder(path.parent)
    tidy(path)
    return True


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on the disk. Raises OSError."""
    if os.name == "nt":
        return  # there the file system's own journal sees to it
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def tidy(path: Path) -> None:
    """Away with what a power cut left beside `path`, once that is there."""
    for part in path.parent.glob(f".{path.name}.*.part"):
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def _part(path: Path, content: bytes) -> Iterator[Path]:
    """A file beside `path` with `content`, on the disk; gone afterwards."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(part, _FLAGS, _MODE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
