"""A terminal's adapter, and a small gateway that remembers orders, requests and its own answers.

The gateway signs with GmSSL, which the terminal does not check signatures with.
"""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import gmssl_pyx
import pytest
from aiohttp import web

from kiosk.clock import ManualClock
from kiosk.demo.authority import KeyPair
from kiosk.money import Fen
from kiosk.net.endpoint import Endpoint
from kiosk.payment.gateway.client import HttpGateway, open_gateway
from kiosk.payment.gateway.keys import SchemeName, read_scheme
from kiosk.payment.gateway.signing import Scheme
from kiosk.payment.port import Channel, OrderRequest, Way

TERMINAL = "T-01"
DAY = date(2027, 1, 15)
SECRET = b"a secret of the tests, 32 bytes."
TERMINAL_KEY = KeyPair.derive(b"gateway tests", "terminal")
GATEWAY_KEY = KeyPair.derive(b"gateway tests", "gateway")
SIGNED_WITH = ("Yima-Timestamp", "Yima-Nonce", "Yima-Signature")


@dataclass(frozen=True)
class Notary:
    """Signs as the gateway and checks as it, by GmSSL."""

    name: SchemeName
    secret: bytes = SECRET
    own: KeyPair = GATEWAY_KEY

    def sign(self, message: bytes) -> str:
        if self.name is SchemeName.HMAC_SM3:
            signature = gmssl_pyx.sm3_hmac(self.secret, message)
        else:
            signature = self.own.sign(message)
        return base64.b64encode(signature).decode()

    def accepts(self, message: bytes, signature: str) -> bool:
        data = base64.b64decode(signature)
        if self.name is SchemeName.HMAC_SM3:
            return bool(gmssl_pyx.sm3_hmac(self.secret, message) == data)
        r, s = (int.from_bytes(half, "big") for half in (data[:32], data[32:]))
        parts = [n.to_bytes(n.bit_length() // 8 + 1, "big") for n in (r, s)]
        der = b"".join(bytes((2, len(part))) + part for part in parts)
        sequence = bytes((0x30, len(der))) + der
        return bool(gmssl_pyx.sm2_verify(TERMINAL_KEY.public, message, sequence))


@dataclass(frozen=True)
class Made:
    """An answer before it goes out."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Any:
        return json.loads(self.body)

    def but(self, **members: Any) -> Made:
        """With other members in its body; None takes one away."""
        merged = {**self.content, **members}
        body = {name: value for name, value in merged.items() if value is not None}
        return replace(self, body=json.dumps(body).encode())

    def headed(self, **headers: str) -> Made:
        renamed = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **renamed})


Change = Callable[[Made], Made]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request."""

    deaf: bool = False  # the connection breaks before the request is looked at
    lost: bool = False  # it breaks afterwards
    delay: float = 0.0  # seconds before the answer
    told: Change = lambda made: made  # said otherwise, and signed
    garbled: Change = lambda made: made  # changed after it was signed


@dataclass(frozen=True)
class Exchange:
    """One request and what was answered."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    answer: Made | None


class FakeGateway:
    """Keeps orders as the contract says. `faults` are worked off, one for each request."""

    def __init__(self, name: SchemeName) -> None:
        self.notary = Notary(name)
        self.wall = 1_800_000_000.0
        self.orders: dict[str, dict[str, Any]] = {}
        self.lines: list[dict[str, Any]] = []
        self.refuses: str = ""  # the problem code that the next payment code gets
        self.exchanges: list[Exchange] = []
        self.faults: deque[Fault] = deque()
        self.nonces: set[str] = set()
        self.base_url = ""

    def fault(self, times: int = 1, **how: Any) -> None:
        self.faults.extend([Fault(**how)] * times)

    def pay(self, number: str) -> None:
        """The payer has paid."""
        order = self.orders[number]
        order.pop("code_url", None)
        transaction = f"42000{len(self.lines):020}"
        order.update(state="paid", transaction_no=transaction, paid_at="2027-01-15T08:00:30Z")
        self._book(order, order["amount"])

    @property
    def asked(self) -> list[str]:
        return [f"{each.method} {each.target}" for each in self.exchanges]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.popleft() if self.faults else Fault()
        body = await request.read()
        made = None if fault.deaf else self._answer(request, body, fault)
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.exchanges.append(Exchange(request.method, request.raw_path, headers, body, made))
        await asyncio.sleep(fault.delay)
        if made is None or fault.lost:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        return web.Response(
            status=made.status,
            body=made.body,
            headers={"Content-Type": made.content_type, **made.headers},
        )

    def _answer(self, request: web.Request, body: bytes, fault: Fault) -> Made:
        made = fault.told(self._checked(request, body))
        nonce = request.headers.get("Yima-Nonce", "")
        stamp = made.headers.get("Yima-Timestamp", str(int(self.wall)))
        nonce = made.headers.get("Yima-Nonce", nonce)
        message = b"%d\n%s\n%s\n%s\n" % (made.status, stamp.encode(), nonce.encode(), made.body)
        signature = self.notary.sign(message)
        signed = made.headed(Yima_Timestamp=stamp, Yima_Nonce=nonce, Yima_Signature=signature)
        return fault.garbled(signed)

    def _checked(self, request: web.Request, body: bytes) -> Made:
        terminal, stamp, nonce, signature = (
            request.headers.get(f"Yima-{name}", "")
            for name in ("Terminal", "Timestamp", "Nonce", "Signature")
        )
        lines = (request.method, request.raw_path, stamp, nonce, terminal, body.decode(), "")
        if not self.notary.accepts("\n".join(lines).encode(), signature):
            return problem(401, "SIGNATURE_INVALID")
        if abs(int(stamp) - self.wall) > 300:
            return problem(401, "TIMESTAMP_OUT_OF_RANGE", now=int(self.wall))
        if nonce in self.nonces:
            return problem(401, "NONCE_USED")
        self.nonces.add(nonce)
        kind, *rest = request.path.removeprefix("/pay/v1/").split("/")
        match request.method, kind, rest:
            case "POST", "orders", []:
                return self._place(json.loads(body))
            case "GET", "orders", [number]:
                order = self.orders.get(number)
                return problem(404, "ORDER_UNKNOWN") if order is None else found(order)
            case "POST", "orders", [number, "reverse"]:
                return self._reverse(number)
            case "GET", "bills", [day]:
                mine = [line for line in self.lines if line["at"].startswith(day)]
                return found({"date": day, "complete": False, "lines": mine})
            case _:
                return problem(400, "MALFORMED")

    def _place(self, asked: dict[str, Any]) -> Made:
        code = asked.pop("payment_code", "")
        known = self.orders.get(asked["order_no"])
        if known is not None:
            if known["state"] in {"closed", "reversed"}:
                return problem(409, "ORDER_CLOSED")
            same = all(known[name] == value for name, value in asked.items() if name != "bills")
            return found(known) if same else problem(409, "ORDER_DIFFERS")
        for other in self.orders.values():
            if set(other["bills"]) & set(asked["bills"]) and other["state"] != "closed":
                return problem(409, "BILL_PAID" if other["state"] == "paid" else "BILL_TAKEN")
        number = asked["order_no"]
        order = {**asked, "state": "open", "expires_at": "2027-01-15T08:03:00Z"}
        self.orders[number] = order
        if self.refuses:
            order["state"] = "closed"
            return problem(422, self.refuses)
        if asked["way"] == "shown":
            order["code_url"] = "weixin://wxpay/bizpayurl?pr=Zk3xT0aBq9"
        elif code.startswith("28"):
            order["state"] = "confirming"
        else:
            self.pay(number)
        return found(order, 201)

    def _reverse(self, number: str) -> Made:
        order = self.orders.get(number)
        if order is None:
            order = {"order_no": number, "amount": 0, "currency": "CNY", "bills": []}
            self.orders[number] = {**order, "state": "closed"}
        elif order["state"] == "paid":
            order["state"] = "reversed"
            self._book(order, -order["amount"])
        elif order["state"] != "reversed":
            order.pop("code_url", None)
            order["state"] = "closed"
        return found({**self.orders[number], "retry": False})

    def _book(self, order: dict[str, Any], amount: int) -> None:
        line = {"order_no": order["order_no"], "amount": amount, "at": "2027-01-15T08:00:30Z"}
        self.lines.append({**line, "transaction_no": f"42000{len(self.lines):020}"})


def found(content: dict[str, Any], status: int = 200) -> Made:
    told = {name: value for name, value in content.items() if name != "bills"}
    return Made(status, json.dumps(told, ensure_ascii=False).encode())


def problem(status: int, code: str, **members: Any) -> Made:
    content = {"type": f"urn:x:{code}", "title": code, "status": status, "code": code, **members}
    return Made(status, json.dumps(content).encode(), "application/problem+json")


class _Server:
    """An aiohttp server on a thread of its own."""

    def __init__(self, fake: FakeGateway) -> None:
        self._fake = fake
        self._loop = asyncio.new_event_loop()
        app = web.Application()
        app.router.add_route("*", "/{any:.*}", fake.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        self._thread = threading.Thread(target=self._loop.run_forever)

    def start(self) -> None:
        self._thread.start()
        self._run(self._open())

    def stop(self) -> None:
        self._run(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _open(self) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self._fake.base_url = f"http://127.0.0.1:{port}/pay/v1"

    def _run(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)


@pytest.fixture(params=list(SchemeName))
def scheme_name(request: pytest.FixtureRequest) -> SchemeName:
    return SchemeName(request.param)


@pytest.fixture
def fake(scheme_name: SchemeName) -> Iterator[FakeGateway]:
    gateway = FakeGateway(scheme_name)
    server = _Server(gateway)
    server.start()
    yield gateway
    server.stop()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(wall=1_800_000_000.0)


@pytest.fixture
def write_key(tmp_path: Path) -> Callable[..., Path]:
    """A key file: `write_key(content, mode=0o600)`."""

    def write(content: bytes | str, mode: int = 0o600) -> Path:
        path = tmp_path / f"key-{secrets.token_hex(4)}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        path.chmod(mode)
        return path

    return write


@pytest.fixture
def scheme(scheme_name: SchemeName, write_key) -> Scheme:
    """The terminal's, from key files as staff put them there."""
    if scheme_name is SchemeName.HMAC_SM3:
        return read_scheme(scheme_name, write_key(SECRET + b"\n"))
    private = write_key(TERMINAL_KEY.private.hex() + "\n")
    public = write_key(GATEWAY_KEY.uncompressed.hex(), mode=0o644)
    return read_scheme(scheme_name, private, public)


@pytest.fixture
def connect(fake, scheme, clock) -> Iterator[Callable[..., HttpGateway]]:
    """The adapter: `connect(patience=1.0, endpoint={"read_timeout": 0.3})`."""
    opened: list[HttpGateway] = []

    def make(*, endpoint: dict[str, Any] | None = None, **options: Any) -> HttpGateway:
        options = {"sleep": lambda _seconds: None, **options}
        where = Endpoint(fake.base_url, **(endpoint or {}))
        terminal = options.pop("terminal", TERMINAL)
        opened.append(
            open_gateway(where, options.pop("scheme", scheme), terminal, clock, **options)
        )
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def gateway(connect) -> HttpGateway:
    made: HttpGateway = connect()
    return made


@pytest.fixture
def an_order() -> Callable[..., OrderRequest]:
    """`an_order(7, way=Way.SCANNED)`; the same number makes the same order."""

    def make(n: int = 1, **changes: Any) -> OrderRequest:
        way = changes.pop("way", Way.SHOWN)
        members: dict[str, Any] = {
            "number": f"YM01-20270115-{n:05}-7",
            "amount": Fen(2_550),
            "way": way,
            "channel": Channel.WECHAT,
            "bills": (f"invoice-{n}a", f"invoice-{n}b"),
            "payment_code": f"13{n:016}" if way is Way.SCANNED else "",
        }
        return OrderRequest(**{**members, **changes})

    return make
