"""The page of one device: how it is, what it came to when it was last tested, and a test of it now."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.maintenance.bench import Bench, Work
from kiosk.maintenance.checks import CheckId, CheckResult, Verdict
from kiosk.maintenance.pages.device_words import fact_row, of_check, of_verdict
from kiosk.maintenance.sheet import (
    Choice,
    Doing,
    Done,
    Look,
    PageId,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
)
from kiosk.maintenance.wording import CHECKS
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said

WHILE_TESTED: Final = 1.0  # seconds between two looks
AT_REST: Final = 3.0

_TEST: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Test now"))
_TEST_AGAIN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Test again"))
_STOP: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Stop the test"))
_YES: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Yes"))
_NO: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "No"))
_NEVER: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Never tested"))
_SETTINGS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Settings"))
_RESULT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Last result"))
OTHER_GOES_ON: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Another test goes on"))
_BEGUN: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The test has begun. Its result will be shown here.")
)
_STOPPED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The test was stopped."))
_TOO_LATE: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The answer came too late. Please test again.")
)
_NOT_FITTED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This terminal has none."))
NOT_HERE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This cannot be done here."))
_NOTHING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing came in time. Please test again."))
_UNSTORED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Not stored: look at the storage page."))


class TrialPage(ABC):
    """A `kiosk.maintenance.sheet.Page`."""

    PAGE: ClassVar[PageId]
    CHECKS: ClassVar[tuple[CheckId, ...]]
    ASKS: ClassVar[Said | None] = None  # what a person is asked after the test

    def __init__(self, bench: Bench, clock: Clock) -> None:
        self._bench = bench
        self._clock = clock

    # -- of each device ------------------------------------------------------------------------

    @abstractmethod
    def is_fitted(self) -> bool: ...

    @abstractmethod
    def state(self) -> tuple[Row, ...]:
        """How it is now."""

    @abstractmethod
    def settings(self) -> tuple[Row, ...]:
        """What somebody who looks for a fault has to know. No secrets."""

    @abstractmethod
    def test(self, check: CheckId) -> tuple[Said, Work]:
        """What somebody is to do meanwhile, and the test."""

    def judge(self, result: CheckResult, *, yes: bool) -> CheckResult:
        """What `result` came to with a person's answer. Of those that ask."""
        raise NotImplementedError

    def more(self) -> tuple[Choice, ...]:
        """What else can be done with it."""
        return ()

    def do_more(self, doing: Doing) -> Done:  # noqa: ARG002 - there is nothing else
        return Done(NOT_HERE, good=False)

    def picture(self) -> str:
        return ""

    # -- of all --------------------------------------------------------------------------------

    def look(self, look: Look) -> Sheet:
        trial = self._bench.trial
        ours = trial is not None and trial.check in self.CHECKS
        if trial is not None and ours:
            trial.seen()
        return Sheet(
            page=look.page,
            sections=tuple(self._sections()),
            refresh=self.refresh(tested=trial is not None),
            picture=self.picture(),
            busy=trial.doing if trial is not None and ours else None,
        )

    def refresh(self, *, tested: bool) -> float:
        return WHILE_TESTED if tested else AT_REST

    def do(self, doing: Doing) -> Done:
        match doing.task:
            case Task.TEST:
                return self._begin(doing.argument)
            case Task.ANSWER:
                return self._answer(doing.argument)
            case Task.STOP:
                self._bench.stop()
                return Done(_STOPPED)
            case _:
                return self.do_more(doing)

    def _begin(self, argument: str) -> Done:
        check = next((each for each in self.CHECKS if each.value == argument), None)
        if check is None:
            return Done(NOT_HERE, good=False)
        if not self.is_fitted():
            return Done(_NOT_FITTED, good=False)
        doing, work = self.test(check)
        if not self._bench.begin(check, doing, work, asks=self.ASKS is not None):
            return Done(OTHER_GOES_ON, good=False)
        return Done(_BEGUN)

    def _answer(self, argument: str) -> Done:
        check, _, word = argument.partition(" ")
        question = self._bench.question
        if question is None or question.check.value != check or word not in {"yes", "no"}:
            return Done(_TOO_LATE, good=False)
        judge: Callable[[], CheckResult] = lambda: self.judge(question.result, yes=word == "yes")  # noqa: E731 - one line
        result = self._bench.answer(question.check, judge)
        if result is None:
            return Done(_TOO_LATE, good=False)
        return Done(of_verdict(result.verdict)[0], good=result.verdict is not Verdict.FAIL)

    def _sections(self) -> list[Section]:
        """The test that goes on, or the question, comes first: it waits for somebody."""
        fitted, trial = self.is_fitted(), self._bench.trial
        sections = [Section(rows=self.state())]
        if trial is not None:
            rows = () if trial.check in self.CHECKS else (self._other(trial.check),)
            sections.insert(0, Section(rows=rows, choices=(Choice(Task.STOP, _STOP),)))
        question = self._bench.question
        if question is not None and question.check in self.CHECKS and self.ASKS is not None:
            sections.insert(0, Section(self.ASKS, choices=_answers(question.check)))
        if not fitted:
            return sections
        free = trial is None
        sections += [self._checked(check, free=free) for check in self.CHECKS]
        if more := self.more():
            sections.append(Section(choices=more))
        if settings := self.settings():
            sections.append(Section(_SETTINGS, settings))
        return sections

    def _other(self, check: CheckId) -> Row:
        return Row(OTHER_GOES_ON, Said(CHECKS[check].title), Tone.WARN)

    def _checked(self, check: CheckId, *, free: bool) -> Section:
        result = self._bench.result(check)
        title = of_check(check)
        fruitless = (Row(_NOTHING, tone=Tone.WARN),) if self._bench.was_fruitless(check) else ()
        if result is None or result.verdict in {Verdict.NOT_CHECKED, Verdict.NOT_FITTED}:
            rows: tuple[Row, ...] = fruitless or (Row(_RESULT, _NEVER, Tone.QUIET),)
            first = self._bench.question is None
            test = Choice(Task.TEST, _TEST, check.value, primary=first, on=free)
            return Section(title, rows, (test,))
        words, tone = of_verdict(result.verdict)
        advice = (Row(Said(CHECKS[check].advice)),) if tone in _ADVISED else ()
        facts = (fact_row(name, value, check) for name, value in result.facts.items())
        verdict = Row(_RESULT, words, tone, detail=self._date(result.checked_at))
        rows = (verdict, *advice, *facts)
        if not self._bench.is_stored(check):
            rows = (*rows, Row(_UNSTORED, tone=Tone.BAD))
        return Section(
            title, (*fruitless, *rows), (Choice(Task.TEST, _TEST_AGAIN, check.value, on=free),)
        )

    def _date(self, at: int) -> str:
        return f"{datetime.fromtimestamp(at, self._clock.local().tzinfo):%Y-%m-%d %H:%M}"


_ADVISED: Final = frozenset({Tone.WARN, Tone.BAD})


def _answers(check: CheckId) -> tuple[Choice, Choice]:
    return (
        Choice(Task.ANSWER, _YES, f"{check} yes", primary=True),
        Choice(Task.ANSWER, _NO, f"{check} no"),
    )
