"""libcrypto by ctypes: it leaves no memory, no errors and no words behind, and is asked for its papers."""

from __future__ import annotations

import _hashlib
import ctypes
import ctypes.util
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.codes import sm2, sm2_libcrypto
from kiosk.codes.sm2 import Backend
from kiosk.codes.sm2_curve import N, Point
from kiosk.codes.sm2_libcrypto import Libcrypto
from kiosk.demo.authority import KeyPair

KEY = KeyPair.derive(b"libcrypto tests", "key")
PUBLIC = b"\x04" + KEY.public
GOOD = KEY.sign(b"a message")
BAD = bytes(31) + b"\x01" + GOOD[32:]
NO_X = b"\xff" * 32


def verify(signature: bytes) -> bool:
    return sm2.verify(PUBLIC, b"a message", signature, backend=Backend.LIBCRYPTO)


def test_nothing_is_written_to_the_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert verify(GOOD)
    assert not verify(BAD)
    assert sm2.decompress(NO_X, y_is_odd=True, backend=Backend.LIBCRYPTO) is None
    assert capfd.readouterr() == ("", "")


def test_the_queue_of_errors_is_left_as_it_was() -> None:
    library = ctypes.PyDLL(_hashlib.__file__)
    peek: Callable[[], int] = library.ERR_peek_last_error
    library.ERR_peek_last_error.restype = ctypes.c_ulong
    library.ERR_clear_error()
    assert not verify(BAD)
    assert sm2.decompress(NO_X, y_is_odd=True, backend=Backend.LIBCRYPTO) is None
    assert peek() == 0

    assert not library.EC_GROUP_new_by_curve_name(1)  # somebody else's error: no such curve
    theirs = peek()
    assert theirs
    assert not verify(BAD)
    assert sm2.decompress(NO_X, y_is_odd=True, backend=Backend.LIBCRYPTO) is None
    assert peek() == theirs
    library.ERR_clear_error()


def test_many_threads_at_once() -> None:
    wanted = [n % 3 > 0 for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda good: verify(GOOD if good else BAD), wanted))
    assert answers == wanted


LEAK = """
import resource, sys
from pathlib import Path
from kiosk.codes import sm2
key, good, bad = (bytes.fromhex(a) for a in sys.argv[1:])
assert sm2.backend_in_use() is sm2.Backend.LIBCRYPTO

def some(count):
    for _ in range(count):
        assert sm2.verify(key, b"a message", good)
        assert not sm2.verify(key, b"a message", bad)
        for x in (key[1:33], bytes(32), bytes([255]) * 32):
            sm2.decompress(x, y_is_odd=True)
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

before = some(200)
print(some(2_000) - before)
"""


def test_no_memory_is_left_behind() -> None:
    arguments = [sys.executable, "-c", LEAK, PUBLIC.hex(), GOOD.hex(), BAD.hex()]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=100, check=True)
    # 10,000 points and 8,000 numbers: one kind of them forgotten would be a megabyte or more.
    assert int(done.stdout) < 300_000


@pytest.mark.parametrize("file", ["no-such-library.so", "libc.so.6"])
def test_another_library_is_not_taken(file: str) -> None:
    assert sm2_libcrypto.load(file) is None


class _Credulous(Libcrypto):
    """Takes everything for a signature, or nothing."""

    def __init__(self, answer: bool) -> None:
        self._answer = answer

    def verify(self, public_key: Point, digest: bytes, r: int, s: int) -> bool:  # noqa: ARG002 - does not look
        return self._answer


@pytest.mark.parametrize("answer", [True, False])
def test_a_library_that_fails_the_example_is_not_relied_on(answer: bool) -> None:
    assert not sm2_libcrypto.knows_the_example(_Credulous(answer))


def test_the_example_is_that_of_the_standard() -> None:
    known = sm2.message_digest(sm2_libcrypto._KNOWN_KEY, b"message digest", sm2.DEFAULT_ID)
    assert known == sm2_libcrypto._KNOWN_DIGEST


def test_it_says_no_where_the_sum_is_infinity() -> None:
    library = sm2_libcrypto.load()
    assert library is not None
    d = int.from_bytes(KEY.private, "big")
    point = Point(*(int.from_bytes(half, "big") for half in (KEY.public[:32], KEY.public[32:])))
    for t in (1, 2, N - 1):
        s = -t * d % N
        assert not library.verify(point, bytes(32), (t - s) % N, s)
