"""A key switch on a line that is a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Queue
from typing import Any

import pytest

from hardware.key_switch.gpio import GpioKeySwitch
from kiosk.staff.key_switch import KeySwitchState

ON, OFF, OFFLINE = KeySwitchState.ON, KeySwitchState.OFF, KeySwitchState.OFFLINE


@pytest.fixture
def told(input_chip: Any) -> Iterator[Queue[KeySwitchState]]:
    """What the switch says, in order."""
    states: Queue[KeySwitchState] = Queue()
    switch = GpioKeySwitch(input_chip.request, looks=0.01, again=0.01)
    switch.start(states.put)
    yield states
    switch.stop()
    assert states.empty(), "told once each"


def test_it_tells_when_the_key_is_turned_and_turned_back(
    input_chip: Any, told: Queue[KeySwitchState]
) -> None:
    assert told.get(timeout=5) is OFF
    input_chip.active = True
    assert told.get(timeout=5) is ON
    input_chip.active = False
    assert told.get(timeout=5) is OFF


def test_a_spark_or_a_contact_that_bounces_is_no_key(
    input_chip: Any, told: Queue[KeySwitchState]
) -> None:
    assert told.get(timeout=5) is OFF
    input_chip.sparks = [True, True, False, True, False, True, True, False]
    while input_chip.sparks:
        assert told.empty()
    input_chip.active = True
    assert told.get(timeout=5) is ON


def test_a_chip_that_is_lost_is_told_and_taken_up_again(
    input_chip: Any, told: Queue[KeySwitchState]
) -> None:
    assert told.get(timeout=5) is OFF
    input_chip.there = False
    assert told.get(timeout=5) is OFFLINE
    assert input_chip.held == 0
    input_chip.there, input_chip.active = True, True
    assert told.get(timeout=5) is ON
