"""A slip printer on the network (port 9100), spoken to in ESC/POS.

How one slip goes, and what each step proves:

1. Connect. A connection per slip: it proves that the printer is there now (an idle one does not
   notice a pulled plug), and leaves the printer's single connection to others in between.
2. DLE EOT 1 to 4: does it say that it can print? If not, nothing is sent.
3. ESC @, GS a 0, GS r 1, and wait: does it work off its buffer? Up to here nothing can have been printed.
4. The job, and GS r 1 behind the cut. GS r is buffered: the answer comes when the printer gets to
   it, behind everything printed and cut, and a stopped printer does not get to it. DLE EOT alone
   cannot tell: it answers at once, over a full buffer. (GS ( H <48> would even name the job, but
   many printers sold in China do not know it and print its letters.)
5. While waiting, DLE EOT again and again. On a fault, or too late: clear the buffers, so that the
   rest of one patient's slip is not printed in front of the next when the paper is refilled.

python-escpos writes the bytes; its `Network` printer is not used: it cannot say how much of a job
went out before the line broke, on which NOT_PRINTED or UNFINISHED hangs.
"""

from __future__ import annotations

from threading import Lock
from time import monotonic

from hardware.ticket.encode import INITIALISE, encode
from hardware.ticket.layout import COLUMNS_80MM, lay_out
from hardware.ticket.layout.elements import Element
from hardware.ticket.link import PRINTS, REPORT_WHEN_DONE, PrinterLink
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.slips import Slip

_FEWEST_COLUMNS = 24
_POLL_SECONDS = 0.25
_SETTLE_SECONDS = 0.5
_SILENCES = 3
"""Status requests in a row that may stay unanswered: some printers answer late while they print."""
# ESC d 2, GS V 66 0: part with what an unfinished slip left hanging in the mouth.
_CUT_OFF_REMNANT = b"\x1bd\x02\x1dVB\x00"


class EscPosTicketPrinter:
    """A `kiosk.devices.TicketPrinter`. Safe from any thread: many printers take one connection at a time, so
    the flow and an engineer who tests it wait for each other.

    `host` had better be an address: looking up a name is not covered by the timeout. `timeout` is for
    connecting and for each answer, `job_timeout` for a whole slip, in seconds. `columns` are those
    of font A: 48 on 80 mm paper, 32 on 58 mm.
    """

    def __init__(
        self,
        host: str,
        port: int = 9100,
        *,
        columns: int = COLUMNS_80MM,
        timeout: float = 2.0,
        job_timeout: float = 20.0,
    ) -> None:
        if columns < _FEWEST_COLUMNS:
            raise ValueError(f"a slip needs at least {_FEWEST_COLUMNS} columns")
        self._address = (host, port)
        self.columns = columns
        self._timeout = timeout
        self._job_timeout = job_timeout
        self._one_at_a_time = Lock()
        self._remnant = False  # an unfinished slip may hang in the printer's mouth
        self._unsettled = False  # answers to an earlier connection may still come

    def state(self) -> PrinterState:
        """Ask the printer, by a connection of its own."""
        try:
            with self._one_at_a_time, PrinterLink.connect(*self._address, self._timeout) as link:
                return link.state()
        except OSError:
            return PrinterState.OFFLINE

    def print(self, slip: Slip) -> tuple[TicketOutcome, PrinterState]:
        """Print `slip` and wait until the printer says that it is out, at most `job_timeout`."""
        return self.print_elements(lay_out(slip, self.columns))

    def print_elements(self, elements: tuple[Element, ...]) -> tuple[TicketOutcome, PrinterState]:
        """As `print`, of what is laid out already for `columns`, and ends with a cut."""
        job = encode(elements, self.columns)
        with self._one_at_a_time:
            return self._print(job)

    def _print(self, job: bytes) -> tuple[TicketOutcome, PrinterState]:
        try:
            with PrinterLink.connect(*self._address, self._timeout) as link:
                state = self._make_ready(link)
                if state not in PRINTS:
                    return TicketOutcome.NOT_PRINTED, state
                outcome, state = self._run(link, job)
        except OSError:
            return TicketOutcome.NOT_PRINTED, PrinterState.OFFLINE
        self._remnant = self._unsettled = outcome is TicketOutcome.UNFINISHED
        return outcome, state

    def _make_ready(self, link: PrinterLink) -> PrinterState:
        """Steps 2 and 3. A printer that says READY and works nothing off is in ERROR."""
        state = link.state()
        if state not in PRINTS:
            return state
        unsettled, self._unsettled = self._unsettled, True
        link.send(INITIALISE + REPORT_WHEN_DONE, monotonic() + self._timeout)
        if link.done(self._timeout) is None:
            state = link.state()
            link.clear()
            return _fault(state)
        link.settle(_SETTLE_SECONDS if unsettled else 0)
        self._unsettled = False
        return state

    def _run(self, link: PrinterLink, job: bytes) -> tuple[TicketOutcome, PrinterState]:
        """Steps 4 and 5. From here on, a lost connection leaves it open what came out."""
        deadline = monotonic() + self._job_timeout
        data = (_CUT_OFF_REMNANT if self._remnant else b"") + job + REPORT_WHEN_DONE
        sent = link.send(data, deadline)
        if sent == 0:
            return TicketOutcome.NOT_PRINTED, PrinterState.OFFLINE
        try:
            if sent == len(data) and _printed(link, deadline):
                return TicketOutcome.PRINTED, _state_afterwards(link)
            state = link.state()
        except OSError:
            link.clear()
            return TicketOutcome.UNFINISHED, PrinterState.OFFLINE
        link.clear()
        return TicketOutcome.UNFINISHED, _fault(state)


def _printed(link: PrinterLink, deadline: float) -> bool:
    """Wait for the printer's word; False on a fault or too late. Raises OSError when it is gone."""
    silences = 0
    while (left := deadline - monotonic()) > 0:
        done = link.done(min(_POLL_SECONDS, left))
        if done is None:
            try:
                stopped = link.state() not in PRINTS
                silences = 0
            except TimeoutError:
                stopped = False
                silences += 1
                if silences == _SILENCES:
                    raise
            # The cut may have come between the two questions, with the last of the paper.
            done = link.done(0) if stopped else None
            if stopped and done is None:
                return False
        if done is not None:
            # Printers that do not stop without paper answer all the same, and have printed nothing.
            return done is not PrinterState.PAPER_OUT
    return False


def _fault(state: PrinterState) -> PrinterState:
    """A printer that claims to be fine and did not do its work is not fine."""
    return PrinterState.ERROR if state in PRINTS else state


def _state_afterwards(link: PrinterLink) -> PrinterState:
    try:
        return link.state()
    except OSError:
        return PrinterState.OFFLINE
