"""A place for one thing between two threads: the newest wins, nobody waits to put it there."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """One slot. A second `put` before a `take` replaces the first, which counts as dropped."""

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._item: T | None = None
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many things were replaced before anybody took them."""
        return self._dropped

    @property
    def closed(self) -> bool:
        return self._closed

    def put(self, item: T) -> None:
        """Leave the newest. Never blocks; after `close` it does nothing."""
        with self._ready:
            if self._closed:
                return
            if self._item is not None:
                self._dropped += 1
            self._item = item
            self._ready.notify()

    def take(self, timeout: float | None = None) -> T | None:
        """Take what is there, waiting up to `timeout` seconds; None when nothing came or closed."""
        with self._ready:
            self._ready.wait_for(lambda: self._closed or self._item is not None, timeout)
            item, self._item = self._item, None
            return item

    def empty(self) -> T | None:
        """Take out what is there without waiting."""
        with self._ready:
            item, self._item = self._item, None
            return item

    def close(self) -> None:
        """Let go of what is there and wake whoever waits, for good."""
        with self._ready:
            self._closed = True
            self._item = None
            self._ready.notify_all()
