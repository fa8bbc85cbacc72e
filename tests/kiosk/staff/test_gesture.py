from __future__ import annotations

import pytest

from kiosk.staff.gesture import Finger, Gesture, GestureKind, Turn, Zone, turned
from kiosk.staff.key_switch import KeySwitchState

NAME, LEFT, RIGHT, ELSEWHERE = Zone.NAME, Zone.LEADING_CORNER, Zone.TRAILING_CORNER, Zone.ELSEWHERE


def touched(
    *touches: tuple[float, Zone], kind: GestureKind = GestureKind.FIVE_TOUCHES
) -> list[float]:
    """When the gesture was made, by single touches."""
    gesture, made = Gesture(kind), []
    for at, zone in touches:
        for finger in (Finger(0, zone), Finger(0, None)):
            gesture, is_made = gesture.seen(finger, at)
            made += [at] * is_made
    return made


def name(*times: float) -> list[tuple[float, Zone]]:
    return [(at, NAME) for at in times]


def test_five_touches_of_the_name_within_three_seconds() -> None:
    assert touched(*name(0, 0.5, 1, 1.5, 2.9)) == [2.9]
    assert touched(*name(0, 0.5, 1, 1.5)) == []
    assert touched(*name(0, 0.5, 1, 1.5, 3)) == [], "three seconds is too slow"
    assert touched(*name(0, 1, 1.5, 2, 3.1, 3.2)) == [3.2], "the last five count"
    assert touched(*name(*(n / 10 for n in range(11)))) == [0.4, 0.9], "it begins anew"


def test_a_touch_elsewhere_begins_anew() -> None:
    assert touched(*name(0, 0.2, 0.4), (0.5, ELSEWHERE), *name(0.6, 0.8)) == []


def test_a_clock_that_goes_back_makes_nothing() -> None:
    assert touched(*name(10, 10.1, 10.2, 10.3, 2)) == []


def corners(*steps: tuple[float, Finger | None]) -> list[float]:
    gesture, made = Gesture(GestureKind.TWO_CORNERS), []
    for at, finger in steps:
        gesture, is_made = gesture.ticked(at) if finger is None else gesture.seen(finger, at)
        made += [at] * is_made
    return made


def test_two_corners_held_for_three_seconds() -> None:
    down = ((0.0, Finger(1, LEFT)), (0.4, Finger(2, RIGHT)))
    assert corners(*down, (3.3, None)) == []
    assert corners(*down, (3.4, None), (3.5, None), (9.0, None)) == [3.4], "once"
    assert corners(*down, (2.0, Finger(1, None)), (2.1, Finger(1, LEFT)), (4.0, None)) == []
    assert corners(*down, (1.0, Finger(3, ELSEWHERE)), (4.0, None)) == [], "a leaning arm"
    assert corners((0.0, Finger(1, LEFT)), (0.1, Finger(2, LEFT)), (4.0, None)) == []
    assert corners((0.0, Finger(1, LEFT)), (4.0, None)) == []


def test_one_gesture_is_not_the_other() -> None:
    assert touched(*name(0, 0.1, 0.2, 0.3, 0.4), kind=GestureKind.TWO_CORNERS) == []
    assert touched(*name(0, 0.1, 0.2, 0.3, 0.4), kind=GestureKind.NONE) == []


@pytest.mark.parametrize(
    ("before", "now", "turn"),
    [
        (KeySwitchState.OFF, KeySwitchState.ON, Turn.OPENED),
        (KeySwitchState.ON, KeySwitchState.OFF, Turn.CLOSED),
        (KeySwitchState.NONE, KeySwitchState.ON, None),
        (KeySwitchState.OFFLINE, KeySwitchState.ON, None),
        (KeySwitchState.ON, KeySwitchState.OFFLINE, None),
        (KeySwitchState.ON, KeySwitchState.ON, None),
    ],
)
def test_a_key_opens_when_it_is_turned_and_not_by_being_there(
    before: KeySwitchState, now: KeySwitchState, turn: Turn | None
) -> None:
    assert turned(before, now) is turn
