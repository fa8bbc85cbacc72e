"""One cashier for each journal, whatever else is started. Dies with its process."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock


class ProcessLock:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: BaseFileLock | None = None

    def take(self) -> bool:
        """Whether this process has it now. Never waits."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - cold start

        if self._lock is None:
            self._lock = FileLock(self._path, timeout=0, thread_local=False, mode=0o600)
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire()
        except (Timeout, OSError):
            return False
        return True

    def release(self) -> None:
        if self._lock is not None:
            with suppress(OSError):
                self._lock.release()
