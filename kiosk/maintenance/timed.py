"""When a check was done and how long it took."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.maintenance.checks import CheckResult

Check = Callable[[], CheckResult]


def timed(check: Check, clock: Clock) -> CheckResult:
    """Do it. Blocks for as long as the check does; so on a worker's thread."""
    began = clock.monotonic()
    result = check()
    return result.at(clock.now(), round(1_000 * (clock.monotonic() - began)))
