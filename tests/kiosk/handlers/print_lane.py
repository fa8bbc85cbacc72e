"""A terminal that prints reports, and what it has been told."""

from __future__ import annotations

from kiosk.handlers.reports import ReportPrintHandlers
from kiosk.journal.deliver import Delivery
from kiosk.reports.book import Print
from kiosk.reports.print_notice import REPORT_PRINTED, told_to
from kiosk.reports.report import ReportHead
from kiosk.session.effects import (
    PrintReports,
)
from kiosk.session.events import Event
from kiosk.session.report_events import (
    PrintRunDone,
)
from kiosk.session.report_screens import PrintLineState
from tests.report_heads import head
from tests.report_shop import PATIENT, TERMINAL, Shop

FIRST, SECOND, THIRD = head(1), head(2), head(3)


STATES = PrintLineState


class Desk:
    """One terminal's print lane, called as its thread would."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.heard: list[Event] = []
        self.deliveries = 0
        self.handlers = ReportPrintHandlers(
            shop.parts, shop.journal, self.heard.append, self._deliver
        )

    def _deliver(self) -> None:
        self.deliveries += 1

    def prints(self, *heads: ReportHead, session: int = 1) -> PrintRunDone:
        return self.handlers.print(PrintReports(session, PATIENT, heads, "zh_CN"))

    def tells(self) -> None:
        """What the terminal does while nobody is there."""
        shop, outbox = self.shop, self.shop.journal.outbox()
        assert outbox is not None
        book = shop.parts.book
        told = told_to(shop.hospital, book, shop.clock.now)
        delivery = Delivery(outbox, {REPORT_PRINTED: told}, shop.clock)
        while delivery.deliver_one():
            pass

    def standing(self, one: ReportHead) -> Print | None:
        book = self.shop.journal.prints(TERMINAL)
        assert book is not None
        found = book.standing(one.id, one.edition)
        assert found is None or isinstance(found, Print)
        return found

    def restarts(self) -> Desk:
        self.shop.restart()
        return Desk(self.shop)


def lines(done: PrintRunDone) -> list[PrintLineState]:
    return [item.state for item in done.items]
