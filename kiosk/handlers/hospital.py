"""Asking the hospital."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.clock import Clock
from kiosk.domain import QueuePlace
from kiosk.hospital.port import HospitalPort
from kiosk.journal.opened import Journal
from kiosk.reasons import Code, Failure
from kiosk.runner import Handler, Lane
from kiosk.session.effects import (
    AskHospital,
    CheckSecondFactor,
    Effect,
    FindDay,
    FindPatient,
    FindQueue,
    SignIn,
)
from kiosk.session.events import (
    DayFound,
    EffectFailed,
    PatientFound,
    QueueFound,
    SecondFactorChecked,
    SignInDone,
)
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.second_factor_tries import Locked, LockedBy

HOSPITAL_THREADS = 3  # a patient who left a hanging call behind must not keep the next one waiting


class HospitalHandlers:
    def __init__(
        self, hospital: HospitalPort, clock: Clock, journal: Journal, guard: ClockGuard
    ) -> None:
        self._hospital = hospital
        self._clock = clock
        self._journal = journal
        self._guard = guard

    def find_patient(self, effect: FindPatient) -> PatientFound | EffectFailed:
        patient = self._hospital.find_patient(effect.identifier)
        if isinstance(patient, Failure):
            return EffectFailed(effect.session, patient)
        return PatientFound(effect.session, patient)

    def check_second_factor(self, effect: CheckSecondFactor) -> SecondFactorChecked | EffectFailed:
        """The try is counted before the hospital is asked: pulling the plug gives none back."""
        tries = self._journal.tries()
        card = effect.patient.id  # the same, whichever card of theirs is held up
        if tries is None:
            return EffectFailed(effect.session, Failure(Code.STORAGE_FULL))
        left = tries.begin(card, self._guard.vouched_now())
        if isinstance(left, Locked):
            return EffectFailed(effect.session, _why_locked(left))
        right = self._hospital.check_second_factor(effect.patient, effect.factor)
        if isinstance(right, Failure):
            if right.code is Code.HOSPITAL_RESTING:  # nothing was sent
                tries.not_asked(card)
            return EffectFailed(effect.session, right)
        if right:
            tries.right(card)
        return SecondFactorChecked(effect.session, right, left)

    def find_day(self, effect: FindDay) -> DayFound | EffectFailed:
        """Sign-ins are asked for only where there is nothing left to sign in for, as a rule."""
        today = self._clock.local().date()
        appointments = self._hospital.appointments(effect.patient, today)
        if isinstance(appointments, Failure):
            return EffectFailed(effect.session, appointments)
        if appointments and not effect.sign_ins:
            return DayFound(effect.session, appointments, ())
        visits = self._hospital.visits(effect.patient, today)
        if isinstance(visits, Failure):
            return EffectFailed(effect.session, visits)
        return DayFound(effect.session, appointments, visits)

    def sign_in(self, effect: SignIn) -> SignInDone | EffectFailed:
        visit = self._hospital.sign_in(effect.patient, effect.appointment)
        if isinstance(visit, Failure):
            return EffectFailed(effect.session, visit)
        return SignInDone(effect.session, visit)

    def find_queue(self, effect: FindQueue) -> QueueFound:
        """The patient is signed in; a queue that is not told is no failure of theirs."""
        place = self._hospital.queue_place(effect.visit, self._clock.local().date())
        known = QueuePlace() if isinstance(place, Failure) else place
        return QueueFound(effect.session, effect.visit.id, known)

    def ask(self, _effect: AskHospital) -> None:
        self._hospital.probe()

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            AskHospital: self.ask,
            FindPatient: self.find_patient,
            FindDay: self.find_day,
            SignIn: self.sign_in,
            FindQueue: self.find_queue,
            CheckSecondFactor: self.check_second_factor,
        }
        return Lane("hospital", handlers, HOSPITAL_THREADS)


def _why_locked(locked: Locked) -> Failure:
    stored = locked.by is not LockedBy.STORAGE
    return Failure(Code.SECOND_FACTOR_LOCKED if stored else Code.STORAGE_FULL)
