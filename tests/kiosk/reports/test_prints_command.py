"""`yima prints`: staff look at prints in doubt and say what became of them; nobody's name is told."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import Clock, ManualClock
from kiosk.domain import PatientId
from kiosk.journal.opened import Journal
from kiosk.journal.print_book import StoredPrintBook
from kiosk.journal.print_number import print_number
from kiosk.reports.book import NewPrint, Print, PrintState
from kiosk.reports.command import main
from kiosk.reports.report import ReportId

S = PrintState
ZONE = ZoneInfo("Asia/Shanghai")
NOON = int(datetime(2027, 1, 15, 12, tzinfo=ZONE).timestamp())
TODAY, YESTERDAY = date(2027, 1, 15), date(2027, 1, 14)
TERMINAL = "YM-07"
LIN = ("--staff", "lin.0421")
SECRETS = ("dr-4711", "patient-42", "final:2027")


class Noon(ManualClock):
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, ZONE)


@dataclass
class Desk:
    folder: Path
    settings: Path
    capfd: pytest.CaptureFixture[str]  # compiled libraries write, too

    def run(self, *arguments: str, code: int = 0) -> str:
        """What is said on either output: only one has anything."""

        def make_clock(_zone: tzinfo) -> Clock:
            return Noon(wall=NOON)

        done = main([*arguments, "--settings", str(self.settings)], make_clock=make_clock)
        output = self.capfd.readouterr()
        assert done == code, output
        assert not (output.out and output.err)
        told = output.out + output.err
        assert not any(secret in told for secret in SECRETS)
        return told

    def json(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run(*arguments, "--json", code=code))
        return found

    def logged(self) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = []
        for path in sorted((self.folder / "events").glob("events-*.jsonl")):
            lines += map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return [line for line in lines if line["event"] == "staff_print"]


@pytest.fixture
def desk(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Desk:
    folder, settings = tmp_path / "storage", tmp_path / "terminal.toml"
    folder.mkdir()
    tables = {
        "terminal": {"id": TERMINAL, "hospital": "示范医院"},
        "hospital": {"base_url": "http://127.0.0.1:9"},
        "trust": {"repository": "http://127.0.0.1:9"},
        "ticket_printer": {"host": "127.0.0.1"},
        "storage": {"folder": str(folder)},
    }
    lines: list[str] = []
    for name, table in tables.items():
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
    settings.write_text("\n".join(lines), encoding="utf-8")
    return Desk(folder, settings, capfd)


@pytest.fixture
def open_book(desk: Desk) -> Iterator[Callable[[], StoredPrintBook]]:
    """The terminal's own, held open while the command runs."""
    journals: list[Journal] = []

    def make() -> StoredPrintBook:
        journals.append(Journal(desk.folder))
        book = journals[-1].prints(TERMINAL)
        assert book is not None
        return book

    yield make
    for journal in journals:
        journal.close()


@pytest.fixture
def book(open_book: Callable[[], StoredPrintBook]) -> StoredPrintBook:
    return open_book()


def begun(book: StoredPrintBook, n: int = 0, *states: PrintState, day: date = TODAY) -> Print:
    report, edition = ReportId(f"dr-4711-{n}"), "final:2027-01-15T09:30:00+08:00"
    new = NewPrint(report, edition, PatientId("patient-42"), pages=3)
    one = book.begin(new, at=NOON, day=day)
    assert isinstance(one, Print)
    for state in states:
        moved = book.move(one.number, state, at=NOON + 60, pages_out=1)
        assert isinstance(moved, Print)
        one = moved
    return one


def doubtful(book: StoredPrintBook, n: int = 0) -> Print:
    return begun(book, n, S.ACCEPTED, S.DOUBTFUL)


def lose_key(desk: Desk) -> None:
    (desk.folder / "installation.key").unlink()
    assert Journal(desk.folder).prints(TERMINAL) is not None


def test_the_list_is_of_today_or_of_a_day_or_of_what_is_open(
    desk: Desk, book: StoredPrintBook
) -> None:
    old = begun(book, 1, S.ACCEPTED, day=YESTERDAY)
    in_doubt = doubtful(book, 2)
    done = begun(book, 3, S.PRINTED, S.TOLD)
    first, second = desk.run("list").splitlines()
    assert first.split()[:5] == [
        in_doubt.number, "2027-01-15T12:00:00+08:00", "doubtful", "pages", "1/3"
    ]  # fmt: skip
    assert second.startswith(done.number)
    numbers = [one["number"] for one in desk.json("list", "--open")["prints"]]
    assert numbers == [old.number, in_doubt.number]
    assert desk.run("list", "--day", "2027-01-14").startswith(old.number)
    assert desk.run("list", "--day", "2026-12-31") == "none\n"


def test_prints_of_one_patient_are_told_as_such_and_no_more(
    desk: Desk, book: StoredPrintBook
) -> None:
    doubtful(book, 1)
    doubtful(book, 2)
    one, other = desk.json("list", "--open")["prints"]
    assert one["patient"] == other["patient"]
    assert one["report"] != other["report"]
    assert re.fullmatch(r"[0-9a-f]{10}", one["patient"])


def test_one_is_shown_with_all_that_was_written(desk: Desk, book: StoredPrintBook) -> None:
    one = doubtful(book)
    told = desk.run("show", one.number)
    assert "1 of 3 are known to be out" in told
    assert "yima prints settle" in told
    assert [line.split()[1] for line in told.split("events\n")[1].splitlines()] == [
        "started",
        "accepted",
        "doubtful",
    ]
    events = desk.json("show", one.number)["events"]
    assert [event["state"] for event in events] == ["started", "accepted", "doubtful"]
    assert events[-1]["at"] == "2027-01-15T12:01:00+08:00"


@pytest.mark.parametrize(
    ("said", "state", "words"),
    [("--printed", S.PRINTED, "tells the hospital"), ("--not-printed", S.REFUTED, "printed again")],
)
def test_staff_say_what_became_of_it(
    desk: Desk, book: StoredPrintBook, said: str, state: PrintState, words: str
) -> None:
    one = doubtful(book)
    told = desk.run("settle", one.number, said, *LIN)
    assert words in told.splitlines()[0]
    after = book.find(one.number)
    assert isinstance(after, Print)
    assert after.state is state
    assert after.staff.startswith("lin.0421")
    (line,) = desk.logged()
    assert line["said"] == said.removeprefix("--").replace("-", "_")
    assert (line["print"], line["staff"]) == (one.number, "lin.0421")
    # Once it is said, it is said.
    assert desk.json("settle", one.number, said, *LIN, code=1)["result"] == "not_doubtful"
    assert len(desk.logged()) == 1


def test_staff_have_told_the_hospital_by_hand(desk: Desk, book: StoredPrintBook) -> None:
    """Where it does not take the notice: the report is gone there, or the server knows no Provenance."""
    one = begun(book, 0, S.PRINTED)
    assert desk.json("settle", one.number, "--told", *LIN)["print"]["state"] == "told"
    assert desk.logged()[0]["said"] == "told"
    assert desk.run("list", "--open") == "none\n"
    in_doubt = doubtful(book, 1)
    assert desk.json("settle", in_doubt.number, "--told", *LIN, code=1)["result"] == "not_doubtful"


@pytest.mark.parametrize(
    "states", [(), (S.ACCEPTED,), (S.PRINTED,), (S.PRINTED, S.TOLD), (S.NOT_PRINTED,)]
)
def test_what_is_not_in_doubt_is_not_for_staff_to_say(
    desk: Desk, book: StoredPrintBook, states: tuple[PrintState, ...]
) -> None:
    one = begun(book, 0, *states)
    told = desk.json("settle", one.number, "--not-printed", *LIN, code=1)
    assert told["result"] == "not_doubtful"
    assert book.find(one.number) == one
    assert desk.logged() == []


def test_a_print_that_nobody_can_read_is_settled_too(
    desk: Desk, open_book: Callable[[], StoredPrintBook]
) -> None:
    first = open_book()
    one, other = doubtful(first, 1), begun(first, 2)
    first.close()
    lose_key(desk)
    assert desk.run("list", "--open").count("UNREADABLE") == 2
    assert "own system" in desk.run("settle", one.number, "--printed", *LIN).splitlines()[0]
    assert desk.json("settle", other.number, "--not-printed", *LIN)["print"]["state"] == "refuted"
    assert desk.json("settle", one.number, "--printed", *LIN, code=1)["result"] == "closed"
    assert desk.run("list", "--open") == "none\n"
    assert begun(open_book(), 1).state is S.STARTED


def test_nothing_is_done_that_cannot_be_logged(desk: Desk, book: StoredPrintBook) -> None:
    one = doubtful(book)
    (desk.folder / "events").write_text("in the way")
    assert desk.json("settle", one.number, "--printed", *LIN, code=2)["result"] == "not_logged"
    assert book.find(one.number) == one


def test_what_is_not_there_is_said(desk: Desk) -> None:
    nowhere = print_number(TERMINAL, TODAY, 5)
    assert desk.json("list", code=2)["result"] == "prints_storage"
    assert desk.json("settle", nowhere, "--printed", *LIN, code=2)["result"] == "prints_storage"
    assert list(desk.folder.iterdir()) == []  # nothing was made


def test_a_number_of_nothing(desk: Desk, book: StoredPrintBook) -> None:
    begun(book)
    nowhere = print_number(TERMINAL, TODAY, 999_999)
    assert desk.json("show", nowhere, code=1)["result"] == "no_such_print"
    assert desk.json("settle", nowhere, "--printed", *LIN, code=1)["result"] == "no_such_print"


def test_a_damaged_journal_is_said(desk: Desk, book: StoredPrintBook) -> None:
    one = begun(book)
    book.close()
    (desk.folder / "prints.db").write_bytes(b"no database at all " * 100)
    for arguments in (("list",), ("show", one.number), ("settle", one.number, "--printed", *LIN)):
        assert "damaged" in desk.run(*arguments, code=2)


def test_events_that_somebody_altered_are_said(desk: Desk, book: StoredPrintBook) -> None:
    one = begun(book)
    book.close()
    with closing(sqlite3.connect(desk.folder / "prints.db", isolation_level=None)) as tool:
        tool.execute("INSERT INTO print_events SELECT id, 2, 0, 'news', '' FROM prints")
    assert "somebody has altered them" in desk.run("show", one.number)
    assert desk.json("show", one.number)["events"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("list", "--open", "--day", "2027-01-15"),
        ("list", "--day", "yesterday"),
        ("show", "YM-0720270115P000001?"),
        ("settle", print_number(TERMINAL, TODAY, 1), *LIN),
        ("settle", print_number(TERMINAL, TODAY, 1), "--printed", "--not-printed", *LIN),
        ("settle", print_number(TERMINAL, TODAY, 1), "--printed"),
        ("settle", print_number(TERMINAL, TODAY, 1), "--printed", "--staff", "Lin Mei"),
    ],
)
def test_wrong_arguments(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.run(*arguments, code=2)


def test_settings_that_cannot_be_read(desk: Desk) -> None:
    desk.settings.write_text("[terminal]\n", encoding="utf-8")
    assert desk.json("list", code=2)["result"] == "settings"
