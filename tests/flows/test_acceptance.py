"""Reads of codes as they come, many a second: which of them anything comes of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.codes.classify import Kind
from kiosk.codes.judge import Judgement, OnlineCode
from kiosk.reasons import Code, Failure
from kiosk.session.effects import AskPlatform, JudgeCode, Record
from kiosk.session.events import (
    CodeJudged,
    CodeSeen,
    EffectFailed,
    PatientFound,
    StorageChanged,
    Tapped,
)
from kiosk.session.screens import Action, Attract, HospitalTrouble, Offer, Refused, Welcome
from kiosk.session.state import Kiosk

PAYMENT = "134567890123456789"


def seen(walk: Any, text: str, seconds: float = 0.0, *, by_hand: bool = False) -> int:
    """The code is in view for so long, read five times a second; how often it was judged."""
    judged = 0
    for _ in range(max(1, int(seconds * 5))):
        walk.happens(CodeSeen(text, by_hand))
        effects = [effect for effect in walk.effects if isinstance(effect, JudgeCode)]
        if effects:
            effect = walk.asked(JudgeCode)
            judged += 1
            walk.happens(CodeJudged(effect.session, walk.judged(effect.text)))
        walk.seconds += 0.2
    return judged


def away(walk: Any) -> None:
    """The code is taken down, for long enough."""
    walk.passes(3)


def refusals(walk: Any) -> int:
    return sum(
        isinstance(effect, Record) and effect.event is EventId.CODE_REFUSED
        for effect in walk.effects
    )


def test_a_good_code_is_judged_once_however_long_it_is_held_up(walk: Any) -> None:
    assert seen(walk, walk.code(), 8) == 1
    assert walk.sees(Welcome)


def test_a_refused_code_is_judged_and_told_of_once(walk: Any) -> None:
    assert seen(walk, walk.code(iat=1_800_000_000 - 600), 5) == 1
    assert refusals(walk) == 1


def test_a_bad_read_alone_refuses_nobody_and_the_second_does(walk: Any) -> None:
    forged = walk.code()[:-4] + "0000"
    assert seen(walk, forged) == 1
    assert walk.sees(Attract)
    assert seen(walk, forged, 4) == 1
    assert walk.sees(Refused).failure.code is Code.BAD_HOLDER_SIGNATURE
    assert refusals(walk) == 1


def test_what_cannot_prove_itself_is_judged_with_its_second_read(walk: Any) -> None:
    assert seen(walk, PAYMENT) == 0
    assert seen(walk, PAYMENT[:-1] + "0") == 0
    assert seen(walk, PAYMENT, 3) == 1


def test_a_hand_scanner_is_given_the_time_of_a_hand(walk: Any) -> None:
    seen(walk, PAYMENT, by_hand=True)
    walk.passes(4)
    assert seen(walk, PAYMENT, by_hand=True) == 1


def test_a_camera_is_not(walk: Any) -> None:
    seen(walk, PAYMENT)
    walk.passes(4)
    assert seen(walk, PAYMENT) == 0


def test_the_code_of_a_session_is_not_read_twice_in_it(walk: Any) -> None:
    code = walk.code()
    seen(walk, code)
    walk.is_known()
    away(walk)
    assert seen(walk, code, 3) == 0
    assert walk.sees(Offer)


def test_the_next_session_may_begin_with_the_same_code(walk: Any) -> None:
    code = walk.code(printed=True)
    seen(walk, code)
    walk.is_known()
    away(walk)
    walk.taps(Action.FINISH)
    assert seen(walk, code) == 1


def test_a_code_that_was_never_taken_down_begins_no_next_session(walk: Any) -> None:
    code = walk.code(printed=True)
    seen(walk, code)
    walk.is_known()
    seen(walk, code, 3)
    walk.taps(Action.FINISH)
    assert seen(walk, code, 5) == 0
    assert walk.sees(Attract)


def test_where_the_hospital_is_silent_the_same_code_asks_again(walk: Any) -> None:
    code = walk.code()
    seen(walk, code)
    walk.happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
    assert walk.sees(HospitalTrouble)
    away(walk)
    assert seen(walk, code) == 1
    assert walk.sees(Welcome)


def test_within_a_visit_the_same_code_is_no_replay(walk: Any) -> None:
    """Also for somebody who took over from another patient's screen."""
    first, second = walk.code(1), walk.code(2)
    visits: list[int] = []
    for code in (first, second, second, first):
        walk.happens(CodeSeen(code))
        effect = walk.asked(JudgeCode)
        visits.append(effect.visit)
        walk.happens(CodeJudged(effect.session, walk.judged(effect.text)))
        walk.happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
        away(walk)
    a, b, b_again, a_again = visits
    assert b == b_again
    assert len({a, b, a_again}) == 3


def test_a_code_in_view_while_nobody_can_be_served_is_taken_afterwards(walk: Any) -> None:
    walk.happens(StorageChanged(writable=False))
    assert seen(walk, walk.code(), 5) == 0
    walk.happens(StorageChanged(writable=True))
    assert seen(walk, walk.code()) == 1


def test_a_code_whose_answer_was_lost_is_taken_again_while_it_is_held_up(walk: Any) -> None:
    walk.happens(CodeSeen(walk.code()))
    walk.asked(JudgeCode)
    walk.taps(Action.FINISH)
    walk.passes(6)  # no answer comes
    assert seen(walk, walk.code(), 1) == 1
    assert walk.sees(Welcome)


def test_a_platforms_late_answer_does_not_make_its_code_unreadable(walk: Any) -> None:
    code = OnlineCode(Kind.INSURANCE_VOUCHER, "0" * 28)
    walk.kiosk = with_platform(walk.kiosk)
    walk.finds_nothing()
    away(walk)
    for _ in range(2):
        walk.happens(CodeSeen(code.text))
    effect = walk.asked(JudgeCode)
    walk.happens(CodeJudged(effect.session, Judgement(code.kind, code)))
    asked = walk.asked(AskPlatform)
    walk.happens(Tapped(Action.FINISH))
    late = Judgement(code.kind, Failure(Code.PLATFORM_REFUSED))
    walk.happens(CodeJudged(asked.session, late, code))
    assert walk.sees(Attract)
    for _ in range(2):
        walk.happens(CodeSeen(code.text))
    assert walk.asked(JudgeCode)


def with_platform(kiosk: Kiosk) -> Kiosk:
    return replace(kiosk, online=frozenset({Kind.INSURANCE_VOUCHER}))


@pytest.mark.parametrize("when", ["after", "before"])
def test_once_more_is_said_to_nobody_else(walk: Any, when: str) -> None:
    walk.is_offered()
    if when == "before":
        walk.happens(CodeSeen(PAYMENT))
    walk.taps(Action.FINISH)
    walk.passes(1)
    assert walk.sees(Attract).hint.value == "none"


def test_nothing_of_a_code_is_in_the_state(walk: Any) -> None:
    code = walk.code()
    seen(walk, code)
    walk.happens(PatientFound(walk.session, walk.patient))
    assert code not in repr(walk.kiosk)
    walk.taps(Action.FINISH)
    walk.passes(30)
    assert walk.kiosk.acceptance.in_view == ()
    assert walk.kiosk.acceptance.once is None
