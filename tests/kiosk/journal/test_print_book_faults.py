"""Disk full, read-only, taken, damaged; another key; rows that somebody has altered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.print_book import StoredPrintBook
from kiosk.journal.print_reading import PrintBookReader, PrintEvent
from kiosk.journal.print_schema import MIGRATIONS
from kiosk.reports.book import Print, PrintCounts, PrintState, Standing
from tests.kiosk.journal.prints_made import DAY, NOW, TERMINAL, begun, moved, new_print

Make = Callable[..., StoredPrintBook]
S = PrintState
OTHER_KEY = InstallationKey(b"\xff" * 16)

FULL = """
import resource, signal
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.print_book import StoredPrintBook
from kiosk.reports.book import PrintState
from tests.kiosk.journal.prints_made import DAY, NOW, TERMINAL, begun, moved, new_print

book = StoredPrintBook(folder / "prints.db", InstallationKey(bytes(16)), TERMINAL)
one = moved(book, begun(book, 1), PrintState.ACCEPTED)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
told = [
    book.begin(new_print(2), at=NOW, day=DAY).name,
    book.move(one.number, PrintState.PRINTED, at=NOW).name,
]
read = [book.find(one.number) == one, book.open_prints() == (one,), len(book.events(one.number))]
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
after = [moved(book, one, PrintState.PRINTED).state, begun(book, 2).state, book.counts().untold]
print(json.dumps([told, read, after]))
"""


def test_a_full_disk_takes_nothing_tells_all_and_gets_well(in_child: Callable[[str], Any]) -> None:
    told, read, after = in_child(FULL)
    assert told == ["STORAGE"] * 2
    assert read == [True, True, 2]
    assert after == ["printed", "started", 1]


def test_a_read_only_disk_is_told_and_can_be_read(
    frozen: tuple[Path, Callable[[bool], None]], key: InstallationKey
) -> None:
    folder, freeze = frozen
    book = StoredPrintBook(folder / "prints.db", key, TERMINAL)
    one = begun(book)
    book.close()
    freeze(True)
    assert book.begin(new_print(2), at=NOW, day=DAY) is Trouble.STORAGE
    assert book.move(one.number, S.PRINTED, at=NOW) is Trouble.STORAGE
    reader = PrintBookReader(folder / "prints.db", key)
    assert reader.open_prints() == (one,)
    assert reader.standing(one.report, one.edition) == one
    assert [path.name for path in folder.iterdir()] == ["prints.db"]
    freeze(False)
    assert moved(book, one, S.PRINTED).state is S.PRINTED
    book.close()


def test_a_file_that_another_process_holds_is_told_and_still_read(
    prints: StoredPrintBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.journal.database._BUSY_SECONDS", 0.05)
    one = begun(prints)
    prints.close()
    assert prints.find(one.number) == one
    with closing(sqlite3.connect(tmp_path / "prints.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert prints.move(one.number, S.ACCEPTED, at=NOW) is Trouble.STORAGE
        assert prints.begin(new_print(2), at=NOW, day=DAY) is Trouble.STORAGE
        assert prints.find(one.number) == one
        assert prints.counts() == PrintCounts(0, 0)
        other.execute("ROLLBACK")
    assert moved(prints, one, S.ACCEPTED).state is S.ACCEPTED


class LosesAnswers(Database):
    """Does what it is asked, and says that the disk failed while committing."""

    def transact(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        super().transact(work)
        return Trouble.STORAGE


def test_done_but_not_said_so_is_harmless(make_prints: Make, tmp_path: Path) -> None:
    book, sure = make_prints(), make_prints()
    book._database = LosesAnswers(tmp_path / "prints.db", MIGRATIONS)
    assert book.begin(new_print(), at=NOW, day=DAY) is Trouble.STORAGE
    found = sure.open_prints()
    assert isinstance(found, tuple)
    (one,) = found
    assert sure.begin(new_print(), at=NOW, day=DAY) == Standing(one)
    assert book.move(one.number, S.ACCEPTED, at=NOW) is Trouble.STORAGE
    accepted = sure.move(one.number, S.ACCEPTED, at=NOW + 1)  # again to where it stands
    assert isinstance(accepted, Print)
    assert sure.events(one.number) == (PrintEvent(NOW, S.STARTED), PrintEvent(NOW, S.ACCEPTED))
    book.close()


@pytest.mark.parametrize(
    "damage", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_is_neither_put_aside_nor_made_anew(
    prints: StoredPrintBook, tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "prints.db"
    path.write_bytes(damage)
    assert prints.open_prints() is Trouble.DAMAGED
    assert prints.begin(new_print(), at=NOW, day=DAY) is Trouble.DAMAGED
    assert prints.counts() is Trouble.DAMAGED
    assert PrintBookReader(path, None).open_lines() is Trouble.DAMAGED
    assert path.read_bytes() == damage
    assert [each.name for each in tmp_path.iterdir()] == ["prints.db"]


def test_once_damage_was_come_upon_nothing_is_begun(make_prints: Make, tmp_path: Path) -> None:
    book = make_prints()
    for n in range(60):
        moved(book, begun(book, n), S.NOT_PRINTED)
    last = begun(book, 100)
    book.close()
    path = tmp_path / "prints.db"
    with closing(sqlite3.connect(path)) as tool:
        (root,) = tool.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'print_of_day'").fetchone()  # fmt: skip
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    again = make_prints()
    assert again.open_prints() == (last,)
    assert again.lines(DAY) is Trouble.DAMAGED
    assert again.begin(new_print(101), at=NOW, day=DAY) is Trouble.DAMAGED
    assert moved(again, last, S.ACCEPTED).state is S.ACCEPTED
    assert PrintBookReader(path, None).check() is Trouble.DAMAGED


def test_a_whole_file_is_whole(prints: StoredPrintBook) -> None:
    moved(prints, begun(prints), S.ACCEPTED)
    assert prints.check() is None


def test_prints_of_a_lost_key_are_told_and_hold_up_what_is_new(make_prints: Make) -> None:
    first = make_prints()
    one, done = begun(first, 1), moved(first, begun(first, 2), S.ACCEPTED, S.PRINTED, S.TOLD)
    first.close()
    book = make_prints(other_key=OTHER_KEY)
    assert book.counts() == PrintCounts(untold=0, doubtful=1)
    assert book.open_prints() == ()
    assert book.find(one.number) is Trouble.UNREADABLE
    assert book.move(one.number, S.ACCEPTED, at=NOW) is Trouble.UNREADABLE
    lines = book.lines(DAY)
    assert isinstance(lines, tuple)
    assert [(line.number, line.readable) for line in lines] == [
        (one.number, False),
        (done.number, False),
    ]
    assert book.begin(new_print(3), at=NOW, day=DAY) is Trouble.UNREADABLE
    book.close()
    assert make_prints().open_prints() == (one,)  # the key was found again


@pytest.mark.parametrize("end", [S.TOLD, S.REFUTED])
def test_staff_close_a_print_that_nobody_can_read(make_prints: Make, end: PrintState) -> None:
    first = make_prints()
    one, done = begun(first, 1), moved(first, begun(first, 2), S.NOT_PRINTED)
    first.close()
    book = make_prints(other_key=OTHER_KEY)
    assert book.close_unread(one.number, end, staff="S-7", at=NOW + 5) is True
    assert book.counts() == PrintCounts(0, 0)
    assert book.events(one.number) == (
        PrintEvent(NOW, S.STARTED),
        PrintEvent(NOW + 5, end, "S-7"),
    )
    again = begun(book, 1)
    numbers = (one.number, done.number, again.number, "T20270115P000001X")
    assert not any(book.close_unread(each, end, staff="S", at=NOW) for each in numbers)
    with pytest.raises(ValueError, match="end"):
        book.close_unread(again.number, S.PRINTED, staff="S", at=NOW)
    assert book.find(one.number) is Trouble.UNREADABLE  # what was sealed is gone


TAMPERED = {
    "state": "UPDATE prints SET state = 'accepted' WHERE number = :number",
    "pages": "UPDATE prints SET pages_out = 7 WHERE number = :number",
    "words for pages": "UPDATE prints SET pages_out = 'one' WHERE number = :number",
    "printed": "UPDATE prints SET printed_at = 5 WHERE number = :number",
    "another's detail": "UPDATE prints SET detail = (SELECT detail FROM prints WHERE number <> :number) WHERE number = :number",
    "no detail": "UPDATE prints SET detail = NULL WHERE number = :number",
    "words for a detail": "UPDATE prints SET detail = 'mine' WHERE number = :number",
    "revision": "UPDATE prints SET revision = 9 WHERE number = :number",
    "who": "UPDATE prints SET settled_by = 'mine' WHERE number = :number",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_print_that_somebody_has_altered_is_unreadable(
    prints: StoredPrintBook, tmp_path: Path, what: str
) -> None:
    one, other = begun(prints, 1), begun(prints, 2)
    with closing(sqlite3.connect(tmp_path / "prints.db", isolation_level=None)) as tool:
        tool.execute(TAMPERED[what], {"number": one.number})
    assert prints.open_prints() == (other,)
    assert prints.counts() == PrintCounts(0, 1)
    assert prints.find(one.number) is Trouble.UNREADABLE
    assert prints.standing(one.report, one.edition) is Trouble.UNREADABLE
    assert prints.begin(new_print(1), at=NOW, day=DAY) is Trouble.UNREADABLE
    assert prints.begin(new_print(3), at=NOW, day=DAY) is Trouble.UNREADABLE
    assert prints.close_unread(one.number, S.REFUTED, staff="S", at=NOW) is True
    assert begun(prints, 3).state is S.STARTED


def test_a_row_as_it_was_before_is_unreadable(prints: StoredPrintBook, tmp_path: Path) -> None:
    """Its events say that it went on: nobody makes a report free again by putting back a row."""
    one = begun(prints)
    columns = "state, open, standing, revision, pages_out, printed_at, detail"
    with closing(sqlite3.connect(tmp_path / "prints.db", isolation_level=None)) as tool:
        before = tool.execute(f"SELECT {columns} FROM prints").fetchone()  # noqa: S608 - a constant
        moved(prints, one, S.PRINTED)
        tool.execute(f"UPDATE prints SET ({columns}) = (?, ?, ?, ?, ?, ?, ?)", before)  # noqa: S608 - as above
    assert prints.find(one.number) is Trouble.UNREADABLE
    assert prints.move(one.number, S.NOT_PRINTED, at=NOW) is Trouble.UNREADABLE


SPOILT = (
    "UPDATE prints SET number = 'x'",
    "UPDATE prints SET edition = x''",
    "DELETE FROM prints",
    "UPDATE print_events SET state = 'told'",
    "DELETE FROM print_events",
    "UPDATE prints SET state = 'told'",  # and is not open any more
    "UPDATE prints SET standing = 0",
)


@pytest.mark.parametrize("statement", SPOILT)
def test_a_tool_in_good_faith_is_kept_from_mistakes(
    prints: StoredPrintBook, tmp_path: Path, statement: str
) -> None:
    one = begun(prints)
    with closing(sqlite3.connect(tmp_path / "prints.db", isolation_level=None)) as tool:
        with pytest.raises(sqlite3.IntegrityError):
            tool.execute(statement)
        with pytest.raises(sqlite3.IntegrityError):  # two of one edition
            tool.execute(
                "INSERT INTO prints SELECT id + 1, number || 'x', day, started_at, edition, state, open,"
                " standing, revision, pages, pages_out, printed_at, settled_by, detail FROM prints"
            )
    assert prints.open_prints() == (one,)


def test_events_in_words_of_another_release_are_told(
    prints: StoredPrintBook, tmp_path: Path
) -> None:
    one = begun(prints)
    with closing(sqlite3.connect(tmp_path / "prints.db", isolation_level=None)) as tool:
        tool.execute("INSERT INTO print_events SELECT id, 2, 0, 'news', '' FROM prints")
    assert prints.events(one.number) is Trouble.UNREADABLE


def test_a_file_of_a_newer_release_is_left_alone(prints: StoredPrintBook, tmp_path: Path) -> None:
    begun(prints)
    prints.close()
    with closing(sqlite3.connect(tmp_path / "prints.db", isolation_level=None)) as tool:
        tool.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    assert prints.begin(new_print(2), at=NOW, day=DAY) is Trouble.STORAGE
    assert PrintBookReader(tmp_path / "prints.db", None).open_lines() is Trouble.STORAGE


def test_without_a_key_only_lines_are_read(prints: StoredPrintBook, tmp_path: Path) -> None:
    one = begun(prints)
    reader = PrintBookReader(tmp_path / "prints.db", None)
    assert reader.find(one.number) is Trouble.UNREADABLE
    assert reader.standing(one.report, one.edition) is Trouble.UNREADABLE
    assert reader.counts() == PrintCounts(0, 1)
    lines = reader.open_lines()
    assert isinstance(lines, tuple)
    assert [(line.number, line.pseudonyms) for line in lines] == [(one.number, None)]
