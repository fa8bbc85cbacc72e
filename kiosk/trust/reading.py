"""Reading files of trust data: whole, and JSON of one exact form, saying where it is not."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST_INTEGER = 2**53

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A country's issuers fit many times over; more is no list."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file of trust data is not used, for staff: `what` names the place and the fault."""

    what: str


class NotThisFormError(ValueError):
    """Not the expected form; the message names the place. Stays inside the packages that read such files."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes, and what the file was when they were read."""

    data: bytes
    status: os.stat_result


def read_file(path: Path) -> Content | Problem:
    """Read a file whole, if it has at most `LARGEST_FILE` bytes."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            # A pipe or a device has no size of its own: so one byte more is asked for.
            data = file.read(LARGEST_FILE + 1) if status.st_size <= LARGEST_FILE else None
    except OSError as error:
        return Problem(f"cannot be read: {error.strerror or type(error).__name__}")
    if data is None or len(data) > LARGEST_FILE:
        return Problem(f"larger than {LARGEST_FILE} bytes")
    return Content(data, status)


def load_object(data: bytes) -> Mapping[str, Any]:
    """`data` as a JSON object in UTF-8 without repeated names.

    Raises:
        NotThisFormError: it is none.
    """
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_object)
    except UnicodeDecodeError:
        raise NotThisFormError("not UTF-8") from None
    except RecursionError:
        raise NotThisFormError("not JSON: nested too deeply") from None
    except NotThisFormError:
        raise
    except ValueError as error:
        raise NotThisFormError(f"not JSON: {_place(error)}") from None
    return need_object(value, "the file")


def need_object(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise NotThisFormError(f"{where}: not an object")
    return value


def need_list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise NotThisFormError(f"{where}: not a list")
    return value


def need_text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise NotThisFormError(f"{where}: not a text, or empty")
    return value


def need_integer(value: Any, where: str, *, smallest: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise NotThisFormError(f"{where}: not an integer")
    if not smallest <= value <= LARGEST_INTEGER:
        raise NotThisFormError(f"{where}: out of range")
    return value


def need_hex(value: Any, where: str, size: int) -> bytes:
    """`size` bytes as hexadecimal digits, in either case."""
    text = need_text(value, where)
    # bytes.fromhex lets white space through.
    if len(text) != 2 * size or not set(text) <= set("0123456789abcdefABCDEF"):
        raise NotThisFormError(f"{where}: not {2 * size} hexadecimal digits")
    return bytes.fromhex(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise NotThisFormError("a name stands twice in one object")
    return made


def _place(error: ValueError) -> str:
    # Other ValueErrors are about numbers with thousands of digits.
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}"
    return "a number that is too long"
