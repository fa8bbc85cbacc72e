"""A terminal in a played world, for the measurements that need the whole of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.clock import OffsetClock
from kiosk.settings import load
from ui.app import App
from ui.demo.recorder import Recorder
from ui.demo.world import TIME_ZONE, Glass, start_world, use_time_zone
from ui.run import assemble
from ui.window import application, open_attract


@contextmanager
def played_world() -> Iterator[tuple[Any, Path]]:
    """A world at 09:42 in its own process, and the settings file of its terminal."""
    use_time_zone()
    with tempfile.TemporaryDirectory(prefix="yima-bench-") as folder:
        manager, world = start_world(Path(folder), at="09:42")
        try:
            yield world, world.write_settings(Glass())
        finally:
            world.stop()
            manager.shutdown()


@contextmanager
def terminal(
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[App, Any, Recorder]]:
    """A terminal in this process with its world in another. `environment`: on top of its settings."""
    with played_world() as (world, settings_file):
        application()
        clock = OffsetClock(world.get_clock_offset(), ZoneInfo(TIME_ZONE))
        settings = load(settings_file, environment)
        app = assemble(settings, open_attract(settings), clock=clock)
        app.start()
        recorder = Recorder(app)
        recorder.wait_for("Attract")
        Recorder.wait_until(lambda: not app.stage.feed.picture.isNull(), 20)
        try:
            yield app, world, recorder
        finally:
            app.stop()


def resident_mb(pid: int) -> float:
    """Resident memory of one process, shared pages counted by their share (PSS), in MB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of them lie, the nearest that was measured."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
