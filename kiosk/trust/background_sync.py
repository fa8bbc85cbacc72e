"""fsync off the way: a file's bytes go to the disk in a thread of their own, as soon as asked."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

_log = logging.getLogger(__name__)


class BackgroundSync:
    """Syncs one file after each `request`. Requests that come while it is at it become one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wake = threading.Condition()
        self._wanted = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self.failed = False  # the last sync did not succeed

    def request(self) -> None:
        """Have what was written up to now brought to the disk; returns at once."""
        with self._wake:
            self._wanted = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
                self._thread.start()
            self._wake.notify()

    def close(self) -> None:
        """Finish what was asked for, then end the thread. A later request starts another."""
        with self._wake:
            thread, self._thread = self._thread, None
            self._closing = True
            self._wake.notify()
        if thread is not None:
            thread.join()
        self._closing = False

    def _run(self) -> None:
        while self._next():
            self._sync()

    def _next(self) -> bool:
        with self._wake:
            self._wake.wait_for(lambda: self._wanted or self._closing)
            wanted, self._wanted = self._wanted, False
            return wanted

    def _sync(self) -> None:
        try:
            descriptor = os.open(self._path, os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            pass  # whoever removed it wanted nothing kept
        except OSError as error:
            self.failed = True
            _log.warning("sync failed: %s", error.strerror)
        else:
            self.failed = False
