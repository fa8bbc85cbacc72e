"""Who did it, as the journals have them."""

from __future__ import annotations

from kiosk.maintenance.sheet import By


def signature(by: By) -> str:
    """One person, or two: "lin.0421 + wang.0007". Their numbers are those of the audit log."""
    return str(by.staff) if by.second is None else f"{by.staff} + {by.second}"
