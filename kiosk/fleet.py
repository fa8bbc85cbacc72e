"""A terminal's numbers for those who look after many: what feeds them, what they are read from, and where
they are told. docs/fleet.md has the rest of the way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.audit.catalogue import fingerprint
from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.journal.message_table import OutboxCounts
from kiosk.metrics import Metrics, Reading, Source, Spread
from kiosk.metrics_file import MetricsFile
from kiosk.payment.order import Order
from kiosk.readings import (
    build_reading,
    outbox_readings,
    payment_readings,
    port_readings,
    print_readings,
    trust_readings,
)
from kiosk.reports.book import Print
from kiosk.runner import Lane
from kiosk.scan_watch import ScanWatch
from kiosk.session.events import Event
from kiosk.session.state import Kiosk
from kiosk.settings.fleet_metrics import MetricsSettings
from kiosk.tally import EventTally
from kiosk.trust.distribution.status import DistributionStatus
from kiosk.trust.health import ClockState
from kiosk.usage.keeper import UsageKeeper

if TYPE_CHECKING:
    from prometheus_client import ProcessCollector

_log = logging.getLogger(__name__)
_OF_THE_PROCESS: Final = {
    "process_resident_memory_bytes": "Memory that is the program's own, its child processes left out.",
    "process_open_fds": "Open files and sockets.",
    "process_cpu_seconds": "Time at work on a processor.",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the numbers of a terminal's parts are read. None may block for long, or raise."""

    state: Callable[[], Kiosk]
    trust: Callable[[], DistributionStatus]
    clock_state: Callable[[], ClockState]
    outbox: Callable[[], OutboxCounts | None]
    orders: Callable[[], tuple[Order, ...] | Trouble | None] = lambda: None  # unresolved
    prints: Callable[[], tuple[Print, ...] | Trouble | None] = lambda: None  # open
    safe_mode: Callable[[], bool] = lambda: False
    updates: Callable[[], Iterable[Reading]] = tuple


class Fleet:
    """`start` once, `stop` once. Uses are counted whether or not anything is told."""

    def __init__(
        self, settings: MetricsSettings, terminal: str, storage: Path, clock: Clock, parts: Parts
    ) -> None:
        """`terminal`: its id. `storage`: its folder, made by whoever checks it. `clock`: local time is
        the hospital's.
        """
        self._settings = settings
        self._terminal = terminal
        self._clock = clock
        self._parts = parts
        self._began = clock.monotonic()
        self._tally = EventTally(clock)
        self._scans = ScanWatch()
        self._process: ProcessCollector | None = None
        self.usage = UsageKeeper(storage, clock, also=self._write)
        self.metrics = Metrics(settings.port, self._sources(), settings.address)
        self._file = None if settings.text_file is None else MetricsFile(settings.text_file)
        self._written = float("-inf")

    def listening(self, lane: Lane) -> Lane:
        """The lane of the event log, so that what is recorded is counted."""
        return self._tally.listening(lane, self.usage.watch.recorded)

    def saw(self, event: Event) -> None:
        """Something happened; told before the flow is. Any thread; a bug in here is nobody else's."""
        try:
            self._scans.saw(event, self._clock.monotonic())
            self.usage.watch.saw(event, self._parts.state())
        except Exception as bug:  # noqa: BLE001 - counting must never cost a patient the visit
            _log.error("not counted: %s", fingerprint(bug))

    def start(self) -> None:
        self.usage.start()
        if self._settings.port != 0:
            self.metrics.start()

    def stop(self) -> None:
        """Takes a few seconds at most."""
        self.metrics.stop()
        self.usage.stop()
        if self._file is not None:
            self._file.remove()

    def _write(self) -> None:
        now = self._clock.monotonic()
        if self._file is not None and now - self._written >= self._settings.text_file_seconds:
            self._written = now
            self._file.write(self.metrics.text())

    # -- sources ---------------------------------------------------------------------------------

    def _sources(self) -> tuple[Source, ...]:
        parts = self._parts
        return (
            self._program,
            self._ports,
            self._tally.readings,
            lambda: (self._scans.spread(),),
            lambda: trust_readings(parts.trust(), parts.clock_state()),
            lambda: outbox_readings(parts.outbox()),
            self._payments,
            self._prints,
            self.usage.readings,
            parts.updates,
            self._of_the_process,
        )

    def _program(self) -> Iterator[Reading]:
        yield build_reading(self._terminal)
        uptime = self._clock.monotonic() - self._began
        yield Reading("uptime_seconds", "Since the program was started.", uptime)
        yield Reading(
            "safe_mode", "1 while only the safe screen is shown.", self._parts.safe_mode()
        )
        closed = self._parts.state().is_closed
        yield Reading("closed", "1 while staff have taken the terminal out of service.", closed)
        is_open = self._settings.is_open(self._clock.local())
        yield Reading("site_open", "1 while patients are expected.", is_open)

    def _ports(self) -> Iterator[Reading]:
        kiosk = self._parts.state()
        yield from port_readings(kiosk.equipment, kiosk.lamp.state, self._tally.voice)

    def _payments(self) -> Iterator[Reading]:
        orders = self._parts.orders()
        if isinstance(orders, tuple):
            yield from payment_readings(orders, self._clock.now())

    def _prints(self) -> Iterator[Reading]:
        prints = self._parts.prints()
        if isinstance(prints, tuple):
            yield from print_readings(prints, self._clock.now())

    def _of_the_process(self) -> Iterator[Reading | Spread]:
        """What prometheus_client reads of Linux; elsewhere nothing."""
        from prometheus_client import ProcessCollector  # noqa: PLC0415 - cold start

        if self._process is None:
            self._process = ProcessCollector(registry=None)
        for family in self._process.collect():
            meaning = _OF_THE_PROCESS.get(family.name)
            if meaning is not None:
                value = family.samples[0].value
                yield Reading(family.name, meaning, value, total=family.type == "counter")
