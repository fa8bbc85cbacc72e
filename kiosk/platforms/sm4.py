"""SM4 (GB/T 32907) for the bodies of provincial platforms: PKCS #7 padding, hexadecimal text.

gmssl gives the block; the chaining and the padding are here. Its own strip padding without a look at
it, gmssl_pyx has no ECB and writes to standard error what it does not like. A body has some twenty
blocks, so that pure Python is quick enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Final

BLOCK: Final = 16
KEY_SIZE: Final = 16
_HEX_KEY: Final = re.compile(r"[0-9A-Fa-f]{32}")
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{32})+")


class Mode(StrEnum):
    """How blocks are chained. ECB is what the platforms in the field use; CBC is better."""

    CBC = auto()
    ECB = auto()


def key_from_secret(secret: str) -> bytes:
    """The key that a platform's secret gives: 16 ASCII characters are it, 32 hex digits spell it.

    Raises:
        ValueError: it is neither; without the secret.
    """
    if _HEX_KEY.fullmatch(secret):
        return bytes.fromhex(secret)
    if len(secret) == KEY_SIZE and secret.isascii():
        return secret.encode("ascii")
    raise ValueError("secret: 16 characters or 32 hexadecimal digits")


@dataclass(frozen=True, slots=True)
class Cipher:
    """`iv` counts with CBC only. Raises ValueError for sizes other than 16 bytes."""

    key: bytes = field(repr=False)
    mode: Mode = Mode.CBC
    iv: bytes = bytes(BLOCK)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_SIZE or len(self.iv) != BLOCK:
            raise ValueError("SM4: key and iv have 16 bytes")

    def encrypt(self, text: str) -> str:
        """Lower-case hexadecimal text of the encrypted UTF-8."""
        data = text.encode()
        missing = BLOCK - len(data) % BLOCK
        one_block = _one_block(self.key, decrypt=False)
        before, sent = self.iv, bytearray()
        for block in _blocks(data + bytes([missing]) * missing):
            before = one_block(_xor(block, before) if self.mode is Mode.CBC else block)
            sent += before
        return sent.hex()

    def decrypt(self, text: str) -> str:
        """The other way round.

        Raises:
            ValueError: not hexadecimal, not whole blocks, not padded, or not UTF-8.
        """
        if _HEX.fullmatch(text) is None:
            raise ValueError("not whole blocks in hexadecimal")
        one_block = _one_block(self.key, decrypt=True)
        before, plain = self.iv, bytearray()
        for block in _blocks(bytes.fromhex(text)):
            plain += _xor(one_block(block), before) if self.mode is Mode.CBC else one_block(block)
            before = block
        count = plain[-1]
        if not 1 <= count <= BLOCK or plain[-count:] != bytes([count]) * count:
            raise ValueError("the padding is wrong")
        return plain[:-count].decode()


def _one_block(key: bytes, *, decrypt: bool) -> Callable[[bytes], bytes]:
    from gmssl import sm4  # noqa: PLC0415 - cold start

    cipher = sm4.CryptSM4()
    cipher.set_key(key, sm4.SM4_DECRYPT if decrypt else sm4.SM4_ENCRYPT)
    return lambda block: bytes(cipher.one_round(cipher.sk, list(block)))


def _blocks(data: bytes) -> Iterator[bytes]:
    return (data[at : at + BLOCK] for at in range(0, len(data), BLOCK))


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
