"""The stores that work with the installation's key, opened by whoever first needs one.

A terminal starts on a full disk too: then there is no key yet, and it is tried again at the next use.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.journal.installation_key import InstallationKey, load, load_or_create
from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.order_reading import OrderBookReader
from kiosk.journal.outbox import Outbox, OutboxCounts
from kiosk.journal.print_book import StoredPrintBook
from kiosk.journal.print_reading import PrintBookReader
from kiosk.staff import pin_book
from kiosk.staff.pin_book import PinBook
from kiosk.staff.steady import BootClock
from kiosk.trust.second_factor_tries import TryCounter

_KEY = "installation.key"
_ORDERS = "orders.db"
_PRINTS = "prints.db"


class Journal:
    """Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        """`folder`: the terminal's storage; made by whoever checks the storage."""
        self._folder = folder
        self._lock = threading.Lock()
        self._key: InstallationKey | None = None
        self._outbox: Outbox | None = None
        self._tries: TryCounter | None = None
        self._orders: StoredOrderBook | None = None
        self._prints: StoredPrintBook | None = None
        self._pins: PinBook | None = None

    def outbox(self) -> Outbox | None:
        """None while there is no key."""
        with self._lock:
            key = self._get_key()
            if self._outbox is None and key is not None:
                self._outbox = Outbox(self._folder / "outbox.db", key)
            return self._outbox

    def tries(self) -> TryCounter | None:
        """None while there is no key."""
        with self._lock:
            key = self._get_key()
            if self._tries is None and key is not None:
                self._tries = TryCounter(self._folder / "tries.db", key)
            return self._tries

    def orders(self, terminal: str) -> StoredOrderBook | None:
        """None while there is no key. `terminal`: the id in the settings, for new orders' numbers."""
        with self._lock:
            key = self._get_key()
            if self._orders is None and key is not None:
                self._orders = StoredOrderBook(self._folder / _ORDERS, key, terminal)
            return self._orders

    def prints(self, terminal: str) -> StoredPrintBook | None:
        """None while there is no key. `terminal`: the id in the settings, for new prints' numbers."""
        with self._lock:
            key = self._get_key()
            if self._prints is None and key is not None:
                self._prints = StoredPrintBook(self._folder / _PRINTS, key, terminal)
            return self._prints

    def pins(self, now: Callable[[], int]) -> PinBook | None:
        """None while there is no key. `now`: `GuardedClock.now`."""
        with self._lock:
            key = self._get_key()
            if self._pins is None and key is not None:
                self._pins = PinBook(self._folder / pin_book.FILE_NAME, key, BootClock(), now)
            return self._pins

    def counts(self) -> OutboxCounts | None:
        """What waits in the outbox; None while that cannot be told. Makes nothing."""
        with self._lock:
            outbox = self._outbox
        return None if outbox is None else outbox.counts()

    def close(self) -> None:
        with self._lock:
            for store in (self._outbox, self._tries, self._orders, self._prints, self._pins):
                if store is not None:
                    store.close()

    def _get_key(self) -> InstallationKey | None:
        if self._key is None:
            key = load_or_create(self._folder / _KEY)
            self._key = key if isinstance(key, InstallationKey) else None
        return self._key


def installation_key_of(folder: Path) -> InstallationKey:
    """Of the terminal with this storage, made if there is none. Raises OSError."""
    key = load_or_create(folder / _KEY)
    if not isinstance(key, InstallationKey):
        raise OSError(f"no installation key: {key.name.lower()}")
    return key


def open_beside(folder: Path, terminal: str) -> StoredOrderBook | None:
    """The orders in the storage of a terminal, for tools beside it that write, whether it runs or not.

    None: there are none yet, or no key that can be read; neither is made.
    """
    key, path = load(folder / _KEY), folder / _ORDERS
    if not isinstance(key, InstallationKey) or not path.exists():
        return None
    return StoredOrderBook(path, key, terminal)


def open_read_only(folder: Path) -> OrderBookReader:
    """The orders in a terminal's storage, for tools beside it, whether it runs or not.

    Nothing is made; without a key that can be read, orders are unreadable (`OrderReading`).
    """
    key = load(folder / _KEY)
    return OrderBookReader(folder / _ORDERS, key if isinstance(key, InstallationKey) else None)


def open_prints_beside(folder: Path, terminal: str) -> StoredPrintBook | None:
    """As `open_beside`, of the prints."""
    key, path = load(folder / _KEY), folder / _PRINTS
    if not isinstance(key, InstallationKey) or not path.exists():
        return None
    return StoredPrintBook(path, key, terminal)


def open_prints_read_only(folder: Path) -> PrintBookReader:
    """As `open_read_only`, of the prints."""
    key = load(folder / _KEY)
    return PrintBookReader(folder / _PRINTS, key if isinstance(key, InstallationKey) else None)
