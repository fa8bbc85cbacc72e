"""From effects to ports and back to events. Each handler is one call; none decides anything."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Protocol

from kiosk.audit.log import EventLog
from kiosk.clock import Clock
from kiosk.codes.judge import Judgement
from kiosk.devices import TicketPrinter
from kiosk.domain import QueuePlace
from kiosk.hospital.port import HospitalPort
from kiosk.reasons import Failure
from kiosk.runner import Handler, Lane
from kiosk.session.effects import (
    AskHospital,
    AskPrinter,
    CheckStorage,
    CheckTrust,
    Effect,
    FindDay,
    FindPatient,
    FindQueue,
    Forget,
    JudgeCode,
    PrintTicket,
    Record,
    SignIn,
)
from kiosk.session.events import (
    CodeJudged,
    DayFound,
    EffectFailed,
    PatientFound,
    PrinterChanged,
    QueueFound,
    SignInDone,
    StorageChanged,
    TicketDone,
    TrustChanged,
)
from kiosk.trust.revocation_store import RevocationStore
from kiosk.trust.trust_list import TrustSource

HOSPITAL_THREADS = 3  # a patient who left a hanging call behind must not keep the next one waiting


class Judge(Protocol):
    """What judges a text held up (`kiosk.codes.judge`)."""

    def judge(self, text: str, *, now: int, session: str) -> Judgement: ...


class CodeHandlers:
    def __init__(
        self, judge: Judge, trust: TrustSource, revoked: RevocationStore, clock: Clock
    ) -> None:
        self._judge = judge
        self._trust = trust
        self._revoked = revoked
        self._clock = clock
        self._boot = secrets.token_hex(8)

    def judge(self, effect: JudgeCode) -> CodeJudged:
        """Sessions are numbered from each start anew; `_boot` keeps them apart across restarts."""
        session = f"{self._boot}-{effect.session}"
        judgement = self._judge.judge(effect.text, now=self._clock.now(), session=session)
        return CodeJudged(effect.session, judgement)

    def check_trust(self, _effect: CheckTrust) -> TrustChanged:
        listed = not isinstance(self._trust.current(), Failure)
        return TrustChanged(listed and self._revoked.loaded)

    def lane(self) -> Lane:
        return Lane("codes", {JudgeCode: self.judge, CheckTrust: self.check_trust})


class HospitalHandlers:
    def __init__(self, hospital: HospitalPort, clock: Clock) -> None:
        self._hospital = hospital
        self._clock = clock

    def find_patient(self, effect: FindPatient) -> PatientFound | EffectFailed:
        patient = self._hospital.find_patient(effect.card)
        if isinstance(patient, Failure):
            return EffectFailed(effect.session, patient)
        return PatientFound(effect.session, patient)

    def find_day(self, effect: FindDay) -> DayFound | EffectFailed:
        """Sign-ins are asked for only where there is nothing left to sign in for."""
        today = self._clock.local().date()
        appointments = self._hospital.appointments(effect.patient, today)
        if isinstance(appointments, Failure):
            return EffectFailed(effect.session, appointments)
        if appointments:
            return DayFound(effect.session, appointments, ())
        visits = self._hospital.visits(effect.patient, today)
        if isinstance(visits, Failure):
            return EffectFailed(effect.session, visits)
        return DayFound(effect.session, (), visits)

    def sign_in(self, effect: SignIn) -> SignInDone | EffectFailed:
        visit = self._hospital.sign_in(effect.patient, effect.appointment)
        if isinstance(visit, Failure):
            return EffectFailed(effect.session, visit)
        return SignInDone(effect.session, visit)

    def find_queue(self, effect: FindQueue) -> QueueFound:
        """The patient is signed in; a queue that is not told is no failure of theirs."""
        place = self._hospital.queue_place(effect.visit, self._clock.local().date())
        return QueueFound(effect.session, QueuePlace() if isinstance(place, Failure) else place)

    def ask(self, _effect: AskHospital) -> None:
        self._hospital.probe()

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            AskHospital: self.ask,
            FindPatient: self.find_patient,
            FindDay: self.find_day,
            SignIn: self.sign_in,
            FindQueue: self.find_queue,
        }
        return Lane("hospital", handlers, HOSPITAL_THREADS)


class PrinterHandlers:
    def __init__(self, printer: TicketPrinter) -> None:
        self._printer = printer

    def print(self, effect: PrintTicket) -> TicketDone:
        outcome, state = self._printer.print(effect.ticket)
        return TicketDone(effect.session, outcome, state)

    def ask(self, _effect: AskPrinter) -> PrinterChanged:
        return PrinterChanged(self._printer.state())

    def lane(self) -> Lane:
        return Lane("printer", {PrintTicket: self.print, AskPrinter: self.ask})


class LogHandlers:
    """The event log, and forgetting: both must not wait behind a hospital or a printer."""

    def __init__(self, log: EventLog, forget: Sequence[Callable[[], None]]) -> None:
        self._log = log
        self._forget = forget

    def record(self, effect: Record) -> None:
        self._log.record(effect.event, effect.fields)

    def check_storage(self, _effect: CheckStorage) -> StorageChanged:
        return StorageChanged(self._log.flush())

    def forget(self, _effect: Forget) -> None:
        """Everyone is told, whatever trouble one of them has; the first bug is raised then."""
        with ExitStack() as everyone:
            for forget in reversed(self._forget):
                everyone.callback(forget)

    def lane(self) -> Lane:
        handlers: Mapping[type[Effect], Handler] = {
            Record: self.record,
            CheckStorage: self.check_storage,
            Forget: self.forget,
        }
        return Lane("log", handlers)
