"""The whole way in and out, with a real verifier, PIN book and recovery behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.codes.staff_badge import Subject
from kiosk.demo.authority import encode, subject_of
from kiosk.demo.staff import PIN, DemoStaff
from kiosk.domain import StaffRole
from kiosk.reasons import Code
from kiosk.staff.access import Act
from kiosk.staff.effects import ChangePin, CheckPin, Happening, Leave, Permit, SetPin
from kiosk.staff.events import (
    Asked,
    BadgeJudged,
    Cancelled,
    Digit,
    Entered,
    Erased,
    Event,
    Held,
    InvitationOffered,
    Opened,
    PinChangeAsked,
    PinChecked,
    RecoveryAsked,
    SignedOut,
    Ticked,
    Touched,
    Typed,
)
from kiosk.staff.sign_in import step
from kiosk.staff.states import (
    AtBadge,
    AtInvitation,
    AtPin,
    CheckingPin,
    Choosing,
    Entering,
    In,
    JudgingBadge,
    Out,
    Seconding,
    SignIn,
    pins_of,
)

NOW = 1_800_000_000
ENGINEER, OPERATOR, AUDITOR = "DEMO-ENGINEER-1", "DEMO-OPERATOR-1", "DEMO-AUDITOR-1"


def typed(digits: str = PIN) -> tuple[Event, ...]:
    return (*(Digit(int(digit)) for digit in digits), Entered())


def who(staff_id: str) -> Subject:
    return Subject(subject_of(staff_id))


@pytest.fixture
def come_in(terminal: Any, staff: DemoStaff) -> Callable[[str], Any]:
    def come(staff_id: str) -> Any:
        terminal.enrol(staff_id)
        stage = terminal.tell(Opened(), Held(staff.badge(staff_id, NOW)), *typed())
        assert isinstance(stage, In)
        return terminal

    return come


def note(stage: Any) -> Code | None:
    return None if stage.note is None else stage.note.code


def happened(terminal: Any) -> list[Happening]:
    return [record.what for record in terminal.records]


def test_badge_and_pin_let_in_with_the_badge_s_roles(terminal: Any, staff: DemoStaff) -> None:
    terminal.enrol(ENGINEER)
    assert isinstance(terminal.tell(Opened()), AtBadge)
    pad = terminal.tell(Held(staff.badge(ENGINEER, NOW)))
    assert isinstance(pad, AtPin)
    assert pad.left == 15
    inside = terminal.tell(*typed())
    assert isinstance(inside, In)
    assert inside.session.roles == {StaffRole.ENGINEER}
    assert inside.session.subject == who(ENGINEER)
    assert happened(terminal) == [Happening.SIGNED_IN]


def test_a_badge_alone_opens_nothing_but_the_pad(terminal: Any, staff: DemoStaff) -> None:
    terminal.enrol(ENGINEER)
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)))
    terminal.tell(*(Asked(act) for act in Act), PinChangeAsked(), Entered(), SignedOut())
    assert terminal.permits == []
    assert terminal.flow.is_out


def test_without_the_gesture_a_badge_does_nothing(terminal: Any, staff: DemoStaff) -> None:
    assert terminal.tell(Held(staff.badge(ENGINEER, NOW))) == Out()
    assert terminal.effects == []


def test_a_patient_s_card_is_named_as_such(terminal: Any, staff: DemoStaff, province: Any) -> None:
    card = encode(province.issue(subject_of("patient"), iat=NOW - 60, exp=NOW + 60))
    assert note(terminal.tell(Opened(), Held(card))) is Code.STAFF_NOT_A_BADGE
    assert isinstance(terminal.tell(Held(staff.badge(ENGINEER, NOW))), AtInvitation)


def test_a_poster_before_the_camera_keeps_no_screen_up_and_fills_no_log(terminal: Any) -> None:
    terminal.tell(Opened())
    for _ in range(70):
        terminal.machine.pass_(1)
        terminal.tell(Held("https://example.org/poster"))
    assert terminal.flow.is_out
    assert terminal.records == []


def test_wrong_pins_are_told_with_what_is_left_and_the_pad_waits(
    terminal: Any, staff: DemoStaff
) -> None:
    terminal.enrol(ENGINEER)
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)))
    for left in (14, 13, 12, 11, 10):
        pad = terminal.tell(*typed("999999"))
        assert isinstance(pad, AtPin)
        assert (pad.left, note(pad)) == (left, Code.STAFF_PIN_WRONG)
    assert pad.wait_until == terminal.machine.seconds + 15
    terminal.tell(*typed())
    assert terminal.flow.stage == pad, "no digit is taken while it waits"
    terminal.wait(15)
    assert isinstance(terminal.tell(*typed()), In)


def test_the_fifteenth_locks_the_badge_here_and_says_so(terminal: Any, staff: DemoStaff) -> None:
    terminal.enrol(ENGINEER)
    for _ in range(15):
        terminal.machine.pass_(8_000)
        terminal.tell(Ticked(), Opened(), Held(staff.badge(ENGINEER, NOW)))
        stage = terminal.tell(*typed("999999"))
    assert isinstance(stage, AtBadge)
    assert note(stage) is Code.STAFF_LOCKED
    assert happened(terminal)[-1] is Happening.BADGE_LOCKED
    assert note(terminal.tell(Held(staff.badge(ENGINEER, NOW)))) is Code.STAFF_LOCKED


def test_fewer_than_six_digits_cost_no_try(terminal: Any, staff: DemoStaff) -> None:
    terminal.enrol(ENGINEER)
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)), *typed("40729"))
    pad = terminal.tell(Erased(), Digit(9), Digit(5))
    assert isinstance(pad, AtPin)
    assert (pad.left, len(pad.pin)) == (15, 6)
    assert isinstance(terminal.tell(Entered()), In)


def test_a_first_pin_is_set_by_the_invitation_then_typed_like_every_day(
    terminal: Any, staff: DemoStaff
) -> None:
    badge = staff.badge(ENGINEER, NOW)
    assert isinstance(terminal.tell(Opened(), Held(badge)), AtInvitation)
    other = terminal.tell(Held(staff.invitation(OPERATOR, NOW)))
    assert note(other) is Code.STAFF_INVITES_OTHER
    choosing = terminal.tell(Held(staff.invitation(ENGINEER, NOW)))
    assert isinstance(choosing, Choosing)
    assert note(terminal.tell(*typed("123456"))) is Code.STAFF_PIN_WEAK
    assert note(terminal.tell(*typed(), *typed("407296"))) is Code.STAFF_PINS_DIFFER
    assert terminal.tell(*typed(), *typed()) == AtBadge(Entering(), terminal.machine.seconds)
    assert terminal.flow.session is None, "not in yet"
    assert isinstance(terminal.tell(Held(badge), *typed()), In)
    assert Happening.PIN_SET in happened(terminal)


def test_a_forgotten_pin_is_set_anew_by_a_newer_invitation(terminal: Any, staff: DemoStaff) -> None:
    terminal.enrol(ENGINEER, "830571")
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)))
    assert isinstance(terminal.tell(InvitationOffered()), AtInvitation)
    terminal.tell(Held(staff.invitation(ENGINEER, NOW)))
    assert note(terminal.tell(*typed(), *typed())) is Code.STAFF_INVITATION_USED
    terminal.machine.pass_(30)
    terminal.tell(Held(staff.invitation(ENGINEER, NOW + 30)), *typed(), *typed())
    assert isinstance(terminal.tell(Held(staff.badge(ENGINEER, NOW)), *typed()), In)


def test_a_pin_is_changed_from_within(come_in: Any) -> None:
    terminal = come_in(ENGINEER)
    choosing = terminal.tell(PinChangeAsked())
    assert isinstance(choosing, Choosing)
    assert choosing.wants_old
    inside = terminal.tell(*typed(), *typed("830571"), *typed("830571"))
    assert inside == In(inside.session)
    assert terminal.check(who(ENGINEER), "830571") is None
    terminal.tell(PinChangeAsked(), *typed("111111"), *typed(), *typed())
    assert note(terminal.flow.stage) is Code.STAFF_PIN_WRONG
    assert happened(terminal)[1:] == [Happening.PIN_CHANGED, Happening.PIN_REFUSED]


def test_what_is_theirs_is_permitted_and_the_rest_is_refused_and_recorded(come_in: Any) -> None:
    terminal = come_in(OPERATOR)
    terminal.tell(Asked(Act.PAPER), Asked(Act.READ_AUDIT))
    assert terminal.permits == [Permit(Act.PAPER, who(OPERATOR))]
    assert note(terminal.flow.stage) is Code.STAFF_NOT_ALLOWED
    assert happened(terminal)[-1] is Happening.ACT_REFUSED


def test_money_takes_a_second_person_each_time(come_in: Any, staff: DemoStaff) -> None:
    terminal = come_in(OPERATOR)
    terminal.enrol(AUDITOR, "958210")
    for _ in range(2):
        asking = terminal.tell(Asked(Act.HAND_OVER))
        assert isinstance(asking.errand, Seconding)
        assert terminal.flow.session is not None, "in, beneath"
        stage = terminal.tell(Held(staff.badge(AUDITOR, NOW)), *typed("958210"))
        assert isinstance(stage, In)
        assert stage.session.roles == {StaffRole.OPERATOR}, "nobody got the other's roles"
    assert terminal.permits == [Permit(Act.HAND_OVER, who(OPERATOR), who(AUDITOR))] * 2
    assert happened(terminal)[1:] == [Happening.SECONDED] * 2


def test_the_second_person_is_another_person(come_in: Any, staff: DemoStaff) -> None:
    terminal = come_in(OPERATOR)
    stage = terminal.tell(Asked(Act.SETTLE), Held(staff.badge(OPERATOR, NOW)))
    assert note(stage) is Code.STAFF_SAME_PERSON
    reissued = terminal.tell(Held(staff.badge(OPERATOR, NOW + 3_600)))
    assert note(reissued) is Code.STAFF_SAME_PERSON, "with a new badge, too"
    terminal.tell(*typed(), RecoveryAsked(), Asked(Act.SETTLE))
    assert terminal.permits == []
    assert happened(terminal)[-1] is Happening.SECOND_REFUSED


def test_the_second_person_types_their_own_pin(come_in: Any, staff: DemoStaff) -> None:
    terminal = come_in(OPERATOR)
    terminal.enrol(AUDITOR, "958210")
    terminal.tell(Asked(Act.HAND_OVER), Held(staff.badge(AUDITOR, NOW)))
    assert note(terminal.tell(*typed())) is Code.STAFF_PIN_WRONG
    assert isinstance(terminal.tell(Cancelled()), In)
    assert terminal.permits == []


def test_a_second_person_without_a_pin_here_is_sent_away(come_in: Any, staff: DemoStaff) -> None:
    terminal = come_in(OPERATOR)
    stage = terminal.tell(Asked(Act.HAND_OVER), Held(staff.badge(AUDITOR, NOW)))
    assert isinstance(stage, AtBadge)
    assert note(stage) is Code.STAFF_NO_PIN


def test_out_after_ten_minutes_without_a_touch(come_in: Any) -> None:
    terminal = come_in(ENGINEER)
    terminal.wait(599)
    assert isinstance(terminal.tell(Touched()), In)
    assert isinstance(terminal.wait(599), In)
    assert terminal.wait(1) == Out()
    last = terminal.records[-1]
    assert (last.what, last.leave, last.seconds) == (Happening.SIGNED_OUT, Leave.IDLE, 1_199)


def test_a_code_before_the_camera_is_no_touch(come_in: Any, staff: DemoStaff) -> None:
    terminal, badge = come_in(ENGINEER), Held(staff.badge(ENGINEER, NOW))
    for _ in range(600):
        terminal.machine.pass_(1)
        terminal.tell(badge)
    assert terminal.tell(Ticked()) == Out()


def test_nothing_is_done_in_a_session_whose_time_is_over_even_without_a_tick(come_in: Any) -> None:
    terminal = come_in(ENGINEER)
    terminal.machine.pass_(600)
    assert terminal.tell(Asked(Act.PAPER)) == Out()
    assert terminal.permits == []


def test_idle_also_while_a_second_person_is_awaited(come_in: Any) -> None:
    terminal = come_in(OPERATOR)
    terminal.tell(Asked(Act.HAND_OVER))
    assert isinstance(terminal.wait(60), In), "given up first"
    assert terminal.wait(540) == Out()


def test_who_leaves_half_way_leaves_the_glass_to_the_patients(
    terminal: Any, staff: DemoStaff
) -> None:
    terminal.enrol(ENGINEER)
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)), Digit(4), Digit(0))
    assert isinstance(terminal.wait(59), AtPin)
    assert terminal.wait(60) == Out()
    assert terminal.tell(*typed()) == Out()


def test_signed_out_by_hand_or_key(come_in: Any) -> None:
    terminal = come_in(ENGINEER)
    assert terminal.tell(SignedOut()) == Out()
    assert terminal.records[-1].leave is Leave.LEFT


def test_with_a_stale_list_an_engineer_mends_and_does_nothing_else(
    terminal_at: Callable[..., Any], list_of: Callable[..., Any], staff: DemoStaff
) -> None:
    terminal = terminal_at()
    terminal.enrol(ENGINEER)
    terminal.trust = list_of(fetched_at=NOW - 100 * 86_400)
    terminal.crash()
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)), *typed())
    terminal.tell(Asked(Act.REFRESH_TRUST), Asked(Act.CHANGE_SETTINGS), Asked(Act.UNLOCK_BADGE))
    assert [permit.act for permit in terminal.permits] == [Act.REFRESH_TRUST]


def test_late_answers_are_dropped(terminal: Any) -> None:
    terminal.enrol(ENGINEER)
    badge, book = terminal.badge(ENGINEER), terminal.book
    judging = SignIn(JudgingBadge(Entering(), 0.0, 7), tickets=7)
    for ticket in (6, 8):
        late = BadgeJudged(ticket, badge, book.standing(badge.subject))
        assert step(judging, late, 1.0) == (judging, ())
    checking = SignIn(CheckingPin(Entering(), badge, 0.0, 7), tickets=7)
    assert step(checking, PinChecked(6, None), 1.0) == (checking, ())
    assert step(SignIn(tickets=7), PinChecked(7, None), 1.0) == (SignIn(tickets=7), ())


def test_a_right_pin_that_comes_back_after_they_left_lets_nobody_in(terminal: Any) -> None:
    terminal.enrol(ENGINEER)
    checking = SignIn(CheckingPin(Entering(), terminal.badge(ENGINEER), 0.0, 7), tickets=7)
    out, _ = step(checking, SignedOut(), 1.0)
    assert step(out, PinChecked(7, None), 2.0) == (out, ())


def test_pins_are_wiped_whatever_becomes_of_them(terminal: Any, staff: DemoStaff) -> None:
    terminal.enrol(ENGINEER)
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)), Digit(4), Digit(0))
    (pin,) = pins_of(terminal.flow.stage)
    terminal.tell(Cancelled())
    assert len(pin) == 0
    terminal.tell(Opened(), Held(staff.badge(ENGINEER, NOW)), *typed("999999"), *typed())
    terminal.tell(PinChangeAsked(), *typed(), *typed("830571"))
    choosing = terminal.flow.stage
    assert len(pins_of(choosing)) == 3
    terminal.tell(Cancelled())
    assert [len(each) for each in pins_of(choosing)] == [0, 0, 0]
    handed = [each.pin for each in terminal.effects if isinstance(each, CheckPin | SetPin)]
    handed += [each.old for each in terminal.effects if isinstance(each, ChangePin)]
    assert [len(each) for each in handed] == [0] * len(handed)


def test_nothing_that_is_typed_or_held_up_shows(terminal: Any, staff: DemoStaff) -> None:
    terminal.enrol(ENGINEER)
    badge = staff.badge(ENGINEER, NOW)
    terminal.tell(Opened(), Held(badge), Digit(4), Digit(0), Digit(7))
    shown = repr((terminal.flow, terminal.effects, Held(badge), Digit(7), Typed("ABCDEFGH")))
    assert badge not in shown
    assert "digit=" not in shown
    assert "ABCDEFGH" not in shown
    assert "407" not in shown


@pytest.mark.parametrize(
    "event", [Digit(1), Entered(), Typed("x"), Asked(Act.PAPER), Ticked(), Cancelled()]
)
def test_out_is_out(event: Event) -> None:
    assert step(SignIn(), event, 5.0) == (SignIn(), ())
