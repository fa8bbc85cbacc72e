"""The stand-in printer by hand: `python -m hardware.ticket.standin --port 9100 --out FOLDER`.

Prints its address, then a line for every slip. On a terminal, type the name of a physical state
(`paper_out`, `cover_open`, ...) to enter it; end of input or Ctrl-C ends it.
"""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from hardware.ticket.standin import PAPER_58MM, PAPER_80MM, Physical, StandInPrinter

_SIZES = {58: PAPER_58MM, 80: PAPER_80MM}


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    size = _SIZES[options.paper]
    with StandInPrinter(port=options.port, folder=options.out, size=size) as printer:
        host, port = printer.address
        print(f"{host}:{port}", flush=True)
        ended = threading.Event()
        watcher = threading.Thread(target=_announce, args=(printer, ended))
        watcher.start()
        try:
            for line in sys.stdin:
                _obey(printer, line.strip())
        except KeyboardInterrupt:
            pass
        finally:
            ended.set()
            watcher.join()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hardware.ticket.standin", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free port")
    parser.add_argument("--out", type=Path, help="folder for the slips' pictures")
    parser.add_argument("--paper", type=int, choices=tuple(_SIZES), default=80, help="mm")
    return parser


def _announce(printer: StandInPrinter, ended: threading.Event) -> None:
    while not ended.is_set():
        slip = printer.wait_for_slip(0.2)
        if slip is not None:
            whole = "complete" if slip.complete else "torn"
            print(f"{whole} slip: {slip.path or 'in memory'}", flush=True)


def _obey(printer: StandInPrinter, word: str) -> None:
    if word in list(Physical):
        printer.state = Physical(word)
    elif word:
        print(f"states: {', '.join(Physical)}", flush=True)
