"""A presence sensor on a line that is a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Queue

import pytest

from hardware.presence.gpio import ChipLine, GpioPresence
from kiosk.devices import PresenceState


class Chip:
    """One line, and whether the chip is there."""

    def __init__(self) -> None:
        self.there = True
        self.active = False
        self.held = 0

    def request(self) -> Chip:
        if not self.there:
            raise OSError("no such chip")
        self.held += 1
        return self

    def is_active(self) -> bool:
        if not self.there:
            raise OSError("gone")
        return self.active

    def release(self) -> None:
        self.held -= 1


@pytest.fixture
def chip() -> Chip:
    return Chip()


@pytest.fixture
def told(chip: Chip) -> Iterator[Queue[PresenceState]]:
    """What the sensor says, in order."""
    states: Queue[PresenceState] = Queue()
    sensor = GpioPresence(chip.request, looks=0.01, again=0.01)
    sensor.start(states.put)
    yield states
    sensor.stop()
    assert chip.held == 0
    assert states.empty(), "told once each"


def test_it_tells_who_comes_and_goes_once_each(chip: Chip, told: Queue[PresenceState]) -> None:
    assert told.get(timeout=5) is PresenceState.ABSENT
    chip.active = True
    assert told.get(timeout=5) is PresenceState.PRESENT
    chip.active = False
    assert told.get(timeout=5) is PresenceState.ABSENT


def test_a_chip_that_is_lost_is_told_and_taken_up_again(
    chip: Chip, told: Queue[PresenceState]
) -> None:
    assert told.get(timeout=5) is PresenceState.ABSENT
    chip.there = False
    assert told.get(timeout=5) is PresenceState.OFFLINE
    assert chip.held == 0
    chip.there, chip.active = True, True
    assert told.get(timeout=5) is PresenceState.PRESENT


def test_without_the_chip_the_line_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match=r".+"):
        ChipLine("/dev/gpiochip-there-is-none", 1, active_low=False)
