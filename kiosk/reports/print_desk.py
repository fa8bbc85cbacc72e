"""`yima prints list`, `show` and `settle`, over the storage folder of a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kiosk import console
from kiosk.audit.catalogue import EventId, PrintNumber, StaffId, StaffSaid
from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.journal.opened import open_prints_beside, open_prints_read_only
from kiosk.journal.print_book import StoredPrintBook
from kiosk.journal.print_reading import PrintLine, PrintReading
from kiosk.payment.tools.account import account_name
from kiosk.payment.tools.answer import NOT_SO, Answer, refused
from kiosk.payment.tools.logged import NOT_LOGGED, is_logged
from kiosk.process import is_of_another_user
from kiosk.reports import print_told
from kiosk.reports.book import PrintState
from kiosk.reports.print_saying import may_say, say
from kiosk.settings import Settings

TROUBLE: Final[Mapping[Trouble, str]] = {
    Trouble.STORAGE: (
        "the journal of prints cannot be opened: no report was ever printed here, the disk is full or "
        "read-only, it is of another release, or this account may not read it"
    ),
    Trouble.DAMAGED: (
        "the journal of prints is damaged: print nothing here, keep a copy of the storage folder, and go by "
        "the hospital's own record of prints"
    ),
    Trouble.UNREADABLE: "the journal's record of this print does not open",
}
_NOTED: Final = {
    StaffSaid.PRINTED: "noted as printed; the terminal tells the hospital",
    StaffSaid.NOT_PRINTED: "noted as not printed; the report may be printed again",
    StaffSaid.TOLD: "noted as told to the hospital",
}
_NOTED_UNREAD: Final = {
    StaffSaid.PRINTED: "noted as printed. The terminal cannot tell the hospital: do it in its own system",
    StaffSaid.NOT_PRINTED: _NOTED[StaffSaid.NOT_PRINTED],
    StaffSaid.TOLD: _NOTED[StaffSaid.TOLD],
}
_CHANGED: Final = refused("changed", "it has changed this very moment: look at it again")


@dataclass(frozen=True, slots=True)
class Asked:
    number: str
    said: StaffSaid
    staff: StaffId

    @property
    def signature(self) -> str:
        """For the journal: who says they are whom, and the account they did it from."""
        account = account_name()
        return f"{self.staff} ({account})" if account else str(self.staff)


def listed(settings: Settings, clock: Clock, *, day: date | None, only_open: bool) -> Answer:
    """Prints of a day, or those not at their end; of today, if neither is said."""
    book = open_prints_read_only(settings.storage.folder)
    found = book.open_lines() if only_open else book.lines(day or clock.local().date())
    if isinstance(found, Trouble):
        return _trouble(found)
    zone = settings.terminal.zone
    return Answer(
        {"prints": [print_told.content(line, zone) for line in found]},
        tuple(print_told.row(line, zone) for line in found) or ("none",),
    )


def shown(settings: Settings, number: str) -> Answer:
    """One print, and all that was written of it."""
    book = open_prints_read_only(settings.storage.folder)
    line = book.line(number)
    if not isinstance(line, PrintLine):
        return _no_such_print(number) if line is None else _trouble(line)
    return _told(settings, book, line)


def settled(settings: Settings, clock: Clock, asked: Asked) -> Answer:
    """Staff say what became of a print: in the event log first, then in the journal."""
    if is_of_another_user(settings.storage.folder):
        return refused(
            "other_user",
            "the storage folder belongs to another user: run this as that user",
            console.UNREADABLE,
        )
    line = open_prints_read_only(settings.storage.folder).line(asked.number)
    if not isinstance(line, PrintLine):
        return _no_such_print(asked.number) if line is None else _trouble(line)
    refusal = _refusal(line, asked.said)
    if refusal is not None:
        return refusal
    book = open_prints_beside(settings.storage.folder, settings.terminal.id)
    if book is None:  # without its key nothing can be sealed either
        return _trouble(Trouble.UNREADABLE)
    with closing(book):
        if not _is_logged(settings, clock, asked):
            return NOT_LOGGED
        return _settle(settings, clock, book, line, asked)


def _settle(
    settings: Settings, clock: Clock, book: StoredPrintBook, line: PrintLine, asked: Asked
) -> Answer:
    after = say(book, line, asked.said, staff=asked.signature, at=clock.now())
    if isinstance(after, Trouble):
        return _trouble(after)
    if after is None:
        return _CHANGED
    noted = _NOTED if line.readable else _NOTED_UNREAD
    told = _told(settings, book, after)
    return Answer(
        {"result": "noted", **told.content}, (f"{noted[asked.said]} ({asked.staff})", *told.lines)
    )


def _refusal(line: PrintLine, said: StaffSaid) -> Answer | None:
    """Why there is nothing for staff to say; None: there is."""
    if may_say(line, said):
        return None
    if not line.readable:
        return refused("closed", "it is at its end already")
    waits = print_told.WAITS[PrintState(line.state)]
    return refused("not_doubtful", f"it is not in doubt. It is {line.state} and waits for {waits}")


def _told(settings: Settings, book: PrintReading, line: PrintLine) -> Answer:
    zone, events = settings.terminal.zone, book.events(line.number)
    content: dict[str, Any] = {"print": print_told.content(line, zone), "events": None}
    lines = (*print_told.lines(line, zone), "events")
    if events is Trouble.UNREADABLE:
        return Answer(content, (*lines, "  somebody has altered them: they do not read"))
    if isinstance(events, Trouble):
        return _trouble(events)
    content["events"] = [print_told.event(one, zone) for one in events]
    return Answer(content, (*lines, *(print_told.event_row(one, zone) for one in events)))


def _is_logged(settings: Settings, clock: Clock, asked: Asked) -> bool:
    return is_logged(
        settings,
        clock,
        EventId.STAFF_PRINT,
        {"said": asked.said, "print": PrintNumber(asked.number), "staff": asked.staff},
    )


def _trouble(what: Trouble) -> Answer:
    return refused(f"prints_{what.name.lower()}", TROUBLE[what], console.UNREADABLE)


def _no_such_print(number: str) -> Answer:
    return refused("no_such_print", f"the journal of this terminal has no print {number}", NOT_SO)
