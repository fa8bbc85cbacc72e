"""HMAC-SM3: one function, equal to OpenSSL's command line and to GmSSL's."""

from __future__ import annotations

import subprocess
import sys

import gmssl_pyx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.codes import sm3


def openssl_mac(key: bytes, data: bytes) -> bytes:
    command = ["openssl", "mac", "-digest", "SM3", "-macopt", f"hexkey:{key.hex()}", "HMAC"]
    done = subprocess.run(command, input=data, capture_output=True, timeout=60, check=True)
    return bytes.fromhex(done.stdout.decode().strip())


@pytest.mark.parametrize("size", [1, 16, 63, 64, 65, 200])
def test_it_is_what_openssl_makes(size: int) -> None:
    key, data = bytes(range(size)), b"POST\n/orders\n" * 30
    expected = openssl_mac(key, data)
    assert sm3.mac(key, data) == expected
    assert sm3.mac_native(key, data) == expected
    assert sm3.mac_portable(key, data) == expected


@given(key=st.binary(max_size=130), data=st.binary(max_size=200))
@example(key=b"", data=b"")
@settings(max_examples=40, deadline=None)
def test_it_is_one_function(key: bytes, data: bytes) -> None:
    assert sm3.mac_native(key, data) == sm3.mac_portable(key, data)
    if key:  # which GmSSL cannot do without
        assert sm3.mac(key, data) == gmssl_pyx.sm3_hmac(key, data)


WITHOUT = """
import hashlib
there = hashlib.new

def without_sm3(name, *arguments, **options):
    if name == "sm3":
        raise ValueError("unsupported hash type sm3")
    return there(name, *arguments, **options)

hashlib.new = without_sm3
from kiosk.codes import sm3
print(sm3.mac(b"k" * 32, b"data").hex())
"""


def test_a_machine_whose_openssl_has_no_sm3() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, timeout=60, check=True
    )
    assert bytes.fromhex(done.stdout) == openssl_mac(b"k" * 32, b"data")
