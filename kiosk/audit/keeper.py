"""Keeps the log in order: signs heads at intervals and at the end, and lets go of what is past keeping.

On a thread of its own, so that neither signing nor waiting for the disk is in anybody's way. A head is
signed only over what is on the disk: otherwise a loss of power would look like somebody's doing. It is
in the file of heads before it is in the log or sent, so what the hospital has, the terminal has too.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Final

from kiosk.audit.catalogue import EventId, HeadKind
from kiosk.audit.files import LogFile
from kiosk.audit.head import Head, SignedHead, sign
from kiosk.audit.head_file import HeadFile
from kiosk.audit.key import AuditKey, load_or_create
from kiosk.audit.log import EventLog
from kiosk.audit.values import Digest, Version
from kiosk.audit.writer import Tail
from kiosk.clock import Clock
from kiosk.journal.own_key import KeyOrigin

FOLDER: Final = "audit"
KEY_FILE: Final = "signing.key"
HEADS_FILE: Final = "heads.jsonl"

_LAST_WORDS: Final = 5.0  # seconds

_logger = logging.getLogger(__name__)


class HeadKeeper:
    """`start` once, `stop` once; `stop` before what `send` writes to is closed."""

    def __init__(
        self,
        storage: Path,
        log: EventLog,
        *,
        terminal: str,
        clock: Clock,
        minutes: float = 10.0,
        send_minutes: float = 60.0,
        send: Callable[[SignedHead], None] = lambda _head: None,
    ) -> None:
        """`storage`: the terminal's folder; `send`: puts a head where the hospital will get it from.

        Of the heads signed every `minutes`, one in `send_minutes` is sent, and the last one.
        """
        self._folder = storage / FOLDER
        self._file = HeadFile(self._folder / HEADS_FILE)
        self._log = log
        self._terminal = terminal
        self._clock = clock
        self._minutes = minutes
        self._send_minutes = send_minutes
        self._send = send
        self._sent: float | None = None  # when, monotonic
        self._key: AuditKey | None = None
        self._covered = -1  # up to here nothing is new: the last head's own entry
        self._is_over = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="audit-heads", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Sign once more, for all that has been written. Takes a few seconds at most."""
        self._is_over.set()
        if self._thread is not None:
            self._thread.join(_LAST_WORDS)

    def tend(self, why: HeadKind = HeadKind.INTERVAL) -> bool:
        """Remove what is past keeping, and sign, if there is anything new. False: the disk is in the way."""
        with self._lock:
            key = self._key or self._open_key()
            if key is None:
                return False
            oldest = self._log.expire(lambda files: self._anchor(key, files))
            if oldest is not None:
                self._let_go(oldest.first - 1)
            return self._sign(key, why)

    def _run(self) -> None:
        while True:
            is_last = self._is_over.is_set()
            try:
                self.tend(HeadKind.SHUTDOWN if is_last else HeadKind.INTERVAL)
            except Exception as error:  # noqa: BLE001 - a bug here must not end the signing for good
                _logger.error("audit: no head: %s", type(error).__name__)  # noqa: TRY400 - its text may quote paths
            if is_last:
                return
            self._is_over.wait(60 * self._minutes)

    def _open_key(self) -> AuditKey | None:
        key = load_or_create(self._folder / KEY_FILE)
        if not isinstance(key, AuditKey):
            return None
        self._key = key
        if key.origin is not KeyOrigin.LOADED:
            again = key.origin is KeyOrigin.REPLACED
            self._log.record(EventId.AUDIT_KEY_MADE, {"key": key.id, "again": again})
        return key

    def _sign(self, key: AuditKey, why: HeadKind) -> bool:
        tail = self._log.sync()
        if tail is None:
            return False
        if tail.seq in (0, self._covered):
            return True
        signed = self._head(key, why, tail.seq, tail.chain)
        try:
            self._file.append([signed])
        except OSError:
            return False
        head = signed.head
        self._log.record(
            EventId.HEAD_SIGNED,
            {
                "why": why,
                "of": head.seq,
                "of_chain": Digest(head.chain.hex()),
                "signed_at": head.at,
                "version": head.version,
                "key": head.key,
                "signature": signed.signature,
            },
        )
        self._covered = self._own_entry(tail)
        self._send_in_turn(signed)
        return True

    def _send_in_turn(self, signed: SignedHead) -> None:
        now = self._clock.monotonic()
        is_due = self._sent is None or now - self._sent >= 60 * self._send_minutes
        if is_due or signed.head.why is HeadKind.SHUTDOWN:
            self._sent = now
            self._send(signed)

    def _own_entry(self, signed: Tail) -> int:
        """The number of the entry that says it was signed, if nobody else wrote meanwhile."""
        now = self._log.tail()
        return now.seq if now is not None and now.seq <= signed.seq + 1 else -1

    def _anchor(self, key: AuditKey, following: Sequence[LogFile]) -> bool:
        anchors = [
            self._head(key, HeadKind.ANCHOR, file.first - 1, file.before)
            for file in following
            if file.before is not None
        ]
        try:
            self._file.append(anchors)
        except OSError:
            return False
        return True

    def _let_go(self, anchor: int) -> None:
        """Of heads over entries that are gone, and say nothing any more."""
        with suppress(OSError):  # then tomorrow's
            self._file.keep(lambda each: each.head.seq >= anchor)

    def _head(self, key: AuditKey, why: HeadKind, seq: int, chain: bytes) -> SignedHead:
        now = self._clock.now()
        return sign(key, Head(why, self._terminal, software_version(), seq, chain, now, key.id))


def software_version() -> Version:
    """Of the installed program; "0" where it runs from a folder of sources."""
    try:
        return Version(metadata.version("yima"))
    except (metadata.PackageNotFoundError, ValueError):
        return Version("0")
