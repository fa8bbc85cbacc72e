"""Devices as the product sees them: protocols and named states. Drivers live in `hardware`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Protocol

from kiosk.domain import Ticket


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

    def print(self, ticket: Ticket) -> tuple[TicketOutcome, PrinterState]:
        """Print and wait for the printer's word. Never raises for device trouble."""
        ...


class CameraState(StrEnum):
    """Named states of the scanning camera."""

    STARTING = auto()
    RUNNING = auto()
    ABSENT = auto()  # cannot be opened
    SILENT = auto()  # open, but no frames


class ReaderState(StrEnum):
    """Named states of a reader of identity documents."""

    NONE = auto()  # this terminal has none
    READY = auto()
    OFFLINE = auto()  # no connection or no answer


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
    """Whatever reads codes: camera with decoder, handheld scanner. It calls back on its own thread."""

    def start(
        self, on_text: Callable[[str], None], on_state: Callable[[CameraState], None]
    ) -> None: ...

    def stop(self) -> None: ...

    def forget(self) -> None:
        """Drop every frame and text that is kept: the session is over."""
        ...
