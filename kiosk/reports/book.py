"""What printing asks of the journal. `kiosk.journal.print_book` keeps it in SQLite.

Every method is one transaction, durable when it returns. What a print is, in order:

    started → accepted → printed → told          the hospital has it
        ↘ not_printed        ↘ twice             the hospital has another print of the same edition
            ↘ doubtful                           some or all of it may have come out: staff

Of one edition of a report there is at most one print that is neither `not_printed` nor `refuted`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import Protocol

from kiosk.domain import PatientId
from kiosk.journal.database import Trouble
from kiosk.reports.report import ReportId


class PrintState(StrEnum):
    STARTED = auto()  # about to be sent; the printer may have it
    ACCEPTED = auto()  # the printer has it
    PRINTED = auto()  # it is out; the hospital is to be told
    TOLD = auto()  # the hospital has it
    TWICE = auto()  # the hospital had another print of the same edition: staff should know
    NOT_PRINTED = auto()  # nothing came out
    DOUBTFUL = auto()  # some or all may have come out: staff say what became of it
    REFUTED = auto()  # staff: what came out is of no use; it may be printed again


OPEN = frozenset({PrintState.STARTED, PrintState.ACCEPTED, PrintState.PRINTED, PrintState.DOUBTFUL})
"""Somebody still has to see to these: the terminal, or for `DOUBTFUL` staff."""
FREE = frozenset({PrintState.NOT_PRINTED, PrintState.REFUTED})
"""The report may be printed again."""


@dataclass(frozen=True, slots=True)
class NewPrint:
    report: ReportId
    edition: str
    patient: PatientId = field(repr=False)
    pages: int  # 0: not laid out yet, so not known


@dataclass(frozen=True, slots=True)
class Print:
    """One printing of one report. `number`: terminal, day and sequence; nothing of a person."""

    number: str
    state: PrintState
    report: ReportId
    edition: str
    patient: PatientId = field(repr=False)
    pages: int
    pages_out: int
    started_at: int  # Unix seconds
    printed_at: int | None  # Unix seconds; None while it is not
    staff: str = ""  # who said what became of a doubtful one


@dataclass(frozen=True, slots=True)
class PrintCounts:
    untold: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition that was printed, or may have been: it is not to be printed again."""

    print: Print


class PrintBook(Protocol):
    def begin(self, new: NewPrint, *, at: int, day: date) -> Print | Standing | Trouble:
        """Mint a number and write the print, `started`. `at`: Unix seconds; `day`: the hospital's."""
        ...

    def move(
        self, number: str, state: PrintState, *, at: int, pages_out: int = 0, staff: str = ""
    ) -> Print | Trouble | None:
        """Along an arrow, or None: there is no such print, or no such arrow from where it stands.

        Again to where it stands changes nothing. `staff` is needed from `DOUBTFUL` (to `PRINTED` or
        `REFUTED`); they may move `PRINTED` to `TOLD`, having told the hospital by hand; and nothing else.
        """
        ...

    def standing(self, report: ReportId, edition: str) -> Print | Trouble | None:
        """The print of this edition that is not `FREE`."""
        ...

    def find(self, number: str) -> Print | Trouble | None: ...

    def open_prints(self) -> tuple[Print, ...] | Trouble:
        """Those in `OPEN`, oldest first."""
        ...

    def counts(self) -> PrintCounts | Trouble: ...

    def prune(self, before: int) -> int | Trouble:
        """Drop what is not open and was started before then; how many went."""
        ...

    def close(self) -> None: ...
