"""What puts reports on paper and forms on the screen. `ui.paper` does it with Qt.

Calls block, and are made from worker threads. Neither leaves a file behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.reasons import Failure
from kiosk.reports.reading import Explanation
from kiosk.reports.report import Holder, Report


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that goes on the paper of one report. `seal`: text of the signed code, empty without one."""

    hospital: str
    report: Report
    holder: Holder = field(repr=False)
    explanation: Explanation | None  # of what is out of range; None: not printed
    seal: str
    language: str  # "zh_CN" or "en"
    printed_at: datetime  # aware
    terminal: str
    number: str  # of the print


@dataclass(frozen=True, slots=True)
class Printable:
    """A4, PDF."""

    document: bytes = field(repr=False)
    pages: int


class ReportPaper(Protocol):
    def lay_out(self, sheet: Sheet) -> Printable | Failure:
        """REPORT_UNPRINTABLE: the hospital's layout file does not work, or the report is too long."""
        ...


@dataclass(frozen=True, slots=True)
class FormPage:
    """One page of a form as a picture. `image`: its address for the glass; `pages`: that it has."""

    image: str = field(repr=False)
    pages: int


class FormReader(Protocol):
    """Reads PDF that comes from elsewhere, in a process of its own, within limits."""

    def pages(self, document: bytes) -> int | Failure:
        """How many. FORM_UNREADABLE, FORM_TOO_LARGE."""
        ...

    def page(self, document: bytes, number: int, width: int) -> FormPage | Failure:
        """Page `number` (from 0), `width` dots wide. FORM_UNREADABLE, FORM_TOO_LARGE."""
        ...

    def forget(self) -> None:
        """The session is over: drop the document."""
        ...

    def close(self) -> None:
        """End the process."""
        ...
