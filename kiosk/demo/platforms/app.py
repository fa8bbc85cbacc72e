"""All stand-ins together, as the demo hospital's process serves them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from aiohttp import web

from kiosk.demo.platforms.codes import CodeBook
from kiosk.demo.platforms.desk import Memory
from kiosk.demo.platforms.insurance import InsuranceStandIn
from kiosk.demo.platforms.provincial import ProvincialStandIn
from kiosk.demo.platforms.tencent import TencentStandIn

ROOT: Final = "/platforms"


class PlatformApp:
    """`now` is the hospital's clock."""

    def __init__(self, seed: int, now: Callable[[], datetime]) -> None:
        self._memory = Memory(CodeBook(seed), now)
        self._tencent = TencentStandIn(self._memory)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        self._tencent.add_routes(router)
        ProvincialStandIn(self._memory).add_routes(router)
        InsuranceStandIn(self._memory).add_routes(router)

    def expire_tokens(self) -> None:
        self._tencent.expire_tokens()

    def state(self) -> dict[str, Any]:
        """Reports of use as they came, counts of codes decoded, and of refusals by reason."""
        memory = self._memory
        return {
            "reports": memory.reports,
            "decoded": len(memory.decoded),
            "refused": memory.refused,
        }
