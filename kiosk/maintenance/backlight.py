"""How bright the panel is: the port for its driver."""

from __future__ import annotations

from typing import Final, Protocol

LEAST_PERCENT: Final = 20
"""Whoever comes next has to find the way back."""


class Backlight(Protocol):
    """Works on its own thread, and raises nothing for device trouble."""

    def set(self, percent: int) -> None:
        """Have the panel so bright, `LEAST_PERCENT` to 100 of what it can. Returns at once; the last one counts."""
        ...

    def close(self) -> None:
        """What was asked for last is done, or given up. Takes a second at most."""
        ...
