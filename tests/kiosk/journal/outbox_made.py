"""What tests of the outbox put in, and how they look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.journal.outbox import (
    Message,
    Outbox,
    OutboxCounts,
)

NOW = 1_800_000_000


DAY = 86_400


BODY = b'{"idCode":"110101200001011234"}'


Make = Callable[..., Outbox]


def take(outbox: Outbox, now: int = NOW, **more: Any) -> Message:
    message = outbox.next(now, **more)
    assert message is not None
    return message


def counts(outbox: Outbox) -> OutboxCounts:
    known = outbox.counts()
    assert known is not None
    return known


def drain(outbox: Outbox, now: int = NOW) -> list[bytes]:
    """The bodies of all that is due, in their order; nothing is given back."""
    bodies = []
    while (message := outbox.next(now)) is not None:
        bodies.append(message.body)
    return bodies
