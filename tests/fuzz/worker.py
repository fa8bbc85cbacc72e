"""One target in a process of its own, started by the campaign.

`python -m tests.fuzz.worker TARGET SECONDS FOLDER FINDINGS ENGINE SEED FIRST`; the seconds
count from when everything is imported. The report is FOLDER/TARGET.json; without one the process has died, and
FOLDER/TARGET.inflight holds the input that it died of.
"""

from __future__ import annotations

import sys
import time
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from types import ModuleType

INSTRUMENTED = ("kiosk.codes", "kiosk.trust")


def main(argv: list[str]) -> None:
    """Run the target for so long."""
    name, seconds, folder, findings, engine, seed, first = argv
    atheris = import_module("atheris") if engine == "atheris" else None
    # What is fuzzed must be imported in here, and so must all that imports it.
    with _instrumented(atheris):
        engines = import_module("tests.fuzz.engines")
        target = import_module("tests.fuzz.planted").find(name)
    engines.run(
        target,
        atheris,
        end=time.monotonic() + float(seconds),
        folder=Path(folder),
        findings=Path(findings),
        seed=int(seed),
        first_only=first == "first",
    )


def _instrumented(atheris: ModuleType | None) -> object:
    if atheris is None:
        return nullcontext()
    return atheris.instrument_imports(include=list(INSTRUMENTED))


if __name__ == "__main__":
    main(sys.argv[1:])
