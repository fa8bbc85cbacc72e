"""Starting anew by itself, for settings that have come from the fleet while the program runs.

Only after a minute in which nobody was there and nothing was open, and once an hour at most, over restarts too:
a fleet that changes its mind every five minutes must not keep terminals from their patients.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

from kiosk.clock import Clock
from kiosk.journal import durable_file
from kiosk.settings.differences import Difference
from kiosk.settings.state import read_object

FILE_NAME: Final = "renewed.json"
REST: Final = 60.0  # seconds
EVERY: Final = 3_600  # seconds
_LOOKS: Final = 5.0
_LAST_WORDS: Final = 1.0

_log = logging.getLogger(__name__)


class Renewal:
    """A thread looks every few seconds, once there are new settings. `came` from any thread; `stop` once."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        at_rest: Callable[[], bool],
        renew: Callable[[int], None],
        looks: float = _LOOKS,
    ) -> None:
        """Nothing is begun yet.

        Args:
            folder: where it is kept when that was last done; the settings' own (`kiosk.settings.state`).
            clock: durations are monotonic, and the hour is by the wall.
            at_rest: nobody is here, and nothing is under way. Any thread.
            renew: gets how many settings are others; ends the program soon.
            looks: seconds between two.
        """
        self._file = folder / FILE_NAME
        self._clock = clock
        self._at_rest = at_rest
        self._renew = renew
        self._looks = looks
        self._lock = Lock()
        self._over = Event()
        self._changed = 0
        self._rests_since: float | None = None
        self._thread: Thread | None = None

    def came(self, difference: Difference) -> None:
        """Of the settings that count to those that would, at the next start; empty: they are as they were."""
        with self._lock:
            self._changed = len(difference.changed)
            if self._changed and self._thread is None:
                self._thread = Thread(target=self._watch, name="renewal", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def look(self) -> bool:
        """One look; whether it was time, and `renew` was told."""
        now = self._clock.monotonic()
        if not self._changed or not self._at_rest():
            self._rests_since = None
            return False
        if self._rests_since is None:
            self._rests_since = now
        if now - self._rests_since < REST or not self._is_due() or not self._noted():
            return False
        self._renew(self._changed)
        return True

    def _watch(self) -> None:
        while not self._over.wait(self._looks):
            if self.look():
                return

    def _is_due(self) -> bool:
        last = (read_object(self._file) or {}).get("at")
        # One from the future is of a clock that was put right since.
        return not isinstance(last, int) or not 0 <= self._clock.now() - last < EVERY

    def _noted(self) -> bool:
        """False: it could not be counted, so that it might be done over and over."""
        try:
            self._file.parent.mkdir(0o700, parents=True, exist_ok=True)
            durable_file.replace(self._file, json.dumps({"at": self._clock.now()}).encode())
        except OSError as error:
            _log.warning("new settings wait for the next start: %s", error.strerror)
            return False
        return True
