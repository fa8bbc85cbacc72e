"""`StaffBadge` and `Invitation`: what the hospital's own key has vouched for, of its staff."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import Final, NewType, NoReturn, final

from kiosk.codes.staying import Staying
from kiosk.domain import StaffRole

# Whoever holds this may make them: `staff_verifier` alone. A test looks for anybody else.
_STAMP: Final = object()

Subject = NewType("Subject", str)
"""Who of the staff: SM3 of the staff id, 64 lowercase hexadecimal digits."""


@final
@dataclass(frozen=True, repr=False)
class StaffBadge(Staying):
    """Proof that a badge passed every check. It opens the PIN pad, and nothing else."""

    __slots__ = (
        "expires",
        "is_list_stale",
        "issuer",
        "issuer_name",
        "not_before",
        "roles",
        "subject",
        "trust_version",
    )

    stamp: InitVar[object]
    subject: Subject
    roles: frozenset[StaffRole]  # one at least
    issuer: str
    issuer_name: str  # from the trust list, safe to show
    not_before: int  # Unix seconds
    expires: int  # Unix seconds; from then on it has expired
    trust_version: int
    is_list_stale: bool  # its cancellation may not be known here: see `kiosk.staff.access`

    def __post_init__(self, stamp: object) -> None:
        if stamp is not _STAMP:
            raise TypeError("a StaffBadge comes only from the verifier")

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("StaffBadge has no variants")

    def __repr__(self) -> str:
        return f"<StaffBadge of {self.issuer}>"


@final
@dataclass(frozen=True, repr=False)
class Invitation(Staying):
    """Proof that the hospital lets the owner of a badge set a PIN, once on each terminal it is for."""

    __slots__ = ("expires", "issued", "subject")

    stamp: InitVar[object]
    subject: Subject
    issued: int  # Unix seconds
    expires: int  # Unix seconds

    def __post_init__(self, stamp: object) -> None:
        if stamp is not _STAMP:
            raise TypeError("an Invitation comes only from the verifier")

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("Invitation has no variants")

    def __repr__(self) -> str:
        return "<Invitation>"
