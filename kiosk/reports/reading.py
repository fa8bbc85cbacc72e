"""Plain-language reading of what is out of range: rules from a data file, never a diagnosis.

`Explainer` is made from the file (`kiosk.reports.readings`); a hospital's own service may stand behind
`Advisor` (off by default).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from kiosk.reasons import Failure
from kiosk.reports.report import Report


@dataclass(frozen=True, slots=True)
class Remark:
    """On one result. `result`: its id; `soon`: to be shown to a doctor soon."""

    result: str
    title: str  # "白细胞计数偏高"
    measures: str = field(repr=False)  # what it measures
    means: str = field(repr=False)  # what high or low may mean
    advice: str = field(repr=False)  # when to see a doctor
    soon: bool = False
    source: str = ""  # where the rule is from, short


@dataclass(frozen=True, slots=True)
class Explanation:
    """In one language. `reviewed`: by which clinician's role and when ("检验科，2026-11-01"); empty: by
    nobody yet, which has to be said wherever this is shown.
    """

    remarks: tuple[Remark, ...] = field(repr=False)
    reviewed: str = ""


class Explainer(Protocol):
    def explain(self, report: Report, language: str) -> Explanation:
        """Remarks on results that need attention, most urgent first; none for those without a rule."""
        ...


@dataclass(frozen=True, slots=True)
class Advice:
    """What the hospital's own service says of a report. Marked as such wherever it is shown."""

    text: str = field(repr=False)
    by: str  # "示范医院智能解读"


class Advisor(Protocol):
    """A hospital's own AI service. It is told results and ranges, never whose they are."""

    def advise(self, report: Report, language: str) -> Advice | Failure:
        """ADVICE_UNAVAILABLE."""
        ...

    def close(self) -> None: ...
