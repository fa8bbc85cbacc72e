"""The clock's high-water mark on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.health import ClockState
from tests.kiosk.trust.clock_world import BEHIND, DAY, FINE, HOUR, MINUTE, NOW, YEAR, World


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
