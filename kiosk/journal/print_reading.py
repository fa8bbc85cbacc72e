"""What can be read of the print book, by the terminal itself and by tools beside it."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.journal import print_table
from kiosk.journal.damage import check
from kiosk.journal.database import Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.print_detail import PrintRow, edition_fingerprint, unseal
from kiosk.journal.print_schema import MIGRATIONS
from kiosk.journal.read_only import ReadOnlyDatabase
from kiosk.journal.table_days import day_number
from kiosk.reports.book import Print, PrintCounts, PrintState
from kiosk.reports.report import ReportId

_PSEUDONYM_SIZE = 5  # bytes
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class PrintEvent:
    at: int  # Unix seconds
    state: PrintState
    staff: str = ""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Of a report and of a patient: ten hexadecimal digits each, the same for the same one on one terminal.

    They tell whether two prints are of one report or one patient, and nothing else.
    """

    report: str
    patient: str


@dataclass(frozen=True, slots=True)
class PrintLine:
    """What may be told of a print; of one that does not open, without pseudonyms."""

    number: str
    state: str  # a `PrintState`, unless somebody has altered it
    pages: int
    pages_out: int
    started_at: int  # Unix seconds
    printed_at: int | None
    staff: str
    pseudonyms: Pseudonyms | None

    @property
    def readable(self) -> bool:
        return self.pseudonyms is not None


@dataclass(frozen=True, slots=True)
class PrintSums:
    """What came out, as far as the journal goes back. `since`: Unix seconds; None: nothing has."""

    prints: int
    pages: int
    since: int | None


class PrintReading(ABC):
    """The part of `kiosk.reports.book.PrintBook` that changes nothing.

    A print is *unreadable* when its detail does not open: the installation's key is not the one it was
    sealed with, or somebody has altered its row. `open_prints`, which the terminal works through, leaves
    such prints out, so that the others are brought to their ends; `counts` has them among the doubtful.
    `find` and `standing` say `Trouble.UNREADABLE`; `line` and `lines` tell what is known of them.
    """

    _key: InstallationKey | None

    @abstractmethod
    def _read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        """Do `work` on one state of the file."""

    def find(self, number: str) -> Print | Trouble | None:
        row = self._read(lambda database: print_table.row_of(database, number))
        return (self._unseal(row) or Trouble.UNREADABLE) if isinstance(row, PrintRow) else row

    def standing(self, report: ReportId, edition: str) -> Print | Trouble | None:
        if self._key is None:
            return Trouble.UNREADABLE
        fingerprint = edition_fingerprint(self._key, report, edition)
        row = self._read(lambda database: print_table.standing_row(database, fingerprint))
        return (self._unseal(row) or Trouble.UNREADABLE) if isinstance(row, PrintRow) else row

    def open_prints(self) -> tuple[Print, ...] | Trouble:
        rows = self._read(print_table.open_rows)
        if isinstance(rows, Trouble):
            return rows
        return tuple(one for row in rows if (one := self._unseal(row)) is not None)

    def counts(self) -> PrintCounts | Trouble:
        """`untold`: of those the hospital is still to hear of."""
        rows = self._read(print_table.open_rows)
        if isinstance(rows, Trouble):
            return rows
        readable = [row for row in rows if self._unseal(row) is not None]
        doubtful = sum(row.state == PrintState.DOUBTFUL for row in readable)
        untold = sum(row.state == PrintState.PRINTED for row in readable)
        return PrintCounts(untold, doubtful + len(rows) - len(readable))

    def events(self, number: str) -> tuple[PrintEvent, ...] | Trouble:
        """All that became of a print, oldest first."""
        rows = self._read(lambda database: print_table.events_of(database, number))
        if isinstance(rows, Trouble):
            return rows
        try:
            return tuple(PrintEvent(at, PrintState(state), staff) for at, state, staff in rows)
        except ValueError:
            return Trouble.UNREADABLE

    def line(self, number: str) -> PrintLine | Trouble | None:
        row = self._read(lambda database: print_table.row_of(database, number))
        return self._line(row) if isinstance(row, PrintRow) else row

    def open_lines(self) -> tuple[PrintLine, ...] | Trouble:
        """Those in `OPEN`, readable or not, oldest first."""
        return self._lines(print_table.open_rows)

    def lines(self, day: date) -> tuple[PrintLine, ...] | Trouble:
        """Those whose number was minted on this day of the hospital's calendar, oldest first."""
        return self._lines(lambda database: print_table.rows_of_day(database, day))

    def sums(self, since: date | None = None) -> PrintSums | Trouble:
        """Of the days from `since` on; None: of all that is kept. What is in doubt does not count."""
        first = 0 if since is None else day_number(since)
        found = self._read(lambda database: print_table.sums(database, first))
        return found if isinstance(found, Trouble) else PrintSums(*found)

    def check(self) -> Trouble | None:
        """Read the whole file, to see whether it is one."""
        return self._read(check)

    def _lines(
        self, select: Callable[[sqlite3.Connection], list[PrintRow]]
    ) -> tuple[PrintLine, ...] | Trouble:
        rows = self._read(select)
        return rows if isinstance(rows, Trouble) else tuple(map(self._line, rows))

    def _line(self, row: PrintRow) -> PrintLine:
        return PrintLine(
            row.number,
            row.state,
            row.pages,
            row.pages_out,
            row.started_at,
            row.printed_at,
            row.settled_by,
            self._pseudonyms(self._unseal(row)),
        )

    def _pseudonyms(self, one: Print | None) -> Pseudonyms | None:
        if self._key is None or one is None:
            return None
        report, patient = (
            self._key.fingerprint(f"pseudonym\0{text}")[:_PSEUDONYM_SIZE].hex()
            for text in (f"report\0{one.report}", f"patient\0{one.patient}")
        )
        return Pseudonyms(report, patient)

    def _unseal(self, row: PrintRow) -> Print | None:
        return None if self._key is None else unseal(self._key, row)


class PrintBookReader(PrintReading):
    """A print book that another process keeps; it may run or not. Nothing is written or made."""

    def __init__(self, path: Path, key: InstallationKey | None) -> None:
        """`key`: None, and every print is unreadable."""
        self._key = key
        self._database = ReadOnlyDatabase(path, len(MIGRATIONS))

    def _read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        return self._database.read(work)
