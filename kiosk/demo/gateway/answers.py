"""Answers, sealed; and the ways in which an answer can be wrong or fail to come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from aiohttp import web

from kiosk.demo.gateway.desk import Done
from kiosk.demo.gateway.problems import Problem, ProblemCode
from kiosk.demo.gateway.scripts import Fault, FaultKind
from kiosk.demo.gateway.signing import SIGNATURE, Guard

_JSON: Final = "application/json"
_PROBLEM_JSON: Final = "application/problem+json"
_OLD_SECONDS: Final = 1_200
_PAGE: Final = "<!doctype html><title>502</title><h1>Bad Gateway</h1>"

Outcome = Done | Problem


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom an answer is for. `nonce`: of the request."""

    terminal: str
    nonce: str


class Answers:
    """Makes answers as the contract has them (`plain`), or otherwise (`fail`)."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._mended = asyncio.Event()

    def mend(self) -> None:
        """Whoever was left hanging is hung up on."""
        self._mended.set()
        self._mended = asyncio.Event()

    def plain(self, asker: Asker, outcome: Outcome, *, late_by: int = 0) -> web.Response:
        return self._sealed(asker, outcome.status, _encode(outcome), outcome, late_by=late_by)

    async def fail(
        self, fault: Fault, request: web.Request, asker: Asker, work: Callable[[], Outcome]
    ) -> web.Response:
        """What becomes of `work` and its answer under `fault`."""
        match fault.kind:
            case FaultKind.LOST_BEFORE:
                return _hang_up(request)
            case FaultKind.HANG_BEFORE:
                await self._wait(fault)
                return _hang_up(request)
            case FaultKind.ERROR_BEFORE:
                return _proxy_error()
            case FaultKind.BUSY:
                return self.plain(asker, Problem(ProblemCode.BUSY))
            case FaultKind.DELAYED:
                await self._wait(fault)
                return self.plain(asker, work())
            case _:
                return await self._fail_after(fault, request, asker, work())

    async def _fail_after(
        self, fault: Fault, request: web.Request, asker: Asker, outcome: Outcome
    ) -> web.Response:
        match fault.kind:
            case FaultKind.LOST_AFTER:
                return _hang_up(request)
            case FaultKind.HANG_AFTER:
                await self._wait(fault)
                return _hang_up(request)
            case FaultKind.ERROR_AFTER:
                return _proxy_error()
            case FaultKind.SLOW:
                await self._wait(fault)
                return self.plain(asker, outcome)
            case _:
                return self._spoilt(fault.kind, asker, outcome)

    def _spoilt(self, kind: FaultKind, asker: Asker, outcome: Outcome) -> web.Response:
        match kind:
            case FaultKind.WRONG_NONCE:
                return self.plain(Asker(asker.terminal, asker.nonce[::-1]), outcome)
            case FaultKind.OLD_ANSWER:
                return self.plain(asker, outcome, late_by=_OLD_SECONDS)
            case FaultKind.HALF:
                body = _encode(outcome)
                return self._sealed(asker, outcome.status, body[: len(body) // 2], outcome)
            case FaultKind.WRONG_AMOUNT | FaultKind.WRONG_ORDER if isinstance(outcome, Done):
                return self.plain(asker, Done(outcome.status, _altered(kind, outcome.body)))
            case FaultKind.UNSIGNED | FaultKind.BAD_SIGNATURE:
                answer = self.plain(asker, outcome)
                signature = answer.headers.pop(SIGNATURE)
                if kind is FaultKind.BAD_SIGNATURE:
                    answer.headers[SIGNATURE] = signature.swapcase()
                return answer
            case _:
                return self.plain(asker, outcome)

    def _sealed(
        self, asker: Asker, status: int, body: bytes, outcome: Outcome, *, late_by: int = 0
    ) -> web.Response:
        headers = self._guard.seal(asker.terminal, status, asker.nonce, body, late_by=late_by)
        if isinstance(outcome, Done):
            return web.Response(body=body, status=status, headers=headers, content_type=_JSON)
        if outcome.code is ProblemCode.BUSY:
            headers["Retry-After"] = "1"
        return web.Response(body=body, status=status, headers=headers, content_type=_PROBLEM_JSON)

    async def _wait(self, fault: Fault) -> None:
        try:
            await asyncio.wait_for(self._mended.wait(), fault.delay)
        except TimeoutError:
            return


def _encode(outcome: Outcome) -> bytes:
    return msgspec.json.encode(outcome.body if isinstance(outcome, Done) else outcome.body())


def _altered(kind: FaultKind, body: dict[str, Any]) -> dict[str, Any]:
    """One fen more, or another order; in a bill, in its first line."""
    if lines := body.get("lines"):
        return {**body, "lines": [_altered(kind, lines[0]), *lines[1:]]}
    if "order_no" not in body:
        return body  # a bill without lines
    if kind is FaultKind.WRONG_AMOUNT:
        return {**body, "amount": body["amount"] + 1}
    return {**body, "order_no": f"{body['order_no'][:-4]}ELSE"}


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _proxy_error() -> web.Response:
    return web.Response(status=502, text=_PAGE, content_type="text/html")
