"""What a patient is to pay, as the hospital has it: FHIR Invoices, already validated.

The terminal computes no price. It checks that the parts add up (`problems`), and takes no money for a
bill whose parts do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.money import Fen


@dataclass(frozen=True, slots=True)
class Split:
    """Who pays what of a total: the fund, the patient's insurance account, the patient now."""

    total: Fen
    fund: Fen
    account: Fen
    own: Fen

    @property
    def adds_up(self) -> bool:
        parts = (self.fund, self.account, self.own)
        return min(parts) >= 0 and sum(parts) == self.total

    @classmethod
    def all_own(cls, total: Fen) -> Split:
        return cls(total, Fen(0), Fen(0), total)

    @classmethod
    def of_all(cls, splits: Iterable[Split]) -> Split:
        """The sum of several."""
        every = tuple(splits)
        return cls(
            Fen(sum(one.total for one in every)),
            Fen(sum(one.fund for one in every)),
            Fen(sum(one.account for one in every)),
            Fen(sum(one.own for one in every)),
        )


@dataclass(frozen=True, slots=True)
class BillItem:
    """One line of a bill."""

    text: str  # "血常规"
    amount: Fen
    quantity: str = ""  # "2 盒"; empty for one


@dataclass(frozen=True, slots=True)
class BillVisit:
    """The visit that a bill is of; bills are shown under their visits."""

    id: str  # of the FHIR Encounter, or made of what the bill says where it names none
    department: str = ""
    doctor: str = ""
    on: datetime | None = None  # aware


@dataclass(frozen=True, slots=True)
class InsuredVisit:
    """What the hospital registered with the insurance for a bill that is not settled yet (NHSA 2201,
    2204): with these the terminal can pre-settle it. Absent where the hospital settles by itself.
    """

    person: str = field(repr=False)  # psn_no
    visit: str  # mdtrt_id
    batch: str  # chrg_bchno
    insurance_type: str  # insutype
    medical_type: str  # med_type
    region: str = ""  # insuplc_admdvs: where the person is insured; empty: where the hospital is


@dataclass(frozen=True, slots=True)
class Bill:
    """An unpaid FHIR Invoice."""

    id: str
    version: str  # ETag value, without W/ and quotes
    number: str  # what the hospital calls it, for the desk
    visit: BillVisit
    items: tuple[BillItem, ...]
    total: Fen
    split: Split | None = None  # as the hospital has settled it with the insurance, where it has
    insured: InsuredVisit | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the parts of the bill are the bill. One with nothing to pay does not exist."""
        items_agree = not self.items or sum(item.amount for item in self.items) == self.total
        split_agrees = self.split is None or (self.split.adds_up and self.split.total == self.total)
        return self.total > 0 and items_agree and split_agrees


@dataclass(frozen=True, slots=True)
class EInvoice:
    """The electronic invoice (医疗收费电子票据) of a paid bill, by its address for a QR code."""

    bill: str
    url: str
