"""Which release of a plan a terminal should have. Pure.

The share of terminals that a release goes to is drawn by their ids, anew for each version: raising
the percentage adds terminals and takes none away, and not always the same ones are the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from kiosk.codes import sm3
from kiosk.update.plan import Plan, Planned
from kiosk.update.release import version_order

_BUCKETS: Final = 10_000
_DRAWN: Final = 8  # bytes of the digest


@dataclass(frozen=True, slots=True)
class Member:
    """A terminal, as a plan tells terminals apart. `site`: "" for one of none."""

    terminal: str
    platform: str
    site: str = ""


class Decision(StrEnum):
    """Why no release was chosen."""

    PAUSED = auto()
    NONE = auto()  # the plan has none for this terminal, or only older ones than what runs


def bucket(terminal: str, version: str) -> float:
    """Where the terminal stands in the rollout of this version: 0 to 99.99 per cent."""
    digest = sm3.digest(f"{version}\0{terminal}".encode())
    return int.from_bytes(digest[:_DRAWN], "big") % _BUCKETS / 100


def is_for(planned: Planned, member: Member) -> bool:
    """Whether the terminal is among those that this release goes to."""
    return (
        planned.platform == member.platform
        and (not planned.sites or member.site in planned.sites)
        and bucket(member.terminal, planned.version) < planned.percent
    )


def choose(
    plan: Plan, member: Member, running: str | None, refused: frozenset[str] = frozenset()
) -> Planned | Decision:
    """The release that the terminal should have; the one that runs, too, if it is that.

    Args:
        plan: the newest.
        member: the terminal.
        running: the version that runs; None: not known, so anything may be older.
        refused: versions that this terminal cannot take; the next best will do.
    """
    if plan.paused:
        return Decision.PAUSED
    oldest = () if running is None or running in plan.withdrawn else version_order(running)
    fitting = [
        each
        for each in plan.releases
        if each.version not in plan.withdrawn | refused
        and each.order >= oldest
        and (is_for(each, member) or _is_there(each, member, running))
    ]
    return max(fitting, key=lambda each: each.order, default=Decision.NONE)


def _is_there(planned: Planned, member: Member, running: str | None) -> bool:
    """Whoever runs a release keeps it when its percentage is lowered: nobody goes back for that."""
    return planned.version == running and planned.platform == member.platform
