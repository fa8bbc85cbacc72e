"""Words of the domain as types: what the ports return, the flows carry and the screens show.

Every value here is small, frozen and already validated; nothing of a wire format gets this far.
A patient's full name does not either: the hospital adapter keeps a masked form and the surname.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from typing import NewType

CardId = NewType("CardId", str)
"""Electronic health card id: 64 lowercase hexadecimal digits."""

PatientId = NewType("PatientId", str)
"""Logical id of a FHIR Patient on the hospital's server."""


class IdentifierSystem(StrEnum):
    """By what a person may be looked up at the hospital."""

    HEALTH_CARD = auto()  # electronic health card id, 64 hexadecimal digits
    INSURANCE = auto()  # the insurance's person number (psn_no)
    IDENTITY_DOCUMENT = auto()  # the number of the resident identity card (GB 11643)


@dataclass(frozen=True, slots=True)
class PatientIdentifier:
    """Who a card is about. Never printed or logged."""

    system: IdentifierSystem
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What a holder knows besides having the card: the last four digits of two numbers.

    `identity_end`: of the identity number, where the last may be X; `phone_end`: of the telephone.
    """

    identity_end: str = field(repr=False)
    phone_end: str = field(repr=False)


class StaffRole(StrEnum):
    """What somebody of the staff may do in maintenance mode (CARD-CODES.md section 5)."""

    OPERATOR = auto()
    ENGINEER = auto()
    AUDITOR = auto()


class Assurance(StrEnum):
    """How sure the terminal is that the holder is the card's person (CARD-CODES.md section 2)."""

    STATIC = auto()  # the issuer's signature only: a photocopy has it too
    DYNAMIC = auto()  # a fresh proof by the holder's phone
    ONLINE = auto()  # a card platform knows it, of a code that may be a copy
    DOCUMENT = auto()  # an identity document was read: in hand, but nobody compared the face


@dataclass(frozen=True, slots=True)
class Patient:
    """The person at the terminal, as far as the terminal needs to know."""

    id: PatientId
    masked_name: str  # "张*明": the only form shown on screen
    surname: str  # printed on the ticket


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a FHIR Location."""

    id: str
    name: str  # "门诊楼3层B区 12诊室"
    directions: str = ""  # "出门左转，乘2号电梯", when the hospital says


@dataclass(frozen=True, slots=True)
class Appointment:
    """One of today's appointments of this patient."""

    id: str
    version: str  # ETag value for If-Match, without W/ and quotes
    department: str  # "心内科"
    doctor: str  # "李医生"; empty when the hospital names none
    start: datetime  # aware
    end: datetime  # aware
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A sign-in that the hospital has: a FHIR Encounter of today with status `arrived`."""

    id: str
    number: str  # queue ticket number as the hospital gives it, "A017"; empty when it gives none
    department: str
    doctor: str
    arrived: datetime  # aware; when the hospital has it that the patient arrived
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """The place in the queue; None where the hospital does not say."""

    ahead: int | None = None
    wait_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is printed after a sign-in. Surname only (UX.md, privacy)."""

    hospital: str
    number: str
    surname: str
    department: str
    doctor: str
    place: str
    directions: str
    ahead: int | None
    wait_minutes: int | None
    printed_at: datetime
    terminal: str
    reprint: bool = False
