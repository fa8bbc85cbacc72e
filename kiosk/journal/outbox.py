"""Messages to be sent when that is possible: after the patient has gone, after a restart, in the end.

A message is some bytes of a kind. It is kept, sealed with the installation's key, until its receiver
has it (`delivered`), refuses it for good (`failed` with `permanent`: *parked*, which is told to staff),
or it is dropped for its age or for want of room, which is counted. Of a message that is gone, nothing
of its body is left.

Delivery is at least once: a power cut between the receiver's answer and `delivered` sends it again, so
receivers are asked in a way that may be repeated. A message with a `key` is taken in once, though, also
after its delivery.

Times are wall time, which can be wrong and be put right. What waits by a clock that has since gone back
by more than an hour waits no longer. By a clock that is ahead, what fails may be dropped as too old: so
give it one that does not jump ahead.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.journal import message_table
from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.message_table import (
    LONGEST_WAIT,
    Limits,
    NewMessage,
    OutboxCounts,
    Put,
    Row,
    State,
    Tally,
)

__all__ = [
    "LARGEST_BODY",
    "LONGEST_WAIT",
    "Known",
    "Limits",
    "Message",
    "Outbox",
    "OutboxCounts",
    "Put",
    "State",
]

LARGEST_BODY: Final = 65_536
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Message:
    id: int
    kind: str
    body: bytes = field(repr=False)
    at: int  # when it was put in, Unix seconds
    attempts: int  # that failed so far


@dataclass(frozen=True, slots=True)
class Known:
    """A message by its key. `at`: when it was put in, Unix seconds."""

    key: str
    state: State
    at: int


class Outbox:
    """Messages in an SQLite file of their own. Safe to use from several threads of one process."""

    def __init__(
        self,
        path: Path,
        key: InstallationKey,
        limits: Limits | None = None,
        *,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """`jitter`: 0 to 1, spreads the tries of many terminals."""
        self._key = key
        self._limits = limits or Limits()
        self._jitter = jitter
        self._database = Database(
            path, (message_table.SCHEMA,), after_damage=message_table.COUNT_DAMAGE
        )
        self._lock = threading.Lock()
        # Not handed out: what somebody is delivering (None), and what failed without the disk taking
        # note of it, until that moment.
        self._held: dict[int, int | None] = {}
        self._sent: set[int] = set()  # delivered, without the disk taking note of it: held

    def put(self, kind: str, body: bytes, *, at: int, not_before: int = 0, key: str = "") -> Put:
        """Take in a message.

        Args:
            kind: who delivers it.
            body: at most `LARGEST_BODY` bytes.
            at: now, Unix seconds.
            not_before: Unix seconds; not delivered before then.
            key: no second message of this kind is taken in with the same key. Only its fingerprint
                is kept.

        Raises:
            ValueError: the body is too large.
        """
        new = self.sealed(kind, body, at=at, not_before=not_before, key=key)
        outcome = self._database.transact(
            lambda database: message_table.insert(database, new, self._limits)
        )
        return Put.UNWRITABLE if isinstance(outcome, Trouble) else outcome

    def sealed(
        self, kind: str, body: bytes, *, at: int, not_before: int = 0, key: str = ""
    ) -> NewMessage:
        """What `put` takes in, for whoever calls `message_table.insert` in a transaction of its own."""
        if len(body) > LARGEST_BODY:
            raise ValueError(f"a message has at most {LARGEST_BODY} bytes")
        fingerprint = self._key.fingerprint(f"{kind}\0{key}") if key else None
        return NewMessage(
            kind, fingerprint, at, not_before, self._key.seal(body, _context(kind, at))
        )

    def next(self, now: int, *, resting: Collection[str] = ()) -> Message | None:
        """The message that has been due longest, to be given back by `delivered` or `failed`.

        Nobody else gets it in between. None: nothing is due, or the file cannot be read.

        Args:
            now: Unix seconds.
            resting: kinds not to be delivered now.
        """
        while True:
            with self._lock:
                row = self._take(now, resting)
            if row is None:
                return None
            body = self._key.open(row.sealed, _context(row.kind, row.at))
            if body is not None:
                return Message(row.id, row.kind, body, row.at, row.attempts)
            self._remove_unreadable(row.id)

    def delivered(self, number: int) -> None:
        """Its receiver has message `number`: it is wiped."""
        left = self._wipe(number, State.DELIVERED)
        with self._lock:
            if isinstance(left, Trouble):
                self._sent.add(number)
            else:
                self._held.pop(number, None)
        if left == 0:
            self._database.fold()

    def failed(self, number: int, now: int, *, permanent: bool) -> None:
        """Message `number` did not get through; `permanent`: and never will, so it is parked."""
        outcome = self._wipe(number, State.PARKED) if permanent else self._postpone(number, now)
        with self._lock:
            if isinstance(outcome, Trouble):
                self._held[number] = now + LONGEST_WAIT
            else:
                self._held.pop(number, None)

    def release(self, number: int) -> None:
        """Message `number` was not tried after all."""
        with self._lock:
            self._held.pop(number, None)

    def counts(self) -> OutboxCounts | None:
        """None: the file cannot be read."""
        outcome = self._database.transact(message_table.count)
        return None if isinstance(outcome, Trouble) else outcome

    def first_known(self, kind: str, keys: Sequence[str]) -> Known | None:
        """The first of these that was put in, and is not forgotten since. None also: nobody can tell."""
        prints = [self._key.fingerprint(f"{kind}\0{key}") for key in keys]
        outcome = self._database.transact(
            lambda database: message_table.first_known(database, prints)
        )
        if outcome is None or isinstance(outcome, Trouble):
            return None
        place, state, at = outcome
        return Known(keys[place], state, at)

    def acknowledge(self) -> bool:
        """Staff have seen what was parked, dropped and lost: count from zero. Whether it was stored."""
        return not isinstance(self._database.transact(message_table.acknowledge), Trouble)

    def close(self) -> None:
        """Let go of the file. It opens again at the next use."""
        self._database.close()

    def _take(self, now: int, resting: Collection[str]) -> Row | None:
        self._make_up()
        self._held = {
            number: until
            for number, until in self._held.items()
            if until is None or now < until <= now + LONGEST_WAIT
        }
        row = self._database.transact(
            lambda database: message_table.due(database, now, self._held, resting)
        )
        if row is None or isinstance(row, Trouble):
            return None
        self._held[row.id] = None
        return row

    def _make_up(self) -> None:
        """Wipe what the disk did not let be wiped when it was delivered."""
        for number in sorted(self._sent):
            if isinstance(self._wipe(number, State.DELIVERED), Trouble):
                return
            self._sent.discard(number)
            self._held.pop(number, None)

    def _wipe(self, number: int, state: State) -> int | Trouble:
        return self._database.transact(lambda database: message_table.wipe(database, number, state))

    def _postpone(self, number: int, now: int) -> Trouble | None:
        return self._database.transact(
            lambda database: message_table.postpone(
                database, number, now, self._limits, self._jitter()
            )
        )

    def _remove_unreadable(self, number: int) -> None:
        outcome = self._database.transact(
            lambda database: message_table.remove(database, number, Tally.UNREADABLE)
        )
        if not isinstance(outcome, Trouble):
            self.release(number)  # otherwise it stays held: nobody can read it


def _context(kind: str, at: int) -> bytes:
    """What a body is sealed with: moved to another message, it does not open."""
    return f"outbox\0{kind}\0{at}".encode()
