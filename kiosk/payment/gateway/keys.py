"""The keys of a terminal and its gateway, from files that the hospital's staff put there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.codes import sm2_curve
from kiosk.codes.key_file import (
    KeyFileError,
    read_private,
    read_public,
    read_signing_key,
    unhex,
)
from kiosk.payment.gateway.signing import HmacSm3, Scheme, Sm2Sm3

__all__ = ["SHORTEST_SECRET", "KeyFileError", "SchemeName", "read_scheme"]

SHORTEST_SECRET: Final = 16
"""Bytes; the least that GM/T keys have."""


class SchemeName(StrEnum):
    """As the settings name it."""

    HMAC_SM3 = "hmac-sm3"
    SM2_SM3 = "sm2-sm3"


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
        secret = read_private("key_file", key_file)
        if len(secret) < SHORTEST_SECRET:
            raise KeyFileError(f"key_file: a secret of at least {SHORTEST_SECRET} bytes is needed")
        return HmacSm3(secret)
    if gateway_key_file is None:
        raise KeyFileError(f"gateway_key_file: needed for {name}")
    gateway = sm2_curve.from_bytes(unhex(read_public("gateway_key_file", gateway_key_file)))
    if gateway is None:
        raise KeyFileError("gateway_key_file: not an SM2 public key 04 || X || Y in hexadecimal")
    return Sm2Sm3(read_signing_key("key_file", key_file), gateway)
