"""Printers that stand on sockets: the stand-in, and scripted ones for what no sane printer does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket.standin import StandInPrinter
from kiosk.bills import EInvoice, Split
from kiosk.domain import Ticket
from kiosk.money import Fen
from kiosk.payment.port import Channel
from kiosk.slips import OpenPaymentSlip, Receipt, ReceiptLine

# One for all: a fixture cannot be used inside hypothesis, a plain value can.
_TICKET: dict[str, Any] = {
    "hospital": "示范市第一人民医院",
    "number": "A017",
    "surname": "欧阳",
    "department": "心内科",
    "doctor": "李医生",
    "place": "门诊楼3层B区 12诊室",
    "directions": "出门左转，乘2号电梯",
    "ahead": 3,
    "wait_minutes": 15,
    "printed_at": datetime(2027, 1, 15, 9, 30, 12, tzinfo=timezone(timedelta(hours=8))),
    "terminal": "T07",
}

_ORDER: dict[str, Any] = {
    "hospital": "示范市第一人民医院",
    "order": "YM-0720270115004711K",
    "surname": "欧阳",
    "printed_at": _TICKET["printed_at"],
    "terminal": "YM-07",
}
_RECEIPT: dict[str, Any] = _ORDER | {
    "paid_at": datetime(2027, 1, 15, 9, 29, 50, tzinfo=timezone(timedelta(hours=8))),
    "lines": (
        ReceiptLine("心内科 李医生", Fen(28_600)),
        ReceiptLine("检验科", Fen(10_000)),
    ),
    "split": Split(Fen(38_600), Fen(23_160), Fen(2_790), Fen(12_650)),
    "channel": Channel.WECHAT,
    "transaction": "4200002030202701151234567890",
    "told": True,
    "e_invoices": (EInvoice("b1", "https://e-invoice.demo.example/v/9f86d081884c7d659a2feaa0"),),
}
_OPEN_PAYMENT: dict[str, Any] = _ORDER | {
    "amount": Fen(12_650),
    "channel": Channel.ALIPAY,
    "returning": False,
}


class ScriptedPrinter:
    """Answers each piece of data it gets with whatever `answer` makes of it; None hangs up."""

    def __init__(self, answer: Callable[[bytes], bytes | None]) -> None:
        self.received = b""
        self.connections = 0
        self._answer = answer
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.05)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def address(self) -> tuple[str, int]:
        host, port = self._server.getsockname()
        return host, port

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                connection, _ = self._server.accept()
                self.connections += 1
                with connection, suppress(ConnectionError):
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        connection.settimeout(0.05)
        while not self._stopping.is_set():
            try:
                data = connection.recv(65536)
            except TimeoutError:
                continue
            if not data:
                return
            self.received += data
            answer = self._answer(data)
            if answer is None:
                return
            connection.sendall(answer)


@pytest.fixture
def ticket() -> Callable[..., Ticket]:
    """Make a synthetic ticket; keywords replace its fields."""
    return lambda **fields: Ticket(**{**_TICKET, **fields})


@pytest.fixture
def receipt() -> Callable[..., Receipt]:
    """Make a synthetic receipt; keywords replace its fields."""
    return lambda **fields: Receipt(**{**_RECEIPT, **fields})


@pytest.fixture
def open_payment() -> Callable[..., OpenPaymentSlip]:
    """Make a synthetic slip of an open payment; keywords replace its fields."""
    return lambda **fields: OpenPaymentSlip(**{**_OPEN_PAYMENT, **fields})


@pytest.fixture
def stand_in() -> Iterator[Callable[..., StandInPrinter]]:
    """Start stand-ins; whatever they did not understand fails the test at its end."""
    started: list[StandInPrinter] = []

    def start(**options: Any) -> StandInPrinter:
        started.append(StandInPrinter(**options).start())
        return started[-1]

    yield start
    for printer in started:
        printer.stop()
    assert [printer.errors for printer in started] == [()] * len(started)


@pytest.fixture
def scripted() -> Iterator[Callable[[Callable[[bytes], bytes | None]], ScriptedPrinter]]:
    """Start scripted printers."""
    started: list[ScriptedPrinter] = []

    def start(answer: Callable[[bytes], bytes | None]) -> ScriptedPrinter:
        started.append(ScriptedPrinter(answer))
        return started[-1]

    yield start
    for printer in started:
        printer.stop()


@pytest.fixture
def driver() -> Callable[..., EscPosTicketPrinter]:
    """A driver for a printer with an `address`, impatient by default."""

    def make(printer: Any, **options: Any) -> EscPosTicketPrinter:
        return EscPosTicketPrinter(*printer.address, **{"timeout": 1.0, **options})

    return make
