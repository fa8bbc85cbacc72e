"""SM2 signatures with SM3 (GB/T 32918.2): one function, two implementations behind it.

`NATIVE` is gmssl_pyx (GmSSL 3, compiled), for the hot path. `PORTABLE` is gmssl, in Python, for
machines that cannot load the other. Both see only input that was checked here: the key is a point of
the curve, the signature is 64 bytes, r and s are in [1, n-1], and the digest is made here, so that
what they accept differs in nothing (the tests prove it, and against the OpenSSL command line).

gmssl_pyx writes two lines to the C library's stderr when a signature does not verify: the place in
its source, nothing of the data. Its API has no way around it, and taking file descriptor 2 away
would take it from every thread; only the command line, which has one thread, does that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum, auto
from functools import cache
from typing import Any

from kiosk.codes import sm2_curve, sm3
from kiosk.codes.sm2_curve import Point

DEFAULT_ID = b"1234567812345678"
SIGNATURE_SIZE = 64
MAX_ID_SIZE = 0xFFFF // 8
"""Longest user id in bytes: its length in bits is written in 16 (GB/T 32918.2 section 5.5)."""

_HALF = SIGNATURE_SIZE // 2
_CURVE_NUMBERS = b"".join(
    number.to_bytes(sm2_curve.COORDINATE_SIZE, "big")
    for number in (sm2_curve.A, sm2_curve.B, sm2_curve.GX, sm2_curve.GY)
)

_log = logging.getLogger(__name__)


class Backend(StrEnum):
    """Which implementation verifies. Where the native one cannot be loaded, all mean PORTABLE."""

    AUTO = auto()  # native if it can be loaded
    NATIVE = auto()
    PORTABLE = auto()


_Verify = Callable[[Point, bytes, int, int], bool]


def verify(
    public_key: Point | bytes,
    message: bytes,
    signature: bytes,
    sm2_id: bytes = DEFAULT_ID,
    *,
    backend: Backend = Backend.AUTO,
) -> bool:
    """Whether `signature` is one of `message` by the owner of `public_key`.

    Args:
        public_key: a point, or its 65 bytes 04 || X || Y.
        message: what was signed, not hashed.
        signature: r || s, big-endian, 64 bytes.
        sm2_id: the signer's user id, at most `MAX_ID_SIZE` bytes.
        backend: which implementation.

    Returns:
        False for anything that is not a valid signature, malformed input included.
    """
    point = public_key if isinstance(public_key, Point) else sm2_curve.from_bytes(public_key)
    if point is None or len(signature) != SIGNATURE_SIZE or len(sm2_id) > MAX_ID_SIZE:
        return False
    r = int.from_bytes(signature[:_HALF], "big")
    s = int.from_bytes(signature[_HALF:], "big")
    if not (0 < r < sm2_curve.N and 0 < s < sm2_curve.N) or (r + s) % sm2_curve.N == 0:
        return False
    return _implementation(backend)(point, message_digest(point, message, sm2_id), r, s)


def message_digest(public_key: Point, message: bytes, sm2_id: bytes) -> bytes:
    """The digest e = SM3(Z || message), Z = SM3(ENTL || id || a || b || G || public key) (section 5.5)."""
    id_bits = (8 * len(sm2_id)).to_bytes(2, "big")
    z = sm3.digest(id_bits + sm2_id + _CURVE_NUMBERS + public_key.coordinates)
    return sm3.digest(z + message)


def backend_in_use(backend: Backend = Backend.AUTO) -> Backend:
    """NATIVE or PORTABLE: what `backend` comes to on this machine."""
    if backend is Backend.PORTABLE or _load_native() is None:
        return Backend.PORTABLE
    return Backend.NATIVE


@cache
def _implementation(backend: Backend) -> _Verify:
    if backend_in_use(backend) is Backend.NATIVE:
        return _verify_native
    return _verify_portable


@cache
def _load_native() -> Any | None:
    try:
        import gmssl_pyx  # noqa: PLC0415 - compiled: loaded when first needed, and may be missing
    except ImportError as error:
        _log.warning("gmssl_pyx cannot be loaded (%s): SM2 runs on gmssl, slower", error.name)
        return None
    return gmssl_pyx


def _verify_native(public_key: Point, digest: bytes, r: int, s: int) -> bool:
    native = _load_native()
    assert native is not None  # noqa: S101 - `_implementation` asked
    verified = native.sm2_verify_sm3_digest(public_key.coordinates, digest, _der(r, s))
    return bool(verified)


def _verify_portable(public_key: Point, digest: bytes, r: int, s: int) -> bool:
    from gmssl.sm2 import CryptSM2  # noqa: PLC0415 - 8 ms that a machine with gmssl_pyx saves

    verifier = CryptSM2(private_key="", public_key="")
    # Not through the constructor: its lstrip("04") eats leading digits of the key itself.
    verifier.public_key = public_key.coordinates.hex()
    try:
        return bool(verifier.verify(f"{r:064x}{s:064x}", digest))
    except TypeError:
        # s*G + t*P is the point at infinity, for which gmssl has None, and then indexes it.
        return False


def _der(r: int, s: int) -> bytes:
    """SEQUENCE { INTEGER r, INTEGER s }: at most 70 bytes, so every length is one byte."""
    body = b"".join(_der_integer(number) for number in (r, s))
    return bytes((0x30, len(body))) + body


def _der_integer(number: int) -> bytes:
    # One bit more than the number has, so that it is never read as negative.
    content = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return bytes((0x02, len(content))) + content
