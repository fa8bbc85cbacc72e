"""One SM2, three implementations: equal to each other, to the standard, and strict."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Callable

import gmssl_pyx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes import sm2, sm2_curve, sm3
from kiosk.codes.sm2 import Backend
from kiosk.codes.sm2_curve import N, P, Point
from kiosk.demo.authority import KeyPair
from tests.sampling import examples

# GB/T 32918.5 annex A, on sm2p256v1.
EXAMPLE_D = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"
EXAMPLE_X = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
EXAMPLE_Y = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
EXAMPLE_SIGNATURE = bytes.fromhex(
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)

KEY = KeyPair.derive(b"sm2 tests", "key")
PUBLIC = b"\x04" + KEY.public
MESSAGE = b"a message"
SIGNATURE = KEY.sign(MESSAGE)


def number(value: int) -> bytes:
    return value.to_bytes(32, "big")


def test_example_of_the_standard(backend: Backend) -> None:
    public_key = bytes.fromhex("04" + EXAMPLE_X + EXAMPLE_Y)
    assert KeyPair.from_private(bytes.fromhex(EXAMPLE_D)).public == public_key[1:]
    assert sm2.verify(public_key, b"message digest", EXAMPLE_SIGNATURE, backend=backend)
    assert not sm2.verify(public_key, b"message digest.", EXAMPLE_SIGNATURE, backend=backend)


@pytest.mark.parametrize("implementation", [sm3.native, sm3.portable, sm3.digest])
def test_sm3_example_of_the_standard(implementation: Callable[[bytes], bytes]) -> None:
    digest = implementation(b"abc").hex().upper()
    assert digest == "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0"


@given(st.binary(max_size=200))
@settings(max_examples=30, deadline=None)
def test_sm3_is_one_function(data: bytes) -> None:
    assert sm3.native(data) == sm3.portable(data) == gmssl_pyx.sm3_hash(data)


def test_a_good_signature(backend: Backend) -> None:
    assert sm2.verify(PUBLIC, MESSAGE, SIGNATURE, backend=backend)
    point = sm2_curve.from_bytes(PUBLIC)
    assert point is not None
    assert sm2.verify(point, MESSAGE, SIGNATURE, backend=backend)


def test_the_user_id_is_part_of_what_is_signed(backend: Backend) -> None:
    signature = KEY.sign(MESSAGE, "another id")
    assert sm2.verify(PUBLIC, MESSAGE, signature, b"another id", backend=backend)
    assert not sm2.verify(PUBLIC, MESSAGE, signature, backend=backend)
    assert not sm2.verify(PUBLIC, MESSAGE, signature, b"x" * 8192, backend=backend)


R, S = (int.from_bytes(SIGNATURE[at : at + 32], "big") for at in (0, 32))
BAD_SIGNATURES = {
    "empty": b"",
    "a byte short": SIGNATURE[:-1],
    "a byte long": SIGNATURE + b"\x00",
    "as DER": bytes.fromhex("3045") + bytes(69),
    "r = 0": number(0) + number(S),
    "s = 0": number(R) + number(0),
    "both 0": bytes(64),
    "r = n": number(N) + number(S),
    "s = n": number(R) + number(N),
    "r = 2^256 - 1": b"\xff" * 32 + number(S),
    "r + s = n": number(R) + number(N - R),
    "swapped": number(S) + number(R),
    "n - s": number(R) + number(N - S),
    "r = n + 1": number(N + 1) + number(S),
}


@pytest.mark.parametrize("signature", BAD_SIGNATURES.values(), ids=BAD_SIGNATURES.keys())
def test_a_bad_signature(backend: Backend, signature: bytes) -> None:
    assert not sm2.verify(PUBLIC, MESSAGE, signature, backend=backend)


BAD_KEYS = {
    "empty": b"",
    "infinity": b"\x00",
    "infinity, filled": bytes(65),
    "zeros": b"\x04" + bytes(64),
    "compressed": bytes((2 + (KEY.public[63] & 1),)) + KEY.public[:32],
    "hybrid": bytes((6 + (KEY.public[63] & 1),)) + KEY.public,
    "without 04": KEY.public,
    "a byte long": PUBLIC + b"\x00",
    "off the curve": PUBLIC[:-1] + bytes((PUBLIC[-1] ^ 1,)),
    "X and Y swapped": b"\x04" + KEY.public[32:] + KEY.public[:32],
    "X over p": b"\x04" + b"\xff" * 32 + KEY.public[32:],
    "the other Y": b"\x04" + KEY.public[:32] + number(P - int.from_bytes(KEY.public[32:], "big")),
}


@pytest.mark.parametrize("public_key", BAD_KEYS.values(), ids=BAD_KEYS.keys())
def test_a_bad_key(backend: Backend, public_key: bytes) -> None:
    assert not sm2.verify(public_key, MESSAGE, SIGNATURE, backend=backend)


def test_a_sum_at_infinity_is_no_signature(backend: Backend) -> None:
    """Whoever has d can choose r, s with s*G + t*P at infinity, where gmssl alone would raise."""
    t = 1 + secrets.randbelow(N - 1)
    s = -t * int.from_bytes(KEY.private, "big") % N
    r = (t - s) % N
    assert not sm2.verify(PUBLIC, MESSAGE, number(r) + number(s), backend=backend)


def test_keys_that_gmssl_would_corrupt(backend: Backend) -> None:
    """Its constructor strips all leading zeros and fours of the key (ARCHITECTURE.md)."""
    hit = 0
    for n in range(80):
        key = KeyPair.derive(b"lstrip", str(n))
        if key.public.hex()[0] in "04":
            hit += 1
            assert sm2.verify(b"\x04" + key.public, MESSAGE, key.sign(MESSAGE), backend=backend)
    assert hit


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_implementations_agree(data: st.DataObject) -> None:
    """On fresh signatures, on changed ones, under changed keys, messages and ids."""
    key = KeyPair.derive(data.draw(st.binary(max_size=4), label="seed"), "agree")
    message = data.draw(st.binary(max_size=100), label="message")
    signature = key.sign(message)
    public_key = b"\x04" + key.public
    assert _all(public_key, message, signature)
    part = data.draw(st.sampled_from(["signature", "key", "message", "id"]), label="changed")
    bit = data.draw(st.integers(0, 511), label="bit")
    match part:
        case "signature":
            assert not _all(public_key, message, _flipped(signature, bit))
        case "key":
            assert not _all(_flipped(public_key, bit), message, signature)
        case "message":
            assert not _all(public_key, message + b"\x00", signature)
        case _:
            assert not _all(public_key, message, signature, b"1234567812345679")


@given(st.binary(min_size=64, max_size=64), st.binary(min_size=32, max_size=32), st.booleans())
@settings(max_examples=40, deadline=None)
def test_the_implementations_agree_on_anything(signature: bytes, x: bytes, odd: bool) -> None:
    point = sm2_curve.decompress(x, y_is_odd=odd)
    if point is not None:
        assert not _all(b"\x04" + point.coordinates, MESSAGE, signature)


def _all(
    public_key: bytes, message: bytes, signature: bytes, sm2_id: bytes = sm2.DEFAULT_ID
) -> bool:
    answers = {
        sm2.verify(public_key, message, signature, sm2_id, backend=backend)
        for backend in (Backend.LIBCRYPTO, Backend.NATIVE, Backend.PORTABLE)
    }
    (agreed,) = answers
    return agreed


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(changed)


@given(st.integers(1, N - 2))
@settings(max_examples=40, deadline=None)
def test_points_survive_compression(d: int) -> None:
    public = KeyPair.from_private(number(d)).public
    point = sm2_curve.from_bytes(b"\x04" + public)
    assert point is not None
    assert point.coordinates == public
    assert _decompressed(public[:32], odd=bool(public[63] & 1)) == point
    assert _decompressed(public[:32], odd=not public[63] & 1) == Point(point.x, P - point.y)


@given(st.binary(min_size=32, max_size=32), st.booleans())
@settings(max_examples=examples(100), deadline=None)
def test_decompression_agrees_with_gmssl_pyx(x: bytes, odd: bool) -> None:
    compressed = bytes((3 if odd else 2,)) + x
    try:
        expected = gmssl_pyx.normalize_sm2_public_key(compressed)
    except gmssl_pyx.InvalidValueError:
        expected = None
    point = _decompressed(x, odd=odd)
    assert (point and point.coordinates) == expected


@pytest.mark.parametrize(
    "x", [b"", bytes(31), bytes(33), bytes(64), number(P), number(P + 1), b"\xff" * 32]
)
def test_no_point_for_an_x_out_of_range(x: bytes) -> None:
    assert _decompressed(x, odd=False) is None
    assert _decompressed(x, odd=True) is None


def _decompressed(x: bytes, *, odd: bool) -> Point | None:
    points = {
        sm2_curve.decompress(x, y_is_odd=odd),
        sm2.decompress(x, y_is_odd=odd, backend=Backend.LIBCRYPTO),
        sm2.decompress(x, y_is_odd=odd, backend=Backend.PORTABLE),
    }
    (agreed,) = points
    return agreed


def test_each_is_in_use_where_it_can_be() -> None:
    assert sm2.backend_in_use() is Backend.LIBCRYPTO
    for backend in (Backend.LIBCRYPTO, Backend.NATIVE, Backend.PORTABLE):
        assert sm2.backend_in_use(backend) is backend


WITHOUT = """
import sys
missing, expected, key, signature, *backends = sys.argv[1:]
for name in missing.split():
    sys.modules[name] = None  # as if it were not installed
from kiosk.codes import sm2
key, signature = bytes.fromhex(key), bytes.fromhex(signature)
for backend in map(sm2.Backend, backends):
    assert sm2.backend_in_use(backend) == expected, backend
    assert sm2.verify(key, b"a message", signature, backend=backend)
    assert not sm2.verify(key, b"b message", signature, backend=backend)
    assert sm2.decompress(key[1:33], y_is_odd=bool(key[64] & 1), backend=backend).coordinates == key[1:]
"""


@pytest.mark.parametrize(
    ("missing", "expected", "backends"),
    [
        ("gmssl_pyx", "libcrypto", ("auto", "libcrypto")),
        ("_hashlib", "native", ("auto", "libcrypto", "native")),
        ("ctypes", "native", ("auto", "libcrypto", "native")),
        ("_hashlib gmssl_pyx", "portable", tuple(Backend)),
        ("gmssl_pyx", "portable", ("native", "portable")),
    ],
)
def test_a_machine_without_one_has_the_next(
    missing: str, expected: str, backends: tuple[str, ...]
) -> None:
    known = (PUBLIC.hex(), SIGNATURE.hex())
    arguments = [sys.executable, "-c", WITHOUT, missing, expected, *known, *backends]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert ("SM2 runs on gmssl" in done.stderr) == (expected == "portable")


LIGHT = """
import sys
import kiosk.codes.judge, kiosk.trust.trust_list
assert not {"gmssl", "gmssl_pyx", "ctypes", "cbor2", "base45"} & set(sys.modules)
"""


def test_nothing_heavy_is_loaded_before_the_first_code() -> None:
    subprocess.run([sys.executable, "-c", LIGHT], timeout=60, check=True)
