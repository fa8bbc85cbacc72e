"""A stand-in for the service of an identity document reader, with its states and a card to lay down."""

from hardware.identity.standin.service import Standing, StandInReader

__all__ = ["StandInReader", "Standing"]
