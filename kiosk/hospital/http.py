"""HTTP to one FHIR server: `kiosk.net.http` in FHIR JSON, with the hospital's failure codes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, assert_never

from kiosk.clock import Clock
from kiosk.net import http, strict_json
from kiosk.net.breaker import CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import Dialect, Reply, ServerTime, Trouble, TroubleKind
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

__all__ = [
    "Endpoint",
    "HttpClient",
    "Outcome",
    "Refusal",
    "Reply",
    "ServerTime",
    "is_transient",
]

FHIR_JSON: Final = Dialect(
    accept="application/fhir+json",
    accepted=frozenset({"application/fhir+json", "application/json"}),
    content_type="application/fhir+json; charset=utf-8",
    words="FHIR JSON",
)
TRANSIENT: Final = frozenset(
    {Code.HOSPITAL_UNREACHABLE, Code.HOSPITAL_TIMEOUT, Code.HOSPITAL_ERROR}
)


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    outcome: JsonObject = field(repr=False)  # OperationOutcome; {} when none could be read

    @property
    def failure(self) -> Failure:
        return Failure(Code.HOSPITAL_REFUSED, {"status": self.status})


Outcome = Reply | Refusal | Failure


class HttpClient:
    """One session to one FHIR server, shared by worker threads (`kiosk.net.http.HttpClient`)."""

    def __init__(
        self,
        endpoint: Endpoint,
        clock: Clock,
        breaker: CircuitBreaker,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._http = http.HttpClient(endpoint, clock, breaker, FHIR_JSON, sleep=sleep)

    @property
    def endpoint(self) -> Endpoint:
        return self._http.endpoint

    @property
    def breaker(self) -> CircuitBreaker:
        return self._http.breaker

    @property
    def server_time(self) -> ServerTime | None:
        return self._http.server_time

    def get(
        self,
        url: str,
        params: tuple[tuple[str, str], ...] = (),
        *,
        deadline: float,
        max_bytes: int | None = None,
    ) -> Outcome:
        """Read; tried again after trouble on the way. `url` is absolute."""
        return _in_codes(self._http.get(url, params, deadline=deadline, max_bytes=max_bytes))

    def download(self, url: str, accept: str, *, deadline: float, max_bytes: int) -> Outcome:
        """Read what is not FHIR JSON, or may be either: `kiosk.net.http.HttpClient.download`."""
        return _in_codes(self._http.download(url, accept, deadline=deadline, max_bytes=max_bytes))

    def post(
        self,
        url: str,
        body: JsonObject,
        *,
        deadline: float,
        headers: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Write, once: whoever knows the key of the write decides whether to try again."""
        data = strict_json.dumps(body)
        return _in_codes(self._http.post(url, data, deadline=deadline, headers=headers))

    def forget(self) -> None:
        self._http.forget()

    def close(self) -> None:
        self._http.close()


def is_transient(outcome: Outcome) -> bool:
    """Whether the same call may well succeed in a moment."""
    return isinstance(outcome, Failure) and outcome.code in TRANSIENT


def _in_codes(outcome: http.Outcome) -> Outcome:
    match outcome:
        case Reply():
            return outcome
        case http.Refusal():
            return Refusal(outcome.status, outcome.body)
        case Trouble():
            return _failure(outcome)


def _failure(trouble: Trouble) -> Failure:
    match trouble.kind:
        case TroubleKind.UNREACHABLE:
            return Failure(Code.HOSPITAL_UNREACHABLE)
        case TroubleKind.TIMEOUT:
            return Failure(Code.HOSPITAL_TIMEOUT)
        case TroubleKind.SERVER_ERROR:
            return Failure(Code.HOSPITAL_ERROR, {"status": trouble.status})
        case TroubleKind.BAD_ANSWER:
            return Failure(Code.HOSPITAL_BAD_ANSWER, {"what": trouble.what})
        case TroubleKind.TOO_LARGE:
            return Failure(Code.HOSPITAL_ANSWER_TOO_LARGE)
        case TroubleKind.RESTING:
            return Failure(Code.HOSPITAL_RESTING)
        case _:
            assert_never(trouble.kind)
