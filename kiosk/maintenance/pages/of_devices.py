"""The pages of devices, put together from what the terminal has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kiosk.maintenance.pages.camera import CameraPage
from kiosk.maintenance.pages.identity_reader import IdentityReaderPage
from kiosk.maintenance.pages.lamp import LampPage
from kiosk.maintenance.pages.presence import PresencePage
from kiosk.maintenance.pages.report_printer import ReportPrinterPage
from kiosk.maintenance.pages.scanner import ScannerPage
from kiosk.maintenance.pages.sound import SoundPage
from kiosk.maintenance.pages.ticket_printer import TicketPrinterPage
from kiosk.maintenance.sheet import PageId

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.maintenance.bench import Bench
    from kiosk.maintenance.pages.ports import TrialDevices
    from kiosk.maintenance.pages.trial import TrialPage
    from kiosk.maintenance.shared_lamp import SharedLamp
    from kiosk.reports.printer import ReportPrinter
    from kiosk.session.state import Kiosk
    from kiosk.settings import Settings


def device_pages(
    *,
    settings: Settings,
    clock: Clock,
    bench: Bench,
    devices: TrialDevices,
    kiosk: Callable[[], Kiosk],
    lamp: SharedLamp | None,
    report_printer: ReportPrinter | None,
    forget_document: Callable[[], None],
) -> Mapping[PageId, TrialPage]:
    """`kiosk`: the flow's state, asked from any thread, for what devices said last.

    `lamp`: the one that the flow's handlers have. `forget_document`: the identity reader's `forget`.
    """
    terminal = settings.terminal.id
    pages: tuple[TrialPage, ...] = (
        CameraPage(
            bench=bench,
            clock=clock,
            settings=settings.camera,
            terminal=terminal,
            camera=devices.camera,
            state_now=lambda: kiosk().equipment.camera,
            records=settings.maintenance.vendor_key_file is not None,
        ),
        ScannerPage(
            bench=bench,
            clock=clock,
            settings=settings.scanner,
            terminal=terminal,
            state_now=lambda: kiosk().equipment.scanner,
            picture_of=devices.picture_of,
        ),
        LampPage(
            bench=bench,
            clock=clock,
            settings=settings.lamp,
            lamp=lamp,
            camera=devices.camera,
            state_now=lambda: kiosk().lamp.state,
        ),
        IdentityReaderPage(
            bench=bench,
            clock=clock,
            settings=settings.identity_reader,
            state_now=lambda: kiosk().equipment.reader,
            forget=forget_document,
        ),
        PresencePage(
            bench=bench,
            clock=clock,
            settings=settings.presence,
            sensed=lambda: kiosk().equipment.presence,
        ),
        TicketPrinterPage(
            bench=bench,
            clock=clock,
            settings=settings.ticket_printer,
            printer=devices.ticket_printer,
        ),
        ReportPrinterPage(
            bench=bench,
            clock=clock,
            settings=settings.report_printer,
            printer=report_printer,
            document=devices.document,
        ),
        SoundPage(
            bench=bench,
            clock=clock,
            settings=settings.voice,
            loudspeaker=devices.loudspeaker,
        ),
    )
    return {page.PAGE: page for page in pages}
