from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import ManualClock
from kiosk.demo.hospital.interactions import Interactions
from kiosk.demo.hospital.life import catch_up
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.demo.hospital.store import Store
from kiosk.hospital.fhir import FhirHospital
from kiosk.hospital.http import Endpoint, HttpClient
from kiosk.net.breaker import CircuitBreaker

ZONE = ZoneInfo("Asia/Shanghai")


class LobbyClock(ManualClock):
    """A terminal in Shanghai."""

    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, ZONE)


@pytest.fixture
def running(tmp_path: Path, seeded: Path) -> Iterator[RunningHospital]:
    """The demo hospital as a process: 5 March 2030, 10:05 in Shanghai, nothing moves by itself."""
    database = Path(shutil.copy(seeded, tmp_path))
    with start_hospital(
        database, day=date(2030, 3, 5), at="10:05", zone=ZONE.key, still=True
    ) as hospital:
        yield hospital


@pytest.fixture
def kiosk_at() -> Iterator[Callable[..., FhirHospital]]:
    """A terminal's side of the wire: `kiosk_at(base_url, read_timeout=0.3)`."""
    clients: list[HttpClient] = []

    def connect(base_url: str, *, threshold: int = 100, **settings: float) -> FhirHospital:
        clock = LobbyClock(wall=datetime(2030, 3, 5, 10, 5, tzinfo=ZONE).timestamp())
        breaker = CircuitBreaker(clock, threshold=threshold, rest=5)
        endpoint = Endpoint(base_url, **settings)
        client = HttpClient(endpoint, clock, breaker, sleep=lambda _seconds: None)
        clients.append(client)
        return FhirHospital(client, clock)

    yield connect
    for client in clients:
        client.close()


class Office:
    """A hospital without a network, and a clock to turn."""

    def __init__(self, path: Path) -> None:
        self.now = datetime(2030, 3, 5, 10, 5, tzinfo=ZONE)
        self.path = path
        self.open()

    def open(self) -> None:
        self.store = Store(self.path, ZONE)
        catch_up(self.store, 1, self.now)
        self.do = Interactions(self.store, lambda: self.now)
        self.do.base = "http://hospital.example/fhir"


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a hospital that has just opened."""
    made = Office(tmp_path_factory.mktemp("office") / "hospital.db")
    made.store.close()
    return made.path


@pytest.fixture
def office(tmp_path: Path, seeded: Path) -> Iterator[Office]:
    made = Office(Path(shutil.copy(seeded, tmp_path)))
    yield made
    made.store.close()
