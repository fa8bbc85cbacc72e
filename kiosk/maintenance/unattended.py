"""The checks that need no hand: network, trust list, storage, machine, software.

What the terminal is not fitted with, by its settings, is said for all checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.clock import Clock
from kiosk.maintenance.checks import CheckId, CheckResult, not_fitted
from kiosk.maintenance.machine import check_machine, check_storage, check_temperature
from kiosk.maintenance.network import check_port
from kiosk.maintenance.ports import NETWORK, ports_of
from kiosk.maintenance.timed import Check, timed
from kiosk.maintenance.trust_check import judge_trust
from kiosk.trust.distribution.status import DistributionStatus

if TYPE_CHECKING:
    from kiosk.settings import Settings

_AT_ONCE: Final = 4


def unfitted(settings: Settings) -> tuple[CheckId, ...]:
    """What this terminal has not, by its settings."""
    ports = {each.check for each in ports_of(settings)}
    without = {check for check in NETWORK if check not in ports}
    for check, there in (
        (CheckId.LAMP, settings.lamp.kind != "none"),
        (CheckId.SCANNER, settings.scanner.kind != "none"),
        (CheckId.IDENTITY_READER, bool(settings.identity_reader.host)),
        (CheckId.PRESENCE, settings.presence.kind != "none"),
        (CheckId.REPORT_PRINTER, settings.report_printer is not None),
        (CheckId.SOUND, settings.voice.on),
    ):
        if not there:
            without.add(check)
    return tuple(check for check in CheckId if check in without)


def run_unattended(
    settings: Settings,
    clock: Clock,
    trust: Callable[[], DistributionStatus],
    software: Check,
    root: Path = Path("/"),
) -> tuple[CheckResult, ...]:
    """Blocks for as long as the slowest port does, half a minute at worst."""
    with ThreadPoolExecutor(_AT_ONCE, "check") as workers:
        made = workers.map(
            lambda check: timed(check, clock), _checks(settings, clock, trust, software, root)
        )
        results = tuple(made)
    now = clock.now()
    return (*results, *(not_fitted(check).at(now, 0) for check in unfitted(settings)))


def _checks(
    settings: Settings,
    clock: Clock,
    trust: Callable[[], DistributionStatus],
    software: Check,
    root: Path,
) -> Iterator[Check]:
    for port in ports_of(settings):
        yield partial(check_port, port, clock.now)
    yield lambda: judge_trust(trust())
    yield partial(check_storage, settings.storage.folder)
    yield partial(check_temperature, root)
    yield partial(check_machine, root)
    yield software
