"""Results of checks as rows of a page."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, FactValue, Verdict
from kiosk.maintenance.pages import device_words
from kiosk.maintenance.pages.device_words import of_check, of_verdict
from kiosk.maintenance.pages.times import moment
from kiosk.maintenance.pages.trust_words import PROBLEMS
from kiosk.maintenance.pages.value_words import VALUES
from kiosk.maintenance.ports import NETWORK
from kiosk.maintenance.sheet import Row
from kiosk.maintenance.wording import CHECKS, FACTS
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said

NEVER: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Never"))
NOT_HERE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This cannot be done here."))
_NEVER_CHECKED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Never checked"))
_LAST_CHECKED: Final = QT_TRANSLATE_NOOP("Maintenance", "Last checked %1")
_ADVICE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "What to do"))
_OF_NO_DEVICE: Final = frozenset(
    {
        *NETWORK,
        CheckId.TRUST_LIST,
        CheckId.STORAGE,
        CheckId.TEMPERATURE,
        CheckId.MACHINE,
        CheckId.SOFTWARE,
    }
)


def when(at: int | None, zone: tzinfo) -> Said | str:
    """`at`: Unix seconds; None and 0 are never."""
    return moment(at, zone) if at else NEVER


def last_checked(result: CheckResult, zone: tzinfo) -> Said:
    at = result.checked_at
    return Said(_LAST_CHECKED, (moment(at, zone),)) if at else _NEVER_CHECKED


def result_row(result: CheckResult, zone: tzinfo, *, opens: str = "") -> Row:
    """Its name, what it came to, and when that was."""
    verdict, tone = of_verdict(result.verdict)
    return Row(of_check(result.id), verdict, tone, last_checked(result, zone), opens)


def fact_rows(result: CheckResult) -> tuple[Row, ...]:
    """What it measured, and what to do where it does not pass."""
    rows = tuple(_fact_row(fact, value, result.id) for fact, value in result.facts.items())
    if result.verdict not in {Verdict.WARN, Verdict.FAIL}:
        return rows
    return (*rows, Row(_ADVICE, detail=Said(CHECKS[result.id].advice)))


def _fact_row(fact: Fact, value: FactValue, check: CheckId) -> Row:
    label = Said(FACTS[fact].label)
    if fact is Fact.DIGEST:
        return Row(label, detail=str(value))  # too long to stand beside its name
    if isinstance(value, str) and check in _OF_NO_DEVICE:
        problems = {each.value: words for each, words in PROBLEMS.items()}
        words = (problems if fact is Fact.PROBLEM else VALUES).get(value)
        return Row(label, value if words is None else Said(words))
    return device_words.fact_row(fact, value, check)
