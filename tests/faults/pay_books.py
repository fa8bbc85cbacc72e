"""All books beside one another: what terminals, gateway, hospital and insurance wrote down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from kiosk.journal.opened import open_read_only
from kiosk.payment.order import ClaimState, Order, OrderState
from tests.faults.pay_world import ZONE, PayWorld

_GONE: Final = frozenset({"closed", "reversed"})


@dataclass(frozen=True)
class Books:
    """Taken when nobody is paying any more."""

    orders: tuple[Order, ...]  # of all journals
    gateway: dict[str, Any]  # `RunningGateway.state`
    hospital: dict[str, Any]  # `RunningHospital.state`

    @classmethod
    def of(cls, world: PayWorld, folders: Iterable[Path]) -> Books:
        orders = tuple(order for folder in folders for order in orders_in(folder))
        return cls(orders, world.gateway.state(), world.hospital.state())

    @property
    def states(self) -> Counter[str]:
        return Counter(order.state.value for order in self.orders)

    def in_state(self, state: OrderState) -> list[Order]:
        return [order for order in self.orders if order.state is state]

    def table(self) -> dict[str, Any]:
        """What there is on each side, in orders and fen."""
        settled = self.in_state(OrderState.SETTLED)
        totals, payments = self.gateway["totals"], self.hospital["payments"].values()
        insurance = self.hospital["platforms"]["insurance"]
        return {
            "journals": {
                "orders": len(self.orders),
                **dict(sorted(self.states.items())),
                "settled_fen": sum(order.amount for order in settled),
                "needs_staff_why": dict(self.staff_reasons()),
            },
            "gateway": {
                "orders": dict(sorted(totals["states"].items())),
                "charged_fen": totals["charged"],
                "refunded_fen": totals["refunded"],
                "net_fen": totals["net"],
                "overcharged": len(totals["overcharged"]),
                "overpaid": len(totals["overpaid"]),
                "unbooked": len(totals["unbooked"]),
            },
            "hospital": {
                "balanced": len(payments),
                "own_fen": sum(payment["own"] for payment in payments),
            },
            "insurance": {
                "standing": insurance["standing"],
                **insurance["settled"],
                "not_done": insurance["not_done"],
                "refused": self.hospital["platforms"]["refused"],
            },
        }

    def staff_reasons(self) -> Counter[str]:
        found = self.in_state(OrderState.NEEDS_STAFF)
        return Counter(order.why.value if order.why else "" for order in found)

    def disagreements(self) -> list[str]:
        """What is not as it ought to be; of needs_staff only that the gateway's books are whole."""
        return [*self._of_totals(), *self._of_orders(), *self._of_hospital(), *self._of_insurance()]

    def _of_totals(self) -> Iterator[str]:
        totals = self.gateway["totals"]
        for name in ("overcharged", "overpaid", "unbooked"):
            yield from (f"gateway: {one} {name}" for one in totals[name])
        numbers = Counter(order.number for order in self.orders)
        yield from (f"{number}: minted {n} times" for number, n in numbers.items() if n > 1)
        for placed in self.gateway["orders"]:
            if placed["order_no"] not in numbers:
                yield f"{placed['order_no']}: at the gateway {placed['state']}, in no journal"
        kept = sum(order.amount for order in self.in_state(OrderState.SETTLED))
        kept += sum(self._placed(order).get("amount", 0) for order in self._with_staff_and_paid())
        if kept != totals["net"]:
            yield f"the gateway has {totals['net']} fen, the journals {kept}"

    def _with_staff_and_paid(self) -> list[Order]:
        found = self.in_state(OrderState.NEEDS_STAFF)
        return [order for order in found if self._placed(order).get("state") == "paid"]

    def _of_orders(self) -> Iterator[str]:
        for order in self.orders:
            placed = self._placed(order)
            match order.state:
                case OrderState.SETTLED if order.amount:
                    if (placed.get("state"), placed.get("amount")) != ("paid", order.amount):
                        yield f"{order.number}: settled, at the gateway {placed.get('state')}"
                case OrderState.REVERSED if placed and placed["state"] not in _GONE:
                    yield f"{order.number}: reversed, at the gateway {placed['state']}"
                case OrderState.SETTLED | OrderState.REVERSED | OrderState.NEEDS_STAFF:
                    if order.late_checks:
                        yield f"{order.number}: still watched"
                case _:
                    yield f"{order.number}: unfinished, {order.state}"

    def _of_hospital(self) -> Iterator[str]:
        due: dict[str, Order] = {}
        for order in self.in_state(OrderState.SETTLED):
            for bill in order.bills:
                if bill.id in due:
                    yield f"{bill.id}: settled by {due[bill.id].number} and {order.number}"
                due[bill.id] = order
        splits = {bill.id: bill.split for order in due.values() for bill in order.bills}
        payments = self.hospital["payments"]
        for bill_id, payment in payments.items():
            if bill_id not in due or due[bill_id].number != payment["order"]:
                yield f"{bill_id}: the hospital has it from {payment['order']}, no journal"
                continue
            split = splits[bill_id]
            parts = tuple(payment[part] for part in ("total", "fund", "account", "own"))
            if parts != (split.total, split.fund, split.account, split.own):
                yield f"{bill_id}: the hospital has other amounts"
        yield from (
            f"{bill_id}: settled by {order.number}, not at the hospital"
            for bill_id, order in due.items()
            if bill_id not in payments
        )

    def _of_insurance(self) -> Iterator[str]:
        standing = {
            (one["mdtrt_id"], one["chrg_bchno"]): one
            for one in self.hospital["platforms"]["insurance"]["movements"]
            if one["stands"] and one["infno"] == "2207"
        }
        settled = self.in_state(OrderState.SETTLED) + self.in_state(OrderState.NEEDS_STAFF)
        for order in settled:
            for bill in order.bills:
                claim = bill.claim
                if claim is None or claim.state is not ClaimState.SETTLED:
                    if claim is not None and order.state is OrderState.SETTLED:
                        yield f"{order.number}: settled without the insurance"
                    continue
                entry = standing.pop((claim.visit.visit, claim.visit.batch), None)
                if entry is None or entry["setl_id"] != claim.settlement:
                    yield f"{order.number}: the insurance has not settled it"
                elif (entry["fund"], entry["account"], entry["own"]) != (
                    bill.split.fund,
                    bill.split.account,
                    bill.split.own,
                ):
                    yield f"{order.number}: the insurance has settled other amounts"
        yield from (f"{visit}: settled at the insurance alone" for visit, _ in standing)

    def _placed(self, order: Order) -> dict[str, Any]:
        return self._by_number.get(order.number, {})

    @cached_property
    def _by_number(self) -> dict[str, dict[str, Any]]:
        return {placed["order_no"]: placed for placed in self.gateway["orders"]}


def orders_in(folder: Path) -> tuple[Order, ...]:
    """Of today, and of yesterday if this began before midnight. A folder without a journal has none."""
    if not (folder / "orders.db").exists():
        return ()
    book = open_read_only(folder)
    today = datetime.now(ZoneInfo(ZONE)).date()
    found: list[Order] = []
    for day in (today - timedelta(days=1), today):
        orders = book.of_day(day)
        assert isinstance(orders, tuple), orders
        found += orders
    return tuple(found)
