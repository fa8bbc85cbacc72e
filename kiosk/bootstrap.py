"""The one place where the parts of a terminal are put together.

Devices come in from outside (the product knows no driver); everything else is made here from the
settings. Nothing slow happens in here: files, sockets and libraries are opened by the workers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from kiosk.audit.catalogue import EventId
from kiosk.audit.log import EventLog
from kiosk.clock import Clock
from kiosk.codes.classify import Classifier, Kind
from kiosk.codes.identity_document import card_of
from kiosk.codes.judge import Judge
from kiosk.codes.verifier import Verifier
from kiosk.devices import (
    CameraState,
    CodeSource,
    Document,
    DocumentReader,
    Lamp,
    PresenceSensor,
    PresenceState,
    ReaderState,
    ScanConditions,
    Scanner,
    ScannerState,
    TicketPrinter,
)
from kiosk.handlers.codes import CodeHandlers, PlatformHandlers, TrustHandlers
from kiosk.handlers.devices import (
    LampHandlers,
    LogHandlers,
    NoLamp,
    PrinterHandlers,
    RecordingHandlers,
)
from kiosk.handlers.hospital import HospitalHandlers
from kiosk.handlers.outbox import OutboxHandlers
from kiosk.handlers.payment import BillHandlers, CashierHandlers
from kiosk.handlers.report_desk import ReportDevices, critical_places, open_report_desk
from kiosk.hospital.opened import hospital_of
from kiosk.journal.opened import Journal
from kiosk.metrics import Metrics
from kiosk.net.http import ServerTime
from kiosk.payment.port import Channel
from kiosk.payment.progress import Progress, Standing
from kiosk.payment.till import open_till
from kiosk.platforms.site import platforms_of
from kiosk.platforms.use import CARD_USE, delivered_to
from kiosk.readings import outbox_readings, trust_readings
from kiosk.reports.print_notice import REPORT_PRINTED
from kiosk.runner import EffectRunner, Lane
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    AskHospital,
    AskReportPrinter,
    CheckStorage,
    CheckTrust,
    DeliverOutbox,
    Effect,
    Record,
    SettlePrints,
    SwitchLamp,
)
from kiosk.session.events import (
    CameraChanged,
    CodeSeen,
    ConditionsChanged,
    DocumentRead,
    Event,
    GatewayChanged,
    HospitalChanged,
    OrderChanged,
    PaymentsChanged,
    PresenceChanged,
    ReaderChanged,
    ScannerChanged,
    StorageChanged,
)
from kiosk.session.preferences import ColourTheme, Preferences, TextSize
from kiosk.session.screens import Alternative, View
from kiosk.session.state import Kiosk, Site
from kiosk.settings import HospitalSettings, Settings
from kiosk.settings.invitation import codes_of, services_of
from kiosk.terminal import Terminal
from kiosk.trust.clock_guard import ClockGuard, uptime
from kiosk.trust.distribution.repository import Repository, check_repository_url
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.guarded_clock import GuardedClock
from kiosk.trust.health import ClockState
from kiosk.trust.replay import StoredReplayMemory

_LAST_WORDS = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in, with its drivers."""

    source: CodeSource
    printer: TicketPrinter
    reader: DocumentReader | None = None
    scanner: Scanner | None = None
    lamp: Lamp | None = None
    reports: ReportDevices | None = None
    presence: PresenceSensor | None = None


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
        folder = settings.storage.folder
        self._clock = clock
        self._devices = devices
        self._replay = StoredReplayMemory(folder / "replay.db")
        self._journal = Journal(folder)
        self.log = EventLog(
            folder / "events",
            terminal=settings.terminal.id,
            clock=clock,
            keep_days=settings.storage.keep_days,
            on_storage=lambda writable: self._post(StorageChanged(writable)),
        )
        self.guard = ClockGuard(folder / "clock.json", clock, steady=uptime)
        self._guarded = GuardedClock(clock, self.guard)
        self.trust = TrustDistribution(
            folder / "trust",
            Repository(settings.trust.repository, ca_file=settings.trust.ca_file),
            self._guarded,
            clock_suspect=lambda: self.guard.suspect() is not ClockState.FINE,
            on_change=lambda: self.run(CheckTrust()),
        )
        self.hospital = hospital_of(
            settings.hospital, clock, lambda answers: self._post(HospitalChanged(answers))
        )
        self.platforms, self._reporter = platforms_of(settings, clock)
        self.till = open_till(
            settings,
            clock,
            self.hospital,
            lambda: self._journal.orders(settings.terminal.id),
            on_progress=self._on_progress,
            on_standing=self._on_standing,
            on_gateway=lambda answering: self._post(GatewayChanged(answering)),
        )
        self.metrics = Metrics(
            settings.metrics.port,
            (
                lambda: trust_readings(self.trust.status, self.guard.suspect()),
                lambda: outbox_readings(self._journal.counts()),
            ),
        )
        self.reports = open_report_desk(
            settings,
            devices.reports,
            self.hospital,
            self._journal,
            clock,
            post=self._post,
            deliver=lambda: self.run(DeliverOutbox()),
        )
        self._metrics_wanted = settings.metrics.port != 0
        self._runner = EffectRunner(self._lanes(settings), self._post)
        self.terminal = Terminal(
            _kiosk(settings, self.platforms.kinds),
            clock,
            run=self._runner.run,
            show=show,
            wake=wake,
        )

    def _lanes(self, settings: Settings) -> list[Lane]:
        devices = self._devices
        forget = [devices.source.forget, self.hospital.forget, self.platforms.forget]
        forget += [one.forget for one in (devices.reader, devices.scanner) if one is not None]
        till = self.till
        if till is not None:
            forget.append(till.forget)
        cashier = None if till is None else till.cashier
        gateway = None if till is None else till.gateway
        insurance = None if till is None else till.insurance
        desk = self.reports
        receivers = {} if self._reporter is None else {CARD_USE: delivered_to(self._reporter)}
        if desk is not None:
            receivers[REPORT_PRINTED] = desk.told
        reported = frozenset() if self._reporter is None else self._reporter.kinds
        return [
            CodeHandlers(self._judge(settings), self.guard, self._guarded).lane(),
            TrustHandlers(
                self.trust,
                self.guard,
                self._server_time(settings.hospital),
                lambda: self.run(AskHospital()),
            ).lane(),
            PlatformHandlers(self.platforms).lane(),
            *OutboxHandlers(self._journal, receivers, self._clock, reported).lanes(),
            HospitalHandlers(self.hospital, self._clock, self._journal, self.guard).lane(),
            BillHandlers(self.hospital, insurance).lane(),
            *CashierHandlers(cashier, gateway).lanes(),
            *(() if desk is None else desk.lanes()),
            PrinterHandlers(devices.printer).lane(),
            LampHandlers(devices.lamp or NoLamp()).lane(),
            RecordingHandlers(devices.source).lane(),
            LogHandlers(self.log, forget, () if desk is None else (desk.forget,)).lane(),
        ]

    def _judge(self, settings: Settings) -> Judge:
        verifier = Verifier(
            self.trust,
            self.trust,
            self._replay,
            window_seconds=settings.trust.freshness_seconds,
        )
        classifier = Classifier.for_site(
            social_security_pattern=settings.codes.social_security_pattern or None,
            site_patterns=settings.codes.site_patterns,
        )
        return Judge(verifier, classifier, self.platforms.kinds)

    def _server_time(self, settings: HospitalSettings) -> Callable[[], ServerTime | None]:
        """The hospital's `Date`, if nobody on the way can put in another."""
        try:
            check_repository_url(settings.base_url)
        except ValueError:
            return lambda: None
        return lambda: self.hospital.server_time

    def start(self) -> None:
        """Begin scanning. Returns at once; what works and what does not comes as events."""
        self._runner.run(CheckStorage())  # makes the folder, too, that others write to
        self.trust.open()
        self._runner.run(CheckTrust())
        devices = self._devices
        devices.source.start(self._on_text, self._on_camera, self._on_conditions)
        if devices.reader is not None:
            devices.reader.start(self._on_document, self._on_reader)
        if devices.presence is not None:
            devices.presence.start(self._on_presence)
        if devices.scanner is not None:
            devices.scanner.start(self._on_scanned, self._on_scanner)
        if devices.lamp is not None:
            self._runner.run(SwitchLamp(on=False))  # whatever it was left at; and it is known then
        self.trust.start()
        if self.till is not None:
            self.till.cashier.start()
        if self.reports is not None:
            self._runner.run(SettlePrints())  # what a power cut left open comes first
            self._runner.run(AskReportPrinter())
        if self._metrics_wanted:
            self.metrics.start()

    def run(self, effect: Effect) -> None:
        """Have an effect carried out that no flow asked for."""
        self._runner.run(effect)

    def stop(self) -> None:
        """Takes a few seconds at most, whatever hangs."""
        self._runner.run(Record(EventId.TERMINAL_STOPPED))
        devices = self._devices
        for one in (devices.source, devices.reader, devices.scanner, devices.presence):
            if one is not None:
                one.stop()
        self.metrics.stop()
        self.trust.stop()
        if self.till is not None:
            self.till.close()
        if self.reports is not None:
            self.reports.printing.stop_all()
        self._runner.stop()
        if self.reports is not None:
            self.reports.close()
        self.guard.close()
        self._replay.close()
        self._journal.close()
        if devices.lamp is not None:
            _within_reason(devices.lamp.close)

    def _post(self, event: Event) -> None:
        self.terminal.post(event)

    def _on_progress(self, progress: Progress) -> None:
        self._post(OrderChanged(progress))

    def _on_standing(self, standing: Standing) -> None:
        self._post(PaymentsChanged(standing.state, standing.unresolved, standing.needs_staff))

    def _on_text(self, text: str) -> None:
        self._post(CodeSeen(text))

    def _on_scanned(self, text: str) -> None:
        self._post(CodeSeen(text, by_hand=True))

    def _on_conditions(self, conditions: ScanConditions) -> None:
        self._post(ConditionsChanged(conditions))

    def _on_scanner(self, state: ScannerState) -> None:
        self._post(ScannerChanged(state))

    def _on_camera(self, state: CameraState) -> None:
        self._post(CameraChanged(state))

    def _on_document(self, document: Document) -> None:
        self._post(DocumentRead(card_of(document)))

    def _on_presence(self, state: PresenceState) -> None:
        self._post(PresenceChanged(state))

    def _on_reader(self, state: ReaderState) -> None:
        self._post(ReaderChanged(state))


def _within_reason(close: Callable[[], None]) -> None:
    """Close what may hang in its driver: it is waited for, but not for ever."""
    closing = Thread(target=close, name="closing", daemon=True)
    closing.start()
    closing.join(_LAST_WORDS)


def _kiosk(settings: Settings, online: frozenset[Kind]) -> Kiosk:
    terminal, payment = settings.terminal, settings.payment
    house = Preferences(
        language=terminal.languages[0],
        text_size=TextSize(settings.screen.text_size),
        theme=ColourTheme(settings.screen.theme),
        voice=settings.voice.every_screen,
    )
    return Kiosk(
        channels=() if payment is None else tuple(map(Channel, payment.channels)),
        scans_payment=payment is not None and payment.scan,
        online=online,
        reports=settings.reports is not None,
        critical_place=critical_places(settings.reports),
        held_seconds=0.0 if settings.reports is None else settings.reports.held_seconds,
        advises=settings.reports is not None and bool(settings.reports.advisor_url),
        stricter=frozenset(map(ServiceId, settings.assurance.second_factor_for)),
        site=Site(terminal.hospital, terminal.id),
        house_pace=settings.pace,
        pace=settings.pace,
        languages=terminal.languages,
        house=house,
        preferences=house,
        services=tuple(map(ServiceId, settings.services.order)),
        invites=tuple(map(ServiceId, services_of(settings))),
        accepts=tuple(map(Alternative, codes_of(settings))),
        notices={str(each): lines for each, lines in settings.attract.notices.items()},
        picture=_address(settings.attract.picture),
    )


def _address(picture: Path | None) -> str:
    """As a file URL, which is never relative: the settings may have been named by a relative path."""
    return "" if picture is None else picture.absolute().as_uri()
