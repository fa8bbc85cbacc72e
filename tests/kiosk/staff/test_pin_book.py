"""PINs at rest, and everything that somebody with a stolen badge and time may try."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from kiosk.codes.staff_badge import Subject
from kiosk.demo.authority import subject_of
from kiosk.journal.installation_key import InstallationKey
from kiosk.reasons import Code, Failure
from kiosk.staff.patience import wait_after
from kiosk.staff.pin import Pin
from kiosk.staff.pin_book import FILE_NAME, Standing
from kiosk.staff.pin_hash import COST, Cost, PinHash

RIGHT, WRONG = "407295", "407296"
WHO = Subject(subject_of("DEMO-ENGINEER-1"))
DAY = 86_400


def code(outcome: object) -> Code | None:
    return outcome.code if isinstance(outcome, Failure) else None


def standing(terminal: Any, subject: Subject = WHO) -> Standing:
    found = terminal.book.standing(subject)
    assert isinstance(found, Standing)
    return found


def fail(terminal: Any, times: int) -> None:
    """So many wrong PINs, each as soon as it may be."""
    for _ in range(times):
        terminal.machine.pass_(standing(terminal).wait)
        assert code(terminal.check(WHO, WRONG)) in {Code.STAFF_PIN_WRONG, Code.STAFF_LOCKED}


def test_the_right_pin_and_no_other(terminal: Any) -> None:
    terminal.enrol()
    assert terminal.check(WHO, RIGHT) is None
    assert terminal.check(WHO, WRONG) == Failure(Code.STAFF_PIN_WRONG, {"left": 14})
    assert terminal.check(WHO, RIGHT) is None
    assert standing(terminal) == Standing(left=15, wait=0)


def test_the_waits_are_those_of_the_specification() -> None:
    assert [wait_after(wrong) for wrong in range(8)] == [0, 0, 0, 0, 0, 15, 30, 60]
    assert wait_after(14) == 7_680


def test_after_five_wrong_ones_it_waits_and_doubles_and_locks_at_fifteen(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 4)
    assert standing(terminal) == Standing(left=11, wait=0)
    waits = []
    for _ in range(10):
        fail(terminal, 1)
        waits.append(standing(terminal).wait)
        assert code(terminal.check(WHO, RIGHT)) is Code.STAFF_PIN_WAIT, "not even the right one"
    assert waits == [15 * 2**n for n in range(10)]
    terminal.machine.pass_(7_680)
    assert code(terminal.check(WHO, WRONG)) is Code.STAFF_LOCKED
    terminal.machine.pass_(100 * DAY)
    assert code(terminal.check(WHO, RIGHT)) is Code.STAFF_LOCKED
    assert code(terminal.book.standing(WHO)) is Code.STAFF_LOCKED


def test_a_try_while_it_waits_neither_counts_nor_compares(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 5)
    for _ in range(20):
        assert code(terminal.check(WHO, WRONG)) is Code.STAFF_PIN_WAIT
    assert standing(terminal).left == 10
    terminal.machine.pass_(14)
    assert standing(terminal).wait == 1
    terminal.machine.pass_(1)
    assert terminal.check(WHO, RIGHT) is None


def test_all_fifteen_tries_with_a_restart_after_each_find_no_more(terminal: Any) -> None:
    terminal.enrol()
    tries = 0
    for _ in range(60):
        terminal.restart()
        outcome = code(terminal.check(WHO, WRONG))
        if outcome is Code.STAFF_PIN_WAIT:
            terminal.machine.pass_(wait_after(tries))
            outcome = code(terminal.check(WHO, WRONG))
        tries += outcome in {Code.STAFF_PIN_WRONG, Code.STAFF_LOCKED}
        if outcome is Code.STAFF_LOCKED:
            break
    assert tries == 15


def test_neither_a_restart_nor_a_set_clock_shortens_a_wait(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 7)
    terminal.machine.pass_(50)
    terminal.machine.wall += 10 * 365 * DAY
    assert standing(terminal).wait == 10
    terminal.crash()
    assert standing(terminal).wait == 10, "the machine goes on, and so does its clock"
    terminal.restart()
    assert standing(terminal).wait == 60, "of the time switched off nothing tells: all of it again"
    terminal.machine.pass_(20)
    terminal.machine.wall -= 20 * 365 * DAY
    assert standing(terminal).wait == 40
    terminal.machine.pass_(40)
    terminal.machine.wall = terminal.machine.wall + 20 * 365 * DAY
    assert code(terminal.check(WHO, WRONG)) is Code.STAFF_PIN_WRONG


def test_a_machine_that_has_run_for_long_since_it_was_restarted_waits_anew_too(
    terminal: Any,
) -> None:
    terminal.enrol()
    fail(terminal, 7)
    terminal.restart()
    terminal.machine.seconds = 1_000_000.0
    assert code(terminal.check(WHO, RIGHT)) is Code.STAFF_PIN_WAIT
    terminal.machine.pass_(60)
    assert terminal.check(WHO, RIGHT) is None


def test_a_power_cut_between_counting_and_comparing_gives_no_free_try(
    terminal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.enrol()

    def cut(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(terminal.book._hash, "matches", cut)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            terminal.check(WHO, RIGHT)
    terminal.restart()
    assert standing(terminal).left == 12


def test_each_badge_and_each_terminal_counts_for_itself(terminal: Any, another: Any) -> None:
    for each in (terminal, another):
        each.enrol()
        each.enrol("DEMO-OPERATOR-1", "958210")
    fail(terminal, 15)
    assert another.check(WHO, RIGHT) is None
    assert terminal.check(Subject(subject_of("DEMO-OPERATOR-1")), "958210") is None


def test_only_a_right_pin_puts_the_count_back(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 6)
    terminal.machine.pass_(60)
    assert terminal.book.enrol(terminal.invitation(), Pin.of("830571")) is None
    assert standing(terminal).left == 9, "not a new PIN"
    assert terminal.check(WHO, "830571") is None
    assert standing(terminal).left == 15


def test_unlocking_gives_five_tries_and_the_first_at_once(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 15)
    assert terminal.book.unlock(WHO) is None
    assert standing(terminal) == Standing(left=5, wait=0)
    fail(terminal, 5)
    assert code(terminal.book.standing(WHO)) is Code.STAFF_LOCKED
    terminal.book.unlock(WHO)
    assert terminal.check(WHO, RIGHT) is None
    assert standing(terminal).left == 15


def test_unlocking_does_not_help_one_that_is_not_locked(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 3)
    terminal.book.unlock(WHO)
    assert standing(terminal).left == 12
    assert code(terminal.book.unlock(Subject("00" * 32))) is Code.STAFF_NO_PIN


def test_an_invitation_is_good_once_and_a_newer_one_ends_an_older(terminal: Any) -> None:
    older = terminal.invitation()
    terminal.machine.pass_(60)
    newer = terminal.invitation()
    assert terminal.book.enrol(newer, Pin.of(RIGHT)) is None
    for used in (newer, older):
        assert code(terminal.book.enrol(used, Pin.of("830571"))) is Code.STAFF_INVITATION_USED
    assert terminal.check(WHO, RIGHT) is None


def test_a_weak_pin_does_not_use_the_invitation_up(terminal: Any) -> None:
    invitation = terminal.invitation()
    assert code(terminal.book.enrol(invitation, Pin.of("123456"))) is Code.STAFF_PIN_WEAK
    assert terminal.book.enrol(invitation, Pin.of(RIGHT)) is None


def test_an_invitation_for_every_terminal_is_good_once_at_each(terminal: Any, another: Any) -> None:
    for each in (terminal, another):
        assert each.book.enrol(each.invitation(), Pin.of(RIGHT)) is None
        assert code(each.book.enrol(each.invitation(), Pin.of(RIGHT))) is Code.STAFF_INVITATION_USED


def delete(terminal: Any) -> None:
    terminal.book.close()
    for path in terminal.folder.glob(f"{FILE_NAME}*"):
        path.unlink()


def damage(terminal: Any) -> None:
    terminal.book.close()
    for path in terminal.folder.glob(f"{FILE_NAME}*"):
        path.write_bytes(b"not a database" * 500)


def lose_key(terminal: Any) -> None:
    terminal.book.close()
    terminal.key = InstallationKey(bytes(16))


@pytest.mark.parametrize("lose", [delete, damage, lose_key])
def test_a_book_that_is_lost_lets_nobody_in_nor_makes_an_old_invitation_good(
    terminal: Any, lose: Callable[[Any], None]
) -> None:
    used = terminal.invitation()
    assert terminal.book.enrol(used, Pin.of(RIGHT)) is None
    terminal.machine.pass_(3_600)
    lose(terminal)
    terminal.restart()
    assert code(terminal.check(WHO, RIGHT)) is Code.STAFF_NO_PIN
    assert terminal.book.lines() == (), "what nobody can open any more is not kept"
    assert code(terminal.book.enrol(used, Pin.of(RIGHT))) is Code.STAFF_INVITATION_OLD
    terminal.machine.pass_(60)
    assert terminal.book.enrol(terminal.invitation(), Pin.of("830571")) is None


def test_a_book_begun_while_the_clock_was_ahead_counts_from_when_it_was_put_right(
    terminal: Any,
) -> None:
    delete(terminal)
    terminal.machine.wall += 365 * DAY
    terminal.crash()
    terminal.machine.wall -= 365 * DAY
    assert code(terminal.book.standing(WHO)) is Code.STAFF_NO_PIN
    terminal.machine.pass_(60)
    assert terminal.book.enrol(terminal.invitation(), Pin.of(RIGHT)) is None


def test_no_count_no_comparison(terminal: Any) -> None:
    terminal.enrol()
    terminal.book.close()
    held = sqlite3.connect(terminal.folder / FILE_NAME)
    held.execute("BEGIN EXCLUSIVE")
    assert code(terminal.check(WHO, RIGHT)) is Code.STORAGE_FULL
    held.rollback()
    held.close()
    assert terminal.check(WHO, RIGHT) is None


def test_changing_takes_the_pin_in_force_and_counts_as_a_try(terminal: Any) -> None:
    terminal.enrol()
    book = terminal.book
    assert code(book.change(WHO, Pin.of(WRONG), Pin.of("830571"))) is Code.STAFF_PIN_WRONG
    assert code(book.change(WHO, Pin.of(RIGHT), Pin.of("111111"))) is Code.STAFF_PIN_WEAK
    assert book.change(WHO, Pin.of(RIGHT), Pin.of("830571")) is None
    assert terminal.check(WHO, "830571") is None
    assert code(terminal.check(WHO, RIGHT)) is Code.STAFF_PIN_WRONG


def test_the_file_tells_neither_whose_nor_which(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 2)
    terminal.book.close()
    content = b"".join(path.read_bytes() for path in terminal.folder.iterdir())
    for secret in (RIGHT.encode(), WHO.encode(), bytes.fromhex(WHO), b"DEMO-ENGINEER"):
        assert secret not in content


def record_in(terminal: Any) -> str:
    with closing(sqlite3.connect(terminal.folder / FILE_NAME)) as database:
        (record,) = database.execute("SELECT pin FROM badge").fetchone()
    return str(record)


def test_a_copy_of_the_file_allows_no_guessing_without_the_key(terminal: Any) -> None:
    terminal.enrol()
    terminal.book.close()
    record = record_in(terminal)
    assert record.startswith("$argon2id$")
    assert PinHash(terminal.key, COST).matches(record, Pin.of(RIGHT), WHO)
    assert not PinHash(InstallationKey(bytes(16)), COST).matches(record, Pin.of(RIGHT), WHO)
    assert not PinHash(terminal.key, COST).matches(record, Pin.of(RIGHT), "another")


@pytest.mark.parametrize(
    "record",
    ["", "x", "$argon2id$v=19$m=9999999,t=3,p=1$c2FsdHNhbHQ$aGFzaA", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaA", "$" * 300],
)  # fmt: skip
def test_a_record_that_somebody_wrote_matches_nothing_and_costs_nothing(record: str) -> None:
    assert not PinHash(InstallationKey(bytes(16))).matches(record, Pin.of(RIGHT), WHO)


def test_a_cost_that_was_raised_reaches_old_records_by_the_right_pin(terminal: Any) -> None:
    terminal.enrol()
    terminal.book._hash = PinHash(terminal.key, Cost(memory=128, passes=2))
    assert terminal.check(WHO, RIGHT) is None
    terminal.book.close()
    record = record_in(terminal)
    assert "m=128,t=2" in record
    assert terminal.check(WHO, RIGHT) is None


def test_today_s_cost_is_no_less_than_the_recommendations() -> None:
    assert (COST.memory, COST.passes) >= (64 * 1_024, 3), "RFC 9106 section 4, second option"


def test_staff_can_see_which_badges_are_locked_and_not_whose(terminal: Any) -> None:
    terminal.enrol()
    fail(terminal, 15)
    lines = terminal.book.lines()
    assert isinstance(lines, tuple)
    (line,) = lines
    assert (line.handle, line.wrong, line.locked) == (terminal.book.handle_of(WHO), 15, True)
    assert WHO not in repr(lines)
