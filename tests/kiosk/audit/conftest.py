"""A terminal that writes its log and signs it, and an auditor who verifies a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.audit.catalogue import EndCause, EventId
from kiosk.audit.finding import Verdict
from kiosk.audit.head import PublicKeys, SignedHead
from kiosk.audit.head_file import HeadFile
from kiosk.audit.keeper import HeadKeeper
from kiosk.audit.key import AuditKey, load
from kiosk.audit.log import EventLog
from kiosk.audit.verify import verify
from kiosk.clock import ManualClock

DAY = 86_400.0


class Terminal:
    """`sent`: the heads that the hospital gets."""

    def __init__(self, storage: Path, name: str = "T07", *, keep_days: int = 180) -> None:
        self.storage = storage
        self.name = name
        self.keep_days = keep_days
        self.clock = ManualClock()
        self.sent: list[SignedHead] = []
        self.start()

    def start(self) -> None:
        """As after a crash, or a loss of power: nothing of before is in memory."""
        self.log = EventLog(
            self.events, terminal=self.name, clock=self.clock, keep_days=self.keep_days
        )
        self.keeper = HeadKeeper(
            self.storage,
            self.log,
            terminal=self.name,
            clock=self.clock,
            send_minutes=0,
            send=self.sent.append,
        )

    @property
    def events(self) -> Path:
        return self.storage / "events"

    @property
    def heads_file(self) -> Path:
        return self.storage / "audit" / "heads.jsonl"

    def write(self, count: int, *, seconds: float = 1.0) -> None:
        for number in range(count):
            fields = {"cause": EndCause.IDLE, "seconds": number}
            self.log.record(EventId.SESSION_ENDED, fields)
            self.clock.advance(seconds)

    def days(self, count: int, entries: int = 10) -> None:
        """Each with so many entries and a head, which is an entry, too."""
        for _ in range(count):
            self.write(entries)
            assert self.keeper.tend()
            self.clock.advance(DAY - entries)

    def files(self) -> list[Path]:
        return sorted(self.events.iterdir())

    def heads(self) -> list[SignedHead]:
        return HeadFile(self.heads_file).read()

    def key(self) -> AuditKey:
        key = load(self.storage / "audit" / "signing.key")
        assert isinstance(key, AuditKey)
        return key

    def keys(self) -> PublicKeys:
        return PublicKeys(self.key().public)

    def verdict(self, *, heads: list[SignedHead] | None = None) -> Verdict:
        own = self.heads()
        known = own if heads is None else heads
        return verify(self.events, self.name, known, self.keys(), all_heads=known == own)

    def verdict_by(self, keys: PublicKeys) -> Verdict:
        return verify(self.events, self.name, self.heads(), keys, all_heads=True)

    def verdict_without_heads(self) -> Verdict:
        return verify(self.events, self.name, [], PublicKeys())


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "storage")


@pytest.fixture(scope="session")
def three_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A storage folder with three days of T07: entry 1 is the key's, of each day 10 and a head."""
    storage = tmp_path_factory.mktemp("three") / "storage"
    Terminal(storage).days(3)
    return storage


@pytest.fixture
def copy(three_days: Path, tmp_path: Path) -> Terminal:
    """A copy of it to be tampered with."""
    shutil.copytree(three_days, tmp_path / "copy")
    return Terminal(tmp_path / "copy")


@pytest.fixture
def terminal_in() -> Callable[..., Terminal]:
    return Terminal
