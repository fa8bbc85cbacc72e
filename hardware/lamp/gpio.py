"""A lamp on a line of a GPIO chip, by the kernel's character device (libgpiod 2). Linux only.

Written against the interface of gpiod 2 and the kernel's description of it (userspace-api/gpio);
no real chip has been at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from hardware.gpio import gpiod, os_errors

_CONSUMER: Final = "yima-lamp"  # as `gpioinfo` shows it


class OutputLine(Protocol):
    """One line, held as an output. Raises OSError when its chip is gone."""

    def set_active(self, *, active: bool) -> None: ...

    def release(self) -> None: ...


RequestLine = Callable[[], OutputLine]
"""Takes the line for this program alone, inactive at first. Raises OSError when that fails."""


class GpioLamp:
    """A `kiosk.devices.Lamp`. Takes its line when it is first switched, and anew when it was lost.

    What becomes of a line that was let go is the chip's own affair, so it is switched off before.
    """

    def __init__(self, request_line: RequestLine) -> None:
        self._request_line = request_line
        self._line: OutputLine | None = None

    def switch(self, *, on: bool) -> bool:
        """Whether the kernel did it. A line lost since the last time is taken once more at once."""
        had_line = self._line is not None
        return self._set(on=on) or (had_line and self._set(on=on))

    def close(self) -> None:
        self._set(on=False)
        self._let_go()

    def _set(self, *, on: bool) -> bool:
        try:
            if self._line is None:
                self._line = self._request_line()
            self._line.set_active(active=on)
        except OSError:
            self._let_go()
            return False
        return True

    def _let_go(self) -> None:
        if self._line is not None:
            with suppress(OSError):
                self._line.release()
            self._line = None


class ChipLine:
    """The line `offset` of `chip` ("/dev/gpiochip0"), by gpiod. `active_low`: low voltage lights it.

    Raises OSError, also where there is no gpiod: it comes for Linux alone.
    """

    def __init__(self, chip: str, offset: int, *, active_low: bool) -> None:
        library = gpiod()
        value = library.line.Value
        settings = library.LineSettings(
            direction=library.line.Direction.OUTPUT,
            active_low=active_low,
            output_value=value.INACTIVE,
        )
        self._offset = offset
        self._values = {False: value.INACTIVE, True: value.ACTIVE}
        with os_errors():
            self._request = library.request_lines(chip, {offset: settings}, _CONSUMER)

    def set_active(self, *, active: bool) -> None:
        with os_errors():
            self._request.set_value(self._offset, self._values[active])

    def release(self) -> None:
        self._request.release()
