"""Switches of the reports: POST /demo/reports, POST /demo/reports/{id}, GET /demo/prints, PUT /demo/search."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from kiosk.demo.hospital.interactions import Interactions
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.prints import prints
from kiosk.demo.hospital.report_switch import ReportOrder, add_reports, change_report, finish_report

_SENSELESS = (ValueError, TypeError, KeyError, ArithmeticError, FhirError)


class ReportSwitches:
    def __init__(self, interactions: Interactions) -> None:
        self._do = interactions

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_post("/demo/reports", self._add)
        router.add_post("/demo/reports/{id}", self._change)
        router.add_get("/demo/prints", self._prints)
        router.add_put("/demo/search", self._search)

    async def _add(self, request: web.Request) -> web.Response:
        try:
            order = ReportOrder(**await _settings(request))
            self._do.open_files(order.patient)
            added = add_reports(self._do.store, order, self._do.now())
        except _SENSELESS:
            raise web.HTTPBadRequest(text="no such reports") from None
        return web.json_response(added)

    async def _change(self, request: web.Request) -> web.Response:
        """`{"status": "amended" | "corrected", "value": "5.3"}`, `{"status": "entered-in-error"}`, or
        `{"status": "final"}`, which finishes a pending one.
        """
        logical_id = request.match_info["id"]
        try:
            settings = await _settings(request)
            self._do.open_files(logical_id)
            if settings == {"status": "final"}:
                changed = finish_report(self._do.store, logical_id, self._do.now())
            else:
                changed = change_report(self._do.store, logical_id, now=self._do.now(), **settings)
        except _SENSELESS:
            raise web.HTTPBadRequest(text="no such change") from None
        return web.json_response(changed)

    async def _prints(self, _request: web.Request) -> web.Response:
        return web.json_response(prints(self._do.store))

    async def _search(self, request: web.Request) -> web.Response:
        """`{"follows_references": false}`: `_include` and `_revinclude` are ignored from now on."""
        try:
            settings = await _settings(request)
        except _SENSELESS:
            settings = {}
        if settings.keys() != {"follows_references"}:
            raise web.HTTPBadRequest(text="no such switch")
        self._do.follows_references = settings["follows_references"] is True
        return web.json_response(settings)


async def _settings(request: web.Request) -> dict[str, Any]:
    settings = await request.json()
    if not isinstance(settings, dict):
        raise TypeError("settings have names")
    return settings
