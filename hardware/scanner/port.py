"""A serial port to read from, by pyserial."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal, Protocol

READ_SECONDS: Final = 0.25
_CHUNK: Final = 4_096


class PortError(Exception):
    """The port cannot be opened, or is lost."""


class Port(Protocol):
    """An open port. One thread reads and closes it."""

    def read(self) -> bytes:
        """What has come; nothing after a short while. Raises PortError when the port is lost."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class LineParameters:
    """As the scanner is set up; most leave the factory with 9600 8N1."""

    baud: int = 9_600
    data_bits: Literal[7, 8] = 8
    parity: Literal["none", "even", "odd"] = "none"
    stop_bits: Literal[1, 2] = 1


class SerialPort:
    """Opens `name` ("/dev/yima-scanner", "COM3") for this program alone. Raises PortError.

    What came before it was opened is thrown away.
    """

    def __init__(self, name: str, parameters: LineParameters) -> None:
        self._name = name
        try:
            import serial  # noqa: PLC0415 - not for terminals without a scanner

            self._serial = serial.Serial(
                name,
                parameters.baud,
                parameters.data_bits,
                parameters.parity[0].upper(),
                parameters.stop_bits,
                timeout=READ_SECONDS,
                exclusive=True,
            )
        except Exception:  # noqa: BLE001 - besides its own, pyserial lets termios.error and others out
            raise PortError from None

    def read(self) -> bytes:
        try:
            data = self._serial.read(1)
            if not data:
                self._check_node()
                return b""
            return data + self._serial.read(min(self._serial.in_waiting, _CHUNK))
        except Exception:  # noqa: BLE001 - as above
            raise PortError from None

    def close(self) -> None:
        with suppress(Exception):  # it may be gone, and there is nothing left to do about it
            self._serial.close()

    def _check_node(self) -> None:
        """Raises when the name stands for another device by now, or for none.

        Not every driver wakes a reader when its device is pulled; the node under the name tells.
        """
        if os.name == "posix":
            there = os.stat(self._name)  # noqa: PTH116 - beside fstat, which has no Path of its own
            if there.st_rdev != os.fstat(self._serial.fileno()).st_rdev:
                raise PortError
