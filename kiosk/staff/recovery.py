"""Getting in without a badge: once, offline, by whoever holds the hospital's recovery key.

    terminal  shows a challenge   "YIMA-07:7K3QX-M2R9T-4F"    its id, 50 random bits, 10 bits to check them
    hospital  signs it            `yima staff recover --key FILE --role engineer YIMA-07:7K3QX-M2R9T-4F`
    terminal  takes the code      "EHCK1:" and 13 lines of 9 characters, scanned or typed

    code      = the role's number (1 byte), r || s (64 bytes), as `spelled` has them
    signature = SM2 with SM3 over Sig_structure ["Signature1", { 1: -65537, 16: "yima-recovery" }, h'',
                [ terminal tstr, nonce bstr .size 7, role tstr ]], by a key with usage `recovery`

The key is not the one that signs badges: that one is in daily use, this one in a safe. `typ` (16) is among
what is signed, so no signature for anything else is one for this.

No clock of the wall has a say in it: a challenge ends with its time on the steady clock, with the first code
that is right, with five that are wrong, with whoever gives up and with the program. It is kept in memory
alone, so there is nothing to put back. A trust list past its grace period still vouches: the hospital's key
has just spoken, and putting the list right is what one comes for.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from kiosk.codes import cbor_writer, sm2, sm3
from kiosk.codes.classify import RECOVERY_PREFIX, trim
from kiosk.codes.sign1 import ALG, SIGNATURE_SIZE, SM2_SM3, Sign1
from kiosk.codes.sm2_signing import SigningKey
from kiosk.codes.staff_claims import LONGEST_TERMINAL, TYP
from kiosk.domain import StaffRole
from kiosk.reasons import Code, Failure
from kiosk.staff import spelled
from kiosk.staff.spelled import Mistyped
from kiosk.trust.trust_list import TrustSource

RECOVERY_USAGE: Final = "recovery"
"""Of a key that signs recoveries, and nothing else."""
LINES: Final = 13
"""Of a code that is typed."""
LIFE_SECONDS: Final = 1_800.0
MOST_WRONG: Final = 5

_TYPE: Final = "yima-recovery"
_NONCE_SIZE: Final = 7  # bytes, of which the first 6 bits are 0
_NONCE_BITS: Final = 50
_ROLES: Final = (StaffRole.OPERATOR, StaffRole.ENGINEER, StaffRole.AUDITOR)  # a number is for ever
_WORDS: Final = (5, 5, 2)  # characters between the hyphens
_LONGEST: Final = 400
_UNKNOWN: Final = Failure(Code.STAFF_RECOVERY_REFUSED)
_OVER: Final = Failure(Code.STAFF_RECOVERY_OVER)


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a terminal wants signed."""

    terminal: str
    nonce: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """As it is shown, read out on the phone, and typed: "YIMA-07:7K3QX-M2R9T-4F"."""
        bits = int.from_bytes(self.nonce, "big") << 10 | self._check()
        characters = spelled.characters(bits, sum(_WORDS))
        first, second, _ = _WORDS
        return (
            f"{self.terminal}:{characters[:first]}-{characters[first : first + second]}"
            f"-{characters[first + second :]}"
        )

    @classmethod
    def read(cls, text: str) -> Challenge | None:
        """Of what was typed; None: something in it is not as the terminal shows it."""
        terminal, _, words = text.strip().rpartition(":")
        bits = spelled.value_of(words, sum(_WORDS))
        if bits is None or not terminal or len(terminal.encode()) > LONGEST_TERMINAL:
            return None
        challenge = cls(terminal, (bits >> 10).to_bytes(_NONCE_SIZE, "big"))
        return challenge if bits & 1023 == challenge._check() else None

    def to_be_signed(self, role: StaffRole) -> bytes:
        protected = cbor_writer.dumps({ALG: SM2_SM3, TYP: _TYPE})
        payload = cbor_writer.dumps((self.terminal, self.nonce, role.value))
        return Sign1(protected, payload, bytes(SIGNATURE_SIZE)).to_be_signed()

    def _check(self) -> int:
        """10 bits, so that the hospital signs for the terminal that was meant."""
        return (
            int.from_bytes(sm3.digest(self.terminal.encode() + b":" + self.nonce)[:2], "big") & 1023
        )


@dataclass(frozen=True, slots=True)
class Recovered:
    """Somebody may come in, by the hospital's word."""

    role: StaffRole
    digest: bytes  # SM3 of what was signed, for the audit log


def sign(challenge: Challenge, role: StaffRole, key: SigningKey) -> tuple[str, ...]:
    """The hospital's side: the lines of the code. In a QR code they follow `RECOVERY_PREFIX`, joined."""
    number = bytes((_ROLES.index(role),))
    return spelled.spelled(number + key.sign(challenge.to_be_signed(role)))


class RecoveryDesk:
    """The terminal's side: one challenge at a time. Safe to use from several threads."""

    def __init__(
        self,
        trust: TrustSource,
        *,
        terminal: str,
        steady: Callable[[], float],
        now: Callable[[], int],
        life: float = LIFE_SECONDS,
    ) -> None:
        """Args: `steady`: seconds, of a clock that nobody sets; `now`: `GuardedClock.now`, for keys."""
        self._trust = trust
        self._terminal = terminal
        self._steady = steady
        self._now = now
        self._life = life
        self._lock = threading.Lock()
        self._challenge: Challenge | None = None
        self._since = 0.0
        self._wrong = 0

    def challenge(self) -> Challenge:
        """The one in force, for whoever comes back to it; else a new one."""
        with self._lock:
            if self._challenge is not None and not self._is_over():
                return self._challenge
            nonce = secrets.randbits(_NONCE_BITS).to_bytes(_NONCE_SIZE, "big")
            self._challenge = Challenge(self._terminal, nonce)
            self._since, self._wrong = self._steady(), 0
            return self._challenge

    def withdraw(self) -> None:
        """Nobody is at it any more."""
        with self._lock:
            self._challenge = None

    def recover(self, text: str) -> Recovered | Failure:
        """Whether the code (with or without its prefix) is the hospital's for the challenge in force.

        Returns:
            STAFF_RECOVERY_MISTYPED with its line, which costs no try; STAFF_RECOVERY_REFUSED;
            STAFF_RECOVERY_OVER; TRUST_LIST_MISSING.
        """
        with self._lock:
            challenge = self._challenge
            if challenge is None or self._is_over():
                self._challenge = None
                return _OVER
            data = _read(text)
            if isinstance(data, Mistyped):
                return Failure(Code.STAFF_RECOVERY_MISTYPED, {"line": data.line})
            outcome = self._judged(challenge, data)
            if isinstance(outcome, Recovered):
                self._challenge = None
            elif outcome.code is Code.STAFF_RECOVERY_REFUSED:
                self._wrong += 1
                if self._wrong >= MOST_WRONG:
                    self._challenge = None
            return outcome

    def _is_over(self) -> bool:
        return self._steady() - self._since > self._life

    def _judged(self, challenge: Challenge, data: bytes) -> Recovered | Failure:
        trust = self._trust.current()
        if isinstance(trust, Failure):
            return trust
        number, signature = data[0], data[1:]
        if number >= len(_ROLES):
            return _UNKNOWN
        role, now = _ROLES[number], self._now()
        signed = challenge.to_be_signed(role)
        elsewhere = {key.public_key for key in trust.keys if key.usage != RECOVERY_USAGE}
        for key in trust.keys:
            if key.usage != RECOVERY_USAGE or key.public_key in elsewhere or not key.in_force(now):
                continue
            if sm2.verify(key.public_key, signed, signature, key.sm2_id):
                return Recovered(role, sm3.digest(signed))
        return _UNKNOWN


def _read(text: str) -> bytes | Mistyped:
    trimmed = trim(text)
    if len(trimmed) > _LONGEST:
        return Mistyped(0)
    if trimmed[: len(RECOVERY_PREFIX)].upper() == RECOVERY_PREFIX:
        trimmed = trimmed[len(RECOVERY_PREFIX) :]
    return spelled.read(trimmed, LINES)
