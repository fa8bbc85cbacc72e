"""Following one job to its end, through paper out, stopped queues, lost lines and printers that lie."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep
from typing import Final

from pyipp.enums import IppJobState

from hardware.report_printer.ipp_endpoint import keeps_documents
from hardware.report_printer.ipp_link import IppTroubleError
from hardware.report_printer.lookout import JobSight, Lookout
from hardware.report_printer.submission import Submitted
from kiosk.reports.printer import PrintOutcome, PrintProgress, PrintResult
from kiosk.reports.printer import ReportPrinterState as State

_PAUSES: Final = (0.05, 0.1, 0.2, 0.35)
"""Seconds between two looks: one page is out soon, many take their time."""
_FORGOTTEN: Final = 3
"""Looks in a row at which the queue does not know the job: one list may miss what moves."""
_LONGEST_GOODBYE: Final = 10.0
"""Seconds that a job which did not move gets to be cancelled."""

_STALLED: Final = 4.0
"""Seconds without a move after which a printer's warnings are taken for what holds it; more than a
page takes. Less where a printer is soon given up: its word is wanted before.
"""

_WANTS_A_HAND: Final = frozenset(
    {
        State.JAM,
        State.COVER_OPEN,
        State.PAPER_OUT,
        State.WRONG_PAPER,
        State.TONER_OUT,
        State.STOPPED,
    }
)


class Following:
    """One job, once. `pages`: more than that are not believed. `still_seconds`: as in the settings.
    `anew`: it is followed from its beginning, not from after a restart.

    `stop`: once it says so, the job is cancelled and its end waited for.
    """

    def __init__(
        self,
        lookout: Lookout,
        name: str,
        submitted: Submitted,
        *,
        pages: int,
        still_seconds: float,
        on_progress: Callable[[PrintProgress], None],
        stop: Callable[[], bool],
        anew: bool = True,
    ) -> None:
        self._lookout = lookout
        self._name = name
        self._job_id = submitted.job_id
        self._accepted = submitted.is_sent
        self._pages = pages
        self._still_seconds = still_seconds
        self._stalled_seconds = min(_STALLED, still_seconds / 4)
        self._on_progress = on_progress
        self._stop = stop
        self._pages_out = 0
        self._started = False  # sheets may have come out
        self._anew = anew
        self._unseen = not anew  # it may have begun while nobody looked
        self._doubted = False  # the queue said completed while the printer was away
        self._misses = 0
        self._told: PrintProgress | None = None
        self._seen: object = None
        self._state = State.READY
        self._moved_at = self._waited_from = monotonic()
        self._gave_up = False
        self._cancel_until: float | None = None
        self._cancel_taken = False

    def run(self) -> PrintResult:
        """Look, until there is a result."""
        looks = 0
        while True:
            sight = self._lookout.job(self._job_id, self._name)
            self._take_in(sight)
            result = self._result(sight) or self._call_off(sight)
            if result is not None:
                return result
            sleep(_PAUSES[min(looks, len(_PAUSES) - 1)])
            looks += 1

    def _take_in(self, sight: JobSight) -> None:
        for status in (sight.job, sight.at_device):
            if status is not None:
                self._started |= status.has_started
                self._accepted |= not status.lacks_document
        if sight.job is not None:
            self._job_id = sight.job.id
        self._unseen = not sight.all_answer or (self._unseen and not self._waits_since_ever(sight))
        if sight.at_printer is not None:
            counted = sight.at_printer.pages_out or 0
            self._pages_out = max(self._pages_out, min(counted, self._pages))
        now = monotonic()
        seen = (sight.job, sight.at_device, sight.others)
        if sight.all_answer and seen != self._seen:
            self._moved_at = self._waited_from = now
            self._seen = seen
        stated = sight.state(standing=False)
        self._state = sight.state(standing=now - self._moved_at > self._stalled_seconds)
        held = self._state in _WANTS_A_HAND
        if held and sight.all_answer and (self._state == stated or sight.printer.is_first_hand):
            self._waited_from = now
        progress = PrintProgress(self._accepted, self._pages_out, self._state)
        if progress != self._told:
            self._told = progress
            self._on_progress(progress)

    def _waits_since_ever(self, sight: JobSight) -> bool:
        """A spooler that was restarted has what it was printing wait again; a printer has not."""
        job = sight.job
        waits = job is not None and not job.has_started and not job.has_ended
        return waits and (self._anew or not keeps_documents(sight.printer.queue))

    # -- what became of it -----------------------------------------------------------------------

    def _result(self, sight: JobSight) -> PrintResult | None:
        """None: not over yet, or not known."""
        if sight.at_device is not None and sight.at_device.is_done:
            return self._end(PrintOutcome.PRINTED)  # a spooler may be many seconds behind
        if not sight.queue_answers:
            return None
        job = sight.job
        self._misses = self._misses + 1 if job is None else 0
        if not sight.is_over_at_queue or 0 < self._misses < _FORGOTTEN:
            return None
        if sight.at_device is not None and not sight.at_device.is_over:
            return None
        if job is None or sight.at_device is not None or job.state is not IppJobState.COMPLETED:
            return self._unfinished(sight)
        return self._completed(sight, doubtful=job.is_doubtful)

    def _completed(self, sight: JobSight, *, doubtful: bool) -> PrintResult | None:
        """The queue says so, and the printer lists no such job: it has to be there, and at rest."""
        if not sight.printer.device_answers:
            self._doubted = True
            return None
        if self._doubted or doubtful:
            return self._end(PrintOutcome.UNKNOWN)
        return self._end(PrintOutcome.PRINTED) if sight.printer.device_idle else None

    def _unfinished(self, sight: JobSight) -> PrintResult:
        """It ended before its end; what came out is what the printer counted, if it counts."""
        if self._pages_out:
            return self._end(PrintOutcome.PARTLY)
        if sight.job is None and sight.at_device is None:
            never = self._cancel_taken and not self._started and not self._unseen
        else:
            counted = sight.at_printer is not None and sight.at_printer.pages_out == 0
            never = counted or not (self._started or self._unseen)
        return self._end(PrintOutcome.NOT_PRINTED if never else PrintOutcome.UNKNOWN)

    def _end(self, outcome: PrintOutcome) -> PrintResult:
        lied = self._gave_up and self._state.prints and outcome is not PrintOutcome.PRINTED
        return PrintResult(outcome, self._pages_out, State.OFFLINE if lied else self._state)

    # -- calling it off --------------------------------------------------------------------------

    def _call_off(self, sight: JobSight) -> PrintResult | None:
        """Cancel where that is wanted; the result once it has been waited for long enough."""
        now = monotonic()
        if self._cancel_until is None:
            self._gave_up = now - self._waited_from > self._still_seconds
            half_sent = sight.job is not None and sight.job.lacks_document and not self._accepted
            if not (self._gave_up or half_sent or self._stop()):
                return None
            patience = self._still_seconds
            self._cancel_until = now + (
                min(patience, _LONGEST_GOODBYE) if self._gave_up else patience
            )
        if now > self._cancel_until:
            return self._last_word()
        self._cancel(sight)
        return None

    def _cancel(self, sight: JobSight) -> None:
        with suppress(IppTroubleError):
            if sight.job is not None and not sight.is_over_at_queue and not self._cancel_taken:
                self._cancel_taken = self._lookout.queue.cancel(sight.job.id)
        if self._lookout.device is None or sight.at_device is None or not sight.is_over_at_queue:
            return
        if not sight.at_device.is_over:
            with suppress(IppTroubleError):
                self._lookout.device.cancel(sight.at_device.id)

    def _last_word(self) -> PrintResult:
        """It is not known to be over, and nobody waits any longer."""
        self._gave_up = True
        outcome = PrintOutcome.PARTLY if self._pages_out else PrintOutcome.UNKNOWN
        return self._end(outcome)
