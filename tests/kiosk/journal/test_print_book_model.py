"""Whatever is written of prints, in whatever sequence, is what is read, also after a restart."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from kiosk.domain import PatientId
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.print_book import StoredPrintBook
from kiosk.journal.print_reading import PrintBookReader, PrintEvent
from kiosk.reports.book import FREE, OPEN, NewPrint, Print, PrintCounts, PrintState, Standing
from kiosk.reports.report import ReportId
from tests.sampling import examples

KEY = InstallationKey(bytes(range(16)))
S = PrintState
TIMES = st.integers(1_800_000_000, 1_800_200_000)
TEXTS = st.text(max_size=12)
EDITIONS = st.sampled_from(["final:1", "amended:2", "corrected:3"])
NEW = st.builds(
    NewPrint,
    st.sampled_from(["r1", "r2", "报告"]).map(ReportId),
    EDITIONS,
    TEXTS.map(PatientId),
    st.integers(0, 40),
)
PATIENTLY = {  # who may move a print from where: the terminal, or staff
    S.STARTED: (False, {S.ACCEPTED, S.PRINTED, S.NOT_PRINTED, S.DOUBTFUL}),
    S.ACCEPTED: (False, {S.PRINTED, S.NOT_PRINTED, S.DOUBTFUL}),
    S.PRINTED: (False, {S.TOLD, S.TWICE}),
    S.DOUBTFUL: (True, {S.PRINTED, S.REFUTED}),
}


class Book(RuleBasedStateMachine):
    numbers = Bundle("numbers")

    @initialize()
    def start(self) -> None:
        self.folder = Path(mkdtemp(prefix="yima-prints-"))
        self.path = self.folder / "prints.db"
        self.book = StoredPrintBook(self.path, KEY, "T-1")
        self.prints: dict[str, Print] = {}
        self.events: dict[str, list[PrintEvent]] = {}
        self.ever: set[str] = set()

    def teardown(self) -> None:
        self.book.close()
        shutil.rmtree(self.folder)

    @rule(target=numbers, new=NEW, at=TIMES)
    def begin(self, new: NewPrint, at: int) -> object:
        standing = self._standing(new.report, new.edition)
        begun = self.book.begin(new, at=at, day=_day(at))
        if standing is not None:
            assert begun == Standing(standing)
            return multiple()
        assert isinstance(begun, Print)
        assert begun.number not in self.ever
        assert (begun.report, begun.edition, begun.patient, begun.pages) == (
            new.report,
            new.edition,
            new.patient,
            new.pages,
        )
        self.ever.add(begun.number)
        self.prints[begun.number] = begun
        self.events[begun.number] = [PrintEvent(at, S.STARTED)]
        return begun.number

    @rule(
        number=numbers,
        state=st.sampled_from(PrintState),
        at=TIMES,
        pages_out=st.integers(0, 60),
        staff=st.sampled_from(["", "S-1", "护士"]),
    )
    def move(self, number: str, state: PrintState, at: int, pages_out: int, staff: str) -> None:
        before = self.prints.get(number)
        found = self.book.move(number, state, at=at, pages_out=pages_out, staff=staff)
        if before is None:
            assert found is None
            return
        if before.state is state:
            assert found == before
            return
        by_staff, goes = PATIENTLY.get(before.state, (False, set()))
        by_hand = before.state is S.PRINTED and state is S.TOLD
        if state not in goes or (bool(staff) is not by_staff and not by_hand):
            assert found is None
            return
        assert isinstance(found, Print)
        came_out = max(before.pages_out, pages_out)
        if state is S.PRINTED:
            came_out = max(came_out, before.pages)
        if state is S.NOT_PRINTED:
            came_out = 0
        printed_at = before.printed_at
        if state is S.PRINTED:
            printed_at = self.events[number][-1].at if by_staff else at
        assert found == replace(
            before,
            state=state,
            pages_out=came_out,
            printed_at=printed_at,
            staff=staff or before.staff,
        )
        self.prints[number] = found
        self.events[number].append(PrintEvent(at, state, staff))

    @rule(before=TIMES)
    def prune(self, before: int) -> None:
        old = [
            one.number
            for one in self.prints.values()
            if one.state not in OPEN and one.started_at < before
        ]
        assert self.book.prune(before) == len(old)
        for number in old:
            assert self.book.find(number) is None
            assert self.book.events(number) == ()
            del self.prints[number]

    @rule()
    def restart(self) -> None:
        self.book.close()
        self.book = StoredPrintBook(self.path, KEY, "T-1")

    @invariant()
    def reads_as_written(self) -> None:
        if not hasattr(self, "prints"):
            return
        still_open = tuple(one for one in self.prints.values() if one.state in OPEN)
        untold = sum(one.state is S.PRINTED for one in still_open)
        doubtful = sum(one.state is S.DOUBTFUL for one in still_open)
        reader = PrintBookReader(self.path, KEY)
        for book in (self.book, reader) if self.ever else (self.book,):
            assert book.open_prints() == still_open
            assert book.counts() == PrintCounts(untold, doubtful)
        for number, one in self.prints.items():
            assert self.book.find(number) == one
            assert self.book.events(number) == tuple(self.events[number])
            assert self.book.standing(one.report, one.edition) == self._standing(
                one.report, one.edition
            )

    def _standing(self, report: ReportId, edition: str) -> Print | None:
        found = [
            one
            for one in self.prints.values()
            if (one.report, one.edition) == (report, edition) and one.state not in FREE
        ]
        assert len(found) <= 1
        return found[0] if found else None


def _day(at: int) -> date:
    return datetime.fromtimestamp(at, UTC).date()


TestBook = Book.TestCase
TestBook.settings = settings(
    max_examples=examples(40, one_in=2),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
