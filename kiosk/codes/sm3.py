"""SM3, the hash of GB/T 32905: native where OpenSSL has it, gmssl's own where it has not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache

DIGEST_SIZE = 32


def digest(data: bytes) -> bytes:
    """The 32 bytes of SM3(`data`)."""
    return _implementation()(data)


@cache
def _implementation() -> Callable[[bytes], bytes]:
    # Some builds of OpenSSL leave SM3 out, and FIPS mode switches it off.
    return native if "sm3" in hashlib.algorithms_available and _usable() else portable


def _usable() -> bool:
    try:
        hashlib.new("sm3")
    except ValueError:
        return False
    return True


def native(data: bytes) -> bytes:
    """SM3 by OpenSSL.

    Raises:
        ValueError: this OpenSSL has no SM3.
    """
    return hashlib.new("sm3", data).digest()


def portable(data: bytes) -> bytes:
    """SM3 by gmssl: about a thousand times slower."""
    from gmssl import sm3  # noqa: PLC0415 - hardly ever needed

    return bytes.fromhex(sm3.sm3_hash(list(data)))
