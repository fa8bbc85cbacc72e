"""The payment side of a terminal with nothing else of it, and whoever stands in front of it.

It is made of what an installed terminal is made of: settings, journal, till, adapters. Only its pace is
quicker than settings allow, and there is no screen.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from kiosk.bills import Bill, BillVisit, InsuredVisit
from kiosk.clock import Clock, SystemClock
from kiosk.domain import PatientId
from kiosk.handlers.payment import BillHandlers, CashierHandlers
from kiosk.hospital.opened import hospital_of
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.journal.opened import Journal
from kiosk.money import Fen
from kiosk.payment.order import NewOrder, Order, OrderState
from kiosk.payment.pace import PaymentPace
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import CashierState, Progress, Standing
from kiosk.payment.till import open_till
from kiosk.reasons import Failure
from kiosk.session.effects import OpenOrder
from kiosk.session.events import EffectFailed
from kiosk.settings import Settings, load
from kiosk.settings.payment import PaymentSettings

QUICK: Final = PaymentPace(
    shown_poll=0.05,
    scanned_poll=0.05,
    shown_seconds=20.0,
    scanned_seconds=20.0,
    silent_seconds=5.0,
    reverse_not_before=0.05,
    verify_after=0.02,
    stray_seconds=0.3,
    first_retry=0.05,
    longest_retry=0.4,
    late_checks=(0.02, 0.02),
)
"""Nobody has to be waited for."""

_PARENT_SECONDS: Final = 0.2
_OPENING_SECONDS: Final = 30.0


class DueBill(Struct, frozen=True):
    """`visit`: what the hospital has registered with the insurance; None where it has not."""

    id: str
    total: int
    visit: InsuredVisit | None = None

    def as_bill(self) -> Bill:
        visit = BillVisit(self.id)
        return Bill(self.id, "1", self.id, visit, (), Fen(self.total), None, self.visit)


class Errand(Struct, frozen=True, kw_only=True):
    """Somebody wants to pay these bills. `identity`: a number that the insurance knows them by."""

    patient: str
    bills: tuple[DueBill, ...]
    way: Way = Way.SHOWN
    channel: Channel = Channel.WECHAT
    payment_code: str = ""
    identity: str = ""


class Installation(Struct, frozen=True, kw_only=True):
    """A terminal: the settings file, what differs from it here, and its pace."""

    settings: str
    environment: dict[str, str]
    pace: PaymentPace = QUICK

    @property
    def folder(self) -> Path:
        return Path(self.environment["YIMA__STORAGE__FOLDER"])

    def read(self) -> Settings:
        settings = load(Path(self.settings), self.environment)
        assert settings.payment is not None
        payment = _QuickPayment(**structs.asdict(settings.payment), quick=self.pace)
        return structs.replace(settings, payment=payment)


class _QuickPayment(PaymentSettings, frozen=True, kw_only=True):
    quick: PaymentPace

    @property
    def pace(self) -> PaymentPace:
        return self.quick


class PayCounter:
    def __init__(
        self,
        installation: Installation,
        *,
        clock: Clock | None = None,
        on_progress: Callable[[Progress], None] = lambda _progress: None,
    ) -> None:
        """`clock`: in place of the machine's."""
        self.settings = settings = installation.read()
        self.clock = clock or SystemClock(settings.terminal.zone)
        self.journal = Journal(settings.storage.folder)
        self.hospital = hospital_of(settings.hospital, self.clock)
        self._tell = on_progress
        self._changed = threading.Condition()
        self._state = CashierState.STARTING
        self._busy: dict[str, Order] = {}  # that the cashier has something to do with
        self._done: set[str] = set()  # numbers
        till = open_till(
            settings,
            self.clock,
            self.hospital,
            lambda: self.journal.orders(settings.terminal.id),
            on_progress=self._on_progress,
            on_standing=self._on_standing,
        )
        assert till is not None
        self.till = till

    def start(self, seconds: float = _OPENING_SECONDS) -> None:
        """Until payments can be taken."""
        book = self.journal.orders(self.settings.terminal.id)
        assert book is not None
        for orders in (book.unresolved(), book.watched()):
            assert isinstance(orders, tuple), orders
            self._busy.update((order.number, order) for order in orders)
        self.till.cashier.start()
        assert self.wait(lambda: self._state is CashierState.READY, seconds), self._state

    def quote(self, errand: Errand) -> NewOrder | Failure:
        """As `QuoteBills`, for bills that were read just now."""
        certificate = None
        if errand.identity:
            certificate = Certificate(CertificateType.IDENTITY_NUMBER, errand.identity)
        handlers = BillHandlers(self.hospital, self.till.insurance)
        quote = handlers._quote(tuple(bill.as_bill() for bill in errand.bills), certificate)
        if isinstance(quote, Failure):
            return quote
        way, channel = errand.way, errand.channel
        if quote.split.own == 0:
            way, channel = Way.NOTHING, Channel.NONE
        return NewOrder(PatientId(errand.patient), way, channel, quote.bills)

    def open(self, new: NewOrder, payment_code: str = "") -> Order | Failure:
        """As `OpenOrder`."""
        desk = CashierHandlers(self.till.cashier, self.till.gateway)
        opened = desk.open(OpenOrder(1, new, payment_code))
        if isinstance(opened, EffectFailed):
            return opened.failure
        with self._changed:  # it may be done already
            if opened.order.number not in self._done:
                self._busy.setdefault(opened.order.number, opened.order)
        return opened.order

    def pay(self, errand: Errand) -> Order | Failure:
        new = self.quote(errand)
        return new if isinstance(new, Failure) else self.open(new, errand.payment_code)

    def is_free(self) -> bool:
        """Whether a patient may be told to pay again: nothing is unresolved but by staff."""
        with self._changed:
            return all(map(is_at_its_end, self._busy.values()))

    @property
    def busy(self) -> int:
        """With so many orders the cashier has something to do."""
        with self._changed:
            return len(self._busy)

    def wait(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Until it holds. False: not in time, or whoever started this process is gone."""
        parent, until = os.getppid(), time.monotonic() + seconds
        with self._changed:
            while not condition():
                left = until - time.monotonic()
                if left <= 0 or os.getppid() != parent:
                    return False
                self._changed.wait(min(left, _PARENT_SECONDS))
        return True

    def close(self) -> None:
        self.till.close()
        self.hospital.close()
        self.journal.close()

    def _on_progress(self, progress: Progress) -> None:
        with self._changed:
            order = progress.order
            if is_done(order):
                self._busy.pop(order.number, None)
                self._done.add(order.number)
            else:
                self._busy[order.number] = order
            self._changed.notify_all()
        self._tell(progress)

    def _on_standing(self, standing: Standing) -> None:
        with self._changed:
            self._state = standing.state
            self._changed.notify_all()


def is_at_its_end(order: Order) -> bool:
    return order.resolved or order.state is OrderState.NEEDS_STAFF


def is_done(order: Order) -> bool:
    """Whether the cashier has nothing more to do with it."""
    return is_at_its_end(order) and not order.late_checks and order.wish is None
