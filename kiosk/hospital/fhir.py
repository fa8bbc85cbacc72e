"""The hospital port over HL7 FHIR R4 (4.0.1) REST: rows identify, checkin, queue and pay of HOSPITAL-API.md.

Plain search parameters only. "Today" is the hospital's local day, asked for as
`date=ge<its first moment>&date=lt<the next day's>` in UTC: `date=<day>` would be read in the
server's own time zone, and by R4's rules does not find a period that is still open.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as time_of_day
from typing import TYPE_CHECKING, Any, Final

from kiosk.bills import Bill
from kiosk.clock import Clock
from kiosk.domain import (
    Appointment,
    Patient,
    PatientId,
    PatientIdentifier,
    QueuePlace,
    SecondFactor,
    Visit,
)
from kiosk.hospital.answered import answered
from kiosk.hospital.bills import unpaid_bills
from kiosk.hospital.checkin import OPEN_APPOINTMENT, SignIn
from kiosk.hospital.errand import Errand, Params
from kiosk.hospital.http import Endpoint, HttpClient, Refusal, Reply, ServerTime
from kiosk.hospital.notify_paid import NotifyPaid
from kiosk.hospital.parse import (
    APPOINTMENT_STATUS,
    ENCOUNTER_STATUS,
    IDENTIFIER_SYSTEMS,
    Rejected,
    appointment_times,
    code,
    concept,
    expected_wait,
    has_identifier,
    instant,
    member,
    ticket_number,
    version,
    wrong_patient,
)
from kiosk.hospital.people_and_places import (
    Directory,
    appointment_actors,
    check_appointment_owner,
    check_encounter_owner,
    encounter_actors,
)
from kiosk.hospital.port import Noticed, PaymentNotice
from kiosk.hospital.second_factor import confirm_holder
from kiosk.names import person_name
from kiosk.net.breaker import BreakerState, CircuitBreaker
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

if TYPE_CHECKING:
    from kiosk.hospital.audit_event import FhirAudit
    from kiosk.hospital.reports import FhirReports

_WAITING: Final = "arrived"
_CALLED_IN: Final = frozenset({"in-progress", "onleave"})


class FhirHospital:
    """`kiosk.hospital.port.HospitalPort` for a FHIR R4 server.

    `patience`: seconds one method may take, with all its calls and repeats. `clock.local()` carries
    the hospital's time zone. `sleep` is what waits for a hospital that takes its time to balance.
    """

    def __init__(
        self,
        client: HttpClient,
        clock: Clock,
        *,
        patience: float = 25.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._clock = clock
        self._patience = patience
        self._sleep = sleep

    @property
    def breaker_state(self) -> BreakerState:
        return self._client.breaker.state

    @property
    def server_time(self) -> ServerTime | None:
        """The server's last `Date` header, to compare this terminal's clock with."""
        return self._client.server_time

    def probe(self) -> bool:
        """Ask for the server's capability statement; whether it answers at all.

        Lets a degraded terminal recover while nobody stands before it. Any HTTP answer below 500
        will do: not every server has `/metadata`.
        """
        errand = self._errand()
        outcome = self._client.get(f"{errand.base}/metadata", deadline=errand.deadline)
        return isinstance(outcome, Reply | Refusal)

    def reports_port(self, *, form_limit: int = 20 * 1024 * 1024) -> FhirReports:
        """The reports of the same hospital: over this session, breaker and patience.

        `form_limit`: bytes of a PDF.
        """
        from kiosk.hospital.reports import FhirReports  # noqa: PLC0415 - cold start

        return FhirReports(
            self._client, self._clock, patience=self._patience, form_limit=form_limit
        )

    def audit_port(self) -> FhirAudit:
        """Where the terminal's signed heads are kept: over this session, breaker and patience."""
        from kiosk.hospital.audit_event import FhirAudit  # noqa: PLC0415 - cold start

        return FhirAudit(self._client, patience=self._patience)

    def forget(self) -> None:
        """Drop what libraries keep of past calls: their addresses name cards and patients."""
        self._client.forget()

    def close(self) -> None:
        self._client.close()

    @answered
    def find_patient(self, identifier: PatientIdentifier) -> Patient:
        """Find the one active Patient with this identifier.

        Records that were merged away (`active` false) do not count. Failures: PATIENT_UNKNOWN,
        PATIENT_AMBIGUOUS, WRONG_PATIENT (an answer without this identifier), HOSPITAL_*.
        """
        system, value = IDENTIFIER_SYSTEMS[identifier.system], identifier.value
        found = self._errand().search("Patient", (("identifier", f"{system}|{value}"),))
        if not all(has_identifier(p, system, value) for p in found.matches):
            raise wrong_patient()
        active = [p for p in found.matches if p.get("active") is not False]
        if not active:
            raise Rejected(Failure(Code.PATIENT_UNKNOWN))
        if len(active) > 1:
            raise Rejected(Failure(Code.PATIENT_AMBIGUOUS))
        name = person_name(active[0].get("name"))
        return Patient(PatientId(active[0]["id"]), name.masked, name.surname)

    @answered
    def check_second_factor(self, patient: Patient, factor: SecondFactor) -> bool:
        """Have the hospital compare the last digits of two numbers (`kiosk.hospital.second_factor`).

        Failures: SECOND_FACTOR_LOCKED (by the hospital's count), HOSPITAL_REFUSED where the server
        does not know the operation, HOSPITAL_*. Not idempotent: each call is a try.
        """
        return confirm_holder(self._errand(), patient, factor)

    @answered
    def appointments(self, patient: Patient, day: date) -> tuple[Appointment, ...]:
        """Booked and pending appointments of that day, earliest first."""
        errand, zone = self._errand(), self._zone()
        found = errand.search(
            "Appointment",
            (
                ("patient", f"Patient/{patient.id}"),
                *_within_day(day, zone),
                ("status", ",".join(sorted(OPEN_APPOINTMENT))),
                ("_include", "Appointment:practitioner"),
                ("_include", "Appointment:location"),
                ("_sort", "date"),
            ),
        )
        for appointment in found.matches:
            check_appointment_owner(appointment, patient.id, errand.base)
        directory = Directory(errand, found.included)
        mine = (
            _appointment(appointment, directory)
            for appointment in found.matches
            if code(appointment, "status", APPOINTMENT_STATUS) in OPEN_APPOINTMENT
        )
        today = (a for a in mine if a.start.astimezone(zone).date() == day)
        return tuple(sorted(today, key=lambda a: (a.start, a.id)))

    @answered
    def visits(self, patient: Patient, day: date) -> tuple[Visit, ...]:
        """Sign-ins of that day that still wait, earliest first."""
        errand, zone = self._errand(), self._zone()
        found = errand.search(
            "Encounter",
            (
                ("patient", f"Patient/{patient.id}"),
                ("status", _WAITING),
                *_within_day(day, zone),
                ("_include", "Encounter:practitioner"),
                ("_include", "Encounter:location"),
                ("_sort", "date"),
            ),
        )
        for encounter in found.matches:
            check_encounter_owner(encounter, patient.id, errand.base)
        directory = Directory(errand, found.included)
        mine = (
            _visit(encounter, directory)
            for encounter in found.matches
            if code(encounter, "status", ENCOUNTER_STATUS) == _WAITING
        )
        today = (v for v in mine if v.arrived.astimezone(zone).date() == day)
        return tuple(sorted(today, key=lambda v: (v.arrived, v.id)))

    @answered
    def sign_in(self, patient: Patient, appointment: Appointment) -> Visit:
        """Sign in once, however often it is asked (`kiosk.hospital.checkin`).

        Failures: APPOINTMENT_CHANGED, SIGN_IN_REFUSED with the hospital's words, WRONG_PATIENT,
        HOSPITAL_*.
        """
        errand = self._errand()
        encounter = SignIn(errand, patient, appointment).run(self._clock.local())
        if not ticket_number(encounter):
            # Some hospitals number it in a step of their own, just after the transaction.
            again = errand.read(f"Encounter/{encounter['id']}") or encounter
            check_encounter_owner(again, patient.id, errand.base)
            encounter = again
        code(encounter, "status", ENCOUNTER_STATUS)
        return _visit(encounter, Directory(errand, {}), appointment)

    @answered
    def queue_place(self, visit: Visit, day: date) -> QueuePlace:
        """Count who arrived before at the same place; None where the hospital does not say."""
        errand = self._errand()
        encounter = errand.read(f"Encounter/{visit.id}")
        if encounter is None:
            return QueuePlace()
        status = code(encounter, "status", ENCOUNTER_STATUS)
        if status in _CALLED_IN:
            return QueuePlace(ahead=0, wait_minutes=0)
        if status != _WAITING:
            return QueuePlace()
        place = visit.place.id if visit.place else ""
        ahead = self._ahead(errand, visit, place, day) if place else None
        return QueuePlace(ahead, expected_wait(encounter))

    @answered
    def bills(self, patient: Patient) -> tuple[Bill, ...]:
        """Unpaid bills, oldest visit first (`kiosk.hospital.bills`)."""
        return unpaid_bills(self._errand(), patient, self._zone())

    @answered
    def notify_paid(self, notice: PaymentNotice) -> Noticed:
        """Tell that bills are paid, once, however often it is asked (`kiosk.hospital.notify_paid`).

        Failures for good: BILL_PAID_ALREADY, BILL_CHANGED, WRONG_PATIENT. Others: HOSPITAL_*.
        """
        return NotifyPaid(self._errand(), notice, self._zone(), self._sleep).run()

    def _ahead(self, errand: Errand, visit: Visit, place: str, day: date) -> int:
        midnight = datetime.combine(day, time_of_day(), self._zone())
        waiting: Params = (("location", f"Location/{place}"), ("status", _WAITING))
        before = ("date", f"lt{_utc(visit.arrived)}")
        # `sa`, not `ge`: a visit of last week that nobody closed overlaps today as well.
        since = ("date", f"sa{_utc(midnight - timedelta(seconds=1))}")
        counted = errand.count("Encounter", (*waiting, since, before))
        if counted is not None:
            return counted
        found = errand.search(
            "Encounter",
            (*waiting, ("date", f"ge{_utc(midnight)}"), before, ("_elements", "status,period")),
        )
        arrivals = (
            instant(member(e, "period").get("start"), "Encounter.period.start")
            for e in found.matches
            if e["id"] != visit.id and code(e, "status", ENCOUNTER_STATUS) == _WAITING
        )
        return sum(midnight <= arrived < visit.arrived for arrived in arrivals)

    def _errand(self) -> Errand:
        return Errand(self._client, time.monotonic() + self._patience)

    def _zone(self) -> tzinfo | None:
        return self._clock.local().tzinfo


def open_hospital(
    endpoint: Endpoint,
    clock: Clock,
    *,
    patience: float = 25.0,
    observer: Callable[[BreakerState], None] | None = None,
    **client_options: Any,
) -> FhirHospital:
    """Put the adapter together. `observer` hears of the breaker's changes, on a worker thread."""
    breaker = CircuitBreaker(clock, observer=observer)
    return FhirHospital(
        HttpClient(endpoint, clock, breaker, **client_options), clock, patience=patience
    )


def _within_day(day: date, zone: tzinfo | None) -> Params:
    first = datetime.combine(day, time_of_day(), zone)
    following = datetime.combine(day + timedelta(days=1), time_of_day(), zone)
    return (("date", f"ge{_utc(first)}"), ("date", f"lt{_utc(following)}"))


def _utc(moment: datetime) -> str:
    """As FHIR writes it, in UTC: no plus sign for a proxy to turn into a blank."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00").removesuffix(".000") + "Z"


def _appointment(appointment: JsonObject, directory: Directory) -> Appointment:
    start, end = appointment_times(appointment)
    links = appointment_actors(appointment)
    return Appointment(
        id=appointment["id"],
        version=version(appointment),
        department=concept(appointment.get("serviceType"))
        or concept(appointment.get("specialty"))
        or directory.department(links),
        doctor=directory.doctor(links),
        start=start,
        end=end,
        place=directory.place(links),
    )


def _visit(
    encounter: JsonObject, directory: Directory, appointment: Appointment | None = None
) -> Visit:
    """An Encounter as a Visit; what it leaves out, the appointment that led to it knows."""
    links = list(encounter_actors(encounter))
    return Visit(
        id=encounter["id"],
        number=ticket_number(encounter),
        department=concept(encounter.get("serviceType"))
        or (appointment.department if appointment else ""),
        doctor=directory.doctor(links) or (appointment.doctor if appointment else ""),
        arrived=instant(member(encounter, "period").get("start"), "Encounter.period.start"),
        place=directory.place(links) or (appointment.place if appointment else None),
    )
