"""Reports: the hospital is asked, the printer prints, and prints of before a restart are seen to."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from kiosk.handlers.print_run import PrintRun, PrintShop, doubted, is_taken
from kiosk.journal.database import Trouble
from kiosk.journal.opened import Journal
from kiosk.reasons import Code, Failure
from kiosk.reports.book import Print, PrintBook, PrintState
from kiosk.reports.print_notice import REPORT_PRINTED, notice_of, to_bytes
from kiosk.reports.printer import (
    PrintJob,
    PrintOutcome,
    PrintProgress,
    PrintResult,
    ReportPrinterState,
)
from kiosk.reports.reading import Advisor
from kiosk.reports.report import ReportId
from kiosk.runner import Handler, Lane
from kiosk.session.effects import (
    AskAdvisor,
    AskReportPrinter,
    CountReports,
    Effect,
    FindReports,
    FindTrend,
    OpenForm,
    OpenReport,
    PrintReports,
    SettlePrints,
    StopPrinting,
)
from kiosk.session.events import EffectFailed, Errand, Event
from kiosk.session.report_events import (
    AdviceFound,
    FormOpened,
    PrintRunDone,
    PrintsChanged,
    ReportOpened,
    ReportPrinterChanged,
    ReportsCounted,
    ReportsFound,
    TrendFound,
)

REPORT_THREADS = 3  # a patient who left a hanging call behind must not keep the next one waiting
KEEP_PRINTS = 180 * 86_400  # seconds


class ReportHandlers:
    """What is looked at. `languages`: in which explanations are made."""

    def __init__(
        self, shop: PrintShop, advisor: Advisor | None, languages: tuple[str, ...]
    ) -> None:
        self._shop = shop
        self._advisor = advisor
        self._languages = languages
        self._lock = threading.Lock()
        self._form: tuple[int, ReportId, int, bytes] | None = None  # session, report, index, PDF
        self._over = -1  # the last session that has ended

    def find(self, effect: FindReports) -> ReportsFound | EffectFailed:
        """The list, with what this terminal knows of prints that the hospital has not heard of yet."""
        found = self._shop.hospital.reports(effect.patient)
        if isinstance(found, Failure):
            return EffectFailed(effect.session, found, Errand.REPORTS)
        book = self._shop.book()
        if book is None:
            return ReportsFound(effect.session, found)
        heads, doubts = doubted(book, found.reports)
        return ReportsFound(effect.session, replace(found, reports=heads), doubts)

    def count(self, effect: CountReports) -> ReportsCounted:
        """Less what this terminal has printed and the hospital has not heard of yet."""
        found = self._shop.hospital.new_editions(effect.patient, effect.since)
        book = self._shop.book()
        if isinstance(found, Failure) or book is None:
            return ReportsCounted(effect.session, -1)
        new = sum(not is_taken(book, report, edition) for report, edition in found.items())
        return ReportsCounted(effect.session, new)

    def open(self, effect: OpenReport) -> ReportOpened | EffectFailed:
        report = self._shop.hospital.report(effect.patient, effect.report)
        if isinstance(report, Failure):
            return EffectFailed(effect.session, report, Errand.REPORT)
        explain = self._shop.explainer.explain
        explained = {language: explain(report, language) for language in self._languages}
        return ReportOpened(effect.session, report, explained)

    def trend(self, effect: FindTrend) -> TrendFound | EffectFailed:
        trend = self._shop.hospital.trend(effect.patient, effect.result)
        if isinstance(trend, Failure):
            return EffectFailed(effect.session, trend, Errand.REPORT)
        return TrendFound(effect.session, trend)

    def form(self, effect: OpenForm) -> FormOpened | EffectFailed:
        document = self._document(effect)
        if isinstance(document, Failure):
            return EffectFailed(effect.session, document, Errand.REPORT)
        page = self._shop.forms.page(document, effect.page, FORM_WIDTH)
        if self._is_over(effect.session):
            self._shop.forms.forget()  # its patient has left meanwhile
        if isinstance(page, Failure):
            return EffectFailed(effect.session, page, Errand.REPORT)
        return FormOpened(effect.session, effect.page, page)

    def _document(self, effect: OpenForm) -> bytes | Failure:
        """Fetched once for all its pages."""
        key = (effect.session, effect.report, effect.form.index)
        with self._lock:
            kept = self._form
        if kept is not None and kept[:3] == key:
            return kept[3]
        document = self._shop.hospital.form(effect.patient, effect.report, effect.form)
        if isinstance(document, bytes):
            with self._lock:
                if effect.session > self._over:
                    self._form = (*key, document)
        return document

    def _is_over(self, session: int) -> bool:
        with self._lock:
            return session <= self._over

    def advise(self, effect: AskAdvisor) -> AdviceFound | EffectFailed:
        advisor = self._advisor
        if advisor is None:
            failure = Failure(Code.ADVICE_UNAVAILABLE)
            return EffectFailed(effect.session, failure, Errand.REPORT)
        advice = advisor.advise(effect.report, effect.language)
        if isinstance(advice, Failure):
            return EffectFailed(effect.session, advice, Errand.REPORT)
        return AdviceFound(effect.session, advice)

    def forget(self, session: int) -> None:
        """The session is over: an answer that comes after its end is not kept either."""
        with self._lock:
            self._over = max(self._over, session)
            self._form = None
        self._shop.forms.forget()
        self._shop.hospital.forget()

    def close(self) -> None:
        self._shop.forms.close()
        if self._advisor is not None:
            self._advisor.close()

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            FindReports: self.find,
            CountReports: self.count,
            OpenReport: self.open,
            FindTrend: self.trend,
            OpenForm: self.form,
            AskAdvisor: self.advise,
        }
        return Lane("reports", handlers, REPORT_THREADS)


FORM_WIDTH = 1_600
"""Dots across a page on the screen: small print can be made larger and is still sharp."""


class ReportPrintHandlers:
    """What is printed. One thread has the printer; stopping must not wait for it."""

    def __init__(
        self,
        shop: PrintShop,
        journal: Journal,
        post: Callable[[Event], None],
        deliver: Callable[[], None],
    ) -> None:
        """`deliver`: have a message of the outbox sent now, on a thread of its own."""
        self._shop = shop
        self._journal = journal
        self._post = post
        self._deliver = deliver
        self._lock = threading.Lock()
        self._leftovers = 0  # prints of before a restart of which nobody could tell yet what became
        self._unpurged = True  # the printer may have jobs of ours: also those of before a restart
        self._purged_at = -_PURGES_AGAIN  # monotonic seconds
        # Both may come before the run itself: that waits its turn behind whatever the printer is asked.
        self._over = -1  # the last session that has ended
        self._stopped: set[tuple[int, int]] = set()  # runs of later ones, by session and run

    def print(
        self, effect: PrintReports, tell: Callable[[PrintRunDone], None] | None = None
    ) -> PrintRunDone:
        """`tell`: hears how it ended before the printer is purged, for that takes its time."""
        if self._see_to_leftovers() and self._unpurged:
            self._purge()
        try:
            done = PrintRun(
                self._shop,
                effect,
                moved=self._post,
                printed=self._out,
                stopped=lambda: not self._wants(effect),
            ).run()
            if tell is not None:
                tell(done)
            changed = self._settled()  # before purging: with it a queue forgets what became of jobs
        finally:
            self._purge()
        if changed is not None:
            self._post(changed)
        return done

    def _carry_out(self, effect: PrintReports) -> None:
        self.print(effect, self._post)

    def _wants(self, order: PrintReports) -> bool:
        with self._lock:
            stopped = (order.session, order.run) in self._stopped
            return order.session > self._over and not stopped

    def stop(self, effect: StopPrinting) -> None:
        with self._lock:
            if effect.session > self._over:
                self._stopped.add((effect.session, effect.run))

    def forget(self, session: int) -> None:
        """The session is over: what is not on paper yet is not printed any more. The next one's is."""
        with self._lock:
            self._over = max(self._over, session)
            self._stopped = {each for each in self._stopped if each[0] > self._over}

    def stop_all(self) -> None:
        """The terminal stops: no run goes on, and none begins."""
        self.forget(sys.maxsize)

    def ask(self, _effect: AskReportPrinter) -> ReportPrinterChanged:
        """One that is back after it was lost may go on with what nobody waits for any more."""
        state = self._shop.printer.state()
        answers = state is not ReportPrinterState.OFFLINE
        if answers and self._is_to_be_purged() and self._see_to_leftovers():
            self._purge()
        return ReportPrinterChanged(state)

    def _is_to_be_purged(self) -> bool:
        waited = self._shop.clock.monotonic() - self._purged_at >= _PURGES_AGAIN
        return self._unpurged and waited

    def _purge(self) -> None:
        self._unpurged = not self._shop.printer.purge()
        self._purged_at = self._shop.clock.monotonic()

    def settle(self, _effect: SettlePrints) -> PrintsChanged | None:
        changed = self._settled()
        if changed is not None and self._leftovers == 0 and self._is_to_be_purged():
            self._purge()
        return changed

    def _see_to_leftovers(self) -> bool:
        """A job of before a restart that still waits at the printer would come out in front of what is
        printed now, into the hands of somebody else. Whether it is known what became of each.
        """
        book = self._shop.book()
        standing = None if book is None else book.open_prints()
        if book is None or standing is None or isinstance(standing, Trouble):
            return False
        left = [each for each in standing if each.state in _AT_THE_PRINTER]
        return all(self._see_to(book, each) for each in left)

    def _settled(self) -> PrintsChanged | None:
        """See to each print that is open; it may be of before a restart. None: nobody can tell how many
        there are, so what was known of them stands.
        """
        book = self._shop.book()
        if book is None:
            return None
        book.prune(self._shop.clock.now() - KEEP_PRINTS)
        standing = book.open_prints()
        if isinstance(standing, Trouble):
            return None
        self._leftovers = sum(not self._see_to(book, each) for each in standing)
        counts = book.counts()
        if isinstance(counts, Trouble):
            return None
        return PrintsChanged(counts.untold + self._leftovers, counts.doubtful)

    def _see_to(self, book: PrintBook, each: Print) -> bool:
        """False: what became of it has to be asked another time."""
        current: Print | Trouble | None = each
        if each.state in _AT_THE_PRINTER:
            result = self._shop.printer.look_up(each.number)
            if result is None:
                return False
            state, out = _state_of(result), result.pages_out
            current = book.move(each.number, state, at=self._shop.clock.now(), pages_out=out)
        if isinstance(current, Print) and current.state is PrintState.PRINTED:
            self._tell(current)
        return isinstance(current, Print)

    def _out(self, done: Print) -> None:
        """Told at once: until the hospital knows, another terminal would print it, too."""
        self._tell(done)
        self._deliver()

    def _tell(self, done: Print) -> None:
        """Into the outbox, which takes it in once."""
        outbox = self._journal.outbox()
        if outbox is not None:
            notice = notice_of(done, self._shop.terminal)
            now = self._shop.clock.now()
            outbox.put(REPORT_PRINTED, to_bytes(notice), at=now, key=done.number)

    def lanes(self) -> tuple[Lane, Lane]:
        handlers: Mapping[type[Effect], Handler] = {
            PrintReports: self._carry_out,
            AskReportPrinter: self.ask,
            SettlePrints: self.settle,
        }
        merged = frozenset[type[Effect]]({AskReportPrinter, SettlePrints})
        return (
            Lane("report-printer", handlers, merged=merged),
            Lane("stop-printing", {StopPrinting: self.stop}),
        )


_PURGES_AGAIN: Final = 60.0
"""Seconds after which a printer that did not take it is told again to forget its jobs."""
_AT_THE_PRINTER: Final = frozenset({PrintState.STARTED, PrintState.ACCEPTED})


def _state_of(result: PrintResult) -> PrintState:
    match result.outcome:
        case PrintOutcome.PRINTED:
            return PrintState.PRINTED
        case PrintOutcome.NOT_PRINTED:
            return PrintState.NOT_PRINTED
        case _:
            return PrintState.DOUBTFUL


class NoReportPrinter:
    """Where a terminal has none: reports are looked at on the screen."""

    def state(self) -> ReportPrinterState:
        return ReportPrinterState.NONE

    def print(
        self,
        job: PrintJob,  # noqa: ARG002 - there is nothing to print it
        on_progress: Callable[[PrintProgress], None],  # noqa: ARG002 - likewise
        stop: Callable[[], bool],  # noqa: ARG002 - likewise
    ) -> PrintResult:
        return PrintResult(PrintOutcome.NOT_PRINTED, 0, ReportPrinterState.NONE)

    def look_up(self, name: str) -> PrintResult | None:  # noqa: ARG002 - as above
        """A print of when there was one is for staff."""
        return PrintResult(PrintOutcome.UNKNOWN, 0, ReportPrinterState.NONE)

    def purge(self) -> bool:
        return True
