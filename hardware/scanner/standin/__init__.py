"""A stand-in scanner on a serial line: a pseudo-terminal with somebody to scan with it. POSIX only."""

from hardware.scanner.standin.device import Standing, StandInScanner
from hardware.scanner.standin.pseudo_terminal import PseudoTerminal

__all__ = ["PseudoTerminal", "StandInScanner", "Standing"]
