"""The signed digest on the paper: an interface. `kiosk.codes.paper_seal` makes and verifies it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from kiosk.reports.report import Holder, Report


class Sealer(Protocol):
    def seal(self, report: Report, holder: Holder, at: datetime, number: str) -> str:
        """The text for the QR code."""
        ...
