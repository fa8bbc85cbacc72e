"""What is yet to happen: in the database, so that it happens after a restart too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from kiosk.demo.gateway.store import Store


class What(StrEnum):
    EXPIRE = auto()  # the order closes if it is not paid
    SCAN = auto()  # somebody scans the shown code
    FINISH = auto()  # the password is entered, or not
    NOTICE = auto()  # the channel says once more that it was paid
    LATE = auto()  # a payment comes through after the order was closed


@dataclass(frozen=True, slots=True)
class Due:
    at: int  # Unix milliseconds
    order: int
    what: What
    data: dict[str, Any]


class Agenda:
    """Oldest first. Inside the store's transactions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._next = self._first()

    def add(self, at: int, order: int, what: What, **data: Any) -> None:
        self._store.change(
            "INSERT INTO due VALUES (NULL, ?, ?, ?, ?)", (at, order, what, json.dumps(data))
        )
        if self._next is None or at < self._next:
            self._next = at

    def anything(self, now: int) -> bool:
        """Whether something is due; quick, for it is asked at every call."""
        return self._next is not None and self._next <= now

    def take(self, now: int) -> Iterator[Due]:
        """What is due, including what is added meanwhile; taken off the agenda."""
        while rows := self._store.query(
            "SELECT id, at, placed, what, data FROM due WHERE at <= ? ORDER BY at, id LIMIT 1",
            (now,),
        ):
            number, at, order, what, data = rows[0]
            self._store.change("DELETE FROM due WHERE id = ?", (number,))
            yield Due(at, order, What(what), json.loads(data))
        self._next = self._first()

    def _first(self) -> int | None:
        at: int | None = self._store.query("SELECT MIN(at) FROM due")[0][0]
        return at
