"""Phones whose codes only a platform can decode; the others are tried with the whole terminal."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import ManualClock
from kiosk.codes.classify import Kind, classify
from kiosk.demo.authority import Authority
from kiosk.demo.hospital.cast import day_plan, demo_cast
from kiosk.demo.phones import Phone, Phones
from kiosk.demo.platforms.codes import CodeBook

ZONE = ZoneInfo("Asia/Shanghai")


class Clock(ManualClock):
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, ZONE)


@pytest.fixture
def clock() -> Clock:
    return Clock(wall=datetime(2030, 3, 5, 10, 10, tzinfo=ZONE).timestamp())


@pytest.fixture
def phones(clock: Clock) -> Phones:
    return Phones(Authority.create(b"test"), clock, seed=1)


@pytest.mark.parametrize(
    ("phone", "kind", "renews"),
    [
        (Phone.OPAQUE_STATIC, Kind.EHC_STATIC, False),
        (Phone.OPAQUE_DYNAMIC, Kind.EHC_DYNAMIC, True),
        (Phone.INSURANCE_CODE, Kind.INSURANCE_VOUCHER, True),
    ],
)
def test_an_opaque_code_is_a_patients_with_an_appointment(
    phones, clock, phone, kind, renews
) -> None:
    shown = phones.shows(phone)
    assert classify(shown.text) is kind
    book = CodeBook(1)
    find = book.insured if phone is Phone.INSURANCE_CODE else book.card
    holder = find(shown.text, clock.now()).holder
    assert (holder.name, holder.masked_name, holder.card_id) == phones.identity(phone)
    assert shown.name == holder.masked_name
    assert any(plan.patient_id in holder.patient_ids for plan in day_plan(1))
    assert holder in demo_cast(1)
    again = Phones(Authority.create(b"another"), clock, seed=1)
    assert again.shows(phone) == shown
    clock.advance(1)
    assert (phones.refreshed(phone).text != shown.text) is renews


@pytest.mark.parametrize("minute", [27, 28, 29, 59])
def test_who_holds_up_a_phone_is_not_too_late_a_minute_later(minute: int) -> None:
    """The hours of a sign-in end with each half hour."""
    shown = datetime(2030, 3, 5, 10, minute, 58, tzinfo=ZONE)
    phones = Phones(Authority.create(b"test"), Clock(wall=shown.timestamp()), seed=1)
    _name, _masked, card_id = phones.identity(Phone.ONE_APPOINTMENT)
    holder = next(member for member in demo_cast(1) if member.card_id == card_id)
    assert all(holder.suits(10 * 60 + minute + later) for later in range(3))
