"""`yima supervise` and `yima run` with bounds that a test can wait for, and a GUI thread that can be hung.

python -m tests.integration.supervised_program supervise FILE
python -m tests.integration.supervised_program run --settings FILE [--after-crash | --safe-mode]
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from kiosk.settings.supervision import SupervisionSettings
from kiosk.supervision.crash_record import FILE_NAME, CrashBook
from kiosk.supervision.notify import summoned
from kiosk.supervision.supervisor import Supervisor

SHORT = SupervisionSettings(
    watchdog_seconds=1.5,
    gui_seconds=2.5,
    camera_seconds=2.5,
    lane_seconds=2.5,
    stop_seconds=8.0,
)


def supervise(file: str) -> int:
    command = (sys.executable, "-m", __spec__.name, "run", "--settings", file)
    book = CrashBook(Path(os.environ["YIMA__STORAGE__FOLDER"]) / FILE_NAME)
    return Supervisor(command, SHORT, book, summoned(os.environ)).run()


def run(arguments: list[str]) -> int:
    from ui import command, watch  # noqa: PLC0415 - the supervisor loads no Qt

    watch.supervision_of = lambda _settings: SHORT  # as `[supervision]` of the file would have it
    signal.signal(signal.SIGUSR2, lambda *_: time.sleep(600))  # on the GUI thread
    return command.main(arguments)


if __name__ == "__main__":
    sys.exit(supervise(sys.argv[2]) if sys.argv[1] == "supervise" else run(sys.argv[2:]))
