"""What is counted: in how many sessions a service was used, by kind of code and by hour.

A count of one is still a count: it says that somebody used a service here within an hour, as anybody in
the hall can see, and has no card, name, pseudonym or minute that would lead to whom. Two things are done
all the same. What goes to Prometheus, which keeps the moment of each scrape, is summed by service and by
kind, never by both (`kiosk.usage.store.Totals`). And a table for others can fold small counts (`folded`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto

from kiosk.codes.classify import Kind
from kiosk.services.access import ServiceId

ALL_DAY = -1


class Outcome(StrEnum):
    DONE = auto()
    FAILED = auto()  # refused, not answered, reversed, not printed


@dataclass(frozen=True, slots=True)
class Use:
    """One cell. `hour`: 0 to 23 by the hospital's clock, or `ALL_DAY`; `kind` None: folded."""

    day: date
    hour: int
    service: ServiceId
    kind: Kind | None
    outcome: Outcome


def in_order(cells: Mapping[Use, int]) -> list[tuple[Use, int]]:
    """By day, hour, service, kind and outcome, as the enumerations have them."""
    services, kinds = list(ServiceId), list(Kind)

    def place(cell: tuple[Use, int]) -> tuple[date, int, int, int, str]:
        use = cell[0]
        kind = len(kinds) if use.kind is None else kinds.index(use.kind)
        return use.day, use.hour, services.index(use.service), kind, use.outcome

    return sorted(cells.items(), key=place)


def folded(cells: Mapping[Use, int], at_least: int) -> dict[Use, int]:
    """The same uses in cells of `at_least`: first without the hour, then without the kind of code.

    What is below that even then stands as it is: so few used that service on that day.
    """
    by_hour = Counter(dict(cells))
    by_day = _fold(by_hour, at_least, lambda use: replace(use, hour=ALL_DAY))
    return dict(_fold(by_day, at_least, lambda use: replace(use, hour=ALL_DAY, kind=None)))


def _fold(cells: Counter[Use], at_least: int, coarser: Callable[[Use], Use]) -> Counter[Use]:
    kept: Counter[Use] = Counter()
    for use, count in cells.items():
        kept[use if count >= at_least else coarser(use)] += count
    return kept
