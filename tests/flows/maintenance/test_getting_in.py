"""The way in: the gesture, the key, badge and PIN, the hospital's recovery; and what patients hold up meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.codes.classify import Kind
from kiosk.codes.identity_document import card_of
from kiosk.codes.judge import Judgement
from kiosk.devices import Document
from kiosk.domain import StaffRole
from kiosk.reasons import Code, Failure
from kiosk.session.effects import FindPatient, JudgeCode
from kiosk.session.events import CodeJudged, CodeRead, CodeSeen, DocumentRead, StorageChanged
from kiosk.session.screens import Action, Attract, Help, OutOfService, Refused, Welcome
from kiosk.session.staff_effects import AskDesk
from kiosk.session.staff_events import KeySwitchChanged
from kiosk.session.staff_screens import SignInPhase, StaffMenu, StaffSignIn
from kiosk.session.state import Refusing
from kiosk.staff.gesture import Gesture, GestureKind
from kiosk.staff.key_switch import KeySwitchState

PATIENTS_CODE = "EHC1:NOT A BADGE"
ENGINEER = "DEMO-ENGINEER-1"


def phase(post: Any) -> SignInPhase:
    screen: StaffSignIn = post.sees(StaffSignIn)
    return screen.phase


def trouble(post: Any) -> Code | None:
    failure = post.sees(StaffSignIn).trouble
    return None if failure is None else failure.code


# -- the gesture and the key ---------------------------------------------------------------------


def test_five_touches_of_the_name_open_the_sign_in(post: Any) -> None:
    post.makes_gesture()
    assert phase(post) is SignInPhase.BADGE
    assert post.view().actions == (Action.BACK,)


def test_four_touches_do_not(post: Any) -> None:
    for _ in range(4):
        post.taps(Action.FINGER, "1 name").taps(Action.FINGER, "1")
    post.passes(5)
    post.sees(Attract)


@pytest.mark.parametrize("argument", ["", "name", "x name", "1 nowhere", "-1 name"])
def test_fingers_that_are_none_are_none(post: Any, argument: str) -> None:
    for _ in range(5):
        post.taps(Action.FINGER, argument)
    post.sees(Attract)


def test_both_corners_held_open_it_by_time_alone(post: Any) -> None:
    post.set(gesture=Gesture(GestureKind.TWO_CORNERS))
    post.taps(Action.FINGER, "1 leading_corner").taps(Action.FINGER, "2 trailing_corner")
    post.passes(2.5)
    post.sees(Attract)
    post.passes(1)
    assert phase(post) is SignInPhase.BADGE


def test_it_opens_where_the_terminal_is_out_of_service(post: Any) -> None:
    post.happens(StorageChanged(writable=False))
    post.sees(OutOfService)
    post.makes_gesture()
    assert phase(post) is SignInPhase.BADGE
    post.taps(Action.BACK)
    post.sees(OutOfService)


def test_it_opens_over_help_and_over_a_refusal_of_nobody(post: Any) -> None:
    post.taps(Action.STAFF)
    post.sees(Help)
    assert phase(post.makes_gesture()) is SignInPhase.BADGE
    post.taps(Action.BACK)
    refused = Refusing(Failure(Code.STAFF_BADGE), until=post.seconds + 60)
    post.set(stage=refused)
    post.sees(Refused)
    assert phase(post.makes_gesture()) is SignInPhase.BADGE
    post.taps(Action.BACK)
    post.sees(Attract)


def test_no_gesture_opens_it_in_a_patients_session(post: Any) -> None:
    post.happens(DocumentRead(card_of(Document("000000000000000001", "测试者"))))
    post.sees(Welcome)
    post.makes_gesture()
    post.happens(KeySwitchChanged(KeySwitchState.OFF), KeySwitchChanged(KeySwitchState.ON))
    post.sees(Welcome)
    assert post.kiosk.person is not None
    assert post.kiosk.sign_in.is_out


def test_fingers_in_a_session_do_not_count_towards_one_after_it(post: Any) -> None:
    post.happens(DocumentRead(card_of(Document("000000000000000001", "测试者"))))
    post.makes_gesture().taps(Action.FINISH)
    post.taps(Action.FINGER, "1 name")
    post.sees(Attract)


def test_no_gesture_opens_it_while_a_code_is_judged(post: Any) -> None:
    post.happens(CodeRead(PATIENTS_CODE))
    assert post.asked(JudgeCode)
    post.makes_gesture()
    post.sees(Attract)


def test_a_finger_keeps_no_screen_up(post: Any) -> None:
    """What was touched says so itself; a finger is for the gesture alone."""
    refused = Refusing(Failure(Code.STAFF_BADGE), until=post.seconds + 2)
    post.set(stage=refused).taps(Action.FINGER, "1 elsewhere")
    assert post.kiosk.stage == refused


def test_a_key_opens_and_closes(post: Any) -> None:
    post.happens(KeySwitchChanged(KeySwitchState.ON))
    post.sees(Attract)  # it was left in: that opens nothing
    post.happens(KeySwitchChanged(KeySwitchState.OFF), KeySwitchChanged(KeySwitchState.ON))
    assert phase(post) is SignInPhase.BADGE
    post.has_pin(ENGINEER).proves(ENGINEER)
    post.sees(StaffMenu)
    post.happens(KeySwitchChanged(KeySwitchState.OFF))
    post.sees(Attract)
    assert post.noted(EventId.STAFF_SIGNED_OUT)


# -- badge and PIN -------------------------------------------------------------------------------


def test_badge_and_pin_let_in_and_are_recorded(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().holds_up(post.badge(ENGINEER))
    assert phase(post) is SignInPhase.PIN
    post.types("40729")
    assert post.sees(StaffSignIn).typed == 5
    post.types("5").taps(Action.CONFIRM)
    menu = post.sees(StaffMenu)
    assert menu.roles == (StaffRole.ENGINEER,)
    assert not menu.by_recovery
    (entered,) = post.noted(EventId.STAFF_SIGNED_IN)
    assert entered["staff"].startswith(menu.who)
    assert post.kiosk.staff == {StaffRole.ENGINEER}


def test_one_read_of_the_camera_is_not_believed_and_one_of_a_scanner_is(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().happens(CodeSeen(post.badge(ENGINEER)))
    assert post.asked_nothing(AskDesk)
    post.passes(9).happens(CodeSeen(post.badge(ENGINEER), by_hand=True))
    assert phase(post) is SignInPhase.PIN


def test_a_badge_that_stays_in_view_is_tried_once(post: Any) -> None:
    post.makes_gesture()
    for _ in range(20):
        post.seconds += 0.1
        post.happens(CodeSeen(PATIENTS_CODE))
    assert post.asked(AskDesk)
    assert trouble(post) is Code.STAFF_NOT_A_BADGE


def test_a_badge_that_patients_screens_were_shown_before_counts_now(post: Any) -> None:
    badge = post.has_pin(ENGINEER).badge(ENGINEER)
    for _ in range(3):
        post.seconds += 0.125
        post.happens(CodeSeen(badge))
    judged = post.asked(JudgeCode)
    failure = Judgement(Kind.STAFF_BADGE, Failure(Code.STAFF_BADGE))
    post.happens(CodeJudged(judged.session, failure)).sees(Refused)
    post.makes_gesture()
    for _ in range(3):
        post.seconds += 0.125
        post.happens(CodeSeen(badge))
    assert phase(post) is SignInPhase.PIN


def test_a_wrong_pin_says_how_many_tries_are_left(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().proves(ENGINEER, "407296")
    screen = post.sees(StaffSignIn)
    assert (screen.phase, screen.typed, screen.tries_left) == (SignInPhase.PIN, 0, 14)
    assert trouble(post) is Code.STAFF_PIN_WRONG
    (refused,) = post.noted(EventId.STAFF_REFUSED)
    assert refused["why"] == "wrong_pin"


def test_after_many_wrong_ones_the_pad_waits(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().holds_up(post.badge(ENGINEER))
    for _ in range(5):
        post.types("407296").taps(Action.CONFIRM)
    assert post.sees(StaffSignIn).wait_seconds == 15
    assert post.types("4").sees(StaffSignIn).typed == 0
    post.passes(15.5)
    assert post.types("4").sees(StaffSignIn).typed == 1
    assert post.taps(Action.ERASE).sees(StaffSignIn).typed == 0


def test_an_invitation_sets_the_first_pin(post: Any) -> None:
    post.makes_gesture().holds_up(post.badge(ENGINEER))
    assert phase(post) is SignInPhase.INVITATION
    post.holds_up(post.invitation(ENGINEER))
    assert phase(post) is SignInPhase.NEW_PIN
    post.types("123456").taps(Action.CONFIRM)
    assert trouble(post) is Code.STAFF_PIN_WEAK
    post.types("835190").taps(Action.CONFIRM)
    assert phase(post) is SignInPhase.NEW_PIN_AGAIN
    post.types("835190").taps(Action.CONFIRM)
    assert phase(post) is SignInPhase.BADGE
    post.proves(ENGINEER, "835190").sees(StaffMenu)
    assert [each["task"] for each in post.noted()] == ["pin_set"]


def test_who_has_forgotten_the_pin_holds_up_a_new_invitation(post: Any) -> None:
    post.has_pin(ENGINEER).passes(1).makes_gesture().holds_up(post.badge(ENGINEER))
    post.taps(Action.INVITATION).holds_up(post.invitation(ENGINEER))
    assert phase(post) is SignInPhase.NEW_PIN


def test_answers_come_late_and_to_the_question_that_is_open(post: Any) -> None:
    post.desk_answers = False
    post.has_pin(ENGINEER).makes_gesture().holds_up(post.badge(ENGINEER))
    assert phase(post) is SignInPhase.JUDGING
    (late,) = post.unanswered
    post.taps(Action.BACK).sees(Attract)
    post.happens(late).sees(Attract)
    post.makes_gesture().happens(late)
    assert phase(post) is SignInPhase.BADGE


def test_nobody_comes_and_the_glass_is_the_patients_again(post: Any) -> None:
    post.makes_gesture().passes(59)
    post.sees(StaffSignIn)
    post.passes(2).sees(Attract)


# -- recovery ------------------------------------------------------------------------------------


def test_a_recovery_is_typed_line_by_line(post: Any) -> None:
    post.makes_gesture().taps(Action.RECOVERY)
    challenge = post.sees(StaffSignIn).challenge
    assert challenge.startswith("T07:")
    code = post.recover(challenge, "operator").replace("\n", "")
    post.types(code[:12].lower(), Action.TYPE)
    assert post.sees(StaffSignIn).text == f"{code[:9]} {code[9:12]}"
    post.taps(Action.CONFIRM)
    assert trouble(post) is Code.STAFF_RECOVERY_MISTYPED
    post.taps(Action.TYPE, "-").taps(Action.TYPE, "0U").taps(Action.ERASE)
    post.types(code[11:] + "0", Action.TYPE)
    post.taps(Action.CONFIRM)
    menu = post.sees(StaffMenu)
    assert (menu.who, menu.by_recovery, menu.minutes_left) == ("", True, 30)
    assert post.kiosk.stage.text == ""
    assert post.noted(EventId.RECOVERY_USED)


def test_a_recovery_is_held_up_too_and_ends_by_time(post: Any) -> None:
    post.makes_gesture().taps(Action.RECOVERY)
    code = post.recover(post.sees(StaffSignIn).challenge, "engineer").replace("\n", "")
    post.holds_up("EHCK1:" + code).sees(StaffMenu)
    for _ in range(3):
        post.leaps(590).taps(Action.TOUCH)
    post.sees(StaffMenu)
    post.leaps(100).sees(Attract)


def test_going_back_from_a_recovery_drops_what_was_typed(post: Any) -> None:
    post.makes_gesture().taps(Action.RECOVERY).types("7K3QX", Action.TYPE).taps(Action.BACK)
    post.makes_gesture().taps(Action.RECOVERY)
    assert post.sees(StaffSignIn).text == ""


def test_a_recovery_that_nobody_goes_on_with_gives_the_glass_back(post: Any) -> None:
    challenge = post.makes_gesture().taps(Action.RECOVERY).sees(StaffSignIn).challenge
    post.leaps(150).types("7K3QX", Action.TYPE).leaps(150).sees(StaffSignIn)
    post.leaps(40).sees(Attract)
    again = post.makes_gesture().taps(Action.RECOVERY).sees(StaffSignIn)
    assert (again.challenge, again.text) == (challenge, "")


# -- what patients hold up -----------------------------------------------------------------------


def test_a_patients_code_begins_no_session_in_maintenance_mode(post: Any) -> None:
    post.signs_in(ENGINEER).forgets()
    post.holds_up(PATIENTS_CODE).happens(
        CodeRead(PATIENTS_CODE), DocumentRead(card_of(Document("000000000000000001", "测试者")))
    )
    post.sees(StaffMenu)
    assert post.asked_nothing(JudgeCode)
    assert post.asked_nothing(FindPatient)
    assert post.kiosk.acceptance.once is None
    assert post.kiosk.acceptance.in_view == ()


def test_an_answer_of_before_begins_none_either(post: Any) -> None:
    """It was taken for lost, and staff came."""
    post.happens(CodeRead(PATIENTS_CODE))
    session = post.asked(JudgeCode).session
    post.passes(6).makes_gesture()
    post.happens(
        CodeJudged(session, Judgement(Kind.EHC1, card_of(Document("000000000000000001", "测试者"))))
    )
    assert phase(post) is SignInPhase.BADGE
    assert post.kiosk.person is None


def test_patients_taps_mean_nothing_and_their_glass_is_the_houses(post: Any) -> None:
    post.taps(Action.LANGUAGE, "en").taps(Action.ELDER_MODE).taps(Action.OPEN_PANEL, "display")
    post.signs_in(ENGINEER)
    for action in (Action.ELDER_MODE, Action.OPEN_PANEL, Action.COVER, Action.STAFF, Action.FINISH):
        post.taps(action, "display")
    view = post.view()
    assert view.preferences == post.kiosk.house
    post.set(preferences=replace(post.kiosk.house, voice=True))
    assert not post.view().preferences.voice, "what staff read is not for the hall"
    assert (view.panel, view.cover, view.idle_seconds) == ("none", "none", -1)
    post.sees(StaffMenu)
    assert Action.ELDER_MODE not in view.actions


def test_a_patients_code_is_judged_again_once_staff_are_out(post: Any) -> None:
    post.signs_in(ENGINEER).taps(Action.SIGN_OUT).forgets()
    post.holds_up(PATIENTS_CODE)
    assert post.last(JudgeCode)


def test_whoever_is_in_is_in_no_state_afterwards(post: Any) -> None:
    before = replace(post.kiosk, session=0, touched=0.0)
    post.signs_in(ENGINEER).taps(Action.SIGN_OUT)
    after = post.kiosk
    assert after.sign_in.is_out
    assert after.staff == frozenset()
    kept = ("session", "touched", "asked", "delivered", "looked", "acceptance", "sign_in")
    same = {name: getattr(before, name) for name in kept}
    assert replace(after, **same) == before
