"""HTTP to the insurance: one address for all transactions, one POST a call, the insurance's own codes."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from kiosk.clock import Clock
from kiosk.codes import sm3
from kiosk.insurance import envelope
from kiosk.net import strict_json
from kiosk.net.breaker import BreakerState, CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import Dialect, HttpClient, Refusal, ServerTime, Trouble, TroubleKind
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

Observer: TypeAlias = Callable[[BreakerState], None]

LARGEST_ANSWER: Final = 256 * 1024
"""Bytes; a settlement with all its funds has a few thousand."""

_JSON: Final = Dialect(
    "application/json",
    frozenset({"application/json", "text/json"}),
    "application/json; charset=utf-8",
    "JSON",
)
# A kept connection that a firewall has dropped since would make a settlement's result unknown.
_FRESH: Final = {"Connection": "close"}


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one request. `digest`: SM3 of the raw answer; empty when there was none."""

    outcome: envelope.Reply | Failure
    digest: bytes = b""


class Line:
    """The insurance's server, with a breaker. Safe to use from several threads."""

    def __init__(
        self, endpoint: Endpoint, clock: Clock, observer: Observer | None, patience: float
    ) -> None:
        small = dataclasses.replace(endpoint, max_bytes=min(endpoint.max_bytes, LARGEST_ANSWER))
        breaker = CircuitBreaker(clock, observer=observer)
        self._http = HttpClient(small, clock, breaker, _JSON)
        self._patience = patience

    @property
    def breaker_state(self) -> BreakerState:
        return self._http.breaker.state

    @property
    def server_time(self) -> ServerTime | None:
        return self._http.server_time

    def send(self, request: JsonObject) -> Told:
        """Send, once: whoever knows what the request does decides what to do without an answer."""
        outcome = self._http.post(
            self._http.endpoint.base_url,
            strict_json.dumps(request),
            deadline=time.monotonic() + self._patience,
            headers=_FRESH,
        )
        if isinstance(outcome, Trouble):
            return Told(_failure(outcome))
        digest = sm3.digest(outcome.raw) if outcome.raw else b""
        if isinstance(outcome, Refusal):
            return Told(_bad(f"HTTP {outcome.status}"), digest)
        reply = envelope.read_reply(outcome.body)
        return Told(_bad(reply) if isinstance(reply, str) else reply, digest)

    def forget(self) -> None:
        self._http.forget()

    def close(self) -> None:
        self._http.close()


def _failure(trouble: Trouble) -> Failure:
    match trouble.kind:
        case TroubleKind.UNREACHABLE:
            return Failure(Code.INSURANCE_UNREACHABLE)
        case TroubleKind.TIMEOUT:
            return Failure(Code.INSURANCE_TIMEOUT)
        case TroubleKind.SERVER_ERROR:
            return Failure(Code.INSURANCE_ERROR, {"status": trouble.status})
        case TroubleKind.BAD_ANSWER:
            return _bad(trouble.what)
        case TroubleKind.TOO_LARGE:
            return _bad("the answer is too large")
        case TroubleKind.RESTING:
            return Failure(Code.INSURANCE_RESTING)
        case _:
            assert_never(trouble.kind)


def _bad(what: str) -> Failure:
    return Failure(Code.INSURANCE_BAD_ANSWER, {"what": what})
