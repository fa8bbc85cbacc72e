"""POST /demo/bills: many more bills at once, for those who test what happens to them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle, islice
from typing import Any, Final

from kiosk.bills import InsuredVisit, Split
from kiosk.demo.hospital.bill_resources import (
    EMPLOYEES,
    OUTPATIENT,
    cny,
    insured_extension,
    issuer,
    split_extension,
)
from kiosk.demo.hospital.seed import SYNTHETIC
from kiosk.demo.hospital.store import Store
from kiosk.hospital.parse import INSURANCE_SYSTEM, members
from kiosk.money import Fen

Resource = dict[str, Any]

MOST: Final = 20_000
_SMALLEST: Final = 100  # fen
_SPREAD: Final = 50_000  # fen


@dataclass(frozen=True, slots=True)
class BillOrder:
    """Which bills. Raises ValueError or TypeError for settings that make no sense."""

    count: int = 1
    patient: str = ""  # logical id; else the hospital's patients take turns
    amount: int = 0  # fen; 0: each bill another, between 1 and 500 yuan
    fund: int | None = None  # fen; with it or `account`, the hospital has settled
    account: int | None = None
    insured: bool = False  # registered with the insurance, for the terminal to settle

    def __post_init__(self) -> None:
        numbers = (self.count, self.amount, self.fund or 0, self.account or 0)
        if any(type(number) is not int for number in numbers) or type(self.insured) is not bool:
            raise TypeError("whole numbers")
        settled = (self.fund or 0) + (self.account or 0)
        if not 1 <= self.count <= MOST or min(numbers) < 0 or (settled and settled > self.amount):
            raise ValueError("no such bills")

    def split(self) -> Split | None:
        if self.fund is None and self.account is None:
            return None
        fund, account = Fen(self.fund or 0), Fen(self.account or 0)
        return Split(Fen(self.amount), fund, account, Fen(self.amount - fund - account))


def add_bills(store: Store, order: BillOrder, now: datetime) -> list[dict[str, Any]]:
    """Issue them; `id`, `patient` and `total` of each."""
    with store.transaction():
        patients = _patients(store, order.patient)
        added = []
        for number, patient in enumerate(islice(cycle(patients), order.count)):
            total = Fen(order.amount or _SMALLEST + number * 7919 % _SPREAD)
            invoice = _invoice(patient, total, order, now)
            store.put(invoice, now)
            added.append({"id": invoice["id"], "patient": patient["id"], "total": total})
    return added


def _patients(store: Store, wanted: str) -> list[Resource]:
    if wanted:
        return [store.must_read(f"Patient/{wanted}")]
    rows = store.query("SELECT id FROM resource WHERE type = 'Patient' ORDER BY id")
    return [store.must_read(f"Patient/{row[0]}") for row in rows]


def _invoice(patient: Resource, total: Fen, order: BillOrder, now: datetime) -> Resource:
    extensions = list(_extensions(patient, order))
    return {
        "resourceType": "Invoice",
        **({"extension": extensions} if extensions else {}),
        "id": f"x{uuid.uuid4().hex}",
        "meta": {"tag": [SYNTHETIC]},
        "status": "issued",
        "subject": {"reference": f"Patient/{patient['id']}"},
        "date": now.isoformat(timespec="seconds"),
        "issuer": issuer(),
        "lineItem": [
            {
                "chargeItemCodeableConcept": {"text": "门诊诊察费"},
                "priceComponent": [{"type": "base", "amount": cny(total)}],
            }
        ],
        "totalGross": cny(total),
    }


def _extensions(patient: Resource, order: BillOrder) -> Iterator[Resource]:
    if split := order.split():
        yield split_extension(split)
    if order.insured:
        person = next(
            i["value"]
            for i in members(patient.get("identifier"))
            if i.get("system") == INSURANCE_SYSTEM
        )
        visit, batch = (str(uuid.uuid4().int)[:18] for _ in range(2))
        yield insured_extension(InsuredVisit(person, visit, batch, EMPLOYEES, OUTPATIENT))
