"""What a terminal has heard of its trust list, of its lamp, and of whoever stands before it.

Times are monotonic seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.devices import LampState
from kiosk.trust.health import ClockState, TrustState

LAMP_HOLD: Final = 60.0  # seconds that the lamp stays on at first


@dataclass(frozen=True, slots=True)
class TrustHealth:
    """How well this terminal can judge codes, as last heard."""

    state: TrustState = TrustState.FRESH
    days_old: int = 0  # whole days since the list was fetched
    days_left: int = 0  # whole days until the list is stale
    warn: bool = False  # half of the grace period is gone
    clock: ClockState = ClockState.FINE


@dataclass(frozen=True, slots=True)
class Attendance:
    """What the presence sensor has said of whoever is here: see `kiosk.session.presence`.

    `absent_since`: nobody is there, for as long as that. `gone_at`: when that had lasted long enough.
    `seen`: when somebody was last there.
    """

    absent_since: float | None = None
    gone_at: float | None = None
    seen: float = 0.0


@dataclass(frozen=True, slots=True)
class LampPlan:
    """`state` as last heard. `asked`: when it was last told something; `waits` for its word."""

    state: LampState = LampState.NONE
    asked: float = 0.0
    waits: bool = False
    hold: float = LAMP_HOLD
    went_off: float | None = None
