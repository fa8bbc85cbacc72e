"""One target in a process of its own, started by the campaign.

`python -m tests.fuzz.worker TARGET END FOLDER FINDINGS ENGINE SEED FIRST`; END on the system's
monotonic clock. The report is FOLDER/TARGET.json; without one the process has died, and
FOLDER/TARGET.inflight holds the input that it died of.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from types import ModuleType

INSTRUMENTED = ("kiosk.codes", "kiosk.trust")


def main(argv: list[str]) -> None:
    """Run the target until then."""
    name, end, folder, findings, engine, seed, first = argv
    atheris = import_module("atheris") if engine == "atheris" else None
    # What is fuzzed must be imported in here, and so must all that imports it.
    with _instrumented(atheris):
        engines = import_module("tests.fuzz.engines")
        target = import_module("tests.fuzz.planted").find(name)
    engines.run(
        target,
        atheris,
        end=float(end),
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
