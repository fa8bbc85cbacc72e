"""Reports, whatever happens in whatever order: nothing raises, sticks, or is left of the patient.

Hypothesis taps, lets time go by, and answers what was asked: rightly, with a failure, late or twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.reasons import CATALOGUE, Code, Failure
from kiosk.reports.paper import FormPage
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.reading import Advice, Explanation
from kiosk.reports.report import (
    FormRef,
    Quantity,
    Report,
    ReportHead,
    ReportId,
    ReportKind,
    ReportList,
    ReportStatus,
    Result,
    Trend,
    TrendPoint,
)
from kiosk.services.report_list import MOST_AT_ONCE
from kiosk.session.effects import (
    AskAdvisor,
    Effect,
    FindReports,
    FindTrend,
    OpenForm,
    OpenReport,
    PrintReports,
    StopPrinting,
)
from kiosk.session.events import (
    EffectFailed,
    Errand,
    Event,
    Tapped,
)
from kiosk.session.report_events import (
    AdviceFound,
    FormOpened,
    PrintMoved,
    PrintRunDone,
    ReportOpened,
    ReportPrinterChanged,
    ReportsFound,
    TrendFound,
)
from kiosk.session.report_screens import PrintLineState, PrintPhase, ReportFilter
from kiosk.session.report_stages import PrintItem
from kiosk.session.screens import Action, Attract
from tests.sampling import examples

NEEDLE = "细菌培养加药敏"
ISSUED = datetime(2027, 1, 14, 8, 30, tzinfo=timezone(timedelta(hours=8)))
POTASSIUM = Result("o1", NEEDLE, quantity=Quantity(Decimal("5.1"), "5.1", "mmol/L"))
HEADS = tuple(
    ReportHead(
        id=ReportId(f"r{number}"),
        kind=ReportKind.LABORATORY if number % 3 else ReportKind.IMAGING,
        status=ReportStatus.FINAL,
        title=NEEDLE,
        number=f"L{number}",
        issued=ISSUED - timedelta(hours=number),
        collected=None,
        department="",
        doctor="",
        forms=(FormRef(0, NEEDLE, None),) if number % 2 else (),
        printed_at=ISSUED if number % 5 == 4 else None,
    )
    for number in range(25)
)
ACTIONS = [
    Action.REPORTS,
    Action.CHOOSE_REPORT,
    Action.CHOOSE_NEW,
    Action.OPEN_REPORT,
    Action.FILTER,
    Action.PAGE,
    Action.PRINT,
    Action.RESUME_PRINT,
    Action.SHOW_TREND,
    Action.SHOW_FORM,
    Action.ASK_ADVICE,
    Action.BACK,
    Action.FINISH,
    Action.RETRY,
    Action.LANGUAGE,
    Action.ELDER_MODE,
]
ARGUMENTS = ["", "next", "previous", "o1", "en", "r0", "r1", "r4", "r24", *ReportFilter]
failures = st.sampled_from(
    [Failure(code, dict.fromkeys(CATALOGUE[code].facts, "1")) for code in Code]
)
taps = st.builds(Tapped, st.sampled_from(ACTIONS), st.sampled_from(ARGUMENTS))
equipment = st.builds(ReportPrinterChanged, st.sampled_from(list(ReportPrinterState)))
steps = st.one_of(
    taps,
    taps,
    taps,
    st.sampled_from(["answer", "answer", "answer", "late"]),
    failures,
    equipment,
    st.integers(1, 100),  # seconds that go by
)
line_states = st.sampled_from(list(PrintLineState))


def answer(effect: Effect, state: PrintLineState) -> list[Event]:
    """What the world makes of it, when all goes well; `state`: how each report of a run ends."""
    match effect:
        case FindReports(session=session):
            return [ReportsFound(session, ReportList(HEADS), frozenset({HEADS[2].id}))]
        case OpenReport(session=session, report=wanted):
            head = next(one for one in HEADS if one.id == wanted)
            return [ReportOpened(session, Report(head, (POTASSIUM,)), {"en": Explanation(())})]
        case FindTrend(session=session, result=result):
            assert result.quantity is not None
            trend = Trend(NEEDLE, "", None, (TrendPoint(ISSUED, result.quantity),))
            return [TrendFound(session, trend)]
        case OpenForm(session=session, page=page):
            return [FormOpened(session, page, FormPage("data:,", 3))]
        case AskAdvisor(session=session):
            return [AdviceFound(session, Advice(NEEDLE, "x"))]
        case PrintReports(session=session, heads=heads, run=run):
            items = tuple(PrintItem(head, state) for head in heads)
            ready = ReportPrinterState.READY
            moved = PrintMoved(session, 0, items[0], PrintPhase.PRINTING, 1, 2, ready, run)
            return [moved, PrintRunDone(session, items, ready, run)]
        case _:
            return []


class Walker:
    """One terminal, and what it is still owed an answer to."""

    def __init__(self, walk: Any) -> None:
        self.walk = walk
        walk.kiosk = replace(walk.kiosk, reports=True, advises=True, held_seconds=20.0)
        walk.happens(ReportPrinterChanged(ReportPrinterState.READY)).finds_nothing()
        walk.taps(Action.REPORTS)

    def takes(self, one: Any, state: PrintLineState) -> None:
        walk = self.walk
        if isinstance(one, int):
            walk.passes(one)
        elif one == "late":
            self._answers(state, keep=True)
        elif one == "answer":
            self._answers(state)
        elif isinstance(one, Failure):
            self._fails(one)
        else:
            walk.happens(one)
        self._holds()

    def _owed(self) -> list[Effect]:
        return [effect for effect in self.walk.effects if answer(effect, PrintLineState.PRINTED)]

    def _answers(self, state: PrintLineState, *, keep: bool = False) -> None:
        for effect in self._owed()[:1]:
            if not keep:
                self.walk.effects.remove(effect)
            self.walk.happens(*answer(effect, state))

    def _fails(self, failure: Failure) -> None:
        for effect in self._owed()[:1]:
            if isinstance(effect, PrintReports):
                continue  # a run says how it ended
            errand = Errand.REPORTS if isinstance(effect, FindReports) else Errand.REPORT
            self.walk.effects.remove(effect)
            self.walk.happens(EffectFailed(effect.session, failure, errand))  # type: ignore[union-attr] # all of these have one

    def _holds(self) -> None:
        """What is true after each event."""
        walk = self.walk
        shown = walk.view()
        asked = [effect for effect in walk.effects if isinstance(effect, PrintReports)]
        for effect in asked:
            assert 0 < len(effect.heads) <= MOST_AT_ONCE
            assert all(head.printed_at is None for head in effect.heads)
            assert HEADS[2].id not in {head.id for head in effect.heads}
        if isinstance(shown.screen, Attract):
            assert NEEDLE not in repr(walk.kiosk)
            assert "r24" not in repr(walk.kiosk)

    def is_left_alone(self) -> None:
        """Everything is answered, nobody touches the glass."""
        for _ in range(5):
            while self._owed():
                self._answers(PrintLineState.PRINTED)
            self.walk.passes(100)
        self.walk.sees(Attract)
        assert NEEDLE not in repr(self.walk.kiosk)


@pytest.fixture
def walks(walk: Any) -> Callable[[], Walker]:
    return lambda: Walker(type(walk)())


@given(happens=st.lists(st.tuples(steps, line_states), max_size=40))
@settings(
    max_examples=examples(25, one_in=2),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_raises_sticks_or_stays(walks: Any, happens: list[tuple[Any, Any]]) -> None:
    walker = walks()
    for one, state in happens:
        walker.takes(one, state)
    walker.is_left_alone()


def test_a_stop_is_asked_for_by_its_own_session_alone(walks: Any) -> None:
    walker = walks()
    walker.takes("answer", PrintLineState.PRINTED)
    walker.takes(Tapped(Action.PRINT), PrintLineState.PRINTED)
    walker.takes(100, PrintLineState.PRINTED)
    walker.walk.taps(Action.FINISH)
    asked = [one for one in walker.walk.effects if isinstance(one, StopPrinting)]
    assert [one.session for one in asked] == [walker.walk.session]
