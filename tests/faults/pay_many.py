"""Thousands of orders from many terminals against one gateway that fails in every way it can.

Besides: a hospital and an insurance that fail now and then, bills that two terminals begin with at the
same instant, bills that the hospital withdraws when they have been shown. All from a seed, so far as
chance in the other processes allows.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec import structs

from kiosk.clock import SystemClock
from kiosk.demo.gateway.scripts import Script
from kiosk.demo.gateway.weather import Weather
from kiosk.payment.gateway.client import HttpGateway
from kiosk.payment.order import Order, OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.reconcile import Entry, reconcile
from kiosk.payment.till import make_gateway
from tests.faults.pay_books import Books, orders_in
from tests.faults.pay_counter import QUICK, Errand, Installation
from tests.faults.pay_crowd import BusyTerminal, Crowd, Served, Turn, serve
from tests.faults.pay_world import AMOUNT, SMALL, ZONE, PayWorld, patients, payment_code

TERMINALS: Final = 8
AT_ONCE: Final = 6
"""Orders in one terminal's hands; more than a patient at a time, so that they come to an end in time."""

PACE: Final = replace(
    QUICK,
    shown_poll=0.15,
    scanned_poll=0.15,
    shown_seconds=3.0,
    scanned_seconds=3.0,
    verify_after=0.05,
    stray_seconds=1.5,
    first_retry=0.1,
    longest_retry=1.0,
    late_checks=(0.6, 0.6),
)
PATIENCE: Final = 1.5
"""Seconds that terminals wait for an answer: some never come."""

_USUAL: Final[dict[str, Any]] = {"pays_after_ms": 50}
_SCRIPT: Final = Script(pays_after_ms=50)
_CONTESTED: Final = 0.04
_WITHDRAWN: Final = 0.03
_INSURED: Final = 0.1
_SMALL: Final = 0.02
_SCANNED: Final = 0.4
_CHANNELS: Final = (Channel.WECHAT, Channel.ALIPAY, Channel.UNIONPAY)

HOSPITAL_FAULTS: Final[tuple[dict[str, Any], ...]] = (
    {"kind": "fail", "every": 61},
    {"kind": "drop_after_work", "every": 29, "method": "POST"},
    {"kind": "gone", "every": 83},
    {"kind": "html", "every": 97},
    {"kind": "malformed", "every": 101},
    {"kind": "wrong_patient", "every": 103, "method": "GET"},
    {"kind": "slow", "every": 71, "delay_ms": 300},
    {"kind": "hang", "every": 397},
)
INSURANCE_FAULTS: Final[tuple[dict[str, Any], ...]] = (
    {"kind": "lose_request", "infno": "2207", "every": 17},
    {"kind": "lose_answer", "infno": "2207", "every": 11},
    {"kind": "no_result", "infno": "2207", "every": 13},
    {"kind": "other_split", "infno": "2207", "every": 23},
    {"kind": "wrong_sums", "infno": "2207", "every": 29},
    {"kind": "error_after_work", "infno": "2208", "every": 3},
    {"kind": "lose_answer", "infno": "2601", "every": 5},
)


@dataclass(frozen=True)
class Many:
    """What came of a campaign."""

    books: Books
    served: tuple[Served, ...]
    staff_without_cause: tuple[str, ...]  # orders with staff though the gateway never refused
    differences: tuple[str, ...]  # that reconciliation finds, but orders with staff
    odd: int  # orders that were to go oddly
    seconds: float

    @property
    def wrong(self) -> list[str]:
        found = [*self.books.disagreements(), *self.staff_without_cause, *self.differences]
        left = sum(one.left for one in self.served)
        return [*found, *([f"{left} orders without an end"] if left else [])]

    @cached_property
    def figures(self) -> dict[str, Any]:
        gateway, hospital = self.books.gateway, self.books.hospital
        refused: Counter[str] = sum((Counter(one.refused) for one in self.served), Counter())
        return {
            "seconds": round(self.seconds, 1),
            "terminals": len(self.served),
            "to_go_oddly": self.odd,
            "opened": sum(one.opened for one in self.served),
            "not_begun": sum(one.not_begun for one in self.served),
            "refused_before_an_order": dict(refused),
            "contested_at_once": sum(one.met for one in self.served) // 2,
            "why_reversed": self._why(OrderState.REVERSED),
            "gateway_calls": gateway["calls"],
            "gateway_faults": gateway["faults"],
            "gateway_refused": gateway["refused"],
            "hospital_calls": sum(hospital["requests"].values()),
            "books": self.books.table(),
        }

    def _why(self, state: OrderState) -> dict[str, int]:
        orders = self.books.in_state(state)
        return dict(Counter(order.why.value if order.why else "" for order in orders))


class ManyCampaign:
    def __init__(self, world: PayWorld, *, seed: int = 1, odd: float = 0.25) -> None:
        """`odd`: how many orders go oddly, besides the calls that fail."""
        self._world = world
        self._chance = random.Random(seed)
        self._weather = Weather(seed=seed, calls=0.05, orders=odd, delay_ms=200)
        self._terminals = [world.install(f"M-{n}", PACE) for n in range(1, TERMINALS + 1)]

    def run(self, orders: int, *, seconds: float) -> Many:
        """About so many orders, in at most so many seconds."""
        turns = self._turns(orders)
        self._blow()
        began = time.monotonic()
        busy = [
            BusyTerminal(terminal, number // 2, tuple(turns[number]))
            for number, terminal in enumerate(self._terminals)
        ]
        served = serve(Crowd(terminals=tuple(busy), at_once=AT_ONCE, seconds=seconds))
        took = time.monotonic() - began
        books = Books.of(self._world, [terminal.folder for terminal in self._terminals])
        self._world.gateway.clear()
        return Many(
            books,
            tuple(served),
            tuple(self._staff_without_cause(books)),
            tuple(self._differences(books)),
            sum(self._script(order) != _SCRIPT for order in books.orders),
            took,
        )

    def _blow(self) -> None:
        gateway, hospital = self._world.gateway, self._world.hospital
        gateway.script(**_USUAL)
        weather = self._weather
        gateway.weather(
            seed=weather.seed, calls=weather.calls, orders=weather.orders, delay_ms=weather.delay_ms
        )
        for fault in HOSPITAL_FAULTS:
            hospital.fault(**fault)
        for fault in INSURANCE_FAULTS:
            hospital.insurance_fault(**fault)

    def _turns(self, orders: int) -> list[list[Turn]]:
        """For each terminal, in order. Those of neighbours have their contested bills in common."""
        contested = max(1, round(orders * _CONTESTED / TERMINALS))
        turns: list[list[Turn]] = [[] for _ in range(TERMINALS)]
        for one, other in zip(turns[::2], turns[1::2], strict=True):
            for errand in self._errands(contested):
                one.append(Turn(errand, contested=True))
                other.append(Turn(self._again(errand), contested=True))
        alone = orders // TERMINALS - contested
        for mine in turns:
            mine += [Turn(errand) for errand in self._errands(alone)]
        order = list(range(contested + alone))
        self._chance.shuffle(order)
        return [[mine[index] for index in order] for mine in turns]

    def _errands(self, count: int) -> Iterator[Errand]:
        insured = round(count * _INSURED)
        plain = self._world.bills(count - insured) if count > insured else []
        for bill in plain:
            if self._chance.random() < _WITHDRAWN:
                self._world.cancel(bill)
            yield self._errand([bill])
        people = self._chance.choices(patients(), k=insured)
        for patient in people:
            amount = SMALL if self._chance.random() < _SMALL / _INSURED else AMOUNT
            settings: dict[str, Any] = {"patient": patient, "amount": amount, "insured": True}
            yield self._errand(self._world.bills(1, **settings), insured=True)

    def _errand(self, bills: list[Any], *, insured: bool = False) -> Errand:
        way = Way.SCANNED if self._chance.random() < _SCANNED else Way.SHOWN
        channel = self._chance.choice(_CHANNELS)
        code = payment_code(channel) if way is Way.SCANNED else ""
        how = {"way": way, "channel": channel, "payment_code": code}
        return self._world.errand(bills, insured=insured, **how)

    @staticmethod
    def _again(errand: Errand) -> Errand:
        """The same bills in another's hands."""
        code = payment_code(errand.channel) if errand.way is Way.SCANNED else ""
        return structs.replace(errand, payment_code=code)

    def _staff_without_cause(self, books: Books) -> Iterator[str]:
        for order in books.in_state(OrderState.NEEDS_STAFF):
            if not self._script(order).reverse_refused:
                yield f"{order.number}: with staff, {order.why}"

    def _script(self, order: Order) -> Script:
        """By which the gateway went with it."""
        return self._weather.befall(order.number, _SCRIPT)

    def _differences(self, books: Books) -> Iterator[str]:
        """By the product's own reconciliation, terminal by terminal, of today and of yesterday."""
        staff = {order.number for order in books.in_state(OrderState.NEEDS_STAFF)}
        today = datetime.now(ZoneInfo(ZONE)).date()
        days = (today - timedelta(days=1), today)
        for terminal in self._terminals:
            gateway = _gateway(terminal)
            bills = {day: gateway.bill(day) for day in days}
            gateway.close()
            entries = [Entry.of(order) for order in orders_in(terminal.folder)]
            name = terminal.environment["YIMA__TERMINAL__ID"]
            for day in days:
                found = reconcile(day, entries, bills, name, ZoneInfo(ZONE))  # type: ignore[arg-type] # a failure fails there
                for one in found.differences:
                    if one.number not in staff:
                        yield f"{one.number}: {one.finding}"


def _gateway(terminal: Installation) -> HttpGateway:
    settings = terminal.read()
    assert settings.payment is not None
    return make_gateway(settings.payment, settings.terminal.id, SystemClock())
