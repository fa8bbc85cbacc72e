"""A terminal's adapter, the insurance's stand-in in the demo hospital's process, and insured people."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.bills import InsuredVisit
from kiosk.clock import ManualClock
from kiosk.demo.hospital.cast import CastMember
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.demo.platforms.accounts import INSURANCE
from kiosk.demo.platforms.codes import CodeBook
from kiosk.insurance.envelope import Sender
from kiosk.insurance.nhsa import NhsaInsurance, open_insurance
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.net.endpoint import Endpoint

ZONE = ZoneInfo("Asia/Shanghai")
TEN_PAST = datetime(2030, 3, 5, 10, 10, tzinfo=ZONE)
SEED = 1


class LobbyClock(ManualClock):
    """A terminal in Shanghai."""

    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, ZONE)


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHospital]:
    """The demo hospital from 10:10 on 5 March 2030; nothing but its clock moves by itself."""
    folder = tmp_path_factory.mktemp("hospital")
    with start_hospital(
        folder / "hospital.db",
        seed=SEED,
        day=date(2030, 3, 5),
        at="10:10",
        zone=ZONE.key,
        still=True,
    ) as running:
        yield running


@pytest.fixture
def running(process: RunningHospital) -> Iterator[RunningHospital]:
    yield process
    process.clear_faults()


@pytest.fixture
def ledger(running: RunningHospital) -> Callable[[], dict[str, Any]]:
    """The insurance's books as they are now."""

    def read() -> dict[str, Any]:
        found: dict[str, Any] = running.state()["platforms"]["insurance"]
        return found

    return read


@pytest.fixture
def clock() -> LobbyClock:
    return LobbyClock(wall=TEN_PAST.timestamp())


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One terminal's: the stand-in takes no msgid twice, whichever test sends it."""
    return tmp_path_factory.mktemp("storage")


@pytest.fixture
def sender() -> Sender:
    return Sender(
        institution_code=INSURANCE.institution_code,
        institution_name=INSURANCE.institution_name,
        region=INSURANCE.region,
        receiver=INSURANCE.receiver,
        terminal_id="T-01",
        secret=INSURANCE.secret,
    )


Open = Callable[..., NhsaInsurance]


@pytest.fixture
def open_at(clock: LobbyClock, sender: Sender, storage: Path) -> Iterator[Open]:
    """An adapter: `open_at(platforms_url)`; the address is the stand-in's or a script's."""
    opened: list[NhsaInsurance] = []

    def make(url: str, **options: Any) -> NhsaInsurance:
        endpoint = Endpoint(f"{url}/nhsa")
        opened.append(open_insurance(endpoint, sender, clock, storage, **options))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def insurance(running: RunningHospital, open_at: Open) -> NhsaInsurance:
    return open_at(running.platforms_url)


@dataclass(frozen=True)
class Insured:
    """Somebody who is insured, with a visit of their own in each test."""

    member: CastMember
    visit: InsuredVisit
    certificate: Certificate

    def another_visit(self) -> InsuredVisit:
        return _visit(self.member)


_NUMBERS = itertools.count(1)
_PEOPLE = CodeBook(SEED).people


def _visit(member: CastMember) -> InsuredVisit:
    number = next(_NUMBERS)
    return InsuredVisit(member.insurance_number, f"M{number:06d}", f"B{number:06d}", "310", "11")


@pytest.fixture
def somebody() -> Insured:
    """Somebody else in each test, as far as there is anybody."""
    member = _PEOPLE[next(_NUMBERS) % len(_PEOPLE)]
    return Insured(
        member,
        _visit(member),
        Certificate(CertificateType.IDENTITY_NUMBER, member.identity_number),
    )
