"""One IPP request over HTTP, one answer (RFC 8010, clause 4), both within their time and size.

What a caller has to know of trouble is whether the printer may have acted. So a request's body is
watched while it goes out: until its first byte is taken, nothing was asked of anybody.
"""

from __future__ import annotations

import http.client
import io
import itertools
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import requests
import urllib3
from pyipp.enums import IppOperation

from hardware.report_printer.address import http_url
from hardware.report_printer.ipp_message import (
    LONGEST_ANSWER,
    Answer,
    Attribute,
    NotIppError,
    decode,
    encode,
)
from kiosk.net import wire

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK: Final = 65_536
_OK: Final = 200
_SLOWEST: Final = 65_536
"""Bytes a second at which a document must at least be taken."""
_FIRST_ERROR: Final = 0x0400
"""RFC 8011, appendix B: below are the successes."""


class IppTroubleError(Exception):
    """No answer that says it was done."""


class UnreachableError(IppTroubleError):
    """Nothing was asked: there is no connection, or no trust in who answers."""


class LostError(IppTroubleError):
    """Asked, in part or in whole, and no answer: it may have been done."""


class NonsenseError(IppTroubleError):
    """Answered, but not in IPP; it may have been done."""


class RefusedError(IppTroubleError):
    """Answered with an error, `status`: it was not done."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status 0x{status:04x}")
        self.status = status


class IppLink:
    """Requests to one address, from one thread at a time.

    `uri`: ipp or ipps. `ca_file`: PEM, whom to trust with ipps; None: whom the system trusts.
    """

    def __init__(
        self, uri: str, ca_file: Path | None, connect_seconds: float, read_seconds: float
    ) -> None:
        self.uri = uri
        self._url = http_url(uri)
        self._connect_seconds = connect_seconds
        self._read_seconds = read_seconds
        self._numbers = itertools.count(1)
        self._session = wire.open_session(True if ca_file is None else str(ca_file), None)

    def close(self) -> None:
        self._session.close()

    def ask(
        self,
        operation: IppOperation,
        operation_attributes: Sequence[Attribute],
        job_attributes: Sequence[Attribute] = (),
        document: bytes = b"",
    ) -> Answer:
        """Send one request. Raises IppTroubleError, by its kind."""
        number = next(self._numbers)
        body = _Body(encode(operation, number, operation_attributes, job_attributes) + document)
        # A connection kept from earlier may just be closing: not for what must not be sent twice.
        if operation in _ONCE:
            self._session.close()
        try:
            data = self._exchange(body, len(document))
            answer = decode(data, number)
        except NotIppError:
            raise NonsenseError from None
        except (OSError, ValueError, http.client.HTTPException, urllib3.exceptions.HTTPError):
            # requests' own are OSErrors. None is passed on: they hold addresses and headers.
            raise LostError if body.taken else UnreachableError from None
        if answer.status >= _FIRST_ERROR:
            raise RefusedError(answer.status)
        return answer

    def _exchange(self, body: _Body, document_bytes: int) -> bytes:
        seconds = self._connect_seconds + self._read_seconds + document_bytes / _SLOWEST
        # requests sends each block within the connect timeout; a printer may be slow to take one.
        connect = self._read_seconds if document_bytes else self._connect_seconds
        token = wire.CALL_DEADLINE.set(time.monotonic() + seconds)
        try:
            with self._session.post(
                self._url,
                data=body,
                headers={
                    "Content-Type": "application/ipp",
                    "Accept": "application/ipp",
                    "Accept-Encoding": "identity",
                    "User-Agent": "yima",
                },
                timeout=(connect, self._read_seconds),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _content(response)
        finally:
            wire.CALL_DEADLINE.reset(token)


_ONCE: Final = frozenset(
    {IppOperation.CREATE_JOB, IppOperation.SEND_DOCUMENT, IppOperation.PRINT_JOB}
)


def _content(response: requests.Response) -> bytes:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if response.status_code != _OK or kind != "application/ipp":
        raise NotIppError("not an answer of IPP")
    data = bytearray()
    for chunk in response.iter_content(_CHUNK):
        data += chunk
        if len(data) > LONGEST_ANSWER:
            raise NotIppError("too long")
    return bytes(data)


class _Body(io.BytesIO):
    """A request's body; read block by block as it is sent. `taken`: sending has begun."""

    taken = False

    def read(self, size: int | None = -1, /) -> bytes:
        self.taken = True
        return super().read(size)

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self.taken = True
        return super().readinto(buffer)

    def __iter__(self) -> _Body:
        self.taken = True
        return self
