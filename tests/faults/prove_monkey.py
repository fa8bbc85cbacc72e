"""`./run prove monkey [--touches N] [--seed N]`: a child hammers on the glass."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, get_args

from kiosk.session.screens import Screen
from kiosk.session.staff_screens import StaffScreen
from tests.faults.monkey import PACE, AstrayError, Monkey
from tests.house import GLASS, QUICK, QUICK_PAYING, House
from ui.demo.world import start_world, use_time_zone
from ui.window import application

# Staff's come by badge and PIN, which no hammering has.
KINDS: Final = frozenset(
    kind.__name__ for kind in get_args(Screen) if kind not in get_args(StaffScreen)
)
CANNOT_COME: Final = {
    "NothingToday": "reports are given out here, so there is something to be done for everybody",
}
ENOUGH: Final = 20_000  # touches by which every other kind must have come


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run prove monkey", allow_abbrev=False)
    parser.add_argument("--touches", type=int, default=20_000, metavar="N")
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N")
    options = parser.parse_args(arguments)
    application()
    use_time_zone()
    say(f"seed {options.seed}")
    with tempfile.TemporaryDirectory(prefix="yima-") as folder:
        manager, world = start_world(Path(folder), at="09:42", film_every=3)
        house = House(world, world.write_settings(GLASS), QUICK | QUICK_PAYING | PACE)
        monkey = Monkey(house, options.seed)
        try:
            house.sees("Attract")
            monkey.hammers(options.touches, tell=lambda done: say(f"  {done} done"))
        except AstrayError as astray:
            say(f"WRONG: {astray}")
            return 1
        finally:
            house.stop()
            world.stop()
            manager.shutdown()
    return _tells(monkey, options.touches)


def _tells(monkey: Monkey, touches: int) -> int:
    """What came of all there is; the exit code: 1 where too little came to prove anything."""
    diary = monkey.diary
    say(f"{touches} touches and keys; drawn: {len(diary.drawn)} of {len(KINDS)} kinds of screens")
    for name, count in sorted(diary.screens.items(), key=lambda each: -each[1]):
        say(f"  {name} {count}")
    say(f"held up: {', '.join(sorted(monkey.lobby.held_up))}")
    say(f"broken: {', '.join(sorted(monkey.lobby.breakages))}")
    say(f"two phones, and asked whose turn it is: {diary.switched} times")
    for name, why in CANNOT_COME.items():
        say(f"cannot come here: {name}: {why}")
    missing = sorted(KINDS - diary.drawn - CANNOT_COME.keys())
    if missing:
        say(f"never came: {', '.join(missing)}")
    return 1 if touches >= ENOUGH and (missing or not diary.switched) else 0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
