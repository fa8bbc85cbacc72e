"""`yima staff` with its codes drawn: the product's commands know no library that makes QR codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hardware.qr import QUIET_ZONE, qr_symbol
from kiosk.staff import command

_LIGHT: Final = 255
# By whether the upper and the lower module is light: on the dark ground of a terminal.
_BLOCKS: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def main(argv: Sequence[str]) -> int:
    """Run `yima staff ARGV...`; the exit code."""
    return command.main(argv, draw=drawn)


def drawn(text: str) -> list[str]:
    """The QR code of `text` in half blocks, two modules a character. Raises ValueError: too long."""
    symbol = qr_symbol(text)
    side = symbol.side + 2 * QUIET_ZONE

    def is_light(row: int, column: int) -> bool:
        row, column = row - QUIET_ZONE, column - QUIET_ZONE
        if not (0 <= row < symbol.side and 0 <= column < symbol.side):
            return True
        return symbol.light[row * symbol.side + column] == _LIGHT

    return [
        "".join(_BLOCKS[is_light(row, at), is_light(row + 1, at)] for at in range(side))
        for row in range(0, side, 2)
    ]
