"""Pages of the event log, each looked for from where the one before ended; and its entries as rows."""

from __future__ import annotations

from collections import OrderedDict
from datetime import tzinfo
from pathlib import Path
from threading import Lock
from typing import Any, Final

from kiosk.audit.catalogue import EventId
from kiosk.maintenance.logs import LogEntry, Page, Query, search
from kiosk.maintenance.pages.event_words import EVENTS
from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said

PAGE: Final = 20
"""Entries of a page."""
SHORT: Final = 8
"""Characters of somebody's id, or of a digest, that stand in a list."""
_QUERIES: Final = 8  # of which it is known where their pages begin
_LONGEST_VALUE: Final = 16  # characters that stand beside a name

_NUMBER: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Entry number"))
_WHEN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "When"))
_EVENT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Event"))
_NOTHING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing found"))
_GOES_ON: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Nothing found so far: the next page goes on with older entries"
    )
)
_YES: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Yes"))
_NO: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "No"))


class EntryPages:
    """Of the log in `folder`. Safe to use from several threads."""

    def __init__(self, folder: Path, size: int = PAGE) -> None:
        self._folder = folder
        self._size = size
        self._lock = Lock()
        # Before which entry each page begins, as far as they were looked at. The first one always begins
        # at the newest entry; what follows it is found anew whenever it is looked at.
        self._begins: OrderedDict[Query, list[int | None]] = OrderedDict()

    def page(self, query: Query, number: int) -> tuple[Page, int, int]:
        """The page with this number, or the last one there is: itself, its number, and how many there are.

        While there is more, one page more is counted than was looked at. Raises OSError.
        """
        begins: list[int | None] = [None] if number <= 0 else self._known(query)
        at = min(max(number, 0), len(begins) - 1)
        begins = begins[: at + 1]
        page = search(self._folder, query, older=begins[at], size=self._size)
        while page.older is not None and at < number:
            begins.append(page.older)
            at += 1
            page = search(self._folder, query, older=page.older, size=self._size)
        if page.older is not None:
            begins.append(page.older)
        self._keep(query, begins)
        return page, at, len(begins)

    def _known(self, query: Query) -> list[int | None]:
        with self._lock:
            return list(self._begins.get(query, [None]))

    def _keep(self, query: Query, begins: list[int | None]) -> None:
        with self._lock:
            self._begins[query] = begins
            self._begins.move_to_end(query)
            while len(self._begins) > _QUERIES:
                self._begins.popitem(last=False)


def none_row(page: Page) -> Row:
    """In place of entries: there are none, or none as far as was looked for one page."""
    return Row(_NOTHING if page.older is None else _GOES_ON, tone=Tone.QUIET)


def at_of(entry: LogEntry, zone: tzinfo) -> str:
    return entry.at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def words_of(event: EventId) -> Said:
    return Said(EVENTS[event])


def plain(value: Any) -> Said | str:
    """A field's value; a truth value in words."""
    if isinstance(value, bool):
        return _YES if value else _NO
    return str(value)


def field_row(name: str, value: Any) -> Row:
    text = plain(value)
    if isinstance(text, str) and len(text) > _LONGEST_VALUE:
        return Row(name, detail=text)
    return Row(name, text)


def head_rows(entry: LogEntry, zone: tzinfo) -> tuple[Row, ...]:
    """What every entry has."""
    return (
        Row(_EVENT, words_of(entry.event), detail=entry.event.value),
        Row(_WHEN, at_of(entry, zone)),
        Row(_NUMBER, str(entry.seq)),
    )
