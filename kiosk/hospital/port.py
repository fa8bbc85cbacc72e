"""What the kiosk asks of a hospital. One adapter speaks FHIR R4 (`kiosk.hospital.fhir`).

Every method blocks (it is called on a worker thread), answers within the settings' patience, and
returns either the value or a `Failure` of the catalogue; it raises only for bugs.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from kiosk.domain import (
    Appointment,
    Patient,
    PatientIdentifier,
    QueuePlace,
    SecondFactor,
    Visit,
)
from kiosk.reasons import Failure


class HospitalPort(Protocol):
    """Services identify, checkin and queue of HOSPITAL-API.md."""

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

    def probe(self) -> bool:
        """Whether the hospital answers at all, so that a degraded terminal can recover by itself."""
        ...

    def forget(self) -> None:
        """The session is over: keep nothing of its calls."""
        ...
