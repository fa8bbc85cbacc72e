"""A demo authority: issues cards as a province would, and plays the patient's phone.

Everything is encoded with cbor2 and base45 and signed with gmssl_pyx, none of which the verifier
reads with, so that a mistake cannot be made twice the same way. Keys come from a seed, and the same
seed gives the same keys and credential ids; signatures differ each time, as their nonces are random.
Keys from a seed are for demonstration and tests only.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import base45
import cbor2
import gmssl_pyx
from gmssl.sm2 import CryptSM2, default_ecc_table

from kiosk.domain import CardId
from kiosk.trust.authority import signer

SM2_SM3 = -65537
SM2_ID = "1234567812345678"

_N = int(default_ecc_table["n"], 16)
_YEAR = 365 * 86_400


class KeyPair(signer.KeyPair):
    """A key pair that can also be made from a seed, and be a holder's."""

    __slots__ = ()

    @classmethod
    def derive(cls, seed: bytes, label: str) -> KeyPair:
        """The key pair that `seed` gives under `label`."""
        counter = 0
        while True:
            block = hmac.new(seed, f"{label}/{counter}".encode(), "sha256").digest()
            d = int.from_bytes(block, "big")
            if 1 <= d <= _N - 2:  # GB/T 32918.1 section 6.1
                return cls.from_private(block)
            counter += 1

    @classmethod
    def from_private(cls, private: bytes) -> KeyPair:
        """The key pair of d, which is in [1, n-2]."""
        # gmssl_pyx cannot make a public key from a private one. gmssl multiplies well; only its
        # signing is not to be used.
        point = CryptSM2("", "")._kg(  # noqa: SLF001
            int.from_bytes(private, "big"), default_ecc_table["g"]
        )
        return cls(private, bytes.fromhex(point))

    @property
    def kid(self) -> bytes:
        """The first 8 bytes of SM3(04 || X || Y)."""
        return bytes(gmssl_pyx.sm3_hash(self.uncompressed)[:8])

    @property
    def cose_key(self) -> dict[int, Any]:
        """The public key as a COSE_Key with a compressed Y."""
        return {1: 2, -1: SM2_SM3, -2: self.public[:32], -3: bool(self.public[63] & 1)}

    def sign(self, message: bytes, sm2_id: str | bytes = SM2_ID) -> bytes:
        """The signature of `message`, r || s, 64 bytes."""
        return super().sign(message, sm2_id.encode() if isinstance(sm2_id, str) else sm2_id)


@dataclass(slots=True)
class Authority:
    """One issuer with one key."""

    issuer: str
    name: str
    key: KeyPair
    not_before: int  # of the key, Unix seconds
    not_after: int
    usage: str = "card"
    sm2_id: str = SM2_ID
    _seed: bytes = field(default=b"", repr=False)
    _issued: int = 0
    _revoked: list[bytes] = field(default_factory=list)

    @classmethod
    def create(
        cls,
        seed: bytes,
        *,
        issuer: str = "CN-510000",
        name: str = "四川省卫生健康委员会（演示）",
        not_before: int = 1_767_225_600,
        not_after: int = 1_767_225_600 + 5 * _YEAR,
        usage: str = "card",
        sm2_id: str = SM2_ID,
    ) -> Authority:
        """An authority whose key and credential ids come from `seed` and `issuer`."""
        key = KeyPair.derive(seed, f"issuer/{issuer}/{usage}")
        return cls(issuer, name, key, not_before, not_after, usage, sm2_id, seed)

    def issue(
        self,
        card_id: CardId,
        masked_name: str | None = None,
        *,
        iat: int,
        exp: int,
        holder: KeyPair | None = None,
        cti: bytes | None = None,
        extra: Mapping[int | str, Any] | None = None,
    ) -> bytes:
        """A card: the bytes of its COSE_Sign1.

        Args:
            card_id: 64 hexadecimal digits.
            masked_name: for the greeting, at most 48 bytes of UTF-8.
            iat: Unix seconds.
            exp: Unix seconds.
            holder: the phone's key; without it the card cannot be presented.
            cti: 8 bytes; None: the next of this authority.
            extra: further claims, or others in place of those above.
        """
        claims: dict[int | str, Any] = {
            1: self.issuer,
            2: bytes.fromhex(card_id),
            4: exp,
            6: iat,
            7: self._next_cti() if cti is None else cti,
        }
        if holder is not None:
            claims[8] = {1: holder.cose_key}
        if masked_name is not None:
            claims[-65539] = masked_name
        claims.update(extra or {})
        return sign1({1: SM2_SM3, 4: self.key.kid}, claims, self.key, self.sm2_id)

    def badge(
        self,
        staff_id: str,
        roles: Sequence[Any],
        *,
        iat: int,
        exp: int,
        cti: bytes | None = None,
        extra: Mapping[int | str, Any] | None = None,
    ) -> bytes:
        """A staff badge; its text is `encode_badge`. For an authority whose usage is "staff".

        Args:
            staff_id: plainly synthetic, "DEMO-ENGINEER".
            roles: the claim -65540.
            iat: Unix seconds.
            exp: Unix seconds.
            cti: 8 bytes; None: the next of this authority.
            extra: further claims, or others in place of those above.
        """
        claims = {-65540: list(roles), **(extra or {})}
        return self.issue(subject_of(staff_id), iat=iat, exp=exp, cti=cti, extra=claims)

    def invite(
        self,
        staff_id: str,
        *,
        iat: int,
        exp: int,
        terminal: str = "",
        typ: str = "yima-invitation",
        extra: Mapping[int | str, Any] | None = None,
    ) -> bytes:
        """An invitation to set a PIN at `terminal` (empty: at any); its text is `encode_invitation`."""
        claims: dict[int | str, Any] = {
            1: self.issuer,
            2: bytes.fromhex(subject_of(staff_id)),
            4: exp,
            6: iat,
            7: self._next_cti(),
            -65542: terminal,
            **(extra or {}),
        }
        return sign1({1: SM2_SM3, 4: self.key.kid, 16: typ}, claims, self.key, self.sm2_id)

    def revoke(self, cti: bytes) -> None:
        """Cancel a credential; `write` publishes it."""
        self._revoked.append(cti)

    def trust_entry(self) -> dict[str, Any]:
        """The entry of the trust list for this authority."""
        entry = {
            "kid": self.key.kid.hex(),
            "issuer": self.issuer,
            "name": self.name,
            "public_key": self.key.uncompressed.hex(),
            "sm2_id": self.sm2_id,
            "not_before": self.not_before,
            "not_after": self.not_after,
        }
        return entry if self.usage == "card" else {**entry, "usage": self.usage}

    def revocations(self) -> dict[str, list[str]]:
        """What this authority has cancelled, as in `revoked.json`."""
        return {self.key.kid.hex(): sorted(cti.hex() for cti in self._revoked)}

    def write(self, folder: Path, *, issued: int | None = None) -> None:
        """Write `issuers.json` and `revoked.json` of this authority alone into `folder`."""
        publish(folder, [self], issued=self.not_before if issued is None else issued)

    def _next_cti(self) -> bytes:
        self._issued += 1
        label = f"cti/{self.issuer}/{self._issued}".encode()
        return hmac.new(self._seed, label, "sha256").digest()[:8]


def publish(folder: Path, authorities: Sequence[Authority], *, issued: int) -> None:
    """Write `issuers.json` and `revoked.json` of `authorities` into `folder`, each in one step."""
    revoked: dict[str, list[str]] = {}
    for authority in authorities:
        revoked.update(authority.revocations())
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / "revoked.json", revoked)
    _replace(folder / "issuers.json", trust_list(authorities, issued=issued))


def trust_list(authorities: Sequence[Authority], *, issued: int) -> dict[str, Any]:
    """The content of an `issuers.json`."""
    return {
        "version": 1,
        "issued": issued,
        "refresh_seconds": 3_600,
        "grace_seconds": 14 * 86_400,
        "keys": [authority.trust_entry() for authority in authorities],
    }


def present(card: bytes, holder: KeyPair, iat: int) -> bytes:
    """What the phone shows: a presentation of `card`, made at `iat` (Unix seconds)."""
    return sign1({1: SM2_SM3}, {6: iat, -65538: card}, holder)


def encode(data: bytes) -> str:
    """The text of the code for a card or a presentation."""
    return f"EHC1:{base45.b45encode(data).decode()}"


def encode_badge(data: bytes) -> str:
    """The text of the code on a badge."""
    return f"EHCS1:{base45.b45encode(data).decode()}"


def encode_invitation(data: bytes) -> str:
    """The text of the code on the letter that goes with a badge."""
    return f"EHCP1:{base45.b45encode(data).decode()}"


def subject_of(staff_id: str) -> CardId:
    """SM3 of the staff id, as hexadecimal digits."""
    return CardId(bytes(gmssl_pyx.sm3_hash(staff_id.encode())).hex())


def sign1(
    protected: Mapping[int, Any],
    payload: Mapping[Any, Any],
    key: KeyPair,
    sm2_id: str = SM2_ID,
) -> bytes:
    """A COSE_Sign1 without its tag."""
    header, body = cbor2.dumps(dict(protected)), cbor2.dumps(dict(payload))
    to_be_signed = cbor2.dumps(["Signature1", header, b"", body])
    return cbor2.dumps([header, {}, body, key.sign(to_be_signed, sm2_id)])


def _replace(path: Path, content: Mapping[str, Any]) -> None:
    temporary = path.with_name(path.name + ".new")
    text = json.dumps(content, ensure_ascii=False, indent=1)
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
