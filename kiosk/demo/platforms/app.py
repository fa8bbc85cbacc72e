"""All stand-ins together, as the demo hospital's process serves them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from aiohttp import web

from kiosk.demo.platforms.codes import CodeBook
from kiosk.demo.platforms.desk import Memory
from kiosk.demo.platforms.nhsa import NhsaStandIn
from kiosk.demo.platforms.provincial import ProvincialStandIn
from kiosk.demo.platforms.tencent import TencentStandIn

ROOT: Final = "/platforms"


class PlatformApp:
    """`now` is the hospital's clock."""

    def __init__(self, seed: int, now: Callable[[], datetime]) -> None:
        self._memory = Memory(CodeBook(seed), now)
        self._tencent = TencentStandIn(self._memory)
        self._insurance = NhsaStandIn(self._memory)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        self._tencent.add_routes(router)
        ProvincialStandIn(self._memory).add_routes(router)
        self._insurance.add_routes(router)

    def add_switches(self, router: web.UrlDispatcher) -> None:
        """Switches of the platforms' own, on the port of the hospital's."""
        self._insurance.add_switches(router)

    def mend(self) -> None:
        """Switch them all off."""
        self._insurance.mend()

    def expire_tokens(self) -> None:
        self._tencent.expire_tokens()

    def state(self) -> dict[str, Any]:
        """Reports of use as they came, counts of codes decoded, and of refusals by reason; the
        insurance's ledger.
        """
        memory = self._memory
        return {
            "reports": memory.reports,
            "decoded": len(memory.decoded),
            "refused": memory.refused,
            "insurance": self._insurance.state(),
        }
