"""The second factor, left half-way, spared or passed by; and that nothing of it is told."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.audit.catalogue import EndCause
from kiosk.codes.judge import Judgement
from kiosk.session import screens
from kiosk.session.effects import Forget, JudgeCode, Record, SignIn
from kiosk.session.events import (
    CodeJudged,
    CodeRead,
    Crashed,
    SecondFactorChecked,
    SignInDone,
)
from kiosk.session.screens import Action
from tests.flows.digits import (
    at_a_strict_site,
    confirms,
    everything,
    is_asked,
    typed,
    types,
)

# -- leaving -------------------------------------------------------------------------------------


def test_the_bottom_row_has_the_way_back_and_the_way_out(walk: Any) -> None:
    actions = is_asked(walk).view().actions
    assert actions == (Action.ELDER_MODE, Action.BACK, Action.FINISH)


def test_idle_warns_while_digits_are_typed_and_wipes_them(walk: Any) -> None:
    types(is_asked(walk), "123X5").passes(61)
    assert walk.view().idle_seconds == 19
    types(walk, "6")
    assert walk.view().idle_seconds == -1
    walk.passes(81)
    walk.sees(screens.Attract)
    assert "123X" not in everything(walk.kiosk)
    walk.asked(Forget)


@pytest.mark.parametrize("way", ["finish", "next patient", "bug"])
def test_whichever_way_it_ends_the_digits_are_gone(walk: Any, way: str) -> None:
    types(is_asked(walk), "123X56")
    assert "123X" in everything(walk.kiosk)
    match way:
        case "finish":
            walk.taps(Action.FINISH)
        case "next patient":
            walk.shows_code(walk.code(2)).taps(Action.SWITCH_CARD)
        case _:
            walk.happens(Crashed("KeyError kiosk/x.py:1"))
    assert "123X" not in everything(walk.kiosk)
    walk.asked(Forget)


def test_somebody_else_is_asked_and_welcomed_as_during_an_offer(walk: Any) -> None:
    types(is_asked(walk), "123X56").shows_code(walk.code(2)).sees(screens.SwitchCard)
    walk.taps(Action.SWITCH_CARD).sees(screens.Welcome)
    ended = [e for e in walk.effects if isinstance(e, Record) and "cause" in e.fields]
    assert [e.fields["cause"] for e in ended] == [EndCause.NEXT_PATIENT]


def test_a_stray_code_does_not_disturb_whoever_types(walk: Any) -> None:
    types(is_asked(walk), "12").shows_code("134567890123456789")
    assert typed(walk) == (2, 0)


def test_the_same_card_again_changes_nothing(walk: Any) -> None:
    types(is_asked(walk), "12")
    before = walk.standing
    walk.shows_code(walk.code(printed=True))
    assert walk.standing == before


def test_a_phone_spares_the_question(walk: Any) -> None:
    """The same person, with better proof: what they tapped is done, and nothing typed is kept."""
    types(is_asked(walk), "123X5").shows_code(walk.code())
    assert walk.asked(SignIn).appointment == walk.cardiology
    assert "123X" not in everything(walk.kiosk)


def test_a_phone_shown_after_the_printed_card_is_not_asked_later(walk: Any) -> None:
    at_a_strict_site(walk).is_offered(printed=True).shows_code(walk.code())
    walk.taps(Action.SIGN_IN, "a1")
    walk.asked(SignIn)


def test_a_phone_helps_where_the_printed_card_has_no_tries_left(walk: Any) -> None:
    confirms(is_asked(walk)).happens(SecondFactorChecked(walk.session, False, 0))
    walk.shows_code(walk.code()).is_known().taps(Action.SIGN_IN, "a1")
    walk.asked(SignIn)


def test_a_copy_shown_after_the_phone_takes_nothing_away_and_adds_nothing(walk: Any) -> None:
    before = at_a_strict_site(walk).is_offered().standing
    assert walk.shows_code(walk.code(printed=True)).standing == before


def test_somebody_elses_phone_spares_no_question(walk: Any) -> None:
    is_asked(walk).shows_code(walk.code(2)).taps(Action.SWITCH_CARD).is_known()
    walk.shows_code(walk.code(printed=True)).taps(Action.SWITCH_CARD).is_known().effects.clear()
    walk.taps(Action.SIGN_IN, "a1")
    assert walk.asked_nothing(SignIn)


def test_a_code_judged_while_the_hospital_compares_waits_and_proves_nothing(walk: Any) -> None:
    """Held up before the button was pressed. Held up again it is no replay, and begins from nothing."""
    other = walk.code(2)
    types(is_asked(walk), "123X5678").happens(CodeRead(other))
    judgement: Judgement = walk.judged(walk.asked(JudgeCode).text)
    late = SecondFactorChecked(walk.session, right=True, tries_left=5)
    walk.taps(Action.CONFIRM).happens(CodeJudged(walk.session, judgement)).happens(late)
    walk.sees(screens.SigningIn)
    walk.happens(SignInDone(walk.session, walk.visit)).has_paper()
    before = walk.kiosk.turned_away
    walk.happens(CodeRead(other))
    assert walk.asked(JudgeCode).visit == before.visit
    walk.happens(CodeJudged(walk.session, judgement)).sees(screens.Welcome)
    assert not walk.kiosk.person.proven


# -- nothing of it is told -----------------------------------------------------------------------


def test_digits_are_on_no_screen_and_in_no_log(walk: Any) -> None:
    confirms(is_asked(walk))
    told = repr((walk.view(), walk.kiosk, walk.effects))
    assert "123X" not in told
    assert "5678" not in told
    fields = [effect.fields for effect in walk.effects if isinstance(effect, Record)]
    assert not {"123X", "5678"} & {str(value) for each in fields for value in each.values()}
