"""Results hold no free text, and every check and fact has its words."""

from __future__ import annotations

import pytest

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, FactValue, Verdict, worst
from kiosk.maintenance.usb import UsbProblem
from kiosk.maintenance.wording import CHECKS, FACTS, USB, VERDICTS


@pytest.mark.parametrize("text", ["张晓明", "a b", "https://x/y", "", "A", "x" * 65, "a\n"])
def test_a_fact_is_no_free_text(text: str) -> None:
    with pytest.raises(ValueError, match="neither a number nor a word"):
        CheckResult(CheckId.LAMP, Verdict.PASS, {Fact.STATE: text})


@pytest.mark.parametrize("value", [True, 0, -3.5, "paper_low", "0.1.0"])
def test_numbers_truth_and_words_are_facts(value: FactValue) -> None:
    assert CheckResult(CheckId.LAMP, Verdict.PASS, {Fact.STATE: value}).facts[Fact.STATE] == value


def test_no_number_that_is_none() -> None:
    with pytest.raises(ValueError, match="neither"):
        CheckResult(CheckId.LAMP, Verdict.PASS, {Fact.BRIGHTNESS: float("nan")})


def test_a_result_cannot_be_changed_afterwards() -> None:
    facts: dict[Fact, FactValue] = {Fact.READ: 1}
    result = CheckResult(CheckId.LAMP, Verdict.PASS, facts)
    facts[Fact.READ] = 2
    assert result.facts[Fact.READ] == 1


def test_everything_has_words() -> None:
    assert set(CHECKS) == set(CheckId)
    assert set(FACTS) == set(Fact)
    assert set(VERDICTS) == set(Verdict)
    assert set(USB) == set(UsbProblem)


def test_the_worst_counts() -> None:
    assert worst(Verdict.PASS, Verdict.FAIL, Verdict.WARN) is Verdict.FAIL
    assert worst(Verdict.NOT_CHECKED, Verdict.PASS) is Verdict.PASS
    assert worst() is Verdict.NOT_FITTED
