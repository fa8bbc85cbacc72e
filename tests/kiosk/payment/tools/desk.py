"""A terminal's storage with settings beside it, `yima journal` over both, and a counter of real processes."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.__main__ import main as yima
from kiosk.bills import Split
from kiosk.clock import Clock, ManualClock, SystemClock
from kiosk.demo.gateway.process import RunningGateway
from kiosk.demo.hospital.process import RunningHospital
from kiosk.domain import PatientId
from kiosk.journal.order_book import StoredOrderBook
from kiosk.money import Fen
from kiosk.payment.command import main
from kiosk.payment.gateway.client import HttpGateway
from kiosk.payment.order import Cause, NewOrder, Order, OrderBill, OrderState
from kiosk.payment.port import Channel, GatewayOrder, OrderRequest, Way
from kiosk.payment.till import make_gateway
from kiosk.reasons import Code
from kiosk.settings import load

ZONE = ZoneInfo("Asia/Shanghai")
TERMINALS = itertools.count(1)
NOON = int(datetime(2027, 1, 15, 12, tzinfo=ZONE).timestamp())
NOBODY = "http://127.0.0.1:9"  # nothing listens there


class Noon(ManualClock):
    """A lobby in Shanghai."""

    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, ZONE)


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


@dataclass
class Desk:
    """Runs `yima journal` as staff do. `clock`: None for the machine's."""

    terminal: str
    folder: Path
    settings: Path
    capfd: pytest.CaptureFixture[str]  # compiled libraries write, too
    clock: Clock | None = field(default_factory=lambda: Noon(wall=NOON))

    def run(self, *arguments: str) -> Told:
        def make_clock(zone: tzinfo) -> Clock:
            return self.clock or SystemClock(zone)

        code = main([*arguments, "--settings", str(self.settings)], make_clock=make_clock)
        output = self.capfd.readouterr()
        return Told(code, output.out, output.err)

    def yima(self, *arguments: str) -> Told:
        """By the whole command line, whose clock is the machine's."""
        code = yima(["journal", *arguments, "--settings", str(self.settings)])
        output = self.capfd.readouterr()
        return Told(code, output.out, output.err)

    def set(self, **tables: dict[str, str]) -> None:
        """Write the settings file: the least, and these."""
        least: dict[str, dict[str, str]] = {
            "terminal": {"id": self.terminal, "hospital": "示范医院"},
            "hospital": {"base_url": NOBODY},
            "trust": {"repository": NOBODY},
            "ticket_printer": {"host": "127.0.0.1"},
            "storage": {"folder": str(self.folder)},
        }
        lines = []
        for name, table in (least | tables).items():
            lines.append(f"[{name}]")
            lines += [f"{key} = {json.dumps(value)}" for key, value in table.items()]
        self.settings.write_text("\n".join(lines), encoding="utf-8")


@dataclass
class Counter:
    """Gateway and hospital as real processes, and a journal that stands between them."""

    desk: Desk
    gateway: RunningGateway
    hospital: RunningHospital
    book: StoredOrderBook
    clock: Clock = field(default_factory=lambda: SystemClock(ZONE))

    def takes(self, amount: int = 12_650) -> Order:
        """An order that is paid at the gateway, and the hospital was not told."""
        (bill,) = self.hospital.add_bills(1, patient="p0001", amount=amount)
        part = OrderBill(bill.id, Split.all_own(Fen(amount)))
        new = NewOrder(PatientId("p0001"), Way.SHOWN, Channel.WECHAT, (part,))
        order = self.book.open(new, at=self.clock.now(), day=self.clock.local().date())
        assert isinstance(order, Order)
        self.place(order)
        assert self.gateway.pay(order_no=order.number)["state"] == "paid"
        return self.changed(order, state=OrderState.PAID, paid_at=self.clock.now())

    def place(self, order: Order) -> None:
        bills = tuple(bill.id for bill in order.bills)
        request = OrderRequest(order.number, order.amount, order.way, order.channel, bills)
        with self.client() as client:
            assert isinstance(client.place(request).outcome, GatewayOrder)

    def reverse(self, order: Order) -> None:
        """By somebody else; the journal hears nothing of it."""
        with self.client() as client:
            assert isinstance(client.reverse(order.number).outcome, GatewayOrder)

    @contextmanager
    def client(self) -> Iterator[HttpGateway]:
        settings = load(self.desk.settings, {})
        assert settings.payment is not None
        with closing(make_gateway(settings.payment, self.desk.terminal, self.clock)) as client:
            yield client

    def changed(self, order: Order, **fields: Any) -> Order:
        after = replace(order, **fields)
        written = self.book.change(after, Cause.PAID, at=self.clock.now())
        assert isinstance(written, Order)
        return written

    def needs_staff(self, **fields: Any) -> Order:
        why = Code.PAYMENT_CONTRADICTION
        return self.changed(self.takes(), state=OrderState.NEEDS_STAFF, why=why, **fields)

    def find(self, order: Order) -> Order:
        found = self.book.find(order.number)
        assert isinstance(found, Order)
        return found

    def is_in_hospital(self, order: Order) -> bool:
        return order.bills[0].id in self.hospital.state()["payments"]

    def at_gateway(self, order: Order) -> str:
        orders = self.gateway.state()["orders"]
        return next(str(one["state"]) for one in orders if one["order_no"] == order.number)


def payment(running: RunningGateway, desk: Desk) -> dict[str, str]:
    """A table of the settings."""
    return {
        "base_url": running.base_url,
        "scheme": "hmac-sm3",
        "key_file": str(running.enrol(desk.terminal).secret_file),
    }


def damage(folder: Path) -> None:
    """Half of the pages are something else."""
    path = folder / "orders.db"
    data = bytearray(path.read_bytes())
    data[4_096:] = b"\xff" * (len(data) - 4_096)
    path.write_bytes(data)


def lose_key(folder: Path) -> None:
    (folder / "installation.key").unlink()
