"""The stand-in scanner by hand: `python -m hardware.scanner.standin PATH`.

PATH is the port to name in the terminal's settings. Then type the name of a state (`ready`,
`unplugged`, `torn`, `garbled`) to enter it, or `scan CODE`; end of input or Ctrl-C ends it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hardware.scanner.standin import Standing, StandInScanner


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m hardware.scanner.standin", description=__doc__)
    parser.add_argument("path", type=Path, help="where the port is to be")
    options = parser.parse_args(arguments)
    with StandInScanner(options.path) as scanner:
        print(scanner.path, flush=True)
        try:
            for line in sys.stdin:
                _obey(scanner, line.rstrip("\n"))
        except KeyboardInterrupt:
            pass
    return 0


def _obey(scanner: StandInScanner, line: str) -> None:
    if line in list(Standing):
        scanner.state = Standing(line)
    elif line.startswith("scan "):
        scanner.scan(line.removeprefix("scan "))
    elif line:
        print(f"states: {', '.join(Standing)}; scan CODE", flush=True)
