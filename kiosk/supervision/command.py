"""`yima supervise`: keep the terminal up. `yima supervise --resume`: end safe mode."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.process import is_of_another_user, leave_no_core
from kiosk.settings import SETTINGS_PATH, SettingsError, load
from kiosk.settings.supervision import SupervisionSettings, supervision_of
from kiosk.settings.update import UpdateSettings
from kiosk.supervision.crash_record import FILE_NAME, CrashBook
from kiosk.supervision.notify import summoned
from kiosk.supervision.supervisor import Supervisor, is_supported, terminal
from kiosk.supervision.tenure import Tenure
from kiosk.update.launched import launched

_NOT_DONE, _USAGE = 1, 2
_FOR_THE_OWNER_ALONE = 0o077


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="yima supervise",
        allow_abbrev=False,
        description="Run the terminal and start it again whenever it ends or hangs.",
    )
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    parser.add_argument("--resume", action="store_true", help="end safe mode, and do nothing else")
    parser.add_argument("run", nargs="*", metavar="ARG", help="after --: arguments of `yima run`")
    arguments = parser.parse_args(argv)
    if not is_supported():
        print("yima supervise: needs Linux or Windows", file=sys.stderr)
        return _USAGE
    settings, folder, health = _settings(arguments.settings)
    book = CrashBook(None if folder is None else folder / FILE_NAME)
    if folder is not None and is_of_another_user(folder):
        print("yima supervise: run it as the terminal's own user", file=sys.stderr)
        return _USAGE
    if arguments.resume:
        return _resume(book)
    leave_no_core()  # its children inherit that, and the mask
    os.umask(_FOR_THE_OWNER_ALONE)
    command = terminal(("--settings", str(arguments.settings), *arguments.run), sys.executable)
    above = summoned(os.environ)
    return Supervisor(command, settings, book, above, _tenure(settings, folder, health)).run()


def _settings(file: Path) -> tuple[SupervisionSettings, Path | None, float]:
    """With the storage's folder, and seconds that a release on trial has.

    Settings that cannot be used are for the terminal to tell, on its screen; it is started all the same.
    """
    try:
        settings = load(file, os.environ)
    except SettingsError:
        return SupervisionSettings(), None, UpdateSettings().health_seconds
    updates = settings.update or UpdateSettings()
    return supervision_of(settings), settings.storage.folder, updates.health_seconds


def _tenure(settings: SupervisionSettings, folder: Path | None, health: float) -> Tenure | None:
    """None: no launcher has started this, so that there is nothing to make way for."""
    release = launched(os.environ)
    if release is None:
        return None
    return Tenure(release, folder, settings.start_seconds + health)


def _resume(book: CrashBook) -> int:
    if not book.is_safe:
        print("not in safe mode")
        return 0
    if not book.leave():
        print("yima supervise: the storage folder cannot be written", file=sys.stderr)
        return _NOT_DONE
    print("safe mode is over; the terminal starts anew")
    return 0
