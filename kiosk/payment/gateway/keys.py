"""The keys of a terminal and its gateway, from files that the hospital's staff put there."""

from __future__ import annotations

import os
import re
import stat
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.codes import sm2_curve
from kiosk.codes.sm2_signing import SigningKey
from kiosk.payment.gateway.signing import HmacSm3, Scheme, Sm2Sm3

SHORTEST_SECRET: Final = 16
"""Bytes; the least that GM/T keys have."""

_LARGEST_FILE: Final = 4_096
_HEX: Final = re.compile(rb"(?:[0-9A-Fa-f]{2})+")


class SchemeName(StrEnum):
    """As the settings name it."""

    HMAC_SM3 = "hmac-sm3"
    SM2_SM3 = "sm2-sm3"


class KeyFileError(ValueError):
    """Which file, by the name of its setting, and what is wrong with it; nothing of its content."""


def read_scheme(name: SchemeName, key_file: Path, gateway_key_file: Path | None = None) -> Scheme:
    """The scheme with its keys.

    Args:
        name: which scheme.
        key_file: for HMAC_SM3 the shared secret, as it is but for white space around it; for
            SM2_SM3 this terminal's private key d, 64 hexadecimal digits. Only for the owner, or
            the owner and a group.
        gateway_key_file: for SM2_SM3, the gateway's public key 04 || X || Y, 130 hexadecimal digits.

    Raises:
        KeyFileError: a file cannot be read, is for everybody's eyes, or holds no such key.
    """
    if name is SchemeName.HMAC_SM3:
        secret = _private("key_file", key_file)
        if len(secret) < SHORTEST_SECRET:
            raise KeyFileError(f"key_file: a secret of at least {SHORTEST_SECRET} bytes is needed")
        return HmacSm3(secret)
    if gateway_key_file is None:
        raise KeyFileError(f"gateway_key_file: needed for {name}")
    gateway = sm2_curve.from_bytes(_unhex(_content("gateway_key_file", gateway_key_file)))
    if gateway is None:
        raise KeyFileError("gateway_key_file: not an SM2 public key 04 || X || Y in hexadecimal")
    private_key = _unhex(_private("key_file", key_file))
    try:
        return Sm2Sm3(SigningKey.from_bytes(private_key), gateway)
    except ValueError as problem:
        raise KeyFileError(f"key_file: {problem}") from None


def _private(setting: str, path: Path) -> bytes:
    return _content(setting, path, private=True)


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


def _unhex(text: bytes) -> bytes:
    """The bytes, or none where it is not hexadecimal."""
    return bytes.fromhex(text.decode("ascii")) if _HEX.fullmatch(text) else b""
