"""Files of a site's own in the trust repository, as their taker sees them: settings, so far.

A site signs them with a key of its own, under a role that targets delegates to; the role's name and
the paths it may sign follow from the site's. They are no part of a generation: whatever is wrong with
them, the trust list and the revocations have been put in force by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.trust.distribution.outcome import RefreshProblem


@dataclass(frozen=True, slots=True)
class Publication:
    """What one version of a site's metadata has for this terminal."""

    version: int
    keys: tuple[str, ...]  # ids of the keys that targets gives the role
    digests: Mapping[str, str]  # SHA-256 in hexadecimal by path, of those asked for that there are


class SiteFiles(Protocol):
    """Who wants the files, and keeps them. Called by one thread at a time."""

    @property
    def role(self) -> str:
        """The delegated role that signs them."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Paths in the repository; none other is fetched."""

    @property
    def largest(self) -> int:
        """Bytes that one may have."""

    def newest(self) -> Publication | None:
        """The newest that was taken or refused: nothing older is offered."""

    def content(self, digest: str) -> bytes | None:
        """A file that is here already, undamaged."""

    def take(self, new: Publication, contents: Mapping[str, bytes], moment: int) -> None:
        """Put it in force, or refuse it and say so to staff; `contents` by SHA-256.

        Called with what is in force already, too. Raises OSError: the disk takes no writes.
        """

    def note(self, problem: RefreshProblem | None, moment: int) -> None:
        """How the fetching ended; after `take`, if that was called. Unix seconds. Raises nothing."""
