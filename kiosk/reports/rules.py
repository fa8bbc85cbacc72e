"""Plain-language rules about results, as `resources/readings/analytes.toml` holds them.

The file's own head says what each key is for; here are the shapes. `Texts` has one text for each of
the file's languages.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

Texts = dict[str, str]
Share = Annotated[float, Meta(gt=0, le=1_000)]


class Direction(StrEnum):
    HIGH = "high"
    LOW = "low"
    ABNORMAL = "abnormal"  # positive, or out of the ordinary in words


class Specimen(StrEnum):
    BLOOD = "blood"
    URINE = "urine"
    STOOL = "stool"


class _Entry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Review(_Entry, frozen=True, kw_only=True):
    """Which clinician's role went through the file, and when (ISO 8601 day); empty: nobody yet."""

    by: str = ""
    on: str = ""


class Words(_Entry, frozen=True, kw_only=True):
    """Sentences of all remarks. In titles, `{label}` stands for the analyte's."""

    high: Texts
    low: Texts
    abnormal: Texts
    critical: Texts
    critical_advice: Texts
    soon: Texts  # advice: within days
    visit: Texts  # advice: at the next visit
    share: Texts  # what it means that a share is out of its range and the count is not


class Rule(_Entry, frozen=True, kw_only=True):
    """What one direction may mean.

    `soon_at`: the multiple of the range's end from which a doctor should see it soon; `soon`: always.
    `title` and `advice` are in place of those in `Words`; `also` goes after the advice.
    """

    means: Texts
    title: Texts | None = None
    advice: Texts | None = None
    also: Texts | None = None
    soon: bool = False
    soon_at: Share | None = None


class Aliases(_Entry, frozen=True, kw_only=True):
    loinc: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # local ones
    names: tuple[str, ...] = ()


class Analyte(_Entry, frozen=True, kw_only=True):
    """One thing that is measured. `share`: what its percentage among others is called.

    `units`: those that a result found by code or name may have; without any, all.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,30}\Z")]
    specimen: Literal["blood", "urine", "stool"] = "blood"
    loinc: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    share: Aliases | None = None
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    label: Texts
    measures: Texts
    high: Rule | None = None
    low: Rule | None = None
    abnormal: Rule | None = None

    def rule(self, direction: Direction) -> Rule | None:
        match direction:
            case Direction.HIGH:
                return self.high
            case Direction.LOW:
                return self.low
            case Direction.ABNORMAL:
                return self.abnormal


class Pattern(_Entry, frozen=True, kw_only=True):
    """Several findings that are told as one. Each is "analyte.direction".

    All of `needs` have to be there; those of `takes` go along. At least two are told together.
    """

    needs: Annotated[tuple[str, ...], Meta(min_length=1)]
    takes: tuple[str, ...] = ()
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    title: Texts
    measures: Texts
    means: Texts
    advice: Texts | None = None
    also: Texts | None = None
    soon: bool = False


class Rules(_Entry, frozen=True, kw_only=True):
    """The whole file. The first language is for patients whose own is not among them."""

    version: str
    languages: Annotated[tuple[str, ...], Meta(min_length=1)]
    review: Review
    words: Words
    sources: dict[str, Texts]
    analyte: Annotated[tuple[Analyte, ...], Meta(min_length=1)]
    pattern: tuple[Pattern, ...] = ()
