"""A start with a thousand open orders, against gateway and hospital in processes of their own.

`ready`: every order has been picked up (its gateway or hospital asked, the answer in the journal) and
payments are taken again. `all ended`: the last one is settled or reversed. The peer is the same number of
bare questions by `requests`, unsigned, one after the other, with nothing written down.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import requests

from kiosk.bills import Split
from kiosk.clock import SystemClock
from kiosk.demo.gateway.process import RunningGateway, start_gateway
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.domain import PatientId
from kiosk.hospital.opened import hospital_of
from kiosk.journal.database import Trouble
from kiosk.journal.opened import Journal
from kiosk.money import Fen
from kiosk.payment.cashier import Cashier
from kiosk.payment.errands import Errands
from kiosk.payment.order import Cause, NewOrder, Order, OrderBill, OrderState
from kiosk.payment.port import Channel, OrderRequest, Way
from kiosk.payment.progress import CashierState, Standing
from kiosk.payment.till import make_gateway
from kiosk.settings.payment import PaymentSettings
from kiosk.settings.sections import HospitalSettings

ORDERS: Final = 1_000
GOAL_SECONDS: Final = 5.0
TERMINAL: Final = "BENCH-1"
_ENOUGH: Final = 120.0


def measure() -> dict[str, Any]:
    results = {}
    with tempfile.TemporaryDirectory(prefix="yima-bench-") as name:
        folder = Path(name)
        for scheme in ("hmac-sm3", "sm2-sm3"):
            place = folder / scheme
            place.mkdir()
            with (
                start_hospital(place / "hospital.db", still=True) as hospital,
                start_gateway(
                    place / "gateway.db", scheme=scheme, terminals=(TERMINAL,)
                ) as gateway,
            ):
                results[scheme] = _one(place, scheme, hospital, gateway)
    met = all(result["ready_seconds"] <= GOAL_SECONDS for result in results.values())
    return {"orders": ORDERS, "goal": f"ready <= {GOAL_SECONDS} s", **results, "met": met}


def _one(
    folder: Path, scheme: str, hospital: RunningHospital, gateway: RunningGateway
) -> dict[str, Any]:
    keys = gateway.keys(TERMINAL)
    settings = PaymentSettings(
        base_url=gateway.base_url,
        scheme=scheme,  # type: ignore[arg-type] # one of the two
        key_file=keys.secret_file if scheme == "hmac-sm3" else keys.private_key_file,
        gateway_key_file=keys.gateway_public_key_file,
    )
    client = make_gateway(settings, TERMINAL, SystemClock())
    journal = Journal(folder)
    numbers = _open_orders(journal, client, hospital, gateway)
    records = hospital_of(HospitalSettings(base_url=hospital.base_url), SystemClock())
    ready, ended = threading.Event(), threading.Event()

    def on_standing(standing: Standing) -> None:
        if standing.state is CashierState.READY:
            ready.set()
            if standing.unresolved == 0:
                ended.set()

    cashier = Cashier(
        lambda: journal.orders(TERMINAL),
        Errands(client, None, records, SystemClock()),
        SystemClock(),
        folder / "orders.lock",
        on_standing=on_standing,
    )
    began = time.monotonic()
    cashier.start()
    ready.wait(_ENOUGH)
    ready_seconds = time.monotonic() - began
    ended.wait(_ENOUGH)
    ended_seconds = time.monotonic() - began
    cashier.stop()
    book = journal.orders(TERMINAL)
    states = Counter(_state(book.find(number)) for number in numbers) if book else {}
    return {
        "ready_seconds": round(ready_seconds, 2),
        "all_ended_seconds": round(ended_seconds, 2),
        "states": dict(states),
        "peer_bare_requests_seconds": round(_bare(gateway), 2),
    }


def _state(order: Order | Trouble | None) -> str:
    return order.state.value if isinstance(order, Order) else "lost"


def _open_orders(
    journal: Journal, client: Any, hospital: RunningHospital, gateway: RunningGateway
) -> list[str]:
    """Two in five paid while nobody looked, two in five paid and untold, one in five still open."""
    book = journal.orders(TERMINAL)
    assert book is not None
    now, today = int(time.time()), SystemClock().local().date()
    numbers = []
    for index, bill in enumerate(hospital.add_bills(ORDERS)):
        part = OrderBill(bill.id, Split.all_own(Fen(bill.total)))
        new = NewOrder(PatientId(bill.patient), Way.SHOWN, Channel.WECHAT, (part,))
        order = book.open(new, at=now, day=today)
        assert isinstance(order, Order)
        request = OrderRequest(order.number, order.amount, order.way, order.channel, (part.id,))
        client.place(request)
        if index % 5 < 4:
            gateway.pay(order_no=order.number)
        untold = index % 5 < 2
        state = OrderState.PAID if untold else OrderState.PAYING
        standing = replace(order, state=state, paid_at=now if untold else 0)
        book.change(standing, Cause.PAID if untold else Cause.PLACED, at=now)
        numbers.append(order.number)
    return numbers


def _bare(gateway: RunningGateway) -> float:
    began = time.monotonic()
    with requests.Session() as session:
        for index in range(ORDERS):
            session.get(f"{gateway.base_url}/orders/none-{index:012d}", timeout=5)
    return time.monotonic() - began
