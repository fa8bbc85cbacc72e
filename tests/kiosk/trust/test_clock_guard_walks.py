"""Whatever may happen to a terminal's clock, in any order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.trust.clock_guard import BEHIND_SECONDS, OFF_SERVER_SECONDS
from tests.kiosk.trust.clock_world import BEHIND, DAY, FINE, HOUR, YEAR, World

# What may happen to a terminal, for the walks below: each a name and a number.
PASSES = st.tuples(st.just("run"), st.integers(1, 3 * DAY))


ANSWERS = st.tuples(
    st.just("answer"), st.integers(-OFF_SERVER_SECONDS + 10, OFF_SERVER_SECONDS - 10)
)


RESTARTS = st.tuples(st.sampled_from(["restart", "cut"]), st.integers(0, 10 * DAY))


SIGNED = st.tuples(st.just("signed"), st.integers(0, 40 * DAY))


CLOCK_SET = st.tuples(st.just("set"), st.one_of(st.integers(-YEAR, YEAR), st.integers(-HOUR, HOUR)))


WRONG_ANSWERS = st.tuples(st.just("answer"), st.integers(-YEAR, YEAR))


HONEST = st.lists(st.one_of(PASSES, ANSWERS, RESTARTS, SIGNED), max_size=8)


ANYTHING = st.lists(
    st.one_of(PASSES, ANSWERS, RESTARTS, SIGNED, CLOCK_SET, WRONG_ANSWERS), max_size=8
)


def happen(world: World, what: str, number: int) -> None:
    match what:
        case "run":
            world.run(number)
        case "answer":
            world.answer(number)
        case "restart" | "cut":
            world.restart(number, cut=what == "cut")
        case "signed":
            world.guard.saw_signed(int(world.true) - number)
        case "set":
            world.set(number)


@settings(deadline=None)
@given(walk=HONEST)
def test_a_clock_that_runs_true_is_never_suspect(walk: list[tuple[str, int]]) -> None:
    """Whatever the server is off by, within its two hours, and whenever it is switched off."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        for what, number in walk:
            happen(world, what, number)
            assert world.state is FINE
            assert world.guard.vouched_now() <= world.true + 0.01  # what floats leave


@settings(deadline=None)
@given(walk=ANYTHING)
def test_the_mark_goes_back_only_where_it_yields(walk: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        agreed = signed = 0
        for what, number in walk:
            before, local = world.guard.vouched_now(), world.clock.now()
            marked = world.guard._mark is not None
            happen(world, what, number)
            after, now = world.guard.vouched_now(), world.clock.now()
            server = int(world.true + number)
            agrees = what == "answer" and abs(server - local) <= OFF_SERVER_SECONDS
            if what == "signed":
                signed = max(signed, int(world.true) - number)
            lost = 61 if what == "cut" else 1
            if marked and what != "run" and after < before - lost:
                assert agrees
                assert local >= max(server, agreed, signed) - BEHIND_SECONDS
                assert after <= max(local, signed)
            if agrees:
                agreed = max(agreed, server)
            if now < after - BEHIND_SECONDS - 1 and world.guard._mark is not None:
                assert world.state is BEHIND
            if now < signed - BEHIND_SECONDS:
                assert world.state is BEHIND
            if what == "answer" and abs(server - now) > OFF_SERVER_SECONDS:
                assert world.state is not FINE


@settings(deadline=None)
@given(walk=ANYTHING, back=st.integers(BEHIND_SECONDS + 80, 2 * YEAR))
def test_after_whatever_happened_a_clock_set_back_is_found_out(
    walk: list[tuple[str, int]], back: int
) -> None:
    """From any state that is fine and vouched for up to now, offline from then on."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        for what, number in walk:
            happen(world, what, number)
        world.run(12 * HOUR)
        fine = world.state is FINE
        world.set(-back)
        assert world.state is not FINE
        world.restart()
        if fine:
            assert world.state is BEHIND
        world.run(3 * DAY)
        assert world.state is not FINE or not fine


@settings(deadline=None)
@given(walk=st.lists(st.one_of(PASSES, ANSWERS, RESTARTS, CLOCK_SET), max_size=8))
def test_after_whatever_happened_a_right_clock_and_a_right_server_agree(
    walk: list[tuple[str, int]],
) -> None:
    """No state is for ever: what a server said wrongly, within its two hours, is over after those."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        for what, number in walk:
            happen(world, what, number)
        world.put_right()
        world.run(1)
        world.answer()
        world.run(2 * OFF_SERVER_SECONDS)
        world.answer()
        assert world.state is FINE
