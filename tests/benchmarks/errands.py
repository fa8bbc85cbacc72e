"""Touches, screens and seconds of each errand, by the shortest way, with what the stand-ins take.

There is no peer: no other terminal is at hand to walk through. The goal is PRODUCT.md's.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.errands import ANSWER_MS, ERRANDS, is_ready
from tests.house import GLASS, House
from ui.demo.recorder import Recorder
from ui.demo.world import start_world, use_time_zone
from ui.window import application

ROUNDS = 3
GOAL_SECONDS = 15.0


def measure() -> dict[str, Any]:
    application()
    use_time_zone()
    found: dict[str, Any] = {"hospital_answers_after_ms": ANSWER_MS, "goal_s": GOAL_SECONDS}
    with tempfile.TemporaryDirectory(prefix="yima-bench-") as folder:
        manager, world = start_world(Path(folder), at="09:42")
        house = House(world, world.write_settings(GLASS), {"YIMA__PACE__DONE": "1"})
        try:
            is_ready(house)
            for name, (walk, _touches) in ERRANDS.items():
                trips = [_again(house, walk) for _ in range(ROUNDS)]
                found[name] = {
                    "touches": trips[0].touches,
                    "screens": list(trips[0].screens),
                    "seconds": round(median(trip.seconds for trip in trips), 1),
                    "met": median(trip.seconds for trip in trips) <= GOAL_SECONDS,
                }
        finally:
            house.stop()
            world.stop()
            manager.shutdown()
    return found


def _again(house: House, walk: Any) -> Any:
    trip = walk(house)
    house.taps("action_finish")
    Recorder.pause(0.5)
    return trip
