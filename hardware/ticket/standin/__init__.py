"""A stand-in slip printer: a TCP server that understands ESC/POS and draws what it prints.

It speaks to a driver as a real printer does and has its physical states: paper low and out, cover
open, cutter jammed, slow, unplugged, unplugged half-way through a slip.
"""

from hardware.ticket.standin.paper import PAPER_58MM, PAPER_80MM, PaperSize, Slip
from hardware.ticket.standin.physical import Physical
from hardware.ticket.standin.server import StandInPrinter

__all__ = ["PAPER_58MM", "PAPER_80MM", "PaperSize", "Physical", "Slip", "StandInPrinter"]
