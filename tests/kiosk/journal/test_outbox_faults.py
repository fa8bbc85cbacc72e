"""The outbox on a disk that fails, under another key, with several threads, and killed anywhere."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.database import Database
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.outbox import (
    LARGEST_BODY,
    Outbox,
    Put,
)
from tests.kiosk.journal.outbox_made import BODY, DAY, NOW, Make, counts, drain, take


def test_messages_of_another_key_are_counted_and_gone(make_outbox: Make) -> None:
    first = make_outbox()
    for n in range(3):
        first.put("use", BODY, at=NOW, key=str(n))
    first.close()
    other = make_outbox(other_key=InstallationKey(b"\xff" * 16))
    other.put("use", b"mine", at=NOW, key="1")
    assert drain(other) == [b"mine"]
    known = counts(other)
    assert (known.pending, known.unreadable) == (1, 3)


def test_bodies_do_not_change_places(make_outbox: Make, tmp_path: Path) -> None:
    outbox = make_outbox()
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


def test_a_damaged_file_is_counted_and_made_anew(make_outbox: Make, tmp_path: Path) -> None:
    (tmp_path / "outbox.db").write_bytes(b"no database at all " * 100)
    outbox = make_outbox()
    assert outbox.put("use", BODY, at=NOW) is Put.STORED
    known = counts(outbox)
    assert (known.pending, known.damaged) == (1, 1)
    assert (tmp_path / "outbox.db.damaged").exists()


def test_nothing_of_a_message_can_be_read_or_is_left(make_outbox: Make, tmp_path: Path) -> None:
    outbox = make_outbox()
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


def test_a_body_has_its_limit(make_outbox: Make) -> None:
    outbox = make_outbox()
    assert outbox.put("use", bytes(LARGEST_BODY), at=NOW) is Put.STORED
    with pytest.raises(ValueError, match="65536"):
        outbox.put("use", bytes(LARGEST_BODY + 1), at=NOW)
    assert "body" not in repr(take(outbox))


def test_of_several_threads_each_message_goes_to_one(make_outbox: Make) -> None:
    outbox = make_outbox()
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
