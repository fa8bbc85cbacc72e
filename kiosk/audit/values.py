"""What a field of the event log may hold besides numbers, truth values and members of enumerations.

Each is text of a form that has no room for words, and is checked when it is made.
"""

from __future__ import annotations

import re
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Self

from kiosk.codes import sm3
from kiosk.domain import PatientIdentifier


class Fingerprint(str):
    """Where a bug is: "KeyError kiosk/session/flow.py:120". Made by `fingerprint` only."""

    __slots__ = ()


class OrderNumber(str):
    """The number of an order: a terminal, a day and a sequence; nothing of a person."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[A-Za-z0-9-]{16,32}", text) is None:
            raise ValueError("no order number")
        return super().__new__(cls, text)


class PrintNumber(str):
    """The number of a print of a report: a terminal, a day and a sequence; nothing of a person."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[A-Za-z0-9-]{17,33}", text) is None:
            raise ValueError("no print number")
        return super().__new__(cls, text)


class StaffId(str):
    """Who of the staff: the name of their account, or the SM3 of a badge's staff id."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[A-Za-z0-9._@-]{2,64}", text) is None:
            raise ValueError("no staff id")
        return super().__new__(cls, text)


class SettingName(str):
    """Which setting: "section.key". Never its value."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[a-z_]{1,40}\.[a-z_]{1,40}", text) is None:
            raise ValueError("no name of a setting")
        return super().__new__(cls, text)


class Version(str):
    """Of the software: "1.4.0", "0.8.0.dev3+g1a2b3c4"."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[0-9][A-Za-z0-9.+]{0,39}", text) is None:
            raise ValueError("no version")
        return super().__new__(cls, text)


class Digest(str):
    """SM3 of something that names nobody: 64 lowercase hexadecimal digits. Made by `of` or read back.

    Not for what could be guessed: the digest of a card's number is as good as the number (`CardMark`).
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[0-9a-f]{64}", text) is None:
            raise ValueError("no digest")
        return super().__new__(cls, text)

    @classmethod
    def of(cls, data: bytes) -> Self:
        return cls(sm3.digest(data).hex())


class Signature(str):
    """SM2, r || s: 128 lowercase hexadecimal digits."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[0-9a-f]{128}", text) is None:
            raise ValueError("no signature")
        return super().__new__(cls, text)


class CardMark(str):
    """A card by keyed hash: HMAC-SM3 with the hospital's trace key, 64 hexadecimal digits.

    It is made of a key and a card's subject, and of nothing else, so that no card number, which has the
    same form, can take its place.
    """

    __slots__ = ()

    def __new__(cls, key: bytes, card: PatientIdentifier) -> Self:
        """`key`: at least 16 bytes."""
        if len(key) < LEAST_TRACE_KEY:
            raise ValueError("a trace key has at least 16 bytes")
        subject = f"{card.system.value}\0{card.value}".encode()
        return super().__new__(cls, sm3.mac(key, subject).hex())


LEAST_TRACE_KEY = 16
"""Bytes."""

FieldValue = (
    int
    | bool
    | StrEnum
    | Fingerprint
    | OrderNumber
    | PrintNumber
    | StaffId
    | SettingName
    | Version
    | Digest
    | Signature
    | CardMark
)


def fingerprint(error: BaseException) -> Fingerprint:
    """Type and innermost place of `error`. Its message is left out: it may quote what was handled."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return Fingerprint(type(error).__name__)
    inner = next((f for f in reversed(frames) if _own(f.filename)), frames[-1])
    place = "/".join(Path(inner.filename).parts[-3:])
    return Fingerprint(f"{type(error).__name__} {place}:{inner.lineno}")


def _own(filename: str) -> bool:
    return Path(filename).is_relative_to(Path(__file__).parents[2])
