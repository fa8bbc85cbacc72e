"""The installation's key: what a terminal keeps of patients at rest is unreadable without it.

One random SM4 key (GB/T 32907) for each installation, in a file of its own, so that a copy of a
database, or a disk block that was not wiped, says nothing. Two keys are derived from it, by SM3-HMAC:
one seals (SM4-GCM, RFC 8998), the other makes fingerprints to count by.

How the file is kept: `kiosk.journal.own_key`. A damaged one is replaced: what was sealed with the old key
is lost and says so when opened.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from kiosk.journal.own_key import Kept, KeyOrigin, KeyProblem, OwnKey, random_key

KEY_SIZE: Final = 16  # bytes: SM4
OVERHEAD: Final = 29
"""Bytes by which something sealed is longer than it was."""

_NONCE_SIZE = 12
_TAG_SIZE = 16
_PADDING = b"\x01"  # GmSSL refuses to seal nothing at all, so this goes before every plaintext
_FILE = OwnKey(
    name="installation key",
    form="yima-installation-key-1",
    when_damaged="what was sealed with it is lost",
    make=random_key(KEY_SIZE),
    is_key=lambda key: len(key) == KEY_SIZE,
)


class InstallationKey:
    """Seals, opens and fingerprints. Safe to use from several threads."""

    __slots__ = ("_fingerprint_key", "_seal_key", "origin")

    def __init__(self, master: bytes, origin: KeyOrigin = KeyOrigin.LOADED) -> None:
        """`master`: 16 bytes."""
        if len(master) != KEY_SIZE:
            raise ValueError(f"an SM4 key has {KEY_SIZE} bytes")
        self.origin = origin
        self._seal_key = _hmac(master, b"seal")[:KEY_SIZE]
        self._fingerprint_key = _hmac(master, b"fingerprint")

    def seal(self, plaintext: bytes, context: bytes) -> bytes:
        """`plaintext` encrypted and authenticated: nonce (12 bytes), tag (16), ciphertext.

        Nonces are random: one key is good for 2^32 of them (NIST SP 800-38D, 8.3), which is more than
        a terminal comes to.

        Args:
            plaintext: of any length.
            context: what it is and where it belongs; needed again to open it, and not kept.
        """
        import gmssl_pyx  # noqa: PLC0415 - cold start

        nonce = secrets.token_bytes(_NONCE_SIZE)
        ciphertext, tag = gmssl_pyx.sm4_gcm_encrypt(
            self._seal_key, nonce, context, _PADDING + plaintext
        )
        return nonce + bytes(tag) + bytes(ciphertext)

    def open(self, sealed: bytes, context: bytes) -> bytes | None:
        """What was sealed; None if it is damaged, of another context, or sealed by another key."""
        import gmssl_pyx  # noqa: PLC0415 - cold start

        if len(sealed) < OVERHEAD:
            return None
        nonce, rest = sealed[:_NONCE_SIZE], sealed[_NONCE_SIZE:]
        tag, ciphertext = rest[:_TAG_SIZE], rest[_TAG_SIZE:]
        try:
            padded = gmssl_pyx.sm4_gcm_decrypt(self._seal_key, nonce, context, ciphertext, tag)
        except gmssl_pyx.InvalidValueError:
            return None
        return bytes(padded)[len(_PADDING) :]

    def fingerprint(self, text: str) -> bytes:
        """SM3-HMAC of `text`, 32 bytes: the same for the same text, and nothing to guess from."""
        return _hmac(self._fingerprint_key, text.encode())


def load_or_create(path: Path) -> InstallationKey | KeyProblem:
    """The key in the file `path`; made if there is none. See `OwnKey.load_or_create`."""
    return _opened(_FILE.load_or_create(path))


def load(path: Path) -> InstallationKey | KeyProblem:
    """The key in the file `path`, for tools beside the terminal: nothing is made or put aside."""
    return _opened(_FILE.load(path))


def _opened(kept: Kept | KeyProblem) -> InstallationKey | KeyProblem:
    return InstallationKey(kept.key, kept.origin) if isinstance(kept, Kept) else kept


def _hmac(key: bytes, message: bytes) -> bytes:
    """SM3-HMAC (GB/T 15852.2 with GB/T 32905), 32 bytes."""
    import gmssl_pyx  # noqa: PLC0415 - cold start

    return bytes(gmssl_pyx.sm3_hmac(key, message))
