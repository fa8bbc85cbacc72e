"""How fresh a terminal's trust is: for staff, metrics and the command line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.journal import durable_file
from kiosk.trust.distribution.outcome import RefreshOutcome, RefreshProblem
from kiosk.trust.health import TrustState
from kiosk.trust.reading import NotThisFormError, load_object, need_integer
from kiosk.trust.trust_list import TrustList


@dataclass(frozen=True, slots=True)
class Attempt:
    """How the last refresh ended. Kept beside the cache for other processes; vouches for nothing."""

    at: int  # Unix seconds
    problem: RefreshProblem | None = None
    failures: int = 0  # in a row, up to this one
    transferred: int = 0  # bytes
    file: str = ""  # see RefreshOutcome
    http_status: int | None = None

    def followed_by(self, outcome: RefreshOutcome, at: int) -> Attempt:
        """The attempt after this one."""
        return Attempt(
            at=at,
            problem=outcome.problem,
            failures=0 if outcome.problem is None else self.failures + 1,
            transferred=outcome.transferred,
            file=outcome.file,
            http_status=outcome.http_status,
        )

    def write(self, path: Path) -> None:
        """Keep it. OSError: the disk takes no writes."""
        durable_file.replace(path, json.dumps(asdict(self)).encode())

    @classmethod
    def read(cls, path: Path) -> Attempt | None:
        """The one that was kept; None if there is none that can be read."""
        try:
            return cls._of(load_object(path.read_bytes()))
        except (OSError, NotThisFormError, ValueError):
            return None

    @classmethod
    def _of(cls, members: Mapping[str, Any]) -> Attempt:
        problem, status = members.get("problem"), members.get("http_status")
        return cls(
            at=need_integer(members.get("at"), "at"),
            problem=None if problem is None else RefreshProblem(problem),
            failures=need_integer(members.get("failures"), "failures"),
            transferred=need_integer(members.get("transferred"), "transferred"),
            file=str(members.get("file", "")),
            http_status=None if status is None else need_integer(status, "http_status"),
        )


@dataclass(frozen=True, slots=True)
class DistributionStatus:
    """What is in force, and how the last refresh went. Moments are Unix seconds of this terminal."""

    state: TrustState
    version: int | None  # of the list; None without one, as with the next two
    issued: int | None  # by the authority's clock
    fetched_at: int | None  # the last refresh that verified everything
    days_old: int  # whole days
    days_left: int  # whole days until it is stale; 0 without a list
    warn: bool  # more than half of the grace period is gone, or all of it, or there is no list
    last_attempt: int | None
    last_problem: RefreshProblem | None  # None: it went well, or there was none
    failures: int  # in a row
    transferred: int  # bytes in the last refresh
    file: str = ""  # at which the last refresh ended
    http_status: int | None = None

    @property
    def told(self) -> tuple[object, ...]:
        """What an observer is told the changes of."""
        return self.state, self.version, self.days_left, self.warn, self.last_problem


def status(trust: TrustList | None, attempt: Attempt | None, now: int) -> DistributionStatus:
    """The status at `now`, Unix seconds."""
    return DistributionStatus(
        state=trust.state(now) if trust else TrustState.MISSING,
        version=trust.version if trust else None,
        issued=trust.issued if trust else None,
        fetched_at=trust.fetched_at if trust else None,
        days_old=trust.days_old(now) if trust else 0,
        days_left=trust.days_left(now) if trust else 0,
        warn=trust is None or 2 * trust.age(now) > trust.grace_seconds,
        last_attempt=attempt.at if attempt else None,
        last_problem=attempt.problem if attempt else None,
        failures=attempt.failures if attempt else 0,
        transferred=attempt.transferred if attempt else 0,
        file=attempt.file if attempt else "",
        http_status=attempt.http_status if attempt else None,
    )
