"""The terminal under soak: what `yima run` starts, with a hand on its glass (`tests.soak.hand`).

A program of its own, so that its memory is its own: the played world, the driver and the plot are other
processes. What differs from `yima run`: the clock is the played world's, and can be made to jump; the
circuit breakers rest shorter. With `YIMA_SOAK_TRACE` set every allocation is traced, which is slow.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import signal
import socket
import sys
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from ui.app import App

TRACE: Final = "YIMA_SOAK_TRACE"
FRAMES: Final = 6  # of an allocation's origin that are kept

_REST = 2.0  # seconds that a circuit breaker rests: what failed is soon asked again


def main(arguments: list[str]) -> int:
    """Until it is told to end; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.terminal", allow_abbrev=False)
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--line", required=True, help="the driver's socket")
    parser.add_argument(
        "--ahead", type=float, required=True, help="seconds, of this machine's clock"
    )
    options = parser.parse_args(arguments)
    faulthandler.register(signal.SIGUSR2)  # for one that answers no more
    if TRACE in os.environ:
        tracemalloc.start(FRAMES)
    return _run(options.settings, options.line, options.ahead)


def _run(settings_file: Path, line: str, ahead: float) -> int:
    # As late as `yima run` has them.
    from kiosk.process import leave_no_core, share_arenas  # noqa: PLC0415 - see above
    from kiosk.settings import load  # noqa: PLC0415 - see above
    from tests.soak.hand import Hand, JumpingClock  # noqa: PLC0415 - see above
    from ui.run import Starter  # noqa: PLC0415 - see above
    from ui.signals import quit_on_signals  # noqa: PLC0415 - see above
    from ui.window import application  # noqa: PLC0415 - see above

    leave_no_core()
    share_arenas()
    qt = application()
    quit_on_signals()
    settings = load(settings_file, os.environ)
    clock = JumpingClock(ahead, ZoneInfo(settings.terminal.time_zone))
    starter = Starter(lambda: settings, clock)
    hands: list[Hand] = []

    def lay_on(app: App) -> None:
        _hasten(app)
        hands.append(Hand(app, clock, _connected(line)))

    starter.started.connect(lay_on)
    code = qt.exec()
    starter.put_away()
    if starter.app is not None:
        starter.app.stop()
    return code


def _hasten(app: App) -> None:
    """What no setting says. Hands here never tremble, and need not read before they touch."""
    assembly = app.assembly
    assembly.hospital._client.breaker._rest = _REST
    if assembly.till is not None:
        assembly.till.gateway._line._http.breaker._rest = _REST
    app.stage.set_settling(0)


def _connected(line: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.connect(line)
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
