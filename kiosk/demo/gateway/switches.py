"""The switches: what a test or a demonstration does behind the terminal's back.

POST    switches/scripts    a `Casting`: how an order is to go
POST    switches/weather    a `Weather`: failures by chance
DELETE  switches/scripts    all goes well again
POST    switches/pay        a `Scan`: somebody scans the code that a terminal shows
POST    switches/wallets    a `NewWallet`; its id, its first payment code
POST    switches/codes      {"wallet"}: another code of a wallet
POST    switches/terminals  {"terminal"}: enrol one; its keys are in the folder then
POST    switches/listening  {"on"}: take the gateway off the network, or put it back
POST    switches/clock      {"ahead_ms"}: set its clock, from the machine's
GET     switches/state      the books (`books.everything`) and the counts
GET     switches/totals     `books.totals`
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import msgspec
from aiohttp import web
from msgspec import Meta, Struct

from kiosk.demo.gateway import books
from kiosk.demo.gateway.casting import Casting, Scripts
from kiosk.demo.gateway.desk import Desk
from kiosk.demo.gateway.model import STRANGER
from kiosk.demo.gateway.rest import GatewayApp
from kiosk.demo.gateway.scripts import Milliseconds, Script, Then
from kiosk.demo.gateway.signing import Guard
from kiosk.demo.gateway.weather import Weather
from kiosk.demo.gateway.wire import ChannelName

ROOT = "/switches"


class Scan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody scans a shown code, found by its text or by the order's number."""

    code_url: str = ""
    order_no: str = ""
    wallet: str = STRANGER
    confirms_ms: Milliseconds = 0
    then: Then = Then.PAY


class NewWallet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`balance`: fen, None for a purse that is never empty. `script`: how an order goes that is paid
    with its first code.
    """

    channel: ChannelName
    balance: Annotated[int, Meta(ge=0)] | None = None
    code_ms: Milliseconds = 120_000  # how long its codes are good
    script: Script | None = None


class MoreCode(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    wallet: str
    code_ms: Milliseconds = 120_000


class Enrolment(Struct, frozen=True, forbid_unknown_fields=True):
    terminal: str


class Listening(Struct, frozen=True, forbid_unknown_fields=True):
    on: bool


class Ahead(Struct, frozen=True, forbid_unknown_fields=True):
    ahead_ms: int


class SwitchApp:
    def __init__(
        self,
        desk: Desk,
        guard: Guard,
        scripts: Scripts,
        gateway: GatewayApp,
        *,
        set_listening: Callable[[bool], Awaitable[None]],
        set_clock: Callable[[int], None],
    ) -> None:
        self._desk = desk
        self._guard = guard
        self._scripts = scripts
        self._gateway = gateway
        self._set_listening = set_listening
        self._set_clock = set_clock

    def build(self) -> web.Application:
        app = web.Application()
        add = app.router.add_route
        add("POST", f"{ROOT}/scripts", _taking(Casting, self._cast))
        add("POST", f"{ROOT}/weather", _taking(Weather, self._blow))
        add("DELETE", f"{ROOT}/scripts", self._clear)
        add("POST", f"{ROOT}/pay", _taking(Scan, self._pay))
        add("POST", f"{ROOT}/wallets", _taking(NewWallet, self._make_wallet))
        add("POST", f"{ROOT}/codes", _taking(MoreCode, self._make_code))
        add("POST", f"{ROOT}/terminals", _taking(Enrolment, self._enrol))
        add("POST", f"{ROOT}/listening", _taking(Listening, self._listen))
        add("POST", f"{ROOT}/clock", _taking(Ahead, self._tell_clock))
        add("GET", f"{ROOT}/state", self._state)
        add("GET", f"{ROOT}/totals", self._totals)
        add("DELETE", f"{ROOT}/books", self._wipe)
        return app

    async def _cast(self, casting: Casting) -> None:
        self._scripts.cast(casting)
        if casting.order_no:
            self._desk.recast(casting.order_no, casting.script)

    async def _blow(self, weather: Weather) -> None:
        self._scripts.weather = weather

    async def _clear(self, _request: web.Request) -> web.Response:
        self._scripts.clear()
        self._gateway.answers.mend()
        return _json({})

    async def _pay(self, scan: Scan) -> dict[str, Any]:
        script = Script(confirms_ms=scan.confirms_ms, then=scan.then)
        scanned = self._desk.scan_shown(scan.code_url, scan.order_no, scan.wallet, script)
        order = scanned.order
        return {"order_no": order.order_no, "state": order.state, "refused": scanned.refused}

    async def _make_wallet(self, new: NewWallet) -> dict[str, Any]:
        with self._desk.store.transaction():
            wallet = self._desk.payments.make_wallet(new.channel, new.balance)
            code = self._desk.payments.mint_code(wallet, self._desk.now() + new.code_ms)
        if new.script is not None:
            self._scripts.cast(Casting(script=new.script, payment_code=code))
        return {"wallet": wallet, "payment_code": code}

    async def _make_code(self, more: MoreCode) -> dict[str, Any]:
        with self._desk.store.transaction():
            code = self._desk.payments.mint_code(more.wallet, self._desk.now() + more.code_ms)
        return {"wallet": more.wallet, "payment_code": code}

    async def _enrol(self, enrolment: Enrolment) -> None:
        self._guard.enrol(enrolment.terminal)

    async def _listen(self, listening: Listening) -> None:
        await self._set_listening(listening.on)

    async def _tell_clock(self, clock: Ahead) -> None:
        self._set_clock(clock.ahead_ms)
        self._desk.catch_up()

    async def _state(self, _request: web.Request) -> web.Response:
        self._desk.catch_up()
        gateway = self._gateway
        return _json(
            {
                "now": self._desk.now(),
                **books.everything(self._desk.store),
                "calls": gateway.calls,
                "faults": gateway.faults,
                "refused": gateway.refused,
                "noticed_again": self._desk.payments.noticed_again,
            }
        )

    async def _totals(self, _request: web.Request) -> web.Response:
        self._desk.catch_up()
        return _json(books.totals(self._desk.store))

    async def _wipe(self, _request: web.Request) -> web.Response:
        self._desk.wipe()
        return _json({})


def _taking(
    kind: type[Struct], work: Callable[[Any], Awaitable[Any]]
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A switch whose position is a JSON object; 400 with the reason for one that makes no sense."""

    async def handle(request: web.Request) -> web.Response:
        try:
            told = await work(msgspec.json.decode(await request.read(), type=kind))
        except (ValueError, KeyError) as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        return _json({} if told is None else told)

    return handle


def _json(told: Any) -> web.Response:
    return web.Response(body=msgspec.json.encode(told), content_type="application/json")
