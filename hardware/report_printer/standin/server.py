"""The stand-in A4 printer as one device: a network board, a spool, a paper path."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from pyipp.enums import IppOperation, IppTag

from hardware.report_printer.standin.engine import Engine
from hardware.report_printer.standin.ipp import (
    Answer,
    RefusedError,
    read_head,
    read_request,
    write_answer,
)
from hardware.report_printer.standin.jobs import Spool
from hardware.report_printer.standin.network import Board
from hardware.report_printer.standin.operations import Operations
from hardware.report_printer.standin.paper import Paper, Sheet
from hardware.report_printer.standin.physical import Manners, Physical, Situation


class StandInReportPrinter:
    """A printer on 127.0.0.1. Everything may be called from any thread, at any moment.

    Args:
        port: 0 takes a free one; OSError when the port is taken.
        folder: where the PDF of a completed job is put, as `0001-<job-name>.pdf`; without it the
            paper stays in memory.
        pages_per_second: its pace.
        sheets: in the tray; it runs out by itself, inside a job if need be. None: endless.
        tls: it speaks ipps with this certificate.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        folder: Path | None = None,
        pages_per_second: float = 1.0,
        sheets: int | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._situation = Situation(sheets)
        self._spool = Spool()
        self._situation.on_power_cut = self._lose_power
        self._board = Board(port, tls, self._power, self._respond)
        self._operations = Operations(self._situation, self._spool, lambda: self.uri)
        self._engine = Engine(
            self._situation,
            self._spool,
            folder=folder,
            pages_per_second=pages_per_second,
            after_sheet=self._board.follow_power,
        )
        self._thread: threading.Thread | None = None
        self._requests: list[int] = []

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> Self:
        """Switch on; connections are taken from now on."""
        self._board.follow_power()
        self._thread = threading.Thread(target=self._engine.run, name="A4 printer", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Close everything and wait for the threads; harmless when stopped. Paper stays readable."""
        with self._situation.changed:
            self._situation.stopping = True
            self._situation.changed.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._board.close()

    @property
    def uri(self) -> str:
        """`printer-uri`; the same over every power failure."""
        return self._board.uri

    # -- hands -----------------------------------------------------------------------------------

    @property
    def state(self) -> Physical:
        with self._situation.changed:
            return self._situation.state

    @state.setter
    def state(self, state: Physical) -> None:
        """Connections are taken or refused accordingly when this returns."""
        with self._situation.changed:
            self._situation.enter(state)
        if self._thread is not None:
            self._board.follow_power()

    @property
    def manners(self) -> Manners:
        with self._situation.changed:
            return self._situation.manners

    @manners.setter
    def manners(self, manners: Manners) -> None:
        with self._situation.changed:
            self._situation.manners = manners
            self._situation.changed.notify_all()

    @property
    def pages_per_second(self) -> float:
        """Its pace; a sheet that is under way keeps to a new one, too."""
        with self._situation.changed:
            return self._engine.pages_per_second

    @pages_per_second.setter
    def pages_per_second(self, pace: float) -> None:
        with self._situation.changed:
            self._engine.pages_per_second = pace
            self._situation.changed.notify_all()

    @property
    def sheets_left(self) -> int | None:
        """In the tray; None: endless."""
        with self._situation.changed:
            return self._situation.sheets

    def load(self, sheets: int | None = None) -> None:
        """Put so much paper into the tray, endless by default, and close it."""
        with self._situation.changed:
            self._situation.sheets = sheets
            if self._situation.state is Physical.PAPER_OUT:
                self._situation.enter(Physical.READY)
            self._situation.changed.notify_all()

    def lose_power_after(self, sheets: int | None) -> None:
        """The power goes with the next so many sheets, or (None) does not, after all."""
        with self._situation.changed:
            self._situation.sheets_to_power_cut = sheets

    def lose_answer_of(self, operation: IppOperation) -> None:
        """Do the next one of these, and break the connection before it is answered."""
        with self._situation.changed:
            self._situation.lost_answers.append(operation)

    def forget_history(self) -> None:
        """Forget the jobs that have ended."""
        with self._situation.changed:
            self._spool.forget_ended()

    # -- what came of it -------------------------------------------------------------------------

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet that came out, oldest first."""
        with self._situation.changed:
            return tuple(self._engine.sheets)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Every completed job, oldest first."""
        with self._situation.changed:
            return tuple(self._engine.papers)

    @property
    def printing(self) -> bool:
        """A sheet is under way."""
        with self._situation.changed:
            return self._spool.moving is not None

    @property
    def documents_held(self) -> int:
        """In the spool, at this moment."""
        with self._situation.changed:
            return self._spool.documents_held

    @property
    def requests(self) -> tuple[int, ...]:
        """The operations that were asked for, oldest first."""
        with self._situation.changed:
            return tuple(self._requests)

    @property
    def faults(self) -> tuple[str, ...]:
        """What went wrong in the stand-in itself: anything here is its bug."""
        return tuple(self._board.faults)

    def wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait for something of this printer; whether it came about.

        `condition` is to look at this object's properties alone: the printer stands still meanwhile.
        """
        with self._situation.changed:
            return self._situation.changed.wait_for(condition, seconds)

    # -- inside ----------------------------------------------------------------------------------

    def _power(self) -> int | None:
        with self._situation.changed:
            return self._situation.power_cuts if self._situation.powered else None

    def _lose_power(self) -> None:
        self._spool.lose_power(self._situation.manners.after_power_cut)

    def _respond(self, message: bytes, power_cuts: int) -> bytes | None:
        situation = self._situation
        with situation.changed:
            situation.changed.wait_for(
                lambda: not situation.manners.silent or self._cut_off(power_cuts)
            )
            if self._cut_off(power_cuts):
                return None
            return self._answer(message)

    def _cut_off(self, power_cuts: int) -> bool:
        situation = self._situation
        return situation.stopping or not situation.powered or situation.power_cuts != power_cuts

    def _answer(self, message: bytes) -> bytes | None:
        head = read_head(message)
        if head is None:
            return None
        self._requests.append(head.operation)
        try:
            answer = self._operations.run(read_request(head, message))
        except RefusedError as refused:
            left_out = ((IppTag.UNSUPPORTED_GROUP, refused.unsupported),)
            answer = Answer(refused.status, left_out if refused.unsupported else ())
        if head.operation in self._situation.lost_answers:
            self._situation.lost_answers.remove(IppOperation(head.operation))
            return None
        return write_answer(answer, head)
