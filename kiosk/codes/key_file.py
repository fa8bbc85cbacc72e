"""Keys in files that the hospital's staff put on a terminal."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

from kiosk.codes.sm2_signing import SigningKey

_LARGEST_FILE: Final = 4_096
_HEX: Final = re.compile(rb"(?:[0-9A-Fa-f]{2})+")


class KeyFileError(ValueError):
    """Which file, by the name of its setting, and what is wrong with it; nothing of its content."""


def read_public(setting: str, path: Path) -> bytes:
    """The file without white space around it. Raises KeyFileError: it cannot be read."""
    return _content(setting, path)


def read_private(setting: str, path: Path) -> bytes:
    """Likewise. Raises KeyFileError: it cannot be read, or is for everybody's eyes."""
    return _content(setting, path, private=True)


def read_signing_key(setting: str, path: Path) -> SigningKey:
    """An SM2 private key d, 64 hexadecimal digits. Raises KeyFileError: as above, or it holds none."""
    try:
        return SigningKey.from_bytes(unhex(read_private(setting, path)))
    except KeyFileError:
        raise
    except ValueError as problem:
        raise KeyFileError(f"{setting}: {problem}") from None


def unhex(text: bytes) -> bytes:
    """The bytes, or none where it is not hexadecimal."""
    return bytes.fromhex(text.decode("ascii")) if _HEX.fullmatch(text) else b""


def _content(setting: str, path: Path, *, private: bool = False) -> bytes:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode  # of what was opened, whatever is there by now
            if private and mode & stat.S_IRWXO:
                raise KeyFileError(f"{setting}: everybody may read or change it (chmod 600)")
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise KeyFileError(f"{setting}: cannot be read ({error.strerror})") from None
    if len(content) > _LARGEST_FILE:
        raise KeyFileError(f"{setting}: too large for a key")
    return content.strip()
