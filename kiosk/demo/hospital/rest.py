"""HTTP around the interactions: FHIR REST under /fhir, switches under /demo on a port of its own.

The platforms that decode opaque codes (`kiosk.demo.platforms`) are served beside it, under /platforms.

Two ports, so that the hospital can refuse connections (`gone`) and still be told to come back.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC
from email.utils import format_datetime
from typing import Any

from aiohttp import web

from kiosk.demo.hospital import json_text, payments
from kiosk.demo.hospital.bill_switch import BillOrder, add_bills
from kiosk.demo.hospital.faults import Faults, Handler
from kiosk.demo.hospital.interactions import Done, Interactions, capability_statement
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.report_routes import ReportSwitches
from kiosk.demo.platforms.app import PlatformApp
from kiosk.net import strict_json

_FHIR_JSON = "application/fhir+json"


class FhirApp:
    """The FHIR endpoint, with the platforms beside it.

    Counts requests for /demo/state: by method and first path segment, the platforms' by whole path.
    """

    def __init__(self, interactions: Interactions, faults: Faults, platforms: PlatformApp) -> None:
        self._do = interactions
        self._faults = faults
        self._platforms = platforms
        self.requests: Counter[str] = Counter()

    def build(self) -> web.Application:
        app = web.Application(middlewares=[self._middleware], client_max_size=2**20)
        app.router.add_get("/fhir/metadata", self._metadata)
        app.router.add_post("/fhir", self._transaction)
        app.router.add_post("/fhir/", self._transaction)
        app.router.add_get("/fhir/{kind}", self._search)
        app.router.add_post("/fhir/{kind}", self._create)
        app.router.add_get("/fhir/{kind}/{id}", self._read)
        app.router.add_post("/fhir/Patient/{id}/$confirm-holder", self._confirm_holder)
        app.router.add_put("/fhir/{kind}/{id}", self._update)
        self._platforms.add_routes(app.router)
        app.on_response_prepare.append(self._date)
        return app

    async def _date(self, _request: web.Request, response: web.StreamResponse) -> None:
        """The hospital's own time, which need not be the machine's: terminals go by it."""
        response.headers["Date"] = format_datetime(self._do.now().astimezone(UTC), usegmt=True)

    @web.middleware
    async def _middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        path, outcomes = request.path, handler
        if path.startswith("/fhir"):
            path = path.removeprefix("/fhir").strip("/").partition("/")[0]
            outcomes = _with_outcomes(handler)
        self.requests[f"{request.method} {path}".strip()] += 1
        try:
            return await self._faults.apply(request, outcomes)
        except (
            ConnectionResetError
        ):  # with half of the request unsent: nobody is there to be answered
            return web.Response()

    async def _metadata(self, _request: web.Request) -> web.Response:
        return _answer(200, capability_statement(self._do.base, f"{self._do.now():%Y-%m-%d}"))

    async def _read(self, request: web.Request) -> web.Response:
        resource = self._do.read(request.match_info["kind"], request.match_info["id"])
        if resource["resourceType"] == "Binary" and not _wants_json(request):
            content = base64.b64decode(resource["data"])
            return web.Response(body=content, content_type=resource["contentType"])
        return _answer(200, resource)

    async def _search(self, request: web.Request) -> web.Response:
        query = list(request.query.items())
        return _answer(200, self._do.search(request.match_info["kind"], query))

    async def _create(self, request: web.Request) -> web.Response:
        done = self._do.create(
            request.match_info["kind"],
            await _body(request),
            request.headers.get("If-None-Exist", ""),
        )
        return self._written(done)

    async def _update(self, request: web.Request) -> web.Response:
        done = self._do.update(
            request.match_info["kind"],
            request.match_info["id"],
            await _body(request),
            request.headers.get("If-Match", ""),
        )
        return self._written(done)

    async def _confirm_holder(self, request: web.Request) -> web.Response:
        return _answer(200, self._do.confirm_holder(request.match_info["id"], await _body(request)))

    async def _transaction(self, request: web.Request) -> web.Response:
        return _answer(200, self._do.transaction(await _body(request)))

    def _written(self, done: Done) -> web.Response:
        response = _answer(done.status, done.resource)
        kind, meta = done.resource["resourceType"], done.resource["meta"]
        response.headers["Location"] = (
            f"{self._do.base}/{kind}/{done.resource['id']}/_history/{meta['versionId']}"
        )
        return response


class SwitchApp:
    """GET, POST, DELETE /demo/faults, GET /demo/state, POST /demo/bills, DELETE
    /demo/platforms/tokens, those of the reports (`report_routes`), and the platforms' own.
    """

    def __init__(
        self,
        interactions: Interactions,
        faults: Faults,
        fhir: FhirApp,
        platforms: PlatformApp,
        set_listening: Callable[[bool], Any],
    ) -> None:
        self._do = interactions
        self._faults = faults
        self._fhir = fhir
        self._platforms = platforms
        self._set_listening = set_listening

    def build(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/demo/faults", self._list)
        app.router.add_post("/demo/faults", self._add)
        app.router.add_delete("/demo/faults", self._clear)
        app.router.add_get("/demo/state", self._state)
        app.router.add_post("/demo/bills", self._add_bills)
        app.router.add_delete("/demo/platforms/tokens", self._expire_tokens)
        ReportSwitches(self._do).add_routes(app.router)
        self._platforms.add_switches(app.router)
        return app

    async def _list(self, _request: web.Request) -> web.Response:
        shown = ("kind", "times", "every", "method", "path", "under")
        active = [{name: getattr(f, name) for name in shown} for f in self._faults.active]
        return web.json_response(active)

    async def _add(self, request: web.Request) -> web.Response:
        try:
            settings = await request.json()
            if settings == {"kind": "gone"}:  # for good: nobody listens any more
                await self._set_listening(False)  # noqa: FBT003 - the switch's position
            else:
                self._faults.add(settings)
        except (ValueError, TypeError, AttributeError):
            raise web.HTTPBadRequest(text="no such fault") from None
        return await self._list(request)

    async def _clear(self, request: web.Request) -> web.Response:
        self._faults.clear()
        self._platforms.mend()
        await self._set_listening(True)  # noqa: FBT003 - the switch's position
        return await self._list(request)

    async def _state(self, _request: web.Request) -> web.Response:
        store = self._do.store
        sign_ins = store.query(
            "SELECT value, COUNT(*) FROM term WHERE type = 'Encounter' AND param = 'appointment'"
            " GROUP BY value"
        )
        statuses = store.query(
            "SELECT id, value FROM term WHERE type = 'Appointment' AND param = 'status'"
        )
        return web.json_response(
            {
                "now": self._do.now().isoformat(),
                "sign_ins": {reference.split("/")[1]: count for reference, count in sign_ins},
                "appointments": dict(statuses),
                "payments": payments.books(store),
                "requests": dict(self._fhir.requests),
                "platforms": self._platforms.state(),
            }
        )

    async def _add_bills(self, request: web.Request) -> web.Response:
        try:
            order = BillOrder(**await request.json())
            added = add_bills(self._do.store, order, self._do.now())
        except (ValueError, TypeError, FhirError):
            raise web.HTTPBadRequest(text="no such bills") from None
        return web.json_response(added)

    async def _expire_tokens(self, _request: web.Request) -> web.Response:
        self._platforms.expire_tokens()
        return web.json_response({})


def _wants_json(request: web.Request) -> bool:
    """Whether a Binary is asked for as a resource (R4 "Binary", "Serving Binary Resources")."""
    return "json" in request.headers.get("Accept", "")


def _with_outcomes(handler: Handler) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except FhirError as error:
            return _answer(error.status, error.outcome())
        except web.HTTPException as error:
            return _answer(error.status, FhirError(error.status, "invalid", error.reason).outcome())

    return handle


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type not in {_FHIR_JSON, "application/json"}:
        raise FhirError(415, "not-supported", "send application/fhir+json")
    try:
        body = strict_json.loads(await request.read())
    except ValueError:
        raise FhirError(400, "structure", "the body is not JSON") from None
    if not isinstance(body, dict):
        raise FhirError(400, "structure", "the body is not a resource")
    plain: dict[str, Any] = json.loads(strict_json.dumps(body))  # the store knows no Decimal
    return plain


def _answer(status: int, resource: dict[str, Any]) -> web.Response:
    response = web.Response(
        status=status,
        body=json_text.dumps(resource),
        content_type=_FHIR_JSON,
        charset="utf-8",
    )
    version = resource.get("meta", {}).get("versionId")
    if version:
        response.headers["ETag"] = f'W/"{version}"'
    return response
