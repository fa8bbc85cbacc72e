"""A lamp behind a USB relay board of the LCUS family: see `lcus`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from hardware.lamp.lcus import BAUD, MOST_CHANNELS, Command

if TYPE_CHECKING:
    import serial

_WRITE_SECONDS: Final = 1.0


class RelayLamp:
    """A `kiosk.devices.Lamp`. Opens its port when it is first switched, and anew when it was lost.

    `port`: a device's path or name. `channel`: of the board, from 1. `inverted`: the lamp hangs on
    the contact that is closed at rest (NC). Raises ValueError for a channel that no board has.

    The board does not answer: switched means that the port took the command.
    """

    def __init__(self, port: str, *, channel: int = 1, inverted: bool = False) -> None:
        if not 1 <= channel <= MOST_CHANNELS:
            raise ValueError(f"a board has channels 1 to {MOST_CHANNELS}")
        self._port = port
        self._channel = channel
        self._inverted = inverted
        self._serial: serial.Serial | None = None

    def switch(self, *, on: bool) -> bool:
        """Whether the board was told. A port lost since the last time is opened once more at once."""
        was_open = self._serial is not None
        return self._send(on=on) or (was_open and self._send(on=on))

    def close(self) -> None:
        self._send(on=False)
        self._let_go()

    def _send(self, *, on: bool) -> bool:
        command = Command(self._channel, closed=on != self._inverted)
        try:
            if self._serial is None:
                self._serial = self._open()
            self._serial.write(command.frame())
        except Exception:  # noqa: BLE001 - besides its own, pyserial lets termios.error and others out
            self._let_go()
            return False
        return True

    def _open(self) -> serial.Serial:
        import serial  # noqa: PLC0415 - not for terminals without a lamp

        return serial.Serial(self._port, BAUD, write_timeout=_WRITE_SECONDS, exclusive=True)

    def _let_go(self) -> None:
        if self._serial is not None:
            with suppress(Exception):  # it may be gone, and there is nothing left to do about it
                self._serial.close()
            self._serial = None
