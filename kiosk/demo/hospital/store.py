"""Resources in SQLite, with versions and the indexes that searches use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Final

from kiosk.demo.hospital import json_text
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.parameters import PARAMETERS, references, spans, tokens

Resource = dict[str, Any]

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS resource (
    type TEXT, id TEXT, version INTEGER, body TEXT, PRIMARY KEY (type, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS term (type TEXT, id TEXT, param TEXT, system TEXT, value TEXT);
CREATE INDEX IF NOT EXISTS term_value ON term (type, param, value);
CREATE INDEX IF NOT EXISTS term_owner ON term (type, id);
CREATE TABLE IF NOT EXISTS span (type TEXT, id TEXT, param TEXT, low REAL, high REAL);
CREATE INDEX IF NOT EXISTS span_low ON span (type, param, low);
CREATE INDEX IF NOT EXISTS span_owner ON span (type, id);
CREATE TABLE IF NOT EXISTS ticket (
    day TEXT, letter TEXT, number INTEGER, encounter TEXT UNIQUE, PRIMARY KEY (day, letter, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS holder (
    patient TEXT, day TEXT, wrong INTEGER, PRIMARY KEY (patient, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS payment (
    invoice TEXT PRIMARY KEY, "order" TEXT, total INTEGER, fund INTEGER, account INTEGER,
    own INTEGER, at TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS edition (
    report TEXT, issued REAL, PRIMARY KEY (report, issued)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS print (
    report TEXT, issued REAL, provenance TEXT, PRIMARY KEY (report, issued)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seeded (what TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Store:
    """One connection, used from one thread."""

    def __init__(self, path: Path, zone: tzinfo | None) -> None:
        self._zone = zone
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def query(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, tuple(values)).fetchall()

    def read(self, kind: str, logical_id: str) -> Resource | None:
        rows = self.query("SELECT body FROM resource WHERE type = ? AND id = ?", (kind, logical_id))
        if not rows:
            return None
        body: Resource = json_text.loads(rows[0][0])
        return body

    def must_read(self, reference: str) -> Resource:
        kind, _, logical_id = reference.partition("/")
        found = self.read(kind, logical_id)
        if found is None:
            raise FhirError(404, "not-found", f"this {kind} is not known")
        return found

    def put(self, resource: Resource, now: datetime) -> Resource:
        """Write the next version of a resource, and return it with its new `meta`."""
        kind, logical_id = resource["resourceType"], resource["id"]
        rows = self.query(
            "SELECT version FROM resource WHERE type = ? AND id = ?", (kind, logical_id)
        )
        version = (rows[0][0] if rows else 0) + 1
        meta = {
            **resource.get("meta", {}),
            "versionId": str(version),
            "lastUpdated": now.astimezone(UTC).isoformat(timespec="milliseconds"),
        }
        written = {**resource, "meta": meta}
        self._db.execute(
            "INSERT OR REPLACE INTO resource VALUES (?, ?, ?, ?)",
            (kind, logical_id, version, json_text.dumps(written).decode()),
        )
        if version > 1:
            for table in ("term", "span"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE type = ? AND id = ?",  # noqa: S608 - two fixed names
                    (kind, logical_id),
                )
        self._index(written)
        return written

    def next_ticket(self, day: str, letter: str, encounter: str) -> int:
        """Give out the next number of this letter on this day. Inside a transaction."""
        rows = self.query(
            "SELECT COALESCE(MAX(number), 0) + 1 FROM ticket WHERE day = ? AND letter = ?",
            (day, letter),
        )
        number: int = rows[0][0]
        self._db.execute("INSERT INTO ticket VALUES (?, ?, ?, ?)", (day, letter, number, encounter))
        return number

    def has_seed(self, what: str) -> bool:
        return bool(self.query("SELECT 1 FROM seeded WHERE what = ?", (what,)))

    def claim_seed(self, what: str) -> bool:
        """Whether `what` still had to be seeded; it counts as done from now on."""
        cursor = self._db.execute("INSERT OR IGNORE INTO seeded VALUES (?)", (what,))
        return cursor.rowcount == 1

    def _index(self, resource: Resource) -> None:
        kind, logical_id = resource["resourceType"], resource["id"]
        terms: list[tuple[str, str, str, str, str]] = []
        moments: list[tuple[str, str, str, float, float]] = []
        for name, parameter in PARAMETERS.get(kind, {}).items():
            if parameter.kind == "token":
                terms.extend((kind, logical_id, name, *t) for t in tokens(resource, parameter))
            elif parameter.kind == "reference":
                terms.extend(
                    (kind, logical_id, name, "", r) for r in references(resource, parameter)
                )
            else:
                moments.extend(
                    (kind, logical_id, name, *s) for s in spans(resource, parameter, self._zone)
                )
        self._db.executemany("INSERT INTO term VALUES (?, ?, ?, ?, ?)", terms)
        self._db.executemany("INSERT INTO span VALUES (?, ?, ?, ?, ?)", moments)
