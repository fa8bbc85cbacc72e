"""What a terminal may ask for, and the rules by which it is done: the OpenAPI file in force."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

import msgspec

from kiosk.demo.gateway.agenda import Agenda, What
from kiosk.demo.gateway.casting import Conduct
from kiosk.demo.gateway.model import OVER, Movement, Order, State
from kiosk.demo.gateway.payments import Payments
from kiosk.demo.gateway.problems import Problem, ProblemCode
from kiosk.demo.gateway.scripts import Script
from kiosk.demo.gateway.store import Store
from kiosk.demo.gateway.wire import OrderRequest, ScannedRequest, tell_order, tell_time


@dataclass(frozen=True, slots=True)
class Done:
    status: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a payer's phone says after scanning. `refused`: nothing was done."""

    order: Order
    refused: ProblemCode | None = None


class Desk:
    """Every method is one transaction. `now`: Unix milliseconds; `zone`: of the days of bills."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], int],
        *,
        expires_ms: int,
        zone: tzinfo,
    ) -> None:
        self.store = store
        self.now = now
        self._expires_ms = expires_ms
        self._zone = zone
        self._agenda = Agenda(store)
        self.payments = Payments(store, self._agenda)

    def catch_up(self) -> None:
        """Let happen what is due."""
        now = self.now()
        if self._agenda.anything(now):
            with self.store.transaction():
                self.payments.catch_up(now)

    def place(self, terminal: str, request: OrderRequest, script: Script) -> Done | Problem:
        self.catch_up()
        with self.store.transaction():
            known = self.store.find(terminal, request.order_no)
            if known is not None:
                return _placed_again(known, request)
            holders = self.store.holders(request.bills)
            if State.PAID in holders:
                return Problem(ProblemCode.BILL_PAID)
            if holders:
                return Problem(ProblemCode.BILL_TAKEN)
            order = self._add(terminal, request, script)
            if isinstance(request, ScannedRequest):
                charged = self._scan(order, request.payment_code, script)
            else:
                charged = self._await_payer(order, script)
        return charged if isinstance(charged, Problem) else Done(201, tell_order(charged))

    def query(self, terminal: str, order_no: str, conduct: Conduct) -> Done | Problem:
        self.catch_up()
        order = self.store.find(terminal, order_no)
        if order is None or conduct.hides():
            return Problem(ProblemCode.ORDER_UNKNOWN)
        return Done(200, tell_order(self._pretend(order, conduct.tells(order.state))))

    def reverse(self, terminal: str, order_no: str, conduct: Conduct) -> Done | Problem:
        self.catch_up()
        with self.store.transaction():
            order = self.store.find(terminal, order_no)
            if order is None:
                return _reversed(self._add_tombstone(terminal, order_no))
            if conduct.wants_retry(order.state):
                return _reversed(order, retry=True)
            if order.state in OVER:
                return _reversed(order)
            if order.state is State.PAID and conduct.script.reverse_refused:
                return Problem(ProblemCode.REVERSE_REFUSED)
            if conduct.feigns():
                end = State.REVERSED if order.state is State.PAID else State.CLOSED
                return _reversed(replace(order, state=end))
            if order.state is State.PAID:
                return _reversed(self.payments.give_back(order, self.now()))
            return _reversed(self.payments.close(order, self.now()))

    def bill(self, terminal: str, day: date) -> Done:
        self.catch_up()
        begin, end = self._day(day)
        moved = self.store.movements_between(terminal, begin, end)
        return Done(
            200,
            {
                "date": day.isoformat(),
                "complete": end <= self.now(),
                "lines": [_bill_line(movement) for movement in moved],
            },
        )

    def scan_shown(self, code_url: str, order_no: str, wallet: str, script: Script) -> Scanned:
        """Somebody scans a shown code: of this text, or of the newest order with this number.

        Raises KeyError if no such code was ever shown.
        """
        self.catch_up()
        with self.store.transaction():
            order = self.store.shown(code_url, order_no)
            if order.state is not State.OPEN:
                return Scanned(order, ProblemCode.ORDER_CLOSED)
            obstacle = self.payments.obstacle(wallet, order)
            if obstacle is not None:
                return Scanned(order, obstacle)
            return Scanned(self.payments.begin(order, wallet, script, self.now()))

    def recast(self, order_no: str, script: Script) -> None:
        """Orders of this number go by another script from now on."""
        with self.store.transaction():
            self.store.change(
                "UPDATE placed SET script = ? WHERE order_no = ?", (_text(script), order_no)
            )

    def wipe(self) -> None:
        """Empty books: no order was ever placed, no wallet made."""
        with self.store.transaction():
            self.store.wipe()

    def _add(self, terminal: str, request: OrderRequest, script: Script) -> Order:
        now, shown = self.now(), not isinstance(request, ScannedRequest)
        code_url = f"https://pay.example.invalid/{request.channel}/{secrets.token_urlsafe(12)}"
        order = Order(
            id=0,
            terminal=terminal,
            order_no=request.order_no,
            state=State.OPEN,
            amount=request.amount,
            way="shown" if shown else "scanned",
            channel=request.channel,
            content=request.digest,
            code_url=code_url if shown else "",
            script=_text(script),
            created_at=now,
            expires_at=now + self._expires_ms,
            transaction_no="",
            paid_at=0,
        )
        added = self.store.add(order, request.bills)
        self._agenda.add(order.expires_at, added.id, What.EXPIRE)
        return added

    def _add_tombstone(self, terminal: str, order_no: str) -> Order:
        now = self.now()
        stone = Order(
            0, terminal, order_no, State.CLOSED, 0, "", "", "", "", _text(Script()), now, now, "", 0
        )
        return self.store.add(stone, ())

    def _await_payer(self, order: Order, script: Script) -> Order:
        if script.pays_after_ms is not None:
            self._agenda.add(order.created_at + script.pays_after_ms, order.id, What.SCAN)
        return order

    def _scan(self, order: Order, payment_code: str, script: Script) -> Order | Problem:
        """Charge the payer. A refusal closes the order for good: no late money."""
        wallet = self.payments.use_code(order, payment_code, order.created_at)
        why: ProblemCode | None
        if script.refusal is not None:
            why = ProblemCode(script.refusal)
        elif isinstance(wallet, ProblemCode):
            why = wallet
        else:
            why = self.payments.obstacle(wallet, order)
        if why is not None:
            self.store.set_state(order, State.CLOSED)
            return Problem(why)
        return self.payments.begin(order, wallet, script, order.created_at)

    def _pretend(self, order: Order, state: State) -> Order:
        """The order as if it were in this state, with all that an answer then has."""
        if state is order.state or order.is_tombstone:
            return order
        made_up = {} if order.paid_at else {"transaction_no": "0", "paid_at": self.now()}
        return replace(order, state=state, **made_up)  # type: ignore[arg-type] # two members of two types

    def _day(self, day: date) -> tuple[int, int]:
        """Its first millisecond, and the first of the next."""
        begin = datetime.combine(day, time(), self._zone).timestamp()
        if day == date.max:
            return int(begin * 1000), int((begin + 86_400) * 1000)
        end = datetime.combine(day + timedelta(days=1), time(), self._zone).timestamp()
        return int(begin * 1000), int(end * 1000)


def _placed_again(order: Order, request: OrderRequest) -> Done | Problem:
    if not order.is_tombstone and order.content != request.digest:
        return Problem(ProblemCode.ORDER_DIFFERS)
    if order.state in OVER:
        return Problem(ProblemCode.ORDER_CLOSED)
    return Done(200, tell_order(order))


def _reversed(order: Order, *, retry: bool = False) -> Done:
    return Done(200, {**tell_order(order), "retry": retry})


def _bill_line(movement: Movement) -> dict[str, Any]:
    return {
        "order_no": movement.order_no,
        "amount": -movement.amount if movement.is_refund else movement.amount,
        "transaction_no": movement.transaction_no,
        "at": tell_time(movement.at),
    }


def _text(script: Script) -> str:
    return msgspec.json.encode(script).decode()
