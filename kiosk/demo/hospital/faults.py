"""Fault switches: how the demo hospital misbehaves when told to, and the platforms beside it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Final

from aiohttp import web

_HUGE_BYTES: Final = 50 * 1024 * 1024
_FHIR_JSON: Final = "application/fhir+json"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Kind(StrEnum):
    SLOW = auto()  # answers after `delay_ms`
    FAIL = auto()  # HTTP 500 instead
    HANG = auto()  # takes the request and never answers
    HTML = auto()  # a gateway's page instead of FHIR
    HUGE = auto()  # 50 MB of valid JSON
    DROP_AFTER_WORK = auto()  # does what was asked, closes without a word
    GONE = auto()  # closes the connection without reading on
    WRONG_PATIENT = auto()  # another patient's record where this one's was asked
    MALFORMED = auto()  # half of the answer's JSON, as if it were whole


@dataclass(slots=True)
class Fault:
    """`times`: how many more requests it hits, None for all. `every`: only each n-th of them."""

    kind: Kind
    times: int | None = None
    every: int = 1
    method: str = ""
    path: str = ""  # part of the path: "Appointment"
    under: str = "/fhir"  # what the path begins with: "/platforms/tencent" for that platform
    delay_ms: int = 2000
    seen: int = 0

    def __post_init__(self) -> None:
        if self.every < 1 or self.delay_ms < 0 or (self.times is not None and self.times < 1):
            raise ValueError("times and every start at 1, delay_ms at 0")

    def strikes(self, method: str, path: str) -> bool:
        """Whether it hits this request; counts it."""
        if self.times == 0 or self.method not in {"", method}:
            return False
        if not path.startswith(self.under) or self.path not in path:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """The switches. `apply` is the middleware's work."""

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self._mended = asyncio.Event()

    def add(self, settings: dict[str, Any]) -> Fault:
        """Switch one on. Raises ValueError or TypeError for settings that make no sense."""
        fault = Fault(**{**settings, "kind": Kind(settings.get("kind", ""))})
        self.active.append(fault)
        return fault

    def clear(self) -> None:
        """Mend everything; whoever was left hanging is hung up on."""
        self.active.clear()
        self._mended.set()
        self._mended = asyncio.Event()

    async def apply(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        # Each fault counts its own requests, so all are asked before one is chosen.
        struck = [f for f in self.active if f.strikes(request.method, request.path)]
        self.active = [f for f in self.active if f.times != 0]
        for fault in struck:
            if fault.kind is Kind.SLOW:
                await asyncio.sleep(fault.delay_ms / 1000)
        for fault in struck:
            if fault.kind is not Kind.SLOW:
                return await self._misbehave(fault.kind, request, handler)
        return await handler(request)

    async def _misbehave(
        self, kind: Kind, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        match kind:
            case Kind.FAIL:
                return web.json_response(
                    {
                        "resourceType": "OperationOutcome",
                        "issue": [{"severity": "fatal", "code": "exception"}],
                    },
                    status=500,
                    content_type=_FHIR_JSON,
                )
            case Kind.HTML:
                page = "<!doctype html><title>Gateway</title><h1>Please sign in to the network</h1>"
                return web.Response(text=page, content_type="text/html")
            case Kind.HUGE:
                return await _huge(request)
            case Kind.HANG:
                await self._mended.wait()
            case Kind.DROP_AFTER_WORK:
                await handler(request)
            case Kind.WRONG_PATIENT if not request.path.startswith("/fhir"):
                request["mixed_up"] = True  # a signed answer is wrong before it is signed
                return await handler(request)
            case Kind.WRONG_PATIENT | Kind.MALFORMED:
                return _spoil(kind, await handler(request))
            case Kind.GONE | Kind.SLOW:
                pass
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


def _spoil(kind: Kind, response: web.StreamResponse) -> web.StreamResponse:
    if not isinstance(response, web.Response) or not isinstance(response.body, bytes):
        return response
    if kind is Kind.MALFORMED or not response.content_type.endswith("json"):
        body = response.body[: len(response.body) // 2]
    else:
        body = json.dumps(_another(json.loads(response.body)), ensure_ascii=False).encode()
    return web.Response(body=body, status=response.status, content_type=response.content_type)


def _another(value: Any) -> Any:
    """Make every patient in `value` another one: references, and identifiers of Patients."""
    match value:
        case dict():
            changed = {k: _another(v) for k, v in value.items()}
            if changed.get("resourceType") == "Patient":
                changed["identifier"] = [
                    {**i, "value": i["value"][::-1]} for i in changed.get("identifier", ())
                ]
            return changed
        case list():
            return [_another(v) for v in value]
        case str() if value.startswith("Patient/"):
            return "Patient/somebody-else"
        case _:
            return value


async def _huge(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": _FHIR_JSON})
    await response.prepare(request)
    piece = b" " * 65_536
    try:
        await response.write(b'{"resourceType":"Bundle","type":"searchset"')
        for _ in range(_HUGE_BYTES // len(piece)):
            await response.write(piece)
        await response.write(b"}")
    except ConnectionError:
        pass  # the client has seen enough
    return response
