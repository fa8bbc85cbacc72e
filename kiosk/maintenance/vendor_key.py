"""The vendor's key: public on a terminal, private at the vendor's alone."""

from __future__ import annotations

from pathlib import Path

from kiosk.codes import sm2_curve
from kiosk.codes.key_file import KeyFileError, read_private, read_public, unhex
from kiosk.codes.sm2_signing import SigningKey


def read_vendor_key(path: Path) -> bytes:
    """04 || X || Y, 65 bytes. Raises KeyFileError: it cannot be read, or is no point of the curve."""
    key = unhex(read_public("vendor_key_file", path))
    if sm2_curve.from_bytes(key) is None:
        raise KeyFileError("vendor_key_file: no SM2 public key 04 || X || Y in hexadecimal")
    return key


def read_vendor_private(path: Path) -> bytes:
    """d, 32 bytes. Raises KeyFileError: it cannot be read, is for everybody's eyes, or is no key."""
    private = unhex(read_private("--key", path))
    try:
        SigningKey.from_bytes(private)
    except ValueError as problem:
        raise KeyFileError(f"--key: {problem}") from None
    return private
