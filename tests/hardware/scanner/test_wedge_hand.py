"""Keys of a hand, alone and beside a scanner: none is lost, none is taken for a scan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.framing import Framing
from hardware.scanner.make import make_wedge
from hardware.scanner.wedge import GAP, MOST_BY_HAND, QUIET, KeyboardWedge
from tests.hardware.scanner.keyboard_socket import (
    CODE,
    CODES,
    HAND_GAPS,
    HAND_KEYS,
    SCAN_GAPS,
    Desk,
    Stroke,
    strokes,
)

# A hand.


@given(st.lists(st.tuples(HAND_KEYS, HAND_GAPS, st.floats(0, 1.0)), max_size=20))
def test_typing_loses_nothing_and_keeps_its_order(keys: list[tuple[str, float, float]]) -> None:
    desk = Desk()
    for name, gap, held in keys:
        desk.wait(gap)
        desk.stroke(name, held)
    assert desk.settle().seen == strokes(*(name for name, _, _ in keys))
    assert desk.texts == []


@given(
    st.lists(
        st.tuples(st.permutations(["1", "2", "x", "\r"]), st.integers(1, MOST_BY_HAND), HAND_GAPS),
        max_size=8,
    ),
    st.floats(0, GAP),
)
def test_keys_that_roll_over_each_other_keep_their_order(
    bursts: list[tuple[list[str], int, float]], roll: float
) -> None:
    desk, done = Desk(), []
    for names, count, gap in bursts:
        desk.wait(gap)
        events = [("+", name) for name in names[:count]] + [("-", name) for name in names[:count]]
        for sign, name in events:
            desk.key(sign, name)
            done.append((sign, name))
            desk.wait(roll / 2)
    assert desk.settle().seen == done


def test_a_key_held_down_repeats() -> None:
    desk = Desk()
    desk.key("+", "Left")
    done = [("+", "Left")]
    desk.wait(0.4)
    for _ in range(20):
        desk.key("-", "Left", repeated=True)
        desk.key("+", "Left", repeated=True)
        done += [("-", "Left"), ("+", "Left")]
        desk.wait(0.03)
    desk.key("-", "Left")
    assert desk.settle().seen == [*done, ("-", "Left")]


def test_shift_alone_is_seen_and_does_not_spoil_the_scan_behind_it() -> None:
    desk = Desk()
    desk.stroke("Shift", 0.2)
    desk.wait(0.1)
    desk.scan(CODE)
    assert desk.settle().seen == strokes("Shift")
    assert desk.texts == [CODE]


# Both.


@given(
    before=st.lists(HAND_KEYS, max_size=4),
    code=CODES,
    after=st.lists(HAND_KEYS, max_size=4),
    gaps=st.lists(SCAN_GAPS, min_size=1, max_size=5),
)
def test_a_hand_before_and_after_a_scan(
    before: list[str], code: str, after: list[str], gaps: list[float]
) -> None:
    desk = Desk()
    desk.type(before)
    desk.wait(QUIET * 1.1)
    desk.scan(code, gaps)
    desk.wait(QUIET * 1.1)
    desk.type(after)
    assert desk.settle().seen == strokes(*before, *after)
    assert desk.texts == [code]


@given(code=CODES, at=st.integers(0, 100), name=HAND_KEYS)
def test_a_hand_in_the_middle_of_a_scan_is_lost_with_it(code: str, at: int, name: str) -> None:
    """Or read as a part of it: that such a code is not whole is for the acceptance to see."""
    desk = Desk()
    place = at % (len(code) - 1) + 1
    for character in code[:place]:
        desk.stroke(character)
        desk.wait(0.01)
    desk.key("+", name, code=9_000)
    desk.scan(code[place:])
    desk.wait(0.1)
    desk.key("-", name, code=9_000)
    assert desk.settle().seen == []
    assert code not in desk.texts


def test_a_button_held_while_somebody_scans_is_let_go_of() -> None:
    desk = Desk()
    desk.key("+", " ", code=65)
    desk.wait(1.0)
    desk.stroke("E")
    desk.key("-", " ", code=65)
    desk.scan(CODE[1:])
    assert desk.settle().seen == [("+", " "), ("-", " ")]
    assert desk.texts == [CODE]


def test_a_release_that_was_lost_takes_no_later_key_with_it() -> None:
    desk = Desk()
    for character in CODE + "\r":
        desk.key("+", character)
    desk.wait(2)
    desk.stroke("1", 0.1)
    assert desk.settle().seen == strokes("1")


def test_touched_in_between_keys_held_back_are_for_another_screen() -> None:
    desk = Desk()
    desk.key("+", "\r")
    desk.wedge.touch()
    desk.wait(0.1)
    desk.key("-", "\r")
    assert desk.settle().seen == []
    desk.wedge.touch()
    desk.type(["1"])
    assert desk.settle().seen == strokes("1")


def test_touched_in_between_a_scan_is_still_one() -> None:
    desk = Desk()
    for index, character in enumerate(CODE + "\r"):
        desk.stroke(character)
        if index in (1, 7):
            desk.wedge.touch()
    assert desk.texts == [CODE]
    assert desk.settle().seen == []


# The session is over.


@given(code=CODES, cut=st.integers(1, 100), pause=st.just(0.0) | st.floats(0, QUIET * 0.95))
def test_what_is_forgotten_does_not_come_back_with_its_other_half(
    code: str, cut: int, pause: float
) -> None:
    desk = Desk()
    cut = min(cut, len(code))
    desk.scan(code[:cut], end="")
    desk.forget()
    assert desk.wedge._characters == []
    desk.wait(pause)
    desk.scan(code[cut:])
    assert desk.texts == []
    assert desk.settle().seen == []
    desk.scan(code)
    assert desk.texts == [code]


def test_forgetting_lets_go_of_what_was_held_before() -> None:
    desk = Desk()
    desk.key("+", "\r", code=36)
    desk.wait(0.3)
    desk.key("+", "1")
    desk.key("-", "\r", code=36)
    desk.forget()
    assert desk.seen == [("+", "\r"), ("-", "\r")]
    desk.key("-", "1")
    assert desk.settle().seen == [("+", "\r"), ("-", "\r")]


def test_nothing_of_a_scan_is_kept_once_it_is_over() -> None:
    for end in ("\r", ""):
        desk = Desk()
        desk.scan(CODE, end=end)
        desk.settle()
        assert not desk.wedge._characters
        assert not desk.wedge._held


def test_a_clock_that_starts_over_does_not_stop_the_keys() -> None:
    """A window system counts milliseconds in 32 bits: it does so every 50 days."""
    desk = Desk()
    desk.now = 4_294_967.2
    desk.scan(CODE)
    desk.wait(0.3)
    desk.now = 0.2
    desk.type(["\r", "1"])
    assert desk.settle().seen == strokes("\r", "1")


def test_settings_that_could_not_tell_hand_from_machine_are_refused() -> None:
    with pytest.raises(ValueError, match="so short"):
        make_wedge(least=MOST_BY_HAND)
    with pytest.raises(ValueError, match="one key"):
        KeyboardWedge[Stroke](Framing(suffix="END"))
