from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.installation_key import InstallationKey
from kiosk.trust.second_factor_tries import (
    CARD_SECONDS,
    TERMINAL_SECONDS,
    Locked,
    LockedBy,
    TryCounter,
    TryCounts,
)

NOW = 1_800_000_000
HOUR = 3_600
CARD = "ab" * 32
KEY = InstallationKey(bytes(16))

Make = Callable[..., TryCounter]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes counters over one file, and lets go of it at the end."""
    made: list[TryCounter] = []

    def make(limit: int = 5, terminal_limit: int = 20, *, key: InstallationKey = KEY) -> TryCounter:
        made.append(TryCounter(tmp_path / "tries.db", key, limit, terminal_limit))
        return made[-1]

    yield make
    for counter in made:
        counter.close()


def begin_all(counter: TryCounter, times: int, card: str = CARD, now: int = NOW) -> list[Any]:
    return [counter.begin(card, now) for _ in range(times)]


def locked_by(answer: int | Locked) -> LockedBy | None:
    return answer.by if isinstance(answer, Locked) else None


def test_five_tries_then_locked_for_a_day_after_the_last(make: Make) -> None:
    counter = make()
    assert [counter.begin(CARD, NOW + n * HOUR) for n in range(5)] == [4, 3, 2, 1, 0]
    last = NOW + 4 * HOUR
    locked = Locked(LockedBy.CARD, last + CARD_SECONDS)
    assert counter.begin(CARD, last) == locked
    assert counter.begin(CARD, last + CARD_SECONDS - 1) == locked
    assert counter.begin(CARD, last + CARD_SECONDS) == 4


def test_what_is_refused_does_not_lengthen_the_lock(make: Make) -> None:
    counter = make()
    begin_all(counter, 5)
    for hour in range(24):
        assert locked_by(counter.begin(CARD, NOW + hour * HOUR)) is LockedBy.CARD
    assert counter.begin(CARD, NOW + CARD_SECONDS) == 4


def test_fewer_than_five_are_forgotten_a_day_after_the_last(make: Make) -> None:
    counter = make()
    begin_all(counter, 2)
    counter.begin(CARD, NOW + 20 * HOUR)
    assert counter.begin(CARD, NOW + 40 * HOUR) == 1
    assert counter.begin(CARD, NOW + 40 * HOUR + CARD_SECONDS) == 4


def test_right_gives_the_card_all_its_tries_again(make: Make) -> None:
    counter = make()
    begin_all(counter, 4)
    assert counter.right(CARD)
    assert begin_all(counter, 5) == [4, 3, 2, 1, 0]


def test_cards_are_counted_apart(make: Make) -> None:
    counter = make()
    begin_all(counter, 5)
    assert counter.begin("cd" * 32, NOW) == 4


def test_staff_unlock_a_card(make: Make) -> None:
    counter = make()
    begin_all(counter, 5)
    assert counter.counts(NOW) == TryCounts(1, None)
    assert counter.unlock(CARD)
    assert counter.counts(NOW) == TryCounts(0, None)
    assert counter.begin(CARD, NOW) == 4


def test_what_the_hospital_was_not_asked_is_given_back_once(make: Make) -> None:
    counter = make()
    begin_all(counter, 3)
    assert counter.not_asked(CARD)
    assert counter.begin(CARD, NOW) == 2


def test_many_cards_lock_the_terminal_for_an_hour_after_the_last(make: Make) -> None:
    counter = make()
    for n in range(20):
        assert locked_by(counter.begin(f"card {n // 4}", NOW + n * 60)) is None
    last = NOW + 19 * 60
    locked = Locked(LockedBy.TERMINAL, last + TERMINAL_SECONDS)
    assert counter.begin("another", last + 1) == locked
    assert counter.begin("another", last + TERMINAL_SECONDS - 1) == locked
    assert counter.counts(last) == TryCounts(0, last + TERMINAL_SECONDS)
    assert counter.begin("another", last + TERMINAL_SECONDS) == 4
    assert counter.begin("yet another", last + TERMINAL_SECONDS) == 4


def test_as_many_in_more_than_an_hour_do_not(make: Make) -> None:
    counter = make()
    answers = [counter.begin(f"card {n}", NOW + n * 200) for n in range(200)]
    assert set(answers) == {4}


def test_right_ones_do_not_count_for_the_terminal(make: Make) -> None:
    counter = make()
    for n in range(60):
        assert counter.begin(f"card {n}", NOW + n) == 4
        counter.right(f"card {n}")
    assert counter.counts(NOW + 60) == TryCounts(0, None)


def test_a_thief_with_a_card_of_his_own_gains_nothing(make: Make) -> None:
    counter = make()
    refused = 0
    for n in range(40):
        refused += locked_by(counter.begin(f"stolen {n}", NOW + n)) is LockedBy.TERMINAL
        counter.begin("his own", NOW + n)
        counter.right("his own")
    assert refused == 20


def test_staff_unlock_the_terminal_but_not_the_cards(make: Make) -> None:
    counter = make()
    for n in range(4):
        begin_all(counter, 5, f"card {n}")
    assert locked_by(counter.begin("another", NOW)) is LockedBy.TERMINAL
    assert counter.unlock_terminal()
    assert counter.begin("another", NOW) == 4
    assert locked_by(counter.begin("card 3", NOW)) is LockedBy.CARD
    assert counter.counts(NOW) == TryCounts(4, None)


def test_a_restart_gives_nothing_back(make: Make) -> None:
    first = make()
    begin_all(first, 5)
    begin_all(first, 3, "another")
    first.close()
    second = make()
    assert locked_by(second.begin(CARD, NOW)) is LockedBy.CARD
    assert second.begin("another", NOW) == 1


@pytest.mark.parametrize("back", [60, HOUR, 3 * 365 * 86_400])
def test_a_time_that_goes_back_lengthens_a_lock_by_no_more_than_a_day(
    make: Make, back: int
) -> None:
    counter = make()
    begin_all(counter, 5)
    right = NOW - back
    assert counter.begin(CARD, right) == Locked(LockedBy.CARD, right + CARD_SECONDS)
    assert counter.begin(CARD, right + CARD_SECONDS) == 4


def test_a_time_that_went_back_lets_nobody_out_early(make: Make) -> None:
    counter = make(terminal_limit=3)
    for n in range(3):
        counter.begin(f"card {n}", NOW)
    assert counter.begin("another", NOW - 86_400) == Locked(
        LockedBy.TERMINAL, NOW - 86_400 + TERMINAL_SECONDS
    )


def test_what_cannot_be_counted_is_refused(tmp_path: Path) -> None:
    counter = TryCounter(tmp_path / "none" / "tries.db", KEY)
    assert counter.begin(CARD, NOW) == Locked(LockedBy.STORAGE, None)
    assert not counter.right(CARD)
    assert counter.counts(NOW) is None
    (tmp_path / "none").mkdir()
    assert counter.begin(CARD, NOW) == 4
    counter.close()


def test_a_damaged_file_locks_the_terminal_for_an_hour(make: Make, tmp_path: Path) -> None:
    first = make()
    begin_all(first, 5)
    first.close()
    (tmp_path / "tries.db").write_bytes(b"no database at all " * 100)
    counter = make()
    assert counter.begin(CARD, NOW) == Locked(LockedBy.TERMINAL, NOW + TERMINAL_SECONDS)
    counter.close()
    again = make()
    assert locked_by(again.begin("another", NOW + 10)) is LockedBy.TERMINAL
    assert again.begin(CARD, NOW + TERMINAL_SECONDS) == 4


def test_another_key_locks_the_terminal_for_an_hour(make: Make) -> None:
    first = make()
    begin_all(first, 5)
    first.close()
    other = make(key=InstallationKey(b"\xff" * 16))
    assert other.begin(CARD, NOW) == Locked(LockedBy.TERMINAL, NOW + TERMINAL_SECONDS)
    assert other.begin(CARD, NOW + TERMINAL_SECONDS) == 4


def test_nothing_of_a_card_is_kept_and_its_fingerprint_for_a_day(
    make: Make, tmp_path: Path
) -> None:
    counter = make()
    begin_all(counter, 2)
    fingerprint = KEY.fingerprint(CARD)
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert fingerprint in files
    assert CARD.encode() not in files
    assert bytes.fromhex(CARD) not in files
    counter.begin("another", NOW + 2 * CARD_SECONDS)
    counter.close()
    assert fingerprint not in (tmp_path / "tries.db").read_bytes()


def test_of_many_threads_five_get_a_try(make: Make) -> None:
    counter = make()
    start = threading.Barrier(8)
    answers: list[int | Locked] = []

    def run() -> None:
        start.wait(timeout=30)
        answers.extend(counter.begin(CARD, NOW) for _ in range(5))

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(answer for answer in answers if isinstance(answer, int)) == [0, 1, 2, 3, 4]
    assert len(answers) == 40


def run_program(tmp_path: Path, program: str) -> Any:
    """In a process of its own; what it printed, as JSON."""
    head = "import pathlib, sys, json\nfolder = pathlib.Path(sys.argv[1])\n"
    helpers = Path(__file__).parents[1] / "journal"  # has `killed`
    done = subprocess.run(
        [sys.executable, "-c", head + program, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env={**os.environ, "PYTHONPATH": str(helpers)},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_full_disk_gives_no_try_away(tmp_path: Path) -> None:
    outcome = run_program(
        tmp_path,
        "import resource, signal\n"
        "from kiosk.journal.installation_key import InstallationKey\n"
        "from kiosk.trust.second_factor_tries import TryCounter, Locked\n"
        "counter = TryCounter(folder / 'tries.db', InstallationKey(bytes(16)))\n"
        "def begin():\n"
        f"    answer = counter.begin('card', {NOW})\n"
        "    return answer.by.name if isinstance(answer, Locked) else answer\n"
        "told = [begin()]\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "_, most = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))\n"
        "told += [begin(), begin(), counter.right('card')]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "told += [begin()]\n"
        "print(json.dumps(told))\n",
    )
    assert outcome == [4, "STORAGE", "STORAGE", False, 3]


KILLED = f"""
from killed import each_kill
from kiosk.journal.installation_key import InstallationKey
from kiosk.trust.second_factor_tries import Locked, TryCounter

KEY, NOW = InstallationKey(bytes(16)), {NOW}

def act(place, say):
    counter = TryCounter(place / "tries.db", KEY)
    for n in range(3):
        say("begin")
        say(f"left {{counter.begin('card', NOW)}}")  # only now is the hospital asked
    say("begin right")
    counter.right("card")
    say("right")
    for n in range(2):
        say("begin")
        say(f"left {{counter.begin('card', NOW)}}")
    counter.close()

def check(place, said):
    counter = TryCounter(place / "tries.db", KEY)
    after = said[said.index("right"):] if "right" in said else said
    begun, told = after.count("begin"), sum(each.startswith("left") for each in after)
    left = counter.begin("card", NOW)
    assert not isinstance(left, Locked), (left, said)
    counted = 5 - left - 1
    cleared = said[-1:] == ["begin right"] and counted == 0
    assert told <= counted <= begun or cleared, (counted, said)
    counter.close()

print(each_kill(folder, act, check))
"""


def test_killed_anywhere_no_try_comes_back(tmp_path: Path) -> None:
    assert run_program(tmp_path, KILLED) > 60
