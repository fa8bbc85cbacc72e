"""The stand-in A4 printer by hand: `python -m hardware.report_printer.standin --port 8631 --out DIR`.

Prints its address, then a line for every sheet. On a terminal, type the name of a physical state
(`paper_out`, `jam`, ...) to enter it; end of input or Ctrl-C ends it.
"""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from hardware.report_printer.standin import Physical, StandInReportPrinter

_LOOK_SECONDS = 0.2


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with StandInReportPrinter(
        port=options.port,
        folder=options.out,
        pages_per_second=options.pages_per_second,
        sheets=options.sheets,
    ) as printer:
        print(printer.uri, flush=True)
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
    parser = argparse.ArgumentParser(
        prog="python -m hardware.report_printer.standin", description=__doc__
    )
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--out", type=Path, help="folder for the PDFs of completed jobs")
    parser.add_argument("--pages-per-second", type=float, default=1.0)
    parser.add_argument("--sheets", type=int, help="in the tray; without it, endless")
    return parser


def _announce(printer: StandInReportPrinter, ended: threading.Event) -> None:
    told = 0
    while not ended.is_set():
        printer.wait_until(lambda: len(printer.sheets) > told, _LOOK_SECONDS)  # noqa: B023 - called at once
        for sheet in printer.sheets[told:]:
            pages = " and ".join(str(page) for page in sheet.pages)
            print(f"job {sheet.job_id}, page {pages}", flush=True)
            told += 1


def _obey(printer: StandInReportPrinter, word: str) -> None:
    if word in list(Physical):
        printer.state = Physical(word)
    elif word:
        print(f"states: {', '.join(Physical)}", flush=True)
