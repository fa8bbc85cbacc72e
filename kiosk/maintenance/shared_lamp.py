"""One lamp for two: the flow, which lights codes with it, and an engineer, who tests it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.devices import Lamp


class SharedLamp:
    """A `kiosk.devices.Lamp` for the flow. Safe from any thread; the lamp is told one thing at a time."""

    def __init__(self, lamp: Lamp) -> None:
        self._lamp = lamp
        self._lock = Lock()
        self._wanted = False  # by the flow
        self._held = False

    def switch(self, *, on: bool) -> bool:
        """Whether it has done so. While it is being tested it will, as soon as that is over."""
        with self._lock:
            self._wanted = on
            return self._held or self._lamp.switch(on=on)

    def close(self) -> None:
        self._lamp.close()

    @contextmanager
    def held(self) -> Iterator[HeldLamp]:
        """For a test; afterwards it is as the flow wants it. One test at a time."""
        with self._lock:
            self._held = True
        try:
            yield HeldLamp(self._lamp, self._lock)
        finally:
            with self._lock:
                self._held = False
                self._lamp.switch(on=self._wanted)


class HeldLamp:
    """The same lamp in the hand of whoever tests it; a `kiosk.devices.Lamp`."""

    def __init__(self, lamp: Lamp, lock: Lock) -> None:
        self._lamp = lamp
        self._lock = lock

    def switch(self, *, on: bool) -> bool:
        with self._lock:
            return self._lamp.switch(on=on)

    def close(self) -> None:
        """It stays with the flow."""
