"""A presence sensor with one output, on a line of a GPIO chip: infrared, or a radar module. Linux only.

Written against the interface of gpiod 2; no real chip or sensor has been at hand. The line is looked at
five times a second: a hand is no faster.
"""

from __future__ import annotations

from typing import Final

from hardware.gpio import InputChipLine, RequestLine, WatchedInput
from kiosk.devices import PresenceState

LOOKS: Final = 0.2  # seconds between two
AGAIN: Final = 2.0  # seconds until a line that was lost is tried again
_CONSUMER: Final = "yima-presence"  # as `gpioinfo` shows it
_STATES: Final = {
    True: PresenceState.PRESENT,
    False: PresenceState.ABSENT,
    None: PresenceState.OFFLINE,
}


class GpioPresence(WatchedInput[PresenceState]):
    """A `kiosk.devices.PresenceSensor`. `looks`, `again`: seconds, as above."""

    def __init__(
        self, request_line: RequestLine, *, looks: float = LOOKS, again: float = AGAIN
    ) -> None:
        super().__init__(request_line, _STATES, name="presence", looks=looks, again=again)


def make_presence(chip: str, line: int, *, active_low: bool) -> GpioPresence:
    """The sensor as the settings describe it. `active_low`: low voltage means somebody is there."""
    return GpioPresence(
        lambda: InputChipLine(chip, line, active_low=active_low, consumer=_CONSUMER)
    )
