"""The counts of uses on the disk of a terminal, with what else has to outlive a restart to be counted.

- `uses`: a cell each, for 400 days: a year can be compared with the one before.
- `totals`: per service, kind and outcome since ever, which pruning takes nothing from: a counter that
  shrinks would look like a restart to Prometheus.
- `papers`: what each printer has put out since its paper was filled.
- `marks`: starts, and starts after which no end was noted.

Nothing here is of a person, so nothing is sealed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from itertools import product
from pathlib import Path
from typing import Final

from kiosk.codes.classify import Kind
from kiosk.journal.database import Database, Trouble
from kiosk.journal.read_only import ReadOnlyDatabase
from kiosk.services.access import ServiceId
from kiosk.usage.use import Outcome, Use

KEPT_DAYS: Final = 400
FILE: Final = "usage.db"

_SCHEMA: Final = (
    """
    CREATE TABLE uses (
        day TEXT NOT NULL,
        hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
        service TEXT NOT NULL,
        kind TEXT NOT NULL,
        outcome TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0),
        PRIMARY KEY (day, hour, service, kind, outcome)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE totals (
        service TEXT NOT NULL,
        kind TEXT NOT NULL,
        outcome TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0),
        PRIMARY KEY (service, kind, outcome)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE papers (printer TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
)
_KINDS: Final = (  # that begin sessions
    Kind.EHC1,
    Kind.EHC_STATIC,
    Kind.EHC_DYNAMIC,
    Kind.INSURANCE_VOUCHER,
    Kind.SOCIAL_SECURITY,
    Kind.IDENTITY_DOCUMENT,
)
_ADD_USE: Final = """
INSERT INTO uses VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
_ADD_TOTAL: Final = """
INSERT INTO totals VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
_ADD_PAPER: Final = """
INSERT INTO papers VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
_SET_MARK: Final = "INSERT OR REPLACE INTO marks VALUES (?, ?)"
_RUNNING, _STARTS, _CRASHES = "running", "starts", "crashes"


Cells = dict[Use, int]


class Paper(StrEnum):
    """Whose paper."""

    TICKET = auto()
    REPORT = auto()


@dataclass(frozen=True, slots=True)
class Totals:
    """Since ever, each sum by itself: see `kiosk.usage.use`."""

    by_service: Mapping[tuple[ServiceId, Outcome], int]
    by_kind: Mapping[Kind, int]  # sessions


@dataclass(frozen=True, slots=True)
class Starts:
    """`crashes`: starts after which the program was not stopped in order; the power may have failed."""

    starts: int
    crashes: int


class UsageStore:
    """Safe to use from several threads. Opens its file at first use; the folder must be there."""

    def __init__(self, folder: Path) -> None:
        """`folder`: the terminal's storage."""
        # Counts that are lost with a damaged file are not worth a terminal that counts no more.
        self._database = Database(folder / FILE, (_SCHEMA,))

    def add(
        self,
        uses: Mapping[Use, int],
        papers: Mapping[Paper, int],
        refilled: AbstractSet[Paper] = frozenset(),
        *,
        today: date,
    ) -> bool:
        """Add counts, all or none. False: the disk takes no writes.

        `papers`: that were put out, since new paper came into those `refilled`.
        """

        def work(database: sqlite3.Connection) -> None:
            database.executemany(
                "INSERT OR REPLACE INTO papers VALUES (?, 0)", [(each.value,) for each in refilled]
            )
            for use, count in uses.items():
                if use.kind is not None:
                    cell = (use.service.value, use.kind.value, use.outcome.value)
                    database.execute(_ADD_USE, (use.day.isoformat(), use.hour, *cell, count))
                    database.execute(_ADD_TOTAL, (*cell, count))
            database.executemany(_ADD_PAPER, [(each.value, n) for each, n in papers.items()])
            before = today - timedelta(days=KEPT_DAYS)
            database.execute("DELETE FROM uses WHERE day < ?", (before.isoformat(),))

        return self._database.transact(work) is None

    def cells(self, since: date, until: date) -> Cells | Trouble:
        """The days from `since` to `until`, with both."""
        return self._database.read(lambda database: _cells(database, since, until))

    def totals(self) -> Totals | Trouble:
        def work(database: sqlite3.Connection) -> Totals:
            # At nought too: what appears with its first count cannot be seen to have grown.
            by_service = Counter(dict.fromkeys(product(ServiceId, Outcome), 0))
            by_kind = Counter(dict.fromkeys(_KINDS, 0))
            for service, kind, outcome, count in database.execute("SELECT * FROM totals"):
                with suppress(ValueError):  # as above
                    by_service[ServiceId(service), Outcome(outcome)] += count
                    identified = service == ServiceId.IDENTIFY and outcome == Outcome.DONE
                    by_kind[Kind(kind)] += count if identified else 0
            return Totals(by_service, by_kind)

        return self._database.read(work)

    def papers(self) -> dict[Paper, int] | Trouble:
        """Tickets and slips, or reports, since the paper was filled."""

        def work(database: sqlite3.Connection) -> dict[Paper, int]:
            rows = dict(database.execute("SELECT printer, count FROM papers").fetchall())
            return {paper: int(rows.get(paper.value, 0)) for paper in Paper}

        return self._database.read(work)

    def started(self) -> Starts | Trouble:
        """Note that the program runs."""

        def work(database: sqlite3.Connection) -> Starts:
            marks = dict(database.execute("SELECT name, value FROM marks").fetchall())
            crashes = marks.get(_CRASHES, 0) + marks.get(_RUNNING, 0)
            starts = marks.get(_STARTS, 0) + 1
            marked = ((_STARTS, starts), (_CRASHES, crashes), (_RUNNING, 1))
            database.executemany(_SET_MARK, marked)
            return Starts(starts, crashes)

        return self._database.transact(work)

    def stopped(self) -> None:
        """Note that it ends in order."""

        def work(database: sqlite3.Connection) -> None:
            database.execute(_SET_MARK, (_RUNNING, 0))

        self._database.transact(work)

    def close(self) -> None:
        self._database.close()


def read_beside(folder: Path, since: date, until: date) -> Cells | Trouble:
    """As `UsageStore.cells`, of a terminal's storage that is another process's; nothing is made."""
    path = folder / FILE
    if not path.exists():
        return {}  # nothing was counted yet
    return ReadOnlyDatabase(path, 1).read(lambda database: _cells(database, since, until))


def _cells(database: sqlite3.Connection, since: date, until: date) -> Cells:
    rows = database.execute(
        "SELECT * FROM uses WHERE day BETWEEN ? AND ?", (since.isoformat(), until.isoformat())
    )
    cells: Cells = {}
    for day, hour, service, kind, outcome, count in rows:
        with suppress(ValueError):  # a kind that this release no longer knows
            cell = ServiceId(service), Kind(kind), Outcome(outcome)
            cells[Use(date.fromisoformat(day), hour, *cell)] = count
    return cells
