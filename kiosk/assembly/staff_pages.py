"""The pages of maintenance mode of a running terminal.

They are made when somebody first looks at one: a terminal may run for months without.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from threading import Lock

from kiosk.assembly.shop import Shop
from kiosk.handlers.maintenance import PageHandlers
from kiosk.maintenance.sheet import Page, PageId
from kiosk.runner import Lane


class StaffPages:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._making = Lock()

    def lanes(self) -> tuple[Lane, ...]:
        shop = self._shop
        return PageHandlers(
            self.pages,
            hand=self._hand,
            end=(shop.bench.end,),
            nobody=lambda: shop.state().sign_in.is_out,
        ).lanes()

    def pages(self) -> Mapping[PageId, Page]:
        """Any thread."""
        with self._making:
            return self._made

    def stop(self) -> None:
        """Takes a second at most."""
        self._shop.bench.end()
        self._shop.bench.join()

    @cached_property
    def _made(self) -> Mapping[PageId, Page]:
        from kiosk.assembly.page_makers import pages_of  # noqa: PLC0415 - see the module's head

        return pages_of(self._shop)

    def _hand(self, text: str, by_hand: bool) -> None:  # noqa: FBT001 - as the effect has it
        self._shop.bench.hand(text, by_hand=by_hand)
