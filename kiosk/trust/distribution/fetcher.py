"""What ngclient downloads with. Imported when the first refresh begins (cold start).

A file ends in time whatever the server does: no connection, silence, a byte now and then, or no end
of bytes. At each moment a download is given `patience` seconds, and what the bytes it has brought
take at `slowest_rate`.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import IO, Any, Final

import requests
from requests import exceptions as requests_errors
from tuf.api.exceptions import DownloadError, DownloadHTTPError, DownloadLengthMismatchError
from tuf.ngclient import FetcherInterface
from urllib3 import exceptions as urllib3_errors

from kiosk.net import wire
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.repository import LARGEST_TARGET, Repository

_CHUNK: Final = 65_536
_HEADERS: Final = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "yima"}


class FetchError(DownloadError):
    """A download that brought nothing, with its typed reason."""

    def __init__(self, problem: RefreshProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class Fetcher(FetcherInterface):
    """One refresh's downloads, over one connection. To be closed.

    Takes no redirect, which would leave the pinned host, and no content encoding, which could blow
    up in memory. Nothing goes to the disk here.
    """

    def __init__(self, repository: Repository, cancelled: threading.Event) -> None:
        self.transferred = 0  # bytes of bodies
        self.asked = ""  # the last file, below the repository's address
        self._repository = repository
        self._cancelled = cancelled
        self._end = time.monotonic() + repository.refresh_timeout
        certificate = repository.client_certificate
        self._session = wire.open_session(
            True if repository.ca_file is None else str(repository.ca_file),
            None if certificate is None else (str(certificate[0]), str(certificate[1])),
        )

    def close(self) -> None:
        self._session.close()

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """As in `FetcherInterface`, in memory in place of a temporary file."""
        content = io.BytesIO()
        for chunk in self._stream(url, max_length):
            content.write(chunk)
            if content.tell() > max_length:
                raise DownloadLengthMismatchError("longer than it may be")
        content.seek(0)
        yield content

    def resume(self, url: str, length: int, begin: int) -> Iterator[tuple[int, bytes]]:
        """The bytes of a file from `begin` on, each chunk with its place in the file.

        A server that knows no ranges sends all of it: the first place is 0 then. Whoever resumes
        checks the whole: nothing says that both parts are of one file.

        Args:
            url: of the file.
            length: of the whole, in bytes; more is refused.
            begin: below `length`.
        """
        ranged = {"Range": f"bytes={begin}-"} if begin else {}
        for place, chunk in self._parts(url, length, ranged):
            if place + len(chunk) > length:
                raise DownloadLengthMismatchError("longer than it may be")
            yield place, chunk

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self._stream(url, LARGEST_TARGET)

    def _stream(self, url: str, max_length: int) -> Iterator[bytes]:
        return (chunk for _, chunk in self._parts(url, max_length, {}))

    def _parts(
        self, url: str, max_length: int, ranged: Mapping[str, str]
    ) -> Iterator[tuple[int, bytes]]:
        self.asked = url.removeprefix(self._repository.base_url).lstrip("/")
        self._go_on()
        started = time.monotonic()
        latest = min(self._end, started + self._allowance(max_length))
        token = wire.CALL_DEADLINE.set(latest)
        try:
            with self._ask(url, latest, ranged) as response:
                place = _place_in(response, ranged)
                if response.headers.get("Content-Encoding", "identity").lower() != "identity":
                    raise FetchError(RefreshProblem.MALFORMED)
                for chunk in self._body(response.raw, started, latest):
                    yield place, chunk
                    place += len(chunk)
        finally:
            wire.CALL_DEADLINE.reset(token)

    def _ask(self, url: str, latest: float, ranged: Mapping[str, str]) -> requests.Response:
        timeouts = self._repository.connect_timeout, self._repository.read_timeout
        try:
            return self._session.get(
                url,
                headers={**_HEADERS, **ranged},
                timeout=timeouts,
                allow_redirects=False,
                stream=True,
            )
        except requests_errors.SSLError:
            raise FetchError(RefreshProblem.UNTRUSTED_SERVER) from None
        except requests_errors.Timeout:
            raise FetchError(_late(latest)) from None
        except requests_errors.RequestException:
            raise FetchError(RefreshProblem.UNREACHABLE) from None
        except OSError:  # requests: the CA file or the certificate is missing
            raise FetchError(RefreshProblem.UNTRUSTED_SERVER) from None

    def _body(self, raw: Any, started: float, latest: float) -> Iterator[bytes]:
        """The bytes as they come. `raw`: urllib3's response."""
        received = 0
        while chunk := _read_some(raw, latest):
            received += len(chunk)
            self.transferred += len(chunk)
            self._go_on()
            if time.monotonic() > started + self._allowance(received):
                raise FetchError(RefreshProblem.SLOW)
            yield chunk

    def _go_on(self) -> None:
        if self._cancelled.is_set():
            raise FetchError(RefreshProblem.CANCELLED)
        if time.monotonic() >= self._end:
            raise FetchError(RefreshProblem.SLOW)

    def _allowance(self, size: int) -> float:
        return self._repository.patience + size / self._repository.slowest_rate


def _place_in(response: requests.Response, ranged: Mapping[str, str]) -> int:
    """Where the body begins in the file. Raises DownloadHTTPError, FetchError."""
    if response.status_code == HTTPStatus.OK:
        return 0
    if response.status_code != HTTPStatus.PARTIAL_CONTENT or not ranged:
        raise DownloadHTTPError("not 200", response.status_code)
    begin = ranged["Range"].removeprefix("bytes=").removesuffix("-")
    if not response.headers.get("Content-Range", "").startswith(f"bytes {begin}-"):
        raise FetchError(RefreshProblem.MALFORMED)
    return int(begin)


def _read_some(raw: Any, latest: float) -> bytes:
    """What there is to read, at least a byte; nothing at the end."""
    try:
        chunk: bytes = raw.read1(_CHUNK, decode_content=False)
    except (urllib3_errors.ReadTimeoutError, TimeoutError):
        raise FetchError(_late(latest)) from None
    except (urllib3_errors.HTTPError, OSError):
        raise FetchError(RefreshProblem.CUT_OFF) from None
    return chunk


def _late(latest: float) -> RefreshProblem:
    return RefreshProblem.SLOW if time.monotonic() >= latest else RefreshProblem.TIMEOUT
