"""The table [staff] of the settings file: how staff get into maintenance mode."""

from __future__ import annotations

import os
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.settings.lobby import PresenceSettings
from kiosk.settings.sections import LampSettings, Section


class StaffSettings(Section, frozen=True):
    """docs/maintenance-sign-in.md."""

    gesture: Literal["five_touches", "two_corners", "none"] = "five_touches"
    idle_minutes: Annotated[int, Meta(ge=1, le=10)] = 10  # without a touch, until nobody is in
    recovery_minutes: Annotated[int, Meta(ge=5, le=60)] = 30  # for which a challenge is good
    key_switch: Literal["none", "gpio"] = "none"
    key_chip: Annotated[str, Meta(max_length=200)] = "/dev/gpiochip0"
    key_line: Annotated[int, Meta(ge=0, le=1_023)] = 3
    key_active_low: bool = False

    def problems(self) -> tuple[str, ...]:
        if self.gesture == "none" and self.key_switch == "none":
            return ('gesture: "none" needs a key_switch, or nobody gets in',)
        return ()

    def problems_beside(self, lamp: LampSettings, presence: PresenceSettings) -> tuple[str, ...]:
        """What does not go together with the others on lines, as `problems`. A chip may have several names."""
        if self.key_switch != "gpio":
            return ()
        return tuple(
            f"key_line: the {name} is on that line of the chip"
            for name, other in (("lamp", lamp), ("presence sensor", presence))
            if other.kind == "gpio"
            and other.line == self.key_line
            and os.path.realpath(other.chip) == os.path.realpath(self.key_chip)
        )

    @property
    def idle_seconds(self) -> float:
        return 60.0 * self.idle_minutes

    @property
    def recovery_seconds(self) -> float:
        return 60.0 * self.recovery_minutes
