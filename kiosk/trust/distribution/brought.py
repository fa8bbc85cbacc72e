"""A copy of the trust repository that somebody brought on a stick, for terminals without a network.

It is verified as what a server has, and read with no trust in the stick: names are walked from an open folder
part by part, and nothing is followed, no symbolic link, no other file system, no pipe or device. Content
stays in memory until TUF has looked at it. Imported when somebody brings one.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from tuf.api.exceptions import DownloadHTTPError, DownloadLengthMismatchError
from tuf.ngclient import FetcherInterface

from kiosk.trust.distribution.fetcher import FetchError
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.repository import LARGEST_TARGET

FOLDER: Final = "yima-trust"
"""On the stick: what the server has, with `metadata/` and `targets/` in it."""

_PART: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}")
_CHUNK: Final = 65_536
_NOT_FOUND: Final = 404  # by which ngclient knows that there is no newer root
_SAFE: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_OPEN_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _SAFE
_OPEN_FILE: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | _SAFE


@dataclass(frozen=True, slots=True)
class Brought:
    """`volume`: where the stick is mounted; `device`: which it has to be, as `stat` tells it."""

    volume: Path
    device: int

    @property
    def metadata_url(self) -> str:
        return "metadata/"

    @property
    def targets_url(self) -> str:
        return "targets/"


class BroughtFetcher(FetcherInterface):
    """As `Fetcher`, from a stick. To be closed.

    UNREACHABLE: there is no such folder, or the stick is gone; CUT_OFF: it cannot be read to the end;
    MALFORMED: something else stands where a file should.
    """

    def __init__(self, brought: Brought, cancelled: threading.Event) -> None:
        self.transferred = 0  # bytes
        self.asked = ""
        self._brought = brought
        self._cancelled = cancelled
        self._folder: int | None = None

    def close(self) -> None:
        if self._folder is not None:
            os.close(self._folder)
            self._folder = None

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """As in `FetcherInterface`, in memory in place of a temporary file."""
        content = io.BytesIO(b"".join(self._read(url, max_length)))
        if content.getbuffer().nbytes > max_length:
            raise DownloadLengthMismatchError("longer than it may be")
        yield content

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self._read(url, LARGEST_TARGET)

    def _read(self, path: str, most: int) -> Iterator[bytes]:
        """At most a chunk more than `most` bytes."""
        self.asked = path
        file = self._opened(path)
        try:
            read = 0
            while read <= most and (chunk := self._chunk(file)):
                read += len(chunk)
                self.transferred += len(chunk)
                yield chunk
        finally:
            os.close(file)

    def _chunk(self, file: int) -> bytes:
        if self._cancelled.is_set():
            raise FetchError(RefreshProblem.CANCELLED)
        try:
            return os.read(file, _CHUNK)
        except OSError:
            raise FetchError(RefreshProblem.CUT_OFF) from None

    def _opened(self, path: str) -> int:
        *folders, name = path.split("/")
        if not all(_PART.fullmatch(part) for part in (*folders, name)):
            raise FetchError(RefreshProblem.MALFORMED)
        at = os.dup(self._top())
        try:
            for part in folders:
                below = self._open(part, _OPEN_FOLDER, at)
                os.close(at)
                at = below
            return self._file(name, at)
        finally:
            os.close(at)

    def _file(self, name: str, folder: int) -> int:
        file = self._open(name, _OPEN_FILE, folder)
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode) or status.st_dev != self._brought.device:
            os.close(file)
            raise FetchError(RefreshProblem.MALFORMED)
        return file

    def _open(self, name: str, flags: int, folder: int) -> int:
        try:
            return os.open(name, flags, dir_fd=folder)
        except FileNotFoundError:
            raise DownloadHTTPError("not there", _NOT_FOUND) from None
        except OSError as error:
            followed = error.errno in {errno.ELOOP, errno.ENOTDIR, errno.ENXIO, errno.EMLINK}
            problem = RefreshProblem.MALFORMED if followed else RefreshProblem.CUT_OFF
            raise FetchError(problem) from None

    def _top(self) -> int:
        if self._folder is None:
            volume = -1
            try:
                volume = os.open(self._brought.volume, _OPEN_FOLDER)
                # Pulled out since: the folder is still there, and is one of this machine's own disk.
                if os.fstat(volume).st_dev == self._brought.device:
                    self._folder = os.open(FOLDER, _OPEN_FOLDER, dir_fd=volume)
            except OSError:
                pass
            finally:
                with suppress(OSError):
                    os.close(volume)
        if self._folder is None:
            raise FetchError(RefreshProblem.UNREACHABLE)
        return self._folder
