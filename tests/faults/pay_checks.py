"""What must hold of payments, whatever happens: in the journals, and between them and everybody's books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from kiosk.payment.order import ClaimState, Order, OrderEvent, OrderState
from kiosk.payment.port import Channel, Way
from kiosk.reasons import Code
from tests.counter import Counterparts, Crank

CODE = "134567890123456789"
"""The payment code of everybody who shows one."""

_S = OrderState
_ARROWS: Final = {
    _S.CREATED: {_S.SENT, _S.PAID, _S.REVERSED, _S.REVERSING},
    _S.SENT: {_S.UNKNOWN, _S.PAYING, _S.PAID, _S.REVERSING, _S.REVERSED},
    _S.UNKNOWN: {_S.PAYING, _S.PAID, _S.REVERSING, _S.REVERSED, _S.NEEDS_STAFF},
    _S.PAYING: {_S.UNKNOWN, _S.PAID, _S.REVERSING, _S.REVERSED, _S.NEEDS_STAFF},
    _S.PAID: {_S.SETTLED, _S.REVERSING, _S.NEEDS_STAFF},
    _S.REVERSING: {_S.REVERSED, _S.UNKNOWN, _S.NEEDS_STAFF},
    _S.NEEDS_STAFF: {_S.REVERSING, _S.UNKNOWN, _S.PAID},
    _S.REVERSED: {_S.PAID, _S.REVERSING, _S.UNKNOWN, _S.NEEDS_STAFF},  # late money, and lies of it
    _S.SETTLED: set(),
}
"""Besides: any state to itself."""
_SENT_TO: Final = {
    "place": {_S.SENT, _S.UNKNOWN},
    "query": set(OrderState) - {_S.CREATED, _S.SETTLED, _S.NEEDS_STAFF},
    "reverse": {_S.REVERSING},
    "settle": {_S.PAID},
    "cancel": {_S.REVERSING},
    "correct": {_S.PAID, _S.REVERSING},
    "notify": {_S.PAID},
}
_CLAIMED: Final = {
    "settle": {ClaimState.SETTLING},
    "cancel": {ClaimState.CANCELLING},
    "correct": {ClaimState.CORRECTING, ClaimState.RECORRECTING},
}
_NOTHING_COUNTS: Final = {ClaimState.QUOTED, ClaimState.CANCELLED}


class Checks:
    """Looks over everybody's shoulder. Of each order the last events are remembered."""

    def __init__(self, counter: Counterparts, terminals: tuple[Crank, ...]) -> None:
        self.counter = counter
        self.terminals = terminals
        self.orders: dict[str, Order] = {}  # as last seen in a journal
        self.refused: Counter[str] = Counter()  # reverses, by number
        self._placed_at: dict[str, float] = {}
        self._events: dict[str, tuple[OrderEvent, ...]] = {}
        for line in counter.lines:
            line.watch = self.is_written_before

    # -- at each call, each step -------------------------------------------------------------------

    def is_new(self, order: Order) -> None:
        self.crank_of(order.number).book.written.discard(order.number)
        self.look()
        assert order.number not in self.orders, "a number is used once"
        held = {
            bill.id
            for other in self.orders.values()
            if other.number[:3] == order.number[:3] and not other.resolved
            for bill in other.bills
        }
        assert not held & {bill.id for bill in order.bills}, "no second number for a bill"
        self.crank_of(order.number).book.written.add(order.number)

    def crank_of(self, number: str) -> Crank:
        return next(each for each in self.terminals if number.startswith(each.terminal))

    def is_written_before(self, name: str, key: str) -> None:
        """What is done is in the journal as about to be done."""
        (crank, number), *others = (
            (crank, number) for crank in self.terminals for number in crank.cashier._working
        )
        assert not others
        order = crank.order(number)
        assert order.state in _SENT_TO[name], (name, order)
        if name in _CLAIMED:
            claims = [bill.claim for bill in order.bills if bill.claim is not None]
            sent = [claim.state for claim in claims if claim.msgid == key]
            assert len(sent) == 1, "a msgid is used once"
            assert sent[0] in _CLAIMED[name], (name, order)
        else:
            assert key == number
        now = self.counter.clock.monotonic()
        if name == "place":
            self._placed_at.setdefault(number, now)
        if name == "reverse":
            waits = order.way is Way.SCANNED and order.channel is Channel.WECHAT
            assert not waits or now >= self._placed_at.get(number, now - 15) + 15
            assert order.reverse_sent
            assert all(
                bill.claim is None or bill.claim.state in _NOTHING_COUNTS for bill in order.bills
            )
        if name == "notify":
            assert order.told
            assert not order.going_back

    def look(self) -> None:
        """At what was written since the last look."""
        for crank in self.terminals:
            written, crank.book.written = crank.book.written, set()
            for number in sorted(written):
                self._look_at(crank, number)
            for hand in crank.cashier._hands.values():
                heard = hand.order.state not in {_S.CREATED, _S.SENT, _S.UNKNOWN}
                kept = hand.live is not None and hand.live.payment_code and not hand.live.wanted
                assert not (heard and kept and hand.order.state is _S.PAYING)
        for paper in self.counter.gateway.papers.values():
            assert 0 <= paper.returned <= paper.taken <= 1
        settled = Counter(
            bill.id
            for order in self.orders.values()
            if order.state is _S.SETTLED
            for bill in order.bills
        )
        assert all(times == 1 for times in settled.values()), "a bill is settled once"

    def _look_at(self, crank: Crank, number: str) -> None:
        order, events = crank.order(number), crank.book.events(number)
        before = self._events.get(number, ())
        assert events[: len(before)] == before, "what was written stays"
        assert len(events) == order.revision
        assert events[-1].state is order.state
        known = before[-1:] or events[:1]
        for one, other in zip(
            (*known, *events[len(before) :]), events[len(before) :], strict=False
        ):
            assert other.state is one.state or other.state in _ARROWS[one.state], (number, events)
        self.orders[number], self._events[number] = order, events
        if order.resolved:
            assert all(b.claim is None or b.claim.certificate is None for b in order.bills)
        if order.state is _S.SETTLED:
            self._is_settled(order)
        if order.state is _S.REVERSED:
            self._is_back_at_insurance(order)
            assert order.number not in self.counter.hospital.balanced.values()

    def _is_settled(self, order: Order) -> None:
        """The money is in, the insurance has settled each claim once, the hospital has it by this order."""
        insurance, hospital = self.counter.insurance, self.counter.hospital
        assert self._net(order) == (0 if order.way is Way.NOTHING else 1), order
        assert not self.counter.gateway.amount_off[order.number]
        for bill in order.bills:
            assert hospital.balanced[bill.id] == order.number
            if bill.claim is not None:
                assert bill.claim.state is ClaimState.SETTLED
                assert insurance.settled[bill.claim.visit.batch] == bill.claim.settlement
                assert insurance.history[bill.claim.visit.batch] == 1

    def _is_back_at_insurance(self, order: Order) -> None:
        settled = self.counter.insurance.settled
        for claim in (bill.claim for bill in order.bills):
            assert claim is None or claim.state in _NOTHING_COUNTS
            assert claim is None or not claim.settlement or claim.settlement not in settled.values()

    def _net(self, order: Order) -> int:
        paper = self.counter.gateway.papers.get(order.number)
        return 0 if paper is None else paper.net

    # -- when all is over --------------------------------------------------------------------------

    def all_is_well(self, *, staff: bool = True) -> None:
        """Nothing is on its way any more. `staff`: some of it may wait for them, for a reason."""
        self.look()
        for order in self.orders.values():
            match order.state:
                case OrderState.SETTLED:
                    self._is_settled(order)
                case OrderState.REVERSED:
                    assert self._net(order) == 0, order
                    assert order.number not in self.counter.hospital.balanced.values()
                case _:
                    assert staff, order
                    self._is_with_staff(order)
        self._books_agree()
        self._nothing_is_left_behind()

    def _is_with_staff(self, order: Order) -> None:
        assert order.state is _S.NEEDS_STAFF, order
        gateway, number = self.counter.gateway, order.number
        assert number not in self.counter.hospital.balanced.values()
        match order.why:
            case Code.PAYMENT_REVERSE_REFUSED:
                assert number in gateway.keeps
            case Code.PAYMENT_AMOUNT_DIFFERS:
                assert gateway.amount_off[number]
            case Code.INSURANCE_REFUSED:
                assert self.counter.insurance.has_refused_back
            case Code.PAYMENT_CONTRADICTION:
                # A lie each, or money that came after the close.
                reasons = gateway.lies[number] + gateway.late[number]
                assert reasons >= order.contradictions or number in gateway.keeps, order
            case _:
                raise AssertionError(order)

    def _books_agree(self) -> None:
        """What the others have is in a journal, and no two have it of one bill."""
        gateway, insurance = self.counter.gateway, self.counter.insurance
        assert set(gateway.papers) <= set(self.orders)
        ended = {number: order for number, order in self.orders.items() if order.resolved}
        charged = Counter(
            bill.id for number, order in ended.items() if self._net(order) for bill in order.bills
        )
        assert all(times == 1 for times in charged.values()), "nobody pays twice"
        for number in self.counter.hospital.balanced.values():
            assert number == "desk" or self.orders[number].state is _S.SETTLED
        claims = [bill.claim for order in ended.values() for bill in order.bills]
        open_claims = {
            bill.claim.visit.batch
            for order in self.orders.values()
            if not order.resolved
            for bill in order.bills
            if bill.claim is not None
        }
        ours = {claim.settlement for claim in claims if claim and claim.state is ClaimState.SETTLED}
        for batch, settlement in insurance.settled.items():
            assert batch in open_claims or settlement in ours, "the insurance pays for nothing"

    def _nothing_is_left_behind(self) -> None:
        for crank in self.terminals:
            for path in crank.folder.iterdir():
                assert CODE.encode() not in path.read_bytes(), path.name
        for order in self.orders.values():
            assert CODE not in _texts(order)


def _texts(value: object) -> Iterator[str]:
    """Every text that a value holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
