"""How often and how long (PAYMENTS.md, "Taking the money"). Seconds, on the monotonic clock.

A clock that is set back in the middle of a payment changes nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.payment.port import Channel, Way


@dataclass(frozen=True, slots=True)
class PaymentPace:
    shown_poll: float = 2.0  # the guides: every 2 to 3 s
    scanned_poll: float = 3.0  # every 3 to 5 s
    shown_seconds: float = 180.0  # that a shown code can be paid
    scanned_seconds: float = 50.0  # that a scanned order may stay open: 45 to 60 s
    silent_seconds: float = 20.0  # without the gateway's word that it has a shown order at all
    reverse_not_before: float = 15.0  # after a charge by scanned code, where the guide asks for it
    verify_after: float = 2.0  # from "reversed" to looking it up
    stray_seconds: float = 600.0  # the gateway takes a time up to 300 s before its own, or after
    first_retry: float = 2.0  # doubled each time
    longest_retry: float = 300.0
    # For money after a close, one after another.
    late_checks: tuple[float, ...] = (20.0, 120.0, 900.0)

    def poll(self, way: Way) -> float:
        return self.shown_poll if way is Way.SHOWN else self.scanned_poll

    def open_for(self, way: Way) -> float:
        return self.shown_seconds if way is Way.SHOWN else self.scanned_seconds

    def retry(self, tries: int) -> float:
        """The pause after so many failures in a row, the first being 1."""
        return min(self.longest_retry, self.first_retry * 2.0 ** min(tries - 1, 20))

    def late_pause(self, left: int) -> float:
        """Before the next look for late money, when so many are left."""
        return self.late_checks[-min(left, len(self.late_checks))] if left else 0.0

    def reverse_from(self, way: Way, channel: Channel, placed_at: float) -> float:
        """The first moment at which an order may be reversed."""
        waits = way is Way.SCANNED and channel is Channel.WECHAT
        return placed_at + self.reverse_not_before if waits else placed_at


MOST_CONTRADICTIONS: Final = 6
"""After so many the gateway's word is worth nothing: staff."""
MOST_SETTLING: Final = 3
"""Tries at settling one claim, before it goes back."""
