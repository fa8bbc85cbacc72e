"""Signing with SM2 and SM3 (GB/T 32918.2 section 6): one key, three implementations behind it.

In the order in which they are preferred: `NATIVE`, gmssl_pyx, which signs as a whole and takes half
the time; `LIBCRYPTO`, then `PORTABLE`, which multiply the base point, with the equation around it
here. Nonces come from the system's generator, never from gmssl (`sm2_gmssl.multiple_of_base`).

Python's integers take a time that depends on their values. Who can measure that at a terminal can
read the key's file as well; a server that signs for strangers should have `NATIVE`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kiosk.codes import sm2, sm2_gmssl
from kiosk.codes.sm2 import DEFAULT_ID, Backend
from kiosk.codes.sm2_curve import COORDINATE_SIZE, N, Point

PRIVATE_KEY_SIZE: Final = 32

_PREFERENCE: Final = (Backend.NATIVE, Backend.LIBCRYPTO, Backend.PORTABLE)
_SAMPLE: Final = b"pairwise consistency"

_Sign = Callable[[int, bytes], tuple[int, int]]  # d, digest; r, s


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An SM2 private key that has proved to fit its public one. Safe to use from several threads."""

    public: Point
    backend: Backend  # which implementation signs: never AUTO
    _d: int = field(repr=False)

    @classmethod
    def from_bytes(cls, private_key: bytes, *, backend: Backend = Backend.AUTO) -> SigningKey:
        """The key d, 32 bytes, big-endian.

        Signs once and verifies that, so that a library which does it wrong is found out at once
        (the pairwise consistency test of GM/T 0028).

        Raises:
            ValueError: not in [1, n-2] (GB/T 32918.1 section 6.1), or the signature does not verify.
        """
        d = int.from_bytes(private_key, "big")
        if len(private_key) != PRIVATE_KEY_SIZE or not 1 <= d <= N - 2:
            raise ValueError("not an SM2 private key")
        key = cls(_multiple_of_base(backend)(d), backend_in_use(backend), d)
        if not sm2.verify(key.public, _SAMPLE, key.sign(_SAMPLE)):
            raise ValueError("SM2 signatures do not verify on this machine")
        return key

    def sign(self, message: bytes, sm2_id: bytes = DEFAULT_ID) -> bytes:
        """The signature of `message` (not hashed): r || s, big-endian, 64 bytes.

        Raises:
            ValueError: `sm2_id` is longer than `sm2.MAX_ID_SIZE` bytes.
        """
        if len(sm2_id) > sm2.MAX_ID_SIZE:
            raise ValueError("the user id is too long")
        digest = sm2.message_digest(self.public, message, sm2_id)
        r, s = _signer(self.backend)(self._d, digest)
        return r.to_bytes(COORDINATE_SIZE, "big") + s.to_bytes(COORDINATE_SIZE, "big")


@cache
def backend_in_use(backend: Backend = Backend.AUTO) -> Backend:
    """What `backend` comes to on this machine, as `sm2.backend_in_use` has it for verifying."""
    first = 0 if backend is Backend.AUTO else _PREFERENCE.index(backend)
    return next(each for each in _PREFERENCE[first:] if sm2.backend_in_use(each) is each)


@cache
def _signer(backend: Backend) -> _Sign:
    if backend is Backend.NATIVE:
        return _sign_native
    multiply = _multiple_of_base(backend)
    return lambda d, digest: _sign_with(multiply, d, digest)


def _multiple_of_base(backend: Backend) -> Callable[[int], Point]:
    """Return what makes k * G of k; gmssl_pyx, which does not offer it, leaves it to the next."""
    library = None if backend is Backend.PORTABLE else sm2.libcrypto()
    return sm2_gmssl.multiple_of_base if library is None else library.multiple_of_base


def _sign_native(d: int, digest: bytes) -> tuple[int, int]:
    return sm2_gmssl.sign_native(d.to_bytes(PRIVATE_KEY_SIZE, "big"), digest)


def _sign_with(multiply: Callable[[int], Point], d: int, digest: bytes) -> tuple[int, int]:
    while True:
        k = 1 + secrets.randbelow(N - 1)
        signature = sign_with_nonce(multiply, d, digest, k)
        if signature is not None:
            return signature


def sign_with_nonce(
    multiply: Callable[[int], Point], d: int, digest: bytes, k: int
) -> tuple[int, int] | None:
    """Steps A4 to A6 of GB/T 32918.2 section 6.1: r, s, or None where another `k` is needed.

    Whoever knows `k`, or two signatures with one `k`, knows d.
    """
    r = (int.from_bytes(digest, "big") + multiply(k).x) % N
    s = pow(1 + d, -1, N) * (k - r * d) % N
    return (r, s) if r and s and r + k != N else None
