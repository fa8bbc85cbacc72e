"""One calm hint, and one calm word on darkness, whatever single frames say."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hardware.decode.hints_steady import SteadyDarkness, SteadyHint
from kiosk.devices import ScanHint

FAR, BLUR = ScanHint.TOO_FAR, ScanHint.OUT_OF_FOCUS


def play(says: Callable[[float], ScanHint | None], seconds: float) -> list[tuple[float, ScanHint]]:
    """The changes of what is shown, with ten frames a second."""
    steady, changes = SteadyHint(), [(0.0, ScanHint.NONE)]
    for tick in range(round(seconds * 10)):
        shown = steady.suggest(tick / 10, says(tick / 10))
        if shown is not changes[-1][1]:
            changes.append((tick / 10, shown))
    return changes[1:]


def test_it_waits_for_the_patient_to_try() -> None:
    assert play(lambda _at: FAR, 3.0) == [(1.5, FAR)]


def test_another_hint_must_be_better_for_a_while() -> None:
    changes = play(lambda at: FAR if at < 4 else BLUR, 7.0)
    assert [hint for _, hint in changes] == [FAR, BLUR]
    assert 4.5 <= changes[1][0] <= 5.2


def test_a_hint_stays_long_enough_to_be_read() -> None:
    changes = play(lambda at: FAR if at < 1.6 else BLUR, 5.0)
    assert [hint for _, hint in changes] == [FAR, BLUR]
    assert changes[1][0] - changes[0][0] >= 1.2


def test_single_frames_that_say_otherwise_change_nothing() -> None:
    assert play(lambda at: BLUR if round(at * 10) % 3 == 0 else FAR, 6.0) == [(1.5, FAR)]


def test_gaps_of_a_few_frames_change_nothing() -> None:
    assert play(lambda at: None if round(at * 10) % 4 else FAR, 4.0) == [(1.5, FAR)]


def test_it_goes_when_nothing_is_held_up() -> None:
    (_, shown), (gone_at, gone) = play(lambda at: FAR if at < 3 else None, 5.0)
    assert (shown, gone) == (FAR, ScanHint.NONE)
    assert gone_at <= 3.5


@given(st.lists(st.sampled_from([None, FAR, BLUR, ScanHint.NONE]), max_size=120))
def test_no_hint_changes_into_another_within_its_time(frames: list[ScanHint | None]) -> None:
    changes = play(lambda at: frames[round(at * 10)], len(frames) / 10)
    for (at, hint), (then, other) in pairwise(changes):
        if ScanHint.NONE not in (hint, other):
            assert then - at >= 1.2 - 1e-9
    assert all(at >= 1.5 for at, _ in changes)


def darkness(levels: list[float]) -> list[bool]:
    steady = SteadyDarkness()
    return [steady.measure(tick / 10, level) for tick, level in enumerate(levels)]


def test_darkness_must_last() -> None:
    assert not any(darkness([10.0] * 8 + [100.0] + [10.0] * 8))
    assert darkness([10.0] * 15)[-1]


def test_between_the_limits_it_stays_as_it_was() -> None:
    assert all(darkness([10.0] * 20 + [60.0] * 100)[15:])
    assert not any(darkness([100.0] * 20 + [60.0] * 100))


def test_light_must_last_longer() -> None:
    assert all(darkness([10.0] * 20 + [150.0] * 25 + [10.0])[15:])
    assert not darkness([10.0] * 20 + [150.0] * 35)[-1]
