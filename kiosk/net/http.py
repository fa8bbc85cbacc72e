"""HTTP to one server, for every port that speaks JSON: HOSPITAL-API.md, "Rules for every call".

A call ends in one of three typed ways:

- `Reply`: 2xx with a JSON object (empty for 204 and empty bodies);
- `Refusal`: 4xx, with the JSON object if the server sent a readable one;
- `Trouble`: no usable answer, and of which kind. The port turns it into a code of its own.

Nothing raises for trouble on the network or for what a server sends. Nothing is logged: paths and
bodies hold card ids and names.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from enum import StrEnum, auto
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Final
from urllib.parse import clear_cache  # type: ignore[attr-defined] # typeshed leaves it out

from kiosk.clock import Clock
from kiosk.net import strict_json
from kiosk.net.breaker import BreakerState, CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.net.strict_json import JsonObject

if TYPE_CHECKING:
    import requests
    from tenacity import RetryCallState

_CHUNK: Final = 65_536
_BUSY: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a port's bodies are called in HTTP headers, and for an engineer."""

    accept: str  # media type asked for
    accepted: frozenset[str]  # media types an answer may have, in lower case
    content_type: str  # of a request's body
    words: str  # "FHIR JSON"


class TroubleKind(StrEnum):
    """How a call can fail to get an answer that can be used."""

    UNREACHABLE = auto()
    TIMEOUT = auto()
    SERVER_ERROR = auto()  # 5xx, 408 and 429
    BAD_ANSWER = auto()
    TOO_LARGE = auto()
    RESTING = auto()  # the breaker is open; nothing was asked


TRANSIENT: Final = frozenset(
    {TroubleKind.UNREACHABLE, TroubleKind.TIMEOUT, TroubleKind.SERVER_ERROR}
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """No usable answer. `status` with SERVER_ERROR; `what`, without content, with BAD_ANSWER."""

    kind: TroubleKind
    status: int = 0
    what: str = ""
    raw: bytes = field(default=b"", repr=False, compare=False)  # of BAD_ANSWER, where it was read


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: JsonObject = field(repr=False)
    etag: str = ""  # as sent: W/"3"
    # The body as it came and the headers, names in lower case, for who checks what was signed.
    raw: bytes = field(default=b"", repr=False, compare=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    body: JsonObject = field(repr=False)  # {} when the server sent no readable one
    raw: bytes = field(default=b"", repr=False, compare=False)  # as in `Reply`
    headers: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ServerTime:
    """A `Date` header and what this terminal's clock said when it came. Unix seconds."""

    server: int
    local: int


Outcome = Reply | Refusal | Trouble

Sign = Callable[[str, str, bytes], Mapping[str, str]]
"""What a request is signed with: of method, path with query as they go on the wire, and body, the
headers to add. Called anew for each try."""


@dataclass(frozen=True, slots=True)
class _Call:
    method: str
    url: str
    deadline: float  # of the whole call with its repeats, on time.monotonic's scale
    params: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    sign: Sign | None = None
    max_bytes: int | None = None  # instead of the endpoint's
    raw: bool = False  # bodies of other media types are taken as they are


class HttpClient:
    """One session to one server, shared by worker threads.

    `deadline` of each call is a moment on `time.monotonic`'s scale (sockets know no other clock);
    `sleep` is what waits between tries.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        clock: Clock,
        breaker: CircuitBreaker,
        dialect: Dialect,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.endpoint = endpoint
        self.breaker = breaker
        self.server_time: ServerTime | None = None
        self._clock = clock
        self._dialect = dialect
        self._sleep = sleep
        self._opening = Lock()
        self._session: requests.Session | None = None

    def get(
        self,
        url: str,
        params: tuple[tuple[str, str], ...] = (),
        *,
        deadline: float,
        sign: Sign | None = None,
        max_bytes: int | None = None,
    ) -> Outcome:
        """Read; tried again after trouble on the way. `url` is absolute.

        `max_bytes`: of this answer, instead of the endpoint's limit.
        """
        return self._repeat(_Call("GET", url, deadline, params, sign=sign, max_bytes=max_bytes))

    def download(self, url: str, accept: str, *, deadline: float, max_bytes: int) -> Outcome:
        """Read something of media type `accept`; likewise tried again.

        `Reply.raw` is the body, whatever its type; `Reply.body` is empty unless it is of the dialect.
        """
        headers = {"Accept": f"{accept}, {self._dialect.accept};q=0.5"}
        call = _Call("GET", url, deadline, headers=headers, max_bytes=max_bytes, raw=True)
        return self._repeat(call)

    def post(
        self,
        url: str,
        body: bytes,
        *,
        deadline: float,
        headers: Mapping[str, str] | None = None,
        sign: Sign | None = None,
    ) -> Outcome:
        """Send, once: whoever knows the key of the write decides whether to try again."""
        call = _Call("POST", url, deadline, body=body, headers=headers or {}, sign=sign)
        return self._attempt(call)

    def forget(self) -> None:
        """Empty the standard library's cache of split addresses, the one place that keeps them."""
        clear_cache()

    def close(self) -> None:
        if self._session is not None:
            self._session.close()

    def _repeat(self, call: _Call) -> Outcome:
        from tenacity import (  # noqa: PLC0415 - cold start
            Retrying,
            retry_if_result,
            stop_after_attempt,
            wait_random_exponential,
        )

        return Retrying(
            stop=stop_after_attempt(self.endpoint.tries),
            wait=wait_random_exponential(multiplier=0.3, max=2.0),
            retry=retry_if_result(lambda outcome: self._worth_repeating(outcome, call)),
            retry_error_callback=_last_outcome,
            sleep=self._sleep,
        )(self._attempt, call)

    def _worth_repeating(self, outcome: Outcome, call: _Call) -> bool:
        return (
            isinstance(outcome, Trouble)
            and outcome.kind in TRANSIENT
            and self.breaker.state is BreakerState.CLOSED
            and time.monotonic() < call.deadline
        )

    def _attempt(self, call: _Call) -> Outcome:
        if not self.breaker.admit():
            return Trouble(TroubleKind.RESTING)
        alive = False
        try:
            outcome = self._exchange(call)
            alive = not isinstance(outcome, Trouble)
        finally:
            if alive:
                self.breaker.succeeded()
            else:
                self.breaker.failed()
        return outcome

    def _exchange(self, call: _Call) -> Outcome:
        from requests import exceptions  # noqa: PLC0415 - cold start

        from kiosk.net import wire  # noqa: PLC0415 - cold start

        session = self._open(wire.open_session)
        left = min(self.endpoint.answer_timeout, call.deadline - time.monotonic())
        if left <= 0:
            return Trouble(TroubleKind.TIMEOUT)
        token = wire.CALL_DEADLINE.set(time.monotonic() + left)
        try:
            with session.request(
                call.method,
                call.url,
                params=list(call.params) or None,
                data=call.body,
                headers=self._headers(call),
                auth=None if call.sign is None else wire.signer(call.sign),
                timeout=(
                    min(self.endpoint.connect_timeout, left),
                    min(self.endpoint.read_timeout, left),
                ),
                allow_redirects=False,
                stream=True,
            ) as response:
                return self._judge(response, call)
        except exceptions.Timeout:
            return Trouble(TroubleKind.TIMEOUT)
        except exceptions.ContentDecodingError:
            return _bad("the content encoding does not decode")
        except OSError as trouble:  # all of requests' exceptions, and a CA file that has gone
            timed_out = _read_timed_out(trouble)
            return Trouble(TroubleKind.TIMEOUT if timed_out else TroubleKind.UNREACHABLE)
        finally:
            wire.CALL_DEADLINE.reset(token)

    def _open(
        self, open_session: Callable[[bool | str, tuple[str, str] | None], requests.Session]
    ) -> requests.Session:
        with self._opening:
            if self._session is None:
                ca_file, certificate = self.endpoint.ca_file, self.endpoint.client_certificate
                self._session = open_session(
                    True if ca_file is None else str(ca_file),
                    None if certificate is None else (str(certificate[0]), str(certificate[1])),
                )
            return self._session

    def _headers(self, call: _Call) -> dict[str, str]:
        headers = {
            "Accept": self._dialect.accept,
            "Accept-Encoding": "gzip",
            "User-Agent": "yima",
            **call.headers,
        }
        if call.body:
            headers["Content-Type"] = self._dialect.content_type
        return headers

    def _judge(self, response: requests.Response, call: _Call) -> Outcome:
        self._note_date(response.headers.get("Date", ""))
        status = response.status_code
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _BUSY:
            return Trouble(TroubleKind.SERVER_ERROR, status)
        refused = status >= HTTPStatus.BAD_REQUEST
        if not refused and not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return _bad(f"HTTP {status}")  # redirects are not followed: they leave the pinned host
        raw = self._raw(response, call.max_bytes or self.endpoint.max_bytes)
        if isinstance(raw, Trouble):
            body: JsonObject | Trouble = raw
        elif call.raw and not refused and not self._is_of_dialect(response):
            body = {}
        else:
            body = self._parsed(raw, response)
        headers = {name.lower(): value for name, value in response.headers.items()}
        if refused:
            return _refusal(status, raw, body, headers)
        if isinstance(raw, Trouble):
            return raw
        if isinstance(body, Trouble):
            return replace(body, raw=raw)
        return Reply(status, body, headers.get("etag", ""), raw, headers)

    def _raw(self, response: requests.Response, max_bytes: int) -> bytes | Trouble:
        if response.headers.get("Content-Encoding", "identity").lower() not in {"identity", "gzip"}:
            return _bad("the content encoding was not asked for")
        data = bytearray()
        for chunk in response.iter_content(_CHUNK):
            data += chunk
            if len(data) > max_bytes:
                return Trouble(TroubleKind.TOO_LARGE)
        return bytes(data)

    def _parsed(self, data: bytes, response: requests.Response) -> JsonObject | Trouble:
        if not data:
            return {}
        if not self._is_of_dialect(response):
            return _bad(f"the answer is not {self._dialect.words}")
        try:
            body = strict_json.loads(data)
        except ValueError:
            return _bad("the answer is not strict JSON")
        return body if isinstance(body, dict) else _bad("the answer is not a JSON object")

    def _is_of_dialect(self, response: requests.Response) -> bool:
        content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return content_type in self._dialect.accepted

    def _note_date(self, header: str) -> None:
        try:
            server = int(parsedate_to_datetime(header).timestamp())
        except (ValueError, OverflowError):
            return
        self.server_time = ServerTime(server, self._clock.now())


def _refusal(
    status: int, raw: bytes | Trouble, body: JsonObject | Trouble, headers: Mapping[str, str]
) -> Refusal:
    """What a 4xx says, as far as it can be read."""
    return Refusal(
        status,
        {} if isinstance(body, Trouble) else body,
        b"" if isinstance(raw, Trouble) else raw,
        headers,
    )


def _bad(what: str) -> Trouble:
    return Trouble(TroubleKind.BAD_ANSWER, what=what)


def _read_timed_out(trouble: OSError) -> bool:
    """Whether this is a timeout inside the body, which requests calls a ConnectionError."""
    from urllib3.exceptions import ReadTimeoutError  # noqa: PLC0415 - cold start

    return any(isinstance(arg, ReadTimeoutError | TimeoutError) for arg in trouble.args)


def _last_outcome(state: RetryCallState) -> Outcome:
    if state.outcome is None:
        raise RuntimeError("tenacity gave up before the first try")
    outcome: Outcome = state.outcome.result()
    return outcome
