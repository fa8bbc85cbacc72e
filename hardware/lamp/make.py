"""A lamp as the settings describe it."""

from __future__ import annotations

from hardware.lamp.gpio import ChipLine, GpioLamp
from hardware.lamp.relay import RelayLamp
from kiosk.devices import Lamp


def make_lamp(kind: str, *, port: str, chip: str, line: int, active_low: bool) -> Lamp | None:
    """The lamp of `kind`: "relay" at `port`, "gpio" on `chip`, or "none". Raises ValueError.

    `line`: the relay board's channel, from 1, or the chip's line offset, from 0.
    `active_low`: the lamp is on while the relay is at rest (NC contact), or the line's voltage low.
    """
    match kind:
        case "none":
            return None
        case "relay":
            return RelayLamp(port, channel=line, inverted=active_low)
        case "gpio":
            return GpioLamp(lambda: ChipLine(chip, line, active_low=active_low))
        case _:
            raise ValueError("no lamp of this kind")
