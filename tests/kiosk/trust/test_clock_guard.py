"""A clock that is set, or wrong from the start: when it is found out, and when it is believed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.boot import uptime
from kiosk.trust.clock_guard import BEHIND_SECONDS, OFF_SERVER_SECONDS, ClockGuard
from tests.kiosk.trust.clock_world import (
    BEHIND,
    DAY,
    FINE,
    HOUR,
    MINUTE,
    NOW,
    OFF_SERVER,
    YEAR,
    World,
)

SETS = [
    sign * by
    for by in (
        1,
        119,
        130,
        HOUR,
        OFF_SERVER_SECONDS - 5,
        OFF_SERVER_SECONDS + 5,
        DAY,
        YEAR,
        30 * YEAR,
    )
    for sign in (-1, 1)
]


@pytest.mark.parametrize("by", SETS)
@pytest.mark.parametrize("restart", [False, True], ids=["running", "restart"])
@pytest.mark.parametrize("before", [False, True], ids=["no date before", "date before"])
@pytest.mark.parametrize("after", [False, True], ids=["no date after", "date after"])
def test_the_clock_is_set(
    world: World, by: int, *, restart: bool, before: bool, after: bool
) -> None:
    """From a terminal that ran for a day, offline or not; the truth table of section 4."""
    if before:
        world.online(DAY)
    else:
        world.run(DAY)
    assert world.state is FINE
    if restart:
        world.restart(off=0, set_by=by)
    else:
        world.set(by)
    if after:
        world.answer()
    known = after or (before and not restart)  # a Date that this process saw
    if by < -BEHIND_SECONDS:
        expected = BEHIND
    elif known and abs(by) > OFF_SERVER_SECONDS:
        expected = OFF_SERVER
    else:
        expected = FINE
    assert world.state is expected
    # It stays so while nothing is done about it, however long somebody waits: a clock ahead, though,
    # is where it is, if no Date says otherwise.
    world.run(5 * HOUR)
    assert world.state is expected
    if after:
        world.online(5 * HOUR)
        assert world.state is expected


@pytest.mark.parametrize("by", SETS)
@pytest.mark.parametrize("wait", [MINUTE, 10 * HOUR], ids=["a minute", "ten hours"])
@pytest.mark.parametrize("restart", [False, True], ids=["running", "restart"])
@pytest.mark.parametrize("served", [False, True], ids=["offline", "online"])
def test_the_clock_is_put_right_again(
    world: World, by: int, wait: int, *, restart: bool, served: bool
) -> None:
    """By a time server: the state is fine by itself, at the latest with the hospital's next answer."""
    world.online(DAY)
    world.set(by)
    if served:
        world.online(wait)
    else:
        world.run(wait)
    if restart:
        world.restart()
    world.put_right()
    if not (by > BEHIND_SECONDS and wait > HOUR):
        # Nothing had time to believe it.
        assert world.state is FINE
    world.run(10)
    world.answer()
    assert world.state is FINE
    world.online(DAY)
    assert world.state is FINE
    assert abs(world.guard.vouched_now() - world.true) <= 60


def test_first_start_without_anything(world: World) -> None:
    assert world.state is FINE
    assert not world.path.exists()
    assert world.guard.vouched_now() == NOW
    world.set(YEAR)
    assert world.guard.vouched_now() == NOW


@pytest.mark.parametrize("wall", [0, NOW - 10 * YEAR, NOW + 10 * YEAR])
def test_first_start_with_a_dead_battery(tmp_path: Path, wall: int) -> None:
    world = World(tmp_path)
    world.restart(set_by=wall - NOW)
    world.guard.saw_signed(NOW - 3 * DAY)
    assert world.state is (BEHIND if wall < NOW else FINE)
    world.answer()
    assert world.state is (BEHIND if wall < NOW else OFF_SERVER)
    world.put_right()
    assert world.state is FINE
    world.answer()
    assert world.state is FINE


def test_a_first_clock_is_vouched_for_after_a_quarter_of_an_hour(world: World) -> None:
    world.run(14 * MINUTE, every=MINUTE)
    world.restart(off=0)
    world.set(-HOUR)
    assert world.state is FINE
    world.set(HOUR)
    world.run(16 * MINUTE, every=MINUTE)
    world.restart(off=0)
    world.set(-HOUR)
    assert world.state is BEHIND


def test_what_was_signed_is_a_bound_also_after_a_restart(world: World) -> None:
    world.guard.saw_signed(NOW - DAY)
    world.restart(cut=True, set_by=-DAY - BEHIND_SECONDS)
    assert world.state is FINE  # 20 s passed
    world.restart(cut=True, set_by=-41)
    assert world.state is BEHIND
    world.answer()
    assert world.state is BEHIND


def test_nothing_makes_the_clock_go_behind_what_was_signed(world: World) -> None:
    """A hospital whose server is wrong together with the terminal."""
    world.guard.saw_signed(NOW)
    world.set(-DAY)
    for _ in range(20):
        world.answer(error=-DAY)
        world.run(10)
        assert world.state is BEHIND


def test_nothing_yields_to_what_is_before_something_signed(world: World) -> None:
    world.run(DAY)
    world.guard.saw_signed(NOW)
    world.set(-2 * DAY)
    world.answer(error=-2 * DAY)
    world.put_right()
    world.set(-HOUR)
    assert world.state is BEHIND


def test_an_authority_some_minutes_ahead_costs_those_minutes(world: World) -> None:
    world.guard.saw_signed(NOW + 10 * MINUTE)
    assert world.state is BEHIND
    world.run(8 * MINUTE + 1)
    assert world.state is FINE
    world.restart()
    world.run(DAY)
    assert world.state is FINE


def test_waiting_does_not_help_whoever_set_the_clock_back(world: World) -> None:
    """Within what a server may be off, online and offline: the mark goes on as time does."""
    world.online(DAY)
    world.set(-HOUR)
    world.online(2 * DAY)
    assert world.state is BEHIND
    world.restart()
    world.run(2 * DAY)
    assert world.state is BEHIND


@pytest.mark.parametrize("cut", [False, True])
def test_who_cuts_the_network_and_sets_the_clock_back_is_found_out(
    world: World, *, cut: bool
) -> None:
    """To hold up yesterday's presentation: on a terminal that has been offline for days, or not."""
    world.online(DAY)
    for offline in (0, 3 * DAY):
        world.run(offline)
        world.restart(cut=cut, set_by=-DAY)
        assert world.state is BEHIND
        world.set(DAY)
        assert world.state is FINE
        world.run(1_000)


def test_a_power_cut_loses_a_minute_of_the_mark_at_most(world: World) -> None:
    world.run(10 * HOUR)
    world.restart(cut=True, off=1, set_by=-BEHIND_SECONDS - 70)
    assert world.state is BEHIND


def test_a_weekend_switched_off_is_believed_before_long(world: World) -> None:
    """Offline, so that only the own clock can tell that it was Monday."""
    world.run(10 * HOUR)
    world.restart(off=3 * DAY)
    assert world.state is FINE
    world.run(HOUR)
    assert abs(world.guard.vouched_now() - world.true) < 5
    world.restart(set_by=-DAY)
    assert world.state is BEHIND


def test_a_clock_ahead_is_not_believed_at_once(world: World) -> None:
    """And not for as long as somebody keeps setting it."""
    world.online(DAY)
    world.restart(set_by=YEAR)
    world.run(7 * HOUR)
    assert abs(world.guard.vouched_now() - world.true) < 60
    for _ in range(20):
        world.set(10)
        world.run(7 * HOUR)
    assert abs(world.guard.vouched_now() - world.true) < 300
    world.put_right()
    assert world.state is FINE


@pytest.mark.parametrize("by", [10 * MINUTE, 5 * HOUR, 40 * DAY, YEAR])
def test_a_clock_believed_ahead_yields_to_the_next_answer(world: World, by: int) -> None:
    world.online(DAY)
    world.set(by)
    world.run(2 * DAY)  # nobody sees to it, offline
    world.restart()
    assert world.guard.vouched_now() > world.true + by / 2
    world.put_right()
    assert world.state is BEHIND  # all that is known offline
    world.answer()
    assert world.state is FINE
    world.restart(cut=True)
    assert world.state is FINE
    assert world.guard.vouched_now() <= world.true


def test_staff_who_set_the_clock_can_have_all_forgotten(world: World) -> None:
    world.set(YEAR)
    world.online(DAY, error=YEAR)  # the hospital's servers were wrong as well
    world.put_right()
    world.answer()
    assert world.state is BEHIND
    world.guard.start_anew()
    world.answer()
    assert world.state is FINE
    world.restart(cut=True)
    assert world.state is FINE
    world.run(HOUR)
    world.set(-HOUR)
    assert world.state is BEHIND


@pytest.mark.parametrize("error", [-2 * HOUR + 10, -HOUR, -5 * MINUTE, 5 * MINUTE, HOUR, 2 * HOUR - 10])  # fmt: skip
def test_a_server_off_by_less_than_two_hours_harms_nothing(world: World, error: int) -> None:
    world.online(DAY, error)
    assert world.state is FINE
    world.restart(off=DAY)
    world.online(DAY, error)
    assert world.state is FINE
    world.online(HOUR, 0)  # it is put right
    assert world.state is FINE
    world.set(-5 * MINUTE)
    world.online(DAY)
    assert world.state is BEHIND


@pytest.mark.parametrize("error", [-8 * HOUR, -3 * HOUR, 3 * HOUR, 8 * HOUR, YEAR])
def test_a_server_off_by_more_is_seen_and_forgiven(world: World, error: int) -> None:
    world.online(DAY)
    world.online(DAY, error)
    assert world.state is OFF_SERVER
    world.answer()
    assert world.state is FINE
    world.restart()
    assert world.state is FINE


def test_a_server_that_contradicts_the_clock_is_remembered(world: World) -> None:
    """A terminal whose battery is dead, and then its network: the Date it saw before still counts."""
    world.clock.wall = NOW - YEAR
    world.answer()
    world.restart(set_by=0)
    assert world.state is BEHIND
    world.set(YEAR - OFF_SERVER_SECONDS)
    assert world.state is FINE


def test_the_server_and_the_time_server_are_put_right_together(world: World) -> None:
    """Ten minutes ahead, both, for long: fine by itself when those ten minutes are over."""
    world.set(10 * MINUTE)
    world.online(DAY, 10 * MINUTE)
    world.answer(10 * MINUTE)
    world.put_right()
    world.answer()
    assert world.state is BEHIND
    world.online(10 * MINUTE, every=30)
    assert world.state is FINE


def test_a_fast_crystal_set_back_each_day_adds_up_to_nothing(world: World) -> None:
    """A time server that sets instead of slewing: 8 s a day, offline from the hospital for two months."""
    for _ in range(60):
        world.run(DAY, every=DAY / 2)
        world.true -= 8
        world.set(-8)
        assert world.state is FINE
    world.set(-BEHIND_SECONDS)
    world.run(1)
    assert world.state is BEHIND


def test_leap_seconds_and_rounding(world: World) -> None:
    world.online(DAY)
    for by in (-1, 1, -1, -1, 0.9, -0.9):
        world.set(by)
        world.run(HOUR)
        assert world.state is FINE


def test_time_asleep(tmp_path: Path) -> None:
    """With a steady clock that counts it nothing happens; with one that does not, a Date is needed."""
    counts, does_not = World(tmp_path), World(tmp_path / "..")
    asleep = 0.0
    counts.guard = ClockGuard(
        tmp_path / "other.json", counts.clock, steady=lambda: counts.clock.uptime + asleep
    )
    for world in (counts, does_not):
        world.online(DAY)
        world.clock.wall += 9 * HOUR
        world.true += 9 * HOUR
    asleep = 9 * HOUR
    assert counts.state is FINE
    assert does_not.state is OFF_SERVER
    for world in (counts, does_not):
        world.answer()
        assert world.state is FINE
        assert abs(world.guard.vouched_now() - world.true) < 10


def test_the_systems_steady_clock_is_one() -> None:
    times = [uptime() for _ in range(100)]
    assert times == sorted(times)


def test_one_answer_told_twice_vouches_once(world: World) -> None:
    """Whoever polls for the last Date must not carry it along."""
    world.answer()
    server, local = int(world.true), world.clock.now()
    for _ in range(50):
        world.run(HOUR, every=HOUR)
        world.guard.saw_server(server, local)
        assert world.state is FINE
