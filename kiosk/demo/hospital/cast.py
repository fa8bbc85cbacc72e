"""The people of the demo: some two hundred synthetic patients, and which of them is good for what.

Everything follows from the seed, so the demo's card authority and dock know the same people as the
hospital without asking it. Roles that depend on the time have a person per half hour or hour, each
good for the time around their appointment (`CastMember.suits`), so that at any time of day there is
somebody for each; only in the first half hour nobody is late yet, and in the last one nobody waits
and hardly anybody is early any more.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from kiosk.demo.hospital import numbers
from kiosk.demo.hospital.world import CLINIC_DOCTORS, Doctor, doctor_of
from kiosk.names import person_name

DAY: Final = 24 * 60
SLOT: Final = 30

_SURNAMES: Final = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
)
_COMPOUND: Final = ("欧阳", "司马", "上官", "诸葛")
_GIVEN_1: Final = "伟芳娜敏静丽强磊洋勇艳杰涛明超霞平刚"
_GIVEN_2: Final = (
    "桂英建国秀兰志明晓燕小龙玉梅国强文静海波春梅立新子轩雨桐浩然欣怡梓涵思远佳慧俊杰婷婷永刚"
)
_RARE_NAME: Final = "龚𬱖䶮"  # U+2CC56 and U+4DAE
_GIVEN: Final = (*_GIVEN_1, *map("".join, zip(*[iter(_GIVEN_2)] * 2, strict=True)))


class Role(StrEnum):
    """What a patient of the demo shows."""

    ONE_APPOINTMENT = auto()
    TWO_APPOINTMENTS = auto()
    NOTHING_TODAY = auto()
    ALREADY_SIGNED_IN = auto()
    TOO_EARLY = auto()
    TOO_LATE = auto()
    CANCELLED = auto()
    OTHER_CAMPUS = auto()
    UNKNOWN_HERE = auto()  # the hospital has no Patient with this card
    AMBIGUOUS = auto()  # the hospital has two
    CRITICAL_VALUE = auto()  # among today's results
    MANY_REPORTS = auto()  # hundreds
    NO_REPORTS = auto()
    RARE_NAME = auto()  # with a character outside of Unicode's first plane


@dataclass(frozen=True, slots=True)
class CastMember:
    """A patient of the demo. `name` is the full (invented) name, for making their card."""

    role: Role
    card_id: str  # 64 lowercase hexadecimal digits
    name: str
    masked_name: str
    patient_ids: tuple[str, ...]  # none for UNKNOWN_HERE, two for AMBIGUOUS
    suits_from: int = 0  # minutes of the day from which the role is true
    suits_until: int = DAY  # minutes of the day, exclusive

    def suits(self, minute: int) -> bool:
        """Whether the role is true at this minute of the hospital's day."""
        return self.suits_from <= minute < self.suits_until

    @property
    def is_female(self) -> bool:
        return int(self.identity_number[16]) % 2 == 0

    @property
    def born(self) -> date:
        return date.fromisoformat(self.identity_number[6:14])

    @property
    def identity_number(self) -> str:
        return numbers.identity_number(self.card_id)

    @property
    def insurance_number(self) -> str:
        return numbers.insurance_number(self.card_id)

    @property
    def telephone(self) -> str:
        return numbers.telephone(self.card_id)


@dataclass(frozen=True, slots=True)
class Plan:
    """An appointment that every day has."""

    number: int
    patient_id: str
    doctor: Doctor
    start: int  # minutes of the day
    status: str = "booked"
    arrives: int | None = None  # minute at which the patient signs in unaided, at the desk

    @property
    def end(self) -> int:
        return min(self.start + SLOT, DAY)


class _Casting:
    """Hands out people and appointments, in one fixed order."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = random.Random(seed)
        self._people = 0
        self.members: list[CastMember] = []
        self.plans: list[Plan] = []

    def person(
        self,
        role: Role,
        suits_from: int = 0,
        suits_until: int = DAY,
        *,
        records: int = 1,
        name: str = "",
    ) -> CastMember:
        given = self._random.choice(_GIVEN)
        surname = (
            self._random.choice(_COMPOUND)
            if self._people % 40 == 39  # noqa: PLR2004 - one in forty
            else self._random.choice(_SURNAMES)
        )
        ids = tuple(
            f"p{self._people + 1:04d}{'ab'[i] if records > 1 else ''}" for i in range(records)
        )
        name = name or surname + given
        member = CastMember(
            role,
            hashlib.sha256(f"yima demo card {self._seed} {self._people}".encode()).hexdigest(),
            name,
            person_name([{"text": name}]).masked,
            ids,
            max(suits_from, 0),
            min(suits_until, DAY),
        )
        self._people += 1
        self.members.append(member)
        return member

    def appointment(
        self,
        member: CastMember,
        doctor: Doctor,
        start: int,
        status: str = "booked",
        arrives: int | None = None,
    ) -> None:
        plan = Plan(len(self.plans) + 1, member.patient_ids[0], doctor, start, status, arrives)
        self.plans.append(plan)


def demo_cast(seed: int = 1) -> tuple[CastMember, ...]:
    """All people of the demo with this seed."""
    return tuple(_casting(seed).members)


def day_plan(seed: int = 1) -> tuple[Plan, ...]:
    """All appointments that each day has with this seed."""
    return tuple(_casting(seed).plans)


def member_for(seed: int, role: Role, minute: int) -> CastMember:
    """Return the first person whose role is true at this minute of the day."""
    return next(m for m in demo_cast(seed) if m.role is role and m.suits(minute))


def _casting(seed: int) -> _Casting:
    casting = _Casting(seed)
    for index, start in enumerate(range(0, DAY, SLOT)):
        doctor = CLINIC_DOCTORS[index % len(CLINIC_DOCTORS)]
        _half_hour(casting, doctor, start)
    for start in (*range(0, DAY, 60), DAY - SLOT):
        _two(casting, start)
    for start in range(59, DAY, 60):
        _early(casting, start)
    for start in (0, 6 * 60, 10 * 60, 14 * 60):
        late = casting.person(Role.TOO_LATE, start + SLOT)
        casting.appointment(late, CLINIC_DOCTORS[start // 60], start)
    for start in (9 * 60, 15 * 60):
        casting.appointment(casting.person(Role.CANCELLED), CLINIC_DOCTORS[0], start, "cancelled")
        casting.appointment(casting.person(Role.OTHER_CAMPUS), doctor_of("rehabilitation"), start)
    for _ in range(6):
        casting.person(Role.NOTHING_TODAY)
    casting.person(Role.UNKNOWN_HERE, records=0)
    casting.person(Role.AMBIGUOUS, records=2)
    for role in (Role.CRITICAL_VALUE, Role.MANY_REPORTS, Role.NO_REPORTS):
        casting.person(role)
    casting.person(Role.RARE_NAME, name=_RARE_NAME)
    return casting


def _half_hour(casting: _Casting, doctor: Doctor, start: int) -> None:
    """One patient for the kiosk, and two who went to the desk and now wait before the same room."""
    opens = start - doctor.department.opens_before
    one = casting.person(Role.ONE_APPOINTMENT, opens, start + SLOT)
    casting.appointment(one, doctor, start)
    for early in (45, 30):
        arrives = max(start - early, 0)
        waiting = casting.person(Role.ALREADY_SIGNED_IN, arrives, start)
        casting.appointment(waiting, doctor, start, arrives=arrives)


def _two(casting: _Casting, start: int) -> None:
    """Two appointments, an hour apart while the day lasts, both open for sign-in."""
    index = start // SLOT
    two = casting.person(Role.TWO_APPOINTMENTS, start - 30, start + SLOT)
    for later, doctor in ((0, index), (60, index + 7)):
        casting.appointment(
            two, CLINIC_DOCTORS[doctor % len(CLINIC_DOCTORS)], min(start + later, DAY - SLOT)
        )


def _early(casting: _Casting, start: int) -> None:
    """An appointment where sign-in opens late: early until shortly before."""
    checkup = doctor_of("checkup")
    early = casting.person(Role.TOO_EARLY, 0, start - checkup.department.opens_before)
    casting.appointment(early, checkup, start)
