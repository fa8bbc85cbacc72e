"""Numbers of messages: institution code (12) + yyyyMMddHHmmss + sequence (4).

No number comes twice on a terminal: not when the clock stands still, not when it is set back, not after
a restart within the same second. So the seconds that numbers were made of are kept in a small file:

- Before a second is used, it and the few after it are reserved there, durably. After a restart they
  count as used, whether they were or not; that costs a number at most `_RESERVED` seconds of truth.
- Seconds are kept as spans. Moments less than an hour apart grow into one, so that the file stays small;
  a clock that ran years ahead for a while leaves a span there and harms no number of today.
- A clock inside a span that is used gets the first second after it. Numbers run ahead of such a clock
  until it has caught up.

The sequence starts anywhere, since other terminals and the hospital's own system make numbers of the
same institution in the same second; a site that wants to be certain gives each a range of its own.

While the disk cannot be written, numbers still differ from each other; that they differ from those after
the next restart then rests on the clock and on chance.
"""

from __future__ import annotations

import calendar
import itertools
import json
import logging
import secrets
import threading
import time
from pathlib import Path
from typing import Final, TypeAlias

from kiosk.clock import Clock
from kiosk.journal import durable_file

ALL_SEQUENCES: Final = range(10_000)
FILE_NAME: Final = "insurance-msgids.json"

_RESERVED: Final = 5  # seconds
_ONE_SPAN: Final = 3_600  # seconds
_MOST_SPANS: Final = 16
_LAST_SECOND: Final = calendar.timegm((2999, 12, 31, 23, 59, 59))

_log = logging.getLogger(__name__)

Span: TypeAlias = tuple[int, int]
"""First and last second, both used: of local time, counted as if it were UTC."""


class MsgIds:
    """Makes the numbers of one terminal. Safe to use from several threads, not from two processes."""

    def __init__(
        self, institution: str, folder: Path, clock: Clock, sequences: range = ALL_SEQUENCES
    ) -> None:
        """`folder`: the terminal's storage; nothing is read or written before the first number.

        Raises ValueError for sequences that are none of four digits.
        """
        if not sequences or sequences.step != 1 or sequences[0] < 0 or sequences[-1] > 9_999:  # noqa: PLR2004 - four digits
            raise ValueError("sequences: some of 0 to 9999")
        self._institution = institution
        self._path = folder / FILE_NAME
        self._clock = clock
        self._sequences = sequences
        self._lock = threading.Lock()
        self._used: list[Span] | None = None  # in order, with gaps between them; without `_block`
        self._block: Span = (0, -1)  # reserved, and ours
        self._second = 0  # in `_block`
        self._taken = 0  # numbers of `_second`
        self._start = 0

    def mint(self) -> str:
        with self._lock:
            self._go_to(calendar.timegm(self._clock.local().timetuple()))
            if self._taken == len(self._sequences):
                self._go_to(self._second + 1)
            place = (self._start + self._taken) % len(self._sequences)
            self._taken += 1
            moment = time.strftime("%Y%m%d%H%M%S", time.gmtime(self._second))
            return f"{self._institution}{moment}{self._sequences[place]:04d}"

    def _go_to(self, second: int) -> None:
        """Make `_second` the first one from `second` on that is free, or ours already."""
        if self._used is None:
            self._used = _read(self._path)
        free = _free(self._used, second)
        if not self._block[0] <= free <= self._block[1]:
            free = self._reserve(free)
        if free > self._second or not self._taken:
            self._second, self._taken = free, 0
            self._start = secrets.randbelow(len(self._sequences))

    def _reserve(self, second: int) -> int:
        """Reserve a block from `second` on. Returns its first second."""
        used = _with(self._used or [], self._block)
        second = _free(used, second)
        ends = [first - 1 for first, _ in used if first > second]
        block = (second, min([second + _RESERVED - 1, *ends]))
        try:
            durable_file.replace(self._path, _written(_with(used, block)))
        except OSError as error:
            _log.warning("%s: %s", self._path.name, type(error).__name__)
        self._used, self._block = used, block
        self._second, self._taken = second, 0
        return second


def _free(used: list[Span], second: int) -> int:
    """The first second from `second` on that is in none of the spans."""
    for first, last in used:
        if first <= second <= last:
            second = last + 1
    return second


def _with(used: list[Span], block: Span) -> list[Span]:
    """The spans and `block`, in order; close ones as one, and no more than `_MOST_SPANS`."""
    if block[0] > block[1]:
        return used
    joined: list[Span] = []
    for span in sorted([*used, block]):
        if joined and span[0] - joined[-1][1] <= _ONE_SPAN:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
        else:
            joined.append(span)
    while len(joined) > _MOST_SPANS:
        gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(joined)]
        at = gaps.index(min(gaps))
        joined[at : at + 2] = [(joined[at][0], joined[at + 1][1])]
    return joined


def _written(used: list[Span]) -> bytes:
    return json.dumps({"used": used}).encode()


def _read(path: Path) -> list[Span]:
    try:
        spans = [(first, last) for first, last in json.loads(path.read_bytes())["used"]]
        fine = all(0 <= first <= last <= _LAST_SECOND for first, last in spans)
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("%s: cannot be used: %s", path.name, type(error).__name__)
        return []
    if not fine:
        _log.warning("%s: cannot be used: no spans of time", path.name)
        return []
    used: list[Span] = []
    for span in spans:
        used = _with(used, span)
    return used
