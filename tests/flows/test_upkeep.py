"""What a terminal looks after by itself: trust and clock always, the outbox while nobody is here."""

from __future__ import annotations

from typing import Any

from kiosk.session.effects import CheckTrust, DeliverOutbox
from kiosk.session.events import StorageChanged


def count(walk: Any, kind: type) -> int:
    return sum(isinstance(effect, kind) for effect in walk.effects)


def test_trust_and_clock_are_looked_at_even_while_somebody_is_here(walk: Any) -> None:
    walk.is_offered()
    walk.effects.clear()
    walk.passes(31)
    assert count(walk, CheckTrust) == 2


def test_nothing_is_sent_while_somebody_is_here(walk: Any) -> None:
    walk.is_offered()
    walk.effects.clear()
    walk.passes(30)
    assert count(walk, DeliverOutbox) == 0


def test_what_waits_is_sent_while_nobody_is(walk: Any) -> None:
    walk.passes(1)
    walk.effects.clear()
    walk.passes(30)
    assert count(walk, DeliverOutbox) == 10


def test_nothing_is_sent_that_cannot_be_crossed_off(walk: Any) -> None:
    """It would be sent again after each restart."""
    walk.happens(StorageChanged(writable=False))
    walk.effects.clear()
    walk.passes(30)
    assert count(walk, DeliverOutbox) == 0
