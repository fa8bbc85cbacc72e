"""Who may ask, and how answers are sealed: "Signatures" of the OpenAPI file.

HMAC-SM3 is GmSSL's here, and so is the making of SM2 signatures, so that a mistake of the client's
libraries cannot be made twice the same way.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import gmssl_pyx

from kiosk.codes import sm2
from kiosk.codes.sm2_signing import SigningKey
from kiosk.demo.gateway.keys import KeyFolder, KnownTerminal
from kiosk.demo.gateway.problems import Problem, ProblemCode

TERMINAL: Final = "Yima-Terminal"
TIMESTAMP: Final = "Yima-Timestamp"
NONCE: Final = "Yima-Nonce"
SIGNATURE: Final = "Yima-Signature"

CLOCK_TOLERANCE: Final = 300  # seconds
NONCE_SECONDS: Final = 600
_NONCE: Final = re.compile(r"[0-9a-f]{32}")
_SECONDS: Final = re.compile(r"[0-9]{1,12}")


class Scheme(StrEnum):
    HMAC_SM3 = "hmac-sm3"
    SM2_SM3 = "sm2-sm3"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came. `target`: path and query, as sent."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def nonce(self) -> str:
        """To be sent back; empty if there is none worth it."""
        nonce = self.headers.get(NONCE, "")
        return nonce if _NONCE.fullmatch(nonce) else ""


class Guard:
    """`now`: the gateway's Unix seconds."""

    def __init__(self, scheme: Scheme, keys: KeyFolder, now: Callable[[], int]) -> None:
        self._scheme = scheme
        self._keys = keys
        self._own = SigningKey.from_bytes(keys.gateway.private)
        self._now = now
        self._known: dict[str, KnownTerminal] = {}
        self._nonces: OrderedDict[tuple[str, str], int] = OrderedDict()  # oldest first

    def enrol(self, terminal: str) -> None:
        """Raises ValueError if that is no id."""
        self._known[terminal] = self._keys.enrol(terminal)

    def admit(self, asked: Asked) -> str | Problem:
        """The terminal that asks.

        The time is looked at after the signature, so that only a terminal learns the gateway's; the
        nonce is used up last, so that nobody else can.
        """
        terminal, stamp = asked.headers.get(TERMINAL, ""), asked.headers.get(TIMESTAMP, "")
        known = self._known.get(terminal)
        if known is None or not asked.nonce or not _SECONDS.fullmatch(stamp):
            return Problem(ProblemCode.SIGNATURE_INVALID)
        head = f"{asked.method}\n{asked.target}\n{stamp}\n{asked.nonce}\n{terminal}\n"
        message = head.encode("utf-8", "surrogateescape") + asked.body + b"\n"
        if not self._holds(known, message, asked.headers.get(SIGNATURE, "")):
            return Problem(ProblemCode.SIGNATURE_INVALID)
        now = self._now()
        if abs(int(stamp) - now) > CLOCK_TOLERANCE:
            return Problem(ProblemCode.TIMESTAMP_OUT_OF_RANGE, now=now)
        if not self._first(terminal, asked.nonce, now):
            return Problem(ProblemCode.NONCE_USED)
        return terminal

    def seal(
        self, terminal: str, status: int, nonce: str, body: bytes, *, late_by: int = 0
    ) -> dict[str, str]:
        """The headers of an answer. `late_by`: seconds that its time is to be off.

        With a shared secret, what comes from nobody known is signed with a secret nobody has.
        """
        stamp = str(self._now() - late_by)
        message = f"{status}\n{stamp}\n{nonce}\n".encode() + body + b"\n"
        if self._scheme is Scheme.SM2_SM3:
            signature = self._own.sign(message)
        else:
            known = self._known.get(terminal)
            signature = _hmac(
                self._keys.gateway.private if known is None else known.secret, message
            )
        return {
            TIMESTAMP: stamp,
            NONCE: nonce,
            SIGNATURE: base64.b64encode(signature).decode(),
        }

    def _holds(self, known: KnownTerminal, message: bytes, text: str) -> bool:
        try:
            signature = base64.b64decode(text, validate=True)
        except (ValueError, binascii.Error):
            return False
        if self._scheme is Scheme.SM2_SM3:
            return sm2.verify(known.public_key, message, signature)
        return hmac.compare_digest(_hmac(known.secret, message), signature)

    def _first(self, terminal: str, nonce: str, now: int) -> bool:
        while self._nonces and next(iter(self._nonces.values())) < now - NONCE_SECONDS:
            self._nonces.popitem(last=False)
        if (terminal, nonce) in self._nonces:
            return False
        self._nonces[terminal, nonce] = now
        return True


def _hmac(secret: bytes, message: bytes) -> bytes:
    return bytes(gmssl_pyx.sm3_hmac(secret, message))
