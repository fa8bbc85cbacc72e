"""Verifying SM2 signatures with SM3 (GB/T 32918.2): one function, three implementations behind it.

In the order in which they are preferred: `LIBCRYPTO`, OpenSSL 3 as Python is linked to it; `NATIVE`,
gmssl_pyx (GmSSL 3, compiled); `PORTABLE`, gmssl, in Python, which loads anywhere. All see only input
that was checked here: the key is a point of the curve, the signature is 64 bytes, r and s are in
[1, n-1], and the digest is made here, so that what they accept differs in nothing (the tests prove
it, and against the OpenSSL command line).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum, auto
from functools import cache
from typing import TYPE_CHECKING

from kiosk.codes import sm2_curve, sm2_gmssl, sm3
from kiosk.codes.sm2_curve import Point

if TYPE_CHECKING:
    from kiosk.codes.sm2_libcrypto import Libcrypto

DEFAULT_ID = b"1234567812345678"
SIGNATURE_SIZE = 64
MAX_ID_SIZE = 0xFFFF // 8
"""Longest user id in bytes: its length in bits is written in 16 (GB/T 32918.2 section 5.5)."""

_HALF = SIGNATURE_SIZE // 2
_CURVE_NUMBERS = b"".join(
    number.to_bytes(sm2_curve.COORDINATE_SIZE, "big")
    for number in (sm2_curve.A, sm2_curve.B, sm2_curve.GX, sm2_curve.GY)
)


class Backend(StrEnum):
    """Which implementation verifies. Where it cannot be loaded, the next that can does."""

    AUTO = auto()  # the first that can be loaded
    LIBCRYPTO = auto()
    NATIVE = auto()
    PORTABLE = auto()


_PREFERENCE = (Backend.LIBCRYPTO, Backend.NATIVE, Backend.PORTABLE)


_Verify = Callable[[Point, bytes, int, int], bool]  # key, digest, r, s


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


def decompress(x_bytes: bytes, *, y_is_odd: bool, backend: Backend = Backend.AUTO) -> Point | None:
    """As `sm2_curve.decompress`, quicker where libcrypto is there."""
    if len(x_bytes) != _HALF or backend_in_use(backend) is not Backend.LIBCRYPTO:
        return sm2_curve.decompress(x_bytes, y_is_odd=y_is_odd)
    library = libcrypto()
    assert library is not None  # noqa: S101 - it is in use
    return library.decompress(x_bytes, y_is_odd=y_is_odd)


def message_digest(public_key: Point, message: bytes, sm2_id: bytes) -> bytes:
    """The digest e = SM3(Z || message), Z = SM3(ENTL || id || a || b || G || public key) (section 5.5)."""
    id_bits = (8 * len(sm2_id)).to_bytes(2, "big")
    z = sm3.digest(id_bits + sm2_id + _CURVE_NUMBERS + public_key.coordinates)
    return sm3.digest(z + message)


@cache
def backend_in_use(backend: Backend = Backend.AUTO) -> Backend:
    """What `backend` comes to on this machine: never AUTO."""
    first = 0 if backend is Backend.AUTO else _PREFERENCE.index(backend)
    return next(each for each in _PREFERENCE[first:] if _load(each) is not None)


@cache
def _implementation(backend: Backend) -> _Verify:
    verify_checked = _load(backend_in_use(backend))
    assert verify_checked is not None  # noqa: S101 - `backend_in_use` has loaded it
    return verify_checked


@cache
def _load(backend: Backend) -> _Verify | None:
    if backend is Backend.PORTABLE:
        return sm2_gmssl.verify_portable
    if backend is Backend.NATIVE:
        return sm2_gmssl.verify_native if sm2_gmssl.native_loads() else None
    library = libcrypto()
    return None if library is None else library.verify


@cache
def libcrypto() -> Libcrypto | None:
    """The libcrypto of this Python, if it can be relied on for SM2."""
    try:
        from kiosk.codes import sm2_libcrypto  # noqa: PLC0415 - ctypes: loaded when first needed
    except ImportError:
        return None  # a Python without OpenSSL, or without ctypes
    return sm2_libcrypto.load()
