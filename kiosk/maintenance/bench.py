"""Where devices are tested in the running program: one test at a time, each on a thread of its own.

A test ends when it is done, when it is stopped, when its page is not looked at any more, when nobody of the
staff is there, and after two minutes at the latest. Its result is kept with its date; one that was stopped,
or left, has none. One that does not end then, since its device's driver hangs, is given up: its thread is left
to itself, and what is not of that device can be tested.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock, Thread
from typing import Final

from kiosk.clock import Clock
from kiosk.maintenance.checks import CheckId, CheckResult, Verdict
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.words import Said

LONGEST: Final = 120.0  # seconds
UNSEEN: Final = 10.0
"""Seconds without a look at its page, which comes each second, after which a test was left."""
_MOST_TEXTS: Final = 200
_LAST_WORDS: Final = 1.0
_LOOKS: Final = 0.1
PATIENCE: Final = 15.0
"""Seconds after its end that a test may still be at it: a device's driver has its own time to wait."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text that a reader read while a test ran. `at`: monotonic seconds."""

    text: str
    by_hand: bool
    at: float


class Trial:
    """What a test knows of the world around it. Its methods are safe from any thread."""

    def __init__(
        self, check: CheckId, doing: Said, clock: Clock, *, longest: float, unseen: float
    ) -> None:
        self.check = check
        self.doing = doing  # what somebody has to do meanwhile; the test may change it
        self._clock = clock
        self._until = clock.monotonic() + longest
        self._unseen = unseen
        self._seen = clock.monotonic()
        self._stopped = Event()
        self._stopped_at = float("inf")
        self._lock = Lock()
        self._texts: list[Read] = []
        self._documents = 0

    @property
    def stopped(self) -> bool:
        """By somebody, or since its time is over."""
        return self.given_up or self._clock.monotonic() >= self._until

    @property
    def given_up(self) -> bool:
        """Stopped by somebody, or left: then it has no result."""
        return self._stopped.is_set() or self._clock.monotonic() - self._seen > self._unseen

    def hangs(self, patience: float) -> bool:
        """Whether it should have ended so many seconds ago."""
        ends = min(self._until, self._stopped_at, self._seen + self._unseen)
        return self._clock.monotonic() - ends >= patience

    def seen(self) -> None:
        """Its page is looked at."""
        self._seen = self._clock.monotonic()

    def stop(self) -> None:
        if not self._stopped.is_set():
            self._stopped_at = self._clock.monotonic()
        self._stopped.set()

    def wait(self, seconds: float) -> bool:
        """Let time pass, less if the test is stopped. Whether it goes on."""
        ends = self._clock.monotonic() + seconds
        while not self.stopped and (left := ends - self._clock.monotonic()) > 0:
            self._stopped.wait(min(left, _LOOKS))
        return not self.stopped

    def until(self, enough: Callable[[], bool], seconds: float) -> bool:
        """Wait until there is `enough`, the time is over, or the test is; whether there is."""
        ends = self._clock.monotonic() + seconds
        while not enough():
            if self._clock.monotonic() >= ends or not self.wait(_LOOKS):
                return enough()
        return True

    def texts(self, *, by_hand: bool) -> tuple[Read, ...]:
        """Of this test; gone with it."""
        with self._lock:
            return tuple(each for each in self._texts if each.by_hand is by_hand)

    @property
    def documents(self) -> int:
        """How many identity documents were read; nothing of them is known."""
        return self._documents

    def hand(self, read: Read) -> None:
        with self._lock:
            self._texts = [*self._texts[1 - _MOST_TEXTS :], read]

    def document_read(self) -> None:
        self._documents += 1


Work = Callable[[Trial], CheckResult | None]
"""A test, on its thread. None: there is nothing to keep."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has yet to say before there is a result. `result`: what is known so far."""

    check: CheckId
    result: CheckResult
    until: float  # monotonic seconds


class Bench:
    """One for all pages. Its methods return at once, and are safe from any thread."""

    def __init__(
        self,
        record: CheckRecord,
        clock: Clock,
        *,
        longest: float = LONGEST,
        unseen: float = UNSEEN,
        patience: float = PATIENCE,
    ) -> None:
        """`longest`: seconds that a test may take, hands included, and a question may stay open."""
        self._record = record
        self._clock = clock
        self._longest = longest
        self._unseen = unseen
        self._patience = patience
        self._hanging: dict[CheckId, Thread] = {}
        self._lock = Lock()
        self._trial: Trial | None = None
        self._thread: Thread | None = None
        self._question: Question | None = None
        self._unstored: dict[CheckId, CheckResult] = {}
        self._fruitless: CheckId | None = None
        self._at_end: list[Callable[[], None]] = []

    @property
    def trial(self) -> Trial | None:
        """The test that goes on."""
        trial = self._trial
        return None if trial is None or trial.hangs(self._patience) else trial

    @property
    def question(self) -> Question | None:
        """What a person is asked."""
        question = self._question
        if question is not None and self._clock.monotonic() >= question.until:
            return None
        return question

    def result(self, check: CheckId) -> CheckResult | None:
        """The last."""
        return self._unstored.get(check) or self._record.results().get(check)

    def was_fruitless(self, check: CheckId) -> bool:
        """Whether the test that was last made was this one, and nothing could be said after it."""
        return self._fruitless is check

    def is_stored(self, check: CheckId) -> bool:
        """Whether the last result would be there after a restart."""
        return check not in self._unstored

    def begin(self, check: CheckId, doing: Said, work: Work, *, asks: bool = False) -> bool:
        """Start a test; False: another goes on, or one of the same device hangs.

        `asks`: what does not fail is kept once a person has answered.
        """
        with self._lock:
            if self.trial is not None:
                return False
            self._give_up()
            if check in self._hanging:
                return False
            self._question = self._fruitless = None
            trial = self._trial = Trial(
                check, doing, self._clock, longest=self._longest, unseen=self._unseen
            )
            run = partial(self._run, trial, work, asks=asks)
            self._thread = Thread(target=run, name=f"bench-{check}", daemon=True)
            self._thread.start()
        return True

    def _give_up(self) -> None:
        """What should have ended long ago is left to itself; of one device at most one."""
        self._hanging = {each: one for each, one in self._hanging.items() if one.is_alive()}
        if self._trial is not None and self._thread is not None:
            self._hanging[self._trial.check] = self._thread
            self._trial = None

    def answer(self, check: CheckId, judge: Callable[[], CheckResult]) -> CheckResult | None:
        """A person has answered. None: that was not, or is no longer, the question."""
        with self._lock:
            question = self.question
            if question is None or question.check is not check:
                return None
            self._question = None
        result = judge().at(self._clock.now(), question.result.milliseconds)
        self._keep(result)
        return result

    def hand(self, text: str, *, by_hand: bool = False) -> None:
        """A code was read (`HandText`). Outside a test nothing is kept of it."""
        trial = self._trial
        if trial is not None:
            trial.hand(Read(text, by_hand, self._clock.monotonic()))

    def document_read(self) -> None:
        """An identity document was read; what it says does not come here."""
        trial = self._trial
        if trial is not None:
            trial.document_read()

    def at_end(self, drop: Callable[[], None]) -> None:
        """Have `drop` called by each `end`, from any thread."""
        self._at_end.append(drop)

    def stop(self) -> None:
        """Have the test end; a question is not asked any more."""
        with self._lock:
            self._question = self._fruitless = None
            if self._trial is not None:
                self._trial.stop()

    def end(self) -> None:
        """Nobody of the staff is there any more (`EndTests`)."""
        self.stop()
        for drop in self._at_end:
            drop()

    def join(self, seconds: float = _LAST_WORDS) -> None:
        """Wait for the test that goes on: the program ends."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _run(self, trial: Trial, work: Work, *, asks: bool) -> None:
        began = self._clock.monotonic()
        try:
            result = work(trial)
            if result is not None:
                took = round(1_000 * (self._clock.monotonic() - began))
                self._settle(trial, result.at(self._clock.now(), took), asks=asks)
        finally:
            with self._lock:
                if self._trial is trial:
                    self._trial = None

    def _settle(self, trial: Trial, result: CheckResult, *, asks: bool) -> None:
        with self._lock:
            if trial.given_up or self._trial is not trial:
                return
            if result.verdict is Verdict.NOT_CHECKED and not asks:
                self._fruitless = result.id
            if asks and result.verdict is not Verdict.FAIL:
                until = self._clock.monotonic() + self._longest
                self._question = Question(trial.check, result, until)
                return
        self._keep(result)

    def _keep(self, result: CheckResult) -> None:
        if self._record.keep([result]):
            self._unstored.pop(result.id, None)
        else:
            self._unstored[result.id] = result
