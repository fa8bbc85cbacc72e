"""What a terminal still owes: orders and prints that are not at their end, and what could not be read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.journal.database import Trouble
from kiosk.journal.opened import open_prints_read_only, open_read_only
from kiosk.journal.order_reading import OrderLine
from kiosk.journal.print_reading import PrintLine
from kiosk.journal.read_only import ReadOnlyDatabase
from kiosk.payment.order import Order
from kiosk.payment.process_lock import ProcessLock
from kiosk.payment.till import LOCK_FILE
from kiosk.payment.tools.ledger import Ledger
from kiosk.settings import SETTINGS_PATH

ORDERS: Final = "orders.db"
PRINTS: Final = "prints.db"
OUTBOX: Final = "outbox.db"

_OUTBOX_FORM: Final = 1
_BY_KIND: Final = "SELECT kind, count(*) FROM message WHERE state = 0 GROUP BY kind"
_COMMANDS: Final = frozenset({"run", "supervise", "launch"})
_PROCESSES: Final = Path("/proc")


@dataclass(frozen=True, slots=True)
class Pending:
    """`unread`: journals that are there and cannot be read, with why.

    `messages` waits to be sent, by kind: reports of card use and signed heads. It keeps nobody from
    anything: heads go along in the export, and of a use that is not reported no money is lost.
    """

    orders: tuple[Order | OrderLine, ...] = ()
    watched: tuple[Order, ...] = ()  # closed, and looked after for money that comes late
    prints: tuple[PrintLine, ...] = ()
    unread: Mapping[str, Trouble] = field(default_factory=dict)
    messages: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether money or paper is at stake."""
        return bool(self.orders or self.watched or self.prints or self.unread)


def look(storage: Path) -> Pending:
    """Read all of it; changes nothing. The terminal may run."""
    unread: dict[str, Trouble] = {}
    orders: tuple[Order | OrderLine, ...] = ()
    watched: tuple[Order, ...] = ()
    prints: tuple[PrintLine, ...] = ()
    if _is_there(storage / ORDERS):
        book = open_read_only(storage)
        found, late = Ledger(book).unresolved(), book.watched()
        if isinstance(found, Trouble) or isinstance(late, Trouble):
            unread[ORDERS] = found if isinstance(found, Trouble) else Trouble.STORAGE
        else:
            orders, watched = found, late
    if _is_there(storage / PRINTS):
        lines = open_prints_read_only(storage).open_lines()
        if isinstance(lines, Trouble):
            unread[PRINTS] = lines
        else:
            prints = lines
    return Pending(orders, watched, prints, unread, _messages(storage / OUTBOX))


def is_running(storage: Path, settings: Path, lock: ProcessLock | None = None) -> bool:
    """Whether a program is at work: by its cashier's lock, its command, or any file open in there.

    `lock`: that this process holds already.
    """
    if lock is None and storage.is_dir():
        lock = ProcessLock(storage / LOCK_FILE)
        if not lock.take():
            return True
        lock.release()
    return any(_runs(each, settings) or _has_open(each, storage) for each in _others())


def _others() -> list[Path]:
    own = str(os.getpid())
    with suppress(OSError):
        return [each for each in _PROCESSES.iterdir() if each.name.isdigit() and each.name != own]
    return []


def _runs(process: Path, settings: Path) -> bool:
    """Whether it is a terminal, or what keeps one up, with these settings."""
    try:
        words = (process / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except OSError:
        return False
    if not _COMMANDS & set(words):
        return False
    named = {word.removeprefix("--settings=") for word in words}
    is_named = any(each.startswith("--settings") for each in words)
    return str(settings) in named or (not is_named and settings == SETTINGS_PATH)


def _has_open(process: Path, storage: Path) -> bool:
    """Only of this account's processes can it be told; a terminal's storage is no other's."""
    inside = f"{storage.resolve()}{os.sep}"
    with suppress(OSError):  # another's, or over meanwhile
        for each in (process / "fd").iterdir():
            with suppress(OSError):
                if os.readlink(each).startswith(inside):  # noqa: PTH115 - such a link leads nowhere
                    return True
    return False


def _messages(path: Path) -> Mapping[str, int]:
    """What cannot be read is told as none: it keeps nobody from anything."""
    if not _is_there(path):
        return {}

    def by_kind(database: sqlite3.Connection) -> dict[str, int]:
        return {str(kind): int(count) for kind, count in database.execute(_BY_KIND)}

    found = ReadOnlyDatabase(path, _OUTBOX_FORM).read(by_kind)
    return {} if isinstance(found, Trouble) else found


def _is_there(path: Path) -> bool:
    """A file that was made and never written to has nothing in it."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        return True  # something is, and it cannot be looked at
