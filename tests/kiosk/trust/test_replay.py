from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.codes import sm3
from kiosk.demo.authority import KeyPair
from kiosk.trust.clock_guard import BEHIND_SECONDS
from kiosk.trust.replay import (
    FORGET_SECONDS,
    KEEP_SECONDS,
    Admission,
    ReplayMemory,
    StoredReplayMemory,
    VolatileReplayMemory,
    presentation_key,
)

NOW = 1_800_000_000
Make = Callable[..., ReplayMemory]


def key(n: int) -> bytes:
    return sm3.digest(n.to_bytes(8, "big"))


def admit(
    memory: ReplayMemory, n: int = 0, *, session: str = "a", made_at: int = NOW, now: int = NOW
) -> Admission:
    return memory.admit(key(n), made_at=made_at, session=session, now=now)


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Callable[..., StoredReplayMemory]]:
    """Makes memories over one file, and lets go of it at the end."""
    made: list[StoredReplayMemory] = []

    def make(capacity: int = 1_000) -> StoredReplayMemory:
        made.append(StoredReplayMemory(tmp_path / "replay.sqlite", capacity))
        return made[-1]

    yield make
    for memory in made:
        memory.close()


@pytest.fixture(params=["volatile", "stored"])
def make(request: pytest.FixtureRequest, stored: Make) -> Make:
    return VolatileReplayMemory if request.param == "volatile" else stored


def test_first_same_session_another_session(make: Make) -> None:
    memory = make()
    assert admit(memory, session="a") is Admission.FIRST
    assert admit(memory, session="a") is Admission.SAME_SESSION
    assert admit(memory, session="b") is Admission.REPLAYED
    assert admit(memory, session="a") is Admission.SAME_SESSION
    assert admit(memory, 1, session="b") is Admission.FIRST


def test_remembered_as_long_as_it_can_be_fresh(make: Make) -> None:
    memory = make(capacity=2)
    admit(memory, 0)
    late = NOW + KEEP_SECONDS
    assert admit(memory, 1, made_at=late, now=late) is Admission.FIRST
    assert admit(memory, 0, session="b", now=late) is Admission.REPLAYED


def test_remembered_by_a_clock_that_is_set_back_and_still_believed(make: Make) -> None:
    memory = make(capacity=3)
    for n in range(3):
        admit(memory, n, made_at=NOW + n)
    late = NOW + KEEP_SECONDS + BEHIND_SECONDS
    admit(memory, 3, made_at=late, now=late)  # the oldest has to go, and no other
    back = late - BEHIND_SECONDS
    assert admit(memory, 1, session="b", made_at=NOW + 1, now=back) is Admission.REPLAYED


def test_forgotten_after_that(make: Make) -> None:
    memory = make(capacity=2)
    admit(memory, 0)
    admit(memory, 1)
    late = NOW + FORGET_SECONDS + 1
    admit(memory, 2, made_at=late, now=late)
    assert admit(memory, 0, session="b", now=late) is Admission.FIRST


def test_the_memory_is_bounded_and_gives_up_the_oldest(make: Make) -> None:
    memory = make(capacity=5)
    for n in range(8):
        assert admit(memory, n, made_at=NOW + n, now=NOW + 10) is Admission.FIRST
    assert [admit(memory, n, session="b", now=NOW + 10) for n in (3, 4, 5, 6, 7)] == [
        Admission.REPLAYED
    ] * 5
    assert admit(memory, 2, session="b", made_at=NOW + 2, now=NOW + 10) is Admission.FIRST


def test_one_of_many_threads_is_first(make: Make) -> None:
    memory = make()
    start = threading.Barrier(8)
    answers: list[Admission] = []

    def run(name: str) -> None:
        start.wait(timeout=30)
        answers.extend(admit(memory, n, session=name) for n in range(20))

    threads = [threading.Thread(target=run, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert answers.count(Admission.FIRST) == 20
    assert answers.count(Admission.REPLAYED) == 140


def test_a_restart_forgets_nothing(stored: Make) -> None:
    first = stored()
    admit(first, session="a")
    assert isinstance(first, StoredReplayMemory)
    first.close()
    assert admit(stored(), session="b") is Admission.REPLAYED


def test_a_crash_forgets_nothing(tmp_path: Path, stored: Make) -> None:
    """The process ends without a word, right after the answer."""
    program = (
        "import os, sys, pathlib\n"
        "from kiosk.trust.replay import *\n"
        "memory = StoredReplayMemory(pathlib.Path(sys.argv[1]))\n"
        f"print(memory.admit(bytes.fromhex(sys.argv[2]), made_at={NOW}, session='a', now={NOW}))\n"
        "sys.stdout.flush(); os._exit(9)\n"
    )
    arguments = [sys.executable, "-c", program, str(tmp_path / "replay.sqlite"), key(0).hex()]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (9, "Admission.FIRST\n"), done.stderr
    assert admit(stored(), session="b") is Admission.REPLAYED


def test_two_processes_on_one_file_do_not_both_accept(stored: Make) -> None:
    left, right = stored(), stored()
    assert admit(left, 0, session="l") is Admission.FIRST
    assert admit(right, 0, session="r") is Admission.REPLAYED
    assert admit(right, 1, session="r") is Admission.FIRST
    assert admit(left, 1, session="l") is Admission.REPLAYED


def test_the_restart_counts_towards_the_bound(stored: Make, tmp_path: Path) -> None:
    for n in range(10):
        memory = stored(capacity=4)
        assert isinstance(memory, StoredReplayMemory)
        admit(memory, n, made_at=NOW + n, now=NOW + 10)
        memory.close()
    with sqlite3.connect(tmp_path / "replay.sqlite") as database:
        (count,) = database.execute("SELECT count(*) FROM presentation").fetchone()
    database.close()
    assert count == 4


def test_a_full_disk_is_told_and_gets_well_again(stored: Make) -> None:
    """SQLite's own page limit: the same SQLITE_FULL that a full disk gives."""
    memory = stored()
    assert isinstance(memory, StoredReplayMemory)
    admit(memory, 0)

    class Limited(StoredReplayMemory):
        pages = 1

        def _open(self) -> sqlite3.Connection:
            database = super()._open()
            database.execute(f"PRAGMA max_page_count = {self.pages}")
            return database

    memory.close()
    full = Limited(memory._path)
    answers = [admit(full, n) for n in range(1, 400)]
    assert Admission.UNWRITABLE in answers
    refused = 1 + answers.index(Admission.UNWRITABLE)
    # Still knows what it knew, and says so.
    assert admit(full, 0, session="b") is Admission.REPLAYED
    full.pages = 10_000
    assert admit(full, refused) is Admission.FIRST
    full.close()


def test_a_file_that_may_not_grow_is_told(tmp_path: Path) -> None:
    """The operating system refuses the write, as it does on a full disk."""
    program = (
        "import resource, signal, sys, pathlib\n"
        "from kiosk.trust.replay import *\n"
        "memory = StoredReplayMemory(pathlib.Path(sys.argv[1]))\n"
        "def admit(n):\n"
        f"    return memory.admit(bytes([n]) * 32, made_at={NOW}, session='a', now={NOW}).name\n"
        "print(admit(0))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "_, most = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))\n"
        "print(admit(1))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "print(admit(1), admit(0))\n"
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] != 0
    arguments = [sys.executable, "-c", program, str(tmp_path / "replay.sqlite")]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["FIRST", "UNWRITABLE", "FIRST", "SAME_SESSION"], done.stderr


def test_a_sync_that_fails_is_made_up_for(
    tmp_path: Path, stored: Make, caplog: pytest.LogCaptureFixture
) -> None:
    memory = stored()
    assert isinstance(memory, StoredReplayMemory)
    memory._sync._path = tmp_path  # a folder cannot be opened for writing
    admit(memory, 0)
    memory._sync.close()
    assert memory._sync.failed
    assert "sync failed" in caplog.text
    memory._sync._path = tmp_path / "replay.sqlite-wal"
    assert admit(memory, 1) is Admission.FIRST
    memory._sync.close()
    assert not memory._sync.failed


def test_a_folder_that_is_not_there_is_told_and_may_come(tmp_path: Path) -> None:
    memory = StoredReplayMemory(tmp_path / "later" / "replay.sqlite")
    assert admit(memory) is Admission.UNWRITABLE
    (tmp_path / "later").mkdir()
    assert admit(memory) is Admission.FIRST
    memory.close()


@pytest.mark.parametrize(
    "damage", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "replay.sqlite").write_bytes(damage)
    memory = StoredReplayMemory(tmp_path / "replay.sqlite")
    assert admit(memory) is Admission.FIRST
    assert admit(memory, session="b") is Admission.REPLAYED
    memory.close()


def test_nothing_but_the_hash_is_kept(tmp_path: Path, stored: Make) -> None:
    cti = b"credid!!"
    pair = KeyPair.derive(b"replay", "issuer")
    issuer = b"\x04" + pair.public
    hashed = presentation_key(issuer, cti, NOW)
    assert hashed == sm3.digest(issuer + cti + NOW.to_bytes(8, "big"))
    memory = stored()
    memory.admit(hashed, made_at=NOW, session="a", now=NOW)
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert hashed in files
    assert cti not in files


def test_what_is_forgotten_is_gone_from_the_file(tmp_path: Path, stored: Make) -> None:
    memory = stored()
    assert isinstance(memory, StoredReplayMemory)
    admit(memory, 0)
    late = NOW + FORGET_SECONDS + 1
    admit(memory, 1, made_at=late, now=late)
    memory.close()  # the log is folded into the file
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert key(1) in files
    assert key(0) not in files


def test_keys_differ_by_every_part() -> None:
    issuers = [b"\x04" + KeyPair.derive(b"replay", n).public for n in "ab"]
    keys = {
        presentation_key(issuer, cti, made_at)
        for issuer in issuers
        for cti in (bytes(8), b"\x01" * 8)
        for made_at in (0, 1, 2**53)
    }
    assert len(keys) == 12
