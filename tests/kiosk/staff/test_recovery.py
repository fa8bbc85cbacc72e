"""Without a badge: one time, here, soon, by the hospital's word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.codes.sm2_signing import SigningKey
from kiosk.demo.authority import Authority
from kiosk.demo.staff import DemoStaff
from kiosk.domain import StaffRole
from kiosk.reasons import Code, Failure
from kiosk.staff.recovery import LIFE_SECONDS, Challenge, Recovered, sign
from kiosk.staff.spelled import spelled


def code(outcome: object) -> Code | None:
    return outcome.code if isinstance(outcome, Failure) else None


def test_the_hospital_s_code_lets_in_once_with_the_role_it_names(
    terminal: Any, staff: DemoStaff
) -> None:
    answer = staff.recover(terminal.recovery.challenge().text, "engineer")
    outcome = terminal.recovery.recover(answer)
    assert isinstance(outcome, Recovered)
    assert outcome.role is StaffRole.ENGINEER
    assert code(terminal.recovery.recover(answer)) is Code.STAFF_RECOVERY_OVER


def test_the_command_s_code_is_the_same_thing(terminal: Any, staff: DemoStaff) -> None:
    key = SigningKey.from_bytes(staff.recovery.key.private)
    lines = sign(terminal.recovery.challenge(), StaffRole.OPERATOR, key)
    assert isinstance(terminal.recovery.recover("EHCK1:" + "".join(lines)), Recovered)


def test_it_is_for_this_terminal_and_this_challenge(
    terminal: Any, another: Any, staff: DemoStaff
) -> None:
    first = terminal.recovery.challenge().text
    there = staff.recover(another.recovery.challenge().text, "engineer")
    assert code(terminal.recovery.recover(there)) is Code.STAFF_RECOVERY_REFUSED
    terminal.recovery.withdraw()
    terminal.recovery.challenge()
    assert (
        code(terminal.recovery.recover(staff.recover(first, "engineer")))
        is Code.STAFF_RECOVERY_REFUSED
    )


def test_the_challenge_of_another_terminal_with_the_same_words_is_another(
    terminal: Any, staff: DemoStaff
) -> None:
    mine = terminal.recovery.challenge()
    theirs = Challenge("T-2", mine.nonce)
    assert (
        code(terminal.recovery.recover(staff.recover(theirs.text, "engineer")))
        is Code.STAFF_RECOVERY_REFUSED
    )


def test_a_restart_a_set_clock_and_time_end_it(terminal: Any, staff: DemoStaff) -> None:
    answer = staff.recover(terminal.recovery.challenge().text, "engineer")
    terminal.crash()
    assert code(terminal.recovery.recover(answer)) is Code.STAFF_RECOVERY_OVER
    answer = staff.recover(terminal.recovery.challenge().text, "engineer")
    terminal.machine.wall -= 10 * 365 * 86_400
    terminal.machine.seconds += LIFE_SECONDS + 1
    assert code(terminal.recovery.recover(answer)) is Code.STAFF_RECOVERY_OVER


def test_five_wrong_ones_end_it_and_slips_of_the_finger_do_not(
    terminal: Any, another: Any, staff: DemoStaff
) -> None:
    right = staff.recover(terminal.recovery.challenge().text, "engineer")
    wrong = staff.recover(another.recovery.challenge().text, "engineer")
    for _ in range(10):
        assert code(terminal.recovery.recover(right[:-1])) is Code.STAFF_RECOVERY_MISTYPED
    for _ in range(5):
        assert code(terminal.recovery.recover(wrong)) is Code.STAFF_RECOVERY_REFUSED
    assert code(terminal.recovery.recover(right)) is Code.STAFF_RECOVERY_OVER


def test_another_role_than_was_signed_is_refused(terminal: Any, staff: DemoStaff) -> None:
    key = SigningKey.from_bytes(staff.recovery.key.private)
    challenge = terminal.recovery.challenge()
    signature = key.sign(challenge.to_be_signed(StaffRole.AUDITOR))
    for number in (0, 1, 3, 255):
        forged = "".join(spelled(bytes((number,)) + signature))
        assert code(terminal.recovery.recover(forged)) is Code.STAFF_RECOVERY_REFUSED
        terminal.recovery._wrong = 0


@pytest.mark.parametrize("usage", ["staff", "card", "report"])
def test_no_other_key_of_the_list_recovers(
    terminal_at: Callable[..., Any], list_of: Callable[..., Any], staff: DemoStaff, usage: str
) -> None:
    other = Authority.create(b"tests of staff", issuer="H-OTHER", usage=usage)
    terminal = terminal_at(trust=list_of(other, staff.recovery))
    forger = DemoStaff(staff.badges, other)
    answer = forger.recover(terminal.recovery.challenge().text, "engineer")
    assert code(terminal.recovery.recover(answer)) is Code.STAFF_RECOVERY_REFUSED


def test_a_key_that_is_not_in_force_or_listed_twice_recovers_nothing(
    terminal_at: Callable[..., Any], list_of: Callable[..., Any], staff: DemoStaff
) -> None:
    ended = replace(staff.recovery, not_after=1_799_999_999)
    twice = replace(staff.recovery, usage="staff")
    for listed in (list_of(ended), list_of(staff.recovery, twice)):
        terminal = terminal_at(trust=listed)
        answer = staff.recover(terminal.recovery.challenge().text, "engineer")
        assert code(terminal.recovery.recover(answer)) is Code.STAFF_RECOVERY_REFUSED


def test_a_stale_list_still_vouches_for_a_recovery(
    terminal_at: Callable[..., Any], list_of: Callable[..., Any], staff: DemoStaff
) -> None:
    terminal = terminal_at(trust=list_of(fetched_at=0))
    answer = staff.recover(terminal.recovery.challenge().text, "engineer")
    assert isinstance(terminal.recovery.recover(answer), Recovered)


def test_the_words_on_the_screen_survive_the_telephone(terminal: Any) -> None:
    challenge = terminal.recovery.challenge()
    name, words = challenge.text.split(":")
    assert len(words) == 14
    for heard in (
        words.lower(),
        words.replace("-", " "),
        words.replace("0", "O").replace("1", "I"),
    ):
        assert Challenge.read(f"{name}:{heard}") == challenge
    for misheard in (
        f"T-7:{words}",
        f"{name}:{words[:-1]}",
        f"{name}{words}",
        f":{words}",
        "",
        ":",
    ):
        assert Challenge.read(misheard) is None


def test_challenges_are_never_the_same(terminal: Any) -> None:
    made = set()
    for _ in range(200):
        made.add(terminal.recovery.challenge().text)
        terminal.recovery.withdraw()
    assert len(made) == 200


def test_whoever_comes_back_finds_the_same_challenge_with_what_is_left_of_it(
    terminal: Any, another: Any, staff: DemoStaff
) -> None:
    challenge = terminal.recovery.challenge()
    wrong = staff.recover(another.recovery.challenge().text, "engineer")
    for _ in range(4):
        terminal.recovery.recover(wrong)
    terminal.machine.seconds += LIFE_SECONDS - 1
    assert terminal.recovery.challenge() == challenge
    assert code(terminal.recovery.recover(wrong)) is Code.STAFF_RECOVERY_REFUSED
    assert terminal.recovery.challenge() != challenge, "that was the fifth"
    again = terminal.recovery.challenge()
    terminal.machine.seconds += LIFE_SECONDS + 1
    assert terminal.recovery.challenge() != again
