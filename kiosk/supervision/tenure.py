"""How long a supervisor goes on that the launcher has started: as long as its release is the one to run.

What is on trial has one life to prove itself in, and a time: else the launcher is to count, and to go back. What is
settled and never comes up has some lives, and the launcher counts as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk.update.launched import NEVER_UP, NOT_PROVEN, Launched
from kiosk.update.selection import SelectionFile
from kiosk.update.starts import StartsFile

_GRACE: Final = 90.0
"""Seconds beyond its own time in which a program on trial comes to its end by itself, and says in the log why: the
last looks at a network that swallows everything take most of that.
"""

_LIVES: Final = 5
"""Of a settled release under one supervisor, none of which came up."""


class Tenure:
    """Reads the selection, and writes nothing of it."""

    def __init__(
        self,
        release: Launched,
        storage: Path | None,
        trial_seconds: float,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`trial_seconds`: from now on, to the proof. `storage` None: the settings do not tell of any."""
        self._file = None if storage is None else SelectionFile(storage)
        self._starts = None if storage is None else StartsFile(storage)
        self._version = release.version
        self._lives: int | None = 0  # None: it has come up
        self._wanted = self._wants()
        self._on_trial = release.trial
        self._now = now
        self._until = now() + trial_seconds + _GRACE

    @property
    def on_trial(self) -> bool:
        """It has not proven itself yet."""
        if self._on_trial and self._file is not None and self._file.read().trial is None:
            self._on_trial = False
        return self._on_trial

    @property
    def is_late(self) -> bool:
        """It hangs without a proof, however alive it may seem."""
        return self._on_trial and self._now() > self._until and self.on_trial

    def came_up(self) -> None:
        """The program says that it is ready."""
        self._lives = None
        if self._starts is not None and not self._on_trial:
            self._starts.forget()

    def over(self) -> int | None:
        """After a life, however it ended: the exit code with which to make way; None: start it again."""
        if self.on_trial:
            return NOT_PROVEN
        if self._wants() != self._wanted:
            return 0
        if self._lives is not None:
            self._lives += 1
            # The base has nothing to give way to.
            if self._lives >= _LIVES and self._wanted == self._version:
                return NEVER_UP
        return None

    def _wants(self) -> str | None:
        return None if self._file is None else self._file.read().wanted
