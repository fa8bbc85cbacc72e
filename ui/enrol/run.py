"""`yima enrol --screen`: the window before a terminal is anybody's, until it is enrolled.

Exit codes: 0 enrolled; 1 refused, or broken; 2 wrong arguments. Ended by a signal, 1: nothing is enrolled.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from kiosk.enrolment.apply import UNDONE, is_enrolled
from kiosk.enrolment.desk import EnrolDesk
from kiosk.process import leave_no_core
from kiosk.settings import SETTINGS_PATH, ScreenSettings
from ui.enrol.app import BROKEN, ENROLLED, EnrolApp
from ui.enrol.devices import GlassDevices
from ui.enrol.present import LANGUAGES, present
from ui.enrol.shown import Shown
from ui.inlet import MirrorInlet
from ui.lockdown import Lockdown
from ui.scale import scale_of
from ui.signals import quit_on_signals
from ui.stage import Stage
from ui.window import application, place, show_time

REFUSED = 1


def main(argv: Sequence[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(prog="yima enrol --screen", allow_abbrev=False)
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    parser.add_argument(
        "--folder", type=Path, metavar="FOLDER", help="instead of a stick: for trials"
    )
    arguments = parser.parse_args(argv)
    leave_no_core()
    settings: Path = arguments.settings
    if is_enrolled(settings):
        sys.stderr.write(f"{settings} is there: this is a terminal; `yima decommission` first\n")
        return REFUSED
    if settings.with_name(UNDONE).exists():
        sys.stderr.write("a decommission was cut off: `yima decommission` ends it\n")
        return REFUSED
    return run(settings, arguments.folder)


def run(settings: Path, folder: Path | None = None) -> int:
    """`settings`: where terminal.toml is to be. `folder`: instead of a stick."""
    qt = application()
    quit_on_signals()
    stage = open_welcome()
    inlet = MirrorInlet(stage.feed)
    devices = GlassDevices(inlet.put)
    desk = EnrolDesk(settings, devices, folder=folder)
    app = EnrolApp(stage, desk, devices, lambda: is_enrolled(settings))
    lockdown = Lockdown.of(stage.window)
    hook, sys.excepthook = sys.excepthook, _on_bug
    app.start()
    code = qt.exec()
    sys.excepthook = hook
    app.stop()
    if lockdown is not None:
        lockdown.release()
    inlet.close()
    stage.close()
    return ENROLLED if is_enrolled(settings) else code or REFUSED


def open_welcome() -> Stage:
    """The window, before it is known what machine this is."""
    screen = ScreenSettings()
    stage = Stage("", scale_of(screen))
    stage.offer_languages(LANGUAGES)
    stage.set_speaking(speaks=False)
    place(stage.load(present(Shown())), screen)
    show_time(stage, datetime.now().astimezone())
    return stage


def _on_bug(kind: type[BaseException], bug: BaseException, where: TracebackType | None) -> None:
    """On the GUI thread: said to the journal, and begun anew by whoever started this."""
    traceback.print_exception(kind, bug, where)
    QCoreApplication.exit(BROKEN)
