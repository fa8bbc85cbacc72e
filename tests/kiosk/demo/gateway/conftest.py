from __future__ import annotations

import base64
import hmac
import http.client
import json
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from kiosk.codes import sm2
from kiosk.demo.authority import KeyPair
from kiosk.demo.gateway.process import TERMINAL, RunningGateway, start_gateway


@dataclass(frozen=True)
class Told:
    """An answer that was signed by the gateway, for this request."""

    status: int
    body: Any
    headers: dict[str, str]
    raw: bytes = field(repr=False)

    @property
    def code(self) -> str:
        return str(self.body.get("code", ""))

    @property
    def state(self) -> str:
        return str(self.body.get("state", ""))


class UnsealedError(AssertionError):
    """An answer came, and its seal does not hold."""


class Terminal:
    """A terminal's side of the wire, written from the OpenAPI file alone: no retries, no mercy."""

    def __init__(self, gateway: RunningGateway, name: str = TERMINAL) -> None:
        address = urlsplit(gateway.base_url)
        self.name = name
        self.prefix = address.path
        self.ahead = 0  # seconds that its clock is wrong
        self.nonce = ""  # to be used for every request; empty: a fresh one
        self.timeout = 10.0
        self._address = address.netloc
        self._hmac = gateway.scheme == "hmac-sm3"
        self._keys = gateway.keys(name)
        self._sequence = 0

    def place(self, order: dict[str, Any]) -> Told:
        return self.ask("POST", "/orders", order)

    def query(self, order_no: str) -> Told:
        return self.ask("GET", f"/orders/{order_no}")

    def reverse(self, order_no: str) -> Told:
        return self.ask("POST", f"/orders/{order_no}/reverse")

    def bill(self, day: str) -> Told:
        return self.ask("GET", f"/bills/{day}")

    def order(self, **changes: Any) -> dict[str, Any]:
        """A new order with a number and a bill of its own."""
        self._sequence += 1
        return {
            "order_no": f"{self.name}-20300305-{self._sequence:05d}",
            "amount": 2550,
            "currency": "CNY",
            "way": "shown",
            "channel": "wechat",
            "bills": [f"{self.name}.{self._sequence}"],
            **changes,
        }

    def scanned(self, payment_code: str, **changes: Any) -> dict[str, Any]:
        return self.order(way="scanned", payment_code=payment_code, **changes)

    def ask(self, method: str, path: str, body: Any = None, **headers: str | None) -> Told:
        """`headers`: in place of the right ones; None leaves one out."""
        data = (
            b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        )
        target = self.prefix + path
        signed = self.signed(method, target, data)
        changed = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {k: v for k, v in {**signed, **changed}.items() if v is not None}
        if data:
            sent.setdefault("Content-Type", "application/json")
        status, told, raw = self.exchange(method, target, data, sent)
        self.check(status, told, raw, sent.get("Yima-Nonce", ""))
        return Told(status, json.loads(raw), told, raw)

    def exchange(
        self, method: str, target: str, data: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self._address, timeout=self.timeout)
        try:
            connection.request(method, target, data or None, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def signed(self, method: str, target: str, data: bytes) -> dict[str, str]:
        stamp, nonce = str(int(time.time()) + self.ahead), self.nonce or secrets.token_hex(16)
        message = f"{method}\n{target}\n{stamp}\n{nonce}\n{self.name}\n".encode() + data + b"\n"
        return {
            "Yima-Terminal": self.name,
            "Yima-Timestamp": stamp,
            "Yima-Nonce": nonce,
            "Yima-Signature": base64.b64encode(self._sign(message)).decode(),
        }

    def check(self, status: int, headers: dict[str, str], raw: bytes, nonce: str) -> None:
        if headers.get("Yima-Nonce") != nonce:
            raise UnsealedError("nonce")
        message = f"{status}\n{headers['Yima-Timestamp']}\n{nonce}\n".encode() + raw + b"\n"
        signature = base64.b64decode(headers.get("Yima-Signature", ""))
        if self._hmac:
            holds = hmac.compare_digest(self._sign(message), signature)
        else:
            key = bytes.fromhex(self._keys.gateway_public_key_file.read_text())
            holds = sm2.verify(key, message, signature)
        if not holds:
            raise UnsealedError("signature")

    def _sign(self, message: bytes) -> bytes:
        if self._hmac:
            return hmac.digest(self._keys.secret_file.read_bytes().strip(), message, "sm3")
        private = bytes.fromhex(self._keys.private_key_file.read_text())
        return KeyPair.from_private(private).sign(message)


@pytest.fixture(scope="session")
def shared_gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    """One for all tests of a worker that leave it as it was."""
    with start_gateway(tmp_path_factory.mktemp("gateway") / "gateway.db") as gateway:
        yield gateway


@pytest.fixture
def gateway(shared_gateway: RunningGateway) -> Iterator[RunningGateway]:
    yield shared_gateway
    shared_gateway.listen(on=True)
    shared_gateway.set_clock(ahead=0)
    shared_gateway.clear()


@pytest.fixture
def enrol(gateway: RunningGateway) -> Callable[[], Terminal]:
    """Another terminal at every call."""

    def enrol_one() -> Terminal:
        name = f"T-{secrets.token_hex(5)}"
        gateway.enrol(name)
        return Terminal(gateway, name)

    return enrol_one


@pytest.fixture
def terminal(enrol: Callable[[], Terminal]) -> Terminal:
    """A terminal that nobody has used: its numbers and bills are its own."""
    return enrol()


@pytest.fixture
def books(gateway: RunningGateway) -> Callable[[Terminal], dict[str, Any]]:
    """What the gateway's books have of this terminal: its orders by number, and its movements."""

    def look(terminal: Terminal) -> dict[str, Any]:
        state = gateway.state()
        own = [order for order in state["orders"] if order["terminal"] == terminal.name]
        return {
            "orders": {order["order_no"]: order for order in own},
            "moved": [
                (m["order_no"], m["amount"] if m["debit"].startswith("payer:") else -m["amount"])
                for m in state["movements"]
                if m["terminal"] == terminal.name
            ],
        }

    return look


@pytest.fixture
def patience() -> Callable[[Callable[[], bool]], None]:
    """Wait until something is so; fail if it does not come."""

    def wait(condition: Callable[[], bool]) -> None:
        given_up = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < given_up
            time.sleep(0.01)

    return wait


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., RunningGateway]]:
    """Gateways of a test's own, all with the same files: `start(scheme="sm2-sm3")`."""
    started: list[RunningGateway] = []

    def begin(**options: Any) -> RunningGateway:
        started.append(start_gateway(tmp_path / "gateway.db", **options))
        return started[-1]

    yield begin
    for gateway in started:
        gateway.stop()


@pytest.fixture
def terminal_of() -> Callable[..., Terminal]:
    """A terminal of a gateway: `terminal_of(gateway, name)`."""
    return Terminal


@pytest.fixture
def unsealed() -> type[Exception]:
    return UnsealedError
