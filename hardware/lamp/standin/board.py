"""The stand-in relay board: takes frames as an LCUS board does, and says which contacts are closed."""

from __future__ import annotations

import threading
from enum import StrEnum, auto
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from hardware.lamp import lcus
from hardware.scanner.standin import PseudoTerminal

_LOOK_SECONDS: Final = 0.02


class Standing(StrEnum):
    """Named states of a board and its cable."""

    READY = auto()
    UNPLUGGED = auto()
    STUCK = auto()  # takes commands, but its contacts do not move any more


class StandInRelay:
    """A board at `path`, which is made while it is plugged in; all contacts are open at first.

    `refused` counts what came and was no command, byte by byte, as a checksum that does not fit.
    """

    def __init__(self, path: Path) -> None:
        self._terminal = PseudoTerminal(path)
        self._changed = threading.Condition()  # guards all below
        self._state = Standing.UNPLUGGED
        self._closed: frozenset[int] = frozenset()
        self._rest = b""
        self.refused = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stand-in-relay", daemon=True)

    def __enter__(self) -> Self:
        self.state = Standing.READY
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._thread.join()
        self.state = Standing.UNPLUGGED

    @property
    def path(self) -> Path:
        return self._terminal.path

    @property
    def state(self) -> Standing:
        return self._state

    @state.setter
    def state(self, state: Standing) -> None:
        if state is Standing.UNPLUGGED:
            self._terminal.pull()
        with self._changed:
            self._state = state
            if state is Standing.UNPLUGGED:  # without its power, every contact opens
                self._closed = frozenset()
                self._rest = b""
            self._changed.notify_all()
        if state is not Standing.UNPLUGGED:
            self._terminal.plug()

    def closed(self, channel: int = 1) -> bool:
        """Whether the contact of `channel` is closed."""
        return channel in self._closed

    def wait_until(self, *, closed: bool, channel: int = 1, seconds: float = 5.0) -> bool:
        """Whether the contact comes to be so within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.closed(channel) is closed, seconds)

    def _run(self) -> None:
        while not self._stopping.is_set():
            data = self._terminal.read(_LOOK_SECONDS)
            if data:
                self._take(data)
            elif not self._terminal.plugged:
                self._stopping.wait(_LOOK_SECONDS)

    def _take(self, data: bytes) -> None:
        with self._changed:
            self._rest += data
            while len(self._rest) >= lcus.LENGTH:
                command = lcus.parse(self._rest[: lcus.LENGTH])
                if command is None:
                    self.refused += 1
                    self._rest = self._rest[1:]
                    continue
                self._rest = self._rest[lcus.LENGTH :]
                self._obey(command)
            self._changed.notify_all()

    def _obey(self, command: lcus.Command) -> None:
        if self._state is not Standing.READY:
            return
        channel = frozenset((command.channel,))
        self._closed = self._closed | channel if command.closed else self._closed - channel
