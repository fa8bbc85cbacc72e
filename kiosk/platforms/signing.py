"""What is signed: sorted `k=v` pairs joined by `&`, with a shared secret at the end.

All three platforms do it so and differ in which fields count, in the hash and in how the secret is
attached. A plain hash with the secret at the end is what they use; nobody here would choose it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from kiosk.codes import sm3


def joined(fields: Mapping[str, Any], *, empty: bool = False) -> str:
    """`a=1&b=x`, sorted by key (ASCII order), values as they are, not percent-encoded.

    Only strings and whole numbers count. `empty`: whether empty strings do.
    """
    scalars = {
        key: str(value)
        for key, value in fields.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
    }
    return "&".join(f"{key}={scalars[key]}" for key in sorted(scalars) if empty or scalars[key])


def sha256_base64(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def sm3_hex(text: str) -> str:
    """Lower-case hexadecimal SM3 of the text's UTF-8."""
    return sm3.digest(text.encode()).hex()


def same_digest(ours: str, theirs: str) -> bool:
    """Compare hexadecimal digests, in either case, in constant time."""
    return hmac.compare_digest(ours.lower().encode(), theirs.lower().encode())
