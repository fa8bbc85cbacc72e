"""When the terminal crashed, and whether it is in safe mode: a small file that outlives its supervisor.

Ages are told by the time since the machine was started, which nobody sets; only of crashes before that by
the wall clock, and one that seems to come from the future counts as just now. Safe mode ends with the
machine's start, and by hand (`leave`, from any process); crashes of the last minutes are kept.

What the disk does not take is remembered in memory.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum, auto
from pathlib import Path
from typing import Final

from kiosk.boot import boot_id, uptime
from kiosk.journal import durable_file

FILE_NAME: Final = "supervision.json"
_FORM = "yima-supervision-1"
_KEPT = 32  # crashes
_LARGEST = 65_536  # bytes

_log = logging.getLogger(__name__)


class CrashCause(StrEnum):
    """How the program came to be started again."""

    ENDED = auto()  # by itself, with an error
    KILLED = auto()  # by a signal: a crash in a library, or the system was short of memory
    STALLED = auto()  # it hung and was ended
    NOT_STARTED = auto()  # it hung on its way up


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment by both clocks. `boot`: which start of the machine `up` counts from; empty: nobody knows."""

    boot: str
    up: float  # seconds
    at: float  # Unix seconds

    def age(self, now: Instant) -> float:
        """Seconds, at least 0."""
        same = self.boot and self.boot == now.boot
        return max(0.0, now.up - self.up if same else now.at - self.at)


@dataclass(frozen=True, slots=True)
class Crash:
    when: Instant
    cause: CrashCause


@dataclass(frozen=True, slots=True)
class Record:
    """What the file holds. `safe_since` None: not in safe mode. `total`: crashes ever."""

    crashes: tuple[Crash, ...] = ()
    safe_since: Instant | None = None
    total: int = 0

    def within(self, seconds: float, now: Instant) -> int:
        """How many crashes are no older."""
        return sum(crash.when.age(now) <= seconds for crash in self.crashes)

    def is_safe(self, now: Instant) -> bool:
        return self.safe_since is not None and self.safe_since.boot == now.boot

    def quiet(self, now: Instant) -> float:
        """Seconds since safe mode began or the last crash, whichever is later."""
        moments = [crash.when for crash in self.crashes]
        moments += [] if self.safe_since is None else [self.safe_since]
        return min((moment.age(now) for moment in moments), default=float("inf"))


def instant() -> Instant:
    """Now."""
    return Instant(boot_id(), uptime(), time.time())


@dataclass
class CrashBook:
    """The record, in memory and in `path`. One process writes crashes; any may `leave` safe mode."""

    path: Path | None
    now: Callable[[], Instant] = instant
    _record: Record = field(default_factory=Record)
    _written: bytes = b""

    @property
    def record(self) -> Record:
        """As it stands now, whoever wrote it last."""
        content = None if self.path is None else _content(self.path)
        if content is not None and content != self._written:
            self._written, self._record = content, _parsed(content)
        return self._record

    @property
    def is_safe(self) -> bool:
        return self.record.is_safe(self.now())

    def add(self, cause: CrashCause) -> None:
        before = self.record
        crashes = (*before.crashes, Crash(self.now(), cause))[-_KEPT:]
        self._write(replace(before, crashes=crashes, total=before.total + 1))

    def enter(self) -> None:
        """Safe mode begins."""
        self._write(replace(self.record, safe_since=self.now()))

    def leave(self) -> bool:
        """Safe mode ends, and what led to it no longer counts. Whether the disk has it."""
        return self._write(replace(self.record, crashes=(), safe_since=None))

    def _write(self, record: Record) -> bool:
        content = _text(record)
        self._record = record
        if self.path is None:
            return False
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable_file.replace(self.path, content)
        except OSError as error:
            _log.warning("supervision: %s", error.strerror or type(error).__name__)
            return False
        self._written = content
        return True


def read(folder: Path) -> Record:
    """What a terminal's storage folder says of its crashes; nothing is made."""
    return CrashBook(folder / FILE_NAME).record


def in_safe_mode(folder: Path) -> bool:
    """Whether this terminal is: for metrics, and for whoever looks."""
    return read(folder).is_safe(instant())


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError:
        return None


def _text(record: Record) -> bytes:
    return json.dumps({"form": _FORM, **asdict(record)}).encode() + b"\n"


def _parsed(content: bytes) -> Record:
    """An empty record where it is damaged: a terminal that starts counts for more."""
    try:
        members = json.loads(content)
        if members["form"] != _FORM:
            return Record()
        since = members["safe_since"]
        crashes = tuple(
            Crash(_instant(each["when"]), CrashCause(each["cause"])) for each in members["crashes"]
        )
        return Record(crashes, None if since is None else _instant(since), int(members["total"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Record()


def _instant(members: dict[str, str | float]) -> Instant:
    return Instant(str(members["boot"]), float(members["up"]), float(members["at"]))
