"""Wrong turns: another card in the middle of an errand, two phones in turn, somebody who walks away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.audit.catalogue import EndCause, EventId, Fingerprint
from kiosk.bills import Bill, BillItem, BillVisit
from kiosk.codes.verified import VerifiedCard
from kiosk.devices import PresenceState, PrinterState, TicketOutcome
from kiosk.money import Fen
from kiosk.payment.order import OrderState
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from kiosk.services.switching import ASKS_FOR
from kiosk.session.effects import FindPatient, Forget, JudgeCode, OpenOrder, Record
from kiosk.session.events import (
    CodeRead,
    Crashed,
    EffectFailed,
    PresenceChanged,
)
from kiosk.session.pay_events import BillsFound, PaymentsChanged
from kiosk.session.pay_screens import Bills, Paid, Paying, PayReturned
from kiosk.session.preferences import Cover
from kiosk.session.report_events import ReportsCounted
from kiosk.session.screens import (
    Action,
    Attract,
    Home,
    HospitalTrouble,
    Offer,
    Refused,
    SecondFactor,
    SignedIn,
    SigningIn,
    SwitchCard,
    Welcome,
)
from kiosk.session.state import Switching
from tests.flows.people import words_in
from tests.flows.till import Till, pays, till

__all__ = ["pays", "till"]
OTHER = 2


def holds_up(walk: Any, number: int = OTHER) -> Any:
    """A code of theirs; another each time, as telephones show them."""
    iat = 1_800_000_000 - int(walk.seconds)
    return walk.shows_code(walk.code(number, iat=iat))


def texts(value: object) -> str:
    return " ".join(words_in(value))


def causes(walk: Any) -> list[object]:
    ended = [each for each in walk.effects if isinstance(each, Record)]
    return [each.fields["cause"] for each in ended if each.event is EventId.SESSION_ENDED]


def at_the_offer(walk: Any) -> type:
    walk.is_offered()
    return Offer


def typing_digits(walk: Any) -> type:
    walk.happens(PaymentsChanged(CashierState.READY)).is_offered(printed=True)
    walk.taps(Action.PAY).taps(Action.DIGIT, "1")
    return SecondFactor


def looking_at_bills(walk: Any) -> type:
    walk.happens(PaymentsChanged(CashierState.READY)).is_offered()
    visit = BillVisit("e1", "心内科", "", walk.at.local)
    bill = Bill("i1", "1", "B-1", visit, (BillItem("血常规", Fen(100)),), Fen(100))
    walk.happens(BillsFound(walk.session, (bill,))).taps(Action.PAY)
    return Bills


def with_a_number_on_no_paper(walk: Any) -> type:
    walk.has_ticket(TicketOutcome.NOT_PRINTED)
    return SignedIn


def at_a_hospital_that_does_not_answer(walk: Any) -> type:
    walk.is_offered().taps(Action.SIGN_IN, "a1")
    walk.happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
    return HospitalTrouble


def at_home_by_hand(walk: Any) -> type:
    walk.kiosk = replace(walk.kiosk, reports=True)
    walk.is_offered().taps(Action.ELDER_MODE).taps(Action.SERVICES)
    return Home


MIDDLES = [
    at_the_offer,
    typing_digits,
    looking_at_bills,
    with_a_number_on_no_paper,
    at_a_hospital_that_does_not_answer,
    at_home_by_hand,
]


@pytest.mark.parametrize("middle", MIDDLES)
def test_in_the_middle_of_an_errand_it_is_asked_whose_turn_it_is(
    walk: Any, middle: Callable[[Any], type]
) -> None:
    shown = middle(walk)
    before = walk.kiosk.stage
    walk.sees(shown)
    question = holds_up(walk).sees(SwitchCard)
    assert (question.name, question.other_name) == ("测*者", "测*者")
    assert walk.view().actions == (Action.ELDER_MODE, Action.BACK, Action.FINISH)
    walk.taps(Action.BACK).sees(shown)
    assert type(walk.kiosk.stage) is type(before)


@pytest.mark.parametrize("middle", MIDDLES)
def test_the_other_begins_anew_and_nothing_of_the_first_is_left(
    walk: Any, middle: Callable[[Any], type]
) -> None:
    middle(walk)
    walk.taps(Action.LANGUAGE, "en")
    holds_up(walk).effects.clear()
    first = walk.session
    walk.taps(Action.SWITCH_CARD).sees(Welcome)
    assert causes(walk) == [EndCause.NEXT_PATIENT]
    assert walk.asked(Forget).session == first
    assert walk.asked(FindPatient).identifier == walk.kiosk.person.card.identifier
    fresh = walk.kiosk.person
    assert (fresh.patient, fresh.bills, fresh.appointments, fresh.proven) == (None, None, (), False)
    assert walk.view().preferences == walk.kiosk.house


def test_without_an_answer_the_first_goes_on(walk: Any) -> None:
    walk.is_offered()
    offer = walk.kiosk.stage
    assert holds_up(walk).sees(SwitchCard).seconds_left == ASKS_FOR
    walk.passes(ASKS_FOR - 1).sees(SwitchCard)
    walk.passes(1).sees(Offer)
    assert walk.kiosk.stage == offer


def test_who_has_come_in_between_is_known_nowhere_but_in_the_question(walk: Any) -> None:
    walk.is_offered()
    first = walk.kiosk.person.card
    holds_up(walk)
    other: VerifiedCard = walk.kiosk.stage.card
    assert other.identifier != first.identifier
    assert other.identifier.value in texts(walk.kiosk)
    assert other.identifier.value not in texts(replace(walk.kiosk, stage=None))
    walk.taps(Action.BACK)
    assert other.identifier.value not in texts(walk.kiosk)


def test_the_first_ones_code_again_means_the_first(walk: Any) -> None:
    code = walk.code()
    walk.shows_code(code).is_known()
    holds_up(walk).sees(SwitchCard)
    walk.shows_code(code).sees(Offer)


def test_the_other_ones_code_again_means_the_other(walk: Any) -> None:
    walk.is_offered()
    holds_up(walk).passes(3)
    holds_up(walk).sees(Welcome)
    assert walk.session == 1


def test_a_third_card_is_asked_about_instead(walk: Any) -> None:
    walk.is_offered()
    holds_up(walk)
    other = walk.kiosk.stage.card
    holds_up(walk, 3).sees(SwitchCard)
    assert walk.kiosk.stage.card != other
    walk.taps(Action.BACK).sees(Offer)


def test_finish_ends_both(walk: Any) -> None:
    walk.is_offered()
    holds_up(walk).taps(Action.FINISH).sees(Attract)
    assert walk.kiosk.person is None
    assert causes(walk) == [EndCause.LEFT]


def test_a_bug_during_the_question_ends_both(walk: Any) -> None:
    walk.is_offered()
    holds_up(walk).happens(Crashed(Fingerprint("KeyError kiosk/x.py:1"))).sees(Refused)
    assert walk.kiosk.person is None


def test_two_phones_in_turn_never_mix(walk: Any) -> None:
    """Each in view now and again: it is asked each time, and the first goes on until somebody says so."""
    walk.is_offered()
    for _ in range(3):
        holds_up(walk).sees(SwitchCard)
        walk.passes(3)
        holds_up(walk, 1).sees(Offer)
        walk.passes(3)
    assert walk.session == 0


def test_whoever_was_sent_away_is_no_replay_when_their_turn_comes(walk: Any) -> None:
    walk.is_offered()
    code = walk.code(OTHER)
    walk.shows_code(code)
    visit = walk.kiosk.stage.shown.visit
    walk.taps(Action.BACK).taps(Action.FINISH).happens(CodeRead(code))
    assert walk.asked(JudgeCode).visit == visit


def test_once_it_has_begun_a_visit_the_same_code_is_one_again(walk: Any) -> None:
    walk.is_offered()
    code = walk.code(OTHER)
    walk.shows_code(code)
    visit = walk.kiosk.stage.shown.visit
    walk.taps(Action.SWITCH_CARD).passes(31).taps(Action.FINISH).happens(CodeRead(code))
    assert walk.asked(JudgeCode).visit > visit


def test_a_refused_code_asks_nobody(walk: Any) -> None:
    walk.is_offered().shows_code("134567890123456789").sees(Offer)
    holds_up(walk).shows_code("134567890123456789").sees(SwitchCard)


def test_while_the_number_is_being_printed_codes_wait(walk: Any) -> None:
    walk.has_arrived().effects.clear()
    walk.happens(CodeRead(walk.code(OTHER)))
    assert walk.asked_nothing(JudgeCode)
    walk.has_paper().happens(CodeRead(walk.code(OTHER)))
    walk.asked(JudgeCode)


def test_whoever_has_their_paper_gives_way_at_once(walk: Any) -> None:
    walk.has_ticket()
    holds_up(walk).sees(Welcome)
    assert causes(walk) == [EndCause.NEXT_PATIENT]


def test_home_that_came_by_itself_gives_way_at_once(walk: Any) -> None:
    walk.kiosk = replace(walk.kiosk, reports=True)
    walk.finds_nothing().sees(Home)
    holds_up(walk).sees(Welcome)


def test_a_judgement_that_comes_while_signing_in_changes_nothing(walk: Any) -> None:
    from kiosk.session.events import CodeJudged  # noqa: PLC0415 - for this one

    code = walk.code(OTHER)
    walk.is_offered().happens(CodeRead(code))
    judged = walk.judged(walk.asked(JudgeCode).text)
    walk.taps(Action.SIGN_IN, "a1").happens(CodeJudged(walk.session, judged))
    walk.sees(SigningIn)


def test_what_happens_meanwhile_happens_to_the_first(walk: Any) -> None:
    walk.kiosk = replace(walk.kiosk, reports=True)
    walk.is_offered()
    holds_up(walk).happens(ReportsCounted(walk.session, 4)).sees(SwitchCard)
    assert walk.taps(Action.BACK).sees(Offer).new_reports == 4


def test_a_screen_that_was_about_to_leave_stays_a_little(walk: Any) -> None:
    with_a_number_on_no_paper(walk)
    walk.passes(walk.kiosk.pace.done_without_ticket - 1)
    holds_up(walk).passes(ASKS_FOR).sees(SignedIn)
    walk.passes(7).sees(SignedIn)
    walk.passes(1).sees(Attract)


def test_in_elder_mode_there_is_more_time_to_answer(walk: Any) -> None:
    walk.is_offered().taps(Action.ELDER_MODE)
    holds_up(walk).passes(ASKS_FOR + 4).sees(SwitchCard)
    walk.passes(1).sees(Offer)


def test_what_the_first_has_hidden_is_hidden_again(walk: Any) -> None:
    walk.is_offered().taps(Action.COVER)
    assert walk.view().cover is Cover.PRIVACY
    assert holds_up(walk).sees(SwitchCard).name == ""
    assert walk.view().cover is Cover.NONE
    walk.passes(ASKS_FOR).sees(Offer)
    assert walk.view().cover is Cover.PRIVACY


@pytest.mark.parametrize("cards", [1, 2])
def test_what_is_hidden_during_the_question_stays_hidden_after_it(walk: Any, cards: int) -> None:
    holds_up(walk.is_offered()).taps(Action.COVER)
    assert walk.view().cover is Cover.PRIVACY
    if cards == 2:
        holds_up(walk.passes(3), 3).sees(SwitchCard)
    walk.passes(ASKS_FOR).sees(Offer)
    assert walk.view().cover is Cover.PRIVACY
    assert walk.taps(Action.STILL_HERE).view().cover is Cover.NONE


def test_the_question_is_no_sign_that_the_first_is_still_here(walk: Any) -> None:
    """They have walked away; a passer-by's card, held up for a moment, does not keep their screen."""
    walk.happens(PresenceChanged(PresenceState.PRESENT)).is_offered().passes(1)
    holds_up(walk).passes(ASKS_FOR).sees(Offer)
    walk.happens(PresenceChanged(PresenceState.ABSENT)).passes(4)
    assert walk.view().idle_seconds > 0
    walk.passes(20).sees(Attract)


def test_whoever_had_left_before_the_question_is_not_brought_back_by_it(walk: Any) -> None:
    """The other one does not answer, and stands there: what they see next is not the first's screen."""
    walk.happens(PresenceChanged(PresenceState.PRESENT)).is_offered().passes(1)
    walk.happens(PresenceChanged(PresenceState.ABSENT)).passes(3)
    walk.happens(PresenceChanged(PresenceState.PRESENT))
    holds_up(walk).passes(ASKS_FOR).sees(Offer)
    assert 0 < walk.view().idle_seconds <= walk.kiosk.pace.idle_countdown - ASKS_FOR
    walk.passes(ASKS_FOR).sees(Attract)
    assert walk.kiosk.person is None


def test_without_a_sensor_the_idle_time_goes_on_during_the_question(walk: Any) -> None:
    walk.is_offered().passes(65)
    holds_up(walk).passes(ASKS_FOR).sees(Offer)
    assert walk.view().idle_seconds == 5
    walk.passes(5).sees(Attract)


def test_a_payment_that_begins_during_the_question_ends_it(till: Till) -> None:
    """The disk hung and the order was given up; now it is there after all, and money may be moving."""
    walk = till.walk
    till.sees_bills()
    till.is_quoted()
    new = walk.taps(Action.PAY_BY, "wechat").asked(OpenOrder).order
    holds_up(walk.passes(16)).taps(Action.COVER).sees(SwitchCard)
    till.is_ordered(new)
    till.stands(OrderState.PAYING, code="weixin://x").sees(Paying)
    assert walk.view().cover is Cover.PRIVACY
    walk.taps(Action.STILL_HERE).taps(Action.SWITCH_CARD).taps(Action.FINISH).sees(Paying)


def test_money_that_goes_back_during_the_question_is_told_at_once(till: Till) -> None:
    walk = till.walk
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    walk.passes(7).sees(Paid)
    walk.comes_out(TicketOutcome.UNFINISHED, PrinterState.PAPER_OUT)
    holds_up(walk).sees(SwitchCard)
    till.stands(OrderState.REVERSING, left=None)
    walk.taps(Action.SWITCH_CARD).sees(PayReturned)


def test_switching_outside_of_the_question_does_nothing(walk: Any) -> None:
    before = walk.is_offered().kiosk
    assert walk.taps(Action.SWITCH_CARD).kiosk == before
    assert not isinstance(before.stage, Switching)
