"""`python -m tests.faults.pay_full_disk FOLDER SCENE`: the disk is full from each point of a payment on.

Beside each write of the journal and each call to somebody, in turn: from there on nothing can be written
until the till has noticed. How each payment began and ended is printed as JSON. A program of its own,
for it is the process that may not make its files any larger (RLIMIT_FSIZE).
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from kiosk.payment import cashier, steps
from kiosk.payment.order import NewOrder, Order
from kiosk.payment.progress import CashierState
from tests.counter import new_order
from tests.faults.pay_till import QuickTill

SCENES: dict[str, tuple[NewOrder, bool]] = {
    "paid": (new_order("i1"), True),
    "insured": (new_order("i1", "i2", insured=True), True),
    "given up": (new_order("i1"), False),
}
"""What is ordered, and whether it is paid."""


class Disk:
    def __init__(self) -> None:
        self._most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, self._most))

    def empty(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._most, self._most))


def run(folder: Path, scene: str, full_from: int, disk: Disk) -> dict[str, Any]:
    """`points`: passed in all; one more than `full_from` at least, or there was no such point."""
    new, is_paid = SCENES[scene]
    folder.mkdir()
    till = QuickTill(folder)
    till.is_(CashierState.READY)
    till.standings.clear()
    till.points.passed = 0
    till.points.at = lambda number: disk.fill() if number == full_from else None
    order = till.cashier.open(new)
    told: dict[str, Any] = {"refused": "" if isinstance(order, Order) else order.code}
    told["sent"] = till.gateway.line.calls.total() if told["refused"] else None
    if isinstance(order, Order):
        _pay(till, order.number, is_paid=is_paid)
    till.waits(lambda: _noticed(till, order))
    time.sleep(0.05)  # that it stays full for a while
    disk.empty()
    till.is_(CashierState.READY)
    if not isinstance(order, Order):
        order = till.opens(new)
    if is_paid:
        till.pays(order.number)
    else:
        till.cashier.give_up(order.number)
    told["state"] = till.ends(order.number).state
    told["noticed"] = [standing.state for standing in till.standings]
    told["points"] = till.points.passed
    till.stop()
    return told


def _pay(till: QuickTill, number: str, *, is_paid: bool) -> None:
    """As far as it comes: where the disk is full before, nothing is to be paid yet."""
    placed = lambda: number in till.gateway.papers  # noqa: E731 - looked at again and again
    till.waits(lambda: placed() or _stands_still(till))
    if not is_paid:
        till.cashier.give_up(number)
    elif placed():
        till.gateway.pay(number)


def _stands_still(till: QuickTill) -> bool:
    return till.cashier.standing.state is CashierState.JOURNAL


def _noticed(till: QuickTill, order: object) -> bool:
    return _stands_still(till) or (isinstance(order, Order) and till.has_ended(order.number))


def main(folder: Path, scene: str) -> None:
    cashier.LOOK_AGAIN = steps.LOOK_AGAIN = 0.05
    disk, told = Disk(), []
    while not told or told[-1]["points"] >= len(told):
        told.append(run(folder / f"{scene} {len(told)}", scene, len(told) + 1, disk))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
