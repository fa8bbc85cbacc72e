"""SM2 keys in TUF metadata: `keytype` "sm2", `scheme` "sm2-sm3" (CARD-CODES.md section 3).

Importing this module makes python-tuf and securesystemslib know the type. `keyval.public` is
04 || X || Y in lowercase hexadecimal; a signature is r || s, 64 bytes, in hexadecimal, over the
canonical JSON of the signed part, with the user id that GB/T 32918 names for want of another.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.formats import encode_canonical
from securesystemslib.signer import KEY_FOR_TYPE_AND_SCHEME, Key, Signature

from kiosk.codes import sm2, sm2_curve

KEY_TYPE: Final = "sm2"
SCHEME: Final = "sm2-sm3"

_HEX_DIGITS = frozenset("0123456789abcdef")


class SM2Key(Key):
    """The public half of an SM2 key pair, as TUF roles name it."""

    @classmethod
    def from_public(cls, public_key: bytes) -> SM2Key:
        """The key of 04 || X || Y, 65 bytes; its keyid is made as TUF makes any.

        Raises:
            ValueError: no point of the curve.
        """
        if sm2_curve.from_bytes(public_key) is None:
            raise ValueError("not a point of the curve")
        keyval = {"public": public_key.hex()}
        named = {"keytype": KEY_TYPE, "scheme": SCHEME, "keyval": keyval}
        keyid = sha256(str(encode_canonical(named)).encode()).hexdigest()
        return cls(keyid, KEY_TYPE, SCHEME, keyval)

    @classmethod
    def from_dict(cls, keyid: str, key_dict: dict[str, Any]) -> SM2Key:
        """Read the key from metadata. Raises KeyError, TypeError or ValueError for another form."""
        rest = dict(key_dict)
        keytype, scheme, keyval = (rest.pop(name) for name in ("keytype", "scheme", "keyval"))
        _public_key(keyval)
        return cls(keyid, keytype, scheme, keyval, rest)

    def to_dict(self) -> dict[str, Any]:
        return {
            "keytype": self.keytype,
            "scheme": self.scheme,
            "keyval": self.keyval,
            **self.unrecognized_fields,
        }

    def verify_signature(self, signature: Signature, data: bytes) -> None:
        """Raises UnverifiedSignatureError unless `signature` is this key's, of `data`."""
        try:
            raw = bytes.fromhex(signature.signature)
        except (ValueError, TypeError):  # whoever runs the server chooses what stands there
            raw = b""
        if not sm2.verify(_public_key(self.keyval), data, raw):
            raise UnverifiedSignatureError(f"not signed by {self.keyid}")


def _public_key(keyval: dict[str, Any]) -> bytes:
    text = keyval["public"]
    if not isinstance(text, str) or len(text) != 2 * sm2_curve.UNCOMPRESSED_SIZE:
        raise ValueError("keyval.public: not 04, X, Y in hexadecimal")
    if not _HEX_DIGITS.issuperset(text):
        raise ValueError("keyval.public: not lowercase hexadecimal")
    return bytes.fromhex(text)


KEY_FOR_TYPE_AND_SCHEME[KEY_TYPE, SCHEME] = SM2Key
