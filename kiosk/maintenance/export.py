"""A span of days of the event log, encrypted for the vendor, on a stick.

What goes out is a gzip of JSON lines: the first says what it is, then the log's lines, oldest first,
without what points at a person: the keyed hashes of cards and the names of staff (the vendor needs
neither; what is left cannot be verified by the chain, which is for the hospital: `yima audit export`).
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Final

from kiosk.audit import chain, files
from kiosk.audit.catalogue import CATALOGUE, EventId
from kiosk.audit.files import LogFile
from kiosk.audit.values import CardMark, StaffId
from kiosk.maintenance.sealed_log import (
    CHUNK,
    CHUNK_OVERHEAD,
    OVERHEAD,
    SealedLogError,
    Sealer,
    opened,
)
from kiosk.maintenance.usb import UsbProblem, UsbVolume, Written, write_file

FORM: Final = "yima-log-1"
_PERSONAL: Final = (CardMark, StaffId)
_ALWAYS_OUT: Final = frozenset({"chain", "prev", "card", "staff", "second"})
_GZIP: Final = 31  # zlib's window bits for gzip
_PIECE: Final = 64 * 1024
LARGEST_LOG: Final = 4 * 1024**3
"""Bytes: whoever has the public key can make a file that unpacks to anything."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days by the hospital's calendar, both included."""

    first: date
    last: date

    def has(self, day: str) -> bool:
        return self.first.isoformat() <= day <= self.last.isoformat()


@dataclass(frozen=True, slots=True)
class Exported:
    """`name`: of the file on the stick."""

    name: str
    size: int  # bytes
    entries: int


def export(
    folder: Path, span: Span, volume: UsbVolume, recipient: bytes, *, terminal: str, version: str
) -> Exported | UsbProblem:
    """Write the log of `span` to the stick. Blocks for as long as the stick takes.

    `folder`: of the log. `recipient`: the vendor's public key, 04 || X || Y.

    Raises:
        OSError: the log cannot be read; nothing is left on the stick then.
    """
    found = _files(folder, span)
    raw = sum(file.path.stat().st_size for file in found)
    most = raw + raw // 1_000 + CHUNK_OVERHEAD * (raw // CHUNK + 1) + OVERHEAD + _PIECE
    counted = _Counted()

    def fill(write: Callable[[bytes], object]) -> None:
        sealer = Sealer(recipient, write)
        packer = zlib.compressobj(wbits=_GZIP)
        sealer.add(packer.compress(_first_line(terminal, version, span)))
        for text in counted.over(_reduced(found)):
            sealer.add(packer.compress(text))
        sealer.add(packer.flush())
        sealer.finish()

    stem = f"{terminal}_{span.first.isoformat()}_{span.last.isoformat()}"
    written = write_file(volume, stem, most, fill)
    if counted.failure is not None:
        raise counted.failure
    if not isinstance(written, Written):
        return written
    return Exported(written.name, written.size, counted.entries)


def open_log(source: BinaryIO, private: bytes, write: Callable[[bytes], object]) -> int:
    """What the vendor reads: JSON lines, through `write`; how many bytes. Raises SealedLogError, OSError.

    What was written before it raises is of that log and whole in itself, but not all of it.
    """
    unpacker = zlib.decompressobj(wbits=_GZIP)
    size = 0
    try:
        for chunk in opened(source, private):
            data = chunk
            while data:
                piece = unpacker.decompress(data, _PIECE)
                size += len(piece)
                if size > LARGEST_LOG:
                    raise SealedLogError("larger than any log")
                write(piece)
                data = unpacker.unconsumed_tail
                if not piece and not data:
                    break
    except zlib.error:
        raise SealedLogError("what it holds is not what a terminal writes") from None
    if not unpacker.eof:
        raise SealedLogError("what it holds has no end")
    return size


class _Counted:
    """Counts what is read, and keeps trouble with reading apart from trouble with the stick."""

    def __init__(self) -> None:
        self.entries = 0
        self.failure: OSError | None = None

    def over(self, texts: Iterator[bytes]) -> Iterator[bytes]:
        try:
            for text in texts:
                self.entries += 1
                yield text
        except OSError as failure:
            self.failure = failure
            raise


def _files(folder: Path, span: Span) -> list[LogFile]:
    """Of the span, in the order of their entries. Raises OSError."""
    return [file for file in files.in_order(folder)[0] if span.has(file.day)]


def _reduced(found: list[LogFile]) -> Iterator[bytes]:
    """The lines as the vendor gets them; those that are no entries stay here."""
    for file in found:
        with file.path.open("rb") as content:
            left = os.fstat(content.fileno()).st_size  # what is written meanwhile is for the next
            while left > 0 and (text := content.readline(min(left, chain.LONGEST_LINE + 1))):
                left -= len(text)
                line = chain.parsed(text.removesuffix(b"\n"))
                if line is not None and (reduced := without_persons(line.members)):
                    yield json.dumps(reduced, ensure_ascii=False).encode() + b"\n"


def without_persons(members: Any) -> dict[str, Any]:
    """An entry without cards and staff; empty where its event is not of the catalogue."""
    try:
        wanted = CATALOGUE[EventId(str(members.get("event")))].fields
    except (ValueError, KeyError):
        return {}
    return {
        name: value
        for name, value in members.items()
        if name not in _ALWAYS_OUT and wanted.get(name) not in _PERSONAL
    }


def _first_line(terminal: str, version: str, span: Span) -> bytes:
    members = {
        "form": FORM,
        "terminal": terminal,
        "version": version,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
    }
    return json.dumps(members).encode() + b"\n"
