"""Where passphrases come from: files, the environment, or the person at the keyboard; never arguments."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.keyring import Passphrases

VARIABLE: Final = "YIMA_TRUST_PASSPHRASE"
SHORTEST: Final = 12
"""Characters of a new one: scrypt makes guessing slow, not short passphrases good."""

_LARGEST_FILE = 4_096


def source(files: Mapping[str, Path], *, new: bool = False) -> Passphrases:
    """Passphrases by the name of the key.

    Args:
        files: by name of the key; the one under "" is for all others. Its first line counts.
        new: for keys that are about to be made: asked twice, and not shorter than `SHORTEST`.

    Returns:
        A function that raises AuthorityError where there is none to be had.
    """

    def passphrase(name: str) -> str:
        known = _known(files, name)
        if known is None:
            known = _ask(name, new=new)
        if new and len(known) < SHORTEST:
            raise AuthorityError(f"{name}: a passphrase has at least {SHORTEST} characters")
        return known

    return passphrase


def _known(files: Mapping[str, Path], name: str) -> str | None:
    path = files.get(name) or files.get("")
    if path is None:
        return os.environ.get(VARIABLE) or None
    try:
        with path.open("rb") as file:
            lines = file.read(_LARGEST_FILE).decode().splitlines()
    except OSError as error:
        raise AuthorityError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AuthorityError(f"{path}: not UTF-8") from None
    if not lines or not lines[0]:
        raise AuthorityError(f"{path}: no passphrase on its first line")
    return lines[0]


def _ask(name: str, *, new: bool) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise AuthorityError(f"{name}: no passphrase: give --passphrase-file or {VARIABLE}")
    try:
        given = getpass.getpass(f"{'New passphrase' if new else 'Passphrase'} for key {name}: ")
        if new and given != getpass.getpass("The same again: "):
            raise AuthorityError(f"{name}: not the same twice")
    except EOFError:
        given = ""
    if not given:
        raise AuthorityError(f"{name}: no passphrase")
    return given
