"""A terminal's window on a real X server: `python panel_program.py SAMPLE`. Says what happens to it.

One JSON object a line on standard output: each tap that means something, then at the end (SIGTERM) how the
window stands. On SIGUSR1 the same, and it goes on.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.settings import ScreenSettings
from ui.lockdown import Lockdown
from ui.samples import HOSPITAL, samples
from ui.signals import on_signal, quit_on_signals
from ui.stage import Stage
from ui.window import application, place

PRESENCE = {"touch", "finger"}  # somebody is there: no meaning of its own


def say(**facts: object) -> None:
    sys.stdout.write(f"{json.dumps(facts)}\n")
    sys.stdout.flush()


def main() -> int:
    qt = application()
    quit_on_signals()
    stage = Stage(HOSPITAL, 4.0)
    window = stage.load(samples()[sys.argv[1]])
    place(window, ScreenSettings())
    lockdown = Lockdown(window)
    stage.tapped.connect(
        lambda action, argument: action in PRESENCE or say(tap=action, argument=argument)
    )

    def standing() -> None:
        visible = [each for each in QGuiApplication.allWindows() if each.isVisible()]
        say(
            windows=len(visible),
            visibility=window.visibility().name,
            active=window.isActive(),
            screen=stage.values["screen"],
        )

    on_signal("SIGUSR1", standing)
    # Once it is up, and hands do what they do.
    window.frameSwapped.connect(lambda: QTimer.singleShot(700, lambda: say(ready=True)))
    code = qt.exec()
    standing()
    lockdown.release()
    stage.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
