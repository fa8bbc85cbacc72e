"""`QtReportPaper`: a report of the hospital on A4, as PDF."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from kiosk.reasons import Failure
from kiosk.reports.paper import Printable, Sheet

if TYPE_CHECKING:
    from ui.paper.typesetting import Stationery


class NoGuiApplicationError(RuntimeError):
    """Qt's fonts need a QGuiApplication; whoever starts the program has to make it."""


class QtReportPaper:
    """A `kiosk.reports.paper.ReportPaper`. Safe from any thread while a QGuiApplication exists.

    Files are read at the first report and kept; those that are broken are read again at the next.

    Args:
        layouts: a folder with files of the hospital's own, in place of those in resources/reports.
        stamp: PNG with a clear ground. logo: PNG or JPEG.
    """

    def __init__(
        self, layouts: Path | None = None, stamp: Path | None = None, logo: Path | None = None
    ) -> None:
        self._paths = (layouts, stamp, logo)
        self._reading = threading.Lock()
        self._stationery: Stationery | None = None

    def lay_out(self, sheet: Sheet) -> Printable | Failure:
        """The same sheet always gives the same pages; the file's own id and date differ."""
        from ui.paper import typesetting  # noqa: PLC0415 - Jinja is not loaded before it is needed

        if QGuiApplication.instance() is None:
            raise NoGuiApplicationError
        with self._reading:
            stationery = self._stationery or typesetting.read_stationery(*self._paths)
            if isinstance(stationery, Failure):
                return stationery
            self._stationery = stationery
        return typesetting.lay_out(sheet, stationery)
