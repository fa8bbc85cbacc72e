"""The one catalogue of expected failures.

An expected failure is a value, `Failure(Code.X, facts)`, never an exception. Each code has one entry
here, from which come the patient's words (English source text; Qt Linguist holds the other
languages under the context "Reasons"), the staff's words, the number printed small on the screen,
and the event in the log. Codes of section "ehc1" are those of CARD-CODES.md section 2.

In the words, `{name}` stands for a fact of the failure. Only facts named in `Reason.facts` may be
used; no fact holds anything that names the patient.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.reasons.catalogue import CATALOGUE
from kiosk.reasons.codes import Code, NextStep, Reason

__all__ = ["CATALOGUE", "Code", "Failure", "NextStep", "Reason"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An expected failure: a code of the catalogue and the facts its words need."""

    code: Code
    facts: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.facts) - CATALOGUE[self.code].facts
        if unknown:
            raise ValueError(f"{self.code}: facts not in the catalogue: {sorted(unknown)}")

    @property
    def reason(self) -> Reason:
        return CATALOGUE[self.code]
