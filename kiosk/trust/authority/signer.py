"""Signing with SM2, on the authority's machines only: terminals hold no private key of the trust list."""

from __future__ import annotations

from dataclasses import dataclass, field

import gmssl_pyx
from securesystemslib.signer import Key, SecretsHandler, Signature, Signer

from kiosk.codes import sm2, sm2_curve
from kiosk.trust.sm2_key import SM2Key


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An SM2 key pair; `private` is d, 32 bytes, `public` is X || Y, 64 bytes."""

    private: bytes = field(repr=False)
    public: bytes

    @classmethod
    def generate(cls) -> KeyPair:
        """A new pair, from GmSSL's generator."""
        public, private = gmssl_pyx.sm2_key_generate()
        return cls(bytes(private), bytes(public))

    @property
    def uncompressed(self) -> bytes:
        """04 || X || Y, 65 bytes."""
        return bytes((sm2_curve.UNCOMPRESSED,)) + self.public

    def sign(self, message: bytes, sm2_id: bytes = sm2.DEFAULT_ID) -> bytes:
        """The signature of `message`, r || s, 64 bytes."""
        der = gmssl_pyx.sm2_sign(self.private, self.public, message, signer_id=sm2_id)
        return _raw(der)


class SM2Signer(Signer):
    """Signs TUF metadata with a key pair that is in memory."""

    def __init__(self, pair: KeyPair) -> None:
        self._pair = pair
        self._public_key = SM2Key.from_public(pair.uncompressed)

    @property
    def public_key(self) -> SM2Key:
        return self._public_key

    @classmethod
    def from_priv_key_uri(
        cls,
        priv_key_uri: str,
        public_key: Key,
        secrets_handler: SecretsHandler | None = None,
    ) -> SM2Signer:
        """Not offered: keys are unlocked from their files, never found by an address."""
        raise NotImplementedError

    def sign(self, payload: bytes) -> Signature:
        return Signature(self._public_key.keyid, self._pair.sign(payload).hex())


def _raw(der: bytes) -> bytes:
    """The 64 bytes r || s of SEQUENCE { INTEGER r, INTEGER s }, as gmssl_pyx writes it."""
    r_end = 4 + der[3]
    r, s = der[4:r_end], der[r_end + 2 :]
    return b"".join(int.from_bytes(part, "big").to_bytes(32, "big") for part in (r, s))
