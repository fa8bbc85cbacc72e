"""What was done with a card, found in logs by its keyed hash."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.audit import chain, files
from kiosk.audit.catalogue import CATALOGUE, CardMark, EventId
from kiosk.domain import IdentifierSystem, PatientIdentifier


@dataclass(frozen=True, slots=True)
class Done:
    """Something that a card had done."""

    at: str  # as in the log: ISO 8601 with the hospital's offset
    terminal: str
    event: str
    meaning: str
    details: Mapping[str, Any]


def marks_of(key: bytes, subject: str) -> frozenset[str]:
    """The marks that a card with this number may have, whatever the number is one of."""
    return frozenset(
        CardMark(key, PatientIdentifier(system, subject)) for system in IdentifierSystem
    )


def trace(
    folder: Path, marks: Collection[str], since: date | None, until: date | None
) -> Iterator[Done]:
    """Entries with one of `marks`, in the order of the log. Raises OSError.

    Args:
        folder: with the files of the log.
        marks: by `marks_of`.
        since: the first day; None: from the first that is kept.
        until: the last day; None: to this day.
    """
    found, _ = files.in_order(folder)
    wanted = [mark.encode() for mark in marks]
    for log in found:
        day = date.fromisoformat(log.day)
        if (since is not None and day < since) or (until is not None and day > until):
            continue
        with log.path.open("rb") as file:
            for line in file:
                if any(mark in line for mark in wanted):
                    yield from _done(line, marks)


def _done(line: bytes, marks: Collection[str]) -> Iterator[Done]:
    entry = chain.parsed(line.removesuffix(b"\n"))
    if entry is None or entry.members.get("card") not in marks:
        return
    said = dict(entry.members)
    for own in ("seq", "prev", "card"):
        said.pop(own, None)
    name = str(said.pop("event", ""))
    known = CATALOGUE[EventId(name)].meaning if name in set(EventId) else ""
    yield Done(str(said.pop("at", "")), str(said.pop("terminal", "")), name, known, said)
