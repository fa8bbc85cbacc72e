"""A short sample of `./run prove monkey`: other touches each time, the seed in what pytest prints."""

from __future__ import annotations

import random
from typing import Any

from tests.faults.monkey import PACE, Monkey
from tests.house import QUICK_PAYING

TOUCHES = 250


def test_whatever_is_touched_it_goes_on(house: Any) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")  # noqa: T201 - shown when the test fails
    lobby = house(**QUICK_PAYING, **PACE)
    lobby.sees("Attract")
    monkey = Monkey(lobby, seed)
    monkey.hammers(TOUCHES)
    assert len(monkey.diary.screens) > 2
