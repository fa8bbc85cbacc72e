"""The stand-in's physical situation, shared by its threads, and the status bytes that tell of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum, auto

from hardware.ticket.standin.paper import DOTS_PER_MM

_NEAR_END_MM = 3_000.0  # where the near-end sensor of a limited roll trips
_FIXED = 0x12  # bits of every answer to DLE EOT
_DRAWER_PIN = 0x04  # n = 1; high on a printer without a drawer


class Physical(StrEnum):
    """Named physical states."""

    READY = auto()
    PAPER_LOW = auto()
    PAPER_OUT = auto()
    COVER_OPEN = auto()
    ERROR = auto()  # cutter jam
    OFFLINE = auto()  # no power: connections are refused, an open one breaks
    SLOW = auto()  # prints, at a crawl


_ABLE = frozenset({Physical.READY, Physical.PAPER_LOW, Physical.SLOW})


class Situation:
    """State, paper and power. Every access holds `changed`, which is notified of every change.

    `version` counts the changes, `power_losses` and `clearings` those that make the printer forget.
    """

    def __init__(self, paper_mm_left: float | None) -> None:
        self.changed = threading.Condition()
        self.version = 0
        self.power_losses = 0
        self.clearings = 0
        self.stopping = False
        self.wake_network: Callable[[], None] = lambda: None
        self._followed = 0  # power losses and returns that the network board has acted on
        self._power_turns = 0
        self._state = Physical.READY
        self._paper_mm_left = paper_mm_left

    @property
    def state(self) -> Physical:
        with self.changed:
            return self._state

    def enter(self, state: Physical) -> None:
        """Change the state. Leaving PAPER_OUT with the roll used up puts in a new, endless one."""
        with self.changed:
            was_off, is_off = self._state is Physical.OFFLINE, state is Physical.OFFLINE
            if is_off and not was_off:
                self.power_losses += 1
            if is_off is not was_off:
                self._power_turns += 1
            if state in _ABLE and self._paper_mm_left is not None and self._paper_mm_left <= 0:
                self._paper_mm_left = None
            self._state = state
            self.note_change()

    def load_paper(self, mm: float | None) -> None:
        """Put in a roll of `mm` millimetres (None: endless) and close the cover."""
        with self.changed:
            self._paper_mm_left = mm
            if self._state is not Physical.OFFLINE:
                self._state = Physical.READY
            self.note_change()

    def stop(self) -> None:
        with self.changed:
            self.stopping = True
            self.note_change()

    def note_clearing(self) -> None:
        with self.changed:
            self.clearings += 1
            self.note_change()

    def note_change(self) -> None:
        with self.changed:
            self.version += 1
            self.changed.notify_all()
        self.wake_network()

    @property
    def power_turns(self) -> int:
        """How often the power went or came back."""
        with self.changed:
            return self._power_turns

    def note_followed(self, power_turns: int) -> None:
        """The network board has acted on the first `power_turns` of them."""
        with self.changed:
            self._followed = power_turns
            self.changed.notify_all()

    def wait_until_followed(self) -> None:
        """Return when connections are taken or refused as the state says, or on `stop`."""
        with self.changed:
            self.changed.wait_for(lambda: self.stopping or self._followed >= self._power_turns)

    @property
    def powered(self) -> bool:
        return self.state is not Physical.OFFLINE

    @property
    def able(self) -> bool:
        """Whether the mechanism can move."""
        return self.state in _ABLE

    @property
    def paper_mm_left(self) -> float | None:
        with self.changed:
            return self._paper_mm_left

    def use_paper(self, dots: int) -> bool:
        """Take so much paper off the roll; False when it ended before, which is then the state."""
        with self.changed:
            if self._paper_mm_left is None:
                return True
            self._paper_mm_left -= dots / DOTS_PER_MM
            if self._paper_mm_left > 0:
                return True
            self._paper_mm_left = 0.0
            self._state = Physical.PAPER_OUT
            self.note_change()
            return False

    def real_time_status(self, number: int) -> int:
        """The answer to DLE EOT `number` (1 to 4)."""
        with self.changed:
            out = self._state is Physical.PAPER_OUT
            low = out or self._near_end
            bits = {
                1: _DRAWER_PIN | (0 if self.able else 0x08),
                2: (0x04 if self._state is Physical.COVER_OPEN else 0)
                | (0x20 if out else 0)
                | (0x40 if self._state is Physical.ERROR else 0),
                3: 0x08 if self._state is Physical.ERROR else 0,
                4: (0x0C if low else 0) | (0x60 if out else 0),
            }
            return _FIXED | bits[number]

    def paper_status(self) -> int:
        """The answer to GS r 1; a printer without paper gives none."""
        with self.changed:
            return 0x03 if self._near_end else 0x00

    @property
    def _near_end(self) -> bool:
        left = self._paper_mm_left
        return self._state is Physical.PAPER_LOW or (left is not None and left < _NEAR_END_MM)
