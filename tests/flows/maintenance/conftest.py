"""A terminal, its clock, and staff who come to it: badges, PINs and recoveries are judged by the real desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.codes.staff_badge import StaffBadge
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.demo.authority import Authority, trust_list
from kiosk.demo.staff import PIN, STAFF, DemoStaff
from kiosk.devices import CameraState
from kiosk.domain import StaffRole
from kiosk.journal.installation_key import InstallationKey
from kiosk.maintenance.sheet import Choice, Done, Row, Section, Sheet
from kiosk.maintenance.words import Said
from kiosk.session.effects import Effect, Record
from kiosk.session.events import CodeSeen, Event, Tapped, Ticked
from kiosk.session.flow import step
from kiosk.session.present import view
from kiosk.session.screens import Action, View
from kiosk.session.staff_effects import AskDesk, DoTask, LookAt
from kiosk.session.staff_events import DeskAnswered, PageLooked, PanelMeasured, TaskDone
from kiosk.session.staff_screens import StaffPage
from kiosk.session.state import Equipment, Kiosk, Moment, Site
from kiosk.staff.desk import StaffDesk
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import FILE_NAME, PinBook
from kiosk.staff.pin_hash import Cost
from kiosk.staff.recovery import RecoveryDesk
from kiosk.staff.steady import Since
from kiosk.trust import trust_list as trust
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
CHINA = timezone(timedelta(hours=8))
CHEAP = Cost(memory=64, passes=1, lanes=1)
DEMO = DemoStaff.create(b"tests of maintenance")
CARDS = Authority.create(b"tests of maintenance")
EffectT = TypeVar("EffectT")
ScreenT = TypeVar("ScreenT")


class Post:
    """`desk_answers` False: its answers wait in `unanswered`, as those of a worker that is busy do."""

    def __init__(self, folder: Path) -> None:
        self.seconds = 1_000.0
        self.kiosk = Kiosk(
            Site("示范医院", "T07"),
            equipment=Equipment(camera=CameraState.RUNNING),
            touched=1_000.0,
        )
        self.effects: list[Effect] = []
        self.records: list[Record] = []
        self.desk_answers = True
        self.unanswered: list[Event] = []
        self._book = PinBook(
            folder / FILE_NAME, InstallationKey(bytes(range(16))), self, lambda: self.wall, CHEAP
        )
        assert self._book.open() is None
        known = self._trusted(NOW)
        self._recovery = RecoveryDesk(
            known, terminal="T07", steady=lambda: self.seconds, now=lambda: self.wall
        )
        self.refresh_list(fetched_at=NOW)
        self.happens(PanelMeasured(1_080, 1_920, 4.0))

    @staticmethod
    def _trusted(fetched_at: int) -> TrustList:
        content = trust_list((CARDS, DEMO.badges, DEMO.recovery), issued=NOW)
        read = trust.parse(json.dumps(content).encode(), fetched_at=fetched_at)
        assert isinstance(read, TrustList)
        return read

    def refresh_list(self, *, fetched_at: int) -> None:
        """The trust list was fetched then."""
        self._verifier = StaffVerifier(self._trusted(fetched_at), RevocationSet(), terminal="T07")
        self._desk = StaffDesk(self._verifier, self._book, self._recovery, lambda: self.wall)

    # -- time ------------------------------------------------------------------------------------

    def now(self) -> Since:
        """For the PIN book, whose waits no clock of the wall has a say in."""
        return Since("first start", self.seconds)

    @property
    def wall(self) -> int:
        return NOW + int(self.seconds) - 1_000

    @property
    def at(self) -> Moment:
        return Moment(self.seconds, datetime.fromtimestamp(self.wall, CHINA))

    def passes(self, seconds: float) -> Post:
        """A tick each quarter of a second."""
        for _ in range(int(seconds * 4)):
            self.seconds += 0.25
            self.happens(Ticked())
        return self

    def leaps(self, seconds: float) -> Post:
        """The same with one tick at its end."""
        self.seconds += seconds
        return self.happens(Ticked())

    # -- what happens ----------------------------------------------------------------------------

    def happens(self, *events: Event) -> Post:
        for event in events:
            self.kiosk, effects = step(self.kiosk, event, self.at)
            self.effects += effects
            self.records += [each for each in effects if isinstance(each, Record)]
            for effect in effects:
                self._ask(effect)
        return self

    def _ask(self, effect: Effect) -> None:
        answer = self._desk.do(effect.errand) if isinstance(effect, AskDesk) else None
        if answer is None:
            return
        if self.desk_answers:
            self.happens(DeskAnswered(answer))
        else:
            self.unanswered.append(DeskAnswered(answer))

    def taps(self, action: Action, argument: str = "") -> Post:
        return self.happens(Tapped(action, argument))

    def types(self, text: str, action: Action = Action.DIGIT) -> Post:
        for character in text:
            self.taps(action, character)
        return self

    def holds_up(self, text: str) -> Post:
        """Before the camera, which reads it many times; then it is taken away."""
        for _ in range(3):
            self.seconds += 0.125
            self.happens(CodeSeen(text))
        return self.passes(3)

    # -- staff -----------------------------------------------------------------------------------

    def makes_gesture(self) -> Post:
        for _ in range(5):
            self.taps(Action.FINGER, "1 name").taps(Action.FINGER, "1")
        return self

    def badge(self, staff_id: str) -> str:
        return DEMO.badge(staff_id, NOW)

    @staticmethod
    def recover(challenge: str, role: str) -> str:
        return DEMO.recover(challenge, role)

    def has_pin(self, staff_id: str, pin: str = PIN) -> Post:
        """Whoever it is has chosen one on this terminal."""
        badge = self._verifier.badge(self.badge(staff_id), now=self.wall)
        assert isinstance(badge, StaffBadge)
        text = self.invitation(staff_id)
        invitation = self._verifier.invitation(text, badge, now=self.wall)
        assert self._book.enrol(invitation, Pin.of(pin)) is None  # type: ignore[arg-type]  # no Failure
        return self

    def invitation(self, staff_id: str) -> str:
        return DEMO.invitation(staff_id, self.wall)

    def proves(self, staff_id: str, pin: str = PIN) -> Post:
        """Badge and PIN, wherever they are wanted."""
        return self.holds_up(self.badge(staff_id)).types(pin).taps(Action.CONFIRM)

    def signs_in(self, staff_id: str) -> Post:
        return self.has_pin(staff_id).makes_gesture().proves(staff_id)

    def signs_in_as(self, *roles: StaffRole) -> Post:
        return self.signs_in(next(each for each, held in STAFF.items() if held == roles))

    # -- pages -----------------------------------------------------------------------------------

    def opens(self, page: str, sheet: Sheet | None = None) -> Post:
        """`sheet`: what the worker says, if it does."""
        self.taps(Action.OPEN_PAGE, page)
        return self if sheet is None else self.is_told(sheet)

    def is_told(self, sheet: Sheet) -> Post:
        return self.happens(PageLooked(self.asked(LookAt).ticket, sheet))

    def is_done(self, said: str = "done", *, good: bool = True, leave: bool = False) -> Post:
        """The worker has carried the task out; what it was is `asked(DoTask)` before."""
        ticket = self.last(DoTask).ticket
        return self.happens(TaskDone(ticket, Done(Said(said), good, leave)))

    # -- what there is to see --------------------------------------------------------------------

    def view(self) -> View:
        return view(self.kiosk, self.at)

    def sees(self, kind: type[ScreenT]) -> ScreenT:
        screen: Any = self.view().screen
        assert isinstance(screen, kind), screen
        return screen

    def page(self) -> StaffPage:
        return self.sees(StaffPage)

    def asked(self, kind: type[EffectT]) -> EffectT:
        """The one effect of this kind asked for since last looked at; the others stay."""
        found = [effect for effect in self.effects if isinstance(effect, kind)]
        assert len(found) == 1, self.effects
        self.effects = [effect for effect in self.effects if not isinstance(effect, kind)]
        return found[0]

    def last(self, kind: type[EffectT]) -> EffectT:
        return [effect for effect in self.effects if isinstance(effect, kind)][-1]

    def asked_nothing(self, kind: type[object]) -> bool:
        return not any(isinstance(effect, kind) for effect in self.effects)

    def forgets(self) -> Post:
        """What was asked for and recorded until now."""
        self.effects, self.records = [], []
        return self

    def noted(self, event: EventId = EventId.STAFF_TASK) -> list[dict[str, Any]]:
        return [dict(each.fields) for each in self.records if each.event is event]

    def set(self, **changes: Any) -> Post:
        self.kiosk = replace(self.kiosk, **changes)
        return self


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


@pytest.fixture
def sheet_of() -> Callable[..., Sheet]:
    """A page with these choices, and rows that open these items."""

    def made(page: Any, *choices: Choice, opens: tuple[str, ...] = (), **more: Any) -> Sheet:
        rows = tuple(Row(each, opens=each) for each in opens)
        return Sheet(page, sections=(Section(rows=rows, choices=choices),), **more)

    return made
