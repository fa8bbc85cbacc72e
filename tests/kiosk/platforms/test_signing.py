"""Digests, signatures and ciphers against the OpenSSL command line, and the standard's own example."""

from __future__ import annotations

import base64
import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.insurance import envelope as nhsa
from kiosk.platforms import provincial, signing, tencent
from kiosk.platforms.sm4 import Cipher, Mode, key_from_secret

KEY = bytes.fromhex("0123456789abcdeffedcba9876543210")
IV = bytes(range(16))


def openssl(*arguments: str, given: bytes) -> bytes:
    return subprocess.run(
        ["openssl", *arguments], input=given, capture_output=True, check=True
    ).stdout


def test_what_tencent_signs() -> None:
    common = {
        "appToken": "T0",
        "requestId": "ABC",
        "hospitalId": "30001",
        "channelNum": 0,
        "timestamp": 1563349416,
        "sign": "never itself",
    }
    request = {
        "qrCodeText": "AB:0:CD::E",
        "time": "2030-03-05 10:10:00",
        "wechatCode": "",
        "x": None,
    }
    text = (
        "appToken=T0&channelNum=0&hospitalId=30001&qrCodeText=AB:0:CD::E&requestId=ABC"
        "&time=2030-03-05 10:10:00&timestamp=1563349416the secret"
    )
    hashed = openssl("dgst", "-sha256", "-binary", given=text.encode())
    assert tencent.sign(common, request, "the secret") == base64.b64encode(hashed).decode()


@pytest.mark.parametrize(("named", "attached"), [("app_secret", "&app_secret=S"), ("", "S")])
def test_what_a_province_digests(named: str, attached: str) -> None:
    fields = {
        "version": "X.M.0.1",
        "app_id": "A",
        "term_id": "",
        "biz_content": '{"a":"心"}',
        "digest": "never itself",
    }
    text = f'app_id=A&biz_content={{"a":"心"}}&term_id=&version=X.M.0.1{attached}'
    shown = openssl("dgst", "-sm3", given=text.encode()).decode().split()[-1]
    assert provincial.digest(fields, "S", named) == shown
    assert signing.same_digest(shown, shown.upper())
    assert not signing.same_digest(shown, shown[:-1] + ("0" if shown[-1] != "0" else "1"))
    assert not signing.same_digest(shown, "心")


def test_what_the_insurance_signs() -> None:
    envelope: dict[str, Any] = {
        "msgid": "M",
        "cainfo": "never itself",
        "dev_safe_info": "",
        "input": {"data": {"b": "2", "a": "心"}},
        "signtype": "SM3",
    }
    text = 'input={"data":{"a":"心","b":"2"}}&msgid=M&signtype=SM3S'
    shown = openssl("dgst", "-sm3", given=text.encode()).decode().split()[-1]
    assert nhsa.sign(envelope, "S") == shown


def test_sm4_of_the_standard() -> None:
    """GB/T 32907-2016, annex A.1: one block, key and plain text alike; the rest is padding."""
    block, key = KEY.hex(), KEY
    standard = "681edf34d206965e86b3e94f536e4246"
    sealed = openssl("enc", "-sm4-ecb", "-nopad", "-K", block, given=KEY).hex()
    assert sealed == standard
    ascii_key = b"0123456789abcdef"
    one_block = Cipher(ascii_key, Mode.ECB).encrypt("sixteen letters!")[:32]
    again = openssl("enc", "-sm4-ecb", "-nopad", "-K", ascii_key.hex(), given=b"sixteen letters!")
    assert one_block == again.hex()
    assert Cipher(key, Mode.ECB).decrypt(Cipher(key, Mode.ECB).encrypt("x")) == "x"


@pytest.mark.parametrize(
    "text", ["", "a", "fifteen letters", "sixteen letters!", '{"姓名":"张三"}' * 9]
)
@pytest.mark.parametrize("mode", Mode)
def test_sm4_is_openssls(mode: Mode, text: str) -> None:
    vector = ["-iv", IV.hex()] if mode is Mode.CBC else []
    command = ["enc", f"-sm4-{mode}", "-K", KEY.hex(), *vector]
    cipher = Cipher(KEY, mode, IV)
    sealed = openssl(*command, given=text.encode())
    assert cipher.encrypt(text) == sealed.hex()
    assert cipher.decrypt(sealed.hex().upper()) == text


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80), mode=st.sampled_from(Mode)
)
def test_what_is_encrypted_comes_back(text: str, mode: Mode) -> None:
    cipher = Cipher(KEY, mode, IV)
    assert cipher.decrypt(cipher.encrypt(text)) == text


@given(data=st.binary(max_size=64), mode=st.sampled_from(Mode))
def test_garbage_is_text_or_refused(data: bytes, mode: Mode) -> None:
    try:
        assert isinstance(Cipher(KEY, mode, IV).decrypt(data.hex()), str)
    except ValueError:
        return


@pytest.mark.parametrize("text", ["", "00" * 15, "0g" * 16, "00" * 16, "00" * 16 + " "])
@pytest.mark.parametrize("mode", Mode)
def test_what_cannot_be_decrypted(mode: Mode, text: str) -> None:
    with pytest.raises(ValueError, match=r"hexadecimal|padding"):
        Cipher(KEY, mode, IV).decrypt(text)


@pytest.mark.parametrize("mode", Mode)
def test_padding_that_is_not_whole_is_refused(mode: Mode) -> None:
    vector = ["-iv", IV.hex()] if mode is Mode.CBC else []
    for tail in (b"\x03\x02\x03", b"\x00", b"\x11" * 17):
        block = tail.rjust(32, b"x")[-32:]
        sealed = openssl("enc", f"-sm4-{mode}", "-nopad", "-K", KEY.hex(), *vector, given=block)
        with pytest.raises(ValueError, match="padding"):
            Cipher(KEY, mode, IV).decrypt(sealed.hex())


def test_keys() -> None:
    assert key_from_secret("6046887813FCFA19") == b"6046887813FCFA19"
    assert key_from_secret("00112233445566778899AABBCCDDEEFF")[:3] == b"\x00\x11\x22"
    for secret in ("", "short", "x" * 17, "心" * 16):
        with pytest.raises(ValueError, match="secret") as problem:
            key_from_secret(secret)
        assert not secret or secret not in str(problem.value)
    with pytest.raises(ValueError, match="16 bytes"):
        Cipher(KEY, Mode.CBC, b"")
