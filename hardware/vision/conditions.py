"""`ScanConditions` on the wire: one byte, 1 if it is dark, then the name of the hint.

Apart from `wire`, which the kiosk's end loads before anything of the product.
"""

from __future__ import annotations

from kiosk.devices import ScanConditions, ScanHint


def packed(conditions: ScanConditions) -> bytes:
    return bytes([conditions.dark]) + conditions.hint.value.encode()


def unpacked(body: memoryview) -> ScanConditions:
    """Raises ValueError when it says nothing that is known."""
    if len(body) == 0:
        raise ValueError("no conditions")
    return ScanConditions(ScanHint(str(body[1:], "ascii")), dark=bool(body[0]))
