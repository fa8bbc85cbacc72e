"""A hospital with two keys, some staff, and terminals that carry out what signing in wants done."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.codes.staff_badge import Invitation, StaffBadge, Subject
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.demo.authority import Authority, subject_of, trust_list
from kiosk.demo.staff import DemoStaff
from kiosk.journal.installation_key import InstallationKey
from kiosk.reasons import Failure
from kiosk.staff.desk import StaffDesk
from kiosk.staff.effects import Effect, Permit, Record
from kiosk.staff.events import Event, Ticked
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import FILE_NAME, PinBook
from kiosk.staff.pin_hash import Cost
from kiosk.staff.recovery import RecoveryDesk
from kiosk.staff.sign_in import step
from kiosk.staff.states import SignIn, Stage
from kiosk.staff.steady import Since
from kiosk.trust import trust_list as trust
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
CHEAP = Cost(memory=64, passes=1, lanes=1)
STAFF = DemoStaff.create(b"tests of staff")
PROVINCE = Authority.create(b"tests of staff")
_KEY = InstallationKey(bytes(range(16)))


@dataclass
class Machine:
    """The clocks of a terminal: one that anybody may set, and one that nobody does."""

    wall: int = NOW
    boot: str = "first start"
    seconds: float = 1_000.0

    def now(self) -> Since:
        return Since(self.boot, self.seconds)

    def pass_(self, seconds: float) -> None:
        self.wall += int(seconds)
        self.seconds += seconds

    def restart(self) -> None:
        self.boot, self.seconds = f"{self.boot}, again", 20.0


def trusted(*authorities: Authority, fetched_at: int = NOW) -> TrustList:
    content = trust_list(authorities or (PROVINCE, STAFF.badges, STAFF.recovery), issued=NOW)
    read = trust.parse(json.dumps(content).encode(), fetched_at=fetched_at)
    assert isinstance(read, TrustList)
    return read


@dataclass
class Terminal:
    """Runs the flow, and at once what it wants done."""

    folder: Path
    machine: Machine = field(default_factory=Machine)
    name: str = "T-1"
    trust: TrustList = field(default_factory=trusted)
    revoked: RevocationSet = field(default_factory=RevocationSet)
    key: InstallationKey = _KEY
    flow: SignIn = field(default_factory=SignIn)
    records: list[Record] = field(default_factory=list)
    permits: list[Permit] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """The program starts, with what is on the disk."""
        self.book = PinBook(
            self.folder / FILE_NAME, self.key, self.machine, lambda: self.machine.wall, CHEAP
        )
        assert self.book.open() is None
        self.verifier = StaffVerifier(self.trust, self.revoked, terminal=self.name)
        self.recovery = RecoveryDesk(
            self.trust,
            terminal=self.name,
            steady=lambda: self.machine.seconds,
            now=lambda: self.machine.wall,
        )
        self.desk = StaffDesk(self.verifier, self.book, self.recovery, lambda: self.machine.wall)
        self.flow = SignIn()

    def crash(self) -> None:
        """The program is gone and starts anew; the machine goes on."""
        self.book.close()
        self.start()

    def restart(self) -> None:
        """The whole machine."""
        self.machine.restart()
        self.crash()

    def tell(self, *events: Event) -> Stage:
        for event in events:
            self.flow, effects = step(self.flow, event, self.machine.seconds)
            for effect in effects:
                self.effects.append(effect)
                if isinstance(effect, Record):
                    self.records.append(effect)
                elif isinstance(effect, Permit):
                    self.permits.append(effect)
                elif (answer := self.desk.do(effect)) is not None:
                    self.tell(answer)
        return self.flow.stage

    def wait(self, seconds: float) -> Stage:
        self.machine.pass_(seconds)
        return self.tell(Ticked())

    def badge(self, staff_id: str = "DEMO-ENGINEER-1") -> StaffBadge:
        badge = self.verifier.badge(STAFF.badge(staff_id, NOW), now=self.machine.wall)
        assert isinstance(badge, StaffBadge)
        return badge

    def invitation(
        self, staff_id: str = "DEMO-ENGINEER-1", at: int | None = None, terminal: str = ""
    ) -> Invitation:
        text = STAFF.invitation(staff_id, self.machine.wall if at is None else at, terminal)
        judged = self.verifier.invitation(text, self.badge(staff_id), now=self.machine.wall)
        assert isinstance(judged, Invitation)
        return judged

    def enrol(self, staff_id: str = "DEMO-ENGINEER-1", pin: str = "407295") -> Subject:
        assert self.book.enrol(self.invitation(staff_id), Pin.of(pin)) is None
        return Subject(subject_of(staff_id))

    def check(self, subject: Subject, pin: str) -> Failure | None:
        return self.book.check(subject, Pin.of(pin))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def another(tmp_path: Path) -> Terminal:
    """Another terminal of the hospital's."""
    folder = tmp_path / "another"
    folder.mkdir()
    return Terminal(folder, name="T-2", key=InstallationKey(bytes(16)))


@pytest.fixture
def staff() -> DemoStaff:
    return STAFF


@pytest.fixture
def province() -> Authority:
    return PROVINCE


@pytest.fixture
def list_of() -> Callable[..., TrustList]:
    return trusted


@pytest.fixture
def terminal_at(tmp_path: Path) -> Callable[..., Terminal]:
    """A terminal that is told what is different about it."""
    return lambda **changes: Terminal(tmp_path, **changes)
