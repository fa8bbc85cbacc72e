from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.database import Database
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.message_table import backoff
from kiosk.journal.outbox import (
    LARGEST_BODY,
    LONGEST_WAIT,
    Limits,
    Message,
    Outbox,
    OutboxCounts,
    Put,
)

NOW = 1_800_000_000
DAY = 86_400
BODY = b'{"idCode":"110101200001011234"}'

Make = Callable[..., Outbox]


@pytest.fixture
def make(tmp_path: Path, key: InstallationKey) -> Iterator[Make]:
    """Makes outboxes over one file, and lets go of it at the end. Jitter: none."""
    made: list[Outbox] = []

    def make(limits: Limits | None = None, *, other_key: InstallationKey = key) -> Outbox:
        made.append(Outbox(tmp_path / "outbox.db", other_key, limits, jitter=lambda: 1.0))
        return made[-1]

    yield make
    for outbox in made:
        outbox.close()


def take(outbox: Outbox, now: int = NOW, **more: Any) -> Message:
    message = outbox.next(now, **more)
    assert message is not None
    return message


def counts(outbox: Outbox) -> OutboxCounts:
    known = outbox.counts()
    assert known is not None
    return known


def drain(outbox: Outbox, now: int = NOW) -> list[bytes]:
    """The bodies of all that is due, in their order; nothing is given back."""
    bodies = []
    while (message := outbox.next(now)) is not None:
        bodies.append(message.body)
    return bodies


def test_put_next_delivered(make: Make) -> None:
    outbox = make()
    assert outbox.next(NOW) is None
    assert outbox.put("use", BODY, at=NOW) is Put.STORED
    message = take(outbox)
    assert (message.kind, message.body, message.at, message.attempts) == ("use", BODY, NOW, 0)
    outbox.delivered(message.id)
    assert outbox.next(NOW + 10 * DAY) is None
    assert counts(outbox) == OutboxCounts(0, None, 0, 0, 0, 0)


def test_what_has_been_due_longest_comes_first(make: Make) -> None:
    outbox = make()
    outbox.put("use", b"later", at=NOW, not_before=NOW + 50)
    outbox.put("use", b"second", at=NOW + 2)
    outbox.put("use", b"first", at=NOW + 1)
    assert drain(outbox, NOW + 49) == [b"first", b"second"]
    assert drain(outbox, NOW + 50) == [b"later"]


def test_a_message_is_handed_out_once_at_a_time(make: Make) -> None:
    outbox = make()
    outbox.put("use", BODY, at=NOW)
    message = take(outbox)
    assert outbox.next(NOW) is None
    outbox.release(message.id)
    assert take(outbox).id == message.id


def test_a_kind_that_rests_is_left_out(make: Make) -> None:
    outbox = make()
    outbox.put("use", b"use", at=NOW)
    outbox.put("pay", b"pay", at=NOW + 1)
    assert take(outbox, NOW + 1, resting=["use"]).body == b"pay"
    assert outbox.next(NOW + 1, resting=["use", "pay"]) is None


def test_a_restart_forgets_nothing_and_frees_what_was_out(make: Make) -> None:
    first = make()
    first.put("use", BODY, at=NOW)
    take(first)
    first.close()
    assert drain(make()) == [BODY]


def test_a_key_is_taken_in_once_also_after_delivery(make: Make) -> None:
    outbox = make()
    assert outbox.put("use", b"1", at=NOW, key="a") is Put.STORED
    assert outbox.put("use", b"2", at=NOW, key="a") is Put.KNOWN
    assert outbox.put("pay", b"3", at=NOW, key="a") is Put.STORED
    assert outbox.put("use", b"4", at=NOW, key="b") is Put.STORED
    for _ in range(3):
        outbox.delivered(take(outbox).id)
    outbox.close()
    again = make()
    assert again.put("use", b"5", at=NOW, key="a") is Put.KNOWN
    assert again.put("use", b"6", at=NOW) is Put.STORED
    assert again.put("use", b"6", at=NOW) is Put.STORED
    assert counts(again).pending == 2


def test_failures_wait_longer_each_time_up_to_an_hour(make: Make) -> None:
    outbox = make()
    outbox.put("use", BODY, at=NOW)
    now, waits = NOW, []
    for tries in range(12):
        message = take(outbox, now)
        assert message.attempts == tries
        outbox.failed(message.id, now, permanent=False)
        waits.append(next(wait for wait in range(1, 4_000) if _is_due(outbox, now + wait)))
        now += waits[-1]
    assert waits[:4] == [10, 20, 40, 80]
    assert waits[-3:] == [LONGEST_WAIT] * 3


def _is_due(outbox: Outbox, now: int) -> bool:
    message = outbox.next(now)
    if message is not None:
        outbox.release(message.id)
    return message is not None


def test_half_of_the_wait_is_chance() -> None:
    assert [backoff(1, chance) for chance in (0.0, 0.5, 1.0)] == [5, 8, 10]
    assert {backoff(n, 1.0) for n in range(10, 2_000)} == {LONGEST_WAIT}
    assert all(1 <= backoff(n, 0.0) <= LONGEST_WAIT for n in range(1, 100))


def test_what_is_refused_for_good_is_parked_without_its_body(make: Make, tmp_path: Path) -> None:
    outbox = make()
    outbox.put("use", BODY, at=NOW, key="a")
    outbox.failed(take(outbox).id, NOW, permanent=True)
    assert outbox.next(NOW + DAY) is None
    assert counts(outbox).parked == 1
    assert outbox.put("use", BODY, at=NOW, key="a") is Put.KNOWN
    outbox.close()
    database = Database(tmp_path / "outbox.db", ((),))
    rows = database.transact(lambda c: c.execute("SELECT body FROM message").fetchall())
    assert rows == [(None,)]
    database.close()
    assert outbox.acknowledge()
    assert counts(outbox).parked == 0


def test_what_is_parked_is_bounded(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.journal.message_table._KEPT_PARKED", 3)
    monkeypatch.setattr("kiosk.journal.message_table._KEPT_KEYS", 2)
    outbox = make()
    for n in range(6):
        outbox.put("use", BODY, at=NOW, key=str(n))
        outbox.failed(take(outbox).id, NOW, permanent=True)
    assert counts(outbox).parked == 3
    for n in range(10, 16):
        outbox.put("use", BODY, at=NOW, key=str(n))
        outbox.delivered(take(outbox).id)
    known = [outbox.put("use", BODY, at=NOW, key=str(n)) for n in range(10, 16)]
    assert known == [Put.STORED] * 4 + [Put.KNOWN] * 2


def test_no_room_drops_the_oldest_and_counts_it(make: Make) -> None:
    outbox = make(Limits(messages=3))
    for n in range(5):
        assert outbox.put("use", bytes([n]), at=NOW - n) is Put.STORED
    assert counts(outbox).dropped == 2
    assert set(drain(outbox)) == {b"\x02", b"\x03", b"\x04"}
    assert outbox.acknowledge()
    assert counts(outbox).dropped == 0


def test_what_may_never_be_dropped_is_not(make: Make) -> None:
    outbox = make(Limits(messages=2, never_dropped=frozenset({"pay"})))
    assert outbox.put("pay", b"1", at=NOW) is Put.STORED
    assert outbox.put("use", b"2", at=NOW) is Put.STORED
    assert outbox.put("pay", b"3", at=NOW) is Put.STORED
    assert outbox.put("pay", b"4", at=NOW) is Put.FULL
    assert outbox.put("use", b"5", at=NOW) is Put.FULL
    outbox.failed(take(outbox, NOW + 400 * DAY).id, NOW + 400 * DAY, permanent=False)
    known = counts(outbox)
    assert (known.pending, known.dropped) == (2, 1)


def test_what_failed_and_is_too_old_is_dropped(make: Make) -> None:
    outbox = make(Limits(seconds=DAY))
    outbox.put("use", b"old", at=NOW)
    outbox.put("use", b"untried", at=NOW)
    outbox.failed(take(outbox, NOW + DAY).id, NOW + DAY, permanent=False)
    assert counts(outbox).dropped == 0
    late = NOW + DAY + LONGEST_WAIT
    untried = take(outbox, late)
    assert untried.body == b"untried"
    outbox.failed(untried.id, late, permanent=False)
    known = counts(outbox)
    assert (known.pending, known.dropped) == (1, 1)


@pytest.mark.parametrize("years", [1, 30])
def test_a_clock_that_was_ahead_holds_up_nothing_once_it_is_right(make: Make, years: int) -> None:
    outbox = make(Limits(seconds=50 * 365 * DAY))
    ahead = NOW + years * 365 * DAY
    outbox.put("use", b"put in ahead", at=ahead, not_before=ahead + 60)
    outbox.put("use", b"failed ahead", at=NOW)
    failed = take(outbox, ahead)
    assert failed.body == b"failed ahead"
    outbox.failed(failed.id, ahead, permanent=False)
    assert sorted(drain(outbox, NOW)) == [b"failed ahead", b"put in ahead"]


def test_a_clock_that_is_slewed_lets_nothing_out_early(make: Make) -> None:
    outbox = make()
    outbox.put("use", BODY, at=NOW, not_before=NOW + 60)
    assert outbox.next(NOW - 100) is None
    assert outbox.next(NOW + 59) is None


def test_messages_of_another_key_are_counted_and_gone(make: Make) -> None:
    first = make()
    for n in range(3):
        first.put("use", BODY, at=NOW, key=str(n))
    first.close()
    other = make(other_key=InstallationKey(b"\xff" * 16))
    other.put("use", b"mine", at=NOW, key="1")
    assert drain(other) == [b"mine"]
    known = counts(other)
    assert (known.pending, known.unreadable) == (1, 3)


def test_bodies_do_not_change_places(make: Make, tmp_path: Path) -> None:
    outbox = make()
    outbox.put("use", b"a", at=NOW)
    outbox.put("pay", b"b", at=NOW)
    outbox.close()
    database = Database(tmp_path / "outbox.db", ((),))

    def swap(connection: sqlite3.Connection) -> None:
        bodies = connection.execute("SELECT body, 3 - id FROM message").fetchall()
        connection.executemany("UPDATE message SET body = ? WHERE id = ?", bodies)

    database.transact(swap)
    database.close()
    assert drain(outbox) == []
    assert counts(outbox).unreadable == 2


def test_a_damaged_file_is_counted_and_made_anew(make: Make, tmp_path: Path) -> None:
    (tmp_path / "outbox.db").write_bytes(b"no database at all " * 100)
    outbox = make()
    assert outbox.put("use", BODY, at=NOW) is Put.STORED
    known = counts(outbox)
    assert (known.pending, known.damaged) == (1, 1)
    assert (tmp_path / "outbox.db.damaged").exists()


def test_nothing_of_a_message_can_be_read_or_is_left(make: Make, tmp_path: Path) -> None:
    outbox = make()
    outbox.put("use", BODY * 500, at=NOW, key="110101200001015678")
    take(outbox)
    outbox.put("use", BODY, at=NOW)
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"1101012" not in files
    sealed = _sealed(outbox)
    assert len(sealed) == 2
    assert all(body in files for body in (part[:100] for part in sealed))
    outbox.delivered(1)
    outbox.delivered(take(outbox).id)
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(body[:100] in files for body in sealed)
    assert not any(body[-50:] in files for body in sealed)


def _sealed(outbox: Outbox) -> list[bytes]:
    rows = outbox._database.transact(lambda c: c.execute("SELECT body FROM message").fetchall())
    assert isinstance(rows, list)
    return [body for (body,) in rows]


def test_a_disk_that_takes_nothing_is_told_and_made_up_for(in_child: Callable[[str], Any]) -> None:
    """Delivered, failed and refused while the disk is full: nothing is sent again before its time."""
    outcome = in_child(
        "import resource, signal\n"
        "from kiosk.journal.installation_key import InstallationKey\n"
        "from kiosk.journal.outbox import Outbox\n"
        f"now = {NOW}\n"
        "def open_(): return Outbox(folder / 'outbox.db', InstallationKey(bytes(16)))\n"
        "outbox = open_()\n"
        "for n in range(4): outbox.put('use', bytes([n]), at=now)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "_, most = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))\n"
        "full = outbox.put('use', b'lost', at=now).name\n"
        "taken = [outbox.next(now) for _ in range(4)]\n"
        "outbox.delivered(taken[0].id)\n"
        "outbox.failed(taken[1].id, now, permanent=False)\n"
        "outbox.failed(taken[2].id, now, permanent=True)\n"
        "quiet = [outbox.next(now + s) for s in (0, 1, 3599)]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "outbox.release(taken[3].id)\n"
        "late = outbox.next(now + 60).body[0]\n"
        "left = outbox.counts().pending\n"
        "outbox.close()\n"
        "outbox = open_()\n"
        "bodies = []\n"
        "while (message := outbox.next(now)): bodies.append(message.body[0])\n"
        "print(json.dumps([full, quiet, late, left, sorted(bodies)]))\n"
    )
    assert outcome == ["UNWRITABLE", [None] * 3, 3, 3, [1, 2, 3]]


def test_no_folder_is_told(tmp_path: Path, key: InstallationKey) -> None:
    outbox = Outbox(tmp_path / "none" / "outbox.db", key)
    assert outbox.put("use", BODY, at=NOW) is Put.UNWRITABLE
    assert outbox.next(NOW) is None
    assert outbox.counts() is None
    assert not outbox.acknowledge()
    outbox.close()


def test_a_body_has_its_limit(make: Make) -> None:
    outbox = make()
    assert outbox.put("use", bytes(LARGEST_BODY), at=NOW) is Put.STORED
    with pytest.raises(ValueError, match="65536"):
        outbox.put("use", bytes(LARGEST_BODY + 1), at=NOW)
    assert "body" not in repr(take(outbox))


def test_of_several_threads_each_message_goes_to_one(make: Make) -> None:
    outbox = make()
    start = threading.Barrier(6)
    delivered: list[bytes] = []

    def put(name: bytes) -> None:
        start.wait(timeout=30)
        for n in range(15):
            outbox.put("use", name + bytes([n]), at=NOW, key=str(n) if name == b"k" else "")

    def deliver() -> None:
        start.wait(timeout=30)
        idle = 0
        while idle < 200 and len(delivered) < 60:
            message = outbox.next(NOW)
            if message is None:
                idle += 1
                stop.wait(0.005)
                continue
            delivered.append(message.body)
            outbox.delivered(message.id)

    stop = threading.Event()
    threads = [threading.Thread(target=put, args=(name,)) for name in (b"a", b"b", b"c", b"k")]
    threads += [threading.Thread(target=deliver) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(delivered) == len(set(delivered)) == 60
    assert counts(outbox).pending == 0


KILLED = f"""
from killed import each_kill
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.outbox import Outbox, Put

KEY, NOW, FAR = InstallationKey(bytes(16)), {NOW}, {NOW + 100 * DAY}
SIZES = [0, 10, 3000, 9000, 40, 700]
ENDS = ["delivered", "failed", "parked", "delivered"]

def body(n):
    return bytes([n]) * SIZES[n] + str(n).encode()

def key(n):
    return f"key {{n}}" if n % 2 else ""

def act(place, say):
    outbox = Outbox(place / "outbox.db", KEY, jitter=lambda: 0.0)
    for n in range(4):
        say(f"begin put {{n}}")
        assert outbox.put("use", body(n), at=NOW + n, key=key(n)) is Put.STORED
        say(f"end put {{n}}")
    for n, end in enumerate(ENDS):
        message = outbox.next(NOW + 10 + n)
        assert message.body == body(n), (n, message)
        say(f"begin {{end}} {{n}}")
        if end == "delivered":
            outbox.delivered(message.id)
        else:
            outbox.failed(message.id, NOW + 10 + n, permanent=end == "parked")
        say(f"end {{end}} {{n}}")
    for n in (4, 5):
        say(f"begin put {{n}}")
        assert outbox.put("use", body(n), at=NOW + n, key=key(n)) is Put.STORED
        say(f"end put {{n}}")
    outbox.close()

def check(place, said):
    said = set(said)
    outbox = Outbox(place / "outbox.db", KEY)
    found = []
    while (message := outbox.next(FAR)) is not None:
        found.append(message.body)
    assert len(found) == len(set(found))
    for n in range(6):
        there = body(n) in found
        gone = {{f"{{when}} {{end}} {{n}}" for when in ("begin", "end") for end in ("delivered", "parked")}}
        if f"begin put {{n}}" not in said or said & {{each for each in gone if each[0] == "e"}}:
            assert not there, (n, said)
        elif f"end put {{n}}" in said and not said & gone:
            assert there, (n, said)
    counts = outbox.counts()
    assert (counts.unreadable, counts.damaged, counts.dropped) == (0, 0, 0), counts
    assert counts.pending == len(found)
    for n in (1, 3, 5):
        if f"end put {{n}}" in said:
            assert outbox.put("use", b"again", at=FAR, key=key(n)) is Put.KNOWN
    assert outbox.put("use", b"new", at=FAR) is Put.STORED
    outbox.close()

print(each_kill(folder, act, check))
"""


def test_killed_anywhere_nothing_is_lost_and_nothing_comes_back(
    in_child: Callable[[str], Any],
) -> None:
    kills = in_child(KILLED)
    assert kills > 100
