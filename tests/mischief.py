"""What can go wrong between a terminal and everything else: the network, the power, the disk."""

from __future__ import annotations

import os
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.order import NewOrder, Order
from kiosk.reasons import Failure

T = TypeVar("T")


class Mischief(Enum):
    """What happens to one call."""

    NONE = auto()
    LOST_BEFORE = auto()  # it never arrives
    LOST_AFTER = auto()  # it is done, the answer is lost
    TWICE = auto()  # it arrives twice
    LIE = auto()  # it is done, the answer says otherwise
    FEINT = auto()  # it is not done, the answer says otherwise
    LATER = auto()  # it arrives when the next call does
    MUCH_LATER = auto()  # it arrives at `Line.arrive`, if not too late
    RESTING = auto()  # the circuit breaker is open: nothing is sent


class PowerCutError(BaseException):
    """No process outlives this one: nothing that contains bugs may contain it."""


class Power:
    """May be cut at any of the points that a terminal passes: beside each write, beside each call."""

    def __init__(self) -> None:
        self.lasts: int | None = None  # points; None: for ever

    def point(self) -> None:
        if self.lasts is None:
            return
        if self.lasts == 0:
            self.lasts = None
            raise PowerCutError
        self.lasts -= 1


class Points(Power):
    """Never cut; `at` is told the number of each point as it is passed, the first being 1."""

    def __init__(self, at: Callable[[int], None] = lambda _number: None) -> None:
        super().__init__()
        self.at = at
        self.passed = 0

    def point(self) -> None:
        self.passed += 1
        self.at(self.passed)


class Line:
    """The network to one of them: every call is counted, and may meet mischief."""

    def __init__(
        self, lost: Failure, rests: Failure, clock: Clock, keeps: float = float("inf")
    ) -> None:
        """`lost`, `rests`: the answers that are none. `keeps`: seconds that a call may be on its way."""
        self.planned: dict[str, list[Mischief]] = defaultdict(list)
        self.calls: Counter[str] = Counter()
        self.met: Counter[Mischief] = Counter()
        self.choose: Callable[[str], Mischief] = self._planned
        self.watch: Callable[[str, str], None] = lambda _name, _key: None
        self.power = Power()
        self._lost, self._rests = lost, rests
        self._clock, self._keeps = clock, keeps
        self._later: list[Callable[[], object]] = []
        self._much_later: list[tuple[float, Callable[[], object]]] = []

    def _planned(self, name: str) -> Mischief:
        return self.planned[name].pop(0) if self.planned[name] else Mischief.NONE

    def arrive(self) -> None:
        """What was long on its way is here; what was too long is refused."""
        calls, self._much_later = self._much_later, []
        for sent_at, work in calls:
            if self._clock.monotonic() - sent_at <= self._keeps:
                work()

    def call(
        self, name: str, key: str, work: Callable[[], T], lie: Callable[[], T | Failure]
    ) -> T | Failure:
        """`key`: by which the other side knows it from others."""
        mischief = self.choose(name)
        self.met[mischief] += 1
        if mischief is Mischief.RESTING:
            return self._rests
        self.calls[name] += 1
        self.watch(name, key)
        self.power.point()
        late, self._later = self._later, []
        for each in late:
            each()
        answer = self._meet(mischief, work, lie)
        self.power.point()
        return answer

    def _meet(
        self, mischief: Mischief, work: Callable[[], T], lie: Callable[[], T | Failure]
    ) -> T | Failure:
        match mischief:
            case Mischief.LOST_BEFORE:
                return self._lost
            case Mischief.LATER:
                self._later.append(work)
                return self._lost
            case Mischief.MUCH_LATER:
                self._much_later.append((self._clock.monotonic(), work))
                return self._lost
            case Mischief.LOST_AFTER:
                work()
                return self._lost
            case Mischief.TWICE:
                work()
                return work()
            case Mischief.LIE:
                work()
                return lie()
            case Mischief.FEINT:
                return lie()
            case _:
                return work()


class Disk(Enum):
    """What becomes of one write of the journal."""

    FULL = auto()  # nothing is written
    UNSURE = auto()  # it fails while committing, and was written


class FrailBook:
    """The journal on a disk that may fail and under a power that may be cut. Otherwise, the journal."""

    def __init__(self, book: StoredOrderBook, disk: list[Disk], power: Power) -> None:
        """`disk`: what becomes of the next writes; those after them are well."""
        self._book = book
        self._disk = disk
        self._power = power
        self.written: set[str] = set()  # numbers

    def open(self, new: NewOrder, **moment: Any) -> Any:
        return self._write(lambda: self._book.open(new, **moment))

    def change(self, order: Order, *why: Any, **more: Any) -> Any:
        return self._write(lambda: self._book.change(order, *why, **more))

    def wish(self, number: str, *what: Any, **who: Any) -> Any:
        return self._write(lambda: self._book.wish(number, *what, **who))

    def _write(self, work: Callable[[], Any]) -> Any:
        self._power.point()
        fate = self._disk.pop(0) if self._disk else None
        if fate is Disk.FULL:
            return Trouble.STORAGE
        written = work()
        if isinstance(written, Order):
            self.written.add(written.number)
        self._power.point()
        return Trouble.STORAGE if fate is Disk.UNSURE else written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """While it lasts nobody can write there, root neither."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    bound = subprocess.run(["mount", "--bind", folder, folder], check=False, capture_output=True)
    if bound.returncode:
        pytest.skip("this root may not mount")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
