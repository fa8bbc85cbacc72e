"""Who pays what of the bills that were chosen, as told just now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from kiosk.bills import Split
from kiosk.payment.order import OrderBill


class InsuranceUse(StrEnum):
    NONE = auto()  # nothing of these bills is the insurance's
    APPLIED = auto()  # fund and account are its parts
    NEEDS_VOUCHER = auto()  # it would pay a part, had the person come with voucher or identity card


@dataclass(frozen=True, slots=True)
class Quote:
    """Nothing counts yet: an order is made of it."""

    bills: tuple[OrderBill, ...]
    insurance: InsuranceUse

    @property
    def split(self) -> Split:
        return Split.of_all(bill.split for bill in self.bills)
