"""A private key at rest: one file, encrypted with SM4-GCM under a passphrase.

    { "form": 1, "name": tstr, "keytype": "sm2", "scheme": "sm2-sm3", "public": hex 04 || X || Y,
      "kdf": { "name": "scrypt", "n", "r", "p", "salt": hex },         RFC 7914
      "cipher": "sm4-gcm", "nonce": hex (12 bytes), "ciphertext": hex, "tag": hex (16 bytes) }

The members before `ciphertext` are authenticated with it, so that a changed name, public key or cost is
found out. The public part is read without the passphrase.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import gmssl_pyx

from kiosk.codes import sm2_curve
from kiosk.trust.authority import files
from kiosk.trust.authority.errors import AuthorityError, WrongPassphraseError
from kiosk.trust.authority.signer import KeyPair, SM2Signer
from kiosk.trust.reading import (
    NotThisFormError,
    load_object,
    need_hex,
    need_integer,
    need_object,
    need_text,
)
from kiosk.trust.sm2_key import KEY_TYPE, SCHEME, SM2Key

FORM: Final = 1
CIPHER: Final = "sm4-gcm"

_KEY_SIZE = 16  # SM4
_PRIVATE_SIZE = 32
_NONCE_SIZE = 12
_TAG_SIZE = 16
_SALT_SIZE = 16
_LARGEST_FILE = 10_000
_MOST_MEMORY = 1 << 28
_AUTHENTICATED = ("form", "name", "keytype", "scheme", "public", "kdf", "cipher", "nonce")


@dataclass(frozen=True, slots=True)
class ScryptCost:
    """Parameters of RFC 7914; 128 * n * r bytes of memory. These take about a tenth of a second."""

    n: int = 2**15
    r: int = 8
    p: int = 1

    @property
    def memory(self) -> int:
        """Bytes."""
        return 128 * self.r * (self.n + self.p)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file as read: what is public about it, and the means to open it."""

    path: Path
    name: str
    public_key: SM2Key
    _members: Mapping[str, Any] = field(repr=False)

    @property
    def keyid(self) -> str:
        return self.public_key.keyid

    def unlock(self, passphrase: str) -> SM2Signer:
        """The signer of this key.

        Raises:
            WrongPassphraseError: this passphrase does not open it.
        """
        members = self._members
        kdf = members["kdf"]
        cost = ScryptCost(kdf["n"], kdf["r"], kdf["p"])
        key = _derive(passphrase, bytes.fromhex(kdf["salt"]), cost)
        public = bytes.fromhex(members["public"])
        sealed = (bytes.fromhex(members[name]) for name in ("ciphertext", "tag"))
        try:
            private = gmssl_pyx.sm4_gcm_decrypt(
                key, bytes.fromhex(members["nonce"]), _authenticated(members), *sealed
            )
        except gmssl_pyx.InvalidValueError:
            raise WrongPassphraseError(f"{self.path}: the passphrase does not open it") from None
        return SM2Signer(KeyPair(bytes(private), public[1:]))


def create(
    path: Path, name: str, pair: KeyPair, passphrase: str, *, cost: ScryptCost | None = None
) -> KeyFile:
    """Write `pair` to the new file `path`, mode 0600.

    Raises:
        AuthorityError: `path` is there already.
        ValueError: no passphrase.
    """
    if not passphrase:
        raise ValueError("a key needs a passphrase")
    cost = cost or ScryptCost()
    salt, nonce = secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_NONCE_SIZE)
    members: dict[str, Any] = {
        "form": FORM,
        "name": name,
        "keytype": KEY_TYPE,
        "scheme": SCHEME,
        "public": pair.uncompressed.hex(),
        "kdf": {"name": "scrypt", "n": cost.n, "r": cost.r, "p": cost.p, "salt": salt.hex()},
        "cipher": CIPHER,
        "nonce": nonce.hex(),
    }
    ciphertext, tag = gmssl_pyx.sm4_gcm_encrypt(
        _derive(passphrase, salt, cost), nonce, _authenticated(members), pair.private
    )
    members |= {"ciphertext": bytes(ciphertext).hex(), "tag": bytes(tag).hex()}
    files.write_once(path, (json.dumps(members, indent=1) + "\n").encode())
    return read(path)


def read(path: Path) -> KeyFile:
    """Read a key file without opening it.

    Raises:
        AuthorityError: there is none, or it has another form.
    """
    try:
        with path.open("rb") as file:
            members = load_object(file.read(_LARGEST_FILE))
        _check(members)
        public_key = SM2Key.from_public(
            need_hex(members["public"], "public", sm2_curve.UNCOMPRESSED_SIZE)
        )
    except OSError as error:
        raise AuthorityError(f"{path}: {error.strerror}") from None
    except ValueError as error:  # NotThisFormError is one
        raise AuthorityError(f"{path}: not a key file: {error}") from None
    return KeyFile(path, members["name"], public_key, members)


def _check(members: Mapping[str, Any]) -> None:
    expected = {"form": FORM, "keytype": KEY_TYPE, "scheme": SCHEME, "cipher": CIPHER}
    for name, value in expected.items():
        if members.get(name) != value:
            raise NotThisFormError(f"{name}: not {value}")
    need_text(members.get("name"), "name")
    need_hex(members.get("public"), "public", sm2_curve.UNCOMPRESSED_SIZE)
    need_hex(members.get("nonce"), "nonce", _NONCE_SIZE)
    need_hex(members.get("ciphertext"), "ciphertext", _PRIVATE_SIZE)
    need_hex(members.get("tag"), "tag", _TAG_SIZE)
    kdf = need_object(members.get("kdf"), "kdf")
    if kdf.get("name") != "scrypt":
        raise NotThisFormError("kdf: not scrypt")
    need_hex(kdf.get("salt"), "kdf.salt", _SALT_SIZE)
    n, r, p = (need_integer(kdf.get(name), f"kdf.{name}", smallest=1) for name in "nrp")
    if n < 2 or n & (n - 1) or p > 16 or ScryptCost(n, r, p).memory > _MOST_MEMORY:  # noqa: PLR2004 - RFC 7914 section 2; the rest is what a machine bears
        raise NotThisFormError("kdf: cost out of range")


def _derive(passphrase: str, salt: bytes, cost: ScryptCost) -> bytes:
    return hashlib.scrypt(
        passphrase.encode(),
        salt=salt,
        n=cost.n,
        r=cost.r,
        p=cost.p,
        maxmem=2 * _MOST_MEMORY,
        dklen=_KEY_SIZE,
    )


def _authenticated(members: Mapping[str, Any]) -> bytes:
    chosen = {name: members[name] for name in _AUTHENTICATED}
    return json.dumps(chosen, sort_keys=True, separators=(",", ":")).encode()
