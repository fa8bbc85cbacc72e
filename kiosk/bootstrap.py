"""The one place where the parts of a terminal are put together.

Devices come in from outside (the product knows no driver); everything else is made here from the
settings. Nothing slow happens in here: files, sockets and libraries are opened by the workers.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.assembly.devices import Devices, within_reason
from kiosk.assembly.first_state import first_state
from kiosk.assembly.host import Host
from kiosk.assembly.inputs import Inputs
from kiosk.assembly.renewal import Renewal
from kiosk.assembly.shop import Shop
from kiosk.assembly.staff import LatePins, staff_desk
from kiosk.assembly.staff_pages import StaffPages
from kiosk.assembly.updates import Updated, Updates, may_make_way, refused_release
from kiosk.audit.catalogue import EventId
from kiosk.audit.keeper import HeadKeeper
from kiosk.audit.log import EventLog
from kiosk.audit.told import AUDIT_HEAD, sent_by
from kiosk.audit.told import delivered_to as heads_delivered_to
from kiosk.audit.tracing import Tracing
from kiosk.boot import uptime
from kiosk.clock import Clock
from kiosk.codes.classify import Classifier
from kiosk.codes.judge import Judge
from kiosk.codes.verifier import Verifier
from kiosk.fleet import Fleet, Parts
from kiosk.handlers.codes import CodeHandlers, PlatformHandlers, TrustHandlers
from kiosk.handlers.devices import (
    LampHandlers,
    LogHandlers,
    NoLamp,
    PrinterHandlers,
    RecordingHandlers,
)
from kiosk.handlers.hospital import HospitalHandlers
from kiosk.handlers.house import HouseFile, HouseHandlers
from kiosk.handlers.outbox import OutboxHandlers
from kiosk.handlers.payment import BillHandlers, CashierHandlers
from kiosk.handlers.report_desk import open_report_desk
from kiosk.handlers.staff import StaffHandlers
from kiosk.hospital.opened import hospital_of
from kiosk.journal.database import Trouble
from kiosk.journal.opened import Journal
from kiosk.maintenance.bench import Bench
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.shared_lamp import SharedLamp
from kiosk.maintenance.unprinted import UnprintedTickets
from kiosk.net.http import ServerTime
from kiosk.payment.order import Order
from kiosk.payment.progress import Progress, Standing
from kiosk.payment.till import open_till
from kiosk.platforms.site import platforms_of
from kiosk.platforms.use import CARD_USE, delivered_to
from kiosk.reports.book import Print
from kiosk.reports.print_notice import REPORT_PRINTED
from kiosk.runner import EffectRunner, Lane
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
from kiosk.session.events import DocumentRead, Event, HospitalChanged, StorageChanged
from kiosk.session.pay_events import GatewayChanged, OrderChanged, PaymentsChanged
from kiosk.session.screens import View
from kiosk.session.staff_effects import House
from kiosk.settings import HospitalSettings, Settings
from kiosk.settings.site import SETTINGS_FOLDER
from kiosk.supervision.crash_record import in_safe_mode
from kiosk.terminal import Terminal
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.distribution.repository import Repository, check_repository_url
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.guarded_clock import GuardedClock
from kiosk.trust.health import ClockState
from kiosk.trust.replay import StoredReplayMemory

__all__ = ["Assembly", "Devices"]

_ALONE = Host()


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
        host: Host = _ALONE,
    ) -> None:
        folder, audit = settings.storage.folder, settings.audit
        self._clock = clock
        self._devices = devices
        self.inputs = Inputs(devices, self._post)
        self._replay = StoredReplayMemory(folder / "replay.db")
        self._journal = Journal(folder)
        self.log = EventLog(
            folder / "events",
            terminal=settings.terminal.id,
            clock=clock,
            keep_days=max(settings.storage.keep_days, audit.keep_days),
            tracing=None if audit.trace_key_file is None else Tracing(audit.trace_key_file),
            on_storage=lambda writable: self._post(StorageChanged(writable)),
        )
        self.heads = HeadKeeper(
            folder,
            self.log,
            terminal=settings.terminal.id,
            clock=clock,
            minutes=audit.head_minutes,
            send_minutes=audit.send_minutes,
            send=sent_by(self._journal.outbox, clock.now)
            if audit.send_heads
            else lambda _head: None,
        )
        self.guard = ClockGuard(folder / "clock.json", clock, steady=uptime)
        self._guarded = GuardedClock(clock, self.guard)
        self.trust = TrustDistribution(
            folder / "trust",
            Repository(settings.trust.repository, ca_file=settings.trust.ca_file),
            self._guarded,
            clock_suspect=lambda: self.guard.suspect() is not ClockState.FINE,
            on_change=lambda: self.run(CheckTrust()),
            site_files=host.site_files,
        )
        self.pins = LatePins(self._journal, self._guarded.now)
        self._house = HouseFile(folder)
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
        self._restart = host.restart
        self.updates = Updates(settings, host.launched, clock, self._updated())
        self.fleet = Fleet(
            settings.metrics,
            settings.terminal.id,
            folder,
            clock,
            Parts(
                state=lambda: self.terminal.state,
                trust=lambda: self.trust.status,
                clock_state=self.guard.suspect,
                outbox=self._journal.counts,
                orders=self._unresolved,
                prints=self._open_prints,
                safe_mode=lambda: in_safe_mode(folder),
                updates=self.updates.readings,
            ),
        )
        self._terminal_id = settings.terminal.id
        self.reports = open_report_desk(
            settings,
            devices.reports,
            self.hospital,
            self._journal,
            clock,
            post=self._post,
            deliver=lambda: self.run(DeliverOutbox()),
        )
        self.checks = CheckRecord(folder)
        self.bench = Bench(self.checks, clock)
        self.unprinted = UnprintedTickets(clock)
        self._lamp = None if devices.lamp is None else SharedLamp(devices.lamp)
        self.staff_pages = StaffPages(
            Shop(
                settings=settings,
                devices=devices,
                host=host,
                clock=clock,
                guarded=self._guarded,
                journal=self._journal,
                trust=self.trust,
                till=self.till,
                usage=self.fleet.usage,
                checks=self.checks,
                bench=self.bench,
                unprinted=self.unprinted,
                lamp=self._lamp,
                state=lambda: self.terminal.state,
                run=self.run,
            )
        )
        self.renewal = Renewal(
            folder / SETTINGS_FOLDER, clock, at_rest=self._is_idle, renew=self._renew
        )
        self._runner = EffectRunner(self._lanes(settings), self._post)
        kept = self._house.read()
        self._house_lost = kept is None
        self.terminal = Terminal(
            first_state(
                *(settings, self.platforms.kinds, kept or House()),
                has_backlight=devices.backlight is not None,
                refused_release=refused_release(folder, host.launched),
            ),
            clock,
            run=self._runner.run,
            show=show,
            wake=wake,
        )

    def _updated(self) -> Updated:
        till = self.till
        return Updated(
            state=lambda: self.terminal.state,
            screen=lambda: self.terminal.shown.screen,
            trust=lambda: self.trust.status,
            clock_state=self.guard.suspect,
            at_rest=lambda: (
                self._is_idle() and may_make_way(self.terminal.state, self._open_prints())
            ),
            hospital=self.hospital.probe,
            gateway=lambda: till is not None and till.gateway.probe(),
            run=self.run,
            restart=self._restart,
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
        if settings.audit.send_heads:
            receivers[AUDIT_HEAD] = heads_delivered_to(self.hospital.audit_port())
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
            PrinterHandlers(devices.printer, self.unprinted).lane(),
            LampHandlers(self._lamp or NoLamp()).lane(),
            RecordingHandlers(devices.source).lane(),
            StaffHandlers(staff_desk(settings, self.trust, self.pins, self._guarded)).lane(),
            *self.staff_pages.lanes(),
            HouseHandlers(self._house, devices.backlight, self.checks).lane(),
            self.fleet.listening(
                LogHandlers(
                    self.log,
                    forget,
                    () if desk is None else (desk.forget,),
                    on_writable=self.pins.open,
                ).lane()
            ),
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
        self.inputs.start()
        if self._devices.backlight is not None:
            self._devices.backlight.set(self.terminal.state.household.brightness)
        if self._house_lost:
            self._runner.run(Record(EventId.HOUSE_LOST))
        if self._lamp is not None:
            self._runner.run(SwitchLamp(on=False))  # whatever it was left at; and it is known then
        self.trust.start()
        if self.till is not None:
            self.till.cashier.start()
        if self.reports is not None:
            self._runner.run(SettlePrints())  # what a power cut left open comes first
            self._runner.run(AskReportPrinter())
        self.heads.start()
        self.fleet.start()
        self.updates.start()

    def run(self, effect: Effect) -> None:
        """Have an effect carried out that no flow asked for."""
        self._runner.run(effect)

    def stop(self) -> None:
        """Takes a few seconds at most, whatever hangs."""
        self._runner.run(Record(EventId.TERMINAL_STOPPED))
        self.inputs.stop()
        self.trust.stop()
        self.renewal.stop()
        self.updates.stop()
        if self.till is not None:
            self.till.close()
        if self.reports is not None:
            self.reports.printing.stop_all()
        self.staff_pages.stop()
        self._runner.stop()
        self.heads.stop()  # after the last entry, before the outbox is closed
        self.fleet.stop()
        if self.reports is not None:
            self.reports.close()
        self.guard.close()
        self._replay.close()
        self._journal.close()
        if self._lamp is not None:
            within_reason(self._lamp.close)
        if self._devices.backlight is not None:
            self._devices.backlight.close()

    def _unresolved(self) -> tuple[Order, ...] | Trouble | None:
        book = None if self.till is None else self._journal.orders(self._terminal_id)
        return None if book is None else book.unresolved()

    def _open_prints(self) -> tuple[Print, ...] | Trouble | None:
        book = None if self.reports is None else self._journal.prints(self._terminal_id)
        return None if book is None else book.open_prints()

    def _is_idle(self) -> bool:
        """Nobody is here, nobody of the staff either, and nothing is under way that one might wait for."""
        state = self.terminal.state
        if not state.is_at_rest or not state.sign_in.is_out or state.open_tasks:
            return False
        if self.till is None:
            return True
        standing = self.till.cashier.standing
        return standing.unresolved <= standing.needs_staff

    def _renew(self, changed: int) -> None:
        self._runner.run(Record(EventId.SETTINGS_RESTART, {"changed": changed}))
        self._restart()

    def _post(self, event: Event) -> None:
        self.fleet.saw(event)
        self.updates.saw(event)
        if isinstance(event, DocumentRead):
            self.bench.document_read()
        self.terminal.post(event)

    def _on_progress(self, progress: Progress) -> None:
        self._post(OrderChanged(progress))

    def _on_standing(self, standing: Standing) -> None:
        self._post(PaymentsChanged(standing.state, standing.unresolved, standing.needs_staff))
