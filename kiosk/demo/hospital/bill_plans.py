"""Which bills the demo's people have to pay, each day anew. What a role has not listed here, it owes.

Everything follows from the person: the same bills on every day, of visits as many days before.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from kiosk.bills import Split
from kiosk.demo.hospital import price_list
from kiosk.demo.hospital.cast import CastMember, Role, demo_cast
from kiosk.demo.hospital.price_list import Price
from kiosk.demo.hospital.world import CLINIC_DOCTORS, Doctor
from kiosk.money import Fen

_VISIT_DAYS_AGO: Final = (1, 4, 9)
_FIRST_VISIT: Final = 8 * 60 + 10  # minutes of the day
_LAST_VISIT: Final = 16 * 60


class Cover(Enum):
    """What the insurance has to do with a bill."""

    NONE = auto()
    SETTLED = auto()  # by the hospital: three parts
    IN_FULL = auto()  # by the hospital: nothing is left for the patient to pay
    REGISTERED = auto()  # whoever takes the money settles (NHSA 2206, 2207)


class Form(Enum):
    """How an Invoice says what it is for."""

    REFERENCES = auto()  # lines refer to ChargeItems, which name the visit
    INLINE = auto()  # lines say it themselves; the Invoice names the visit
    BARE = auto()  # likewise, and the Invoice names doctor and day only


@dataclass(frozen=True, slots=True)
class _Draft:
    visit: int  # 0: the latest
    prices: tuple[Price, ...]
    cover: Cover
    form: Form
    excess: int = 0  # fen of the total over the sum of the lines


_SELF_PAID_VISIT: Final = _Draft(0, price_list.VISIT, Cover.NONE, Form.INLINE)
_ROLES: Final[dict[Role, tuple[_Draft, ...]]] = {
    Role.ONE_APPOINTMENT: (
        _Draft(1, price_list.LABORATORY, Cover.NONE, Form.REFERENCES),
        _Draft(0, price_list.PHARMACY, Cover.SETTLED, Form.INLINE),
        _Draft(0, price_list.IMAGING, Cover.REGISTERED, Form.REFERENCES),
    ),
    Role.TWO_APPOINTMENTS: (
        _Draft(0, price_list.LABORATORY, Cover.REGISTERED, Form.REFERENCES),
        _Draft(0, price_list.PHARMACY, Cover.REGISTERED, Form.INLINE),
    ),
    Role.NOTHING_TODAY: (
        _Draft(2, price_list.VISIT, Cover.NONE, Form.BARE),
        _Draft(1, price_list.LABORATORY, Cover.IN_FULL, Form.REFERENCES),
        _Draft(0, price_list.PHARMACY, Cover.SETTLED, Form.REFERENCES),
    ),
    Role.ALREADY_SIGNED_IN: (
        _SELF_PAID_VISIT,
        _Draft(0, price_list.LABORATORY, Cover.NONE, Form.REFERENCES, excess=100),
    ),
    Role.TOO_LATE: (_SELF_PAID_VISIT,),
    Role.OTHER_CAMPUS: (_Draft(0, price_list.TREATMENT, Cover.NONE, Form.REFERENCES),),
}


@dataclass(frozen=True, slots=True)
class BillLine:
    price: Price
    quantity: int

    @property
    def amount(self) -> Fen:
        return Fen(self.price.fen * self.quantity)


@dataclass(frozen=True, slots=True)
class BillPlan:
    """A bill of a person. `number` and `visit` count from 1 and 0 for each person."""

    number: int
    member: CastMember
    visit: int
    doctor: Doctor
    days_ago: int
    minute: int  # of the day, when the visit began
    lines: tuple[BillLine, ...]
    cover: Cover
    form: Form
    total: Fen

    @property
    def patient_id(self) -> str:
        return self.member.patient_ids[0]

    @property
    def split(self) -> Split | None:
        """As this hospital has settled with the insurance."""
        match self.cover:
            case Cover.SETTLED:
                fund = Fen(self.total * 60 // 100)
                account = Fen((self.total - fund) // 2)
            case Cover.IN_FULL:
                fund = Fen(self.total * 70 // 100)
                account = Fen(self.total - fund)
            case _:
                return None
        return Split(self.total, fund, account, Fen(self.total - fund - account))


def bill_plans(seed: int = 1) -> tuple[BillPlan, ...]:
    """All bills that each day has with this seed."""
    return tuple(plan for member in demo_cast(seed) for plan in bills_of(member))


def bills_of(member: CastMember) -> Iterator[BillPlan]:
    """Yield the bills of one person."""
    chance = random.Random(f"bills {member.card_id}")
    visits = [
        (chance.choice(CLINIC_DOCTORS), chance.randrange(_FIRST_VISIT, _LAST_VISIT))
        for _ in _VISIT_DAYS_AGO
    ]
    for number, draft in enumerate(_ROLES.get(member.role, ()), start=1):
        doctor, minute = visits[draft.visit]
        lines = tuple(_lines(chance, draft.prices))
        yield BillPlan(
            number=number,
            member=member,
            visit=draft.visit,
            doctor=doctor,
            days_ago=_VISIT_DAYS_AGO[draft.visit],
            minute=minute,
            lines=lines,
            cover=draft.cover,
            form=draft.form,
            total=Fen(sum(line.amount for line in lines) + draft.excess),
        )


def _lines(chance: random.Random, prices: tuple[Price, ...]) -> Iterator[BillLine]:
    """Yield two to four of what there is; the whole of a short or a long list."""
    few = prices
    if prices not in (price_list.VISIT, price_list.TREATMENT):
        few = tuple(sorted(chance.sample(prices, chance.randint(2, 4)), key=prices.index))
    for price in few:
        yield BillLine(price, chance.randint(1, price.most))
