"""One terminal in a world that plays at random, and what must hold of it after each event."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from kiosk.audit.catalogue import Fingerprint
from kiosk.payment.port import Channel
from kiosk.reasons import Failure
from kiosk.services import second_factor
from kiosk.services.access import ServiceId
from kiosk.services.queue import MOST_REPRINTS
from kiosk.session import screens
from kiosk.session.effects import (
    CheckSecondFactor,
    CountReports,
    Effect,
    FindBills,
    FindReports,
    Forget,
    JudgeCode,
    PrintSlip,
    PrintTicket,
    SignIn,
)
from kiosk.session.events import (
    CodeJudged,
    CodeRead,
    Crashed,
    DocumentRead,
    EffectFailed,
    Event,
    SecondFactorChecked,
    SignInDone,
    Tapped,
    Ticked,
)
from kiosk.session.pay_screens import Bills, Paid, PayWays
from kiosk.session.preferences import Panel
from kiosk.session.report_screens import Reports
from kiosk.session.screens import Action
from kiosk.session.state import Attracting, Checking, Kiosk, Switching
from tests.flows.people import PEOPLE, Someone, number_of, someone, words_in
from tests.flows.world import (
    ANSWERED,
    ERRANDS,
    HOSPITALS,
    MENDED,
    Judged,
    World,
    equipment,
    presence,
    unanswered,
)

QUIET = 900  # seconds; every stage has long ended by then, a printer that says nothing included
IDENTITY_END, PHONE_END = "917X", "6258"
KEYS = [Tapped(Action.DIGIT, key) for key in "0123456789X"]
GUARDED = {
    FindBills: ServiceId.PAY,
    FindReports: ServiceId.REPORTS,
    CountReports: ServiceId.REPORTS,
}
ALL = (ServiceId.CHECKIN, ServiceId.QUEUE, ServiceId.PAY, ServiceId.REPORTS)
HOUSES = [ALL, ALL, ALL[::-1], ALL[2:], ALL[:1]]
GLASS = [
    Tapped(Action.LANGUAGE, "en"),
    Tapped(Action.ELDER_MODE),
    Tapped(Action.OPEN_PANEL, Panel.DISPLAY),
    Tapped(Action.CLOSE_PANEL),
    Tapped(Action.TEXT_SIZE, "3"),
    Tapped(Action.THEME, "dark"),
    Tapped(Action.VOICE),
    Tapped(Action.VOLUME, "up"),
    Tapped(Action.LOWER),
    Tapped(Action.COVER),
    Tapped(Action.STILL_HERE),
]
ARGUMENTS = ["", "zh_CN", "某1-a1", "某2-a1", "某3-a2", "../x", "7", "X", "wechat", "1 name", *ALL]


class Terminal(RuleBasedStateMachine):
    """`walk` is fresh for each run."""

    def __init__(self, walk: Any, judged: Judged) -> None:
        super().__init__()
        self.walk = walk
        self.judged = judged
        self.world = World(walk, judged)
        self.asked: list[Effect] = []  # all that ever waited for an answer; answers may repeat
        self.signing_in: Counter[int] = Counter()
        self.signed_in: Counter[int] = Counter()
        self.checking: Counter[int] = Counter()
        self.tickets: Counter[int] = Counter()
        self.forgotten: list[int] = []

    @initialize(strict=st.sampled_from([True, True, False]), services=st.sampled_from(HOUSES))
    def a_site_decides(self, strict: bool, services: tuple[ServiceId, ...]) -> None:
        """What there is here, and whether a printed card or a document is enough to sign in."""
        guarded = frozenset({ServiceId.CHECKIN} if strict else ())
        self.walk.kiosk = replace(
            self.walk.kiosk,
            stricter=guarded,
            services=services,
            reports=True,
            channels=(Channel.WECHAT,),
            scans_payment=True,
        )

    # -- what happens --------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.25, 0.25, 1.0, 3.0, 15.0, 31.0, 61.0, 130.0]))
    def time_passes(self, seconds: float) -> None:
        self.walk.seconds += seconds
        self.happens(Ticked())

    @rule(action=st.sampled_from(list(Action)), argument=st.sampled_from(ARGUMENTS))
    def somebody_taps(self, action: Action, argument: str) -> None:
        self.happens(Tapped(action, argument))

    @rule(tap=st.sampled_from(GLASS))
    def somebody_changes_the_glass(self, tap: Tapped) -> None:
        self.happens(tap)

    @rule(data=st.data())
    def somebody_taps_what_is_offered(self, data: st.DataObject) -> None:
        self.happens(data.draw(st.sampled_from(self.offered())))

    def offered(self) -> list[Tapped]:
        view = self.walk.view()
        taps = [Tapped(action) for action in view.actions]
        match view.screen:
            case screens.Offer(appointment=one):
                taps += [Tapped(Action.SIGN_IN, one.id), *BESIDE]
            case screens.Choice(appointments=several):
                taps += [*(Tapped(Action.SIGN_IN, one.id) for one in several), *BESIDE]
            case screens.SignedIn() | Paid():
                taps += BESIDE
            case screens.Home(tiles=tiles):
                taps += [Tapped(Action.OPEN_SERVICE, tile.service) for tile in tiles]
            case screens.SwitchCard():
                taps.append(Tapped(Action.SWITCH_CARD))
            case screens.SecondFactor():
                taps += [*KEYS, Tapped(Action.ERASE), Tapped(Action.CONFIRM)]
            case screens.HospitalTrouble():
                taps.append(Tapped(Action.RETRY))
            case Bills():
                taps.append(Tapped(Action.PAY_CHOSEN))
            case PayWays():
                taps.append(Tapped(Action.PAY_BY, "wechat"))
            case Reports():
                taps.append(Tapped(Action.PRINT))
        return taps

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
        errand=st.sampled_from([Action.SIGN_IN, Action.SIGN_IN, Action.PAY, Action.REPORTS]),
        data=st.data(),
    )
    def a_patient_comes_for_an_errand(
        self, number: int, printed: bool, how_far: str, errand: Action, data: st.DataObject
    ) -> None:
        """As far as the offer, the second factor, or its end, unless something is in the way."""
        self.a_good_code_is_held_up(number, printed)
        if data.draw(st.booleans()):
            self.happens(Tapped(Action.SWITCH_CARD))
        self.everything_asked_is_answered_well(data)
        if how_far == "offered":
            return
        self.happens(Tapped(errand, f"{Someone(number).mark}-a1"))
        if how_far == "asked":
            return
        self.the_second_factor_is_typed()
        if how_far == "done":
            self.everything_asked_is_answered_well(data)

    def everything_asked_is_answered_well(self, data: st.DataObject) -> None:
        for _ in range(4):
            if isinstance(self.asked[-1], JudgeCode):
                return
            self.happens(self.world.good_answer(self.asked[-1], data))

    @precondition(lambda self: isinstance(self.walk.view().screen, Bills | PayWays))
    @rule(data=st.data())
    def somebody_pays(self, data: st.DataObject) -> None:
        """To the code on the screen, or some way there."""
        self.happens(Tapped(Action.PAY_CHOSEN))
        self.everything_asked_is_answered_well(data)
        self.happens(Tapped(Action.PAY_BY, "wechat"))
        self.everything_asked_is_answered_well(data)

    @precondition(lambda self: bool(self.world.orders))
    @rule(data=st.data())
    def the_cashier_goes_on(self, data: st.DataObject) -> None:
        self.happens(self.world.cashier_says(data))

    @rule(data=st.data())
    def the_newest_question_is_answered(self, data: st.DataObject) -> None:
        if self.asked:
            self.happens(self.world.answer(self.asked[-1], data))

    @rule(failure=unanswered, again=st.booleans())
    def the_hospital_does_not_answer(self, failure: Failure, again: bool) -> None:
        newest = self.asked[-1] if self.asked else None
        if isinstance(newest, HOSPITALS):
            self.happens(EffectFailed(newest.session, failure, ERRANDS.get(type(newest))))
            if again:
                self.happens(Tapped(Action.RETRY))

    @rule(data=st.data())
    def some_question_is_answered_late_or_again(self, data: st.DataObject) -> None:
        if self.asked:
            self.happens(self.world.answer(data.draw(st.sampled_from(self.asked)), data))

    @rule(event=equipment)
    def equipment_changes(self, event: Event) -> None:
        self.happens(event)

    @rule(event=presence)
    def somebody_comes_or_goes(self, event: Event) -> None:
        self.happens(event)

    @rule()
    def everything_works(self) -> None:
        for event in MENDED:
            self.happens(event)

    @rule()
    def a_bug_shows_itself(self) -> None:
        self.happens(Crashed(Fingerprint("KeyError kiosk/x.py:1")))

    # -- what must hold ------------------------------------------------------------------------

    def happens(self, event: Event) -> None:
        before = self.walk.kiosk
        self.walk.effects.clear()
        self.walk.happens(event)
        self.answered(event)
        for effect in self.walk.effects:
            self.takes_note(effect, before.session)
        self.check(before)

    def answered(self, event: Event) -> None:
        if isinstance(event, SignInDone | EffectFailed):
            self.signing_in[event.session] = 0
        if isinstance(event, SignInDone):
            self.signed_in[event.session] += 1
        if isinstance(event, SecondFactorChecked | EffectFailed):
            self.checking[event.session] = 0

    def takes_note(self, effect: Effect, before: int) -> None:
        kiosk = self.walk.kiosk
        if isinstance(effect, Forget):
            assert before <= effect.session < kiosk.session
            self.forgotten.append(effect.session)
        elif isinstance(effect, ANSWERED):
            assert effect.session == kiosk.session or isinstance(effect, PrintSlip)
            self.asked.append(effect)
        if isinstance(effect, tuple(GUARDED)):
            assert not second_factor.is_wanted(kiosk, GUARDED[type(effect)])
            assert GUARDED[type(effect)] in kiosk.services
        if isinstance(effect, PrintSlip) and kiosk.person is not None:
            assert effect.slip.surname == Someone(number_of(kiosk.person.card.identifier)).mark
        self.takes_note_of_signing_in(effect)

    def takes_note_of_signing_in(self, effect: Effect) -> None:
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
            most = (1 + MOST_REPRINTS) * max(1, self.signed_in[effect.session])
            assert self.tickets[effect.session] <= most
            assert effect.ticket.department.startswith(effect.ticket.surname)

    def check(self, before: Kiosk) -> None:
        kiosk, view = self.walk.kiosk, self.walk.view()
        assert kiosk.session >= before.session
        assert self.forgotten == list(range(kiosk.session)), "each session is forgotten once"
        assert "某" not in repr(kiosk), "nothing of a person prints"
        assert IDENTITY_END not in repr((kiosk, view, self.walk.effects)), "digits do not print"
        if kiosk.session > before.session and before.person is not None:
            assert kiosk.preferences == kiosk.house
            assert kiosk.pace == kiosk.house_pace
            assert (kiosk.hidden, kiosk.panel) == (False, Panel.NONE)
        self.nobody_else_is_known(kiosk, repr(view))

    def nobody_else_is_known(self, kiosk: Kiosk, shown: str) -> None:
        kept, person = " ".join(words_in(kiosk)), kiosk.person
        if isinstance(kiosk.stage, Attracting | Checking):
            assert person is None
        if person is None:
            assert IDENTITY_END not in kept
        apart = (
            replace(kiosk, stage=kiosk.stage.back) if isinstance(kiosk.stage, Switching) else kiosk
        )
        remembered = " ".join(words_in(apart))
        for number in PEOPLE:
            theirs = person is not None and number_of(person.card.identifier) == number
            assert theirs or Someone(number).mark not in shown + kept, "of somebody else"
            assert theirs or f"{number:064x}" not in remembered, "a card but the one in question"

    def teardown(self) -> None:
        """Nothing more happens, not even answers."""
        for _ in range(QUIET // 3):
            self.walk.seconds += 3
            self.happens(Ticked())
        kiosk, view = self.walk.kiosk, self.walk.view()
        assert isinstance(view.screen, screens.Attract | screens.OutOfService), view.screen
        assert (kiosk.person, view.preferences) == (None, kiosk.house)
        assert kiosk.judging is None
        self.scans_again()

    def scans_again(self) -> None:
        """The next patient's code is taken as if nothing had ever been."""
        for event in MENDED:
            self.happens(event)
        self.happens(CodeRead("EHC1:SOMETHING"))
        assert isinstance(self.asked[-1], JudgeCode)
        self.happens(CodeJudged(self.walk.session, self.judged(1, False)))
        assert isinstance(self.walk.view().screen, screens.Welcome)


BESIDE = [Tapped(Action.PAY), Tapped(Action.REPORTS), Tapped(Action.SERVICES)]
