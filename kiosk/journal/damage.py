"""What stores have in common whose file, when it is damaged, is left as it is.

Nothing new is begun once damage was come upon; what is under way is written as long as the file takes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from kiosk.journal.database import Database, Trouble

_Result = TypeVar("_Result")


class DamageNoting:
    """Over a `Database` that is not made anew (`replace_damaged`)."""

    _database: Database
    _is_damaged = False

    def close(self) -> None:
        """Let go of the file. It opens again at the next use."""
        self._database.close()

    def _read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        return self._noted(self._database.read(work))

    def _transact(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        return self._noted(self._database.transact(work))

    def _prune_all(self, prune_some: Callable[[sqlite3.Connection], int]) -> int | Trouble:
        """In several transactions, so that nobody waits for long, until there is nothing more to go."""
        pruned = 0
        while True:
            done = self._transact(prune_some)
            if isinstance(done, Trouble):
                return done
            if done == 0:
                break
            pruned += done
        if pruned:
            self._database.fold()
        return pruned

    def _noted(self, outcome: _Result | Trouble) -> _Result | Trouble:
        if outcome is Trouble.DAMAGED:
            self._is_damaged = True
        return outcome


def check(database: sqlite3.Connection) -> Trouble | None:
    """Read the whole file: is it one? Takes about a second for a hundred megabytes."""
    whole = database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    return None if whole else Trouble.DAMAGED
