"""A stand-in A4 printer: an IPP server (RFC 8011) with a paper path that jams, runs out and lies.

It speaks to a driver as a network printer does. Sheets come out one by one, at a pace; what came out
is kept as the paper in the tray, and nothing else.
"""

from hardware.report_printer.standin.paper import Paper, Sheet
from hardware.report_printer.standin.physical import AfterPowerCut, Manners, Physical
from hardware.report_printer.standin.server import StandInReportPrinter

__all__ = ["AfterPowerCut", "Manners", "Paper", "Physical", "Sheet", "StandInReportPrinter"]
