"""A stand-in lamp: a relay board on a pseudo-terminal that keeps its contacts' state. POSIX only."""

from hardware.lamp.standin.board import Standing, StandInRelay

__all__ = ["StandInRelay", "Standing"]
