"""The bench: one test at a time, on a thread of its own, ended by whatever ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.maintenance.bench import Bench, Trial
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.maintenance.record import FILE, CheckRecord
from kiosk.maintenance.words import Said

DO = Said("Do something.")
PASSED = CheckResult(CheckId.SCANNER, Verdict.PASS, {Fact.READ: 1})
FAILED = CheckResult(CheckId.SCANNER, Verdict.FAIL)


@pytest.fixture
def record(tmp_path: Path) -> CheckRecord:
    return CheckRecord(tmp_path)


@pytest.fixture
def make(record: CheckRecord) -> Iterator[Callable[..., Bench]]:
    """Benches of real time; at the end none has a test that goes on."""
    made: list[Bench] = []

    def bench(**limits: float) -> Bench:
        made.append(Bench(record, SystemClock(), **limits))
        return made[-1]

    yield bench
    for each in made:
        each.end()
        each.join(5)
        assert each.trial is None


def until_told(trial: Trial) -> CheckResult:
    trial.until(lambda: False, 30.0)
    return PASSED


def test_a_result_is_kept_with_its_moment(make: Callable[..., Bench], record: CheckRecord) -> None:
    bench = make()
    before = SystemClock().now()
    assert bench.begin(CheckId.SCANNER, DO, lambda _trial: PASSED)
    bench.join(5)
    kept = record.results()[CheckId.SCANNER]
    assert kept.verdict is Verdict.PASS
    assert before <= kept.checked_at <= SystemClock().now()
    assert bench.result(CheckId.SCANNER) == kept


def test_one_goes_on_at_a_time_and_what_is_stopped_has_no_result(
    make: Callable[..., Bench],
) -> None:
    bench = make()
    assert bench.begin(CheckId.SCANNER, DO, until_told)
    assert not bench.begin(CheckId.LAMP, DO, until_told)
    bench.stop()
    bench.join(5)
    assert bench.trial is None
    assert bench.result(CheckId.SCANNER) is None
    assert bench.begin(CheckId.LAMP, DO, until_told)


def soon(enough: Callable[[], bool]) -> None:
    for _ in range(500):
        if enough():
            return
        threading.Event().wait(0.02)
    raise AssertionError("not within ten seconds")


def test_a_driver_that_hangs_keeps_no_other_device_from_its_test(
    make: Callable[..., Bench],
) -> None:
    bench, go_on = make(longest=0.1, patience=0.1), threading.Event()

    def hangs(_trial: Trial) -> CheckResult:
        go_on.wait(10)
        return PASSED

    assert bench.begin(CheckId.SCANNER, DO, hangs)
    soon(lambda: bench.trial is None)
    assert not bench.begin(CheckId.SCANNER, DO, until_told), "its device is not asked once more"
    assert bench.begin(CheckId.LAMP, DO, lambda _trial: CheckResult(CheckId.LAMP, Verdict.PASS))
    soon(lambda: bench.result(CheckId.LAMP) is not None)
    go_on.set()
    soon(lambda: bench.begin(CheckId.SCANNER, DO, lambda _trial: None))
    assert bench.result(CheckId.SCANNER) is None, "it came too late"


def test_a_test_that_nobody_stops_ends_by_itself_and_counts(make: Callable[..., Bench]) -> None:
    bench = make(longest=0.1)
    assert bench.begin(CheckId.SCANNER, DO, until_told)
    bench.join(5)
    result = bench.result(CheckId.SCANNER)
    assert result is not None
    assert result.verdict is Verdict.PASS


def test_a_test_whose_page_was_left_ends_without_a_result(make: Callable[..., Bench]) -> None:
    bench = make(unseen=0.3)
    assert bench.begin(CheckId.SCANNER, DO, until_told)
    trial = bench.trial
    assert trial is not None
    for _ in range(5):
        trial.seen()
        assert trial.wait(0.1)
    bench.join(5)
    assert bench.trial is None
    assert bench.result(CheckId.SCANNER) is None


def test_a_question_is_answered_once(make: Callable[..., Bench]) -> None:
    bench = make()
    assert bench.begin(CheckId.SCANNER, DO, lambda _trial: PASSED, asks=True)
    bench.join(5)
    assert bench.result(CheckId.SCANNER) is None  # nobody has looked at it yet
    assert bench.question is not None
    assert bench.answer(CheckId.LAMP, lambda: FAILED) is None
    answered = bench.answer(CheckId.SCANNER, lambda: FAILED)
    assert answered is not None
    assert answered.verdict is Verdict.FAIL
    assert bench.result(CheckId.SCANNER) == answered
    assert bench.answer(CheckId.SCANNER, lambda: PASSED) is None


def test_what_fails_is_not_asked_about(make: Callable[..., Bench]) -> None:
    bench = make()
    assert bench.begin(CheckId.SCANNER, DO, lambda _trial: FAILED, asks=True)
    bench.join(5)
    assert bench.question is None
    assert bench.result(CheckId.SCANNER) is not None


def test_a_question_does_not_outlive_who_was_asked(make: Callable[..., Bench]) -> None:
    bench = make()
    for over in (bench.stop, bench.end):
        assert bench.begin(CheckId.SCANNER, DO, lambda _trial: PASSED, asks=True)
        bench.join(5)
        over()
        assert bench.question is None
    late = make(longest=0.05)
    assert late.begin(CheckId.SCANNER, DO, lambda _trial: PASSED, asks=True)
    late.join(5)
    threading.Event().wait(0.1)
    assert late.question is None
    assert late.answer(CheckId.SCANNER, lambda: PASSED) is None


def test_texts_are_of_one_test_alone(make: Callable[..., Bench]) -> None:
    bench = make()
    bench.hand("EHC1:SOMEBODY'S", by_hand=True)
    bench.document_read()
    seen: list[tuple[str, ...]] = []

    def work(trial: Trial) -> None:
        trial.until(lambda: bool(trial.texts(by_hand=True)), 10.0)
        seen.append(tuple(each.text for each in trial.texts(by_hand=True)))
        seen.append(tuple(each.text for each in trial.texts(by_hand=False)))
        seen.append(("0",) if trial.documents == 0 else ())

    assert bench.begin(CheckId.SCANNER, DO, work)
    bench.hand("BY-CAMERA")
    bench.hand("BY-HAND", by_hand=True)
    bench.join(5)
    assert seen == [("BY-HAND",), ("BY-CAMERA",), ("0",)]


def test_the_end_reaches_everyone_who_asked_for_it(make: Callable[..., Bench]) -> None:
    bench, told = make(), []
    bench.at_end(lambda: told.append("dropped"))
    assert bench.begin(CheckId.SCANNER, DO, until_told)
    bench.end()
    bench.join(5)
    assert (bench.trial, told) == (None, ["dropped"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_a_test_leaves_room_for_the_next(make: Callable[..., Bench]) -> None:
    """The bug itself goes to the program's hook for threads."""
    bench = make()

    def bug(_trial: Trial) -> CheckResult:
        raise RuntimeError("a bug")

    assert bench.begin(CheckId.SCANNER, DO, bug)
    bench.join(5)
    assert bench.begin(CheckId.SCANNER, DO, lambda _trial: PASSED)


def test_a_result_that_cannot_be_stored_is_shown_all_the_same(
    make: Callable[..., Bench], tmp_path: Path
) -> None:
    bench = make()
    (tmp_path / FILE).mkdir()  # nothing can be put in its place
    (tmp_path / FILE / "in the way").touch()
    assert bench.begin(CheckId.SCANNER, DO, lambda _trial: PASSED)
    bench.join(5)
    result = bench.result(CheckId.SCANNER)
    assert result is not None
    assert result.verdict is Verdict.PASS
    assert not bench.is_stored(CheckId.SCANNER)
