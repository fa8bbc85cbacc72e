"""A terminal's side of the distribution, and what must not change in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.clock import ManualClock
from kiosk.demo.authority import Authority
from kiosk.trust.distribution import enrolment
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.outcome import RefreshOutcome, RefreshProblem
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.trust_list import TrustList

ISSUER = Authority.create(b"distribution", issuer="CN-510000")
OTHER = Authority.create(b"distribution", issuer="CN-350000")
KID = ISSUER.key.kid
EVER = [bytes([n]) * 8 for n in range(1, 7)]
"""Credential ids that any of the tests cancels."""


def ctis(*numbers: int) -> bytes:
    """A shard's bytes: these of `EVER`, by their first byte."""
    return b"".join(bytes([n]) * 8 for n in sorted(numbers))


@dataclass
class Terminal:
    """One terminal, with a folder of its own and a clock that is told the time."""

    folder: Path
    repository: Repository
    clock: ManualClock = field(default_factory=ManualClock)

    def __post_init__(self) -> None:
        self.cache = TrustCache(self.folder)
        self.trust = TrustDistribution(self.folder, self.repository, self.clock)

    def enrol(self, root: bytes) -> None:
        read = enrolment.read_root(root)
        assert isinstance(read, enrolment.RootFile)
        enrolment.enrol(self.cache, read, replace=True)
        self.trust.open()

    def refresh(self) -> RefreshOutcome:
        return self.trust.refresh_now()

    def restart(self) -> None:
        """Only the disk remembers."""
        self.trust = TrustDistribution(self.folder, self.repository, self.clock)
        self.trust.open()

    def believes(self) -> tuple[Any, ...]:
        """The list's digest, and which of `EVER` are cancelled."""
        current = self.trust.current()
        digest = current.digest if isinstance(current, TrustList) else None
        return digest, [cti for cti in EVER if self.trust.is_revoked(KID, cti)]

    @contextmanager
    def unmoved(self) -> Iterator[None]:
        """What is in force afterwards is what was before, in memory and on the disk, whole."""
        before = self.believes()
        assert before[0] is not None
        yield
        assert self.believes() == before
        kept = self.cache.in_force()
        assert kept is not None
        assert kept.intact()
        assert (kept.trust.digest, [c for c in EVER if kept.revoked.is_revoked(KID, c)]) == before

    def refuses(self, *problems: RefreshProblem) -> RefreshOutcome:
        """Refresh, which ends with one of these problems and changes nothing."""
        with self.unmoved():
            outcome = self.refresh()
        assert outcome.problem in problems
        assert self.trust.status.last_problem is outcome.problem
        return outcome
