"""What time it is at the gateway, as far as this terminal knows."""

from __future__ import annotations

from kiosk.clock import Clock


class GatewayTime:
    """The terminal's own wall clock, until the gateway has signed a time; from then on that.

    It is carried on by the monotonic clock, so that a wall clock that is set back in mid-payment
    stops nothing. After a suspension, in which the monotonic clock may have stood still, the gateway
    says so and what time it is. Safe to use from several threads.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead: float | None = None  # of the monotonic clock

    def now(self) -> int:
        """Unix seconds."""
        ahead = self._ahead
        return self._clock.now() if ahead is None else int(self._clock.monotonic() + ahead)

    def set_by(self, told: int) -> None:
        """The gateway has just signed this time."""
        self._ahead = told - self._clock.monotonic()
