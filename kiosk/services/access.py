"""Which proof of a card opens which service: the one table (CARD-CODES.md section 2, "Assurance").

A photocopy shows a static code as well as its owner does, so what shows or moves health data or money
asks its holder for a second factor first. A static code that a platform has decoded is a static code;
an identity document is in somebody's hand, and nobody has compared the face.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum, auto

from kiosk.domain import Assurance


class ServiceId(StrEnum):
    """Services of PRODUCT.md."""

    IDENTIFY = auto()
    CHECKIN = auto()
    QUEUE = auto()
    PAY = auto()
    REPORTS = auto()


class Access(StrEnum):
    OPEN = auto()
    SECOND_FACTOR = auto()  # once in a session


Row = Mapping[Assurance, Access]

ANYBODY: Row = dict.fromkeys(Assurance, Access.OPEN)
HOLDER: Row = {
    Assurance.DYNAMIC: Access.OPEN,
    Assurance.STATIC: Access.SECOND_FACTOR,
    Assurance.ONLINE: Access.SECOND_FACTOR,
    Assurance.DOCUMENT: Access.SECOND_FACTOR,
}

TABLE: Mapping[ServiceId, Row] = {
    ServiceId.IDENTIFY: ANYBODY,
    ServiceId.CHECKIN: ANYBODY,
    ServiceId.QUEUE: ANYBODY,
    ServiceId.PAY: HOLDER,
    ServiceId.REPORTS: HOLDER,
}


def access(
    service: ServiceId, assurance: Assurance, stricter: Collection[ServiceId] = ()
) -> Access:
    """What a card proven so needs for the service.

    `stricter`: services for which this site asks what `HOLDER` says, whatever the table does.
    """
    return (HOLDER if service in stricter else TABLE[service])[assurance]
