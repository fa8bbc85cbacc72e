"""Services of the terminal and the assurance each needs (CARD-CODES.md section 2, "Assurance").

`static` proves the issuer only, so anyone with a photocopy has it: it opens check-in and queue.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from kiosk.domain import Assurance


class ServiceId(StrEnum):
    IDENTIFY = auto()
    CHECKIN = auto()
    QUEUE = auto()


@dataclass(frozen=True, slots=True)
class Service:
    """A row of the registry: how a card must have been proven for this service."""

    id: ServiceId
    assurance: frozenset[Assurance]


ANY = frozenset(Assurance)

REGISTRY: dict[ServiceId, Service] = {
    service.id: service
    for service in (
        Service(ServiceId.IDENTIFY, ANY),
        Service(ServiceId.CHECKIN, ANY),
        Service(ServiceId.QUEUE, ANY),
    )
}


def opens(service: ServiceId, assurance: Assurance) -> bool:
    """Whether a card proven so may use the service without a second factor."""
    return assurance in REGISTRY[service].assurance
