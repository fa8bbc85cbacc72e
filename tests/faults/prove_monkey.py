"""`./run prove monkey [--touches N] [--seed N]`: a child hammers on the glass."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.monkey import PACE, AstrayError, Monkey
from tests.house import GLASS, QUICK, QUICK_PAYING, House
from ui.demo.world import start_world, use_time_zone
from ui.window import application


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run prove monkey", allow_abbrev=False)
    parser.add_argument("--touches", type=int, default=20_000, metavar="N")
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N")
    options = parser.parse_args(arguments)
    application()
    use_time_zone()
    sys.stdout.write(f"seed {options.seed}\n")
    with tempfile.TemporaryDirectory(prefix="yima-") as folder:
        manager, world = start_world(Path(folder), at="09:42")
        house = House(world, world.write_settings(GLASS), QUICK | QUICK_PAYING | PACE)
        monkey = Monkey(house, options.seed)
        try:
            house.sees("Attract")
            monkey.hammers(options.touches)
        except AstrayError as astray:
            sys.stdout.write(f"WRONG: {astray}\n")
            return 1
        finally:
            house.stop()
            world.stop()
            manager.shutdown()
    seen = sorted(monkey.diary.screens.items(), key=lambda each: -each[1])
    sys.stdout.write(f"{options.touches} touches and keys on {len(seen)} kinds of screens:\n")
    sys.stdout.writelines(f"  {name} {count}\n" for name, count in seen)
    return 0
