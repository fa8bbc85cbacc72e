"""The stand-in scanner: its states, and a hand that scans."""

from __future__ import annotations

from enum import StrEnum, auto
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from hardware.scanner.standin.pseudo_terminal import PseudoTerminal

_NOISE: Final = 0x95  # no byte of ASCII stays one


class Standing(StrEnum):
    """Named states of a scanner and its cable."""

    READY = auto()
    UNPLUGGED = auto()
    TORN = auto()  # a loose contact: the second half of a code is lost, and its end
    GARBLED = auto()  # set up for another baud rate than the terminal: what arrives is noise


class StandInScanner:
    """A scanner at `path`, which is made while it is plugged in. Any thread."""

    def __init__(self, path: Path, *, prefix: str = "", suffix: str = "\r") -> None:
        self._terminal = PseudoTerminal(path)
        self._prefix = prefix
        self._suffix = suffix
        self._state = Standing.UNPLUGGED

    def __enter__(self) -> Self:
        self.state = Standing.READY
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.state = Standing.UNPLUGGED

    @property
    def path(self) -> Path:
        return self._terminal.path

    @property
    def state(self) -> Standing:
        return self._state

    @state.setter
    def state(self, state: Standing) -> None:
        self._state = state
        if state is Standing.UNPLUGGED:
            self._terminal.pull()
        else:
            self._terminal.plug()

    def scan(self, text: str) -> None:
        """Read one code aloud, as far as the state lets it."""
        line = f"{self._prefix}{text}{self._suffix}".encode()
        match self._state:
            case Standing.TORN:
                line = line[: len(line) // 2]
            case Standing.GARBLED:
                line = bytes(byte ^ _NOISE for byte in line)
        self.say(line)

    def say(self, data: bytes) -> None:
        """Send anything at all."""
        self._terminal.write(data)
