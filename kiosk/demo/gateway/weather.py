"""Failures by chance, and odd orders: the campaigns' weather."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from enum import StrEnum, auto
from typing import Annotated, Final

from msgspec import Meta, Struct, structs

from kiosk.demo.gateway.model import State
from kiosk.demo.gateway.scripts import Fault, FaultKind, Milliseconds, Refusal, Script, Then
from kiosk.demo.gateway.wire import Call

Share = Annotated[float, Meta(ge=0, le=1)]
_MOMENT_MS: Final = 400


class Oddity(StrEnum):
    """How an order may go; each is a change of the usual script."""

    PASSWORD = auto()
    GIVES_UP = auto()
    REFUSED = auto()
    PAYS_LATE = auto()  # nobody pays in time; the money comes after the order was closed
    NOTICED_TWICE = auto()
    HIDDEN = auto()
    REVERSE_RETRIES = auto()
    REVERSE_REFUSED = auto()
    FALSE_REVERSE = auto()
    SAYS_CLOSED = auto()  # once paid, a query is told "closed" before the truth
    SAYS_OPEN = auto()  # once paid and told so, a query is told "open"


class Weather(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same seed strikes the same calls of the same orders, whatever else goes on at the time.

    Each call fails with the chance `calls`, in one of `kinds`; each order that has no script of its own
    goes oddly with the chance `orders`, in one of `oddities`.
    """

    seed: int = 0
    calls: Share = 0.0
    kinds: tuple[FaultKind, ...] = tuple(FaultKind)
    delay_ms: Milliseconds | None = 300  # of hangs and slow answers
    orders: Share = 0.0
    oddities: tuple[Oddity, ...] = tuple(Oddity)

    def fault(self, call: Call, subject: str, earlier: int) -> Fault | None:
        """Of the call after `earlier` ones of its kind about this order, or day."""
        if not self.calls or not self.kinds:
            return None
        chance = self._chance("call", call, subject, earlier)
        if chance.random() >= self.calls:
            return None
        return Fault(kind=chance.choice(self.kinds), delay_ms=self.delay_ms)

    def befall(self, order_no: str, usual: Script) -> Script:
        """The script of an order that has none of its own."""
        if not self.orders or not self.oddities:
            return usual
        chance = self._chance("order", order_no)
        if chance.random() >= self.orders:
            return usual
        return _CHANGES[chance.choice(self.oddities)](usual, chance)

    def _chance(self, *what: str | int) -> random.Random:
        return random.Random(hashlib.sha256(repr((self.seed, *what)).encode()).digest())


_CHANGES: Final[dict[Oddity, Callable[[Script, random.Random], Script]]] = {
    Oddity.PASSWORD: lambda usual, _: structs.replace(usual, confirms_ms=_MOMENT_MS),
    Oddity.GIVES_UP: lambda usual, _: structs.replace(
        usual, confirms_ms=_MOMENT_MS, then=Then.GIVE_UP
    ),
    Oddity.REFUSED: lambda usual, chance: structs.replace(
        usual, refusal=chance.choice(tuple(Refusal))
    ),
    Oddity.PAYS_LATE: lambda usual, _: structs.replace(
        usual, pays_after_ms=None, then=Then.LEAVE, late_ms=_MOMENT_MS
    ),
    Oddity.NOTICED_TWICE: lambda usual, _: structs.replace(usual, notices=2),
    Oddity.HIDDEN: lambda usual, _: structs.replace(usual, hidden_queries=2),
    Oddity.REVERSE_RETRIES: lambda usual, _: structs.replace(usual, reverse_retries=2),
    Oddity.REVERSE_REFUSED: lambda usual, _: structs.replace(usual, reverse_refused=True),
    Oddity.FALSE_REVERSE: lambda usual, _: structs.replace(usual, false_reverses=1),
    Oddity.SAYS_CLOSED: lambda usual, _: structs.replace(
        usual, told=(State.CLOSED,), told_once=State.PAID
    ),
    Oddity.SAYS_OPEN: lambda usual, _: structs.replace(
        usual, told=(State.PAID, State.OPEN), told_once=State.PAID
    ),
}
