"""`./run prove print-kill [--every N]`: a run of prints is killed at each of its points."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.print_kill import prove


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run prove print-kill", allow_abbrev=False)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth point")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="yima-") as folder:
        books = prove(Path(folder), max(1, options.every))
    states = ", ".join(f"{count} {state}" for state, count in sorted(books.states.items()))
    sys.stdout.write(
        f"{books.points} points, {books.tried} tried, {books.struck} killed there\n"
        f"reports: {states}; {books.papers} papers, {books.told} notices\n"
    )
    for line in books.wrong:
        sys.stdout.write(f"WRONG: {line}\n")
    return 1 if books.wrong else 0
