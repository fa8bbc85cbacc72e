"""The hall in which payments are played: two terminals and everybody else, and how they are handled."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from kiosk.payment.order import OrderState, StaffWish
from kiosk.payment.port import GatewayState
from tests.counter import Counterparts, Crank, Mischief
from tests.counterparts import Paper
from tests.faults.pay_checks import Checks
from tests.faults.pay_ground import Ground
from tests.mischief import PowerCutError

GATEWAY, INSURANCE, HOSPITAL = range(3)
"""Indices into `Counterparts.lines`."""
MOST_LIES = 4
"""Of the gateway in a run. Five in a row, all to the same effect, hide a payment from any terminal."""

_MOST_TURNS = 2_500
_NEVER = float("inf")


class Hall:
    """`seen`: what happened in all runs on this ground, counted."""

    def __init__(self, ground: Ground) -> None:
        self.seen = ground.seen
        self.counter = Counterparts(ground.folder)
        self.cranks = ground.terminals(self.counter)
        self.checks = Checks(self.counter, self.cranks)
        self._lies = 0
        self._going_wrong: list[list[Mischief]] = [[], [], []]
        for index, line in enumerate(self.counter.lines):
            line.choose = partial(self._goes_wrong, index)

    # -- terminals -------------------------------------------------------------------------------

    def powered(self, crank: Crank, cut: int | None, work: Callable[[], object]) -> object:
        """Do it, and start the terminal anew if the power fails meanwhile. None: it did."""
        power = self.counter.power
        power.lasts = cut
        try:
            return work()
        except PowerCutError:
            self.seen["power cut in between"] += 1
            self.starts(crank)
            return None
        finally:
            power.lasts = None

    def starts(self, crank: Crank) -> None:
        """After a power cut: nothing but the journal is left."""
        self.seen["starts"] += 1
        self.checks.look()
        crank.stop()
        crank.boot()

    def works(self, crank: Crank, turns: int) -> None:
        crank.cashier._look_around()  # as the keeper does every two seconds
        for _ in range(turns):
            if not crank.turn():
                return

    def passes(self, seconds: float) -> None:
        """Both terminals go about what is due until then."""
        until = self.counter.clock.monotonic() + seconds
        for crank in self.cranks:
            crank.cashier._look_around()
        for _ in range(60):
            crank, due = self._first()
            if due > until:
                break
            crank.turn()
        self.counter.clock.advance(max(0.0, until - self.counter.clock.monotonic()))

    def wishes(self, number: str, wish: StaffWish, cut: int | None = None) -> None:
        crank = self.checks.crank_of(number)
        at = crank.clock.now()
        self.powered(crank, cut, lambda: crank.book.wish(number, wish, staff="S-1", at=at))
        self.seen["staff wishes"] += 1

    def _first(self) -> tuple[Crank, float]:
        """The terminal that has something to do first, and when."""
        hands = [crank.next() for crank in self.cranks]
        dues = [_NEVER if hand is None else hand.due for hand in hands]
        due = min(dues)
        return self.cranks[dues.index(due)], due

    # -- everybody else --------------------------------------------------------------------------

    def paper(self, index: int, states: Collection[GatewayState]) -> Paper | None:
        """One of the gateway's orders that stand so, the newest first."""
        found = [each for each in self.counter.gateway.papers.values() if each.state in states]
        return found[-1 - index % len(found)] if found else None

    def go_wrong(self, line: int, kinds: list[Mischief]) -> None:
        """What is to happen to the next calls."""
        self._going_wrong[line] = list(kinds)

    def _goes_wrong(self, line: int, name: str) -> Mischief:
        """What happens to this call."""
        plan = self._going_wrong[line]
        kind = plan.pop(0) if plan else Mischief.NONE
        if kind is Mischief.FEINT and name != "reverse":
            return Mischief.NONE
        if kind in {Mischief.FEINT, Mischief.LIE} and line == GATEWAY:
            self._lies += 1
            return kind if self._lies <= MOST_LIES else Mischief.NONE
        return kind

    # -- the end ---------------------------------------------------------------------------------

    def goes_to_its_end(self) -> None:
        """Everything works again; what is not finished, is. Then staff see to what is theirs."""
        for line in range(len(self._going_wrong)):
            self.go_wrong(line, [])
        for crank in self.cranks:
            crank.disk.clear()
        self._works_to_the_end()
        for each in self.counter.lines:
            each.arrive()
        self._works_to_the_end()
        self.checks.all_is_well()
        self._tally()
        self._staff_see_to_it()
        self._works_to_the_end()
        self.checks.all_is_well(staff=False)

    def close(self) -> None:
        for crank in self.cranks:
            crank.stop()

    def _works_to_the_end(self) -> None:
        for crank in self.cranks:
            crank.cashier._look_around()
        for _ in range(_MOST_TURNS):
            crank, due = self._first()
            if due == _NEVER:
                return
            crank.turn()
        raise AssertionError("there is no end to it")

    def _staff_see_to_it(self) -> None:
        """Nobody refuses any more. Of every third the gateway's operator has given the money back."""
        gateway = self.counter.gateway
        gateway.keeps.clear()
        gateway.amount_off.clear()
        self.counter.insurance.refuses_back = False
        orders = self.checks.orders.values()
        with_staff = [each.number for each in orders if each.state is OrderState.NEEDS_STAFF]
        for index, number in enumerate(with_staff):
            if index % 3 == 1:
                gateway.give_back_by_hand(number)
            self.wishes(number, list(StaffWish)[index % 2])

    def _tally(self) -> None:
        self.seen["runs"] += 1
        for order in self.checks.orders.values():
            self.seen[f"orders {order.state}"] += 1
            if order.state is OrderState.NEEDS_STAFF:
                self.seen[f"for staff: {order.why}"] += 1
        for line in self.counter.lines:
            self.seen["calls"] += line.calls.total()
            for kind, times in line.met.items():
                if kind is not Mischief.NONE:
                    self.seen[f"calls {kind.name.lower()}"] += times
