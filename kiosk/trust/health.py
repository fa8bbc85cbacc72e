"""How well a terminal can judge codes: words for its flows, its log and its staff."""

from __future__ import annotations

from enum import StrEnum, auto


class TrustState(StrEnum):
    """The trust list, by how far its last refresh lies back (CARD-CODES.md section 3)."""

    MISSING = auto()  # there has been none so far, or the revocations are not there
    FRESH = auto()  # within the refresh interval
    AGEING = auto()  # works; staff see it
    STALE = auto()  # past the grace period: vouches for nothing


class ClockState(StrEnum):
    """The terminal's clock (CARD-CODES.md section 4)."""

    FINE = auto()
    BEHIND = auto()  # behind a time that was vouched for
    OFF_SERVER = auto()  # far from the hospital server's
