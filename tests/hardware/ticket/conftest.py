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
from kiosk.domain import Ticket

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
