"""Keys of a scanner: read as a code, and nothing of them seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.make import make_wedge
from hardware.scanner.wedge import GAP, MOST_BY_HAND, QUIET
from tests.hardware.scanner.keyboard_socket import CODE, CODES, SCAN_GAPS, Desk, strokes

# A scan.


@given(code=CODES, gaps=st.lists(SCAN_GAPS, min_size=1, max_size=9))
def test_a_scan_is_read_and_nothing_of_it_is_seen(code: str, gaps: list[float]) -> None:
    desk = Desk()
    desk.scan(code, gaps)
    assert desk.texts == [code], "at its end, not a gap later"
    assert desk.settle().seen == []


def test_fifty_milliseconds_are_within_fifty_milliseconds() -> None:
    """Though 1.05 - 1.0 > 0.05."""
    desk = Desk(now=1.0)
    for number, character in enumerate("EHC1:ABCDEFGH\r"):
        desk.now = (1000 + 50 * number) / 1000
        desk.stroke(character)
    assert (desk.texts, desk.settle().seen) == (["EHC1:ABCDEFGH"], [])


def test_the_end_of_a_scan_presses_nothing_however_long_it_is_held() -> None:
    desk = Desk()
    desk.scan(CODE, end="")
    desk.key("+", "\r")
    for _ in range(5):
        desk.wait(0.4)
        desk.key("+", "\r", repeated=True)
    desk.key("-", "\r")
    assert desk.settle().seen == []
    desk.type(["\r"])
    assert desk.settle().seen == strokes("\r")


@pytest.mark.parametrize("late", [0.0, 0.03, 0.3])
def test_a_second_end_belongs_to_the_scan(late: float) -> None:
    desk = Desk()
    desk.scan(CODE)
    desk.wait(late)
    desk.stroke("\n")
    assert desk.settle().seen == []
    assert desk.texts == [CODE]


def test_scans_may_follow_each_other() -> None:
    desk = Desk()
    for number in range(3):
        desk.scan(f"{CODE}{number}", end="\r\n")
        desk.wait(GAP * 1.1)
    assert desk.texts == [f"{CODE}{number}" for number in range(3)]
    assert desk.settle().seen == []


@given(rest=st.text(st.sampled_from("0123456789"), min_size=1, max_size=20))
def test_what_follows_an_end_at_once_is_the_rest_of_a_code_with_an_end_inside(rest: str) -> None:
    desk = Desk()
    desk.scan(CODE)
    desk.scan(rest)
    assert desk.texts == [CODE]
    assert desk.settle().seen == []


@pytest.mark.parametrize(
    ("suffix", "end"), [("\r", "\r"), ("\n", "\r"), ("\r\n", "\n"), ("\t", "\t"), ("#", "#")]
)
def test_whatever_ends_it(suffix: str, end: str) -> None:
    desk = Desk(make_wedge(suffix=suffix))
    desk.scan(CODE, end=end)
    assert desk.texts == [CODE]
    assert desk.settle().seen == []


def test_shift_and_caps_lock_are_part_of_a_scan() -> None:
    desk = Desk()
    desk.key("+", "Caps")
    desk.key("-", "Caps")
    for character in CODE:
        desk.wait(0.01)
        desk.key("+", "Shift")
        desk.stroke(character, 0.005)
        desk.key("-", "Shift")
    desk.key("+", "Caps")
    desk.key("-", "Caps")
    desk.stroke("\r")
    assert desk.texts == [CODE]
    assert desk.settle().seen == []


def test_a_key_is_known_by_its_place_not_by_what_it_types() -> None:
    """Shift let go first, a colon comes up as a semicolon."""
    desk = Desk()
    for index, character in enumerate(CODE):
        desk.key("+", character, code=index)
        desk.key("-", "q", code=index)
    desk.stroke("\r")
    assert desk.texts == [CODE]
    assert desk.settle().seen == []


@pytest.mark.parametrize(
    ("prefix", "aim", "scanned"), [("~", False, f"~{CODE}"), ("~", True, f"~]Q1{CODE}")]
)
def test_prefix_and_identifier_come_off(prefix: str, aim: bool, scanned: str) -> None:
    desk = Desk(make_wedge(prefix=prefix, aim_identifier=aim))
    desk.scan(scanned)
    assert desk.texts == [CODE]
    desk.wait(1)
    desk.scan(CODE)
    assert desk.texts == [CODE], "without them it has no beginning"
    assert desk.settle().seen == []


# What is no code, and is not seen either.


@given(
    code=CODES,
    cut=st.integers(MOST_BY_HAND + 1, 100),
    pause=st.floats(GAP * 1.01, QUIET * 0.99),
)
def test_a_scan_with_a_pause_in_it_is_neither_read_nor_seen(
    code: str, cut: int, pause: float
) -> None:
    desk = Desk()
    cut = min(cut, len(code))
    desk.scan(code[:cut], end="")
    desk.wait(pause)
    desk.scan(code[cut:])
    assert desk.texts == []
    assert desk.settle().seen == []
    desk.scan(code)
    assert desk.texts == [code], "the next one is"


@given(code=CODES, cut=st.integers(1, MOST_BY_HAND), pause=st.floats(GAP * 1.01, QUIET * 0.95))
def test_the_rest_of_a_scan_whose_first_keys_were_taken_for_a_hands_is_no_code(
    code: str, cut: int, pause: float
) -> None:
    desk = Desk()
    desk.scan(code[:cut], end="")
    desk.wait(pause)
    desk.scan(code[cut:] + "12345678")
    assert desk.texts == []


@pytest.mark.parametrize("foreign", ["1234", "1234567", "A" * 5_000, "ABC\x1bDEFGHIJ"])
def test_a_machine_that_types_no_code_types_nothing(foreign: str) -> None:
    desk = Desk()
    desk.scan(foreign)
    assert desk.texts == []
    assert desk.settle().seen == []


@given(pause=st.floats(GAP * 1.01, QUIET * 0.95), rest=st.sampled_from(["", "8", "89", "89012"]))
def test_nor_does_what_comes_late_of_it(pause: float, rest: str) -> None:
    desk = Desk()
    desk.scan("1234567")
    desk.wait(pause)
    desk.scan(rest)
    assert desk.texts == []
    assert desk.settle().seen == []


def test_keys_that_type_nothing_spoil_a_code_and_are_not_pressed() -> None:
    """A code may hold control characters, and many scanners press Ctrl+O or Alt+F4 for them."""
    desk = Desk()
    for name in ["E", "H", "C", "1", "F4", "Left", *"ABCDEFGHIJ", "\r"]:
        desk.wait(0.01)
        desk.stroke(name)
    assert desk.texts == []
    assert desk.settle().seen == []


def test_an_end_among_its_first_keys_is_no_part_of_a_code() -> None:
    for suffix in ("\r", "#"):
        desk = Desk(make_wedge(suffix=suffix))
        desk.scan("1" + suffix + CODE, end=suffix)
        assert desk.texts == []
        assert desk.settle().seen == []
