"""A panel's backlight as Linux has it: /sys/class/backlight (Documentation/ABI/stable/sysfs-class-backlight).

Who may write `brightness` there is up to the machine: docs/glass.md has a udev rule. Where
nobody may, the panel stays as it is. A driver may take its time, so everything is done on a thread of its own.
"""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Condition, Thread
from typing import Final

from kiosk.maintenance.backlight import LEAST_PERCENT

CLASS: Final = Path("/sys/class/backlight")
_KINDS: Final = (
    "firmware",
    "platform",
    "raw",
)  # in which order the kernel's documentation wants them
_LAST_WORDS: Final = 1.0  # seconds

_log = logging.getLogger(__name__)


class SysfsBacklight:
    """A `kiosk.maintenance.backlight.Backlight` over the folder of one panel."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed = Condition()
        self._wanted: int | None = None  # percent, yet to be done
        self._over = False
        self._told = False  # that it does not work
        self._thread = Thread(target=self._follow, name="backlight", daemon=True)
        self._thread.start()

    def set(self, percent: int) -> None:
        with self._changed:
            self._wanted = max(LEAST_PERCENT, min(100, percent))
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._over = True
            self._changed.notify()
        self._thread.join(_LAST_WORDS)

    def _follow(self) -> None:
        while (percent := self._next()) is not None:
            try:
                self._write(percent)
            except (OSError, ValueError) as error:
                if not self._told:  # once: a page of warnings would say no more
                    _log.warning("the panel's brightness cannot be set: %s", type(error).__name__)
                self._told = True
            else:
                self._told = False

    def _next(self) -> int | None:
        """What is to be done; None: no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is not None or self._over)
            percent, self._wanted = self._wanted, None
            return percent

    def _write(self, percent: int) -> None:
        most = int((self._folder / "max_brightness").read_text("ascii"))
        # Rounded up: on a panel of few steps the least must not be nought, which is dark.
        step = -(-most * percent // 100)
        (self._folder / "brightness").write_text(f"{step}\n", "ascii")


def find_panel(folder: Path = CLASS) -> Path | None:
    """The folder of this machine's panel; None: it has no backlight that a program can set."""
    try:
        panels = sorted(each for each in folder.iterdir() if (each / "max_brightness").is_file())
    except OSError:
        return None
    return min(panels, key=_rank, default=None)


def make_backlight(folder: Path = CLASS) -> SysfsBacklight | None:
    """None where there is none."""
    panel = find_panel(folder)
    return None if panel is None else SysfsBacklight(panel)


def _rank(panel: Path) -> int:
    try:
        return _KINDS.index((panel / "type").read_text("ascii").strip())
    except (OSError, ValueError):
        return len(_KINDS)
