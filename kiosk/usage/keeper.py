"""Keeps the counts of uses: from memory to the disk, every few seconds, on a thread of its own.

A disk that takes no writes costs nothing but the wait: the counts stay in memory, of which they take no
more than there are cells. A crash costs the counts of the last seconds.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from kiosk.audit.catalogue import fingerprint
from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.metrics import Reading
from kiosk.usage.store import Paper, Starts, UsageStore
from kiosk.usage.watch import UsageWatch

_log = logging.getLogger(__name__)
_EVERY: Final = 3.0  # seconds
_STOPS_WITHIN: Final = 2.0  # seconds


class UsageKeeper:
    """`start` once, `stop` once."""

    def __init__(
        self, folder: Path, clock: Clock, *, also: Callable[[], None] = lambda: None
    ) -> None:
        """`folder`: the terminal's storage. `also`: done along with each round."""
        self.watch = UsageWatch(clock)
        self._store = UsageStore(folder)
        self._clock = clock
        self._also = also
        self._starts: Starts | None = None
        self._keeping = threading.Lock()  # held from the watch to the disk
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="usage", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Takes 2 s at most."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(_STOPS_WITHIN)

    def refill(self, paper: Paper) -> None:
        """Staff say that there is new paper in a printer, whatever that has said of it."""
        self.watch.refilled(paper)

    def papers(self) -> dict[Paper, int] | Trouble:
        """Tickets and slips, or reports, since the paper was filled: with what waits for the disk."""
        with self._keeping:
            stored, (more, refilled) = self._store.papers(), self.watch.papers()
        if isinstance(stored, Trouble):
            return stored
        return {
            paper: more.get(paper, 0) + (0 if paper in refilled else count)
            for paper, count in stored.items()
        }

    @property
    def starts(self) -> Starts | None:
        """With this one; None while the disk has not taken it."""
        return self._starts

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                self._keep()
                self._also()
            except Exception as bug:  # noqa: BLE001 - the next round may do better
                _log.error("usage: %s", fingerprint(bug))
            self._stopping.wait(_EVERY)
        self._keep()
        if self._starts is not None:
            self._store.stopped()
        self._store.close()

    def _keep(self) -> None:
        if self._starts is None:
            starts = self._store.started()  # until the disk takes it
            self._starts = None if isinstance(starts, Trouble) else starts
        if self.watch.waits:
            with self._keeping:
                taken = self.watch.taken()
                if not self._store.add(*taken, today=self._clock.local().date()):
                    self.watch.put_back(*taken)

    def readings(self) -> Iterator[Reading]:
        """Since ever, with what waits for the disk left out; nothing while the disk cannot be read."""
        totals, papers = self._store.totals(), self._store.papers()
        if not isinstance(totals, Trouble):
            for (service, outcome), count in totals.by_service.items():
                yield Reading(
                    "uses",
                    "Sessions in which a service was used, by how that ended.",
                    count,
                    total=True,
                    labels={"service": service, "outcome": outcome},
                )
            for kind, count in totals.by_kind.items():
                yield Reading(
                    "uses_by_kind",
                    "Sessions, by the kind of code that began them.",
                    count,
                    total=True,
                    labels={"kind": kind},
                )
        if not isinstance(papers, Trouble):
            for paper, count in papers.items():
                yield Reading(
                    "papers_since_refill",
                    "Tickets and slips, or reports, put out since the paper was filled.",
                    count,
                    labels={"paper": paper},
                )
        yield from self._start_readings()

    def _start_readings(self) -> Iterator[Reading]:
        if self._starts is not None:
            yield Reading("starts", "Starts of the program.", self._starts.starts, total=True)
            yield Reading(
                "crashes",
                "Starts that were not stopped in order: a crash, or the power.",
                self._starts.crashes,
                total=True,
            )
