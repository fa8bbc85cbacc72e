"""The touches of each errand, in a whole terminal (UX.md "steps": at most three; issue: 1, 3 and 2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.errands import ERRANDS, is_ready

MOST = 3


@pytest.fixture(autouse=True)
def _anew(world: Any) -> Iterator[None]:
    """Every bill was paid: for whoever plays in this world next."""
    yield
    world.new_day()


def test_no_errand_takes_more_touches_than_is_promised(house: Any) -> None:
    lobby = house()
    is_ready(lobby)
    taken = {}
    for name, (walk, touches) in ERRANDS.items():
        trip = walk(lobby)
        taken[name] = trip.touches
        assert trip.touches == touches <= MOST
        # One for each touch and one at the end; paying has the one with the code besides.
        screens = touches + (2 if "Paying" in trip.screens else 1)
        assert len(trip.screens) == screens, trip.screens
        assert "Refused" not in trip.screens
        lobby.taps("action_finish")
    assert taken["sign in"] == 1
    assert max(taken["pay"], taken["pay, beside an appointment"]) <= MOST
    assert taken["newest report"] == 2
