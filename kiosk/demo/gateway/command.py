"""Command line of the demo payment gateway.

    python -m kiosk.demo.gateway --db FILE --keys FOLDER [--terminal ID]... [--scheme NAME]
                                 [--port N] [--ready-file FILE] [--expires SECONDS]
                                 [--ahead SECONDS] [--zone NAME]

When it listens, one JSON object goes to the ready file, or else to standard output:
`{"pid", "base_url", "switches_url"}`. It ends on SIGTERM, on SIGINT, and when its parent dies.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.demo.gateway.signing import Scheme


@dataclass(frozen=True, slots=True)
class Options:
    db: Path
    keys: Path
    terminals: tuple[str, ...]
    scheme: Scheme
    port: int
    ready_file: Path | None
    expires_ms: int  # of an order, from its beginning
    ahead_ms: int  # of the machine's clock
    zone: tzinfo


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m kiosk.demo.gateway")
    parser.add_argument("--db", type=Path, required=True, help="SQLite file, made if missing")
    parser.add_argument("--keys", type=Path, required=True, help="folder of keys, made if missing")
    parser.add_argument(
        "--terminal", action="append", default=[], help="to be known from the start"
    )
    parser.add_argument("--scheme", type=Scheme, choices=list(Scheme), default=Scheme.HMAC_SM3)
    parser.add_argument("--port", type=int, default=0, help="of the gateway; 0: any")
    parser.add_argument("--ready-file", type=Path)
    parser.add_argument(
        "--expires", type=float, default=180.0, help="seconds until an order closes"
    )
    parser.add_argument("--ahead", type=float, default=0.0, help="seconds, of the machine's clock")
    parser.add_argument("--zone", type=ZoneInfo, default=ZoneInfo("Asia/Shanghai"))
    given = parser.parse_args(arguments)
    options = Options(
        db=given.db,
        keys=given.keys,
        terminals=tuple(given.terminal),
        scheme=given.scheme,
        port=given.port,
        ready_file=given.ready_file,
        expires_ms=int(given.expires * 1000),
        ahead_ms=int(given.ahead * 1000),
        zone=given.zone,
    )
    from kiosk.demo.gateway.server import run  # noqa: PLC0415 - `--help` needs no aiohttp

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
