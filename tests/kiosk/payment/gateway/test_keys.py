"""Key files as staff put them there, and as they should not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.codes import sm2
from kiosk.demo.authority import KeyPair
from kiosk.payment.gateway.keys import KeyFileError, SchemeName, read_scheme
from kiosk.payment.gateway.signing import HmacSm3, Sm2Sm3

HMAC, SM2 = SchemeName.HMAC_SM3, SchemeName.SM2_SM3
PAIR = KeyPair.derive(b"key file tests", "terminal")
OTHER = KeyPair.derive(b"key file tests", "gateway")
SECRET = "密钥，三十二个字节。"


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o640, 0o440])
def test_a_shared_secret(write_key, mode) -> None:
    scheme = read_scheme(HMAC, write_key(f"\n{SECRET} \r\n", mode))
    assert scheme == HmacSm3(SECRET.encode())
    assert scheme.verify(b"message", scheme.sign(b"message"))
    assert not scheme.verify(b"massage", scheme.sign(b"message"))


def test_a_key_pair(write_key) -> None:
    private = write_key(f"{PAIR.private.hex().upper()}\n")
    public = write_key(f"{OTHER.uncompressed.hex()}\n", mode=0o644)
    scheme = read_scheme(SM2, private, public)
    assert isinstance(scheme, Sm2Sm3)
    assert sm2.verify(PAIR.uncompressed, b"message", scheme.sign(b"message"))
    assert scheme.verify(b"message", OTHER.sign(b"message"))
    assert not scheme.verify(b"message", scheme.sign(b"message"))


@pytest.mark.parametrize("mode", [0o644, 0o604, 0o602, 0o601, 0o666, 0o777])
def test_a_key_for_everybodys_eyes(write_key, mode) -> None:
    with pytest.raises(KeyFileError, match=r"^key_file: everybody may read or change it"):
        read_scheme(HMAC, write_key(SECRET, mode))
    public = write_key(OTHER.uncompressed.hex())
    with pytest.raises(KeyFileError, match=r"^key_file: everybody may read or change it"):
        read_scheme(SM2, write_key(PAIR.private.hex(), mode), public)


@pytest.mark.parametrize(
    "content", ["", "00" * 32, "ff" * 32, PAIR.private.hex()[:-2], PAIR.private.hex()[:-1], "密钥"]
)
def test_what_is_no_private_key(write_key, content) -> None:
    public = write_key(OTHER.uncompressed.hex())
    with pytest.raises(KeyFileError, match=r"^key_file: not an SM2 private key$"):
        read_scheme(SM2, write_key(content), public)


@pytest.mark.parametrize(
    "content",
    [
        "",
        OTHER.public.hex(),
        "04" + "00" * 64,
        OTHER.uncompressed.hex()[:-2] + "xx",
        OTHER.uncompressed[:-1].hex() + f"{OTHER.uncompressed[-1] ^ 1:02x}",
        "-----BEGIN PUBLIC KEY-----",
    ],
)
def test_what_is_no_public_key(write_key, content) -> None:
    with pytest.raises(KeyFileError, match=r"^gateway_key_file: not an SM2 public key"):
        read_scheme(SM2, write_key(PAIR.private.hex()), write_key(content))


def test_what_is_no_secret(write_key) -> None:
    with pytest.raises(KeyFileError, match=r"^key_file: a secret of at least 16 bytes"):
        read_scheme(HMAC, write_key(" 15 characters. \n"))
    with pytest.raises(KeyFileError, match=r"^key_file: too large for a key"):
        read_scheme(HMAC, write_key("x" * 5_000))


def test_files_that_are_not_there(write_key, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    with pytest.raises(KeyFileError, match=r"^key_file: cannot be read"):
        read_scheme(HMAC, nowhere)
    with pytest.raises(KeyFileError, match=r"^key_file: cannot be read"):
        read_scheme(HMAC, tmp_path)
    with pytest.raises(KeyFileError, match=r"^gateway_key_file: cannot be read"):
        read_scheme(SM2, write_key(PAIR.private.hex()), nowhere)
    with pytest.raises(KeyFileError, match=r"^gateway_key_file: needed for sm2-sm3"):
        read_scheme(SM2, write_key(PAIR.private.hex()))


def test_nothing_of_a_key_is_told(write_key) -> None:
    public = write_key(OTHER.uncompressed.hex())
    made = (
        read_scheme(HMAC, write_key(SECRET)),
        read_scheme(SM2, write_key(PAIR.private.hex()), public),
    )
    number = int.from_bytes(PAIR.private, "big")
    for told in (SECRET, repr(SECRET.encode()), PAIR.private.hex(), str(number)):
        assert told not in repr(made)
    with pytest.raises(KeyFileError) as raised:
        read_scheme(SM2, write_key(PAIR.private.hex() + "0g"), public)
    assert PAIR.private.hex()[:8] not in str(raised.value)
    assert raised.value.__cause__ is None
