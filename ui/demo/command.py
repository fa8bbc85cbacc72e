"""`yima demo`: a terminal in a played world, with a dock to play it or headless by itself."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ui.command import started_ago
from ui.demo.world import Glass, start_world, use_time_zone


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="yima demo", allow_abbrev=False)
    parser.add_argument("--headless", action="store_true", help="play by itself, without a display")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where --headless writes")
    parser.add_argument(
        "--camera", default="", metavar="SOURCE", help="device number, video file or URL"
    )
    arguments = parser.parse_args(argv)
    use_time_zone()
    if not arguments.headless:
        from ui.demo.dock import run_dock  # noqa: PLC0415 - needs a display

        return run_dock(arguments.camera)
    if arguments.out is None:
        parser.error("--headless needs --out DIR")
    if arguments.camera:
        parser.error("--camera goes with a display: the headless play is of the played lobby")
    return play(arguments.out)


def play(out: Path) -> int:
    """The headless play; 0 if every step came about."""
    began = time.monotonic() - started_ago()
    # Nothing of the machine's own display or graphics card has a part in this.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="yima-demo-") as folder:
        manager, world = start_world(Path(folder))
        try:
            return _play_in(world, out, began)
        finally:
            world.stop()
            manager.shutdown()


def _play_in(world: Any, out: Path, began: float) -> int:
    settings_file: Path = world.write_settings(Glass())
    from ui.demo.player import Player  # noqa: PLC0415 - so that a wrong call is told without Qt
    from ui.demo.recorder import ScreenTimeoutError  # noqa: PLC0415 - as above

    failed = ""
    with Player(settings_file, world, out, began) as player:
        try:
            player.play()
        except ScreenTimeoutError as late:
            failed = str(late)
    for step in player.timeline.steps:
        sys.stdout.write(f"{step.at_ms:7} ms  {step.step:20} took {step.took_ms} ms\n")
    sys.stdout.write(f"{'FAILED: ' + failed if failed else 'all steps came about'}; see {out}\n")
    return 1 if failed else 0
