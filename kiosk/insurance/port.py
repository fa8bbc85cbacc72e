"""What the kiosk asks of the insurance: one adapter speaks the NHSA envelope (`kiosk.insurance.nhsa`).

Every method blocks, ends within the settings' patience, and never raises but for bugs. A `msgid` is
minted and made durable by the caller before it is sent: 2601 needs it to put an unknown result right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from kiosk.bills import InsuredVisit, Split
from kiosk.money import Fen
from kiosk.reasons import Failure


class CertificateType(StrEnum):
    """`mdtrt_cert_type`: by what a person proves to be insured."""

    VOUCHER = "01"  # the electronic voucher's token
    IDENTITY_NUMBER = "02"
    SOCIAL_SECURITY = "03"


@dataclass(frozen=True, slots=True)
class Certificate:
    type: CertificateType
    number: str = field(repr=False)  # token or number


class Transaction(StrEnum):
    """`infno`."""

    PERSON = "1101"
    PRE_SETTLE = "2206"
    SETTLE = "2207"
    REVERSE = "2208"
    CORRECT = "2601"


@dataclass(frozen=True, slots=True)
class InsuredPerson:
    """Answer of 1101."""

    person: str = field(repr=False)  # psn_no
    insurance_types: tuple[str, ...]  # insutype of each cover in force


@dataclass(frozen=True, slots=True)
class Settlement:
    """Answer of 2206 and 2207; `id` is setl_id, empty for 2206. Of 2208: amounts are negative."""

    split: Split
    id: str = ""


@dataclass(frozen=True, slots=True)
class InsuranceAnswer:
    """`digest`: SM3 of the raw answer; empty when none came."""

    outcome: Settlement | Failure | None  # None: done (2601)
    digest: bytes = b""


class Insurance(Protocol):
    """Failures: INSURANCE_UNREACHABLE, INSURANCE_TIMEOUT, INSURANCE_ERROR, INSURANCE_BAD_ANSWER (also:
    sums that do not add up, another msgid): the result is unknown; INSURANCE_RESTING: nothing was sent;
    INSURANCE_REFUSED with its words: for good, nothing was done.
    """

    def mint(self) -> str:
        """A new msgid: institution code (12) + yyyyMMddHHmmss + sequence (4). Unique on this terminal,
        also after a restart within one second.
        """
        ...

    def person(self, certificate: Certificate) -> InsuredPerson | Failure:
        """1101."""
        ...

    def pre_settle(
        self, visit: InsuredVisit, total: Fen, certificate: Certificate
    ) -> Settlement | Failure:
        """2206: who would pay what. Besides: INSURANCE_SUMS (the parts do not add up)."""
        ...

    def settle(
        self, visit: InsuredVisit, expected: Split, certificate: Certificate, msgid: str
    ) -> InsuranceAnswer:
        """2207. A split other than `expected` is an answer like any other: the caller compares."""
        ...

    def reverse(self, visit: InsuredVisit, settlement: str, msgid: str) -> InsuranceAnswer:
        """2208 of setl_id `settlement`. One that is reversed already counts as done."""
        ...

    def correct(self, visit: InsuredVisit, transaction: Transaction, msgid: str) -> InsuranceAnswer:
        """2601 of the 2207 or 2208 that was sent with `msgid` and whose result is unknown: undo it. One
        that never arrived, or was put right already, counts as done (outcome None).
        """
        ...

    def forget(self) -> None:
        """The session is over: keep nothing of its calls."""
        ...
