"""From the start of the program to the attract screen: the bundle beside the checkout, in turns."""

from __future__ import annotations

from statistics import median
from typing import Any

from build_spec.bundle.contents import Flavour
from tests.benchmarks.start import OF_THE_CHECKOUT, one_start
from tests.benchmarks.terminals import played_world
from tests.slow.bundles import bundle

STARTS = 5
GOAL_RATIO = 1.3


def measure() -> dict[str, Any]:
    """The bundle in `dist/`; it is made there if it is not, which takes its time."""
    bundled = (str(bundle(Flavour.KIOSK) / "yima-kiosk"),)
    programs = (OF_THE_CHECKOUT, bundled)
    seconds: dict[tuple[str, ...], list[float]] = {each: [] for each in programs}
    cameras: dict[tuple[str, ...], list[float]] = {each: [] for each in programs}
    memory = {}
    with played_world() as (_world, settings_file):
        for program in programs:
            one_start(settings_file, program)  # reads the files from the disk, writes caches
        for _ in range(STARTS):
            for program in programs:
                drawn, running, memory[program] = one_start(settings_file, program)
                seconds[program].append(drawn)
                cameras[program].append(running)
    ratio = median(seconds[bundled]) / median(seconds[OF_THE_CHECKOUT])
    return {
        "attract_screen_s": round(median(seconds[bundled]), 3),
        "camera_running_s": round(median(cameras[bundled]), 3),
        "peer_checkout_s": round(median(seconds[OF_THE_CHECKOUT]), 3),
        "peer_checkout_camera_s": round(median(cameras[OF_THE_CHECKOUT]), 3),
        "ratio": round(ratio, 2),
        "memory_mb": {name: round(value, 1) for name, value in memory[bundled].items()},
        "met": {"ratio": ratio <= GOAL_RATIO},
    }
