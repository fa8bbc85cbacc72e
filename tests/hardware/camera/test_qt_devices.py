from __future__ import annotations

import pytest

from hardware.camera.qt_devices import QtDevice, QtMemory, choose

FRONT = QtDevice("/dev/video0", "Front Camera")
DESK = QtDevice("/dev/video2", "Desk Camera", is_default=True)


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [("", DESK), ("Front Camera", FRONT), ("/dev/video0", FRONT), ("Ceiling", None)],
)
def test_by_id_by_description_or_the_default(wanted: str, chosen: QtDevice | None) -> None:
    assert choose([FRONT, DESK], wanted, QtMemory()) == chosen


def test_without_a_default_the_first_and_without_any_none() -> None:
    assert choose([FRONT], "", QtMemory()) == FRONT
    assert choose([], "", QtMemory()) is None


def test_plugged_in_anew_it_is_known_by_its_description() -> None:
    memory = QtMemory(FRONT)
    moved = QtDevice("/dev/video5", "Front Camera")
    other = QtDevice("/dev/video0", "Some Phone", is_default=True)
    assert choose([other, moved], "/dev/video0", memory) == moved
    assert choose([other, moved], "", memory) == moved


def test_of_two_alike_the_one_with_the_same_id_and_else_what_is_wanted() -> None:
    twin = QtDevice("/dev/video4", "Front Camera")
    assert choose([twin, FRONT], "", QtMemory(FRONT)) == FRONT
    assert choose([DESK], "", QtMemory(FRONT)) == DESK
    assert choose([DESK], "Front Camera", QtMemory(FRONT)) is None
