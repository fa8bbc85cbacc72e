"""When a terminal goes over to the release that is staged: at night or at once, and with nobody and nothing in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.clock import Clock
from kiosk.settings.update import UpdateSettings
from kiosk.update.release import FILE_NAME
from kiosk.update.selection import Selection
from kiosk.update.shelf import Shelf, is_older
from kiosk.update.store import STAGED, ReleaseStore, Staged

REST: Final = 180.0
"""Seconds in which nobody is there and nothing is open, before it."""


@dataclass(slots=True)
class Switch:
    """Looks; does nothing by itself. One thread.

    `running`: the version that runs. `clock_is_fine`: else no window is told by it. `at_rest`: nobody is here,
    no payment and no print is open, none is untold.
    """

    settings: UpdateSettings
    store: ReleaseStore
    shelf: Shelf
    running: str
    clock: Clock
    clock_is_fine: Callable[[], bool]
    at_rest: Callable[[], bool]
    _rests_since: float | None = field(default=None, init=False)

    def due(self, selection: Selection) -> str | None:
        """The version to go over to now."""
        now = self.clock.monotonic()
        staged = self.store.staged()
        if staged is None or not self._may(staged, selection) or not self.at_rest():
            self._rests_since = None
            return None
        if self._rests_since is None:
            self._rests_since = now
        return staged.version if now - self._rests_since >= REST else None

    def selected(self, selection: Selection, version: str) -> Selection:
        """With `version` on trial. One that an older release is to replace was withdrawn."""
        withdrawn = self.running if is_older(version, self.running) else None
        return selection.on_trial(version, refused=withdrawn)

    def _may(self, staged: Staged, selection: Selection) -> bool:
        if staged.version == self.running or staged.version in selection.refused:
            return False
        if selection.trial is not None or not (staged.forced or self._is_night()):
            return False
        if self.shelf.find(staged.version, selection.state_form) is None:
            return False
        return not is_older(staged.version, self.running) or self._is_news(selection)

    def _is_night(self) -> bool:
        return self.clock_is_fine() and self.settings.is_night(self.clock.local().time())

    def _is_news(self, selection: Selection) -> bool:
        """Of an older release. One staged before a package brought a newer base is no withdrawal of that."""
        if selection.current is not None:
            return True
        installed = Path(self.shelf.base.command[0]).parent / FILE_NAME
        try:
            return (self.store.folder / STAGED).stat().st_mtime > installed.stat().st_ctime
        except OSError:
            return False
