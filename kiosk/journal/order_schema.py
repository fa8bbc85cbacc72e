"""The tables of the order book, as they are made and migrated.

In plain columns is what orders are searched by; the rest is sealed in `detail`.

- `orders`: `id` is the sequence of the number. `open`: not resolved. `live`: somebody still has to look
  at it, for it is open, watched for late money, or staff want something. `day`: yyyymmdd.
- `order_bills`: the bills of open orders, by a keyed fingerprint. No two orders take the same bill. An
  order that is open again because of late money has its bills here too, `late`, and these may be
  another's by then: money is never left out of the journal for an index.
- `order_events`: by the revision that each led to.

The triggers keep this program, and staff with an SQLite tool, from mistakes: nothing that is written of
an order's past is changed, and nothing goes but a resolved order as a whole. They do not stop somebody
who means to and may write the file, since triggers can be dropped. What such a person changes of an
order makes its detail unreadable (`order_detail`), which is found when that order is read, and so at
the latest when its day is reconciled; events they can forge, which the audit log and the gateway's
books contradict; orders they can remove, which leaves a gap in the sequence.
"""

from __future__ import annotations

from typing import Final

from kiosk.journal.database import Migration

_TABLES: Final = (
    """
    CREATE TABLE orders (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE,
        day INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        open INTEGER NOT NULL,
        live INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        late_checks INTEGER NOT NULL,
        wish TEXT,
        detail BLOB,
        CHECK (open = (state NOT IN ('settled', 'reversed'))),
        CHECK (live = (open OR late_checks > 0 OR wish IS NOT NULL))
    )
    """,
    # A new file does not begin where the one before it did: a number that was minted today, and lost
    # with a disk, is most unlikely to be minted again.
    "INSERT INTO sqlite_sequence (name, seq) VALUES ('orders', abs(random() % 500000))",
    "CREATE INDEX order_of_day ON orders (day)",
    "CREATE INDEX order_live ON orders (open) WHERE live = 1",
    """
    CREATE TABLE order_bills (
        bill BLOB NOT NULL,
        order_id INTEGER NOT NULL REFERENCES orders,
        late INTEGER NOT NULL,
        PRIMARY KEY (bill, order_id)
    ) WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX order_bill_taken ON order_bills (bill) WHERE late = 0",
    """
    CREATE TABLE order_events (
        order_id INTEGER NOT NULL REFERENCES orders ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        at INTEGER NOT NULL,
        cause TEXT NOT NULL,
        state TEXT NOT NULL,
        digest BLOB NOT NULL,
        staff TEXT NOT NULL,
        PRIMARY KEY (order_id, revision)
    ) WITHOUT ROWID
    """,
)

_TRIGGERS: Final = (
    """
    CREATE TRIGGER order_is_itself BEFORE UPDATE OF id, number, day, created_at ON orders
    BEGIN SELECT raise(ABORT, 'what an order is does not change'); END
    """,
    """
    CREATE TRIGGER order_is_kept BEFORE DELETE ON orders WHEN OLD.open OR OLD.live
    BEGIN SELECT raise(ABORT, 'the order is not at its end'); END
    """,
    """
    CREATE TRIGGER event_is_written BEFORE UPDATE ON order_events
    BEGIN SELECT raise(ABORT, 'events do not change'); END
    """,
    # Pruning removes the order, and its events after it.
    """
    CREATE TRIGGER event_is_kept BEFORE DELETE ON order_events
    WHEN EXISTS (SELECT 1 FROM orders WHERE id = OLD.order_id)
    BEGIN SELECT raise(ABORT, 'events go with their order'); END
    """,
)

MIGRATIONS: Final[tuple[Migration, ...]] = ((*_TABLES, *_TRIGGERS),)
"""For `Database`. Those that were released never change."""
