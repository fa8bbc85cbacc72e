from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.database import Database, Trouble

NOTES = ("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",)
MORE = (
    "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'white'",
    "INSERT INTO note (text) VALUES ('migrated')",
)
DAMAGED = ("INSERT INTO note (text) VALUES ('damaged')",)

Make = Callable[..., Database]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes databases over one file, and lets go of it at the end."""
    made: list[Database] = []

    def make(*migrations: tuple[str, ...], after_damage: tuple[str, ...] = DAMAGED) -> Database:
        path = tmp_path / "notes.db"
        made.append(Database(path, migrations or (NOTES,), after_damage=after_damage))
        return made[-1]

    yield make
    for database in made:
        database.close()


def write(database: Database, text: str) -> Any:
    statement = "INSERT INTO note (text) VALUES (?)"
    return database.transact(lambda connection: connection.execute(statement, (text,)).rowcount)


def notes(database: Database) -> Any:
    statement = "SELECT text FROM note ORDER BY id"
    rows = database.transact(lambda connection: connection.execute(statement).fetchall())
    return rows if isinstance(rows, Trouble) else [text for (text,) in rows]


def pragma(database: Database, name: str) -> Any:
    return database.transact(lambda connection: connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_the_pragmas_are_those_of_the_specification(make: Make) -> None:
    database = make()
    names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    assert [pragma(database, name) for name in names] == ["wal", 2, 1, 1]


def test_all_files_are_for_the_owner_alone(make: Make, tmp_path: Path) -> None:
    write(make(), "a")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("notes.db", "notes.db-wal", "notes.db-shm"), 0o600)


def test_what_was_stored_is_there_after_a_restart(make: Make) -> None:
    first = make()
    write(first, "a")
    first.close()
    assert notes(make()) == ["a"]
    assert write(first, "b") == 1  # opens again by itself
    assert notes(make()) == ["a", "b"]


def test_a_transaction_is_done_whole_or_not_at_all(make: Make) -> None:
    database = make()

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO note (text) VALUES ('half')")
        raise LookupError

    with pytest.raises(LookupError):
        database.transact(half)
    assert notes(database) == []
    assert write(database, "whole") == 1


@pytest.mark.parametrize("statement", ["SELEC 1", "SELECT * FROM nothing", "INSERT INTO note VALUES (1, NULL)"])  # fmt: skip
def test_a_bug_raises_and_harms_nothing(make: Make, statement: str) -> None:
    database = make()
    write(database, "a")
    with pytest.raises(sqlite3.Error):
        database.transact(lambda connection: connection.execute(statement))
    assert notes(database) == ["a"]


def test_migrations_are_applied_once_each_in_turn(make: Make) -> None:
    old = make(NOTES)
    write(old, "a")
    old.close()
    for _ in range(2):
        new = make(NOTES, MORE)
        assert notes(new) == ["a", "migrated"]
        assert pragma(new, "user_version") == 2
        new.close()


def test_a_migration_that_fails_leaves_the_old_schema(make: Make) -> None:
    old = make(NOTES)
    write(old, "a")
    old.close()
    with pytest.raises(sqlite3.OperationalError):
        notes(make(NOTES, (MORE[0], "nonsense")))
    again = make(NOTES)
    assert notes(again) == ["a"]
    assert pragma(again, "user_version") == 1


def test_a_file_of_a_newer_release_is_left_alone(make: Make, tmp_path: Path) -> None:
    new = make(NOTES, MORE)
    assert notes(new) == ["migrated"]
    new.close()
    before = (tmp_path / "notes.db").read_bytes()
    assert write(make(NOTES), "b") is Trouble.STORAGE
    assert (tmp_path / "notes.db").read_bytes() == before


@pytest.mark.parametrize(
    "damage", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_is_put_aside(make: Make, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "notes.db").write_bytes(damage)
    database = make()
    assert write(database, "b") == 1
    assert notes(database) == ["damaged", "b"]
    assert (tmp_path / "notes.db.damaged").read_bytes() == damage
    database.close()
    assert notes(make()) == ["damaged", "b"]  # said once


@pytest.mark.parametrize(
    "damage", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_stays_where_an_empty_one_would_be_worse(tmp_path: Path, damage: bytes) -> None:  # fmt: skip
    path = tmp_path / "notes.db"
    path.write_bytes(damage)
    database = Database(path, (NOTES,), replace_damaged=False)
    assert [write(database, "b"), notes(database)] == [Trouble.DAMAGED] * 2
    assert [each.name for each in tmp_path.iterdir()] == ["notes.db"]
    assert path.read_bytes() == damage
    path.unlink()  # somebody has seen to it
    assert write(database, "b") == 1
    database.close()


def test_no_log_of_a_damaged_file_is_left_for_the_new_one(tmp_path: Path) -> None:
    """SQLite removes it as a rule, but not while another process has the file open."""
    for name in ("notes.db", "notes.db-wal", "notes.db.damaged", "others.db-wal"):
        (tmp_path / name).write_text(name)
    Database(tmp_path / "notes.db", (NOTES,))._put_aside()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "notes.db.damaged": "notes.db",
        "notes.db.damaged-wal": "notes.db-wal",
        "others.db-wal": "others.db-wal",
    }


def test_damage_inside_is_found_when_it_is_come_upon(make: Make, tmp_path: Path) -> None:
    first = make()
    for n in range(300):
        write(first, f"{n:0200}")
    first.close()
    path = tmp_path / "notes.db"
    content = bytearray(path.read_bytes())
    content[8192:40960] = b"\xff" * 32768
    path.write_bytes(content)
    assert notes(make()) == ["damaged"]


def test_an_empty_file_is_a_new_one(make: Make, tmp_path: Path) -> None:
    (tmp_path / "notes.db").touch()
    assert notes(make()) == []


def test_a_folder_that_is_not_there_is_told_and_may_come(tmp_path: Path) -> None:
    database = Database(tmp_path / "later" / "notes.db", (NOTES,))
    assert write(database, "a") is Trouble.STORAGE
    (tmp_path / "later").mkdir()
    assert write(database, "a") == 1
    database.close()


def test_a_file_that_another_holds_is_told(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr("kiosk.journal.database._BUSY_SECONDS", 0.05)
    database = make()
    write(database, "a")
    other = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert write(database, "b") is Trouble.STORAGE
    other.execute("ROLLBACK")
    other.close()
    assert write(database, "c") == 1
    assert notes(database) == ["a", "c"]


def test_a_reader_is_not_held_up_by_a_writer(make: Make, tmp_path: Path) -> None:
    database = make()
    write(database, "a")
    reader = sqlite3.connect(f"file:{tmp_path / 'notes.db'}?mode=ro", uri=True, timeout=0)

    def look(connection: sqlite3.Connection) -> Any:
        connection.execute("INSERT INTO note (text) VALUES ('b')")
        return reader.execute("SELECT text FROM note").fetchall()

    assert database.transact(look) == [("a",)]
    reader.close()


def test_who_reads_waits_for_nobody_who_writes(make: Make, tmp_path: Path) -> None:
    database = make()
    write(database, "a")
    other = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO note (text) VALUES ('b')")
    statement = "SELECT text FROM note"
    assert database.read(lambda c: c.execute(statement).fetchall()) == [("a",)]
    other.execute("COMMIT")
    other.close()
    assert database.read(lambda c: c.execute(statement).fetchall()) == [("a",), ("b",)]


def test_folding_waits_for_nobody(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.journal.database._BUSY_SECONDS", 100.0)
    database = make()
    write(database, "a")
    reader = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT text FROM note").fetchall() == [("a",)]
    write(database, "b")
    folding = threading.Thread(target=database.fold, daemon=True)
    folding.start()
    folding.join(timeout=30)
    assert not folding.is_alive()
    assert pragma(database, "busy_timeout") == 100_000  # as before, for all else
    reader.close()
    database.fold()
    assert (tmp_path / "notes.db-wal").stat().st_size == 0
    assert notes(database) == ["a", "b"]


class _DoneButNotSaid:
    """A connection on which committing fails at its very end, as where a sync does."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, parameters: Any = ()) -> sqlite3.Cursor:
        cursor = self._connection.execute(statement, parameters)
        if statement == "COMMIT":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return cursor


class _FailsOnce(Database):
    failed = False

    def _open(self) -> Any:
        connection = super()._open()
        if self.failed:
            return connection
        self.failed = True
        return _DoneButNotSaid(connection)


def test_what_may_have_been_done_is_not_done_again_unasked(tmp_path: Path) -> None:
    database = _FailsOnce(tmp_path / "notes.db", (NOTES,))
    assert write(database, "a") is Trouble.STORAGE
    assert notes(database) == ["a"]
    database.close()


def test_a_disk_that_is_full_is_told_and_gets_well_again(in_child: Callable[[str], Any]) -> None:
    """The operating system refuses the write, as it does on a full disk."""
    outcome = in_child(
        "import resource, signal\n"
        "from kiosk.journal.database import Database, Trouble\n"
        "database = Database(folder / 'notes.db', [['CREATE TABLE note (text TEXT)']])\n"
        "def write(text):\n"
        "    work = lambda c: c.execute('INSERT INTO note VALUES (?)', (text,)).rowcount\n"
        "    done = database.transact(work)\n"
        "    return done.name if isinstance(done, Trouble) else done\n"
        "told = [write('a')]\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "_, most = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))\n"
        "told.append(write('b'))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "told.append(write('c'))\n"
        "rows = database.transact(lambda c: c.execute('SELECT text FROM note').fetchall())\n"
        "print(json.dumps([told, [text for (text,) in rows]]))\n"
    )
    assert outcome == [[1, "STORAGE", 1], ["a", "c"]]


def test_what_is_deleted_is_gone_once_folded(make: Make, tmp_path: Path) -> None:
    database = make()
    write(database, "110101200001011234")
    database.transact(lambda connection: connection.execute("DELETE FROM note"))
    assert b"110101200001011234" in (tmp_path / "notes.db-wal").read_bytes()
    database.fold()
    assert all(b"1101012" not in path.read_bytes() for path in tmp_path.iterdir())
    assert write(database, "b") == 1


def test_threads_take_turns(make: Make) -> None:
    database = make()
    start = threading.Barrier(6)

    def run(name: str) -> None:
        start.wait(timeout=30)
        for n in range(20):
            write(database, f"{name}{n}")

    threads = [threading.Thread(target=run, args=(name,)) for name in "abcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(set(notes(database))) == 120


def test_what_was_read_in_a_transaction_holds_until_it_writes(make: Make) -> None:
    """Also where another process would write in between."""
    mine, other = make(), make()
    write(other, "first")
    told: list[Any] = []
    writer = threading.Thread(target=lambda: told.append(write(other, "last")))
    calls = 0

    def count_on(connection: sqlite3.Connection) -> None:
        nonlocal calls
        calls += 1
        (count,) = connection.execute("SELECT count(*) FROM note").fetchone()
        writer.start()
        writer.join(timeout=0.2)
        connection.execute("INSERT INTO note (text) VALUES (?)", (f"after {count}",))

    assert mine.transact(count_on) is None
    writer.join(timeout=30)
    assert (calls, told) == (1, [1])
    assert notes(mine) == ["first", "after 1", "last"]


def test_two_that_open_a_new_file_at_once_migrate_it_once(tmp_path: Path) -> None:
    databases = [Database(tmp_path / "notes.db", (NOTES, MORE)) for _ in range(6)]
    start = threading.Barrier(6)
    told: list[Any] = []

    def run(database: Database) -> None:
        start.wait(timeout=30)
        told.append(write(database, "a"))

    threads = [threading.Thread(target=run, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert notes(databases[0]).count("migrated") == 1
    assert notes(databases[0]).count("a") == told.count(1)
    for database in databases:
        database.close()
