"""Command line of the demo hospital.

    python -m kiosk.demo.hospital --db FILE [--port N] [--ready-file FILE] [--seed N]
                                  [--date YYYY-MM-DD] [--at HH:MM[:SS]] [--zone NAME] [--still]

When it listens, one JSON object goes to the ready file, or else to standard output:
`{"pid", "base_url", "switches_url"}`. It ends on SIGTERM, on SIGINT, and when its parent dies.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Options:
    db: Path
    port: int
    ready_file: Path | None
    seed: int
    day: date | None
    at: time | None  # of the day, to begin with
    still: bool  # the day does not go on by itself
    zone: tzinfo | None  # None: the machine's


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m kiosk.demo.hospital")
    parser.add_argument("--db", type=Path, required=True, help="SQLite file, made if missing")
    parser.add_argument("--port", type=int, default=0, help="of the FHIR endpoint; 0: any")
    parser.add_argument("--ready-file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--date", type=date.fromisoformat, help="the hospital's day; today")
    parser.add_argument(
        "--at", type=time.fromisoformat, help="the hospital's time at the start; now"
    )
    parser.add_argument("--zone", type=ZoneInfo, help="the hospital's time zone; the machine's")
    parser.add_argument("--still", action="store_true", help="nobody else comes or is called in")
    given = parser.parse_args(arguments)
    options = Options(
        db=given.db,
        port=given.port,
        ready_file=given.ready_file,
        seed=given.seed,
        day=given.date,
        at=given.at,
        still=given.still,
        zone=given.zone,
    )
    from kiosk.demo.hospital.server import run  # noqa: PLC0415 - `--help` needs no aiohttp

    run(options, lambda address: _announce(options, address))
    return 0


def _announce(options: Options, address: dict[str, str]) -> None:
    line = json.dumps({"pid": os.getpid(), **address})
    if options.ready_file is None:
        print(line, flush=True)
        return
    unfinished = options.ready_file.with_suffix(".unfinished")
    unfinished.write_text(line, encoding="utf-8")
    unfinished.replace(options.ready_file)
