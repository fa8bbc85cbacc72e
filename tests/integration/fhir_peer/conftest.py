"""Two hospitals to hold a contract against: the demo hospital, and Medplum's FHIR server.

Both stand in Shanghai at 07:40, which is still yesterday in UTC.
"""

from __future__ import annotations

import fcntl
import gc
import hashlib
import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests

from kiosk.clock import Clock
from kiosk.demo.hospital.bill_resources import bill_resources
from kiosk.demo.hospital.cast import CastMember, Role, day_plan, demo_cast, member_for
from kiosk.demo.hospital.process import start_hospital
from kiosk.demo.hospital.seed import day_resources, world_resources
from kiosk.domain import CardId, IdentifierSystem, PatientIdentifier
from kiosk.hospital.fhir import FhirHospital
from kiosk.hospital.http import Endpoint, HttpClient, Outcome
from kiosk.net.breaker import CircuitBreaker
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

HERE = Path(__file__).parent
OLDEST_NODE = 18  # Debian 12 has it; Medplum asks for 20, but its router runs on 18
SEED = 1
ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2030, 3, 5)
MINUTE = 7 * 60 + 40
OPENS = datetime(2030, 3, 5, 7, 40, tzinfo=ZONE)


@dataclass
class LobbyClock:
    """The terminal's clock, which a test may move."""

    moment: datetime = OPENS
    uptime: float = 1000.0

    def now(self) -> int:
        return int(self.moment.timestamp())

    def monotonic(self) -> float:
        return self.uptime

    def local(self) -> datetime:
        return self.moment


class TappedClient(HttpClient):
    """Keeps what is written, and can lose answers after the hospital has done the work."""

    def __init__(self, endpoint: Endpoint, clock: Clock) -> None:
        super().__init__(endpoint, clock, CircuitBreaker(clock))
        self.written: list[JsonObject] = []
        self.answers_to_lose = 0

    def post(self, url: str, body: JsonObject, **options: Any) -> Outcome:
        self.written.append(body)
        outcome = super().post(url, body, **options)
        if self.answers_to_lose:
            self.answers_to_lose -= 1
            return Failure(Code.HOSPITAL_UNREACHABLE)
        return outcome


@dataclass
class Terminal:
    """One kiosk's side of the wire."""

    client: TappedClient
    clock: LobbyClock
    hospital: FhirHospital


@dataclass
class World:
    """A hospital that listens, its people, and terminals in its lobby."""

    base_url: str
    numbers_sign_ins: bool
    tag: str = ""  # makes ids of this test its own on a server that others use too
    terminals: list[Terminal] = field(default_factory=list)
    open_accounts: Callable[[], object] = lambda: None  # somebody sends bills and books payments
    put: Callable[[list[JsonObject]], object] | None = None  # where it has no reports of its own

    def terminal(self) -> Terminal:
        clock = LobbyClock()
        client = TappedClient(Endpoint(self.base_url), clock)
        terminal = Terminal(client, clock, FhirHospital(client, clock))
        self.terminals.append(terminal)
        return terminal

    def card(self, member: CastMember) -> CardId:
        return CardId(_retagged_card(member.card_id, self.tag))

    def identifier(self, member: CastMember) -> PatientIdentifier:
        return PatientIdentifier(IdentifierSystem.HEALTH_CARD, self.card(member))

    def cast(self, role: Role) -> CastMember:
        return member_for(SEED, role, MINUTE)

    def waiting_room(self) -> tuple[CastMember, tuple[CastMember, ...]]:
        """Somebody with an appointment, and two who wait before the same room by then."""
        start = 8 * 60
        by_patient = {p.patient_id: p for p in day_plan(SEED) if p.start == start}
        people = [m for m in demo_cast(SEED) if {*m.patient_ids} & by_patient.keys()]
        me = next(m for m in people if m.role is Role.ONE_APPOINTMENT)
        before = tuple(m for m in people if m.role is Role.ALREADY_SIGNED_IN)
        if not self.numbers_sign_ins:
            for minutes, member in enumerate(before):
                self._sign_in(member, OPENS - timedelta(minutes=20 - minutes))
        return me, before

    def _sign_in(self, member: CastMember, moment: datetime) -> None:
        terminal = self.terminal()
        terminal.clock.moment = moment
        patient = terminal.hospital.find_patient(self.identifier(member))
        assert not isinstance(patient, Failure)
        appointments = terminal.hospital.appointments(patient, DAY)
        assert not isinstance(appointments, Failure)
        assert not isinstance(terminal.hospital.sign_in(patient, appointments[0]), Failure)

    def at_the_desk(self, kind: str, logical_id: str, **changes: Any) -> None:
        """Somebody at the desk changes a resource."""
        url = f"{self.base_url}/{kind}/{logical_id}"
        resource = {**requests.get(url, timeout=10).json(), **changes}
        requests.put(url, json=resource, timeout=10).raise_for_status()

    def notices(self, order: str) -> list[JsonObject]:
        """PaymentNotices of an order that count."""
        query = {"identifier": f"urn:yima:order|{order}", "status": "active"}
        answer = requests.get(f"{self.base_url}/PaymentNotice", query, timeout=10)
        return [entry["resource"] for entry in answer.json().get("entry", ())]

    def encounters(self, appointment_id: str) -> list[JsonObject]:
        query = {"appointment": f"Appointment/{appointment_id}"}
        answer = requests.get(f"{self.base_url}/Encounter", query, timeout=10)
        return [entry["resource"] for entry in answer.json().get("entry", ())]


@pytest.fixture(scope="session")
def fhir_definitions() -> Path:
    """HL7's own definitions of R4, as Medplum carries them."""
    return _node_modules() / "@medplum" / "definitions" / "dist" / "fhir" / "r4"


@pytest.fixture(scope="session")
def code_systems(fhir_definitions: Path) -> dict[str, set[str]]:
    """Codes of HL7's code systems that the standard itself defines, by id and by address."""
    bundle = json.loads((fhir_definitions / "valuesets.json").read_text(encoding="utf-8"))
    resources = [entry["resource"] for entry in bundle["entry"]]
    systems = [r for r in resources if r["resourceType"] == "CodeSystem"]
    return {
        name: {concept["code"] for concept in system.get("concept", ())}
        for system in systems
        for name in (system["id"], system["url"])
    }


@pytest.fixture
def texts_of() -> Callable[[object], list[str]]:
    """All texts that can be reached from an object."""

    def find(root: object) -> list[str]:
        gc.collect()
        return list(_texts_reachable_from(root))

    return find


def _texts_reachable_from(root: object) -> Iterator[str]:
    seen: set[int] = set()
    todo: list[Any] = [root]
    while todo:
        thing = todo.pop()
        if id(thing) in seen or isinstance(thing, type | ModuleType | FunctionType):
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            yield thing
        elif isinstance(thing, bytes | bytearray):
            yield bytes(thing).decode("utf-8", "ignore")
        todo.extend(gc.get_referents(thing))


@pytest.fixture(scope="session")
def medplum() -> Iterator[str]:
    """The address of Medplum's FHIR router, run by node."""
    _node_modules()
    command = ["node", str(HERE / "server.mjs")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin
        assert process.stdout
        line = process.stdout.readline()
        assert line, "node could not run the FHIR server: see its words above"
        yield json.loads(line)["base_url"]
        process.stdin.close()
        process.wait(10)


@pytest.fixture(params=["demo", "medplum"])
def world(request, tmp_path) -> Iterator[World]:
    with _opened(request, tmp_path) as made:
        yield made


@pytest.fixture(params=["demo", "medplum"], scope="module")
def shared_world(request, tmp_path_factory) -> Iterator[World]:
    """For tests that leave it fit for the others."""
    with _opened(request, tmp_path_factory.mktemp("hospital")) as made:
        yield made


@contextmanager
def _opened(request: Any, tmp_path: Path) -> Iterator[World]:
    if request.param == "demo":
        with start_hospital(
            tmp_path / "hospital.db", seed=SEED, day=DAY, at="07:40", zone=ZONE.key, still=True
        ) as hospital:
            made = World(hospital.base_url, numbers_sign_ins=True)
            yield made
    else:
        tag = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:8]
        made = World(request.getfixturevalue("medplum"), numbers_sign_ins=False, tag=tag)
        _furnish(made)
        office = AccountsOffice(made)
        made.open_accounts = office.open
        made.put = lambda resources: _put_all(made, resources, list(world_resources(SEED)))
        yield made
        office.close()
    for terminal in made.terminals:
        terminal.hospital.close()


def _furnish(world: World) -> None:
    """Put the demo's morning into a server that is not ours, under ids of this test's own."""
    morning = {p.patient_id: p for p in day_plan(SEED) if 7 * 60 <= p.start <= 9 * 60}
    cast = {i for m in demo_cast(SEED) for i in m.patient_ids if m.role in _SMALL_ROLES}
    people = {f"Patient/{i}" for i in cast | morning.keys()}
    everything = [*world_resources(SEED), *day_resources(SEED, DAY, ZONE)]
    _put_all(world, [r for r in everything if _names(r) & people or r["resourceType"] in _PLACES])


def _put_all(world: World, wanted: list[JsonObject], known: list[JsonObject] | None = None) -> None:
    """`known`: what the server has already, and these refer to."""
    ids = {r["id"] for r in (*wanted, *(known or ()))}
    with requests.Session() as session:
        for resource in wanted:
            moved = _retagged(resource, ids, world.tag)
            url = f"{world.base_url}/{moved['resourceType']}/{moved['id']}"
            session.put(url, json=moved, timeout=10).raise_for_status()


_SMALL_ROLES = {Role.NOTHING_TODAY, Role.AMBIGUOUS}
_PLACES = {"Practitioner", "Location", "Organization"}
_PAYERS = (Role.NOTHING_TODAY, Role.ONE_APPOINTMENT)


class AccountsOffice:
    """Those who keep the accounts behind a server that knows nothing of money.

    They go through the payment notices every now and then: the first for a bill balances it, with an
    electronic invoice, and all later ones are cancelled.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._booked: dict[str, str] = {}  # Invoice: PaymentNotice

    def open(self) -> None:
        """Send the bills of a few people out, and start to work."""
        people = {i for role in _PAYERS for i in self._world.cast(role).patient_ids}
        mine = {f"Patient/{i}" for i in people}
        wanted = [r for r in bill_resources(SEED, DAY, ZONE) if r["subject"]["reference"] in mine]
        _put_all(self._world, wanted, list(world_resources(SEED)))
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        if self._thread:
            self._thread.join(10)
            assert not self._thread.is_alive()

    def _work(self) -> None:
        with requests.Session() as session:
            while not self._closing.wait(_ROUND):
                self._go_through(session)

    def _go_through(self, session: requests.Session) -> None:
        base = self._world.base_url
        found = session.get(f"{base}/PaymentNotice", params={"status": "active"}, timeout=10).json()
        notices = [entry["resource"] for entry in found.get("entry", ())]
        for notice in sorted(notices, key=lambda n: (n["meta"]["lastUpdated"], n["id"])):
            bill = notice["request"]["reference"]
            if not bill.startswith(f"Invoice/{self._world.tag}-") or _is_new(notice):
                continue
            if self._booked.setdefault(bill, notice["id"]) != notice["id"]:
                cancelled = {**notice, "status": "cancelled"}
                session.put(f"{base}/PaymentNotice/{notice['id']}", json=cancelled, timeout=10)
                continue
            invoice = session.get(f"{base}/{bill}", timeout=10).json()
            if invoice["status"] == "issued":
                session.put(f"{base}/{bill}", json=_balanced(invoice), timeout=10)


_ROUND = 0.03  # seconds
_SETTLING = timedelta(seconds=0.1)  # what came at the same instant is there by then


def _is_new(notice: JsonObject) -> bool:
    written = datetime.fromisoformat(notice["meta"]["lastUpdated"])
    return datetime.now(UTC) - written < _SETTLING


def _balanced(invoice: JsonObject) -> JsonObject:
    address = {"url": "urn:yima:fhir:e-invoice", "valueUrl": f"https://e.example/{invoice['id']}"}
    extensions = [*invoice.get("extension", ()), address]
    return {**invoice, "status": "balanced", "extension": extensions}


def _names(resource: JsonObject) -> set[str]:
    if resource["resourceType"] == "Patient":
        return {f"Patient/{resource['id']}"}
    if resource["resourceType"] != "Appointment":
        return set()
    return {p["actor"]["reference"] for p in resource["participant"]}


def _retagged(value: Any, ids: set[str], tag: str) -> Any:
    match value:
        case dict():
            return {k: _retagged(v, ids, tag) for k, v in value.items()}
        case list():
            return [_retagged(v, ids, tag) for v in value]
        case str() if value in ids:
            return f"{tag}-{value}"
        case str() if "/" in value and value.partition("/")[2] in ids:
            kind, _, logical_id = value.partition("/")
            return f"{kind}/{tag}-{logical_id}"
        case str() if len(value) == 64:
            return _retagged_card(value, tag)
        case _:
            return value


def _retagged_card(card: str, tag: str) -> str:
    return hashlib.sha256(f"{tag}{card}".encode()).hexdigest() if tag else card


def _node_modules() -> Path:
    """Install what package-lock.json names, once, whoever comes first."""
    missing = [tool for tool in ("node", "npm") if shutil.which(tool) is None]
    if missing:
        pytest.fail(f"{' and '.join(missing)} not found: apt-get install nodejs npm")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.lstrip("v").partition(".")[0]) < OLDEST_NODE:
        pytest.fail(
            f"node {OLDEST_NODE} or newer is needed, not {version.stdout.strip()}: this system's"
            " package is too old; install a maintained release from https://nodejs.org"
        )
    modules, lock = HERE / "node_modules", HERE / "package-lock.json"
    done, wanted = modules / ".installed", hashlib.sha256(lock.read_bytes()).hexdigest()
    with (HERE / ".npmrc").open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not done.exists() or done.read_text() != wanted:
            command = [
                "npm",
                "ci",
                "--prefer-offline",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
            ]
            installed = subprocess.run(
                command, cwd=HERE, capture_output=True, text=True, check=False
            )
            if installed.returncode:
                pytest.fail(f"npm ci failed:\n{installed.stderr[-2000:]}")
            done.write_text(wanted)
    return modules
