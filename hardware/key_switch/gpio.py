"""A key switch on a line of a GPIO chip: a contact that is closed while the key is turned. Linux only.

Written against the interface of gpiod 2; no real chip or lock has been at hand. A contact bounces, and a spark
next to its cable looks like a key: so it has to be the same at three looks, a tenth of a second apart.
"""

from __future__ import annotations

from typing import Final

from hardware.gpio import InputChipLine, RequestLine, WatchedInput
from kiosk.staff.key_switch import KeySwitchState

LOOKS: Final = 0.1  # seconds between two
SAME: Final = 3  # looks that have to agree
AGAIN: Final = 2.0  # seconds until a line that was lost is tried again
_CONSUMER: Final = "yima-key-switch"  # as `gpioinfo` shows it
_STATES: Final = {
    True: KeySwitchState.ON,
    False: KeySwitchState.OFF,
    None: KeySwitchState.OFFLINE,
}


class GpioKeySwitch(WatchedInput[KeySwitchState]):
    """A `kiosk.staff.key_switch.KeySwitch`. `looks`, `again`: seconds, as above."""

    def __init__(
        self, request_line: RequestLine, *, looks: float = LOOKS, again: float = AGAIN
    ) -> None:
        super().__init__(
            request_line, _STATES, name="key-switch", looks=looks, again=again, same=SAME
        )


def make_key_switch(chip: str, line: int, *, active_low: bool) -> GpioKeySwitch:
    """The switch as the settings describe it. `active_low`: low voltage means the key is turned."""
    return GpioKeySwitch(
        lambda: InputChipLine(chip, line, active_low=active_low, consumer=_CONSUMER)
    )
