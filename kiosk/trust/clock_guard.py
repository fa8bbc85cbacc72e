"""The terminal's clock as an input that may be wrong (CARD-CODES.md section 4).

Kept is the *mark*: the latest time that was vouched for, carried forward by a steady clock that nobody
sets. A clock more than two minutes behind it was set back. What raises the mark:

- A `Date` of the pinned hospital server, as far as the terminal's clock agrees with it (within two
  hours): the earlier of the two.
- The terminal's own clock while it runs as the steady one does. Ahead of the mark, after a time switched
  off or set ahead, it is believed once it has run for a hundredth of the difference without being set
  again: at least a quarter of an hour, at most eight.

A mark that the own clock raised while it was wrong must not stand for ever. It *yields*, to the clock,
when a `Date` comes with which the clock agrees, unless the clock is more than two minutes behind that
`Date`, an earlier one it agreed with, or anything signed. So whoever sets the clock back gets no mark
to yield, by waiting neither; and a clock that is put right is right with the next answer of the hospital.

What was signed (`issued` of the trust list, made offline) is a bound of its own: it never yields, and it
is not carried, since the authority's clock may be some minutes ahead. Neither is what the online keys
sign looked at: who has stolen those can move nothing.

`start_anew` forgets all of it, for staff who have set the clock themselves, after an error that the
hospital's server shared.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.clock import Clock
from kiosk.codes import sm3
from kiosk.journal import durable_file
from kiosk.trust.health import ClockState
from kiosk.trust.reading import NotThisFormError, load_object, need_hex, need_integer

BEHIND_SECONDS: Final = 120
OFF_SERVER_SECONDS: Final = 7_200

_STEADY_ERROR = 2e-4
"""By how much the mark is carried too slowly, so that it does not overtake the time. Crystals run fast by
some 50 parts in a million; a time server that sets the clock back each day would have that add up."""

_SAME_RUN = (
    2.0  # seconds between the clocks from one tick to the next; the wall clock is in whole ones
)
_BELIEVED_AFTER = (900.0, 28_800.0)  # seconds, at least and at most
_BELIEVED_PART = 0.01  # of the difference
_SAVE_SECONDS = 60  # by which the mark in the file may lag
_FORM = 1

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Run:
    """The wall clock since it was last set, as far as that shows: on the steady clock's scale."""

    since: float
    ahead: float  # of the steady clock, at the last tick


@dataclass(frozen=True, slots=True)
class _Date:
    """The last `Date`, and when on the steady clock's scale it came."""

    server: int
    local: int
    steady: float


class ClockGuard:
    """Says whether the clock can be believed. Safe to use from several threads.

    `suspect` and `vouched_now` read memory only. `tick`, `saw_signed`, `saw_server` and `close` may
    write a file: not for the GUI thread.
    """

    def __init__(
        self, path: Path, clock: Clock, *, steady: Callable[[], float] | None = None
    ) -> None:
        """Read what was vouched for before. A missing or damaged file is no mark.

        Args:
            path: the file of the mark.
            clock: the clock to guard.
            steady: seconds since some fixed moment, which nobody sets: `uptime`. Without it, the
                clock's `monotonic`.
        """
        self._path = path
        self._clock = clock
        self._steady = steady or clock.monotonic
        self._lock = threading.Lock()
        self._file_lock = threading.Lock()
        self._mark: tuple[float, float] | None = (
            None  # a time, and when on the steady clock's scale
        )
        self._signed = 0
        self._agreed = 0  # the latest Date with which the clock agreed
        self._claimed = 0  # a bound by Dates with which it did not, for after a restart
        self._date: _Date | None = None
        start = self._steady()
        self._start = (float(clock.now()), start)
        self._run = _Run(start, clock.now() - start)
        self._saved = 0  # the mark in the file
        self._writable = True
        self._load(start)

    @property
    def writable(self) -> bool:
        """Whether the last write of the mark succeeded, for staff."""
        return self._writable

    def saw_signed(self, issued: int) -> None:
        """Something was made at `issued` (Unix seconds), by keys that are kept offline."""
        with self._lock:
            if issued <= self._signed:
                return
            self._signed = issued
        self._save()

    def saw_server(self, server: int, local: int) -> None:
        """The pinned hospital server answered. To be called as its answer comes.

        Args:
            server: its `Date`, Unix seconds.
            local: this terminal's clock when that came, Unix seconds.
        """
        with self._lock:
            steady = self._steady()
            if self._date is not None and (server, local) == (self._date.server, self._date.local):
                return  # the same answer told again vouches for nothing new
            self._date = _Date(server, local, steady)
            yielded = self._weigh(server, local, steady)
        if yielded:
            _log.warning("clock: put right; the mark yields to it")
        self._save(urgent=yielded)

    def tick(self) -> None:
        """The own clock runs. To be called every few seconds, from a worker."""
        with self._lock:
            self._observe()
        self._save(urgent=False)

    def suspect(self) -> ClockState:
        """What to think of the clock at this moment."""
        with self._lock:
            now, steady = self._clock.now(), self._steady()
            if now < self._latest(steady) - BEHIND_SECONDS:
                return ClockState.BEHIND
            if self._date is not None:
                there = self._date.server + steady - self._date.steady
                if abs(now - there) > OFF_SERVER_SECONDS:
                    return ClockState.OFF_SERVER
            return ClockState.FINE

    def vouched_now(self) -> int:
        """A time that setting the clock ahead does not move, Unix seconds; at most slightly late.

        The mark. A terminal that never had one goes by its clock at start, and how long it has run.
        """
        with self._lock:
            steady = self._steady()
            if self._mark is None:
                wall, since = self._start
                return max(self._signed, int(wall + steady - since))
            return int(self._latest(steady))

    def start_anew(self) -> None:
        """Forget all that was vouched for: staff have set the clock."""
        with self._lock:
            self._mark = self._date = None
            self._signed = self._agreed = self._claimed = 0
            self._start = (float(self._clock.now()), self._steady())
            self._observe()
        _log.warning("clock: staff had the mark forgotten")
        self._save()

    def close(self) -> None:
        """Write what is vouched for up to now."""
        self._save()

    def _latest(self, steady: float) -> float:
        """The time that the clock must not be behind; 0 while there is none."""
        return max(self._signed, self._carried(steady))

    def _carried(self, steady: float) -> float:
        if self._mark is None:
            return 0.0
        time_, since = self._mark
        return time_ + (steady - since) * (1 - _STEADY_ERROR)

    def _raise(self, to: float, steady: float) -> None:
        if to > self._carried(steady):
            self._mark = (to, steady)

    def _weigh(self, server: int, local: int, steady: float) -> bool:
        """What a `Date` says about the mark. Returns whether the mark yields."""
        if abs(server - local) > OFF_SERVER_SECONDS:
            self._claimed = max(self._claimed, server - OFF_SERVER_SECONDS)
            return False
        bound = max(server, self._agreed, self._signed)
        self._agreed = max(self._agreed, server)
        self._raise(min(server, local), steady)
        if local < bound - BEHIND_SECONDS:
            return False
        self._claimed = 0
        yields = local < self._carried(steady) - BEHIND_SECONDS
        if local < self._carried(steady):
            self._mark = (float(local), steady)
        return yields

    def _observe(self) -> None:
        """Follow the own clock: see whether it was set, and whether it has run for long enough."""
        now, steady = self._clock.now(), self._steady()
        ahead = now - steady
        if abs(ahead - self._run.ahead) > _SAME_RUN:
            self._run.since = steady
        self._run.ahead = ahead
        least, most = _BELIEVED_AFTER
        jump = 0.0 if self._mark is None else now - self._carried(steady)
        needed = min(most, max(least, _BELIEVED_PART * jump))
        if steady - self._run.since >= needed:
            self._raise(now, steady)

    def _save(self, *, urgent: bool = True) -> None:
        with self._file_lock:
            with self._lock:
                mark = int(max(self._carried(self._steady()), self._claimed))
                content = _written(mark, self._signed, self._agreed)
                if not urgent and mark < self._saved + _SAVE_SECONDS:
                    return
            try:
                durable_file.replace(self._path, content)
            except OSError as error:
                if self._writable:
                    _log.warning("clock: the mark cannot be written: %s", error.strerror)
                self._writable = False
            else:
                self._writable = True
                self._saved = mark

    def _load(self, steady: float) -> None:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            _log.warning("clock: the mark cannot be read: %s", error.strerror)
            return
        try:
            mark, self._signed, self._agreed = _read(content)
        except NotThisFormError as error:
            _log.error("clock: the mark is damaged: %s", error)
            return
        self._saved = mark
        if mark > 0:
            self._mark = (float(mark), steady)


def _written(mark: int, signed: int, agreed: int) -> bytes:
    members = {"form": _FORM, "mark": mark, "signed": signed, "agreed": agreed}
    return json.dumps({**members, "check": _check(members).hex()}).encode()


def _read(content: bytes) -> tuple[int, int, int]:
    """Mark, signed, agreed. Raises NotThisFormError."""
    members = load_object(content)
    if members.get("form") != _FORM:
        raise NotThisFormError("form: not known")
    mark, signed, agreed = (
        need_integer(members.get(name), name) for name in ("mark", "signed", "agreed")
    )
    told = need_hex(members.get("check"), "check", sm3.DIGEST_SIZE)
    if told != _check(members):
        raise NotThisFormError("check: of another content")
    return mark, signed, agreed


def _check(members: Mapping[str, Any]) -> bytes:
    """Tells damage, not malice: who can write the file can remove it too."""
    names = ("form", "mark", "signed", "agreed")
    return sm3.digest(" ".join(str(members[name]) for name in names).encode())
