"""SM2 on OpenSSL 3: the libcrypto that Python's `hashlib` is linked to, by ctypes.

libcrypto multiplies the points, which is all that takes time; the equation of GB/T 32918.2 section
7.1 around that is here. Through `EVP_PKEY_verify` it would take a tenth longer, and need a provider
that a system's openssl.cnf may have switched off.

Names are looked up through `_hashlib`, so it is that very library and no other that happens to lie
about. A Python whose libcrypto hides its names, or lacks the curve, has no such backend.
"""

from __future__ import annotations

import _hashlib
import ctypes
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_char_p, c_int, c_size_t, c_void_p

from kiosk.codes import sm2_curve
from kiosk.codes.sm2_curve import COORDINATE_SIZE, UNCOMPRESSED, UNCOMPRESSED_SIZE, Point

_log = logging.getLogger(__name__)

_CURVE_NUMBER = 1172  # NID_sm2 of openssl/obj_mac.h
_AS_UNCOMPRESSED = 4  # POINT_CONVERSION_UNCOMPRESSED of openssl/ec.h
_COMPRESSED = 0x02  # the first byte of 02 || X; 03 where Y is odd

# GB/T 32918.5 annex A: public key, the digest e, and the signature.
_KNOWN_KEY = Point(
    0x09F9DF31_1E5421A1_50DD7D16_1E4BC5C6_72179FAD_1833FC07_6BB08FF3_56F35020,
    0xCCEA490C_E26775A5_2DC6EA71_8CC1AA60_0AED05FB_F35E084A_6632F607_2DA9AD13,
)
_KNOWN_DIGEST = bytes.fromhex("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640")
_KNOWN_R = 0xF5A03B06_48D2C463_0EEAC513_E1BB81A1_5944DA38_27D5B741_43AC7EAC_EEE720B3
_KNOWN_S = 0xB1B6AA29_DF212FD8_763182BC_0D421CA1_BB9038FD_1F7F42D4_840B69C4_85BBC1AA


class LibcryptoError(Exception):
    """The library does not do it at all: no curve, or no memory."""


class Libcrypto:
    """The curve in a libcrypto. Safe to use from several threads: what it keeps is only read."""

    def __init__(self, library: ctypes.CDLL) -> None:
        """Find what a verification takes.

        Raises:
            AttributeError: the library has another interface.
            LibcryptoError: it was built without the curve.
        """

        def function(name: str, result: type | None, *arguments: type) -> Callable[..., int]:
            found: Callable[..., int] = getattr(library, name)
            found.restype, found.argtypes = result, arguments  # type: ignore[attr-defined]  # a ctypes function
            return found

        pointer = c_void_p
        self._point_new = function("EC_POINT_new", pointer, pointer)
        self._point_free = function("EC_POINT_free", None, pointer)
        self._point_read = function(
            "EC_POINT_oct2point", c_int, pointer, pointer, c_char_p, c_size_t, pointer
        )
        self._point_write = function(
            "EC_POINT_point2oct", c_size_t, pointer, pointer, c_int, c_char_p, c_size_t, pointer
        )
        self._sum_of_products = function("EC_POINT_mul", c_int, *(pointer,) * 6)
        self._number_read = function("BN_bin2bn", pointer, c_char_p, c_int, pointer)
        # Clears what it frees: a number may be the nonce of a signature.
        self._number_free = function("BN_clear_free", None, pointer)
        self._mark_errors = function("ERR_set_mark", c_int)
        self._drop_errors = function("ERR_pop_to_mark", c_int)
        with self._no_errors_left():
            group = function("EC_GROUP_new_by_curve_name", pointer, c_int)
            self._curve = _needed(group(_CURVE_NUMBER))  # for as long as the process lives

    def verify(self, public_key: Point, digest: bytes, r: int, s: int) -> bool:
        """Whether r, s in [1, n-1] with r + s != n is a signature of the 32 bytes `digest`.

        Raises:
            LibcryptoError: no memory.
        """
        t = (r + s) % sm2_curve.N
        encoded = bytes((UNCOMPRESSED,)) + public_key.coordinates
        with (
            self._no_errors_left(),
            self._point() as key,
            self._point() as total,
            self._number(s) as s_number,
            self._number(t) as t_number,
        ):
            _needed(self._point_read(self._curve, key, encoded, len(encoded), None))
            _needed(self._sum_of_products(self._curve, total, s_number, key, t_number, None))
            x1 = self._x(total)
        return x1 is not None and (int.from_bytes(digest, "big") + x1) % sm2_curve.N == r

    def decompress(self, x_bytes: bytes, *, y_is_odd: bool) -> Point | None:
        """As `sm2_curve.decompress`, in a fraction of its time.

        Raises:
            LibcryptoError: no memory.
        """
        encoded = bytes((_COMPRESSED | y_is_odd,)) + x_bytes
        with self._no_errors_left(), self._point() as point:
            if self._point_read(self._curve, point, encoded, len(encoded), None) != 1:
                return None
            return sm2_curve.from_bytes(self._written(point))

    def multiple_of_base(self, factor: int) -> Point:
        """`factor` * G, for `factor` in [1, n-1], in a time that does not tell of it.

        Raises:
            LibcryptoError: no memory.
        """
        with self._no_errors_left(), self._point() as product, self._number(factor) as number:
            _needed(self._sum_of_products(self._curve, product, number, None, None, None))
            point = sm2_curve.from_bytes(self._written(product))
        if point is None:
            raise LibcryptoError
        return point

    def _x(self, point: int) -> int | None:
        written = self._written(point)
        if len(written) != UNCOMPRESSED_SIZE:  # infinity is one byte
            return None
        return int.from_bytes(written[1 : 1 + COORDINATE_SIZE], "big")

    def _written(self, point: int) -> bytes:
        buffer = ctypes.create_string_buffer(UNCOMPRESSED_SIZE)
        size = self._point_write(
            self._curve, point, _AS_UNCOMPRESSED, buffer, UNCOMPRESSED_SIZE, None
        )
        return buffer.raw[: _needed(size)]

    @contextmanager
    def _point(self) -> Iterator[int]:
        point = _needed(self._point_new(self._curve))
        try:
            yield point
        finally:
            self._point_free(point)

    @contextmanager
    def _number(self, value: int) -> Iterator[int]:
        number = _needed(
            self._number_read(value.to_bytes(COORDINATE_SIZE, "big"), COORDINATE_SIZE, None)
        )
        try:
            yield number
        finally:
            self._number_free(number)

    @contextmanager
    def _no_errors_left(self) -> Iterator[None]:
        """Take out of the thread's queue of errors what would puzzle `ssl` and `hashlib`."""
        self._mark_errors()
        try:
            yield
        finally:
            self._drop_errors()


def load(file: str | None = getattr(_hashlib, "__file__", None)) -> Libcrypto | None:
    """The libcrypto that `file` is linked to (None: the program), if it can be relied on."""
    try:
        # PyDLL: calls are short, and handing the interpreter over at each would take longer.
        library = Libcrypto(ctypes.PyDLL(file))
        if knows_the_example(library):
            return library
        _log.error("libcrypto fails the example of GB/T 32918.5: not used for SM2")
    except (AttributeError, OSError, LibcryptoError) as error:
        _log.info("no SM2 in the libcrypto of this Python (%s)", type(error).__name__)
    return None


def knows_the_example(library: Libcrypto) -> bool:
    """Whether it tells the signature of GB/T 32918.5 annex A from one that is no signature."""
    good, bad = (
        library.verify(_KNOWN_KEY, _KNOWN_DIGEST, _KNOWN_R, s) for s in (_KNOWN_S, _KNOWN_S - 1)
    )
    return good and not bad


def _needed(result: int | None) -> int:
    """What a function returned, unless it is the 0 or NULL of a failure."""
    if not result:
        raise LibcryptoError
    return result
