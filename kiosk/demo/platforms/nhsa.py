"""The insurance: one address for `ec.query` and the transactions of a settlement."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from aiohttp import web

from kiosk.demo.platforms.accounts import INSURANCE
from kiosk.demo.platforms.desk import WORDS, Memory, Refused
from kiosk.demo.platforms.insurance import QUERY, VoucherDesk
from kiosk.demo.platforms.nhsa_envelope import Envelope, admit, read
from kiosk.demo.platforms.nhsa_faults import Fault, Switches
from kiosk.demo.platforms.nhsa_ledger import Ledger, NotDone
from kiosk.demo.platforms.nhsa_people import Insured
from kiosk.demo.platforms.nhsa_transactions import Transactions
from kiosk.net import strict_json

PATH: Final = "/platforms/nhsa"
SWITCHES: Final = "/demo/platforms/nhsa"

_REFUSED: Final = -1
_CUT_SHORT: Final = frozenset({Fault.LOSE_REQUEST, Fault.LOSE_ANSWER})


class NhsaStandIn:
    def __init__(self, memory: Memory) -> None:
        insured = Insured(memory.book)
        self._memory = memory
        self._ledger = Ledger(memory.now)
        self._vouchers = VoucherDesk(memory, insured)
        self._transactions = Transactions(memory, insured, self._ledger)
        self._switches = Switches()
        self._answers = 0
        self._not_done: dict[str, int] = {}

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_post(PATH, self._answer)

    def add_switches(self, router: web.UrlDispatcher) -> None:
        """POST of a `Switch`'s settings, DELETE of all, GET: those that are on."""
        router.add_post(SWITCHES, self._switch_on)
        router.add_delete(SWITCHES, self._switch_off)
        router.add_get(SWITCHES, self._switched)

    def mend(self) -> None:
        self._switches.clear()

    def state(self) -> dict[str, Any]:
        """The ledger's, and how often something was `not_done`, by the insurance's words."""
        return {**self._ledger.state(), "not_done": self._not_done}

    async def _answer(self, request: web.Request) -> web.Response:
        fault: Fault | None = None
        try:
            envelope = read(await request.read())
            admit(envelope, self._memory)
            fault = self._switches.strike(envelope["infno"])
            output = self._do(envelope, fault, mixed_up=bool(request.get("mixed_up")))
            reply = self._reply(0, "", _spoilt(output, fault))
        except Refused as refused:
            self._memory.note_refusal(refused.reason)
            reply = self._reply(_REFUSED, WORDS[refused.reason], {})
        except NotDone as refused:
            self._not_done[refused.words] = self._not_done.get(refused.words, 0) + 1
            reply = self._reply(_REFUSED, refused.words, {})
        return _sent(request, reply, fault)

    def _do(self, envelope: Envelope, fault: Fault | None, *, mixed_up: bool) -> dict[str, Any]:
        infno, data = envelope["infno"], envelope["input"]["data"]
        if fault is Fault.LOSE_REQUEST:
            return {}
        if fault is Fault.REFUSE:
            raise NotDone("参保人员待遇暂停，不能结算")
        if infno == QUERY:
            return self._vouchers.decode(data, mixed_up=mixed_up)
        output = self._transactions.do(
            infno, envelope["msgid"], data, otherwise=fault is Fault.OTHER_SPLIT
        )
        return _spoilt(output, Fault.OTHER_VISIT) if mixed_up else output

    def _reply(self, code: int, words: str, output: dict[str, Any]) -> dict[str, Any]:
        self._answers += 1
        now = f"{self._memory.now():%Y%m%d%H%M%S}"
        return {
            "infcode": code,
            "inf_refmsgid": f"{INSURANCE.region}{now}{self._answers:010d}",
            "refmsg_time": f"{now}000",
            "respond_time": f"{now}000",
            "err_msg": words,
            "output": output,
        }

    async def _switch_on(self, request: web.Request) -> web.Response:
        try:
            self._switches.add(await request.json())
        except (ValueError, TypeError, AttributeError):
            raise web.HTTPBadRequest(text="no such fault") from None
        return await self._switched(request)

    async def _switch_off(self, request: web.Request) -> web.Response:
        self.mend()
        return await self._switched(request)

    async def _switched(self, _request: web.Request) -> web.Response:
        return web.json_response(self._switches.shown())


def _spoilt(output: dict[str, Any], fault: Fault | None) -> dict[str, Any]:
    setlinfo = dict(output.get("setlinfo", {}))
    if not setlinfo:
        return output
    if fault is Fault.WRONG_SUMS:
        setlinfo["psn_cash_pay"] += Decimal("0.01")
    elif fault is Fault.OTHER_VISIT:
        setlinfo["mdtrt_id"] += "~"
    return {**output, "setlinfo": setlinfo}


def _sent(request: web.Request, reply: dict[str, Any], fault: Fault | None) -> web.Response:
    if fault is Fault.NO_REFERENCE:
        del reply["inf_refmsgid"]
    elif fault is Fault.NO_RESULT:
        reply = {**reply, "infcode": _REFUSED, "err_msg": "调用核心业务区超时", "output": {}}
    elif fault is Fault.ERROR_AFTER_WORK:
        return web.Response(status=500)
    elif fault in _CUT_SHORT and request.transport is not None:
        request.transport.abort()
    return web.Response(body=strict_json.dumps(reply), content_type="application/json")
