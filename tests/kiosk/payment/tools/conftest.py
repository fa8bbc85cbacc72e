"""Fixtures: the gateway and the hospital are real processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.demo.gateway.process import RunningGateway, start_gateway
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.journal.opened import Journal
from kiosk.journal.order_book import StoredOrderBook
from tests.kiosk.payment.tools.desk import TERMINALS, ZONE, Counter, Desk, payment


@pytest.fixture
def desk(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Desk:
    folder = tmp_path / "storage"
    folder.mkdir()
    made = Desk(f"DEMO-{next(TERMINALS)}", folder, tmp_path / "terminal.toml", capfd)
    made.set()
    return made


@pytest.fixture
def open_book(desk: Desk) -> Iterator[Callable[..., StoredOrderBook]]:
    """The terminal's own journal; all of it is closed at the end."""
    journals: list[Journal] = []

    def make(terminal: str = desk.terminal) -> StoredOrderBook:
        journals.append(Journal(desk.folder))
        book = journals[-1].orders(terminal)
        assert book is not None
        return book

    yield make
    for journal in journals:
        journal.close()


@pytest.fixture
def book(open_book: Callable[..., StoredOrderBook]) -> StoredOrderBook:
    return open_book()


@pytest.fixture(scope="session")
def gateway_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    database = tmp_path_factory.mktemp("gateway") / "gateway.db"
    with start_gateway(database, terminals=(), zone=ZONE.key) as running:
        yield running


@pytest.fixture(scope="session")
def hospital_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHospital]:
    with start_hospital(tmp_path_factory.mktemp("hospital") / "hospital.db") as running:
        yield running


@pytest.fixture
def gateway(gateway_process: RunningGateway, desk: Desk) -> Iterator[RunningGateway]:
    """The demo gateway, which the settings name from now on. Its time is the machine's."""
    desk.clock = None
    desk.set(payment=payment(gateway_process, desk))
    yield gateway_process
    gateway_process.clear()


@pytest.fixture
def counter(
    desk: Desk,
    gateway: RunningGateway,
    hospital_process: RunningHospital,
    book: StoredOrderBook,
) -> Iterator[Counter]:
    desk.set(payment=payment(gateway, desk), hospital={"base_url": hospital_process.base_url})
    yield Counter(desk, gateway, hospital_process, book)
    hospital_process.clear_faults()
