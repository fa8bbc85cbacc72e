"""An A4 printer that speaks IPP, or a queue before one: what `kiosk.reports.printer` asks for.

How one job goes, and what each step proves:

1. Ask queue and printer how they are. One that is away, or takes no PDF, is sent nothing.
2. Create-Job, then Send-Document (`submission`): until the document goes, nothing can come out.
3. Look at both until the job is over (`following`). Completed is the queue's word; where the
   printer's own address is known, it has to be there and to agree, since a queue before a dead
   printer says `processing` with reasons `none`, and one that only passes bytes on says `completed`.
4. Cancelled, aborted or lost: what came out is what the printer counted. Where nobody counted,
   nobody knows, and that is said.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hardware.report_printer.address import http_url
from kiosk.reports.printer import PrintJob, PrintOutcome, PrintProgress, PrintResult
from kiosk.reports.printer import ReportPrinterState as State

if TYPE_CHECKING:
    from hardware.report_printer.lookout import Lookout

_ANY_NUMBER: Final = 10_000  # pages of a job of before the restart
_CALL_OFF_SECONDS: Final = 15.0
_SENDS_NOTHING: Final = frozenset({State.OFFLINE, State.ERROR})


class IppReportPrinter:
    """A `kiosk.reports.printer.ReportPrinter`.

    `uri`: ipp or ipps, where jobs go. `device_uri`: the printer's own address where `uri` is a
    queue; empty: there is none to ask. `ca_file`: PEM, whom to trust with ipps; None: whom the
    system trusts. `sides`: a keyword of RFC 8011, 5.2.8; left out with a printer that has no such.
    `requesting_user_name`: by it the queue knows this terminal's jobs, so each has its own.
    Seconds: for connecting, for each answer, and for which a printer that says it is at work may
    move nothing. Raises ValueError for addresses that are none.
    """

    def __init__(
        self,
        uri: str,
        *,
        requesting_user_name: str,
        device_uri: str = "",
        ca_file: Path | None = None,
        sides: str = "one-sided",
        connect_seconds: float = 3.0,
        read_seconds: float = 10.0,
        still_seconds: float = 60.0,
    ) -> None:
        if not requesting_user_name:
            raise ValueError("a name is needed, by which jobs are this terminal's")
        for address in (uri, device_uri) if device_uri else (uri,):
            http_url(address)
        self._uri = uri
        self._device_uri = device_uri
        self._user = requesting_user_name
        self._ca_file = ca_file
        self._sides = sides
        self._seconds = (connect_seconds, read_seconds)
        self._still_seconds = still_seconds
        self._working = threading.Lock()
        self._call_off = threading.Event()
        self._names: set[str] = set()  # of jobs given since the last purge

    def state(self) -> State:
        with self._lookout() as lookout:
            return lookout.printer().state

    def print(
        self,
        job: PrintJob,
        on_progress: Callable[[PrintProgress], None],
        stop: Callable[[], bool],
    ) -> PrintResult:
        from hardware.report_printer.following import Following  # noqa: PLC0415 - cold start
        from hardware.report_printer.ipp_endpoint import JobTemplate  # noqa: PLC0415 - cold start
        from hardware.report_printer.submission import submit  # noqa: PLC0415 - cold start

        def called_off() -> bool:
            return self._call_off.is_set() or stop()

        with self._working, self._lookout() as lookout:
            printer = lookout.printer()
            if printer.state in _SENDS_NOTHING or called_off():
                return PrintResult(PrintOutcome.NOT_PRINTED, 0, printer.state)
            self._names.add(job.name)
            template = JobTemplate.fitting(printer.queue, self._sides)
            submitted = submit(lookout.queue, job, template, called_off, self._still_seconds)
            if submitted is None:
                return PrintResult(PrintOutcome.NOT_PRINTED, 0, _after_refusal(lookout))
            return Following(
                lookout,
                job.name,
                submitted,
                pages=job.pages,
                still_seconds=self._still_seconds,
                on_progress=on_progress,
                stop=called_off,
            ).run()

    def look_up(self, name: str) -> PrintResult | None:
        from hardware.report_printer.following import Following  # noqa: PLC0415 - cold start
        from hardware.report_printer.submission import Submitted  # noqa: PLC0415 - cold start

        with self._working, self._lookout() as lookout:
            sight = lookout.job(0, name)
            if not sight.all_answer:
                return None
            if sight.job is None and sight.at_device is None:
                return PrintResult(PrintOutcome.UNKNOWN, 0, sight.printer.state)
            self._names.add(name)
            return Following(
                lookout,
                name,
                Submitted(0, is_sent=True),
                pages=_ANY_NUMBER,
                still_seconds=self._still_seconds,
                on_progress=lambda _progress: None,
                stop=lambda: True,
                anew=False,
            ).run()

    def purge(self) -> bool:
        """Also from another thread while `print` is under way: that job is called off first."""
        from hardware.report_printer.purging import purge  # noqa: PLC0415 - cold start

        self._call_off.set()
        held = self._working.acquire(timeout=_CALL_OFF_SECONDS)
        try:
            names = frozenset(self._names)
            with self._lookout() as lookout:
                # Each of them, also behind one that is away.
                said = [purge(place, names) for place in lookout.places]
            certain = all(said)
            if certain and held:
                self._names.clear()
            return certain and held
        finally:
            if held:
                self._working.release()
            self._call_off.clear()

    @contextmanager
    def _lookout(self) -> Iterator[Lookout]:
        """Connections of their own for each call: printers have few, and others want them too."""
        from hardware.report_printer.ipp_endpoint import IppEndpoint  # noqa: PLC0415 - cold start
        from hardware.report_printer.lookout import Lookout  # noqa: PLC0415 - cold start

        places = [
            IppEndpoint(uri, self._user, self._ca_file, *self._seconds)
            for uri in (self._uri, self._device_uri)
            if uri
        ]
        with closing(Lookout(places[0], places[1] if len(places) > 1 else None)) as lookout:
            yield lookout


def _after_refusal(lookout: Lookout) -> State:
    """A printer that says it is fine and does not take a job is not fine."""
    state = lookout.printer().standing
    return State.ERROR if state.prints else state
