"""The one place where the parts of a terminal are put together.

Devices come in from outside (the product knows no driver); everything else is made here from the
settings. Nothing slow happens in here: files, sockets and libraries are opened by the workers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.audit.catalogue import EventId
from kiosk.audit.log import EventLog
from kiosk.clock import Clock
from kiosk.codes.classify import Classifier
from kiosk.codes.judge import Judge
from kiosk.codes.verifier import Verifier
from kiosk.devices import CameraState, CodeSource, TicketPrinter
from kiosk.handlers import CodeHandlers, HospitalHandlers, LogHandlers, PrinterHandlers
from kiosk.hospital.breaker import BreakerState, CircuitBreaker
from kiosk.hospital.fhir import FhirHospital
from kiosk.hospital.http import Endpoint, HttpClient
from kiosk.runner import EffectRunner, Lane
from kiosk.services.identify import takes_codes
from kiosk.session.acceptance import Acceptance
from kiosk.session.effects import CheckStorage, CheckTrust, Effect, Record
from kiosk.session.events import (
    CameraChanged,
    CodeRead,
    Event,
    HospitalChanged,
    StorageChanged,
)
from kiosk.session.screens import View
from kiosk.session.state import Kiosk, Site
from kiosk.settings import HospitalSettings, Settings
from kiosk.terminal import Terminal
from kiosk.trust.replay import StoredReplayMemory
from kiosk.trust.revocation_store import RevocationStore
from kiosk.trust.trust_store import TrustStore


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in, with its drivers."""

    source: CodeSource
    printer: TicketPrinter


class Assembly:
    """A terminal with all its parts. `start` once, `stop` once."""

    def __init__(
        self,
        settings: Settings,
        devices: Devices,
        clock: Clock,
        *,
        show: Callable[[View], None],
        wake: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._source = devices.source
        self._acceptance = Acceptance()
        self._replay = StoredReplayMemory(settings.storage.folder / "replay.db")
        self.log = EventLog(
            settings.storage.folder / "events",
            terminal=settings.terminal.id,
            clock=clock,
            keep_days=settings.storage.keep_days,
            on_storage=lambda writable: self._post(StorageChanged(writable)),
        )
        self.hospital = _hospital(settings.hospital, clock, self._post)
        self._runner = EffectRunner(self._lanes(settings, devices), self._post)
        self.terminal = Terminal(
            _kiosk(settings), clock, run=self._runner.run, show=show, wake=wake
        )

    def _lanes(self, settings: Settings, devices: Devices) -> list[Lane]:
        trust = TrustStore(settings.trust.issuers)
        revoked = RevocationStore(settings.trust.revoked)
        verifier = Verifier(
            trust,
            revoked,
            self._replay,
            window_seconds=settings.trust.freshness_seconds,
        )
        judge = Judge(
            verifier,
            Classifier.for_site(
                social_security_pattern=settings.trust.social_security_pattern or None
            ),
        )
        return [
            CodeHandlers(judge, trust, revoked, self._clock).lane(),
            HospitalHandlers(self.hospital, self._clock).lane(),
            PrinterHandlers(devices.printer).lane(),
            LogHandlers(self.log, (devices.source.forget, self.hospital.forget)).lane(),
        ]

    def start(self) -> None:
        """Begin scanning. Returns at once; what works and what does not comes as events."""
        self._runner.run(CheckStorage())  # makes the folder, too, that a code's judging writes to
        self._runner.run(CheckTrust())
        self._source.start(self._on_text, self._on_camera)

    def run(self, effect: Effect) -> None:
        """Have an effect carried out that no flow asked for."""
        self._runner.run(effect)

    def stop(self) -> None:
        """Takes a few seconds at most, whatever hangs."""
        self._runner.run(Record(EventId.TERMINAL_STOPPED))
        self._source.stop()
        self._runner.stop()
        self._replay.close()

    def _post(self, event: Event) -> None:
        self.terminal.post(event)

    def _on_text(self, text: str) -> None:
        # Another thread's look at the state, which is one value: at worst the flow says no again.
        wanted = takes_codes(self.terminal.state)
        if self._acceptance.accepts(text, self._clock.monotonic(), wanted=wanted):
            self._post(CodeRead(text))

    def _on_camera(self, state: CameraState) -> None:
        self._post(CameraChanged(state))


def _kiosk(settings: Settings) -> Kiosk:
    terminal = settings.terminal
    return Kiosk(
        site=Site(terminal.hospital, terminal.id),
        pace=settings.pace,
        languages=terminal.languages,
        language=terminal.languages[0],
    )


def _hospital(
    settings: HospitalSettings, clock: Clock, post: Callable[[Event], None]
) -> FhirHospital:
    certificate = None
    if settings.client_certificate is not None and settings.client_key is not None:
        certificate = (settings.client_certificate, settings.client_key)
    endpoint = Endpoint(
        settings.base_url,
        ca_file=settings.ca_file,
        client_certificate=certificate,
        connect_timeout=settings.connect_seconds,
        read_timeout=settings.read_seconds,
        answer_timeout=settings.answer_seconds,
    )

    def changed(state: BreakerState) -> None:
        post(HospitalChanged(state is BreakerState.CLOSED))

    breaker = CircuitBreaker(clock, observer=changed)
    client = HttpClient(endpoint, clock, breaker)
    return FhirHospital(client, clock, patience=settings.patience_seconds)
