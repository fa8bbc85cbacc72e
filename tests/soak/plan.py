"""Who comes when, and what is broken meanwhile: the same for the same seed, whatever the timing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from tests.soak.faults import FAULTS, Fault, is_played
from tests.soak.visits import VISITS, Visit

_T = TypeVar("_T")
_FIRST = 2  # sessions before the first
_CALM = (8, 14)  # sessions between two faults
_BROKEN = (3, 6)  # sessions that one lasts


@dataclass(frozen=True, slots=True)
class Turn:
    visit: Visit
    fault: Fault | None  # what is broken while they are here


def plan(seed: int) -> Iterator[Turn]:
    """Without an end. Every kind of visit comes by its weight, every fault as often as any other."""
    chance = random.Random(seed)
    visits = _bag(chance, [each for each in VISITS for _ in range(each.weight)])
    faults = _bag(chance, list(FAULTS))
    calm = _FIRST
    while True:
        for _ in range(calm):
            yield Turn(next(visits), None)
        calm = chance.randint(*_CALM)
        fault = next(faults)
        for _ in range(chance.randint(*_BROKEN)):
            visit = next(visits)
            yield Turn(visit, fault if is_played(visit, fault) else None)


def _bag(chance: random.Random, things: list[_T]) -> Iterator[_T]:
    """All of them in any order, again and again."""
    while True:
        yield from chance.sample(things, len(things))
