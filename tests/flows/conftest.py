"""A patient's way through the flows, screen by screen: no screen, no thread, no network.

`walk` feeds events and answers effects by hand, so a test reads as what happens to a patient.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TypeVar

import pytest

from kiosk.codes.identity_document import card_of
from kiosk.codes.judge import Judge, Judgement
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import Authority, KeyPair, encode, present, trust_list
from kiosk.devices import CameraState, Document, PrinterState, TicketOutcome
from kiosk.domain import Appointment, CardId, Patient, PatientId, Place, QueuePlace, Visit
from kiosk.session.acceptance import Acceptance
from kiosk.session.effects import Effect, JudgeCode, PrintSlip, PrintTicket
from kiosk.session.events import (
    CodeJudged,
    CodeRead,
    DayFound,
    Event,
    PatientFound,
    QueueFound,
    SignInDone,
    Tapped,
    Ticked,
    TicketDone,
)
from kiosk.session.flow import step
from kiosk.session.pay_events import SlipDone
from kiosk.session.present import view
from kiosk.session.report_events import ReportsCounted
from kiosk.session.screens import Action, Screen, View
from kiosk.session.state import Equipment, Kiosk, Moment, Site
from kiosk.trust import trust_list as trust
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
EffectT = TypeVar("EffectT")
ScreenT = TypeVar("ScreenT")

AUTHORITY = Authority.create(b"flows", issuer="CN-TEST")
HOLDER = KeyPair.derive(b"flows", "phone")


def card_code(number: int, *, iat: int = NOW, printed: bool = False) -> str:
    """The code on the phone of synthetic patient `number`, or on their printed card."""
    card = AUTHORITY.issue(
        CardId(f"{number:064x}"),
        "测*者",
        holder=HOLDER,
        iat=NOW - 1_000,
        exp=NOW + 10**7,
        cti=number.to_bytes(8, "big"),
    )
    return encode(card if printed else present(card, HOLDER, iat))


def document_card(number: int) -> VerifiedCard:
    """What the identity document of synthetic patient `number` stands for."""
    return card_of(Document(f"{number:018d}", "测试者"))


PATIENT = Patient(PatientId("p1"), masked_name="测*者", surname="测")
START = datetime(2027, 1, 15, 10, 0, tzinfo=timezone(timedelta(hours=8)))
ROOM = Place("l1", "门诊楼3层B区", "出门左转，乘2号电梯")
CARDIOLOGY = Appointment("a1", "3", "心内科", "李医生", START, START + timedelta(hours=1), ROOM)
DERMATOLOGY = replace(CARDIOLOGY, id="a2", department="皮肤科")
VISIT = Visit("e1", "A017", "心内科", "李医生", START, ROOM)


class Walk:
    """One terminal, its clock, and the effects it asked for."""

    patient = PATIENT
    cardiology = CARDIOLOGY
    dermatology = DERMATOLOGY
    visit = VISIT

    def __init__(self) -> None:
        self.kiosk = Kiosk(
            site=Site("示范医院", "T07"),
            equipment=Equipment(camera=CameraState.RUNNING),
            touched=0.0,
        )
        self.seconds = 0.0
        self.effects: list[Effect] = []
        self.papers: list[PrintTicket | PrintSlip] = []  # that were sent to the ticket printer
        read = trust.parse(json.dumps(trust_list([AUTHORITY], issued=NOW)).encode(), fetched_at=NOW)
        assert isinstance(read, TrustList)
        self._judge = Judge(Verifier(read, RevocationSet(), VolatileReplayMemory()))

    @property
    def at(self) -> Moment:
        day = datetime(2027, 1, 15, 9, 42, tzinfo=timezone(timedelta(hours=8)))
        return Moment(self.seconds, day + timedelta(seconds=self.seconds))

    @property
    def session(self) -> int:
        return self.kiosk.session

    @property
    def standing(self) -> Kiosk:
        """The state but for which codes were shown, which is remembered all the while."""
        person = self.kiosk.person
        known = None if person is None else replace(person, shown=())
        return replace(self.kiosk, person=known, acceptance=Acceptance(), visits=0)

    def happens(self, *events: Event) -> Walk:
        for event in events:
            self.kiosk, effects = step(self.kiosk, event, self.at)
            self.effects += effects
            self.papers += [one for one in effects if isinstance(one, PrintTicket | PrintSlip)]
        return self

    def taps(self, action: Action, argument: str = "") -> Walk:
        return self.happens(Tapped(action, argument))

    def passes(self, seconds: float) -> Walk:
        """Time goes by, with a tick each quarter of a second."""
        for _ in range(int(seconds * 4)):
            self.seconds += 0.25
            self.happens(Ticked())
        return self

    def view(self) -> View:
        return view(self.kiosk, self.at)

    def sees(self, kind: type[ScreenT]) -> ScreenT:
        screen: Screen = self.view().screen
        assert isinstance(screen, kind), screen
        return screen

    def asked(self, kind: type[EffectT]) -> EffectT:
        """The one effect of this kind asked for since last looked at; the others stay."""
        found = [effect for effect in self.effects if isinstance(effect, kind)]
        assert len(found) == 1, self.effects
        self.effects = [effect for effect in self.effects if not isinstance(effect, kind)]
        return found[0]

    def asked_nothing(self, kind: type[EffectT]) -> bool:
        return not any(isinstance(effect, kind) for effect in self.effects)

    @staticmethod
    def code(number: int = 1, *, iat: int = NOW, printed: bool = False) -> str:
        return card_code(number, iat=iat, printed=printed)

    @staticmethod
    def document(number: int = 1) -> VerifiedCard:
        return document_card(number)

    def is_offered(self, *appointments: Appointment, printed: bool = False) -> Walk:
        """All the way to the offer."""
        self.shows_code(self.code(printed=printed))
        return self.is_known(*appointments)

    def is_known(self, *appointments: Appointment) -> Walk:
        """The hospital knows who it is, and of these appointments."""
        self.happens(PatientFound(self.session, PATIENT))
        return self.happens(DayFound(self.session, appointments or (CARDIOLOGY,), ()))

    def has_arrived(self) -> Walk:
        """All the way to the number on the screen; the ticket is not asked for yet."""
        self.is_offered().taps(Action.SIGN_IN, CARDIOLOGY.id)
        return self.happens(SignInDone(self.session, VISIT))

    def has_ticket(self, outcome: TicketOutcome = TicketOutcome.PRINTED) -> Walk:
        """All the way to the end of the errand."""
        return self.has_arrived().has_paper(outcome)

    def has_paper(self, outcome: TicketOutcome = TicketOutcome.PRINTED) -> Walk:
        """The number is on the screen: the ticket is out, or not."""
        self.happens(QueueFound(self.session, VISIT.id, QueuePlace()))
        return self.comes_out(outcome)

    def comes_out(
        self,
        outcome: TicketOutcome = TicketOutcome.PRINTED,
        state: PrinterState = PrinterState.READY,
        *,
        sent: int = -1,
    ) -> Walk:
        """What the ticket printer says of the paper sent last, or of another; whoever's it is."""
        paper = self.papers[sent]
        done = TicketDone if isinstance(paper, PrintTicket) else SlipDone
        return self.happens(done(paper.session, paper.paper, outcome, state))

    def finds_nothing(self) -> Walk:
        """Known here, and nothing to sign in for."""
        self.shows_code(self.code())
        self.happens(PatientFound(self.session, PATIENT))
        self.happens(DayFound(self.session, (), ()))
        return self.happens(ReportsCounted(self.session, -1))

    def judged(self, text: str) -> Judgement:
        return self._judge.judge(text, now=NOW, session=str(self.session))

    def shows_code(self, text: str) -> Walk:
        """Hold up a code, and let it be judged by the real verifier."""
        self.happens(CodeRead(text))
        effect = self.asked(JudgeCode)
        return self.happens(CodeJudged(effect.session, self.judged(effect.text)))


@pytest.fixture
def walk() -> Walk:
    return Walk()
