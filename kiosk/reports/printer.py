"""The A4 printer as the product sees it: named states, jobs, and what became of one.

The driver is `hardware.report_printer`. Names of IPP (RFC 8011) are given where a word stands for one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Protocol


class ReportPrinterState(StrEnum):
    """Named states, the worst first where several hold (`printer-state-reasons` without -report)."""

    NONE = auto()  # this terminal has none
    OFFLINE = auto()  # no connection, no answer; or the queue has none to the printer
    ERROR = auto()  # anything not named here that keeps it from printing
    JAM = auto()  # media-jam
    COVER_OPEN = auto()  # cover-open, door-open, interlock-open
    PAPER_OUT = auto()  # media-empty
    WRONG_PAPER = auto()  # media-needed, or no A4 among media-ready
    TONER_OUT = auto()  # toner-empty, marker-supply-empty
    STOPPED = auto()  # paused: somebody stopped it, or the queue
    PAPER_LOW = auto()  # media-low: it still prints
    TONER_LOW = auto()  # toner-low, marker-supply-low: it still prints
    READY = auto()

    @property
    def prints(self) -> bool:
        return self in _PRINTS


_PRINTS = frozenset(
    {ReportPrinterState.READY, ReportPrinterState.PAPER_LOW, ReportPrinterState.TONER_LOW}
)


class PrintOutcome(StrEnum):
    """What became of one job."""

    PRINTED = auto()  # the printer itself said that it is done
    NOT_PRINTED = auto()  # no sheet came out
    PARTLY = auto()  # `pages_out` sheets of it came out
    UNKNOWN = auto()  # the printer was lost on the way: some or all may have come out


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`name`: the print's number, by which the job is found again after a restart (`job-name`)."""

    name: str
    document: bytes = field(repr=False)  # PDF, A4
    pages: int


@dataclass(frozen=True, slots=True)
class PrintProgress:
    """`accepted`: the printer has the document, so from now on it may come out."""

    accepted: bool
    pages_out: int  # as far as it is told; 0 where it is not
    state: ReportPrinterState


@dataclass(frozen=True, slots=True)
class PrintResult:
    outcome: PrintOutcome
    pages_out: int
    state: ReportPrinterState


class ReportPrinter(Protocol):
    """An A4 printer, or a queue before one. Calls block; they are made from one worker thread, but for
    `purge`. None of them raises for device trouble.
    """

    def state(self) -> ReportPrinterState:
        """Ask the queue, and the printer itself."""
        ...

    def print(
        self,
        job: PrintJob,
        on_progress: Callable[[PrintProgress], None],
        stop: Callable[[], bool],
    ) -> PrintResult:
        """Print, and wait for the printer's word that it is out.

        A printer that only wants a hand (paper out, jam, cover, toner, stopped) is waited for; it goes on
        where it stopped. `on_progress` hears of each change. Once `stop` says so the job is cancelled.
        """
        ...

    def look_up(self, name: str) -> PrintResult | None:
        """What became of a job of before the restart; one that still waits is cancelled first.

        UNKNOWN where the printer does not remember it. None: it cannot be asked just now.
        """
        ...

    def purge(self) -> bool:
        """Have every job of this terminal cancelled and its document dropped by printer and queue.

        Whether that is certain. Safe from any thread.
        """
        ...
