"""The site's platforms as one: each kind of code goes to the platform that decodes it."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.platforms.port import CardPlatform
from kiosk.reasons import Code, Failure


class Platforms:
    """A `CardPlatform` made of several."""

    name = "platforms"

    def __init__(self, platforms: Sequence[CardPlatform]) -> None:
        """Raises ValueError when two of them decode the same kind: a site has to choose."""
        self._platforms = tuple(platforms)
        self._by_kind: dict[Kind, CardPlatform] = {}
        for platform in self._platforms:
            if taken := self._by_kind.keys() & platform.kinds:
                raise ValueError(f"two platforms for {', '.join(sorted(taken))}")
            self._by_kind.update(dict.fromkeys(platform.kinds, platform))

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(self._by_kind)

    def verify(self, code: OnlineCode) -> VerifiedCard | Failure:
        platform = self._by_kind.get(code.kind)
        return Failure(Code.NEEDS_PLATFORM) if platform is None else platform.verify(code)

    def forget(self) -> None:
        for platform in self._platforms:
            platform.forget()
