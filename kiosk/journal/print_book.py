"""The prints of this terminal and their events, in an SQLite file of their own.

`PrintBook` of `kiosk.reports.book`. Whose report and which edition is sealed (`print_detail`); which
tables there are, and against what they are guarded, is in `print_schema`.

A damaged file is not made anew, for open prints would be forgotten: `Trouble.DAMAGED`, and from then on
nothing new is begun. Nor is anything begun while an open print is unreadable (`PrintReading`): nobody
knows which report it is of. Staff say what became of it, and `close_unread` takes note.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.journal import print_table
from kiosk.journal.damage import DamageNoting
from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.print_detail import edition_fingerprint, sealed_row
from kiosk.journal.print_number import print_number
from kiosk.journal.print_reading import PrintEvent, PrintReading
from kiosk.journal.print_schema import MIGRATIONS
from kiosk.reports.book import OPEN, NewPrint, Print, PrintState, Standing

# A printer's word may come late: what is out may never have been seen to be accepted.
_TO_THE_END: Final = frozenset({PrintState.PRINTED, PrintState.NOT_PRINTED, PrintState.DOUBTFUL})
ARROWS: Final[Mapping[PrintState, frozenset[PrintState]]] = {
    PrintState.STARTED: _TO_THE_END | {PrintState.ACCEPTED},
    PrintState.ACCEPTED: _TO_THE_END,
    PrintState.PRINTED: frozenset({PrintState.TOLD, PrintState.TWICE}),
    PrintState.DOUBTFUL: frozenset({PrintState.PRINTED, PrintState.REFUTED}),
}
UNREAD_ENDS: Final = frozenset({PrintState.TOLD, PrintState.REFUTED})
"""Of prints that do not open; `TOLD`: staff have told the hospital themselves."""


class StoredPrintBook(DamageNoting, PrintReading):
    """Safe to use from several threads, and beside other processes that do the same."""

    _key: InstallationKey

    def __init__(self, path: Path, key: InstallationKey, terminal: str) -> None:
        """`terminal`: its id in the settings; numbers begin with it."""
        self._key = key
        self._terminal = terminal
        self._database = Database(path, MIGRATIONS, replace_damaged=False)

    def begin(self, new: NewPrint, *, at: int, day: date) -> Print | Standing | Trouble:
        if self._is_damaged:
            return Trouble.DAMAGED
        return self._transact(lambda database: self._begin(database, new, at, day))

    def move(
        self, number: str, state: PrintState, *, at: int, pages_out: int = 0, staff: str = ""
    ) -> Print | Trouble | None:
        """As `PrintBook.move`. Of a doubtful print that was printed after all, `printed_at` is when it
        became doubtful: it came out before then, whenever staff say so.
        """
        event = PrintEvent(at, state, staff)
        return self._transact(lambda database: self._move(database, number, event, pages_out))

    def close_unread(
        self, number: str, state: PrintState, *, staff: str, at: int
    ) -> bool | Trouble:
        """Staff have brought an unreadable print to its end by hand: what is sealed is thrown away.

        False: there is no open print of this number that is unreadable.

        Args:
            number: the print's.
            state: one of `UNREAD_ENDS`.
            staff: who.
            at: Unix seconds.

        Raises:
            ValueError: `state` is none of these.
        """
        if state not in UNREAD_ENDS:
            raise ValueError("not an end of a print that nobody can read")
        return self._transact(
            lambda database: self._close_unread(database, number, state, at, staff)
        )

    def prune(self, before: int) -> int | Trouble:
        return self._prune_all(lambda database: print_table.prune(database, before))

    def _begin(
        self, database: sqlite3.Connection, new: NewPrint, at: int, day: date
    ) -> Print | Standing | Trouble:
        if any(self._unseal(row) is None for row in print_table.open_rows(database)):
            return Trouble.UNREADABLE
        edition = edition_fingerprint(self._key, new.report, new.edition)
        row = print_table.standing_row(database, edition)
        if row is not None:
            before = self._unseal(row)
            return Trouble.UNREADABLE if before is None else Standing(before)
        sequence = print_table.next_sequence(database)
        begun = Print(
            number=print_number(self._terminal, day, sequence),
            state=PrintState.STARTED,
            report=new.report,
            edition=new.edition,
            patient=new.patient,
            pages=int(new.pages),
            pages_out=0,
            started_at=int(at),
            printed_at=None,
        )
        print_table.insert(database, sealed_row(self._key, sequence, 1, begun), day)
        return begun

    def _move(
        self, database: sqlite3.Connection, number: str, event: PrintEvent, pages_out: int
    ) -> Print | Trouble | None:
        row = print_table.row_of(database, number)
        if row is None:
            return None
        one = self._unseal(row)
        if one is None:
            return Trouble.UNREADABLE
        if one.state is event.state:
            return one
        allowed = event.state in ARROWS.get(one.state, ())
        if not allowed or not _may_say(one.state, event):
            return None
        moved = replace(
            one,
            state=event.state,
            pages_out=_pages_out(one, event.state, int(pages_out)),
            printed_at=_printed_at(one, event, self._last_event_at(database, number)),
            staff=event.staff or one.staff,
        )
        written = sealed_row(self._key, row.id, row.revision + 1, moved)
        print_table.update(database, written, at=event.at, staff=event.staff)
        return moved

    def _last_event_at(self, database: sqlite3.Connection, number: str) -> int:
        *_, (at, _state, _staff) = print_table.events_of(database, number)
        return at

    def _close_unread(
        self, database: sqlite3.Connection, number: str, state: PrintState, at: int, staff: str
    ) -> bool:
        row = print_table.row_of(database, number)
        if row is None or self._unseal(row) is not None or row.state not in OPEN:
            return False
        closed = row._replace(
            state=state,
            revision=max(row.revision, row.last_event or 0) + 1,
            settled_by=staff,
            detail=None,
        )
        print_table.update(database, closed, at=at, staff=staff)
        return True


def _may_say(stands: PrintState, event: PrintEvent) -> bool:
    """Only staff can say what became of a doubtful print. They may also have told the hospital by hand
    what it did not take from the terminal; all else is the terminal's.
    """
    if stands is PrintState.DOUBTFUL:
        return bool(event.staff)
    by_hand = stands is PrintState.PRINTED and event.state is PrintState.TOLD
    return by_hand or not event.staff


def _pages_out(one: Print, state: PrintState, told: int) -> int:
    """What is known to be out. How many pages there are may not be known when a print begins (0)."""
    match state:
        case PrintState.PRINTED:
            return max(one.pages, one.pages_out, told)
        case PrintState.NOT_PRINTED:
            return 0
        case _:
            return max(one.pages_out, told)


def _printed_at(one: Print, event: PrintEvent, before: int) -> int | None:
    """`before`: when it came to stand where it does."""
    if event.state is not PrintState.PRINTED:
        return one.printed_at
    return before if one.state is PrintState.DOUBTFUL else int(event.at)
