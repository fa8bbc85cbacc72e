"""The gateway's endpoint: who asks, for what, and how it is answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final

from aiohttp import web

from kiosk.demo.gateway.answers import Answers, Asker, Outcome
from kiosk.demo.gateway.casting import Conduct, Scripts
from kiosk.demo.gateway.desk import Desk
from kiosk.demo.gateway.problems import Problem, ProblemCode
from kiosk.demo.gateway.signing import TERMINAL, Asked, Guard
from kiosk.demo.gateway.wire import ORDER_NO, Call, read_order

ROOT: Final = "/v1"
_MOST_BYTES: Final = 65_536
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ORDER_NO: Final = re.compile(ORDER_NO)
_ASKER: Final = web.RequestKey("asker", Asker)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class GatewayApp:
    """Counts `calls` by what was asked for, `faults` that struck by kind, `refused` by code."""

    def __init__(self, desk: Desk, guard: Guard, scripts: Scripts) -> None:
        self._desk = desk
        self._guard = guard
        self._scripts = scripts
        self.answers = Answers(guard)
        self.calls: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def build(self) -> web.Application:
        app = web.Application(middlewares=[self._admit], client_max_size=_MOST_BYTES)
        app.router.add_post(f"{ROOT}/orders", self._place)
        app.router.add_get(f"{ROOT}/orders/{{order_no}}", self._query, allow_head=False)
        app.router.add_post(f"{ROOT}/orders/{{order_no}}/reverse", self._reverse)
        app.router.add_get(f"{ROOT}/bills/{{date}}", self._bill, allow_head=False)
        return app

    @web.middleware
    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        headers = request.headers
        claimed = Asker(headers.get(TERMINAL, ""), Asked("", "", headers, b"").nonce)
        try:
            body = await request.read()
            asked = Asked(request.method, request.raw_path, headers, body)
            terminal = self._guard.admit(asked)
            if isinstance(terminal, Problem):
                return self._told(claimed, terminal)
            request[_ASKER] = claimed
            return await handler(request)
        except (
            ConnectionResetError
        ):  # with half of the request unsent: nobody is there to be answered
            return web.Response()
        except web.HTTPRequestEntityTooLarge:
            return self._told(claimed, Problem(ProblemCode.MALFORMED, "body"))
        except web.HTTPException as error:  # of the router: 404, 405
            problem = Problem(ProblemCode.MALFORMED, "path", http_status=error.status)
            answer = self._told(claimed, problem)
            answer.headers.extend({k: v for k, v in error.headers.items() if k == "Allow"})
            return answer

    async def _place(self, request: web.Request) -> web.StreamResponse:
        if request.content_type != "application/json":
            return self._malformed(request, "Content-Type")
        try:
            order = read_order(await request.read())
        except ValueError as error:
            return self._malformed(request, str(error))
        asker = request[_ASKER]
        return await self._run(
            request,
            Call.PLACE,
            order.order_no,
            lambda conduct: self._desk.place(asker.terminal, order, conduct.script),
            order.payment_code,
        )

    async def _query(self, request: web.Request) -> web.StreamResponse:
        order_no, terminal = request.match_info["order_no"], request[_ASKER].terminal
        if _ORDER_NO.fullmatch(order_no) is None:
            return self._malformed(request, "order_no")
        return await self._run(
            request,
            Call.QUERY,
            order_no,
            lambda conduct: self._desk.query(terminal, order_no, conduct),
        )

    async def _reverse(self, request: web.Request) -> web.StreamResponse:
        order_no, terminal = request.match_info["order_no"], request[_ASKER].terminal
        if _ORDER_NO.fullmatch(order_no) is None or await request.read():
            return self._malformed(request, "order_no, or a body where there is none")
        return await self._run(
            request,
            Call.REVERSE,
            order_no,
            lambda conduct: self._desk.reverse(terminal, order_no, conduct),
        )

    async def _bill(self, request: web.Request) -> web.StreamResponse:
        text, terminal = request.match_info["date"], request[_ASKER].terminal
        try:
            day = date.fromisoformat(text if _DAY.fullmatch(text) else "")
        except ValueError:
            return self._malformed(request, "date")
        return await self._run(
            request, Call.BILL, text, lambda _conduct: self._desk.bill(terminal, day)
        )

    async def _run(
        self,
        request: web.Request,
        call: Call,
        subject: str,
        work: Callable[[Conduct], Outcome],
        payment_code: str = "",
    ) -> web.StreamResponse:
        asker = request[_ASKER]
        conduct = self._scripts.meet(call, asker.terminal, subject, payment_code)
        fault = self._scripts.fault(call, subject, conduct)
        self.calls[call] += 1

        def done() -> Outcome:
            outcome = work(conduct)
            if isinstance(outcome, Problem):
                self.refused[outcome.code] += 1
            return outcome

        if fault is None:
            return self.answers.plain(asker, done())
        self.faults[fault.kind] += 1
        return await self.answers.fail(fault, request, asker, done)

    def _malformed(self, request: web.Request, detail: str) -> web.Response:
        return self._told(request[_ASKER], Problem(ProblemCode.MALFORMED, detail))

    def _told(self, asker: Asker, problem: Problem) -> web.Response:
        self.refused[problem.code] += 1
        return self.answers.plain(asker, problem)
