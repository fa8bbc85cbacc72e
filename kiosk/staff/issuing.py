"""The hospital's side: keys, badges, invitations and recoveries. Nothing of it runs on a terminal."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kiosk.codes import base45, sm3
from kiosk.codes.classify import INVITATION_PREFIX, STAFF_PREFIX
from kiosk.codes.sign1 import SIGNATURE_SIZE, Sign1
from kiosk.codes.sm2_curve import COORDINATE_SIZE, UNCOMPRESSED, N
from kiosk.codes.sm2_signing import SigningKey
from kiosk.codes.staff_badge import Subject
from kiosk.codes.staff_claims import InvitationClaims, unsigned_badge, unsigned_invitation
from kiosk.domain import StaffRole
from kiosk.trust.trust_list import key_id

LONGEST_INVITATION: Final = 31 * 86_400
"""Seconds. A letter that lies about for longer is found by somebody else."""
LONGEST_BADGE: Final = 5 * 365 * 86_400

_CTI_SIZE: Final = 8
_NO_SIGNATURE: Final = bytes(SIGNATURE_SIZE)


def subject_of(staff_id: str) -> Subject:
    """SM3 of a staff id, as badges have it."""
    return Subject(sm3.digest(staff_id.encode()).hex())


@dataclass(frozen=True, slots=True)
class Issued:
    """`cti`: what `yima trust revoke` wants to cancel it."""

    text: str
    cti: bytes


class BadgeOffice:
    """Signs badges and invitations with the hospital's staff key."""

    def __init__(self, key: SigningKey, issuer: str) -> None:
        """`issuer`: under which the trust list has the key's public half, with usage `staff`."""
        self._key = key
        self._issuer = issuer
        self._kid = key_id(public_half(key))

    @property
    def kid(self) -> bytes:
        return self._kid

    def badge(self, subject: Subject, roles: Sequence[StaffRole], *, iat: int, exp: int) -> Issued:
        """Times: Unix seconds. Raises ValueError: no roles, or times that no badge has."""
        if not roles or not 0 < exp - iat <= LONGEST_BADGE:
            raise ValueError("a badge has a role, and five years at most")
        claims = self._claims(subject, iat, exp, "")
        named = tuple(dict.fromkeys(role.value for role in roles))
        signed = self._signed(unsigned_badge(self._kid, claims, named, _NO_SIGNATURE))
        return Issued(STAFF_PREFIX + base45.encode(signed.to_bytes()), claims.cti)

    def invitation(self, subject: Subject, *, iat: int, exp: int, terminal: str = "") -> Issued:
        """`terminal`: its id; empty: all of them, once each. Raises ValueError: it is good for too long."""
        if not 0 < exp - iat <= LONGEST_INVITATION:
            raise ValueError("an invitation is good for 31 days at most")
        claims = self._claims(subject, iat, exp, terminal)
        signed = self._signed(unsigned_invitation(self._kid, claims, _NO_SIGNATURE))
        return Issued(INVITATION_PREFIX + base45.encode(signed.to_bytes()), claims.cti)

    def _claims(self, subject: Subject, iat: int, exp: int, terminal: str) -> InvitationClaims:
        return InvitationClaims(
            iss=self._issuer,
            sub=bytes.fromhex(subject),
            exp=exp,
            iat=iat,
            cti=secrets.token_bytes(_CTI_SIZE),
            terminal=terminal,
        )

    def _signed(self, bare: Sign1) -> Sign1:
        return replace(bare, signature=self._key.sign(bare.to_be_signed()))


def new_key() -> tuple[bytes, SigningKey]:
    """d, 32 bytes, and the key."""
    private = (1 + secrets.randbelow(N - 2)).to_bytes(COORDINATE_SIZE, "big")
    return private, SigningKey.from_bytes(private)


def public_half(key: SigningKey) -> bytes:
    """04 || X || Y, 65 bytes."""
    return bytes((UNCOMPRESSED,)) + key.public.coordinates


def trust_entry(
    key: SigningKey, *, usage: str, issuer: str, name: str, not_before: int, not_after: int
) -> dict[str, Any]:
    """The key's entry for the trust list."""
    public = public_half(key)
    return {
        "kid": key_id(public).hex(),
        "issuer": issuer,
        "name": name,
        "public_key": public.hex(),
        "not_before": not_before,
        "not_after": not_after,
        "usage": usage,
    }
