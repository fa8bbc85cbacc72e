"""How far a long measurement is, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
_EVERY = 60


class Progress(Generic[Item]):
    """Iterates over `items` and says so now and then."""

    def __init__(self, what: str, items: Sequence[Item]) -> None:
        self._what = what
        self._items = items

    def __iter__(self) -> Iterator[Item]:
        for number, item in enumerate(self._items, 1):
            yield item
            if number % _EVERY == 0:
                sys.stderr.write(f"{self._what}: {number} of {len(self._items)}\n")
