"""`./run bench [NAMES]`: every measurement, or those named; JSON on standard output.

One that is named alone may be given options of its own: `./run bench scanning --plot`.

Each has its peer in the same run and says whether its goal was met. Nothing here is a test: these
machines are noisy, and a missed goal is looked into, not asserted.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from itertools import takewhile
from typing import Any

NAMES = (
    "verification",
    "throughput",
    "decoding",
    "start",
    "bundle",
    "scan",
    "revocation",
    "scanning",
    "journal",
    "paying",
    "recovery",
    "reports",
    "smoothness",
    "errands",
)


def main(arguments: list[str]) -> int:
    wanted = list(takewhile(lambda word: not word.startswith("-"), arguments))
    options = arguments[len(wanted) :]
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        sys.stderr.write(f"no such measurement: {', '.join(unknown)}; there are {NAMES}\n")
        return 2
    if options and wanted != ["scanning"]:
        sys.stderr.write("options are for `scanning` alone\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    results: dict[str, Any] = {}
    for name in wanted or NAMES:
        measure: Callable[..., dict[str, Any]] = import_module(f"tests.benchmarks.{name}").measure
        results[name] = measure(options) if options else measure()
        sys.stderr.write(f"{name} done\n")
    sys.stdout.write(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":  # children of a spawning process import this module too
    sys.exit(main(sys.argv[1:]))
