"""The book of prints on a disk that works."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.opened import Journal, open_prints_beside, open_prints_read_only
from kiosk.journal.print_book import ARROWS, StoredPrintBook
from kiosk.journal.print_number import is_print_number
from kiosk.journal.print_reading import PrintBookReader, PrintEvent
from kiosk.reports.book import FREE, OPEN, Print, PrintBook, PrintCounts, PrintState, Standing
from kiosk.reports.report import ReportId
from tests.kiosk.journal.prints_made import DAY, EDITION, NOW, TERMINAL, begun, moved, new_print

S = PrintState
LATER = "amended:2027-01-16T08:00:00+08:00"
REACHED = {
    S.STARTED: (),
    S.ACCEPTED: (S.ACCEPTED,),
    S.PRINTED: (S.ACCEPTED, S.PRINTED),
    S.TOLD: (S.ACCEPTED, S.PRINTED, S.TOLD),
    S.TWICE: (S.ACCEPTED, S.PRINTED, S.TWICE),
    S.NOT_PRINTED: (S.NOT_PRINTED,),
    S.DOUBTFUL: (S.ACCEPTED, S.DOUBTFUL),
    S.REFUTED: (S.ACCEPTED, S.DOUBTFUL, S.REFUTED),
}
# Of the contract's drawing, written out anew.
DRAWN = {
    (S.STARTED, S.ACCEPTED),
    (S.STARTED, S.PRINTED),
    (S.STARTED, S.NOT_PRINTED),
    (S.STARTED, S.DOUBTFUL),
    (S.ACCEPTED, S.PRINTED),
    (S.ACCEPTED, S.NOT_PRINTED),
    (S.ACCEPTED, S.DOUBTFUL),
    (S.PRINTED, S.TOLD),
    (S.PRINTED, S.TWICE),
    (S.DOUBTFUL, S.PRINTED),
    (S.DOUBTFUL, S.REFUTED),
}


def test_it_is_the_book_that_printing_asks_for(prints: StoredPrintBook) -> None:
    book: PrintBook = prints
    assert book.open_prints() == ()
    assert book.counts() == PrintCounts(0, 0)
    assert book.standing(ReportId("r"), EDITION) is None


def test_a_print_from_its_start_to_its_end(prints: StoredPrintBook) -> None:
    one = begun(prints)
    assert is_print_number(one.number)
    assert one.number.startswith(f"{TERMINAL}20270115P")
    assert (one.state, one.pages, one.pages_out, one.printed_at) == (S.STARTED, 2, 0, None)
    assert prints.open_prints() == (one,)
    accepted = prints.move(one.number, S.ACCEPTED, at=NOW + 1, pages_out=1)
    assert accepted == replace(one, state=S.ACCEPTED, pages_out=1)
    printed = prints.move(one.number, S.PRINTED, at=NOW + 2)
    assert printed == replace(one, state=S.PRINTED, pages_out=2, printed_at=NOW + 2)
    assert prints.counts() == PrintCounts(untold=1, doubtful=0)
    told = prints.move(one.number, S.TOLD, at=NOW + 9)
    assert told == replace(one, state=S.TOLD, pages_out=2, printed_at=NOW + 2)
    assert prints.find(one.number) == told
    assert prints.standing(one.report, one.edition) == told
    assert prints.open_prints() == ()
    assert prints.events(one.number) == (
        PrintEvent(NOW, S.STARTED),
        PrintEvent(NOW + 1, S.ACCEPTED),
        PrintEvent(NOW + 2, S.PRINTED),
        PrintEvent(NOW + 9, S.TOLD),
    )


@pytest.mark.parametrize(("stands", "goes"), [*itertools.product(PrintState, PrintState)])
def test_only_the_arrows_are_gone_along(
    prints: StoredPrintBook, stands: PrintState, goes: PrintState
) -> None:
    one = moved(prints, begun(prints), *REACHED[stands], staff="S-1")
    before = prints.events(one.number)
    staff = "S-2" if stands is S.DOUBTFUL else ""
    outcome = prints.move(one.number, goes, at=NOW + 5, staff=staff)
    if stands is goes:
        assert outcome == one
        assert prints.events(one.number) == before
    elif (stands, goes) in DRAWN:
        assert isinstance(outcome, Print)
        assert outcome.state is goes
        assert (*before, PrintEvent(NOW + 5, goes, staff)) == prints.events(one.number)  # type: ignore[misc] # a tuple, as the line above shows
    else:
        assert outcome is None
        assert prints.find(one.number) == one


def test_the_arrows_are_those_drawn() -> None:
    assert {(one, other) for one, others in ARROWS.items() for other in others} == DRAWN


def test_of_a_doubtful_one_only_staff_can_say_what_became(prints: StoredPrintBook) -> None:
    one = moved(prints, begun(prints), S.ACCEPTED)
    assert prints.move(one.number, S.DOUBTFUL, at=NOW, staff="S") is None
    doubtful = prints.move(one.number, S.DOUBTFUL, at=NOW + 60, pages_out=1)
    assert doubtful == replace(one, state=S.DOUBTFUL, pages_out=1)
    assert prints.counts() == PrintCounts(untold=0, doubtful=1)
    assert prints.move(one.number, S.PRINTED, at=NOW + 90) is None
    printed = prints.move(one.number, S.PRINTED, at=NOW + 90_000, staff="S-7")
    # It came out before it was doubted, not when staff said so.
    assert printed == replace(one, state=S.PRINTED, pages_out=2, printed_at=NOW + 60, staff="S-7")
    assert prints.open_prints() == (printed,)


def test_nothing_came_out_so_it_may_be_printed_again(prints: StoredPrintBook) -> None:
    one = begun(prints)
    assert begun(prints, 1).number != one.number
    assert prints.begin(new_print(), at=NOW, day=DAY) == Standing(one)
    moved(prints, one, S.ACCEPTED, S.NOT_PRINTED)
    assert prints.standing(one.report, one.edition) is None
    again = begun(prints)
    assert again.number != one.number
    assert prints.standing(one.report, one.edition) == again


@pytest.mark.parametrize("state", sorted(set(PrintState) - FREE))
def test_of_one_edition_there_is_one_print(prints: StoredPrintBook, state: PrintState) -> None:
    one = moved(prints, begun(prints), *REACHED[state])
    assert prints.begin(new_print(), at=NOW, day=DAY) == Standing(one)
    assert begun(prints, edition=LATER).edition == LATER
    assert begun(prints, 2).report == "report-2"


@pytest.mark.parametrize("state", sorted(FREE))
def test_after_its_end_an_edition_is_free(prints: StoredPrintBook, state: PrintState) -> None:
    moved(prints, begun(prints), *REACHED[state], staff="S")
    assert begun(prints).state is S.STARTED


def test_a_number_of_nothing(prints: StoredPrintBook) -> None:
    assert prints.find("T20270115P000001X") is None
    assert prints.line("T20270115P000001X") is None
    assert prints.move("T20270115P000001X", S.ACCEPTED, at=NOW) is None
    assert prints.events("T20270115P000001X") == ()


def test_pages_that_are_out_do_not_go_back(prints: StoredPrintBook) -> None:
    one = begun(prints)
    for state, told in ((S.ACCEPTED, 1), (S.DOUBTFUL, 0)):
        after = prints.move(one.number, state, at=NOW, pages_out=told)
        assert isinstance(after, Print)
        assert after.pages_out == 1


def test_a_print_may_begin_before_its_pages_are_counted(prints: StoredPrintBook) -> None:
    one = prints.begin(new_print(pages=0), at=NOW, day=DAY)
    assert isinstance(one, Print)
    printed = prints.move(one.number, S.PRINTED, at=NOW, pages_out=3)
    assert isinstance(printed, Print)
    assert (printed.pages, printed.pages_out) == (0, 3)


def test_what_is_old_and_at_its_end_goes(prints: StoredPrintBook) -> None:
    ends = [state for state in PrintState if state not in OPEN]
    done = [
        moved(prints, begun(prints, n), *REACHED[state], staff="S") for n, state in enumerate(ends)
    ]
    still = [
        moved(prints, begun(prints, 10 + n), *REACHED[state])
        for n, state in enumerate(sorted(OPEN))
    ]
    young = moved(prints, begun(prints, 20, at=NOW + 1), S.NOT_PRINTED)
    assert prints.prune(NOW + 1) == len(ends)
    assert [prints.find(one.number) for one in done] == [None] * len(ends)
    assert prints.open_prints() == tuple(still)
    assert prints.find(young.number) == young
    assert prints.prune(NOW + 1) == 0
    assert begun(prints, 30).number > still[-1].number  # no number comes twice


def test_nothing_of_a_person_stands_in_the_file(prints: StoredPrintBook, tmp_path: Path) -> None:
    one = moved(prints, begun(prints), S.ACCEPTED, S.PRINTED)
    refused = prints.begin(new_print(), at=NOW, day=DAY)
    assert isinstance(refused, Standing)
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert one.number.encode() in written
    for secret in ("report-0", "patient-0", EDITION, "final"):
        assert secret.encode() not in written
    assert "patient" not in repr(one)


def test_staff_tell_prints_apart_by_words_of_no_meaning(
    make_prints: Callable[..., StoredPrintBook], tmp_path: Path
) -> None:
    book = make_prints()
    one, other = begun(book), begun(book, edition=LATER)
    begun(book, 2)
    lines = book.open_lines()
    assert isinstance(lines, tuple)
    first, second, third = lines
    assert [line.number for line in lines][:2] == [one.number, other.number]
    assert first.readable
    assert first.pseudonyms == second.pseudonyms
    assert third.pseudonyms is not None
    assert first.pseudonyms is not None
    assert {third.pseudonyms.report, third.pseudonyms.patient}.isdisjoint(
        {first.pseudonyms.report, first.pseudonyms.patient}
    )
    assert book.lines(DAY) == lines
    assert book.lines(DAY + timedelta(1)) == ()
    assert book.line(one.number) == first
    reader = PrintBookReader(tmp_path / "prints.db", InstallationKey(bytes(range(16))))
    assert reader.open_lines() == lines
    # At another terminal they are called otherwise.
    elsewhere = StoredPrintBook(tmp_path / "other.db", InstallationKey(b"e" * 16), "T-2")
    found = elsewhere.line(begun(elsewhere).number)
    elsewhere.close()
    assert getattr(found, "pseudonyms", None) not in (None, first.pseudonyms)


def test_at_once_from_many_threads_one_begins(prints: StoredPrintBook) -> None:
    outcomes: list[object] = []
    start = threading.Barrier(6)

    def begin() -> None:
        start.wait()
        outcomes.append(prints.begin(new_print(), at=NOW, day=DAY))

    threads = [threading.Thread(target=begin) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    started = [each for each in outcomes if isinstance(each, Print)]
    assert len(started) == 1
    assert outcomes.count(Standing(started[0])) == 5


def test_two_books_over_one_file_are_one(make_prints: Callable[..., StoredPrintBook]) -> None:
    one, other = make_prints(), make_prints(terminal="YIMA-2")
    first = begun(one)
    assert other.begin(new_print(), at=NOW, day=DAY) == Standing(first)
    second = begun(other, 1)
    assert second.number.startswith("YIMA-220270115P")
    assert one.open_prints() == other.open_prints() == (first, second)
    assert moved(other, first, S.NOT_PRINTED) == one.find(first.number)


def test_a_journal_opens_it_and_so_do_tools_beside(tmp_path: Path) -> None:
    assert open_prints_beside(tmp_path, TERMINAL) is None
    journal = Journal(tmp_path)
    book = journal.prints(TERMINAL)
    assert book is not None
    assert journal.prints(TERMINAL) is book
    one = begun(book)
    beside = open_prints_beside(tmp_path, TERMINAL)
    assert beside is not None
    assert beside.find(one.number) == one
    assert open_prints_read_only(tmp_path).open_prints() == (one,)
    beside.close()
    journal.close()
    assert open_prints_read_only(tmp_path).find(one.number) == one
    assert sorted(path.name for path in tmp_path.iterdir()) == ["installation.key", "prints.db"]
