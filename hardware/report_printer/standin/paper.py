"""What has come out of the stand-in, and how many pages a PDF has."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_STREAM = re.compile(rb"<<((?:(?!stream|endobj).)*?)>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_COUNT = re.compile(rb"/Count\s+(\d{1,6})\b")
_PAGES = re.compile(rb"/Type\s*/Pages\b")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_DICTIONARY = re.compile(rb"<<((?:[^<>]|<(?!<)|>(?!>))*)>>")
_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z._-]+")
_LONGEST_NAME = 60
_MOST_OBJECTS_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that came out, with one page of the job or two. Pages count from 1."""

    job_id: int
    job_name: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """All of a completed job, as it lies in the tray. `path`: its PDF, where there is a folder."""

    job_name: str
    pages: int
    sheets: int
    document: bytes = field(repr=False)
    path: Path | None = None


def keep(folder: Path, number: int, job_name: str, document: bytes) -> Path:
    """Write a completed job's PDF as `0001-<job-name>.pdf`."""
    folder.mkdir(parents=True, exist_ok=True)
    name = _NOT_IN_NAMES.sub("_", job_name)[:_LONGEST_NAME] or "untitled"
    path = folder / f"{number:04}-{name}.pdf"
    part = path.with_suffix(".part")
    part.write_bytes(document)
    part.replace(path)
    return path


def count_pages(pdf: bytes) -> int:
    """Pages of a PDF (ISO 32000-1, 7.7.3): the largest count of a page tree's node, that is, its root's.

    0 where that cannot be told: no PDF, an encrypted one, a damaged one.
    """
    if not pdf.startswith(b"%PDF-"):
        return 0
    objects = b"\n".join([_STREAM.sub(rb"<<\1>>", pdf), *_object_streams(pdf)])
    counts = [
        int(count[1])
        for dictionary in _dictionaries(objects)
        if _PAGES.search(dictionary) and (count := _COUNT.search(dictionary))
    ]
    return max(counts, default=0) or len(_PAGE.findall(objects))


def _dictionaries(objects: bytes) -> Iterator[bytes]:
    """Each without those inside it."""
    while inner := _DICTIONARY.findall(objects):
        yield from inner
        objects = _DICTIONARY.sub(b"", objects)


def _object_streams(pdf: bytes) -> list[bytes]:
    """The objects of PDF 1.5's compressed object streams (7.5.7)."""
    found = []
    for stream in _STREAM.finditer(pdf):
        if b"/ObjStm" in stream[1] and b"/FlateDecode" in stream[1]:
            try:
                found.append(zlib.decompressobj().decompress(stream[2], _MOST_OBJECTS_BYTES))
            except zlib.error:
                continue
    return found
