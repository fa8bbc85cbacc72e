"""Departments that report, and who does it there. Invented people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reporter:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """`authors` make the reports, `reviewers` check them."""

    id: str
    name: str
    authors: tuple[Reporter, ...]
    reviewers: tuple[Reporter, ...]


def _unit(unit: str, name: str, authors: tuple[str, ...], reviewers: tuple[str, ...]) -> Unit:
    people = [Reporter(f"{unit}-{n}", who) for n, who in enumerate((*authors, *reviewers), start=1)]
    return Unit(unit, name, tuple(people[: len(authors)]), tuple(people[len(authors) :]))


LABORATORY: Final = "laboratory"
UNITS: Final[dict[str, Unit]] = {
    unit.id: unit
    for unit in (
        _unit(LABORATORY, "检验科", ("林晓彤", "苗文静"), ("郭永年", "钟𬭎")),
        _unit("radiology", "放射科", ("贺文涛",), ("毛玉珍",)),
        _unit("ultrasound", "超声医学科", ("田佳宁",), ("侯志远",)),
        _unit("electrocardiography", "心电图室", ("龙海英",), ("万里",)),
    )
}
REPORTERS: Final = tuple(
    reporter for unit in UNITS.values() for reporter in (*unit.authors, *unit.reviewers)
)
