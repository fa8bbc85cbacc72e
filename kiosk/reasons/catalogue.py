"""The catalogue itself: one entry for each code. See `kiosk.reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.reasons.cards import CARDS
from kiosk.reasons.codes import Code, Reason
from kiosk.reasons.devices import DEVICES
from kiosk.reasons.hospital import HOSPITAL
from kiosk.reasons.paying import BILLS, INSURANCE, PAYMENTS
from kiosk.reasons.reporting import REPORT_PRINTER, REPORTS
from kiosk.reasons.staffing import STAFFING
from kiosk.reasons.terminal import TERMINAL

CATALOGUE: Mapping[Code, Reason] = {
    **CARDS,
    **HOSPITAL,
    **BILLS,
    **REPORTS,
    **REPORT_PRINTER,
    **PAYMENTS,
    **INSURANCE,
    **DEVICES,
    **STAFFING,
    **TERMINAL,
}
