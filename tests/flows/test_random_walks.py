"""Whatever happens in whatever order: a terminal that neither sticks nor mixes up its patients.

Hypothesis plays the world: codes, taps, time, and answers that are right, late, lost, repeated or of
sessions long over. After each event the invariants of a terminal are checked; at the end of each walk
nothing happens for a while, and everything must be as on the first morning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from kiosk.audit.catalogue import Fingerprint
from kiosk.codes.classify import Kind
from kiosk.codes.judge import Judgement
from kiosk.devices import CameraState, PrinterState, TicketOutcome
from kiosk.domain import Patient, PatientId, QueuePlace
from kiosk.reasons import CATALOGUE, Code, Failure
from kiosk.services.queue import MOST_REPRINTS
from kiosk.session import screens
from kiosk.session.effects import (
    Effect,
    FindDay,
    FindPatient,
    FindQueue,
    Forget,
    JudgeCode,
    PrintTicket,
    SignIn,
)
from kiosk.session.events import (
    CameraChanged,
    CodeJudged,
    CodeRead,
    Crashed,
    DayFound,
    EffectFailed,
    Event,
    HospitalChanged,
    PatientFound,
    PrinterChanged,
    QueueFound,
    SignInDone,
    StorageChanged,
    Tapped,
    Ticked,
    TicketDone,
    TrustChanged,
)
from kiosk.session.screens import Action
from kiosk.session.state import Attracting

QUIET = 300  # seconds; every stage has long ended by then
PEOPLE = range(1, 4)
ANSWERED = (JudgeCode, FindPatient, FindDay, SignIn, FindQueue, PrintTicket)

failures = st.sampled_from(
    [Failure(code, dict.fromkeys(CATALOGUE[code].facts, "1")) for code in Code]
)
kinds = st.sampled_from(list(Kind))
printer_states = st.sampled_from(list(PrinterState))
equipment: st.SearchStrategy[Event] = st.one_of(
    st.builds(CameraChanged, st.sampled_from(list(CameraState))),
    st.builds(PrinterChanged, printer_states),
    st.builds(HospitalChanged, st.booleans()),
    st.builds(StorageChanged, st.booleans()),
    st.builds(TrustChanged, st.booleans()),
)
# Everything in order again, so that walks are not spent before a terminal out of service.
MENDED = (
    CameraChanged(CameraState.RUNNING),
    StorageChanged(writable=True),
    TrustChanged(loaded=True),
)


@dataclass(frozen=True)
class Someone:
    """A synthetic patient. Every word that names them, and nobody else, begins with `mark`."""

    number: int

    @property
    def mark(self) -> str:
        return f"某{self.number}"

    @property
    def patient(self) -> Patient:
        return Patient(PatientId(f"{self.mark}-id"), f"{self.mark}*", self.mark)

    def of_theirs(self, thing: Any, name: str) -> Any:
        """An appointment or visit of this patient."""
        return replace(thing, id=f"{self.mark}-{name}", department=f"{self.mark}科")


class Terminal(RuleBasedStateMachine):
    """One terminal in a world that plays at random. `walk` is fresh for each run."""

    def __init__(self, walk: Any, judged: Callable[[int], Judgement]) -> None:
        super().__init__()
        self.walk = walk
        self.judged = judged
        self.asked: list[Effect] = []  # all that ever waited for an answer; answers may repeat
        self.signing_in: Counter[int] = Counter()
        self.tickets: Counter[int] = Counter()
        self.forgotten: list[int] = []

    # -- what happens --------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.25, 0.25, 1.0, 3.0, 15.0, 31.0, 61.0, 130.0]))
    def time_passes(self, seconds: float) -> None:
        self.walk.seconds += seconds
        self.happens(Ticked())

    @rule(
        action=st.sampled_from(list(Action)),
        argument=st.sampled_from(["", "zh_CN", "en", "某1-a1", "某2-a1", "某3-a2", "../x"]),
    )
    def somebody_taps(self, action: Action, argument: str) -> None:
        self.happens(Tapped(action, argument))

    @rule(data=st.data())
    def somebody_taps_what_is_offered(self, data: st.DataObject) -> None:
        view = self.walk.view()
        taps = [Tapped(action) for action in view.actions]
        match view.screen:
            case screens.Offer(appointment=one):
                taps.append(Tapped(Action.SIGN_IN, one.id))
            case screens.Choice(appointments=several):
                taps += [Tapped(Action.SIGN_IN, one.id) for one in several]
            case screens.HospitalTrouble():
                taps.append(Tapped(Action.RETRY))
        self.happens(data.draw(st.sampled_from(taps)))

    @rule()
    def a_code_is_held_up(self) -> None:
        self.happens(CodeRead("EHC1:SOMETHING"))

    @rule(number=st.sampled_from(PEOPLE))
    def a_good_code_is_held_up(self, number: int) -> None:
        """Without this and the next, most walks would never get beyond the first screens."""
        self.everything_works()
        self.happens(CodeRead("EHC1:SOMETHING"))
        if self.asked and isinstance(self.asked[-1], JudgeCode):
            self.happens(CodeJudged(self.asked[-1].session, self.judged(number)))

    @rule(number=st.sampled_from(PEOPLE), to_the_end=st.booleans(), data=st.data())
    def a_patient_comes_for_an_errand(
        self, number: int, to_the_end: bool, data: st.DataObject
    ) -> None:
        """As far as the offer, or the number and the ticket, unless something is in the way."""
        self.a_good_code_is_held_up(number)
        self.everything_asked_is_answered_well(data)
        if to_the_end and isinstance(self.walk.view().screen, screens.Offer | screens.Choice):
            self.happens(Tapped(Action.SIGN_IN, f"{Someone(number).mark}-a1"))
            self.everything_asked_is_answered_well(data)

    def everything_asked_is_answered_well(self, data: st.DataObject) -> None:
        for _ in range(4):
            if isinstance(self.asked[-1], JudgeCode):
                return
            self.happens(self.good_answer(self.asked[-1], data))

    @rule(data=st.data())
    def the_newest_question_is_answered(self, data: st.DataObject) -> None:
        if self.asked:
            self.happens(self.answer(self.asked[-1], data))

    @rule(data=st.data())
    def some_question_is_answered_late_or_again(self, data: st.DataObject) -> None:
        if self.asked:
            self.happens(self.answer(data.draw(st.sampled_from(self.asked)), data))

    @rule(event=equipment)
    def equipment_changes(self, event: Event) -> None:
        self.happens(event)

    @rule()
    def everything_works(self) -> None:
        for event in MENDED:
            self.happens(event)

    @rule()
    def a_bug_shows_itself(self) -> None:
        self.happens(Crashed(Fingerprint("KeyError kiosk/x.py:1")))

    def answer(self, effect: Effect, data: st.DataObject) -> Event:
        """Some answer of the right type; of an effect's own patient, if it has one."""
        match effect:
            case JudgeCode(session=session):
                outcome = data.draw(st.one_of(st.sampled_from(PEOPLE), failures))
                if isinstance(outcome, Failure):
                    return CodeJudged(session, Judgement(data.draw(kinds), outcome))
                return CodeJudged(session, self.judged(outcome))
            case PrintTicket(session=session) if data.draw(st.booleans()):
                outcome = data.draw(st.sampled_from(list(TicketOutcome)))
                return TicketDone(session, outcome, data.draw(printer_states))
            case FindPatient() | FindDay() | SignIn() if data.draw(st.booleans()):
                return EffectFailed(effect.session, data.draw(failures))
            case _:
                return self.good_answer(effect, data)

    def good_answer(self, effect: Effect, data: st.DataObject) -> Event:
        match effect:
            case FindPatient(session=session, card=card):
                return PatientFound(session, Someone(int(card, 16)).patient)
            case FindDay(session=session, patient=patient):
                return self.day(session, someone(patient), data)
            case SignIn(session=session, patient=patient):
                return SignInDone(session, someone(patient).of_theirs(self.walk.visit, "e1"))
            case PrintTicket(session=session):
                return TicketDone(session, TicketOutcome.PRINTED, PrinterState.READY)
            case FindQueue(session=session):
                return QueueFound(session, QueuePlace(data.draw(st.sampled_from([None, 0, 5]))))
            case _:
                raise AssertionError(effect)

    def day(self, session: int, them: Someone, data: st.DataObject) -> DayFound:
        names = data.draw(st.sampled_from([(), ("a1",), ("a1", "a2")]))
        appointments = tuple(them.of_theirs(self.walk.cardiology, name) for name in names)
        visits = (them.of_theirs(self.walk.visit, "e1"),) if data.draw(st.booleans()) else ()
        return DayFound(session, appointments, visits)

    # -- what must hold ------------------------------------------------------------------------

    def happens(self, event: Event) -> None:
        before = self.walk.kiosk
        self.walk.effects.clear()
        self.walk.happens(event)
        self.answered(event)
        for effect in self.walk.effects:
            self.takes_note(effect, before.session)
        self.check(before.session)

    def answered(self, event: Event) -> None:
        if isinstance(event, SignInDone | EffectFailed):
            self.signing_in[event.session] = 0

    def takes_note(self, effect: Effect, before: int) -> None:
        now = self.walk.kiosk.session
        if isinstance(effect, Forget):
            assert before <= effect.session < now
            self.forgotten.append(effect.session)
        elif isinstance(effect, ANSWERED):
            assert effect.session == now, "an effect carries the session that asks"
            self.asked.append(effect)
        if isinstance(effect, SignIn):
            self.signing_in[effect.session] += 1
            assert self.signing_in[effect.session] == 1, "one sign-in on its way at a time"
            assert effect.appointment.id.startswith(someone(effect.patient).mark)
        if isinstance(effect, PrintTicket):
            self.tickets[effect.session] += 1
            assert self.tickets[effect.session] <= 1 + MOST_REPRINTS
            assert effect.ticket.department.startswith(effect.ticket.surname)

    def check(self, before: int) -> None:
        kiosk, view = self.walk.kiosk, self.walk.view()
        assert kiosk.session >= before
        assert self.forgotten == list(range(kiosk.session)), "each session is forgotten once"
        assert "某" not in repr(kiosk), "nothing of a person prints"
        shown = repr(view)
        person = kiosk.person
        if isinstance(kiosk.stage, Attracting):
            assert person is None
        for number in PEOPLE:
            theirs = person is not None and int(person.card.card_id, 16) == number
            assert theirs or Someone(number).mark not in shown, "shown to somebody else"

    def teardown(self) -> None:
        """Nothing more happens, not even answers."""
        for _ in range(QUIET):
            self.walk.seconds += 1
            self.happens(Ticked())
        view = self.walk.view()
        assert isinstance(view.screen, screens.Attract | screens.OutOfService), view.screen
        assert (self.walk.kiosk.person, view.language, view.elder) == (None, "zh_CN", False)
        assert self.walk.kiosk.judging is None
        self.scans_again()

    def scans_again(self) -> None:
        """The next patient's code is taken as if nothing had ever been."""
        for event in MENDED:
            self.happens(event)
        self.happens(CodeRead("EHC1:SOMETHING"))
        assert isinstance(self.asked[-1], JudgeCode)
        self.happens(CodeJudged(self.walk.session, self.judged(1)))
        assert isinstance(self.walk.view().screen, screens.Welcome)


def someone(patient: Patient) -> Someone:
    return Someone(int(patient.surname[1:]))


@pytest.fixture
def judged(walk: Any) -> Callable[[int], Judgement]:
    """What the real verifier says of each patient's code."""
    known = {number: walk.judged(walk.code(number)) for number in PEOPLE}
    return known.__getitem__


def test_no_walk_sticks_or_mixes_up_patients(walk: Any, judged: Callable[[int], Judgement]) -> None:
    def fresh() -> Terminal:
        return Terminal(type(walk)(), judged)

    run_state_machine_as_test(  # type: ignore[no-untyped-call] # hypothesis leaves it untyped
        fresh,
        settings=settings(
            max_examples=100,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
