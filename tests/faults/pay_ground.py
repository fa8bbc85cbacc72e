"""Two terminals beside one another, made anew for each run of a model in a millisecond or two."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from kiosk.clock import ManualClock
from kiosk.journal.opened import Journal
from tests.counter import Counterparts, Crank

TERMINALS = ("T-1", "T-2")
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@dataclass
class OwnClock:
    """A terminal's clock: uptime is that of the world; the hour may be wrong by `offset` seconds."""

    world: ManualClock
    offset: float = 0.0

    def now(self) -> int:
        return int(self.world.wall + self.offset)

    def monotonic(self) -> float:
        return self.world.monotonic()

    def local(self) -> datetime:
        return self.world.local() + timedelta(seconds=self.offset)


class Ground:
    """Where the journals are, and what has been seen in all of the runs.

    A journal is not made for each run, which costs more than the run, but copied as it was when it was
    new. It is in memory where the system has a place for that: what a disk does in a power cut is the
    matter of other tests.
    """

    def __init__(self) -> None:
        place = _MEMORY if os.access(_MEMORY, os.W_OK) else None
        self.folder = Path(mkdtemp(prefix="yima-payments-", dir=place))
        self.seen: Counter[str] = Counter()
        fresh = self.folder / "fresh"
        fresh.mkdir()
        journal = Journal(fresh)
        for terminal in TERMINALS:
            (self.folder / terminal).mkdir()
        book = journal.orders(TERMINALS[0])
        assert book is not None
        assert book.unresolved() == ()
        journal.close()
        self._fresh = {path.name: path.read_bytes() for path in fresh.iterdir()}
        assert set(self._fresh) == {"installation.key", "orders.db"}

    def terminals(self, counter: Counterparts) -> tuple[Crank, ...]:
        """Each with an empty journal of its own, and a clock of its own."""
        return tuple(self._terminal(counter, name) for name in TERMINALS)

    def _terminal(self, counter: Counterparts, name: str) -> Crank:
        folder = self.folder / name
        for path in folder.iterdir():
            path.unlink()
        for file, content in self._fresh.items():
            (folder / file).write_bytes(content)
        return Crank(counter, folder=folder, terminal=name, clock=OwnClock(counter.clock))

    def clear(self) -> None:
        shutil.rmtree(self.folder)
