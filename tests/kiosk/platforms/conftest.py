"""A terminal's adapters, and the platforms' stand-ins in the demo hospital's process."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import ManualClock
from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.demo.hospital.cast import CastMember, Role
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.demo.platforms import accounts
from kiosk.demo.platforms.codes import CodeBook
from kiosk.net.endpoint import Endpoint
from kiosk.platforms.ec_query import VoucherConfig, VoucherPlatform
from kiosk.platforms.provincial import ProvincialConfig, ProvincialPlatform
from kiosk.platforms.tencent import TencentConfig, TencentPlatform

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
def clock() -> LobbyClock:
    return LobbyClock(wall=TEN_PAST.timestamp())


_TESTS = itertools.count()
_CODES_EACH = 20


@dataclass(frozen=True)
class People:
    """Somebody whose codes are held up, each of another second: platforms take one once."""

    clock: LobbyClock
    book: CodeBook
    member: CastMember
    ages: Iterator[int]  # seconds

    def static(self) -> OnlineCode:
        return OnlineCode(Kind.EHC_STATIC, self.book.static(self.member))

    def dynamic(self, age: int = 0) -> OnlineCode:
        text = self.book.dynamic(self.member, self._made(age))
        return OnlineCode(Kind.EHC_DYNAMIC, text)

    def voucher(self, age: int = 0, *, mini_programme: bool = False) -> OnlineCode:
        make = self.book.mini_programme_voucher if mini_programme else self.book.voucher
        return OnlineCode(Kind.INSURANCE_VOUCHER, make(self.member, self._made(age)))

    def _made(self, age: int) -> int:
        return self.clock.now() - age - next(self.ages)


@pytest.fixture
def people(clock: LobbyClock) -> People:
    """Somebody else in each test, as far as there is anybody."""
    book, number = CodeBook(SEED), next(_TESTS)
    crowd = [member for member in book.people if member.role is Role.ONE_APPOINTMENT]
    ages = itertools.count(number // len(crowd) * _CODES_EACH)
    return People(clock, book, crowd[number % len(crowd)], ages)


Make = Callable[..., Any]


@pytest.fixture
def tencent(clock: LobbyClock) -> Iterator[Make]:
    """An adapter: `tencent(url, patience=1.0)`; the address is the stand-in's or a script's."""
    opened: list[TencentPlatform] = []

    def make(url: str, *, observer: Any = None, connect: float = 3.0, **settings: Any) -> Any:
        account = {
            "app_id": accounts.TENCENT.app_id,
            "app_secret": accounts.TENCENT.secret,
            "hospital_id": accounts.TENCENT.hospital_id,
            "terminal_id": "T-01",
        }
        endpoint = Endpoint(f"{url}/tencent", connect_timeout=connect)
        config = TencentConfig(endpoint=endpoint, **{**account, **settings})
        opened.append(TencentPlatform(config, clock, observer=observer))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def provincial(clock: LobbyClock) -> Iterator[Make]:
    opened: list[ProvincialPlatform] = []

    def make(url: str, *, observer: Any = None, connect: float = 3.0, **settings: Any) -> Any:
        account = {
            "app_id": accounts.PROVINCIAL.app_id,
            "secret": accounts.PROVINCIAL.secret,
            "terminal_id": "T-01",
        }
        endpoint = Endpoint(f"{url}/provincial", connect_timeout=connect)
        config = ProvincialConfig(endpoint=endpoint, **{**account, **settings})
        opened.append(ProvincialPlatform(config, clock, observer=observer))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def insurance(clock: LobbyClock) -> Iterator[Make]:
    opened: list[VoucherPlatform] = []

    def make(url: str, *, observer: Any = None, connect: float = 3.0, **settings: Any) -> Any:
        account = {
            "institution_code": accounts.INSURANCE.institution_code,
            "institution_name": accounts.INSURANCE.institution_name,
            "region": accounts.INSURANCE.region,
            "receiver": accounts.INSURANCE.receiver,
            "secret": accounts.INSURANCE.secret,
            "terminal_id": "T-01",
        }
        endpoint = Endpoint(f"{url}/nhsa", connect_timeout=connect)
        config = VoucherConfig(endpoint=endpoint, **{**account, **settings})
        opened.append(VoucherPlatform(config, clock, observer=observer))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@dataclass(frozen=True)
class Way:
    """One adapter and a code for it."""

    name: str  # of the stand-in, in its address
    open: Make
    code: Callable[..., OnlineCode]
    secret: str  # the setting with the secret


@pytest.fixture(params=["tencent", "provincial", "nhsa"])
def way(request: pytest.FixtureRequest, people: People) -> Way:
    """Each adapter in turn, with a dynamic code."""
    match request.param:
        case "tencent":
            made = Way("tencent", request.getfixturevalue("tencent"), people.dynamic, "app_secret")
        case "provincial":
            made = Way(
                "provincial", request.getfixturevalue("provincial"), people.dynamic, "secret"
            )
        case _:
            made = Way("nhsa", request.getfixturevalue("insurance"), people.voucher, "secret")
    return made
