"""Codes as a command line gets them: from its arguments, or one a line from standard input."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import BinaryIO

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes. Far over any code, and under what a machine can hold."""


class Fault(StrEnum):
    """Why there is nothing to judge."""

    NO_INPUT = auto()  # standard input was empty
    NOT_UTF8 = auto()
    READ_ERROR = auto()  # standard input broke off, or cannot be read at all
    LINE_TOO_LONG = auto()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place where a code should have been."""

    fault: Fault


def from_arguments(arguments: Sequence[str]) -> Iterator[str | Unreadable]:
    """Each argument, as it is; those that were not UTF-8 come with lone surrogates (PEP 383)."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            yield Unreadable(Fault.NOT_UTF8)
        else:
            yield argument


def from_stream(stream: BinaryIO, longest_line: int = LONGEST_LINE) -> Iterator[str | Unreadable]:
    """Each line without its end, as soon as it is there. An empty stream is one `Unreadable`.

    A byte order mark before the first line, as some editors write, is no part of it.
    """
    empty = True
    try:
        while line := stream.readline(longest_line):
            if empty:
                line = line.removeprefix(codecs.BOM_UTF8)
            empty = False
            if len(line) == longest_line and not line.endswith(b"\n"):
                _skip_line(stream, longest_line)
                yield Unreadable(Fault.LINE_TOO_LONG)
            else:
                yield _decoded(line.removesuffix(b"\n"))
    except OSError:
        yield Unreadable(Fault.READ_ERROR)
    else:
        if empty:
            yield Unreadable(Fault.NO_INPUT)


def _decoded(line: bytes) -> str | Unreadable:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return Unreadable(Fault.NOT_UTF8)


def _skip_line(stream: BinaryIO, at_a_time: int) -> None:
    while chunk := stream.readline(at_a_time):
        if chunk.endswith(b"\n"):
            return
