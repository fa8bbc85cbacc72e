"""A platform's access token: fetched when needed, kept while it lives, shared by all threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from kiosk.clock import Clock
from kiosk.reasons import Code, Failure

LONGEST_LIFE: Final = 7_200.0  # seconds; HOSPITAL-API.md, "Card platforms"
_MARGIN: Final = 60.0  # seconds before its end from which a token is not used any more


@dataclass(frozen=True, slots=True)
class Token:
    text: str = field(repr=False)
    lives: float  # seconds from when it was asked for


class TokenKeeper:
    """`fetch` gets the deadline (`time.monotonic`'s scale) and asks the platform for a token."""

    def __init__(self, clock: Clock, fetch: Callable[[float], Token | Failure]) -> None:
        self._clock = clock
        self._fetch = fetch
        self._lock = threading.Lock()
        self._token = ""
        self._refused = ""
        self._until = 0.0

    def current(self, deadline: float) -> str | Failure:
        """A token that should still be good. One thread fetches; the others wait for it."""
        if not self._lock.acquire(timeout=max(0.0, deadline - time.monotonic())):
            return Failure(Code.PLATFORM_UNREACHABLE)
        try:
            asked = self._clock.monotonic()
            if self._token not in {"", self._refused} and asked < self._until:
                return self._token
            token = self._fetch(deadline)
            if isinstance(token, Failure):
                return token
            self._token = token.text
            self._until = asked + min(token.lives, LONGEST_LIFE) - _MARGIN
            return token.text
        finally:
            self._lock.release()

    def drop(self, refused: str) -> None:
        """`refused` was not accepted. Takes no lock: somebody may be fetching, and that takes long."""
        self._refused = refused
