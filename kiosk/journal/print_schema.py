"""The tables of the print book, as they are made and migrated.

In plain columns is what prints are searched by; the rest is sealed in `detail`.

- `prints`: `id` is the sequence of the number. `edition`: keyed fingerprint of the report and its edition.
  `standing`: it is not to be printed again; of one edition there is at most one such print. `open`:
  somebody still has to see to it. `day`: yyyymmdd. `settled_by`: the staff who said what became of it.
- `print_events`: by the revision that each led to.

The triggers keep this program, and staff with an SQLite tool, from mistakes, as those of
`order_schema` do, and stop nobody who means to.
"""

from __future__ import annotations

from typing import Final

from kiosk.journal.database import Migration

_TABLES: Final = (
    """
    CREATE TABLE prints (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE,
        day INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        edition BLOB NOT NULL,
        state TEXT NOT NULL,
        open INTEGER NOT NULL,
        standing INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        pages INTEGER NOT NULL,
        pages_out INTEGER NOT NULL,
        printed_at INTEGER,
        settled_by TEXT NOT NULL,
        detail BLOB,
        CHECK (open = (state IN ('started', 'accepted', 'printed', 'doubtful'))),
        CHECK (standing = (state NOT IN ('not_printed', 'refuted')))
    )
    """,
    # A new file does not begin where the one before it did: a number that was minted today, and lost
    # with a disk, is most unlikely to be minted again.
    "INSERT INTO sqlite_sequence (name, seq) VALUES ('prints', abs(random() % 500000))",
    "CREATE UNIQUE INDEX print_standing ON prints (edition) WHERE standing = 1",
    "CREATE INDEX print_of_day ON prints (day)",
    "CREATE INDEX print_open ON prints (open) WHERE open = 1",
    """
    CREATE TABLE print_events (
        print_id INTEGER NOT NULL REFERENCES prints ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        at INTEGER NOT NULL,
        state TEXT NOT NULL,
        staff TEXT NOT NULL,
        PRIMARY KEY (print_id, revision)
    ) WITHOUT ROWID
    """,
)

_TRIGGERS: Final = (
    """
    CREATE TRIGGER print_is_itself
    BEFORE UPDATE OF id, number, day, started_at, edition, pages ON prints
    BEGIN SELECT raise(ABORT, 'what a print is does not change'); END
    """,
    """
    CREATE TRIGGER print_is_kept BEFORE DELETE ON prints WHEN OLD.open
    BEGIN SELECT raise(ABORT, 'the print is not at its end'); END
    """,
    """
    CREATE TRIGGER print_event_is_written BEFORE UPDATE ON print_events
    BEGIN SELECT raise(ABORT, 'events do not change'); END
    """,
    # Pruning removes the print, and its events after it.
    """
    CREATE TRIGGER print_event_is_kept BEFORE DELETE ON print_events
    WHEN EXISTS (SELECT 1 FROM prints WHERE id = OLD.print_id)
    BEGIN SELECT raise(ABORT, 'events go with their print'); END
    """,
)

MIGRATIONS: Final[tuple[Migration, ...]] = ((*_TABLES, *_TRIGGERS),)
"""For `Database`. Those that were released never change."""
