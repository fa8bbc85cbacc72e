"""The table of the settings file on keeping the program up: docs/lockdown.md."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from kiosk.settings.sections import Section

Bound = Annotated[float, Meta(ge=0.5, le=600)]
"""Seconds."""


class SupervisionSettings(Section, frozen=True):
    """Bounds in seconds. A part of the program that shows no progress for its bound is taken to hang.

    What hangs is noticed after its bound and `watchdog_seconds` together.
    """

    start_seconds: Bound = 60.0  # to the first frame
    watchdog_seconds: Bound = 8.0  # between two signs of life of the whole program
    stop_seconds: Bound = 15.0  # to end in order, when told to
    gui_seconds: Bound = 8.0
    # Longer than the vision process's own watchdog, which restarts the camera alone.
    camera_seconds: Bound = 20.0
    camera_start_seconds: Bound = 90.0  # likewise, with its pauses between starts that fail
    # Longer than any call of a lane may take; a run of prints has a bound of its own.
    lane_seconds: Bound = 120.0
    recovery_seconds: Bound = 15.0  # that patients wait for the journal after a crash
    crashes: Annotated[int, Meta(ge=2, le=20)] = 3  # within `crash_minutes`: safe mode
    crash_minutes: Annotated[float, Meta(gt=0, le=1_440)] = 5.0
    safe_minutes: Annotated[float, Meta(gt=0, le=10_080)] = 60.0  # of quiet, which end safe mode


def supervision_of(settings: object) -> SupervisionSettings:
    """The table, or what it is where the settings have none."""
    found = getattr(settings, "supervision", None)
    return found if isinstance(found, SupervisionSettings) else SupervisionSettings()
