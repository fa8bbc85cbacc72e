"""Devices as the product sees them: protocols and named states. Drivers live in `hardware`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Protocol

from kiosk.slips import Slip


class PrinterState(StrEnum):
    """Named states of a ticket printer, as its own status bytes tell them (DLE EOT)."""

    READY = auto()
    PAPER_LOW = auto()  # still prints; staff should refill
    PAPER_OUT = auto()
    COVER_OPEN = auto()
    ERROR = auto()  # cutter jam, overheated, unrecoverable
    OFFLINE = auto()  # no connection or no answer


class TicketOutcome(StrEnum):
    """What became of one ticket."""

    PRINTED = auto()  # the printer itself said that it is done
    NOT_PRINTED = auto()  # nothing came out
    UNFINISHED = auto()  # the printer was lost on the way: a part may have come out


class TicketPrinter(Protocol):
    """A slip printer. Calls block; they are made from one worker thread."""

    def state(self) -> PrinterState:
        """Ask the printer. Never raises for device trouble."""
        ...

    def print(self, slip: Slip) -> tuple[TicketOutcome, PrinterState]:
        """Print and wait for the printer's word. Never raises for device trouble."""
        ...


class CameraState(StrEnum):
    """Named states of the scanning camera."""

    STARTING = auto()
    RUNNING = auto()
    ABSENT = auto()  # cannot be opened
    SILENT = auto()  # open, but no frames
    FROZEN = auto()  # frames come, but it is always the same picture
    BLACK = auto()  # frames come, but they show nothing: a covered lens, a dead sensor


class ScannerState(StrEnum):
    """Named states of a hand-held or built-in barcode scanner."""

    NONE = auto()  # this terminal has none
    READY = auto()
    OFFLINE = auto()  # it was unplugged, or its port cannot be opened


class ScanHint(StrEnum):
    """What whoever holds up a code should do, as measured from the picture."""

    NONE = auto()
    TOO_DARK = auto()
    OVEREXPOSED = auto()  # glare, or the phone shines too brightly
    OUT_OF_FOCUS = auto()
    TOO_FAR = auto()
    TOO_NEAR = auto()
    CUT_OFF = auto()
    TILTED = auto()
    SEVERAL_CODES = auto()  # which of them is meant?
    ONCE_MORE = auto()  # read once, and once is not enough for this kind of code


class LampState(StrEnum):
    """Named states of the lamp over the camera."""

    NONE = auto()  # this terminal has none
    OFF = auto()
    ON = auto()
    FAILED = auto()  # it did not do as it was told


@dataclass(frozen=True, slots=True)
class ScanConditions:
    """What the camera's picture says of the scan, told when it changes.

    `dark`: the picture is so dark that a lamp would help, whoever is there or not.
    """

    hint: ScanHint = ScanHint.NONE
    dark: bool = False


class ReaderState(StrEnum):
    """Named states of a reader of identity documents."""

    NONE = auto()  # this terminal has none
    READY = auto()
    OFFLINE = auto()  # no connection or no answer


class VoiceState(StrEnum):
    """Named states of what reads the screens out."""

    IDLE = auto()  # nothing had to be said yet
    STARTING = auto()
    READY = auto()
    SILENT = auto()  # no engine, or it failed


class PresenceState(StrEnum):
    """What a sensor says of the place before the terminal."""

    NONE = auto()  # this terminal has none
    OFFLINE = auto()
    PRESENT = auto()  # somebody stands there
    ABSENT = auto()


class PresenceSensor(Protocol):
    """Whether somebody stands before the terminal. It calls back on its own thread."""

    def start(self, on_state: Callable[[PresenceState], None]) -> None:
        """Tell the state now and whenever it changes. Never raises for device trouble."""
        ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader tells of a resident identity card that lies on it."""

    number: str = field(repr=False)  # 18 characters, GB 11643; its check digit has been checked
    name: str = field(repr=False)


class DocumentReader(Protocol):
    """A reader of identity documents. It calls back on its own thread."""

    def start(
        self,
        on_document: Callable[[Document], None],
        on_state: Callable[[ReaderState], None],
    ) -> None: ...

    def stop(self) -> None: ...

    def forget(self) -> None:
        """Drop what is kept of the last document: the session is over."""
        ...


class CodeSource(Protocol):
    """The camera with its decoders. It calls back on its own thread."""

    def start(
        self,
        on_text: Callable[[str], None],
        on_state: Callable[[CameraState], None],
        on_conditions: Callable[[ScanConditions], None],
    ) -> None: ...

    def stop(self) -> None: ...

    def forget(self) -> None:
        """Drop every frame and text that is kept: the session is over."""
        ...

    def record(self, *, on: bool) -> None:
        """Keep the frames of the next while for the developers; staff have signed in for it."""
        ...


class Scanner(Protocol):
    """A barcode scanner that decodes by itself: hand-held or built in. It calls back on any thread."""

    def start(
        self,
        on_text: Callable[[str], None],
        on_state: Callable[[ScannerState], None],
    ) -> None: ...

    def stop(self) -> None: ...

    def forget(self) -> None:
        """Drop what has come of a line that is not complete: the session is over."""
        ...


class Lamp(Protocol):
    """Lights what is held up to the camera. Calls may block; they are made from one worker thread."""

    def switch(self, *, on: bool) -> bool:
        """Whether it has done so. Never raises for device trouble."""
        ...

    def close(self) -> None:
        """Switch it off and let go of the device."""
        ...
