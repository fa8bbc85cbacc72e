"""SM2 by the two gmssl packages: compiled GmSSL 3 (gmssl_pyx), and gmssl in Python."""

from __future__ import annotations

import logging

from kiosk.codes.sm2_curve import COORDINATE_SIZE, Point

_log = logging.getLogger(__name__)


def native_loads() -> bool:
    """Whether gmssl_pyx can be loaded; it is, then."""
    try:
        import gmssl_pyx  # noqa: F401, PLC0415 - compiled: loaded when first needed
    except ImportError as error:
        _log.warning("gmssl_pyx cannot be loaded (%s): SM2 runs on gmssl, slower", error.name)
        return False
    return True


def verify_native(public_key: Point, digest: bytes, r: int, s: int) -> bool:
    """As `sm2.verify` after its checks, by gmssl_pyx.

    It writes two lines to the C library's stderr when a signature does not verify: the place in its
    source, nothing of the data. Its API has no way around it, and taking file descriptor 2 away
    would take it from every thread; only the command line, which has one thread, does that.
    """
    import gmssl_pyx  # noqa: PLC0415 - see `native_loads`

    return bool(gmssl_pyx.sm2_verify_sm3_digest(public_key.coordinates, digest, _der(r, s)))


def verify_portable(public_key: Point, digest: bytes, r: int, s: int) -> bool:
    """As `sm2.verify` after its checks, by gmssl."""
    from gmssl.sm2 import CryptSM2  # noqa: PLC0415 - 8 ms that other machines save

    verifier = CryptSM2(private_key="", public_key="")
    # Not through the constructor: its lstrip("04") eats leading digits of the key itself.
    verifier.public_key = public_key.coordinates.hex()
    try:
        return bool(verifier.verify(f"{r:064x}{s:064x}", digest))
    except TypeError:
        # s*G + t*P is the point at infinity, for which gmssl has None, and then indexes it.
        return False


def sign_native(private_key: bytes, digest: bytes) -> tuple[int, int]:
    """r, s over the 32 bytes `digest`, by gmssl_pyx with a nonce of GmSSL's generator.

    `private_key` is d, 32 bytes, in [1, n-2].
    """
    import gmssl_pyx  # noqa: PLC0415 - see `native_loads`

    der = gmssl_pyx.sm2_sign_sm3_digest(private_key, digest)
    r_end = 4 + der[3]
    return int.from_bytes(der[4:r_end], "big"), int.from_bytes(der[r_end + 2 :], "big")


def multiple_of_base(factor: int) -> Point:
    """`factor` * G, for `factor` in [1, n-1], by gmssl.

    Of its signing nothing more is used: it draws nonces from `random`, which can be foreseen.
    """
    from gmssl.sm2 import CryptSM2, default_ecc_table  # noqa: PLC0415 - as in `verify_portable`

    product = bytes.fromhex(CryptSM2("", "")._kg(factor, default_ecc_table["g"]))  # noqa: SLF001 - it has no other
    x, y = (
        int.from_bytes(product[at : at + COORDINATE_SIZE], "big") for at in (0, COORDINATE_SIZE)
    )
    return Point(x, y)


def _der(r: int, s: int) -> bytes:
    """SEQUENCE { INTEGER r, INTEGER s }: at most 72 bytes, so every length is one byte."""
    body = _der_integer(r) + _der_integer(s)
    return bytes((0x30, len(body))) + body


def _der_integer(number: int) -> bytes:
    # One bit more than the number has, so that it is never read as negative.
    content = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return bytes((0x02, len(content))) + content
