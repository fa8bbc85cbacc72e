"""SM3, the hash of GB/T 32905, and HMAC with it: native where OpenSSL has it, gmssl's own where it has not."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from functools import cache

DIGEST_SIZE = 32
BLOCK_SIZE = 64


def digest(data: bytes) -> bytes:
    """The 32 bytes of SM3(`data`)."""
    return _implementation()(data)


def mac(key: bytes, data: bytes) -> bytes:
    """The 32 bytes of HMAC-SM3(`key`, `data`) (RFC 2104)."""
    return mac_native(key, data) if _implementation() is native else mac_portable(key, data)


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


def mac_native(key: bytes, data: bytes) -> bytes:
    """HMAC-SM3 by OpenSSL.

    Raises:
        ValueError: this OpenSSL has no SM3.
    """
    return hmac.digest(key, data, "sm3")


def mac_portable(key: bytes, data: bytes) -> bytes:
    """HMAC-SM3 around `portable`, which has not the form that `hmac` asks of a hash."""
    block = (portable(key) if len(key) > BLOCK_SIZE else key).ljust(BLOCK_SIZE, b"\x00")
    inner = portable(bytes(byte ^ 0x36 for byte in block) + data)
    return portable(bytes(byte ^ 0x5C for byte in block) + inner)
