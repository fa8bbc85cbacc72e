"""HTTP to one hospital server: HOSPITAL-API.md, "Rules for every call".

A call ends in one of three typed ways:

- `Reply`: 2xx with a JSON object (empty for 204 and empty bodies);
- `Refusal`: 4xx, with the OperationOutcome if the server sent one;
- `Failure`: no usable answer; the code says which kind.

Nothing raises for trouble on the network or for what a server sends. Nothing is logged: paths and
bodies hold card ids and names.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import clear_cache  # type: ignore[attr-defined] # typeshed leaves it out

from kiosk.clock import Clock
from kiosk.hospital import strict_json
from kiosk.hospital.address import check_base_url
from kiosk.hospital.breaker import BreakerState, CircuitBreaker
from kiosk.hospital.strict_json import JsonObject
from kiosk.reasons import Code, Failure

if TYPE_CHECKING:
    import requests
    from tenacity import RetryCallState

JSON_TYPES: Final = frozenset({"application/fhir+json", "application/json"})
TRANSIENT: Final = frozenset(
    {Code.HOSPITAL_UNREACHABLE, Code.HOSPITAL_TIMEOUT, Code.HOSPITAL_ERROR}
)
_CHUNK: Final = 65_536
_BUSY: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a hospital server is and how long it may take. Raises ValueError when unusable."""

    base_url: str  # "https://fhir.hospital.example/r4", with or without a closing slash
    ca_file: Path | None = None  # PEM; pins the hospital's own CA. None: the public ones
    client_certificate: tuple[Path, Path] | None = None  # PEM certificate and key of this terminal
    connect_timeout: float = 3.0  # seconds
    read_timeout: float = 10.0  # seconds without a byte
    answer_timeout: float = 12.0  # seconds for one whole try, however the bytes trickle in
    tries: int = 2  # of an idempotent call
    max_bytes: int = 8 * 1024 * 1024  # of an answer, after decompression

    def __post_init__(self) -> None:
        try:
            check_base_url(self.base_url)
        except ValueError as problem:
            raise ValueError(f"base_url: {problem}") from None
        if min(self.connect_timeout, self.read_timeout, self.answer_timeout) <= 0:
            raise ValueError("timeouts: must be positive")
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: JsonObject
    etag: str = ""  # as sent: W/"3"


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    outcome: JsonObject  # {} when the server sent no readable one

    @property
    def failure(self) -> Failure:
        return Failure(Code.HOSPITAL_REFUSED, {"status": self.status})


@dataclass(frozen=True, slots=True)
class ServerTime:
    """A `Date` header and what this terminal's clock said when it came. Unix seconds."""

    server: int
    local: int


Outcome = Reply | Refusal | Failure


@dataclass(frozen=True, slots=True)
class _Call:
    method: str
    url: str
    deadline: float  # of the whole call with its repeats, on time.monotonic's scale
    params: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


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
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.endpoint = endpoint
        self.breaker = breaker
        self.server_time: ServerTime | None = None
        self._clock = clock
        self._sleep = sleep
        self._session: requests.Session | None = None

    def get(
        self, url: str, params: tuple[tuple[str, str], ...] = (), *, deadline: float
    ) -> Outcome:
        """Read; tried again after trouble on the way. `url` is absolute."""
        return self._repeat(_Call("GET", url, deadline, params))

    def post(
        self,
        url: str,
        body: JsonObject,
        *,
        deadline: float,
        headers: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Write, once: whoever knows the key of the write decides whether to try again."""
        return self._attempt(
            _Call("POST", url, deadline, body=strict_json.dumps(body), headers=headers or {})
        )

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
            is_transient(outcome)
            and self.breaker.state is BreakerState.CLOSED
            and time.monotonic() < call.deadline
        )

    def _attempt(self, call: _Call) -> Outcome:
        if not self.breaker.admit():
            return Failure(Code.HOSPITAL_RESTING)
        alive = False
        try:
            outcome = self._exchange(call)
            alive = not isinstance(outcome, Failure)
        finally:
            if alive:
                self.breaker.succeeded()
            else:
                self.breaker.failed()
        return outcome

    def _exchange(self, call: _Call) -> Outcome:
        from requests import exceptions  # noqa: PLC0415 - cold start

        from kiosk.hospital import wire  # noqa: PLC0415 - cold start

        session = self._open(wire.open_session)
        left = min(self.endpoint.answer_timeout, call.deadline - time.monotonic())
        if left <= 0:
            return Failure(Code.HOSPITAL_TIMEOUT)
        token = wire.CALL_DEADLINE.set(time.monotonic() + left)
        try:
            with session.request(
                call.method,
                call.url,
                params=list(call.params) or None,
                data=call.body,
                headers=_headers(call),
                timeout=(
                    min(self.endpoint.connect_timeout, left),
                    min(self.endpoint.read_timeout, left),
                ),
                allow_redirects=False,
                stream=True,
            ) as response:
                return self._judge(response)
        except exceptions.Timeout:
            return Failure(Code.HOSPITAL_TIMEOUT)
        except exceptions.ContentDecodingError:
            return _bad("the content encoding does not decode")
        except OSError as trouble:  # all of requests' exceptions, and a CA file that has gone
            return Failure(
                Code.HOSPITAL_TIMEOUT if _read_timed_out(trouble) else Code.HOSPITAL_UNREACHABLE
            )
        finally:
            wire.CALL_DEADLINE.reset(token)

    def _open(
        self, open_session: Callable[[bool | str, tuple[str, str] | None], requests.Session]
    ) -> requests.Session:
        if self._session is None:
            ca_file, certificate = self.endpoint.ca_file, self.endpoint.client_certificate
            self._session = open_session(
                True if ca_file is None else str(ca_file),
                None if certificate is None else (str(certificate[0]), str(certificate[1])),
            )
        return self._session

    def _judge(self, response: requests.Response) -> Outcome:
        self._note_date(response.headers.get("Date", ""))
        status = response.status_code
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _BUSY:
            return Failure(Code.HOSPITAL_ERROR, {"status": status})
        refused = status >= HTTPStatus.BAD_REQUEST
        if not refused and not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return _bad(f"HTTP {status}")  # redirects are not followed: they leave the pinned host
        body = self._body(response)
        if refused:
            return Refusal(status, {} if isinstance(body, Failure) else body)
        if isinstance(body, Failure):
            return body
        return Reply(status, body, response.headers.get("ETag", ""))

    def _body(self, response: requests.Response) -> JsonObject | Failure:
        if response.headers.get("Content-Encoding", "identity").lower() not in {"identity", "gzip"}:
            return _bad("the content encoding was not asked for")
        data = bytearray()
        for chunk in response.iter_content(_CHUNK):
            data += chunk
            if len(data) > self.endpoint.max_bytes:
                return Failure(Code.HOSPITAL_ANSWER_TOO_LARGE)
        if not data:
            return {}
        content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if content_type not in JSON_TYPES:
            return _bad("the answer is not FHIR JSON")
        try:
            body = strict_json.loads(bytes(data))
        except ValueError:
            return _bad("the answer is not strict JSON")
        return body if isinstance(body, dict) else _bad("the answer is not a JSON object")

    def _note_date(self, header: str) -> None:
        try:
            server = int(parsedate_to_datetime(header).timestamp())
        except (ValueError, OverflowError):
            return
        self.server_time = ServerTime(server, self._clock.now())


def is_transient(outcome: Outcome) -> bool:
    """Whether the same call may well succeed in a moment."""
    return isinstance(outcome, Failure) and outcome.code in TRANSIENT


def _headers(call: _Call) -> dict[str, str]:
    headers = {
        "Accept": "application/fhir+json",
        "Accept-Encoding": "gzip",
        "User-Agent": "yima",
        **call.headers,
    }
    if call.body is not None:
        headers["Content-Type"] = "application/fhir+json; charset=utf-8"
    return headers


def _bad(what: str) -> Failure:
    return Failure(Code.HOSPITAL_BAD_ANSWER, {"what": what})


def _read_timed_out(trouble: OSError) -> bool:
    """Whether this is a timeout inside the body, which requests calls a ConnectionError."""
    from urllib3.exceptions import ReadTimeoutError  # noqa: PLC0415 - cold start

    return any(isinstance(arg, ReadTimeoutError | TimeoutError) for arg in trouble.args)


def _last_outcome(state: RetryCallState) -> Outcome:
    if state.outcome is None:
        raise RuntimeError("tenacity gave up before the first try")
    outcome: Outcome = state.outcome.result()
    return outcome
