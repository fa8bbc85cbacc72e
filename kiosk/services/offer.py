"""What is offered after a scan, as data: the likeliest errand, and what comes first on the home screen.

An errand that is likely enough is its own screen; where none is, the home screen offers what there is,
the likeliest first (PRODUCT.md, "What a visit feels like"). A service that the hospital has left out of
its settings is not offered anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.services import pay, reports
from kiosk.services.access import ServiceId
from kiosk.session.state import Kiosk

MOST_TILES: Final = 6


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody's day; what is not known counts as not so.

    `appointments`: that can be signed in for. `waits`: signed in, and not called yet. `unpaid`: bills
    that are known of. `new_reports`: printed nowhere yet.
    """

    appointments: int = 0
    waits: bool = False
    unpaid: int = 0
    new_reports: int = 0


Rule = tuple[Callable[[Facts], bool], ServiceId]


def _can_sign_in(facts: Facts) -> bool:
    return facts.appointments > 0


def _waits(facts: Facts) -> bool:
    return facts.waits


def _owes(facts: Facts) -> bool:
    return facts.unpaid > 0


def _has_new_reports(facts: Facts) -> bool:
    return facts.new_reports > 0


ERRANDS: Final[Sequence[Rule]] = (
    (_can_sign_in, ServiceId.CHECKIN),
    (_waits, ServiceId.QUEUE),
    (_owes, ServiceId.PAY),
)
"""The first that holds is the screen after the scan; none: the home screen."""

FIRST: Final[Sequence[Rule]] = (
    (_has_new_reports, ServiceId.REPORTS),
    (_owes, ServiceId.PAY),
    (_can_sign_in, ServiceId.CHECKIN),
)
"""What of the home screen comes first, in this order; then all else in the hospital's order."""


def likeliest(facts: Facts) -> ServiceId | None:
    return next((service for holds, service in ERRANDS if holds(facts)), None)


def in_order(facts: Facts, offered: Sequence[ServiceId]) -> tuple[ServiceId, ...]:
    """As the tiles stand, at most six. `offered`: the services there are, in the hospital's order."""
    first = [service for holds, service in FIRST if holds(facts) and service in offered]
    rest = [service for service in offered if service not in first]
    return tuple((*first, *rest)[:MOST_TILES])


def facts_of(kiosk: Kiosk) -> Facts:
    """Of whoever is here, as far as the services that are offered go."""
    person = kiosk.person
    if person is None:
        return Facts()
    bills = person.bills if is_offered(kiosk, ServiceId.PAY) else ()
    reported = is_offered(kiosk, ServiceId.REPORTS) and person.new_reports > 0
    return Facts(
        appointments=len(person.appointments),
        waits=person.arrived is not None,
        unpaid=len(bills or ()),
        new_reports=person.new_reports if reported else 0,
    )


def is_offered(kiosk: Kiosk, service: ServiceId) -> bool:
    """Whether there is anything to be done by this service, as far as is known."""
    person = kiosk.person
    if person is None or service not in kiosk.services:
        return False
    match service:
        case ServiceId.CHECKIN:
            return bool(person.appointments)
        case ServiceId.QUEUE:
            return person.arrived is not None
        case ServiceId.PAY:
            return pay.is_offered(kiosk) and person.bills != ()
        case ServiceId.REPORTS:
            return reports.is_offered(kiosk)
        case _:
            return False


def tiles(kiosk: Kiosk) -> tuple[ServiceId, ...]:
    """What the home screen would offer now, in its order."""
    offered = [service for service in kiosk.services if is_offered(kiosk, service)]
    return in_order(facts_of(kiosk), offered)
