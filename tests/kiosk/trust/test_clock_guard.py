from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import ManualClock
from kiosk.trust.clock_guard import BEHIND_SECONDS, OFF_SERVER_SECONDS, ClockGuard, uptime
from kiosk.trust.health import ClockState

FINE, BEHIND, OFF_SERVER = ClockState.FINE, ClockState.BEHIND, ClockState.OFF_SERVER
NOW = 1_800_000_000
MINUTE, HOUR, DAY = 60, 3_600, 86_400
YEAR = 365 * DAY


class World:
    """The true time, a terminal whose clock may differ from it, and a hospital server."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "clock.json"
        self.true = float(NOW)
        self.clock = ManualClock(float(NOW), uptime=5_000.0)
        self.guard = ClockGuard(self.path, self.clock)

    @property
    def state(self) -> ClockState:
        return self.guard.suspect()

    def run(self, seconds: float, every: float = 0.0) -> None:
        """Let time pass, with ticks: some, or `every` so often."""
        every = every or max(30.0, seconds / 5)
        while seconds > 0:
            step = min(every, seconds)
            self.true += step
            self.clock.advance(step)
            self.guard.tick()
            seconds -= step

    def set(self, by: float) -> None:
        self.clock.wall += by

    def put_right(self) -> None:
        self.clock.wall = self.true

    def answer(self, error: float = 0.0) -> None:
        """The hospital answers; its own clock is off by `error`."""
        self.guard.saw_server(int(self.true + error), self.clock.now())

    def online(self, seconds: float, error: float = 0.0, every: float = 0.0) -> None:
        """Run, with answers of the hospital."""
        every = every or max(30.0, seconds / 4)
        while seconds > 0:
            self.answer(error)
            self.run(min(every, seconds), every / 2)
            seconds -= every

    def restart(self, off: float = 20.0, *, cut: bool = False, set_by: float = 0.0) -> None:
        """Switched off for a while; `cut`: without warning; `set_by`: and the clock set meanwhile."""
        if not cut:
            self.guard.close()
        self.true += off
        self.clock = ManualClock(self.clock.wall + off + set_by, uptime=self.true % 977)
        self.guard = ClockGuard(self.path, self.clock)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


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


def test_the_file_is_written_once_a_minute(world: World) -> None:
    world.online(HOUR)
    written = 0
    before = world.path.stat().st_ino
    for _ in range(600):
        world.run(1)
        written += world.path.stat().st_ino != before
        before = world.path.stat().st_ino
    assert 9 <= written <= 11


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda text: text[:-20],
    lambda text: text.replace(b"18", b"98", 1),
    lambda text: text.replace(b'"mark": 1', b'"mark": -1'),
    lambda text: text.replace(b'"form": 1', b'"form": 2'),
    lambda text: text.replace(b'"mark"', b'"mrak"'),
    lambda _: b"[" * 100_000,
    lambda _: b'{"form": 1}',
    lambda _: b"\xff\xfe",
    lambda _: bytes(200),
    lambda text: text * 2,
]


@pytest.mark.parametrize("damage", range(len(DAMAGES)))
def test_a_damaged_file_is_no_mark(world: World, damage: int) -> None:
    world.online(DAY)
    world.guard.close()
    spoilt = DAMAGES[damage](world.path.read_bytes())
    assert spoilt != world.path.read_bytes()
    world.path.write_bytes(spoilt)
    world.clock.wall = NOW - YEAR
    world.guard = ClockGuard(world.path, world.clock)
    assert world.state is FINE
    world.put_right()
    world.online(HOUR)
    world.restart(set_by=-HOUR)
    assert world.state is BEHIND


def test_a_file_that_cannot_be_written_is_told_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    world = World(tmp_path / "later")
    world.online(10 * MINUTE)
    assert not world.guard.writable
    assert len(caplog.records) == 1  # once, not each minute
    world.set(-HOUR)
    assert world.state is BEHIND  # in memory all the same
    world.set(HOUR)
    (tmp_path / "later").mkdir()
    world.run(2 * MINUTE)
    assert world.guard.writable
    world.restart(set_by=-HOUR)
    assert world.state is BEHIND


def test_a_file_that_cannot_be_read_is_no_mark(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "clock.json").mkdir()
    world = World(tmp_path)
    assert world.state is FINE
    assert "cannot be read" in caplog.text


def test_killed_anywhere_the_mark_is_the_old_or_the_new(tmp_path: Path) -> None:
    program = f"""
import json, pathlib, sys
from killed import each_kill
from kiosk.clock import ManualClock
from kiosk.trust.clock_guard import ClockGuard

def act(place, say):
    clock = ManualClock({NOW})
    guard = ClockGuard(place / "clock.json", clock)
    for n in range(4):
        guard.saw_server(clock.now(), clock.now())
        guard.close()
        say(str(clock.now()))
        clock.advance(86_400)

def check(place, said):
    guard = ClockGuard(place / "clock.json", ManualClock({NOW - YEAR}))
    marked = guard.vouched_now()
    guard.close()
    last = int(said[-1]) if said else {NOW - YEAR}
    assert last <= marked <= last + 86_400 or (not said and marked == {NOW}), (said, marked)
    assert {{each.name for each in place.iterdir()}} <= {{"clock.json"}}

print(each_kill(pathlib.Path(sys.argv[1]), act, check, (0, 31)))
"""
    helpers = Path(__file__).parents[1] / "journal"  # has `killed`
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(helpers)},
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) > 20


def test_several_threads(world: World) -> None:
    start = threading.Barrier(4)
    states: set[ClockState] = set()

    def run(act: Callable[[int], object]) -> None:
        start.wait(timeout=30)
        for n in range(50):
            act(n)
            states.add(world.state)

    acts: list[Callable[[int], object]] = [
        lambda _: world.guard.tick(),
        lambda n: world.guard.saw_server(NOW - n, NOW),
        lambda n: world.guard.saw_signed(NOW - 100 + n),
        lambda _: world.guard.vouched_now(),
    ]
    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert states == {FINE}


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
