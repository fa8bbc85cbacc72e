"""The revocations in force on a terminal, read again whenever their file changes."""

from __future__ import annotations

import threading
from pathlib import Path

from kiosk.trust import revocation
from kiosk.trust.reading import Problem
from kiosk.trust.revocation import RevocationSet


class RevocationStore:
    """A `RevocationSource` over one file; None: nothing is ever revoked.

    A file that becomes unreadable leaves what was read before in force. While none has ever been
    read, `loaded` is False and every card counts as revoked: a terminal that cannot know must not
    say yes. Safe to use from several threads.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._in_force: RevocationSet | None = RevocationSet() if path is None else None
        self._seen: tuple[int, int] | None = None

    @property
    def loaded(self) -> bool:
        """Whether there is something to go by."""
        return self._current() is not None

    def is_revoked(self, kid: bytes, cti: bytes) -> bool:
        current = self._current()
        return current is None or current.is_revoked(kid, cti)

    def _current(self) -> RevocationSet | None:
        if self._path is None:
            return self._in_force
        with self._lock:
            try:
                status = self._path.stat()
            except OSError:
                return self._in_force
            seen = (status.st_mtime_ns, status.st_ino)
            if seen != self._seen:
                outcome = revocation.load(self._path)
                if not isinstance(outcome, Problem):
                    self._in_force = outcome
                self._seen = seen
            return self._in_force
