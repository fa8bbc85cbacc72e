"""What the kiosk asks of a hospital. One adapter speaks FHIR R4 (`kiosk.hospital.fhir`).

Every method blocks (it is called on a worker thread), answers within the settings' patience, and
returns either the value or a `Failure` of the catalogue; it raises only for bugs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from kiosk.bills import Bill, EInvoice, Split
from kiosk.domain import (
    Appointment,
    Patient,
    PatientId,
    PatientIdentifier,
    QueuePlace,
    SecondFactor,
    Visit,
)
from kiosk.reasons import Failure


@dataclass(frozen=True, slots=True)
class PaidBill:
    id: str  # FHIR Invoice
    split: Split


@dataclass(frozen=True, slots=True)
class PaymentNotice:
    """Bills that are paid, by one order. `transaction`: the channel's number; empty without own part."""

    order: str
    patient: PatientId = field(repr=False)
    bills: tuple[PaidBill, ...]
    paid_at: datetime  # aware
    transaction: str = ""


@dataclass(frozen=True, slots=True)
class Noticed:
    """The hospital has the payment: the bills are balanced."""

    e_invoices: tuple[EInvoice, ...] = ()


class HospitalPort(Protocol):
    """Services identify, checkin, queue and pay of HOSPITAL-API.md."""

    def find_patient(self, identifier: PatientIdentifier) -> Patient | Failure:
        """The one patient with this identifier, or PATIENT_UNKNOWN, PATIENT_AMBIGUOUS, ..."""
        ...

    def check_second_factor(self, patient: Patient, factor: SecondFactor) -> bool | Failure:
        """Whether the hospital has these last digits of this patient. It says no more than that."""
        ...

    def appointments(self, patient: Patient, day: date) -> tuple[Appointment, ...] | Failure:
        """Booked and pending appointments of that day, earliest first."""
        ...

    def visits(self, patient: Patient, day: date) -> tuple[Visit, ...] | Failure:
        """Sign-ins of that day that are still waiting (`arrived`), earliest first."""
        ...

    def sign_in(self, patient: Patient, appointment: Appointment) -> Visit | Failure:
        """Sign in. Idempotent: the key is derived from the appointment, so a repeat after a lost
        answer, a crash or from another terminal finds the same visit and number.
        """
        ...

    def queue_place(self, visit: Visit, day: date) -> QueuePlace | Failure:
        """How many wait before this visit at its place, and how long it may take."""
        ...

    def bills(self, patient: Patient) -> tuple[Bill, ...] | Failure:
        """Unpaid bills (`issued`), oldest visit first. One that does not add up is among them: the
        flow says so. Failures: WRONG_PATIENT, HOSPITAL_*.
        """
        ...

    def notify_paid(self, notice: PaymentNotice) -> Noticed | Failure:
        """Tell the hospital that bills are paid. Idempotent by order number, for ever.

        Failures for good: BILL_PAID_ALREADY (by another order or at the desk), BILL_CHANGED (cancelled,
        or another amount), WRONG_PATIENT. All others (HOSPITAL_*): unknown or not done, to be told again.
        """
        ...

    def probe(self) -> bool:
        """Whether the hospital answers at all, so that a degraded terminal can recover by itself."""
        ...

    def forget(self) -> None:
        """The session is over: keep nothing of its calls."""
        ...
