"""The log's files: one a day, in the order of their entries' numbers, and where the last one ends.

A file is a run of entries without a gap. A clock that goes back a day does not go back to an older file:
what follows is in a second part of that day, `events-2027-01-15.2.jsonl`. So names say the day and
numbers the order.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.audit import chain

WINDOW: Final = 64 * 1024
"""Bytes at either end of a file in which an entry must be found: a loss of power tears less."""

_NAME: Final = re.compile(r"events-(\d{4}-\d{2}-\d{2})(?:\.[0-9]{1,6})?\.jsonl")


@dataclass(frozen=True, slots=True)
class LogFile:
    path: Path
    day: str  # "2027-01-15"
    first: int  # number of its first entry
    before: bytes | None = field(repr=False)  # the chain before that; None: it does not say


@dataclass(frozen=True, slots=True)
class End:
    """How a file ends."""

    size: int
    last: chain.Line | None
    torn: bytes = field(repr=False)  # after the last entry: what is none
    open: bool  # the last line has no end


def name(day: str, part: int = 1) -> str:
    return f"events-{day}.jsonl" if part == 1 else f"events-{day}.{part}.jsonl"


def day_of(path: Path) -> str:
    """The day that a file is of; empty where it is none of the log's."""
    found = _NAME.fullmatch(path.name)
    return found[1] if found else ""


def in_order(folder: Path) -> tuple[list[LogFile], list[Path]]:
    """The files by their entries' numbers; and those without any entry, by name. Raises OSError."""
    found, without = [], []
    for path in sorted(folder.iterdir()):
        day = day_of(path)
        if not day:
            continue
        first = _first_entry(path)
        if first is None:
            without.append(path)
        else:
            found.append(LogFile(path, day, first.seq, first.prev))
    return sorted(found, key=lambda file: (file.first, file.path.name)), without


def end_of(file: int) -> End:
    """How an open file ends. Raises OSError."""
    size = os.fstat(file).st_size
    start = max(0, size - WINDOW)
    os.lseek(file, start, os.SEEK_SET)
    text = _read(file, size - start)
    is_open = text[-1:] not in (b"", b"\n")
    end = len(text)
    for begin, line in _lines_from_the_end(text):
        if line is not None and (begin > 0 or start == 0):
            return End(size, line, text[end:], is_open)
        end = begin
    return End(size, None, text, is_open)


def _lines_from_the_end(text: bytes) -> Iterator[tuple[int, chain.Line | None]]:
    """Where each line begins, and what it is if it is an entry; the last one first."""
    end = len(text)
    while end > 0:
        begin = text.rfind(b"\n", 0, end - 1) + 1
        yield begin, chain.parsed(text[begin:end].removesuffix(b"\n"))
        end = begin


def _read(file: int, size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := os.read(file, size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _first_entry(path: Path) -> chain.Line | None:
    """Nearly always the first line; after a loss of power the one behind what that has torn."""
    with suppress(OSError), path.open("rb") as file:
        left = min(os.fstat(file.fileno()).st_size, WINDOW)
        while left > 0 and (line := file.readline(min(left, chain.LONGEST_LINE + 1))):
            entry = chain.parsed(line.removesuffix(b"\n"))
            if entry is not None:
                return entry
            left -= len(line)
    return None
