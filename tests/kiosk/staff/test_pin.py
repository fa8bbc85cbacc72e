from __future__ import annotations

import copy
import pickle

import pytest

from kiosk.reasons import Code
from kiosk.staff.pin import Pin


@pytest.mark.parametrize("digits", ["407295", "8305716", "91724058", "730184629501"])
def test_a_pin_of_six_to_twelve_digits_may_be_chosen(digits: str) -> None:
    assert Pin.of(digits).problem() is None


@pytest.mark.parametrize(
    "digits",
    [
        "000000", "111111", "123456", "654321", "890123", "210987", "135791", "246802",
        "121212", "123123", "12341234", "123321", "112233", "111222", "887766", "445566",
        "900101", "010190", "19900229", "20240229", "29022024", "19851231",
        "147258", "520131", "5201314", "666888", "477477", "100001",
    ],
)  # fmt: skip
def test_what_is_tried_first_may_not(digits: str) -> None:
    problem = Pin.of(digits).problem()
    assert problem is not None
    assert problem.code is Code.STAFF_PIN_WEAK


@pytest.mark.parametrize("digits", ["", "40729", "4072954072954"])
def test_shorter_and_longer_ones_are_none(digits: str) -> None:
    problem = Pin.of(digits).problem()
    assert problem is not None
    assert problem.code is Code.STAFF_PIN_FORM


@pytest.mark.parametrize("text", ["40729a", "４０７２９５", "-40729", " 40729"])
def test_digits_alone(text: str) -> None:
    with pytest.raises(ValueError, match="digits alone"):
        Pin.of(text)


def test_it_shows_nowhere() -> None:
    pin = Pin.of("407295")
    for shown in (repr(pin), str(pin), f"{pin}", f"{pin!r:>20}"):
        assert "4" not in shown
        assert "6" not in shown, "not even how long it is"
    for stealing in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            stealing(pin)


def test_a_digit_more_or_less_wipes_the_one_before() -> None:
    first = Pin.of("40")
    second = first.plus(7)
    assert (len(first), len(second)) == (0, 3)
    third = second.shortened()
    assert (len(second), len(third)) == (0, 2)
    assert third.equals(Pin.of("40"))
    third.wipe()
    assert len(third) == 0


def test_it_grows_no_longer_than_a_pin() -> None:
    pin = Pin()
    for digit in [1, 2] * 10:
        pin = pin.plus(digit)
    assert len(pin) == 12
