"""The stores that work with the installation's key, opened by whoever first needs one.

A terminal starts on a full disk too: then there is no key yet, and it is tried again at the next use.
"""

from __future__ import annotations

import threading
from pathlib import Path

from kiosk.journal.installation_key import InstallationKey, load_or_create
from kiosk.journal.outbox import Outbox, OutboxCounts
from kiosk.trust.second_factor_tries import TryCounter


class Journal:
    """Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        """`folder`: the terminal's storage; made by whoever checks the storage."""
        self._folder = folder
        self._lock = threading.Lock()
        self._key: InstallationKey | None = None
        self._outbox: Outbox | None = None
        self._tries: TryCounter | None = None

    def outbox(self) -> Outbox | None:
        """None while there is no key."""
        with self._lock:
            key = self._get_key()
            if self._outbox is None and key is not None:
                self._outbox = Outbox(self._folder / "outbox.db", key)
            return self._outbox

    def tries(self) -> TryCounter | None:
        """None while there is no key."""
        with self._lock:
            key = self._get_key()
            if self._tries is None and key is not None:
                self._tries = TryCounter(self._folder / "tries.db", key)
            return self._tries

    def counts(self) -> OutboxCounts | None:
        """What waits in the outbox; None while that cannot be told. Makes nothing."""
        with self._lock:
            outbox = self._outbox
        return None if outbox is None else outbox.counts()

    def close(self) -> None:
        with self._lock:
            for store in (self._outbox, self._tries):
                if store is not None:
                    store.close()

    def _get_key(self) -> InstallationKey | None:
        if self._key is None:
            key = load_or_create(self._folder / "installation.key")
            self._key = key if isinstance(key, InstallationKey) else None
        return self._key
