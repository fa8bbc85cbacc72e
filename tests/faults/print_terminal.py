"""A terminal that prints reports and is a process, so that it can be killed anywhere.

Real journal, outbox, FHIR adapter and IPP driver; hospital and printer are elsewhere, and go on.
"""

from __future__ import annotations

import json
import multiprocessing
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

from tests.faults.pay_points import Kill, Points, watch

TERMINAL: Final = "T07"
PAGES: Final = 2
_POINTS: Final = "points.json"


@dataclass(frozen=True)
class Errand:
    """What a terminal is switched on for: to print these for a patient, or just to be on."""

    folder: Path
    base_url: str
    printer: str
    patient: str
    reports: tuple[str, ...]
    servers: dict[int, str]
    prints: bool = True


def context() -> ForkServerContext:
    """Processes that are forked from one where everything is imported."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["tests.faults.print_terminal", "tests.faults.print_desk"])
    return made


def live(errand: Errand, kill: Kill | None) -> None:
    """One life. It ends by itself, or at `kill`."""
    from tests.faults.print_desk import Desk  # noqa: PLC0415 - imported by the fork server

    points = Points(kill)
    watch(points, str(errand.folder), errand.servers)
    with Desk(errand) as desk:
        desk.settles()
        if errand.prints:
            desk.prints()
        desk.tells()
    (errand.folder / _POINTS).write_text(json.dumps(points.seen))


def points_of(errand: Errand) -> list[str]:
    """Of the last life that was not cut short."""
    found: list[str] = json.loads((errand.folder / _POINTS).read_text())
    return found


def run(made: ForkServerContext, errand: Errand, kill: Kill | None, seconds: float = 60.0) -> int:
    """Exit code of one life: 0, or -9 where it was killed."""
    process = made.Process(target=live, args=(errand, kill))
    process.start()
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise TimeoutError("a terminal that does not end")
    code: int = process.exitcode
    process.close()
    return code
