"""HTTP to one card platform, with the platforms' failure codes."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from typing import Final, TypeVar, assert_never

from kiosk.clock import Clock
from kiosk.net.breaker import BreakerState, CircuitBreaker
from kiosk.net.endpoint import Endpoint
from kiosk.net.http import Dialect, HttpClient, Refusal, Reply, ServerTime, Trouble, TroubleKind
from kiosk.net.strict_json import JsonObject
from kiosk.platforms.results import bad_answer
from kiosk.reasons import Code, Failure

T = TypeVar("T")
Observer = Callable[[BreakerState], None]

LARGEST_ANSWER: Final = 64 * 1024
"""Bytes; an answer about one card has a few hundred."""

PATIENCE: Final = 8.0
"""Seconds that one decoding may take by default, with everything that goes with it."""

_JSON_TYPES: Final = frozenset({"application/json", "text/json"})
JSON: Final = Dialect("application/json", _JSON_TYPES, "application/json; charset=utf-8", "JSON")
FORM: Final = Dialect(
    "application/json", _JSON_TYPES, "application/x-www-form-urlencoded; charset=utf-8", "JSON"
)


class Line:
    """One platform's server, with a breaker of its own. Safe to use from several threads."""

    def __init__(
        self, endpoint: Endpoint, clock: Clock, dialect: Dialect, observer: Observer | None
    ) -> None:
        small = dataclasses.replace(endpoint, max_bytes=min(endpoint.max_bytes, LARGEST_ANSWER))
        breaker = CircuitBreaker(clock, observer=observer)
        self._http = HttpClient(small, clock, breaker, dialect)

    @property
    def breaker_state(self) -> BreakerState:
        return self._http.breaker.state

    @property
    def server_time(self) -> ServerTime | None:
        return self._http.server_time

    def ask(
        self, path: str, write: Callable[[], tuple[T, bytes]], *, deadline: float, tries: int = 1
    ) -> tuple[T, JsonObject] | Failure:
        """Send what `write` makes, and return the answer with what `write` calls it.

        Made anew for each try: platforms refuse a request that they have seen. Only a connection
        that broke is tried again, as a keep-alive that a firewall dropped does; after silence there
        is no time for it.
        """
        for left in reversed(range(tries)):
            name, body = write()
            url = f"{self._http.endpoint.base_url}{path}"
            outcome = self._http.post(url, body, deadline=deadline)
            if isinstance(outcome, Reply):
                return name, outcome.body
            if isinstance(outcome, Refusal):
                return bad_answer(f"HTTP {outcome.status}")
            if outcome.kind is not TroubleKind.UNREACHABLE or not left:
                return _failure(outcome)
            if self.breaker_state is not BreakerState.CLOSED or time.monotonic() >= deadline:
                return _failure(outcome)
        raise ValueError("tries: at least one")

    def forget(self) -> None:
        self._http.forget()

    def close(self) -> None:
        self._http.close()


def _failure(trouble: Trouble) -> Failure:
    match trouble.kind:
        case (
            TroubleKind.UNREACHABLE
            | TroubleKind.TIMEOUT
            | TroubleKind.SERVER_ERROR
            | TroubleKind.RESTING
        ):
            return Failure(Code.PLATFORM_UNREACHABLE)
        case TroubleKind.BAD_ANSWER:
            return bad_answer(trouble.what)
        case TroubleKind.TOO_LARGE:
            return bad_answer("the answer is too large")
        case _:
            assert_never(trouble.kind)
