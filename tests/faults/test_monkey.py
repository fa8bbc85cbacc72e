"""A short sample of `./run prove monkey`, which plays other touches each time."""

from __future__ import annotations

from typing import Any

from tests.faults.monkey import PACE, Monkey
from tests.house import QUICK_PAYING

TOUCHES = 250
SEED = 20_261_122


def test_whatever_is_touched_it_goes_on(house: Any) -> None:
    lobby = house(**QUICK_PAYING, **PACE)
    lobby.sees("Attract")
    monkey = Monkey(lobby, SEED)
    monkey.hammers(TOUCHES)
    assert len(monkey.diary.screens) > 2
