"""Somebody sees to what staff want: the terminal's cashier, or one of this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

from kiosk.clock import Clock
from kiosk.hospital.opened import hospital_of
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.process_lock import ProcessLock
from kiosk.payment.till import LOCK_FILE, open_till
from kiosk.settings import Settings, SettingsError

_POLL_SECONDS: Final = 0.1
_TERMINAL: Final = "the terminal that is running has it in hand"
_HERE: Final = "it was taken up here, for no terminal is running"


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who is at it, in words; `works`: whether anybody is."""

    words: str
    works: bool = True


@contextmanager
def attended(settings: Settings, clock: Clock, book: StoredOrderBook) -> Iterator[Attendance]:
    """While this lasts, a cashier works through what is unfinished in the journal."""
    lock = ProcessLock(settings.storage.folder / LOCK_FILE)
    if not lock.take():
        yield Attendance(_TERMINAL)
        return
    lock.release()  # a terminal that starts this very moment gets it, and the one here waits
    with ExitStack() as at_the_end:
        hospital = hospital_of(settings.hospital, clock)
        at_the_end.callback(hospital.close)
        try:
            till = open_till(settings, clock, hospital, lambda: book)
        except SettingsError as problem:
            yield Attendance(f"the gateway's keys cannot be used here ({problem})", works=False)
            return
        if till is None:
            yield Attendance("no gateway is set", works=False)
            return
        at_the_end.callback(till.close)
        till.cashier.start()
        yield Attendance(_HERE)


def wait_until(done: Callable[[], bool], seconds: float) -> None:
    """Until it is done, or so long. It is looked at once at least."""
    until = time.monotonic() + seconds
    while not done() and time.monotonic() < until:
        time.sleep(_POLL_SECONDS)
