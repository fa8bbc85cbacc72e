"""Around a code that cannot be read yet: hints, second reads, the lamp."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.devices import (
    CameraState,
    LampState,
    ScanConditions,
    ScanHint,
    ScannerState,
)
from kiosk.reasons import Code
from kiosk.session.effects import JudgeCode, SwitchLamp
from kiosk.session.events import (
    CameraChanged,
    CodeJudged,
    CodeRead,
    CodeSeen,
    ConditionsChanged,
    LampSwitched,
    ScannerChanged,
)
from kiosk.session.screens import Attract, Offer, OutOfService, Refused, StaffNote, Welcome

DARK = ConditionsChanged(ScanConditions(dark=True))
BRIGHT = ConditionsChanged(ScanConditions(dark=False))
PAYMENT = "134567890123456789"


def hinted(hint: ScanHint) -> ConditionsChanged:
    return ConditionsChanged(ScanConditions(hint))


def tried(walk: Any, text: str, *, confirmed: bool) -> None:
    """A read goes up to the verifier, confirmed or not."""
    walk.happens(CodeRead(text, confirmed))
    effect = walk.asked(JudgeCode)
    walk.happens(CodeJudged(effect.session, walk.judged(text)))


# -- hints ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("hint", list(ScanHint))
def test_the_attract_screen_says_what_to_do(walk: Any, hint: ScanHint) -> None:
    walk.happens(hinted(hint))
    assert walk.sees(Attract).hint is hint


def test_a_refused_code_may_be_held_up_better(walk: Any) -> None:
    walk.shows_code("not a code of ours")
    walk.happens(hinted(ScanHint.TOO_FAR))
    assert walk.sees(Refused).hint is ScanHint.TOO_FAR


def test_a_hint_is_no_sign_of_presence(walk: Any) -> None:
    """A poster that looks like a code must not keep a patient's screen up."""
    walk.is_offered()
    for _ in range(90):
        walk.happens(hinted(ScanHint.TOO_FAR)).passes(1)
    assert walk.sees(Attract)


# -- once is not enough --------------------------------------------------------------------------


def test_a_bad_read_is_not_a_refusal(walk: Any) -> None:
    text = walk.code()
    tried(walk, text[:-4] + "0000", confirmed=False)
    assert walk.sees(Attract)
    tried(walk, text, confirmed=False)
    assert walk.sees(Welcome)


def test_a_bad_code_is_refused_with_its_second_read(walk: Any) -> None:
    forged = walk.code()[:-4] + "0000"
    tried(walk, forged, confirmed=False)
    tried(walk, forged, confirmed=True)
    assert walk.sees(Refused).failure.code is Code.BAD_HOLDER_SIGNATURE


def test_what_signatures_have_proven_is_refused_at_once(walk: Any) -> None:
    tried(walk, walk.code(iat=1_800_000_000 - 600), confirmed=False)
    assert walk.sees(Refused).failure.code is Code.PRESENTATION_TOO_OLD


def test_a_bad_read_during_a_visit_changes_nothing(walk: Any) -> None:
    walk.is_offered()
    tried(walk, walk.code(2)[:-4] + "0000", confirmed=False)
    assert walk.sees(Offer)


def test_who_scans_once_is_asked_to_scan_once_more(walk: Any) -> None:
    walk.happens(CodeSeen(PAYMENT, by_hand=True))
    assert walk.sees(Attract).hint is ScanHint.NONE  # a camera reads again by itself
    walk.passes(1)
    assert walk.sees(Attract).hint is ScanHint.ONCE_MORE
    walk.passes(8)
    assert walk.sees(Attract).hint is ScanHint.NONE


def test_the_second_read_takes_the_request_away(walk: Any) -> None:
    walk.happens(CodeSeen(PAYMENT, by_hand=True)).passes(1)
    walk.shows_code("not a code of ours")
    assert walk.sees(Refused).hint is ScanHint.NONE


# -- the lamp ------------------------------------------------------------------------------------


def with_lamp(walk: Any) -> Any:
    return walk.happens(LampSwitched(LampState.OFF))


def answered(walk: Any, *, done: bool = True) -> SwitchLamp:
    """The lamp does as it is told, or not."""
    effect = walk.asked(SwitchLamp)
    state = LampState.ON if effect.on else LampState.OFF
    walk.happens(LampSwitched(state if done else LampState.FAILED))
    assert isinstance(effect, SwitchLamp)
    return effect


def test_the_lamp_goes_on_when_the_picture_is_dark(walk: Any) -> None:
    with_lamp(walk).happens(DARK)
    assert answered(walk).on
    walk.passes(30)
    assert walk.asked_nothing(SwitchLamp)


def test_without_a_lamp_nothing_is_switched(walk: Any) -> None:
    walk.happens(DARK).passes(120)
    assert walk.asked_nothing(SwitchLamp)


def test_it_goes_off_when_it_is_bright_without_it(walk: Any) -> None:
    with_lamp(walk).happens(DARK)
    answered(walk)
    walk.happens(BRIGHT).passes(59)
    assert walk.asked_nothing(SwitchLamp)
    walk.passes(2)
    assert not answered(walk).on
    walk.passes(300)
    assert walk.asked_nothing(SwitchLamp)


def test_it_does_not_blink_in_a_dark_lobby(walk: Any) -> None:
    """Its own light makes the picture bright; each trial without it makes the next one later."""
    with_lamp(walk).happens(DARK)
    switched = 0
    for _ in range(3_600):
        walk.passes(1)
        if not walk.asked_nothing(SwitchLamp):
            switched += 1
            walk.happens(BRIGHT if answered(walk).on else DARK)
    assert 2 <= switched <= 14


def test_it_stays_on_while_somebody_is_here(walk: Any) -> None:
    with_lamp(walk).happens(DARK)
    answered(walk)
    walk.happens(BRIGHT).is_offered()
    walk.passes(70)
    assert walk.asked_nothing(SwitchLamp)


def test_a_lamp_that_fails_is_tried_again_and_staff_see_it(walk: Any) -> None:
    with_lamp(walk).happens(DARK)
    answered(walk, done=False)
    assert walk.sees(Attract).staff_note is StaffNote.LAMP_FAILED
    walk.passes(9)
    assert walk.asked_nothing(SwitchLamp)
    walk.passes(2)
    assert answered(walk).on
    assert walk.sees(Attract).staff_note is StaffNote.NONE


def test_a_lamp_that_did_not_go_off_is_told_again(walk: Any) -> None:
    """It may be lit, and so the picture bright."""
    with_lamp(walk).happens(DARK)
    answered(walk)
    walk.happens(BRIGHT).passes(61)
    assert not answered(walk, done=False).on
    walk.passes(11)
    assert not answered(walk).on
    assert walk.sees(Attract).staff_note is StaffNote.NONE


def test_no_hint_outlives_the_picture_it_was_measured_from(walk: Any) -> None:
    walk.happens(ScannerChanged(ScannerState.READY), hinted(ScanHint.TOO_FAR))
    walk.happens(CameraChanged(CameraState.ABSENT))
    assert walk.sees(Attract).hint is ScanHint.NONE


def test_a_lamp_that_never_answers_is_asked_again(walk: Any) -> None:
    with_lamp(walk).happens(DARK)
    walk.asked(SwitchLamp)
    walk.passes(29)
    assert walk.asked_nothing(SwitchLamp)
    walk.passes(2)
    assert walk.asked(SwitchLamp).on


# -- camera and scanner --------------------------------------------------------------------------

BLIND = {
    CameraState.ABSENT: Code.CAMERA_ABSENT,
    CameraState.SILENT: Code.CAMERA_SILENT,
    CameraState.FROZEN: Code.CAMERA_FROZEN,
    CameraState.BLACK: Code.CAMERA_BLACK,
}


@pytest.mark.parametrize("state", list(BLIND))
def test_without_any_eye_the_terminal_is_out_of_service(walk: Any, state: CameraState) -> None:
    walk.happens(CameraChanged(state))
    assert walk.sees(OutOfService).failure.code is BLIND[state]
    walk.happens(CameraChanged(CameraState.RUNNING))
    assert walk.sees(Attract)


@pytest.mark.parametrize("state", list(BLIND))
def test_a_scanner_serves_where_the_camera_does_not(walk: Any, state: CameraState) -> None:
    walk.happens(ScannerChanged(ScannerState.READY), CameraChanged(state))
    screen = walk.sees(Attract)
    assert (screen.scanner, screen.camera_ready) == (True, False)
    assert screen.staff_note is StaffNote.CAMERA_TROUBLE
    walk.happens(ScannerChanged(ScannerState.OFFLINE))
    assert walk.sees(OutOfService).failure.code is BLIND[state]


def test_staff_see_that_the_scanner_is_unplugged(walk: Any) -> None:
    walk.happens(ScannerChanged(ScannerState.OFFLINE))
    assert walk.sees(Attract).staff_note is StaffNote.SCANNER_OFFLINE
    assert not walk.sees(Attract).scanner
