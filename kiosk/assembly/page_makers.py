"""Each page of maintenance mode from the parts of a terminal that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial

from kiosk.assembly.shop import Shop
from kiosk.codes.key_file import KeyFileError
from kiosk.maintenance.checks import CheckResult
from kiosk.maintenance.pages.audit import AuditPage
from kiosk.maintenance.pages.badges import BadgesPage
from kiosk.maintenance.pages.book import InTurn, complete
from kiosk.maintenance.pages.logs import LogsPage
from kiosk.maintenance.pages.network import NetworkPage
from kiosk.maintenance.pages.of_devices import device_pages
from kiosk.maintenance.pages.paper import PaperPage
from kiosk.maintenance.pages.payments import PaymentsPage
from kiosk.maintenance.pages.readiness import ReadinessPage
from kiosk.maintenance.pages.restart import RestartPage
from kiosk.maintenance.pages.settings import SettingsPage
from kiosk.maintenance.pages.storage import StoragePage
from kiosk.maintenance.pages.tickets import TicketsPage
from kiosk.maintenance.pages.trust import TrustPage
from kiosk.maintenance.sheet import Page, PageId
from kiosk.maintenance.software import check_software, installed_version, package_root
from kiosk.maintenance.usb import UsbVolumes
from kiosk.maintenance.vendor_key import read_vendor_key
from kiosk.payment.staff_orders import StaffOrders
from kiosk.payment.till import Till
from kiosk.readings import version
from kiosk.reports.printer import ReportPrinter
from kiosk.session.effects import SettlePrints
from kiosk.settings import Settings
from kiosk.settings.edit import Editor


def pages_of(shop: Shop) -> Mapping[PageId, Page]:
    """All that a worker makes."""
    volumes = UsbVolumes()
    pages: dict[PageId, Page] = {
        **_of_operators(shop),
        **_of_devices(shop),
        **_of_engineers(shop, volumes),
        **_of_auditors(shop, volumes),
    }
    return complete(pages)


def _of_operators(shop: Shop) -> dict[PageId, Page]:
    host, printer, a4 = shop.host, shop.devices.printer, _report_printer(shop)
    terminal = shop.settings.terminal.id
    pages: dict[PageId, Page] = {
        PageId.PAPER: PaperPage(
            ticket_printer=printer.state,
            report_printer=None if a4 is None else a4.state,
            papers=shop.usage.papers,
            refill=shop.usage.refill,
            prints=None if shop.devices.reports is None else lambda: shop.journal.prints(terminal),
            settle_prints=partial(shop.run, SettlePrints()),
            clock=shop.clock,
        ),
        PageId.TICKETS: TicketsPage(
            unprinted=shop.unprinted,
            printer_state=printer.state,
            print_ticket=printer.print,
            clock=shop.clock,
        ),
        PageId.PAYMENTS: PaymentsPage(
            orders=None if shop.till is None else _orders(shop, shop.till), clock=shop.clock
        ),
        PageId.RESTART: RestartPage(
            folder=shop.settings.storage.folder,
            clock=shop.clock,
            began=host.began,
            version=version(),
            beginning=host.beginning,
            supervised=host.supervised,
            starts=lambda: shop.usage.starts,
            restart=host.restart,
        ),
    }
    return {page: InTurn(each) for page, each in pages.items()}


def _orders(shop: Shop, till: Till) -> StaffOrders:
    return StaffOrders(
        book=lambda: shop.journal.orders(shop.settings.terminal.id),
        cashier=till.cashier,
        gateway=till.gateway,
        clock=shop.clock,
    )


def _of_devices(shop: Shop) -> Mapping[PageId, Page]:
    reader, trials = shop.devices.reader, shop.devices.trials
    if trials is None:
        return {}
    return device_pages(
        settings=shop.settings,
        clock=shop.clock,
        bench=shop.bench,
        devices=trials,
        kiosk=shop.state,
        lamp=shop.lamp,
        report_printer=_report_printer(shop),
        forget_document=lambda: None if reader is None else reader.forget(),
    )


def _of_engineers(shop: Shop, volumes: UsbVolumes) -> dict[PageId, Page]:
    settings = shop.settings
    software = partial(_software, settings)
    pages: dict[PageId, Page] = {
        PageId.NETWORK: NetworkPage(settings=settings, record=shop.checks, clock=shop.clock),
        PageId.TRUST: TrustPage(
            trust=shop.trust, clock=shop.guarded, zone=settings.terminal.zone, volumes=volumes
        ),
        PageId.STORAGE: StoragePage(
            settings=settings, record=shop.checks, clock=shop.clock, software=software
        ),
        PageId.LOGS: LogsPage(settings=settings, clock=shop.clock, volumes=volumes),
        PageId.BADGES: BadgesPage(
            book=lambda: shop.journal.pins(shop.guarded.now), zone=settings.terminal.zone
        ),
        **_settings(shop),
    }
    if shop.devices.draw_readiness is not None:
        pages[PageId.READINESS] = ReadinessPage(
            settings=settings,
            record=shop.checks,
            clock=shop.clock,
            trust=lambda: shop.trust.status,
            software=software,
            draw=shop.devices.draw_readiness,
            volumes=volumes,
            printer=_report_printer(shop),
        )
    return pages


def _of_auditors(shop: Shop, volumes: UsbVolumes) -> dict[PageId, Page]:
    return {
        PageId.AUDIT: AuditPage(
            settings=shop.settings, clock=shop.clock, volumes=volumes, outbox=shop.journal.outbox
        )
    }


def _settings(shop: Shop) -> dict[PageId, Page]:
    """None where the program does not know its own file, as in a test of a part."""
    host = shop.host
    if host.settings_file is None:
        return {}
    editor = Editor(host.settings_file, host.environment)
    return {PageId.SETTINGS: SettingsPage(editor=editor, running=shop.settings, clock=shop.clock)}


def _report_printer(shop: Shop) -> ReportPrinter | None:
    reports = shop.devices.reports
    return None if reports is None else reports.printer


def _software(settings: Settings) -> CheckResult:
    """A vendor's key that cannot be used is none: what is signed has nobody to vouch for it then."""
    key, file = None, settings.maintenance.vendor_key_file
    if file is not None:
        with suppress(KeyFileError):
            key = read_vendor_key(file)
    return check_software(package_root(), key, installed_version())
