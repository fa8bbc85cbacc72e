"""The readiness report as a value, and as JSON: whether this terminal can be opened to patients.

The JSON is for programs and is the form that the last results are kept in:

    {"form": "yima-readiness-1", "terminal": "T07", "hospital": "...", "made_at": 1800000000,
     "software": {"version": "1.0", "digest": "<64>", "signed": "signed"}, "verdict": "fail",
     "failing": ["camera_focus"], "outstanding": ["touch"],
     "checks": [{"id": "camera_picture", "verdict": "pass", "checked_at": 1799990000,
                 "milliseconds": 2100, "facts": {"sharpness": 9.51}}]}

Moments are Unix seconds; `checked_at` is 0 where a check was never done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Final

from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict, is_fact, not_checked

FORM: Final = "yima-readiness-1"
KEPT_FOR: Final = 92 * 86_400
"""Seconds that a check counts: done once a quarter, with the equipment department's round."""


class Overall(StrEnum):
    """The answer of the whole report."""

    PASS = auto()
    INCOMPLETE = auto()  # nothing fails, but something was not checked, or too long ago
    FAIL = auto()


@dataclass(frozen=True, slots=True)
class About:
    """Whose report it is. `signed`: a word of `kiosk.maintenance.software.Signed`."""

    terminal: str
    hospital: str
    version: str
    digest: str  # SM3 over the program's files, hexadecimal; empty: it could not be read
    signed: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """`results`: one for each check, in the order of `CheckId`."""

    about: About
    made_at: int  # Unix seconds
    results: tuple[CheckResult, ...]

    @property
    def failing(self) -> tuple[CheckId, ...]:
        return tuple(each.id for each in self.results if each.verdict is Verdict.FAIL)

    @property
    def outstanding(self) -> tuple[CheckId, ...]:
        """Fitted, not failing, and not checked within `KEPT_FOR`; or checked in the future."""
        return tuple(
            each.id
            for each in self.results
            if each.verdict not in {Verdict.FAIL, Verdict.NOT_FITTED}
            and (
                each.verdict is Verdict.NOT_CHECKED
                or not 0 <= self.made_at - each.checked_at <= KEPT_FOR
            )
        )

    @property
    def overall(self) -> Overall:
        if self.failing:
            return Overall.FAIL
        return Overall.INCOMPLETE if self.outstanding else Overall.PASS


def readiness(
    about: About, made_at: int, kept: Iterable[CheckResult], fresh: Iterable[CheckResult]
) -> Readiness:
    """The report of what was checked just now (`fresh`) over what is kept of before.

    A fresh result that only says "not checked" does not take the place of one that was.
    """
    results = merged(kept, fresh)
    return Readiness(
        about, made_at, tuple(results.get(check, not_checked(check)) for check in CheckId)
    )


def merged(kept: Iterable[CheckResult], fresh: Iterable[CheckResult]) -> dict[CheckId, CheckResult]:
    results = {each.id: each for each in kept}
    for each in fresh:
        before = results.get(each.id)
        empty = each.verdict is Verdict.NOT_CHECKED
        if before is None or not empty or before.verdict is Verdict.NOT_FITTED:
            results[each.id] = each
    return results


def as_json(report: Readiness) -> dict[str, Any]:
    about = report.about
    return {
        "form": FORM,
        "terminal": about.terminal,
        "hospital": about.hospital,
        "made_at": report.made_at,
        "software": {"version": about.version, "digest": about.digest, "signed": about.signed},
        "verdict": report.overall.value,
        "failing": [each.value for each in report.failing],
        "outstanding": [each.value for each in report.outstanding],
        "checks": [result_as_json(each) for each in report.results],
    }


def result_as_json(result: CheckResult) -> dict[str, Any]:
    return {
        "id": result.id.value,
        "verdict": result.verdict.value,
        "checked_at": result.checked_at,
        "milliseconds": result.milliseconds,
        "facts": {name.value: value for name, value in result.facts.items()},
    }


def result_of_json(members: object) -> CheckResult | None:
    """None: it is none that this version of the program knows. Facts it does not know are left out."""
    if not isinstance(members, Mapping):
        return None
    facts, times = members.get("facts"), (members.get("checked_at"), members.get("milliseconds"))
    if not isinstance(facts, Mapping):
        return None
    checked_at, took = times
    if type(checked_at) is not int or type(took) is not int or checked_at < 0 or took < 0:
        return None
    try:
        check, verdict = CheckId(str(members.get("id"))), Verdict(str(members.get("verdict")))
    except ValueError:
        return None
    known = set(Fact)
    return CheckResult(
        check,
        verdict,
        {Fact(name): value for name, value in facts.items() if name in known and is_fact(value)},
        checked_at,
        took,
    )
