"""A presence sensor on a line that is a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Queue
from typing import Any

import pytest

from hardware.presence.gpio import GpioPresence
from kiosk.devices import PresenceState


@pytest.fixture
def told(input_chip: Any) -> Iterator[Queue[PresenceState]]:
    """What the sensor says, in order."""
    states: Queue[PresenceState] = Queue()
    sensor = GpioPresence(input_chip.request, looks=0.01, again=0.01)
    sensor.start(states.put)
    yield states
    sensor.stop()
    assert states.empty(), "told once each"


def test_it_tells_who_comes_and_goes_once_each(input_chip: Any, told: Queue[PresenceState]) -> None:
    assert told.get(timeout=5) is PresenceState.ABSENT
    input_chip.active = True
    assert told.get(timeout=5) is PresenceState.PRESENT
    input_chip.active = False
    assert told.get(timeout=5) is PresenceState.ABSENT


def test_a_chip_that_is_lost_is_told_and_taken_up_again(
    input_chip: Any, told: Queue[PresenceState]
) -> None:
    assert told.get(timeout=5) is PresenceState.ABSENT
    input_chip.there = False
    assert told.get(timeout=5) is PresenceState.OFFLINE
    assert input_chip.held == 0
    input_chip.there, input_chip.active = True, True
    assert told.get(timeout=5) is PresenceState.PRESENT
