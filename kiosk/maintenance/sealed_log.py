"""`.yimalog`: a file that only the holder of an SM2 private key can read. docs/readiness.md has the format.

A fresh SM4 key for each file is encrypted by SM2 for the recipient (GB/T 32918.4, written in DER as GM/T
0009 has it); the content goes in chunks by SM4-GCM (RFC 8998) under nonces that count, each bound to the
file's head, its place, and whether it is the last: a chunk that was changed, moved, left out or taken from
another file is found, and so is an end that was cut off.
"""

from __future__ import annotations

import json
import secrets
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from kiosk.audit.chain import json_object
from kiosk.codes import sm3
from kiosk.codes.sm2_curve import UNCOMPRESSED
from kiosk.codes.sm2_signing import SigningKey

MAGIC: Final = b"YIMALOG1"
CHUNK: Final = 256 * 1024
"""Bytes of content in each chunk but the last."""

OVERHEAD: Final = 1_024
"""Bytes at most by which a file of one chunk is longer than its content."""
CHUNK_OVERHEAD: Final = 20

_FORM: Final = "yimalog-1"
_LENGTH: Final = struct.Struct(">I")
_PLACE: Final = struct.Struct(">IB")
_KEY, _TAG = 16, 16
_LONGEST_HEAD: Final = 2_048


class SealedLogError(Exception):
    """It cannot be opened; says why, in English, for the vendor."""


class Sealer:
    """Writes one file through `write`; `add` as often as there is content, then `finish`."""

    def __init__(self, recipient: bytes, write: Callable[[bytes], object]) -> None:
        """`recipient`: 04 || X || Y."""
        import gmssl_pyx  # noqa: PLC0415 - hardly ever needed

        self._key = secrets.token_bytes(_KEY)
        sealed = bytes(gmssl_pyx.sm2_encrypt(recipient[1:], self._key))
        members = {"form": _FORM, "for": sm3.digest(recipient).hex(), "key": sealed.hex()}
        head = json.dumps(members).encode()
        self._write = write
        self._binding = sm3.digest(MAGIC + head)
        self._waiting = bytearray()
        self._chunks = 0
        write(MAGIC + _LENGTH.pack(len(head)) + head)

    def add(self, content: bytes) -> None:
        self._waiting += content
        # The last chunk says so, so it is kept back until it is known to be.
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, content: bytes, *, is_last: bool) -> None:
        import gmssl_pyx  # noqa: PLC0415 - as above

        nonce, bound = _bound(self._binding, self._chunks, is_last=is_last)
        # GmSSL refuses to seal nothing at all, so a byte goes before every chunk.
        sealed, tag = gmssl_pyx.sm4_gcm_encrypt(self._key, nonce, bound, b"\x01" + content)
        self._write(_LENGTH.pack(len(sealed)) + bytes(tag) + bytes(sealed))
        self._chunks += 1


@dataclass(frozen=True, slots=True)
class _Head:
    binding: bytes
    key: bytes = field(repr=False)


def opened(file: BinaryIO, private: bytes) -> Iterator[bytes]:
    """The content, chunk by chunk, each as it has been verified. Raises SealedLogError, OSError.

    `private`: d, 32 bytes. Who writes what this gives has to throw it away if it raises later on.
    """
    import gmssl_pyx  # noqa: PLC0415 - as above

    head = _read_head(file, private)
    number, is_last = 0, False
    while not is_last:
        length = _LENGTH.unpack(_exactly(file, _LENGTH.size))[0]
        if not 1 <= length <= CHUNK + 1:
            raise SealedLogError("a chunk of no possible length")
        tag, sealed = _exactly(file, _TAG), _exactly(file, length)
        is_last = _at_end(file)
        nonce, bound = _bound(head.binding, number, is_last=is_last)
        try:
            content = gmssl_pyx.sm4_gcm_decrypt(head.key, nonce, bound, sealed, tag)
        except gmssl_pyx.InvalidValueError:
            raise SealedLogError(f"chunk {number} was changed, or the end is missing") from None
        yield bytes(content)[1:]
        number += 1


def _read_head(file: BinaryIO, private: bytes) -> _Head:
    import gmssl_pyx  # noqa: PLC0415 - as above

    if _exactly(file, len(MAGIC)) != MAGIC:
        raise SealedLogError("no log of this form")
    length = _LENGTH.unpack(_exactly(file, _LENGTH.size))[0]
    if length > _LONGEST_HEAD:
        raise SealedLogError("no log of this form")
    text = _exactly(file, length)
    members = json_object(text)
    public = bytes((UNCOMPRESSED,)) + SigningKey.from_bytes(private).public.coordinates
    if members.get("form") != _FORM:
        raise SealedLogError("no log of this form")
    if members.get("for") != sm3.digest(public).hex():
        raise SealedLogError("encrypted for another key")
    try:
        key = bytes(gmssl_pyx.sm2_decrypt(private, bytes.fromhex(str(members.get("key")))))
    except (ValueError, gmssl_pyx.InvalidValueError, gmssl_pyx.GmsslInnerError):
        raise SealedLogError("its key cannot be decrypted: the head was changed") from None
    if len(key) != _KEY:
        raise SealedLogError("its key cannot be decrypted: the head was changed")
    return _Head(sm3.digest(MAGIC + text), key)


def _bound(binding: bytes, number: int, *, is_last: bool) -> tuple[bytes, bytes]:
    """Nonce and what goes along unencrypted, of chunk `number`."""
    place = _PLACE.pack(number, is_last)
    return place.rjust(12, b"\0"), binding + place


def _exactly(file: BinaryIO, count: int) -> bytes:
    content = file.read(count)
    if len(content) != count:
        raise SealedLogError("the end is missing")
    return content


def _at_end(file: BinaryIO) -> bool:
    """Whether nothing follows. The file has to be one that can be sought."""
    more = file.read(1)
    if more:
        file.seek(-1, 1)
    return not more
