"""The installation's key: what a terminal keeps of patients at rest is unreadable without it.

One random SM4 key (GB/T 32907) for each installation, in a file of its own, so that a copy of a
database, or a disk block that was not wiped, says nothing. Two keys are derived from it, by SM3-HMAC:
one seals (SM4-GCM, RFC 8998), the other makes fingerprints to count by.

The file is one line of ASCII: form, key, and the first 4 bytes of the key's SM3, which tell a damaged
file from a whole one. A damaged file is put aside and a new key made: what was sealed with the old one
is lost and says so when opened.
"""

from __future__ import annotations

import logging
import secrets
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Final

from kiosk.codes import sm3
from kiosk.journal import durable_file

KEY_SIZE: Final = 16  # bytes: SM4
OVERHEAD: Final = 29
"""Bytes by which something sealed is longer than it was."""

_NONCE_SIZE = 12
_TAG_SIZE = 16
_CHECK_SIZE = 4
_FORM = "yima-installation-key-1"
_PADDING = b"\x01"  # GmSSL refuses to seal nothing at all, so this goes before every plaintext
_LARGEST_FILE = 1_000

_log = logging.getLogger(__name__)


class KeyProblem(Enum):
    """Why there is no key to work with."""

    UNREADABLE = auto()  # the file may not be read; to who only looks: is missing or damaged
    UNWRITABLE = auto()  # there is none, and none can be made: disk full, read-only, no folder


class KeyOrigin(Enum):
    """Where a key comes from. After the last two, nothing sealed before can be opened."""

    LOADED = auto()
    CREATED = auto()  # there was none
    REPLACED = auto()  # there was a damaged one: for staff to know


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
    """The key in the file `path`; made on the disk before it is used if there is none.

    Of several processes that do this at once, one makes the key and all get it.
    """
    origin = KeyOrigin.CREATED
    for _ in range(2):
        try:
            text = _read(path)
        except FileNotFoundError:
            text = None
        except OSError as error:
            return _problem(KeyProblem.UNREADABLE, error)
        if text is not None:
            master = _parse(text)
            if master is not None:
                durable_file.tidy(path)
                return InstallationKey(master)
            origin = KeyOrigin.REPLACED
        fresh = secrets.token_bytes(KEY_SIZE)
        try:
            if origin is KeyOrigin.REPLACED:
                _log.error("installation key: damaged; what was sealed with it is lost")
                path.replace(path.with_name(f"{path.name}.damaged"))
            if durable_file.create(path, _text(fresh)):
                return InstallationKey(fresh, origin)
        except OSError as error:
            return _problem(KeyProblem.UNWRITABLE, error)
    return KeyProblem.UNREADABLE  # whoever else makes keys here makes no whole ones


def load(path: Path) -> InstallationKey | KeyProblem:
    """The key in the file `path`, for tools beside the terminal: nothing is made or put aside."""
    try:
        with path.open("rb") as file:
            master = _parse(file.read(_LARGEST_FILE))
    except OSError as error:
        return _problem(KeyProblem.UNREADABLE, error)
    return KeyProblem.UNREADABLE if master is None else InstallationKey(master)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_LARGEST_FILE)
    with suppress(OSError):  # a file that came back from a backup may be open to others
        path.chmod(0o600)
    return content


def _text(master: bytes) -> bytes:
    return f"{_FORM} {master.hex()} {sm3.digest(master)[:_CHECK_SIZE].hex()}\n".encode()


def _parse(text: bytes) -> bytes | None:
    try:
        form, digits, _ = text.decode("ascii").split()
        master = bytes.fromhex(digits)
    except ValueError:
        return None
    whole = form == _FORM and len(master) == KEY_SIZE and text == _text(master)
    return master if whole else None


def _problem(problem: KeyProblem, error: OSError) -> KeyProblem:
    _log.error("installation key: %s", error.strerror or type(error).__name__)
    return problem


def _hmac(key: bytes, message: bytes) -> bytes:
    """SM3-HMAC (GB/T 15852.2 with GB/T 32905), 32 bytes."""
    import gmssl_pyx  # noqa: PLC0415 - cold start

    return bytes(gmssl_pyx.sm3_hmac(key, message))
