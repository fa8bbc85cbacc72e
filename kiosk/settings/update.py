"""The table of the settings file on updates of the program: docs/updates.md. Without it there are none."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta

from kiosk.settings.sections import Section
from kiosk.settings.values import checked

_WINDOW: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


def check_window(window: str) -> None:
    """Raises ValueError, without the value."""
    if _WINDOW.fullmatch(window) is None:
        raise ValueError("Expected two times of the day, such as 02:00-04:30")
    if window[:5] == window[6:]:
        raise ValueError("begins when it ends")


class UpdateSettings(Section, frozen=True):
    """Where releases come to, and when the terminal may go over to one.

    `folder` is the updater's own: the terminal reads it and writes nothing there.
    """

    folder: Path = Path("/var/lib/yima-kiosk-update")
    window: Annotated[str, checked(check_window)] = "02:00-04:30"  # by the terminal's time zone
    health_seconds: Annotated[float, Meta(ge=30, le=1_800)] = (
        180.0  # a new release proves itself in
    )
    kilobytes_per_second: Annotated[int, Meta(ge=16, le=1_000_000)] = 1_000  # of a download
    keep_free_megabytes: Annotated[int, Meta(ge=50, le=100_000)] = 500  # of the folder's disk

    @property
    def begins(self) -> time:
        """Of the window."""
        return time.fromisoformat(self.window[:5])

    @property
    def ends(self) -> time:
        return time.fromisoformat(self.window[6:])

    def is_night(self, now: time) -> bool:
        """Whether this time of the day is within the window, which may go over midnight."""
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends
