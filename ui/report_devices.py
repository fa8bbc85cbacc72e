"""What draws and prints reports, put together from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from kiosk.handlers.report_desk import ReportDevices
from ui.paper.forms import PdfForms
from ui.paper.report_paper import QtReportPaper

if TYPE_CHECKING:
    from kiosk.settings import Settings
    from kiosk.settings.reports import ReportPrinterSettings
    from ui.shown_pictures import ShownPictures

_MEGABYTE = 1_048_576


def report_devices(settings: Settings, pictures: ShownPictures) -> ReportDevices | None:
    """`pictures`: of the glass. None where the settings have no `[reports]`."""
    reports = settings.reports
    if reports is None:
        return None
    return ReportDevices(
        paper=QtReportPaper(
            layouts=reports.layouts, stamp=reports.stamp_file, logo=reports.logo_file
        ),
        forms=PdfForms(
            pictures,
            most_bytes=reports.form_megabytes * _MEGABYTE,
            most_pages=reports.form_pages,
        ),
        printer=_printer(settings.report_printer, settings.terminal.id),
    )


def _printer(settings: ReportPrinterSettings | None, terminal: str) -> IppReportPrinter | None:
    if settings is None:
        return None
    return IppReportPrinter(
        settings.uri,
        requesting_user_name=f"yima-{terminal}",
        device_uri=settings.device_uri,
        ca_file=settings.ca_file,
        sides=settings.sides,
        connect_seconds=settings.connect_seconds,
        read_seconds=settings.read_seconds,
        still_seconds=settings.still_seconds,
    )
