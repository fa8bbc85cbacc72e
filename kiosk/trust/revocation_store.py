"""The revocations in force on a terminal."""

from __future__ import annotations

from pathlib import Path

from kiosk.trust import revocation
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.watched_file import WatchedFile


class RevocationStore:
    """A `RevocationSource` over one file; None: nothing is ever revoked.

    While the file has never been right, `loaded` is False and every card counts as revoked: a
    terminal that cannot know must not say yes. Safe to use from several threads.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = (
            None
            if path is None
            else WatchedFile(path, "revocations", lambda content: revocation.parse(content.data))
        )

    @property
    def loaded(self) -> bool:
        """Whether there is something to go by."""
        return self._current() is not None

    def is_revoked(self, kid: bytes, cti: bytes) -> bool:
        current = self._current()
        return current is None or current.is_revoked(kid, cti)

    def _current(self) -> RevocationSet | None:
        return RevocationSet() if self._file is None else self._file.current()
