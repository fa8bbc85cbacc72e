"""A lock on the cabinet whose key opens maintenance sign-in: the port for its driver."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum, auto
from typing import Protocol


class KeySwitchState(StrEnum):
    NONE = auto()  # this terminal has none
    OFFLINE = auto()
    OFF = auto()
    ON = auto()  # the key is turned


class KeySwitch(Protocol):
    """It calls back on its own thread."""

    def start(self, on_state: Callable[[KeySwitchState], None]) -> None:
        """Tell the state now and whenever it changes. Never raises for device trouble."""
        ...

    def stop(self) -> None: ...
