"""What a launched program knows of itself: its release, and whether that is on trial. Said in the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

RELEASE: Final = "YIMA_RELEASE"
"""In the environment: the version of the release that the launcher has started."""

TRIAL: Final = "YIMA_TRIAL"
"""In the environment: "1" where it has not proven itself so far."""

NOT_PROVEN: Final = 4
"""Exit code: a release on trial did not prove itself."""

NEVER_UP: Final = 5
"""Exit code: a settled release ends each time before it has come up."""


@dataclass(frozen=True, slots=True)
class Launched:
    version: str
    trial: bool = False


def launched(environment: Mapping[str, str]) -> Launched | None:
    """None: no launcher has started this program, so that nobody would start another release."""
    version = environment.get(RELEASE, "")
    return Launched(version, environment.get(TRIAL) == "1") if version else None
