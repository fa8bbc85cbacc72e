"""What is signed on the wire, and with what (payment-gateway.yaml, "Signatures").

A request's message begins with its method and an answer's with its status, so that neither can be
passed off as the other where both sides sign with one secret.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.codes import sm2, sm3
from kiosk.codes.sm2_curve import Point
from kiosk.codes.sm2_signing import SigningKey


class Scheme(Protocol):
    """How both sides sign. Safe to use from several threads."""

    def sign(self, message: bytes) -> bytes:
        """Sign as this terminal."""
        ...

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether `signature` is the gateway's; False for anything malformed."""
        ...


@dataclass(frozen=True, slots=True)
class HmacSm3:
    """HMAC with SM3 and a secret that both sides have: 32 bytes."""

    secret: bytes = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        return sm3.mac(self.secret, message)

    def verify(self, message: bytes, signature: bytes) -> bool:
        return hmac.compare_digest(sm3.mac(self.secret, message), signature)


@dataclass(frozen=True, slots=True)
class Sm2Sm3:
    """SM2 with SM3 and the default user id: r || s, 64 bytes."""

    terminal: SigningKey
    gateway: Point

    def sign(self, message: bytes) -> bytes:
        return self.terminal.sign(message)

    def verify(self, message: bytes, signature: bytes) -> bool:
        return sm2.verify(self.gateway, message, signature)


def request_message(
    method: str, target: str, body: bytes, *, timestamp: str, nonce: str, terminal: str
) -> bytes:
    """What a terminal signs. `target`: path with query as sent, the address's prefix included."""
    return _lines(method, target, timestamp, nonce, terminal, body)


def answer_message(status: int, body: bytes, *, timestamp: str, nonce: str) -> bytes:
    """What the gateway signs."""
    return _lines(str(status), timestamp, nonce, body)


def _lines(*parts: str | bytes) -> bytes:
    encoded = (part.encode() if isinstance(part, str) else part for part in parts)
    return b"".join(part + b"\n" for part in encoded)
