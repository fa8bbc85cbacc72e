"""A presence sensor with one output, on a line of a GPIO chip: infrared, or a radar module. Linux only.

Written against the interface of gpiod 2; no real chip or sensor has been at hand. The line is looked at
five times a second: that needs no edge detection, which not every chip has, and a hand is no faster.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Final, Protocol

from hardware.gpio import gpiod, os_errors
from kiosk.devices import PresenceState

LOOKS: Final = 0.2  # seconds between two
AGAIN: Final = 2.0  # seconds until a line that was lost is tried again
_CONSUMER: Final = "yima-presence"  # as `gpioinfo` shows it
_LAST_WORDS: Final = 1.0


class InputLine(Protocol):
    """One line, held as an input. Raises OSError when its chip is gone."""

    def is_active(self) -> bool: ...

    def release(self) -> None: ...


RequestLine = Callable[[], InputLine]
"""Takes the line for this program alone. Raises OSError when that fails."""


class GpioPresence:
    """A `kiosk.devices.PresenceSensor`. `looks`, `again`: seconds, as above."""

    def __init__(
        self, request_line: RequestLine, *, looks: float = LOOKS, again: float = AGAIN
    ) -> None:
        self._request_line = request_line
        self._looks = looks
        self._again = again
        self._line: InputLine | None = None
        self._ended = Event()
        self._thread: Thread | None = None

    def start(self, on_state: Callable[[PresenceState], None]) -> None:
        self._thread = Thread(target=self._watch, args=(on_state,), name="presence", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def _watch(self, on_state: Callable[[PresenceState], None]) -> None:
        told: PresenceState | None = None
        while not self._ended.is_set():
            state = self._look()
            if state is not told:
                told = state
                on_state(state)
            self._ended.wait(self._again if state is PresenceState.OFFLINE else self._looks)
        self._let_go()

    def _look(self) -> PresenceState:
        try:
            if self._line is None:
                self._line = self._request_line()
            return PresenceState.PRESENT if self._line.is_active() else PresenceState.ABSENT
        except OSError:
            self._let_go()
            return PresenceState.OFFLINE

    def _let_go(self) -> None:
        if self._line is not None:
            with suppress(OSError):
                self._line.release()
            self._line = None


class ChipLine:
    """The line `offset` of `chip` ("/dev/gpiochip0"). `active_low`: low voltage means somebody is there.

    Raises OSError, also where there is no gpiod.
    """

    def __init__(self, chip: str, offset: int, *, active_low: bool) -> None:
        library = gpiod()
        settings = library.LineSettings(
            direction=library.line.Direction.INPUT, active_low=active_low
        )
        self._offset = offset
        self._active = library.line.Value.ACTIVE
        with os_errors():
            self._request = library.request_lines(chip, {offset: settings}, _CONSUMER)

    def is_active(self) -> bool:
        with os_errors():
            return bool(self._request.get_value(self._offset) is self._active)

    def release(self) -> None:
        self._request.release()


def make_presence(chip: str, line: int, *, active_low: bool) -> GpioPresence:
    """The sensor as the settings describe it."""
    return GpioPresence(lambda: ChipLine(chip, line, active_low=active_low))
