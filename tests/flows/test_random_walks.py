"""Whatever happens in whatever order: a terminal that neither sticks nor mixes up its patients.

Hypothesis plays the world: codes, taps, time, and answers that are right, late, lost, repeated or of
sessions long over. After each event the invariants of a terminal are checked; at the end of each walk
nothing happens for a while, and everything must be as on the first morning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from kiosk.audit.catalogue import Fingerprint
from kiosk.codes.classify import Kind
from kiosk.codes.judge import Judgement, OnlineCode
from kiosk.devices import (
    CameraState,
    LampState,
    PrinterState,
    ReaderState,
    ScanConditions,
    ScanHint,
    ScannerState,
    TicketOutcome,
)
from kiosk.domain import (
    IdentifierSystem,
    Patient,
    PatientId,
    PatientIdentifier,
    QueuePlace,
    StaffRole,
)
from kiosk.reasons import CATALOGUE, Code, Failure
from kiosk.services import second_factor
from kiosk.services.access import ServiceId
from kiosk.services.queue import MOST_REPRINTS
from kiosk.session import screens
from kiosk.session.effects import (
    AskPlatform,
    CheckSecondFactor,
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
    CodeSeen,
    ConditionsChanged,
    Crashed,
    DayFound,
    DocumentRead,
    EffectFailed,
    Event,
    HospitalChanged,
    LampSwitched,
    PatientFound,
    PrinterChanged,
    QueueFound,
    ReaderChanged,
    RecordingAsked,
    ScannerChanged,
    SecondFactorChecked,
    SignInDone,
    StaffSignedIn,
    StaffSignedOut,
    StorageChanged,
    Tapped,
    Ticked,
    TicketDone,
    TrustChanged,
)
from kiosk.session.screens import Action
from kiosk.session.state import Attracting, Checking
from kiosk.trust.health import ClockState, TrustState

QUIET = 300  # seconds; every stage has long ended by then
PEOPLE = range(1, 4)
Judged = Callable[[int, bool], Judgement]  # patient, on paper
ANSWERED = (
    JudgeCode,
    AskPlatform,
    FindPatient,
    FindDay,
    CheckSecondFactor,
    SignIn,
    FindQueue,
    PrintTicket,
)
HOSPITALS = (FindPatient, FindDay, CheckSecondFactor, SignIn)
IDENTITY_END, PHONE_END = "917X", "6258"
KEYS = [Tapped(Action.DIGIT, key) for key in "0123456789X"]

failures = st.sampled_from(
    [Failure(code, dict.fromkeys(CATALOGUE[code].facts, "1")) for code in Code]
)
unanswered = st.sampled_from(
    [Failure(Code.HOSPITAL_TIMEOUT), Failure(Code.HOSPITAL_RESTING), Failure(Code.PATIENT_UNKNOWN)]
)
kinds = st.sampled_from(list(Kind))
printer_states = st.sampled_from(list(PrinterState))
equipment: st.SearchStrategy[Event] = st.one_of(
    st.builds(CameraChanged, st.sampled_from(list(CameraState))),
    st.builds(PrinterChanged, printer_states),
    st.builds(HospitalChanged, st.booleans()),
    st.builds(StorageChanged, st.booleans()),
    st.builds(
        TrustChanged,
        state=st.sampled_from(list(TrustState)),
        warn=st.booleans(),
        clock=st.sampled_from(list(ClockState)),
    ),
    st.builds(ReaderChanged, st.sampled_from(list(ReaderState))),
    st.builds(ScannerChanged, st.sampled_from(list(ScannerState))),
    st.builds(LampSwitched, st.sampled_from(list(LampState))),
    st.builds(
        ConditionsChanged,
        st.builds(ScanConditions, st.sampled_from(list(ScanHint)), st.booleans()),
    ),
    st.builds(CodeSeen, st.sampled_from(["EHC1:X", "134567890123456789"]), st.booleans()),
    st.builds(StaffSignedIn, st.frozensets(st.sampled_from(list(StaffRole)))),
    st.just(StaffSignedOut()),
    st.builds(RecordingAsked, st.booleans()),
)
# Everything in order again, so that walks are not spent before a terminal out of service.
MENDED = (
    CameraChanged(CameraState.RUNNING),
    StorageChanged(writable=True),
    TrustChanged(TrustState.FRESH),
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

    def __init__(self, walk: Any, judged: Judged) -> None:
        super().__init__()
        self.walk = walk
        self.judged = judged
        self.asked: list[Effect] = []  # all that ever waited for an answer; answers may repeat
        self.signing_in: Counter[int] = Counter()
        self.checking: Counter[int] = Counter()
        self.tickets: Counter[int] = Counter()
        self.forgotten: list[int] = []

    @initialize(strict=st.sampled_from([True, True, False]))
    def a_site_decides(self, strict: bool) -> None:
        """Whether a printed card or a document alone is good enough to sign in."""
        guarded = frozenset({ServiceId.CHECKIN} if strict else ())
        self.walk.kiosk = replace(self.walk.kiosk, stricter=guarded)

    # -- what happens --------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.25, 0.25, 1.0, 3.0, 15.0, 31.0, 61.0, 130.0]))
    def time_passes(self, seconds: float) -> None:
        self.walk.seconds += seconds
        self.happens(Ticked())

    @rule(
        action=st.sampled_from(list(Action)),
        argument=st.sampled_from(
            ["", "zh_CN", "en", "某1-a1", "某2-a1", "某3-a2", "../x", "7", "X"]
        ),
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
            case screens.SecondFactor():
                taps += [*KEYS, Tapped(Action.ERASE), Tapped(Action.CONFIRM)]
            case screens.HospitalTrouble():
                taps.append(Tapped(Action.RETRY))
        self.happens(data.draw(st.sampled_from(taps)))

    @rule()
    def a_code_is_held_up(self) -> None:
        self.happens(CodeRead("EHC1:SOMETHING"))

    @rule()
    def the_second_factor_is_typed(self) -> None:
        for digit in IDENTITY_END + PHONE_END:
            self.happens(Tapped(Action.DIGIT, digit))
        self.happens(Tapped(Action.CONFIRM))

    @rule(number=st.sampled_from(PEOPLE))
    def a_document_lies_on_the_reader(self, number: int) -> None:
        self.happens(DocumentRead(self.walk.document(number)))

    @rule(number=st.sampled_from(PEOPLE), printed=st.booleans())
    def a_good_code_is_held_up(self, number: int, printed: bool = False) -> None:
        """Without this and the next, most walks would never get beyond the first screens."""
        self.everything_works()
        self.happens(CodeRead("EHC1:SOMETHING"))
        if self.asked and isinstance(self.asked[-1], JudgeCode):
            self.happens(CodeJudged(self.asked[-1].session, self.judged(number, printed)))

    @rule(
        number=st.sampled_from(PEOPLE),
        printed=st.booleans(),
        how_far=st.sampled_from(["offered", "asked", "compared", "done"]),
        data=st.data(),
    )
    def a_patient_comes_for_an_errand(
        self, number: int, printed: bool, how_far: str, data: st.DataObject
    ) -> None:
        """As far as the offer, the second factor, or the ticket, unless something is in the way."""
        self.a_good_code_is_held_up(number, printed)
        self.everything_asked_is_answered_well(data)
        if how_far == "offered":
            return
        self.happens(Tapped(Action.SIGN_IN, f"{Someone(number).mark}-a1"))
        if how_far == "asked":
            return
        self.the_second_factor_is_typed()
        if how_far == "done":
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

    @rule(failure=unanswered, again=st.booleans())
    def the_hospital_does_not_answer(self, failure: Failure, again: bool) -> None:
        if self.asked and isinstance(self.asked[-1], HOSPITALS):
            self.happens(EffectFailed(self.asked[-1].session, failure))
            if again:
                self.happens(Tapped(Action.RETRY))

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
                return CodeJudged(session, self.judgement(data, online=True))
            case AskPlatform(session=session, code=code):
                return CodeJudged(session, self.judgement(data, online=False), code)
            case CheckSecondFactor(session=session) if data.draw(st.booleans()):
                return SecondFactorChecked(session, False, data.draw(st.sampled_from([4, 1, 0])))
            case PrintTicket(session=session) if data.draw(st.booleans()):
                outcome = data.draw(st.sampled_from(list(TicketOutcome)))
                return TicketDone(session, outcome, data.draw(printer_states))
            case FindPatient() | FindDay() | CheckSecondFactor() | SignIn() if data.draw(
                st.booleans()
            ):
                return EffectFailed(effect.session, data.draw(failures))
            case _:
                return self.good_answer(effect, data)

    def judgement(self, data: st.DataObject, *, online: bool) -> Judgement:
        """Anything at all; `online`: also that a platform has to be asked."""
        outcome = data.draw(st.one_of(st.sampled_from(PEOPLE), failures))
        if not isinstance(outcome, Failure):
            return self.judged(outcome, data.draw(st.booleans()))
        if online and data.draw(st.booleans()):
            return Judgement(Kind.EHC_STATIC, OnlineCode(Kind.EHC_STATIC, "某:1"))
        return Judgement(data.draw(kinds), outcome)

    def good_answer(self, effect: Effect, data: st.DataObject) -> Event:
        match effect:
            case AskPlatform(session=session, code=code):
                return CodeJudged(session, self.judged(1, True), code)
            case FindPatient(session=session, identifier=identifier):
                return PatientFound(session, Someone(number_of(identifier)).patient)
            case CheckSecondFactor(session=session):
                return SecondFactorChecked(session, True, 5)
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
        if isinstance(event, SecondFactorChecked | EffectFailed):
            self.checking[event.session] = 0

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
            assert not second_factor.is_wanted(self.walk.kiosk, ServiceId.CHECKIN)
        if isinstance(effect, CheckSecondFactor):
            self.checking[effect.session] += 1
            assert self.checking[effect.session] == 1, "one question on its way at a time"
            assert someone(effect.patient).number == number_of(effect.identifier)
            assert (len(effect.factor.identity_end), len(effect.factor.phone_end)) == (4, 4)
        if isinstance(effect, PrintTicket):
            self.tickets[effect.session] += 1
            assert self.tickets[effect.session] <= 1 + MOST_REPRINTS
            assert effect.ticket.department.startswith(effect.ticket.surname)

    def check(self, before: int) -> None:
        kiosk, view = self.walk.kiosk, self.walk.view()
        assert kiosk.session >= before
        assert self.forgotten == list(range(kiosk.session)), "each session is forgotten once"
        assert "某" not in repr(kiosk), "nothing of a person prints"
        shown, kept = repr(view), " ".join(words_in(kiosk))
        assert IDENTITY_END not in repr((kiosk, view, self.walk.effects)), "digits do not print"
        person = kiosk.person
        if isinstance(kiosk.stage, Attracting | Checking):
            assert person is None
        if person is None:
            assert IDENTITY_END not in kept
        for number in PEOPLE:
            theirs = person is not None and number_of(person.card.identifier) == number
            assert theirs or Someone(number).mark not in shown + kept, "of somebody else"

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
        self.happens(CodeJudged(self.walk.session, self.judged(1, False)))
        assert isinstance(self.walk.view().screen, screens.Welcome)


def someone(patient: Patient) -> Someone:
    return Someone(int(patient.surname[1:]))


def number_of(identifier: PatientIdentifier) -> int:
    base = 10 if identifier.system is IdentifierSystem.IDENTITY_DOCUMENT else 16
    return int(identifier.value, base)


def words_in(value: object) -> Iterator[str]:
    """Every text that a value holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from words_in(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from words_in(getattr(value, each.name))


@pytest.fixture
def judged(walk: Any) -> Judged:
    """What the real verifier says of each patient's code, on a phone or printed."""
    known = {
        (number, printed): walk.judged(walk.code(number, printed=printed))
        for number in PEOPLE
        for printed in (False, True)
    }
    return lambda number, printed: known[number, printed]


def test_no_walk_sticks_or_mixes_up_patients(walk: Any, judged: Judged) -> None:
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
