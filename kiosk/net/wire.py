"""Sockets with a deadline under requests. Imported when the first call is made (cold start).

The read timeout of requests is per `recv`: a server that sends one byte every nine seconds, in the
headers or in the body, holds a call for ever. Here every `recv` gets what is left of the call's
deadline, so that the whole answer has to arrive before it. Sending and the TLS handshake need no
such care: CPython measures `sendall` and `do_handshake` as a whole.
"""

from __future__ import annotations

import http.client
import io
import logging
import socket
import time
from collections.abc import Callable
from contextvars import ContextVar
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from kiosk.net.http import Sign

CALL_DEADLINE: ContextVar[float] = ContextVar("CALL_DEADLINE")
"""When the call of this thread has to be over, on `time.monotonic`'s scale."""

POOL_SIZE = 4


class _DeadlineReader(io.RawIOBase):
    """The raw stream of a socket; each read may take as long as the deadline leaves."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._raw: Any = sock.makefile("rb", buffering=0)
        self._read_timeout = sock.gettimeout()
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        self._sock.settimeout(left if self._read_timeout is None else min(left, self._read_timeout))
        count: int | None = self._raw.readinto(buffer)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _DeadlineResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_DeadlineReader(sock, CALL_DEADLINE.get()))


class _DeadlineHTTPConnection(HTTPConnection):
    response_class = _DeadlineResponse


class _DeadlineHTTPSConnection(HTTPSConnection):
    response_class = _DeadlineResponse


class _DeadlineHTTPPool(HTTPConnectionPool):
    ConnectionCls = _DeadlineHTTPConnection


class _DeadlineHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _DeadlineHTTPSConnection


class _DeadlineAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _DeadlineHTTPPool,
            "https": _DeadlineHTTPSPool,
        }


def signer(sign: Sign) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    """As requests' `auth`, which it calls when all else of a request is settled."""

    def signed(request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        assert request.method is not None  # noqa: S101 - it is settled
        assert isinstance(body, bytes)  # noqa: S101 - ours always are
        request.headers.update(sign(request.method, request.path_url, body))
        return request

    return signed


def open_session(
    verify: bool | str,  # noqa: FBT001 - the type of requests' own `verify`
    certificate: tuple[str, str] | None,
) -> requests.Session:
    """Return a session that takes nothing from the environment and keeps no cookies."""
    # urllib3 logs request paths, which hold card ids, at DEBUG and in one WARNING.
    logging.getLogger("urllib3").setLevel(logging.CRITICAL)
    session = requests.Session()
    session.trust_env = False
    session.verify = verify
    session.cert = certificate
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    adapter = _DeadlineAdapter(
        pool_connections=1, pool_maxsize=POOL_SIZE, max_retries=0, pool_block=True
    )
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session
