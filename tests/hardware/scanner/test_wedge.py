"""Keys with scripted times: whose they are, and what the screen gets to see of them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.framing import Framing
from hardware.scanner.make import make_wedge
from hardware.scanner.wedge import GAP, LEAST, MOST_BY_HAND, QUIET, Key, KeyboardWedge, Verdict

CODE = "EHC1:6BF5 TEST$%*"
SHIFT, CAPS_LOCK = 50, 66
Stroke = tuple[str, str]  # "+" or "-", and the key

CODES = st.text(st.sampled_from("0123456789ABCXYZ:-/."), min_size=LEAST, max_size=40)
HAND_KEYS = st.sampled_from(["1", "2", "x", " ", "\r", "\t", "Left", "F1"])
SCAN_GAPS = st.floats(0, GAP)
HAND_GAPS = st.floats(GAP * 1.02, 3.0)


@dataclass
class Desk:
    """A keyboard socket with a hand and a scanner, in front of a screen."""

    wedge: KeyboardWedge[Stroke] = field(default_factory=make_wedge)
    now: float = 100.0
    seen: list[Stroke] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """The timer that the wedge is promised comes in time, if a little late."""
        if self.wedge.busy and seconds > self.wedge.gap:
            self._carry_out(self.wedge.lapse())
        self.now += seconds

    def key(self, sign: str, name: str, *, code: int | None = None, repeated: bool = False) -> None:
        character = name if len(name) == 1 else None if name in ("Shift", "Caps") else ""
        number = sum(map(ord, name)) if code is None else code
        key = Key((sign, name), number, character, self.now, sign == "+", repeated)
        verdict = self.wedge.feed(key)
        self._carry_out(verdict)
        if not verdict.swallowed:
            self.seen.append((sign, name))

    def stroke(self, name: str, held: float = 0.0) -> None:
        self.key("+", name)
        self.wait(held)
        self.key("-", name)

    def scan(self, text: str, gaps: list[float] | None = None, end: str = "\r") -> None:
        for index, character in enumerate(text + end):
            self.wait(gaps[index % len(gaps)] if gaps and index else 0.002)
            self.stroke(character)

    def type(self, names: list[str], gap: float = 0.2) -> None:
        for name in names:
            self.wait(gap)
            self.stroke(name)

    def forget(self) -> None:
        self._carry_out(self.wedge.forget())

    def settle(self) -> Desk:
        self.wait(10.0)
        return self

    def _carry_out(self, verdict: Verdict[Stroke]) -> None:
        self.seen.extend(verdict.replay)
        if verdict.text is not None:
            self.texts.append(verdict.text)


def strokes(*names: str) -> list[Stroke]:
    return [(sign, name) for name in names for sign in "+-"]


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
