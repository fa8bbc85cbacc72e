"""Circuit breaker: stop asking a server that does not answer, and notice when it is back.

Own code, about sixty lines, because the library for it (pybreaker) measures its rest in wall time:
a terminal whose clock is set back by NTP would stay closed off for as long as the step was. This
one runs on the monotonic clock.

    CLOSED ── `threshold` failures in a row ──▶ OPEN ── `rest` seconds ──▶ HALF_OPEN (one probe)
       ▲                                          ▲                            │
       └───────────── the probe succeeds ─────────┼────────────────────────────┤
                                                  └───── the probe fails ──────┘
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum, auto

from kiosk.clock import Clock


class BreakerState(StrEnum):
    CLOSED = auto()
    OPEN = auto()
    HALF_OPEN = auto()


class CircuitBreaker:
    """Thread-safe. Each admitted call must be followed by `succeeded` or `failed`.

    `observer` is called on the thread that caused the change, outside the lock, with the new state.
    A probe whose outcome never comes is given up after another `rest` seconds.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        threshold: int = 4,
        rest: float = 10.0,
        observer: Callable[[BreakerState], None] | None = None,
    ) -> None:
        self._clock = clock
        self._threshold = threshold
        self._rest = rest
        self._observer = observer
        self._lock = threading.Lock()
        self._state = BreakerState.CLOSED
        self._failures = 0
        self._since = 0.0

    @property
    def state(self) -> BreakerState:
        return self._state

    def admit(self) -> bool:
        """Whether a call may be made now; while not closed, one probe each `rest` seconds."""
        with self._lock:
            if self._state is BreakerState.CLOSED:
                return True
            if self._clock.monotonic() - self._since < self._rest:
                return False
            changed = self._enter(BreakerState.HALF_OPEN)
        self._tell(changed)
        return True

    def succeeded(self) -> None:
        with self._lock:
            self._failures = 0
            changed = self._enter(BreakerState.CLOSED)
        self._tell(changed)

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._state is BreakerState.CLOSED and self._failures < self._threshold:
                return
            changed = self._enter(BreakerState.OPEN)
        self._tell(changed)

    def _enter(self, state: BreakerState) -> BreakerState | None:
        self._since = self._clock.monotonic()
        if state is self._state:
            return None
        self._state = state
        return state

    def _tell(self, changed: BreakerState | None) -> None:
        if changed is not None and self._observer is not None:
            self._observer(changed)
