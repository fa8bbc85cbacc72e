"""A key that a terminal makes for itself at its first start, in a file of its own, which never leaves it.

The file is one line of ASCII: form, key, and the first 4 bytes of the key's SM3, which tell a damaged
file from a whole one. A damaged file is put aside and a new key made.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Final

from kiosk.codes import sm3
from kiosk.journal import durable_file

_CHECK_SIZE: Final = 4
_LARGEST_FILE: Final = 1_000

_log = logging.getLogger(__name__)


class KeyProblem(Enum):
    """Why there is no key to work with."""

    UNREADABLE = auto()  # the file may not be read; to who only looks: is missing or damaged
    UNWRITABLE = auto()  # there is none, and none can be made: disk full, read-only, no folder


class KeyOrigin(Enum):
    """Where a key comes from. After the last two, what was done with another is of no use."""

    LOADED = auto()
    CREATED = auto()  # there was none
    REPLACED = auto()  # there was a damaged one: for staff to know


@dataclass(frozen=True, slots=True)
class Kept:
    """A key, whole and of its kind."""

    key: bytes = field(repr=False)
    origin: KeyOrigin


@dataclass(frozen=True, slots=True)
class OwnKey:
    """One kind of key, and how its file is kept."""

    name: str
    """As the program's log calls it."""

    form: str
    """The first word of the file."""

    when_damaged: str
    """What follows from a damaged file, for the log."""

    make: Callable[[], bytes]
    is_key: Callable[[bytes], bool]
    makes_folder: bool = False

    def load(self, path: Path) -> Kept | KeyProblem:
        """The key in the file `path`; nothing is made, changed or put aside: for who only looks."""
        try:
            key = self._parse(_read(path))
        except OSError as error:
            return self._problem(KeyProblem.UNREADABLE, error)
        return KeyProblem.UNREADABLE if key is None else Kept(key, KeyOrigin.LOADED)

    def load_or_create(self, path: Path) -> Kept | KeyProblem:
        """The key in the file `path`; made on the disk before it is used if there is none.

        Of several processes that do this at once, one makes the key and all get it.
        """
        origin = KeyOrigin.CREATED
        for _ in range(2):
            try:
                text = _read(path)
            except FileNotFoundError:
                text = None
            except OSError as error:
                return self._problem(KeyProblem.UNREADABLE, error)
            if text is not None:
                key = self._parse(text)
                if key is not None:
                    _close_to_others(path)
                    durable_file.tidy(path)
                    return Kept(key, KeyOrigin.LOADED)
                origin = KeyOrigin.REPLACED
            try:
                made = self._create(path, origin)
            except OSError as error:
                return self._problem(KeyProblem.UNWRITABLE, error)
            if made is not None:
                return Kept(made, origin)
        return KeyProblem.UNREADABLE  # whoever else makes keys here makes no whole ones

    def _create(self, path: Path, origin: KeyOrigin) -> bytes | None:
        """None: another process was quicker. Raises OSError."""
        if self.makes_folder:
            path.parent.mkdir(0o700, parents=True, exist_ok=True)
        if origin is KeyOrigin.REPLACED:
            _log.error("%s: damaged; %s", self.name, self.when_damaged)
            path.replace(path.with_name(f"{path.name}.damaged"))
        key = self.make()
        return key if durable_file.create(path, self._text(key)) else None

    def _text(self, key: bytes) -> bytes:
        return f"{self.form} {key.hex()} {sm3.digest(key)[:_CHECK_SIZE].hex()}\n".encode()

    def _parse(self, text: bytes) -> bytes | None:
        try:
            _, digits, _ = text.decode("ascii").split()
            key = bytes.fromhex(digits)
        except ValueError:
            return None
        return key if text == self._text(key) and self.is_key(key) else None

    def _problem(self, problem: KeyProblem, error: OSError) -> KeyProblem:
        _log.error("%s: %s", self.name, error.strerror or type(error).__name__)
        return problem


def random_key(size: int) -> Callable[[], bytes]:
    return lambda: secrets.token_bytes(size)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST_FILE)


def _close_to_others(path: Path) -> None:
    """A file that came back from a backup may be open to them."""
    with suppress(OSError):
        path.chmod(0o600)
