"""What opens maintenance sign-in: hidden from patients, learnt in a minute by staff. It proves nothing.

- `FIVE_TOUCHES`: five touches of the hospital's name within 3 s, and of nothing else in between.
- `TWO_CORNERS`: both upper corners held for 3 s, one finger each, and no third finger.
- A key switch that is turned, whatever the setting is; turned back, it signs out.

A recogniser is a value: `seen` and `ticked` give the next one, and whether that was it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from kiosk.staff.key_switch import KeySwitchState

TOUCHES: Final = 5
WITHIN_SECONDS: Final = 3.0
HOLD_SECONDS: Final = 3.0
_MOST_FINGERS: Final = 10


class Zone(StrEnum):
    """Where a finger is, as the screen has it."""

    NAME = auto()  # the hospital's, in the top bar
    LEADING_CORNER = auto()  # 20 mm each way
    TRAILING_CORNER = auto()
    ELSEWHERE = auto()


class GestureKind(StrEnum):
    NONE = auto()  # a key switch alone
    FIVE_TOUCHES = auto()
    TWO_CORNERS = auto()


@dataclass(frozen=True, slots=True)
class Finger:
    """One finger came down (`zone`) or went up (None); `number` tells fingers apart while they are down."""

    number: int
    zone: Zone | None


@dataclass(frozen=True, slots=True)
class Gesture:
    """Times: monotonic seconds. After it was made it begins anew."""

    kind: GestureKind = GestureKind.FIVE_TOUCHES
    touches: tuple[float, ...] = ()  # of the name, within the last seconds
    fingers: Mapping[int, Zone] = field(
        default_factory=lambda: MappingProxyType({})
    )  # that are down
    both_since: float | None = None  # both corners are held, and nothing else

    def seen(self, finger: Finger, at: float) -> tuple[Gesture, bool]:
        """A finger came down or went up. The next recogniser, and whether the gesture is made."""
        if self.kind is GestureKind.TWO_CORNERS:
            return self._held(finger, at).ticked(at)
        if self.kind is GestureKind.FIVE_TOUCHES and finger.zone is not None:
            return self._touched(finger.zone, at).ticked(at)
        return self, False

    def ticked(self, at: float) -> tuple[Gesture, bool]:
        """Time passes: fingers that stay where they are make it too."""
        if len(self.touches) >= TOUCHES:
            return replace(self, touches=()), True
        if self.both_since is not None and at - self.both_since >= HOLD_SECONDS:
            return Gesture(self.kind), True
        return self, False

    def _touched(self, zone: Zone, at: float) -> Gesture:
        if zone is not Zone.NAME:
            return replace(self, touches=())
        recent = tuple(each for each in self.touches if 0 <= at - each < WITHIN_SECONDS)
        return replace(self, touches=(*recent, at))

    def _held(self, finger: Finger, at: float) -> Gesture:
        down = {number: zone for number, zone in self.fingers.items() if number != finger.number}
        if finger.zone is not None and len(down) < _MOST_FINGERS:
            down[finger.number] = finger.zone
        corners = sorted(down.values()) == [Zone.LEADING_CORNER, Zone.TRAILING_CORNER]
        since = (at if self.both_since is None else self.both_since) if corners else None
        return replace(self, fingers=MappingProxyType(down), both_since=since)


class Turn(StrEnum):
    """What a key did."""

    OPENED = auto()
    CLOSED = auto()


def turned(before: KeySwitchState, now: KeySwitchState) -> Turn | None:
    """Of a key switch that says something else than `before`.

    Only from off to on: a key that was left in, or a line that comes back, opens nothing.
    """
    if (before, now) == (KeySwitchState.OFF, KeySwitchState.ON):
        return Turn.OPENED
    if (before, now) == (KeySwitchState.ON, KeySwitchState.OFF):
        return Turn.CLOSED
    return None
