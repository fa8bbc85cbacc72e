"""The rules of the offer, as data: facts of a day, and what they make likeliest."""

from __future__ import annotations

import pytest

from kiosk.services.access import ServiceId
from kiosk.services.offer import MOST_TILES, Facts, in_order, likeliest

CHECKIN, QUEUE, PAY, REPORTS = (
    ServiceId.CHECKIN,
    ServiceId.QUEUE,
    ServiceId.PAY,
    ServiceId.REPORTS,
)
HOUSE = (CHECKIN, QUEUE, PAY, REPORTS)


@pytest.mark.parametrize(
    ("facts", "errand"),
    [
        (Facts(), None),
        (Facts(new_reports=3), None),
        (Facts(unpaid=1), PAY),
        (Facts(unpaid=1, new_reports=3), PAY),
        (Facts(waits=True), QUEUE),
        (Facts(waits=True, unpaid=2, new_reports=3), QUEUE),
        (Facts(appointments=1), CHECKIN),
        (Facts(appointments=2, waits=True, unpaid=2, new_reports=3), CHECKIN),
    ],
)
def test_the_likeliest_errand(facts: Facts, errand: ServiceId | None) -> None:
    assert likeliest(facts) is errand


@pytest.mark.parametrize(
    ("facts", "offered", "order"),
    [
        (Facts(), HOUSE, HOUSE),
        (Facts(waits=True), HOUSE, HOUSE),
        (Facts(appointments=1), (PAY, REPORTS, CHECKIN), (CHECKIN, PAY, REPORTS)),
        (Facts(unpaid=1), HOUSE, (PAY, CHECKIN, QUEUE, REPORTS)),
        (Facts(new_reports=1), HOUSE, (REPORTS, CHECKIN, QUEUE, PAY)),
        (Facts(1, True, 1, 1), HOUSE, (REPORTS, PAY, CHECKIN, QUEUE)),
        (Facts(1, True, 1, 1), (QUEUE, CHECKIN), (CHECKIN, QUEUE)),
        (Facts(), (REPORTS, PAY), (REPORTS, PAY)),
        (Facts(unpaid=1), (), ()),
    ],
)
def test_the_order_of_the_tiles(
    facts: Facts, offered: tuple[ServiceId, ...], order: tuple[ServiceId, ...]
) -> None:
    assert in_order(facts, offered) == order


def test_there_are_never_more_than_six() -> None:
    assert len(in_order(Facts(), (*HOUSE, *HOUSE))) == MOST_TILES
