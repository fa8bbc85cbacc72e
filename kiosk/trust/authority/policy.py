"""How long signed things hold, and how many signatures they need: the operator's choice, with defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

from kiosk.trust.reading import need_integer, need_object

ROLES = (Root.type, Targets.type, Snapshot.type, Timestamp.type)
OFFLINE_ROLES = (Root.type, Targets.type)
"""Signed on the machine without a network. Nothing else says who issues cards, or which are cancelled."""

ONLINE_ROLES = (Snapshot.type, Timestamp.type)

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """Seconds from signature to expiry.

    That of targets bounds how long somebody with the stolen online keys can hold terminals to an old
    list; that of the timestamp, how long somebody with the web server alone can.
    """

    root: int = 365 * _DAY
    targets: int = 30 * _DAY
    snapshot: int = 7 * _DAY
    timestamp: int = _DAY

    def expiry(self, role: str, now: int) -> datetime:
        """When something of `role` that is signed at `now` (Unix seconds) expires."""
        return moment(now + int(getattr(self, role)))


@dataclass(frozen=True, slots=True)
class Policy:
    """What a home goes by; `refresh_seconds` and `grace_seconds` are for the terminals."""

    lifetimes: Lifetimes = Lifetimes()
    refresh_seconds: int = 3_600
    grace_seconds: int = 14 * _DAY

    def __post_init__(self) -> None:
        if not 0 < self.refresh_seconds <= self.grace_seconds:
            raise ValueError("the grace period is no shorter than the refresh interval")

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Policy:
        """Raises NotThisFormError or ValueError for another form."""
        lifetimes = need_object(members.get("lifetimes"), "lifetimes")
        seconds = {
            role: need_integer(lifetimes.get(role), f"lifetimes.{role}", smallest=1)
            for role in ROLES
        }
        terminal = {
            name: need_integer(members.get(name), name, smallest=1)
            for name in ("refresh_seconds", "grace_seconds")
        }
        return cls(Lifetimes(**seconds), **terminal)


@dataclass(frozen=True, slots=True)
class KeyPlan:
    """How many keys a role has, and how many of them must sign."""

    keys: int = 1
    threshold: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.threshold <= self.keys:
            raise ValueError(f"{self.threshold} of {self.keys} cannot sign")


@dataclass(frozen=True, slots=True)
class KeyPlans:
    """The keys that `init` makes."""

    root: KeyPlan = KeyPlan(keys=3, threshold=2)
    targets: KeyPlan = KeyPlan()
    snapshot: KeyPlan = KeyPlan()
    timestamp: KeyPlan = KeyPlan()

    def of(self, role: str) -> KeyPlan:
        plan: KeyPlan = getattr(self, role)
        return plan

    def names(self, role: str) -> tuple[str, ...]:
        """Names of the role's keys: the role's own, numbered if there are several."""
        count = self.of(role).keys
        return tuple(f"{role}-{n + 1}" for n in range(count)) if count > 1 else (role,)


def moment(now: int) -> datetime:
    """Unix seconds as TUF writes times."""
    return datetime.fromtimestamp(now, UTC)
