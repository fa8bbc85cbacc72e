"""Scanners as the settings describe them."""

from __future__ import annotations

from typing import Any, Literal

from hardware.scanner.framing import Framing
from hardware.scanner.port import LineParameters, SerialPort
from hardware.scanner.serial_line import Patience, SerialScanner
from hardware.scanner.wedge import GAP, LEAST, KeyboardWedge


def make_serial_scanner(
    *,
    port: str,
    baud: int = 9_600,
    data_bits: Literal[7, 8] = 8,
    parity: Literal["none", "even", "odd"] = "none",
    stop_bits: Literal[1, 2] = 1,
    prefix: str = "",
    suffix: str = "\r",
    aim_identifier: bool = False,
    patience: Patience | None = None,
) -> SerialScanner:
    """`port`: a device's path ("/dev/yima-scanner") or name ("COM3")."""
    parameters = LineParameters(baud, data_bits, parity, stop_bits)
    return SerialScanner(
        lambda: SerialPort(port, parameters),
        Framing(prefix, suffix, aim_identifier),
        baud=baud,
        patience=patience,
    )


def make_wedge(
    *,
    prefix: str = "",
    suffix: str = "\r",
    aim_identifier: bool = False,
    gap: float = GAP,
    least: int = LEAST,
) -> KeyboardWedge[Any]:
    """The judge of keys; `ui.wedge` puts it in front of a window. `gap` in seconds."""
    return KeyboardWedge(Framing(prefix, suffix, aim_identifier), gap=gap, least=least)
