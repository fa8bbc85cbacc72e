"""Signing: by the standard's example, for every verifier there is, and with a nonce nobody can foresee."""

from __future__ import annotations

import secrets
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes import sm2, sm2_gmssl, sm2_libcrypto
from kiosk.codes.sm2 import Backend
from kiosk.codes.sm2_curve import GX, GY, N, P, Point
from kiosk.codes.sm2_libcrypto import Libcrypto
from kiosk.codes.sm2_signing import SigningKey, backend_in_use, sign_with_nonce

# GB/T 32918.5 annex A: the key, the nonce, the digest and the signature of "message digest".
EXAMPLE_D = bytes.fromhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
EXAMPLE_K = 0x59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21
EXAMPLE_DIGEST = bytes.fromhex("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640")
EXAMPLE_PUBLIC = Point(
    0x09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020,
    0xCCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13,
)
EXAMPLE_SIGNATURE = (
    0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3,
    0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA,
)

# PKCS #8 with the curve 1.2.156.10197.1.301 (RFC 5208, RFC 5915), up to d and without the public key.
PKCS8 = bytes.fromhex("3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420")


def number(value: int) -> bytes:
    return value.to_bytes(32, "big")


@pytest.fixture(scope="module")
def libcrypto() -> Libcrypto:
    library = sm2_libcrypto.load()
    assert library is not None
    return library


@pytest.mark.parametrize("by", ["libcrypto", "gmssl"])
def test_the_example_of_the_standard(by: str, libcrypto: Libcrypto) -> None:
    multiply = libcrypto.multiple_of_base if by == "libcrypto" else sm2_gmssl.multiple_of_base
    d = int.from_bytes(EXAMPLE_D, "big")
    assert multiply(d) == EXAMPLE_PUBLIC
    assert sign_with_nonce(multiply, d, EXAMPLE_DIGEST, EXAMPLE_K) == EXAMPLE_SIGNATURE


def test_the_public_key_of_the_example(backend: Backend) -> None:
    key = SigningKey.from_bytes(EXAMPLE_D, backend=backend)
    assert key.public == EXAMPLE_PUBLIC
    assert key.backend is backend


@pytest.mark.parametrize("sm2_id", [sm2.DEFAULT_ID, b"", b"another-id@example.org"])
def test_every_verifier_accepts_it(backend: Backend, sm2_id: bytes) -> None:
    key = SigningKey.from_bytes(secrets.token_bytes(31).rjust(32, b"\x01"), backend=backend)
    for message in (b"", b"a message", bytes(10_000)):
        signature = key.sign(message, sm2_id)
        for verifier in (Backend.LIBCRYPTO, Backend.NATIVE, Backend.PORTABLE):
            assert sm2.verify(key.public, message, signature, sm2_id, backend=verifier)
            assert not sm2.verify(key.public, message + b"x", signature, sm2_id, backend=verifier)


@given(d=st.integers(1, N - 2), message=st.binary(max_size=100))
@settings(max_examples=25, deadline=None)
def test_any_key_and_any_message(d: int, message: bytes) -> None:
    for backend in (Backend.LIBCRYPTO, Backend.NATIVE):
        key = SigningKey.from_bytes(number(d), backend=backend)
        assert sm2.verify(key.public, message, key.sign(message))


@pytest.mark.parametrize("d", [1, 2, 3, N - 2])
def test_keys_at_the_edges(backend: Backend, d: int) -> None:
    key = SigningKey.from_bytes(number(d), backend=backend)
    assert sm2.verify(key.public, b"edge", key.sign(b"edge"))
    if d == 1:
        assert key.public == Point(GX, GY)


@pytest.mark.parametrize("factor", [1, 2, 3, 5, N // 2, N - 2, N - 1])
def test_multiples_of_the_base_agree(libcrypto: Libcrypto, factor: int) -> None:
    product = libcrypto.multiple_of_base(factor)
    assert sm2_gmssl.multiple_of_base(factor) == product
    if factor == N - 1:
        assert product == Point(GX, P - GY)


@pytest.mark.parametrize(
    "private", [b"", bytes(31), bytes(32), bytes(33), number(N - 1), number(N), b"\xff" * 32]
)
def test_what_is_no_private_key(backend: Backend, private: bytes) -> None:
    with pytest.raises(ValueError, match="not an SM2 private key"):
        SigningKey.from_bytes(private, backend=backend)


def test_no_signature_where_the_standard_asks_for_another_nonce(libcrypto: Libcrypto) -> None:
    multiply, d, k = libcrypto.multiple_of_base, 7, 1234567
    x = multiply(k).x
    assert sign_with_nonce(multiply, d, number(-x % N), k) is None  # r = 0
    assert sign_with_nonce(multiply, d, number((N - k - x) % N), k) is None  # r + k = n
    r = k * pow(d, -1, N) % N
    assert sign_with_nonce(multiply, d, number((r - x) % N), k) is None  # s = 0


def test_a_nonce_is_not_used_twice(backend: Backend) -> None:
    key = SigningKey.from_bytes(EXAMPLE_D, backend=backend)
    assert len({key.sign(b"the same")[:32] for _ in range(20)}) == 20


def test_pythons_random_does_not_foresee_the_nonce() -> None:
    """What gmssl draws its nonces from; the generator's state given, so would the key be."""
    script = (
        "import random, sys\n"
        "from kiosk.codes.sm2_signing import SigningKey\n"
        "random.seed(1)\n"
        "key = SigningKey.from_bytes(bytes(31) + b'\\x07', backend='portable')\n"
        "print(key.sign(b'x').hex())\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(printed) == 2


def test_a_user_id_that_cannot_be_signed(backend: Backend) -> None:
    with pytest.raises(ValueError, match="user id"):
        SigningKey.from_bytes(EXAMPLE_D, backend=backend).sign(b"m", bytes(sm2.MAX_ID_SIZE + 1))


def test_the_key_is_not_shown() -> None:
    key = SigningKey.from_bytes(EXAMPLE_D)
    shown = repr(key).lower()
    assert EXAMPLE_D.hex() not in shown
    assert str(int.from_bytes(EXAMPLE_D, "big")) not in shown


def test_nothing_is_written_to_the_standard_error(
    backend: Backend, capfd: pytest.CaptureFixture[str]
) -> None:
    SigningKey.from_bytes(EXAMPLE_D, backend=backend).sign(b"quiet")
    assert capfd.readouterr() == ("", "")


def test_many_threads_at_once() -> None:
    for backend in (Backend.NATIVE, Backend.LIBCRYPTO):
        key = SigningKey.from_bytes(EXAMPLE_D, backend=backend)
        messages = [bytes((n % 256,)) for n in range(200)]
        with ThreadPoolExecutor(8) as pool:
            signatures = list(pool.map(key.sign, messages))
        assert all(
            sm2.verify(key.public, message, signature)
            for message, signature in zip(messages, signatures, strict=True)
        )


@pytest.mark.parametrize("sm2_id", ["1234567812345678", "another-id@example.org"])
def test_openssl_accepts_it(tmp_path: Path, backend: Backend, sm2_id: str) -> None:
    d = secrets.token_bytes(31).rjust(32, b"\x01")
    key = SigningKey.from_bytes(d, backend=backend)
    (tmp_path / "key.der").write_bytes(PKCS8 + d)
    made = openssl(
        tmp_path, "pkey", "-inform", "DER", "-in", "key.der", "-pubout", "-out", "pub.pem"
    )
    assert made.returncode == 0, made.stderr  # OpenSSL makes the public key itself
    message = b"message " * 20
    (tmp_path / "message").write_bytes(message)
    (tmp_path / "signature").write_bytes(der(key.sign(message, sm2_id.encode())))
    verify = ("dgst", "-sm3", "-verify", "pub.pem", "-signature", "signature")
    good = openssl(tmp_path, *verify, "-sigopt", f"distid:{sm2_id}", "message")
    assert good.stdout.strip() == "Verified OK", good.stderr
    assert openssl(tmp_path, *verify, "-sigopt", "distid:x", "message").returncode != 0


def openssl(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["openssl", *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def der(signature: bytes) -> bytes:
    body = b""
    for half in (signature[:32], signature[32:]):
        content = half.lstrip(b"\x00")
        content = b"\x00" * (content[0] >> 7) + content
        body += bytes((2, len(content))) + content
    return bytes((0x30, len(body))) + body


WITHOUT = """
import sys
missing, expected, *backends = sys.argv[1:]
for name in missing.split():
    sys.modules[name] = None  # as if it were not installed
from kiosk.codes import sm2
from kiosk.codes.sm2_signing import SigningKey
for backend in map(sm2.Backend, backends):
    key = SigningKey.from_bytes(bytes(31) + b"\\x07", backend=backend)
    assert key.backend == expected, backend
    assert sm2.verify(key.public, b"a message", key.sign(b"a message"))
"""


@pytest.mark.parametrize(
    ("missing", "expected", "backends"),
    [
        ("_hashlib", "native", ("auto", "native")),
        ("gmssl_pyx", "libcrypto", ("auto", "native", "libcrypto")),
        ("ctypes gmssl_pyx", "portable", tuple(Backend)),
    ],
)
def test_a_machine_without_one_has_the_next(
    missing: str, expected: str, backends: tuple[str, ...]
) -> None:
    arguments = [sys.executable, "-c", WITHOUT, missing, expected, *backends]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


WRONG = """
import sys, types
broken = types.ModuleType("gmssl_pyx")
broken.sm2_sign_sm3_digest = lambda key, digest: bytes.fromhex("3006020101020101")  # r = s = 1
sys.modules["gmssl_pyx"] = broken
from kiosk.codes.sm2_signing import SigningKey
try:
    SigningKey.from_bytes(bytes(31) + b"\\x07")
except ValueError as problem:
    sys.exit(str(problem) != "SM2 signatures do not verify on this machine")
sys.exit(2)
"""


def test_a_library_that_signs_wrongly_is_found_out() -> None:
    assert subprocess.run([sys.executable, "-c", WRONG], timeout=60, check=False).returncode == 0


LEAK = """
import resource
from pathlib import Path
from kiosk.codes.sm2 import Backend
from kiosk.codes.sm2_signing import SigningKey
key = SigningKey.from_bytes(bytes(31) + b"\\x07", backend=Backend.LIBCRYPTO)

def some(count):
    for _ in range(count):
        key.sign(b"a message")
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

before = some(200)
print(some(4_000) - before)
"""


def test_no_memory_is_left_behind() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAK], capture_output=True, text=True, timeout=100, check=True
    )
    # 4,000 points and as many numbers: one kind of them forgotten would be half a megabyte or more.
    assert int(done.stdout) < 300_000


def test_the_preference_is_the_quicker_one() -> None:
    assert backend_in_use() is Backend.NATIVE
