"""Searching the event log on the screen: newest first, a page at a time, in bounded memory.

Files are read backwards in blocks, so the newest page of half a year's log costs no more than that of a
day. What ties entries to a card (its keyed hash) is left out: that is the hospital's trace, and nobody's else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from kiosk.audit import chain, files
from kiosk.audit.catalogue import EventId
from kiosk.audit.chain import Line

PAGE: Final = 50
MOST_LINES: Final = 50_000
"""Lines looked at for one page; who wants more asks for the next, from where this one ended."""

_BLOCK: Final = 64 * 1024
_FRAME: Final = frozenset({"at", "terminal", "event", "seq", "prev", "card"})


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; what is None or empty matches everything.

    `since` and `until` are aware; `until` itself is not in it. `code`: a code of `kiosk.reasons`. `staff`:
    how the id of somebody begins who did it or was the second person; any of these will do.
    """

    since: datetime | None = None
    until: datetime | None = None
    events: frozenset[EventId] = frozenset()
    code: str = ""
    staff: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogEntry:
    seq: int
    at: datetime  # aware, with the hospital's offset
    event: EventId
    fields: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """`older`: goes into the next call for what comes after this page; None: there is no more."""

    entries: tuple[LogEntry, ...]
    older: int | None


def search(folder: Path, query: Query, *, older: int | None = None, size: int = PAGE) -> Page:
    """A page of the log in `folder`, from before number `older` on. Raises OSError.

    A page may hold fewer entries than `size`, even none, and still have more after it: the search ends
    after `MOST_LINES`, so that a screen can show how far it has got.
    """
    found: list[LogEntry] = []
    for looked, line in enumerate(newest_first(folder, query, older), 1):
        entry = entry_of(line)
        if entry is not None and _matches(entry, query):
            found.append(entry)
        if len(found) >= size or looked >= MOST_LINES:
            return Page(tuple(found), line.seq)
    return Page(tuple(found), None)


def entry_at(folder: Path, number: int) -> LogEntry | None:
    """The entry with this number; None: it is not there, or of no known event. Raises OSError."""
    line = next(newest_first(folder, Query(), number + 1), None)
    return entry_of(line) if line is not None and line.seq == number else None


def newest_first(folder: Path, query: Query, older: int | None = None) -> Iterator[Line]:
    """The entries of the files that can hold what is looked for. Raises OSError."""
    if not folder.is_dir():
        return
    found, _ = files.in_order(folder)
    for file in reversed(found):
        if older is not None and file.first >= older:
            continue
        if not _day_matches(file.day, query):
            continue
        with file.path.open("rb") as opened:
            for text in lines_backwards(opened):
                line = chain.parsed(text)
                if line is not None and (older is None or line.seq < older):
                    yield line


def entry_of(line: Line) -> LogEntry | None:
    """None: no event of this version's catalogue."""
    try:
        at = datetime.fromisoformat(str(line.members.get("at")))
        event = EventId(str(line.members.get("event")))
    except ValueError:
        return None
    if at.tzinfo is None:
        return None
    fields = {name: value for name, value in line.members.items() if name not in _FRAME}
    return LogEntry(line.seq, at, event, fields)


def lines_backwards(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of an open file, the last one first, without their ends.

    A line longer than any of the log is handed on in pieces, which are no entries.
    """
    position = file.seek(0, os.SEEK_END)
    rest = b""
    while position > 0:
        begin = max(0, position - _BLOCK)
        file.seek(begin)
        rest = file.read(position - begin) + rest
        position = begin
        first, *whole = rest.split(b"\n")
        yield from (line for line in reversed(whole) if line)
        rest = first if len(first) <= _BLOCK else b""
    if rest:
        yield rest


def _matches(entry: LogEntry, query: Query) -> bool:
    return (
        (query.since is None or entry.at >= query.since)
        and (query.until is None or entry.at < query.until)
        and (not query.events or entry.event in query.events)
        and (not query.code or entry.fields.get("code") == query.code)
        and (not query.staff or _is_by(entry, query.staff))
    )


def _is_by(entry: LogEntry, staff: tuple[str, ...]) -> bool:
    return any(str(entry.fields.get(name, "")).startswith(staff) for name in ("staff", "second"))


def _day_matches(day: str, query: Query) -> bool:
    """By the hospital's days, as files are named; a day more at either end, whatever the zone."""
    try:
        noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    except ValueError:
        return True
    after_begin = query.since is None or (noon - query.since).total_seconds() > -_TWO_DAYS
    before_end = query.until is None or (noon - query.until).total_seconds() < _TWO_DAYS
    return after_begin and before_end


_TWO_DAYS: Final = 2 * 86_400
