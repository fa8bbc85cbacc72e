"""Signed calls: every request is signed, and no answer is believed that the gateway has not signed."""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.clock import Clock
from kiosk.codes import sm3
from kiosk.net.breaker import BreakerState
from kiosk.net.http import Dialect, HttpClient, Outcome, Refusal, Reply, Sign, Trouble
from kiosk.net.strict_json import JsonObject
from kiosk.payment.gateway import problems
from kiosk.payment.gateway.clock import GatewayTime
from kiosk.payment.gateway.problems import bad_answer
from kiosk.payment.gateway.signing import Scheme, answer_message, request_message
from kiosk.reasons import Code, Failure

TOLERANCE: Final = 300
"""Seconds by which the gateway lets a request's time differ from its own."""

JSON: Final = Dialect(
    accept="application/json, application/problem+json",
    accepted=frozenset({"application/json", "application/problem+json"}),
    content_type="application/json; charset=utf-8",
    words="JSON",
)

_TERMINAL: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SECONDS: Final = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Said:
    """What the gateway has signed in answer to this very request, by its clock just now."""

    status: int
    body: JsonObject = field(repr=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one call. `digest`: as in `kiosk.payment.port.Answer`."""

    said: Said | Failure
    digest: bytes = b""


class SignedLine:
    """The gateway at the other end of one HTTP client. Safe to use from several threads.

    A gateway that does not accept a request's time says what time it is there; the call is then made
    once more, with a new nonce, by that time.
    """

    def __init__(self, http: HttpClient, scheme: Scheme, terminal: str, clock: Clock) -> None:
        """`terminal`: its id at the gateway. Raises ValueError if it cannot be one."""
        if not _TERMINAL.fullmatch(terminal):
            raise ValueError("the terminal's id: 1 to 64 of A-Z a-z 0-9 . _ -")
        self._http = http
        self._scheme = scheme
        self._terminal = terminal
        self._clock = clock
        self._time = GatewayTime(clock)

    @property
    def breaker_state(self) -> BreakerState:
        return self._http.breaker.state

    def get(self, path: str, *, deadline: float) -> Heard:
        """Read; tried again after trouble on the way. `path`: below the server's base URL."""
        url = f"{self._http.endpoint.base_url}{path}"
        return self._ask(lambda sign: self._http.get(url, deadline=deadline, sign=sign))

    def post(self, path: str, body: bytes = b"", *, deadline: float) -> Heard:
        """Send. Once, as far as the gateway listened."""
        url = f"{self._http.endpoint.base_url}{path}"
        return self._ask(lambda sign: self._http.post(url, body, deadline=deadline, sign=sign))

    def forget(self) -> None:
        self._http.forget()

    def close(self) -> None:
        self._http.close()

    def _ask(self, send: Callable[[Sign], Outcome]) -> Heard:
        heard = self._once(send)
        if heard.said is _WRONG_TIME:
            heard = self._once(send)
        return heard

    def _once(self, send: Callable[[Sign], Outcome]) -> Heard:
        request = _Request(self._scheme, self._terminal, self._time, self._clock)
        outcome = send(request.sign)
        digest = b"" if not outcome.raw else sm3.digest(outcome.raw)
        if isinstance(outcome, Trouble):
            return Heard(problems.trouble(outcome), digest)
        return Heard(self._judged(outcome, request), digest)

    def _judged(self, answer: Reply | Refusal, request: _Request) -> Said | Failure:
        made_at = request.checked(answer)
        if isinstance(made_at, str):
            return bad_answer(made_at)
        if problems.refuses_time(answer.status, answer.body):
            told = answer.body.get("now")
            if type(told) is not int or abs(told - made_at) > TOLERANCE:
                return bad_answer("now")
            self._time.set_by(told)
            return _WRONG_TIME
        # Whatever it says: the next request goes by it, so that one that is refused here is the last.
        self._time.set_by(made_at)
        if not request.plausible(made_at):
            return bad_answer("its time is not that of the request")
        return Said(answer.status, answer.body)


_WRONG_TIME: Final = Failure(Code.PAYMENT_CLOCK)


class _Request:
    """One call on its way: what the last try of it was signed with."""

    def __init__(self, scheme: Scheme, terminal: str, time: GatewayTime, clock: Clock) -> None:
        self._scheme = scheme
        self._terminal = terminal
        self._time = time
        self._clock = clock
        self._nonce = ""
        self._made_at = 0  # by the gateway's clock, as far as that is known
        self._sent = 0.0  # on the monotonic clock

    def sign(self, method: str, target: str, body: bytes) -> Mapping[str, str]:
        """Headers of one try: see `kiosk.net.http.Sign`."""
        self._nonce = secrets.token_hex(16)
        self._made_at, self._sent = self._time.now(), self._clock.monotonic()
        timestamp = str(self._made_at)
        message = request_message(
            method, target, body, timestamp=timestamp, nonce=self._nonce, terminal=self._terminal
        )
        return {
            "Yima-Terminal": self._terminal,
            "Yima-Timestamp": timestamp,
            "Yima-Nonce": self._nonce,
            "Yima-Signature": base64.b64encode(self._scheme.sign(message)).decode("ascii"),
        }

    def checked(self, answer: Reply | Refusal) -> int | str:
        """When the gateway signed this answer (Unix seconds), or why it is not one to this request."""
        headers = answer.headers
        timestamp, nonce = headers.get("yima-timestamp", ""), headers.get("yima-nonce", "")
        signature = headers.get("yima-signature")
        if signature is None:
            return "it is not signed"
        if nonce != self._nonce:
            return "its nonce is not that of the request"
        if not _SECONDS.fullmatch(timestamp):
            return "its timestamp"
        message = answer_message(answer.status, answer.raw, timestamp=timestamp, nonce=nonce)
        if not self._scheme.verify(message, _unbase64(signature)):
            return "its signature"
        return int(timestamp)

    def plausible(self, made_at: int) -> bool:
        """Whether a gateway that accepted the request's time can have answered at this one.

        It heard the request within `TOLERANCE` of the request's time, and answered since.
        """
        taken = self._clock.monotonic() - self._sent
        return self._made_at - TOLERANCE <= made_at <= self._made_at + taken + TOLERANCE + 1


def _unbase64(text: str) -> bytes:
    """The bytes, or none where it is not base64: no signature is empty."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
