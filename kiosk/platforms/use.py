"""A card's use on its way through the outbox: as bytes there, and to the platform from there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from kiosk.codes.classify import Kind
from kiosk.journal.deliver import DeliveryOutcome
from kiosk.platforms.port import CardUse, UseReporter, is_permanent
from kiosk.services.access import ServiceId

CARD_USE: Final = "card-use"
"""The kind of such messages."""


def to_bytes(use: CardUse) -> bytes:
    return json.dumps(
        {
            "code": use.code,
            "kind": use.kind,
            "service": use.service,
            "used_at": use.used_at,
            "department": use.department,
        }
    ).encode()


def from_bytes(body: bytes) -> CardUse:
    """Raises ValueError or KeyError for bytes that `to_bytes` did not make."""
    members = json.loads(body)
    return CardUse(
        code=members["code"],
        kind=Kind(members["kind"]),
        service=ServiceId(members["service"]),
        used_at=members["used_at"],
        department=members["department"],
    )


def delivered_to(reporter: UseReporter) -> Callable[[bytes], DeliveryOutcome]:
    """The outbox's handler of such messages."""

    def deliver(body: bytes) -> DeliveryOutcome:
        failure = reporter.report(from_bytes(body))
        if failure is None:
            return DeliveryOutcome.DONE
        return DeliveryOutcome.NEVER if is_permanent(failure) else DeliveryOutcome.LATER

    return deliver
