"""Between `PdfForms` and its process: one question, one answer, on pipes.

A question is `kind (1) number (4) width (4) length (4) body`, an answer `verdict (1) pages (4) length (4)
body`, numbers big-endian. Both ends are the same program; lengths are checked all the same.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from enum import IntEnum
from typing import BinaryIO, Final

LONGEST: Final = 64 * 1024 * 1024
"""Bytes of a document, or of a picture."""

_QUESTION: Final = struct.Struct(">BIII")
_ANSWER: Final = struct.Struct(">BII")


class Kind(IntEnum):
    OPEN = 1  # the body is a document; it takes the place of the one before
    DRAW = 2  # page `number`, `width` dots wide


class Verdict(IntEnum):
    DONE = 0  # and after the start: ready
    UNREADABLE = 1
    TOO_LARGE = 2


class BrokenPipeOfWordsError(Exception):
    """The other end is gone, or what it sends is not this protocol."""


@dataclass(frozen=True, slots=True)
class Question:
    kind: Kind
    number: int = 0
    width: int = 0
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """`pages` of the open document; `body`: PNG, where one was asked for."""

    verdict: Verdict
    pages: int = 0
    body: bytes = field(default=b"", repr=False)


def ask(stream: BinaryIO, question: Question) -> None:
    """Raises BrokenPipeOfWordsError."""
    head = (question.kind, question.number, question.width, len(question.body))
    _write(stream, _QUESTION.pack(*head), question.body)


def answer(stream: BinaryIO, reply: Answer) -> None:
    """Raises BrokenPipeOfWordsError."""
    _write(stream, _ANSWER.pack(reply.verdict, reply.pages, len(reply.body)), reply.body)


def hear_question(stream: BinaryIO) -> Question:
    """Raises BrokenPipeOfWordsError, also at the orderly end."""
    kind, number, width, length = _QUESTION.unpack(_read(stream, _QUESTION.size))
    try:
        return Question(Kind(kind), number, width, _read(stream, length))
    except ValueError:
        raise BrokenPipeOfWordsError from None


def hear_answer(stream: BinaryIO) -> Answer:
    """Raises BrokenPipeOfWordsError."""
    verdict, pages, length = _ANSWER.unpack(_read(stream, _ANSWER.size))
    try:
        return Answer(Verdict(verdict), pages, _read(stream, length))
    except ValueError:
        raise BrokenPipeOfWordsError from None


def _write(stream: BinaryIO, *parts: bytes) -> None:
    try:
        stream.writelines(parts)
        stream.flush()
    except (OSError, ValueError) as error:  # ValueError: closed meanwhile
        raise BrokenPipeOfWordsError from error


def _read(stream: BinaryIO, length: int) -> bytes:
    if length > LONGEST:
        raise BrokenPipeOfWordsError
    try:
        data = stream.read(length)
    except (OSError, ValueError) as error:
        raise BrokenPipeOfWordsError from error
    if len(data) != length:
        raise BrokenPipeOfWordsError
    return data
