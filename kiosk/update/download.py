"""Bringing a packed release onto the disk: in parts, over broken connections and restarts.

    downloads/<SHA-256>.part    of the one release that is wanted; whatever else is there goes

Nothing in it is believed before all of it was hashed.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from tuf.api.exceptions import DownloadHTTPError

from kiosk.trust.distribution.cache import remove
from kiosk.trust.distribution.fetcher import Fetcher, FetchError
from kiosk.trust.distribution.outcome import RefreshProblem

_CHUNK: Final = 1 << 20
_SYNC_EVERY: Final = 8 << 20  # bytes; more is not lost by a power cut
_BEYOND_THE_END: Final = 416  # HTTP: range not satisfiable

_BROKEN: Final = frozenset(
    {RefreshProblem.CUT_OFF, RefreshProblem.TIMEOUT, RefreshProblem.UNREACHABLE}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of the repository, as it was signed. `url`: where it is."""

    url: str
    length: int
    sha256: str  # hexadecimal


@dataclass(frozen=True, slots=True)
class Patience:
    """How a download is paced and repeated."""

    bytes_per_second: int
    pauses: tuple[float, ...] = (
        1.0,
        5.0,
        30.0,
        120.0,
    )  # seconds before tries that follow each other


class Downloads:
    """The folder, and the file in it that is being brought."""

    def __init__(self, folder: Path, patience: Patience, cancelled: threading.Event) -> None:
        self._folder = folder
        self._patience = patience
        self._cancelled = cancelled

    def left(self, wanted: Wanted) -> int:
        """Bytes that are still to come."""
        return wanted.length - _size(self._place(wanted))

    def drop_all_but(self, wanted: Wanted | None) -> None:
        """Remove what was begun and is not wanted any more."""
        kept = None if wanted is None else self._place(wanted)
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path != kept:
                remove(path)

    def bring(
        self, fetcher: Fetcher, wanted: Wanted, told: Callable[[int], None] = lambda _: None
    ) -> Path:
        """The whole file, verified.

        Args:
            fetcher: for the connection.
            wanted: which.
            told: called now and then with the bytes that are there.

        Raises:
            DownloadError, FetchError: it did not come, or is not what was signed (MIXED).
            OSError: the disk takes no writes.
        """
        self._folder.mkdir(0o755, exist_ok=True)
        self.drop_all_but(wanted)
        place = self._place(wanted)
        if place.is_symlink() or not place.is_file() or _size(place) > wanted.length:
            remove(place)
        resumed = _size(place) > 0
        self._complete(fetcher, wanted, place, told)
        if _digest(place) != wanted.sha256 and resumed:  # what was there was of something else
            remove(place)
            self._complete(fetcher, wanted, place, told)
        if _digest(place) != wanted.sha256:
            remove(place)
            raise FetchError(RefreshProblem.MIXED)
        return place

    def _complete(
        self, fetcher: Fetcher, wanted: Wanted, place: Path, told: Callable[[int], None]
    ) -> None:
        """Come back over broken connections, as long as each brings something."""
        pauses = list(self._patience.pauses)
        while True:
            before = _size(place)
            try:
                self._append(fetcher, wanted, place, told)
            except DownloadHTTPError as error:
                if error.status_code == _BEYOND_THE_END:  # the server has another file
                    remove(place)
                    raise FetchError(RefreshProblem.MIXED) from None
                raise
            except FetchError as error:
                if error.problem not in _BROKEN:
                    raise
                if _size(place) > before:
                    pauses = list(self._patience.pauses)
                if not pauses or self._cancelled.wait(pauses.pop(0)):
                    raise
            else:
                if _size(place) == wanted.length:
                    return
                if _size(place) <= before:  # an end without an error, and without a byte
                    raise FetchError(RefreshProblem.CUT_OFF)

    def _append(
        self, fetcher: Fetcher, wanted: Wanted, place: Path, told: Callable[[int], None]
    ) -> None:
        begin = _size(place)
        if begin == wanted.length:
            return
        pace = _Pace(self._patience.bytes_per_second, self._cancelled)
        with place.open("r+b" if begin else "wb") as file:
            unsynced, end = 0, -1
            for at, chunk in fetcher.resume(wanted.url, wanted.length, begin):
                if end != at:  # the first: after what was there, or at the beginning
                    file.seek(at)
                    file.truncate()
                file.write(chunk)
                end = at + len(chunk)
                unsynced += len(chunk)
                if unsynced >= _SYNC_EVERY:
                    unsynced = 0
                    _sync(file)
                    told(end)
                pace.keep(len(chunk))
            _sync(file)

    def _place(self, wanted: Wanted) -> Path:
        return self._folder / f"{wanted.sha256}.part"


class _Pace:
    """Keeps to so many bytes a second, from the first on."""

    def __init__(self, bytes_per_second: int, cancelled: threading.Event) -> None:
        self._rate = bytes_per_second
        self._cancelled = cancelled
        self._due = time.monotonic()

    def keep(self, size: int) -> None:
        """Raises FetchError: the program is to end."""
        # Nothing is saved up over a silence of the server's.
        self._due = max(self._due, time.monotonic() - 1.0) + size / self._rate
        ahead = self._due - time.monotonic()
        if ahead > 0 and self._cancelled.wait(ahead):
            raise FetchError(RefreshProblem.CANCELLED)


def _digest(path: Path) -> str:
    seen = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seen.update(chunk)
    return seen.hexdigest()


def _size(path: Path) -> int:
    with suppress(FileNotFoundError):
        return path.lstat().st_size
    return 0


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
