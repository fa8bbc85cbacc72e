"""In without a badge, and what that opens."""

from __future__ import annotations

from typing import Any

from kiosk.demo.staff import DemoStaff
from kiosk.reasons import Code
from kiosk.staff.access import Act
from kiosk.staff.effects import Happening, Leave, Permit
from kiosk.staff.events import (
    Asked,
    Cancelled,
    Held,
    Opened,
    RecoveryAsked,
    SignedOut,
    Touched,
    Typed,
)
from kiosk.staff.states import RECOVERING_SECONDS, AtBadge, In, Out, Recovering


def note(stage: Any) -> Code | None:
    return None if stage.note is None else stage.note.code


def test_recovery_lets_in_without_a_badge_and_with_its_role_alone(
    terminal: Any, staff: DemoStaff
) -> None:
    waiting = terminal.tell(Opened(), RecoveryAsked())
    assert isinstance(waiting, Recovering)
    answer = staff.recover(waiting.challenge, "engineer")
    slip = terminal.tell(Typed(answer[:-1] + ("0" if answer[-1] != "0" else "1")))
    assert note(slip) is Code.STAFF_RECOVERY_MISTYPED
    inside = terminal.tell(Held("EHCK1:" + answer.replace("\n", "")))
    assert isinstance(inside, In)
    terminal.tell(Asked(Act.UNLOCK_BADGE), Asked(Act.CHANGE_PIN), Asked(Act.HAND_OVER))
    assert terminal.permits == [Permit(Act.UNLOCK_BADGE, None)], "who holds the key is the second"
    signed_in = next(each for each in terminal.records if each.what is Happening.SIGNED_IN)
    assert signed_in.by_recovery
    assert len(signed_in.recovery) == 64


def test_money_takes_a_badge_also_after_a_recovery(terminal: Any, staff: DemoStaff) -> None:
    waiting = terminal.tell(Opened(), RecoveryAsked())
    stage = terminal.tell(Typed(staff.recover(waiting.challenge, "operator")), Asked(Act.HAND_OVER))
    assert isinstance(stage, AtBadge)
    assert terminal.permits == []


def test_a_recovery_ends_however_much_is_touched(terminal: Any, staff: DemoStaff) -> None:
    waiting = terminal.tell(Opened(), RecoveryAsked())
    terminal.tell(Typed(staff.recover(waiting.challenge, "engineer")))
    for _ in range(29):
        terminal.machine.pass_(60)
        assert isinstance(terminal.tell(Touched()), In)
    assert terminal.wait(60) == Out()
    assert terminal.records[-1].leave is Leave.EXPIRED


def test_a_recovery_is_used_up_by_the_first_who_comes(terminal: Any, staff: DemoStaff) -> None:
    waiting = terminal.tell(Opened(), RecoveryAsked())
    answer = staff.recover(waiting.challenge, "engineer")
    terminal.tell(Typed(answer), SignedOut(), Opened(), RecoveryAsked())
    assert note(terminal.tell(Typed(answer))) is Code.STAFF_RECOVERY_REFUSED


def test_after_five_wrong_codes_there_is_a_new_challenge(
    terminal: Any, another: Any, staff: DemoStaff
) -> None:
    waiting = terminal.tell(Opened(), RecoveryAsked())
    wrong = staff.recover(another.recovery.challenge().text, "engineer")
    terminal.tell(*[Typed(wrong)] * 6)
    anew = terminal.flow.stage
    assert isinstance(anew, Recovering)
    assert anew.challenge not in {"", waiting.challenge}
    assert isinstance(terminal.tell(Typed(staff.recover(anew.challenge, "engineer"))), In)


def test_without_a_hand_the_glass_is_the_patients_again_and_the_challenge_stays(
    terminal: Any, staff: DemoStaff
) -> None:
    waiting = terminal.tell(Opened(), RecoveryAsked())
    answer = staff.recover(waiting.challenge, "engineer")
    terminal.machine.pass_(RECOVERING_SECONDS - 1)
    assert isinstance(terminal.tell(Touched()), Recovering)
    assert terminal.wait(RECOVERING_SECONDS) == Out()
    again = terminal.tell(Opened(), RecoveryAsked())
    assert isinstance(again, Recovering)
    assert again.challenge == waiting.challenge
    assert isinstance(terminal.tell(Typed(answer)), In)


def test_giving_up_a_recovery_withdraws_it(terminal: Any, staff: DemoStaff) -> None:
    waiting = terminal.tell(Opened(), RecoveryAsked())
    answer = staff.recover(waiting.challenge, "engineer")
    terminal.tell(Cancelled())
    assert terminal.recovery.recover(answer).code is Code.STAFF_RECOVERY_OVER
