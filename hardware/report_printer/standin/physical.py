"""The stand-in's physical situation, shared by its threads, and the IPP words that tell of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto
from time import monotonic

from pyipp.enums import IppOperation, IppPrinterState


class Physical(StrEnum):
    """Named physical states."""

    READY = auto()
    PAPER_LOW = auto()
    PAPER_OUT = auto()
    JAM = auto()  # the sheet under way is spoilt and is printed again
    COVER_OPEN = auto()
    TONER_LOW = auto()
    TONER_OUT = auto()
    WRONG_PAPER = auto()  # Letter in the tray
    STOPPED = auto()  # paused at its panel, or by its queue
    UNPLUGGED = auto()  # no power: connections are refused, open ones break


class AfterPowerCut(StrEnum):
    """What the printer knows of its jobs when the power is back."""

    FORGOTTEN = auto()  # nothing, and its job numbers start anew
    ABORTED = auto()  # all; what was not done is aborted
    RESUMED = auto()  # all; it goes on with the next sheet


@dataclass(frozen=True, slots=True)
class Manners:
    """How this printer is besides its state."""

    lies: bool = False  # nothing moves, and it says that all is well
    silent: bool = False  # takes connections and requests, and answers none
    counts_sheets: bool = True  # else it never tells how many are out
    keeps_history: bool = True  # else a job that has ended is unknown at once
    takes_pdf: bool = True  # else only what this product does not send
    after_power_cut: AfterPowerCut = AfterPowerCut.FORGOTTEN


_ABLE = frozenset({Physical.READY, Physical.PAPER_LOW, Physical.TONER_LOW})
_REASONS = {
    Physical.PAPER_LOW: "media-low-report",
    Physical.PAPER_OUT: "media-empty-error",
    Physical.JAM: "media-jam-error",
    Physical.COVER_OPEN: "cover-open-error",
    Physical.TONER_LOW: "toner-low-warning",
    Physical.TONER_OUT: "toner-empty-error",
    Physical.STOPPED: "paused",
}


class Situation:
    """State, paper and power. Every access holds `changed`, which is notified of every change."""

    def __init__(self, sheets: int | None) -> None:
        self.changed = threading.Condition()
        self.stopping = False
        self.manners = Manners()
        self.state = Physical.READY
        self.sheets = sheets  # in the tray; None: endless
        self.sheets_to_power_cut: int | None = None
        self.power_cuts = 0
        self.on_power_cut: Callable[[], None] = lambda: None
        self.booted = monotonic()
        self.lost_answers: list[IppOperation] = []  # whose next answer does not arrive

    @property
    def powered(self) -> bool:
        return self.state is not Physical.UNPLUGGED

    @property
    def able(self) -> bool:
        """Whether a sheet can move."""
        return self.state in _ABLE and not self.manners.lies and not self.stopping

    def enter(self, state: Physical) -> None:
        """Change the state. Leaving PAPER_OUT with the tray used up puts in an endless supply."""
        if state is Physical.UNPLUGGED and self.powered:
            self.power_cuts += 1
            self.on_power_cut()
        elif not self.powered:
            self.booted = monotonic()
        if state in _ABLE and self.sheets == 0:
            self.sheets = None
        self.state = state
        self.changed.notify_all()

    def use_sheet(self) -> None:
        """One sheet has left the tray."""
        if self.sheets is not None:
            self.sheets -= 1
            if self.sheets == 0:
                self.state = Physical.PAPER_OUT
        if self.sheets_to_power_cut is not None:
            self.sheets_to_power_cut -= 1
            if self.sheets_to_power_cut == 0:
                self.sheets_to_power_cut = None
                self.enter(Physical.UNPLUGGED)

    def printer_state(self, *, busy: bool) -> IppPrinterState:
        """`printer-state`, RFC 8011 5.4.11. `busy`: there is a job to be printed."""
        if not self.manners.lies and self._stands(busy=busy):
            return IppPrinterState.STOPPED
        return IppPrinterState.PROCESSING if busy else IppPrinterState.IDLE

    def reasons(self, *, busy: bool) -> str:
        """`printer-state-reasons`, RFC 8011 5.4.12."""
        if self.manners.lies:
            return "none"
        if self.state is Physical.WRONG_PAPER:
            # It knows that A4 is needed only once somebody wants it.
            return "media-needed-error" if busy else "none"
        return _REASONS.get(self.state, "none")

    @property
    def media_ready(self) -> str:
        """`media-ready`, PWG 5101.1 names."""
        wrong = self.state is Physical.WRONG_PAPER
        return "na_letter_8.5x11in" if wrong else "iso_a4_210x297mm"

    def _stands(self, *, busy: bool) -> bool:
        return self.state not in _ABLE and (busy or self.state is not Physical.WRONG_PAPER)
