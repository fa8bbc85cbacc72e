"""Payments in a world that plays at random: two terminals, one gateway, one insurance, one hospital.

Hypothesis begins payments, has phones pay them (late, or not at all), cuts the power at any point of a
step, fills disks, loses, delays, repeats and falsifies calls, has the hospital take bills away, and
staff interfere. After each step, and once everything works again, `Checks` says what must hold.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.payment.order import Order, OrderState, StaffWish
from kiosk.payment.port import Channel, GatewayState, Way
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from tests.counter import Counterparts, Crank, Mischief, new_order
from tests.counterparts import Paper
from tests.faults.pay_checks import CODE, Checks
from tests.faults.pay_ground import Ground, OwnClock
from tests.mischief import Disk, PowerCutError

LATE = 600.0
"""Seconds after a close within which a payment that was under way may still arrive."""
MOST_LIES = 4
"""Of the gateway in a run. Five in a row, all to the same effect, hide a payment from any terminal."""

_M = Mischief
_LOST = (_M.LOST_BEFORE, _M.LOST_AFTER, _M.TWICE, _M.LATER, _M.MUCH_LATER, _M.RESTING)
_TOLD_WRONG = (_M.LIE, _M.FEINT)
_WAYS = (
    (Way.SHOWN, Channel.WECHAT),
    (Way.SHOWN, Channel.UNIONPAY),
    (Way.SCANNED, Channel.WECHAT),
    (Way.SCANNED, Channel.ALIPAY),
    (Way.NOTHING, Channel.NONE),
)
_BILLS = (("i1",), ("i1",), ("i2",), ("i1", "i2"), ("i2", "i1", "i3"))
_HOURS = (-86_400.0, -7_200.0, -1.0, 0.0, 18_000.0)
_LIES = [state for state in GatewayState if state is not GatewayState.PAID]
_MOST_TURNS = 2_500
_REFUSALS = (Code.PAYMENT_FUNDS, Code.PAYMENT_CODE_REFUSED, Code.PAYMENT_REFUSED)

terminals = st.integers(0, 1)
which = st.integers(0, 3)
lines = st.sampled_from([0, 0, 1, 2])  # gateway, insurance, hospital
# Points of a terminal's work from now to the power cut; mostly there is none.
cuts = st.sampled_from([*[None] * 18, *range(9)])
bills = st.sampled_from(["i1", "i2", "i3"])
mischiefs = st.lists(
    st.sampled_from([_M.NONE, _M.NONE, *_LOST, *_TOLD_WRONG]), min_size=1, max_size=8
)
troubles = st.one_of(st.just([]), st.just([]), mischiefs)


class Unwell(Enum):
    POWER = auto()
    DISK = auto()
    CLOCK = auto()


class Difficult(Enum):
    """The gateway."""

    REFUSES_NEXT = auto()
    CHARGES_AT_ONCE = auto()
    KEEPS = auto()  # it refuses a reverse for good
    OTHER_AMOUNT = auto()  # it says another than it was asked for
    OTHER_LIE = auto()


class Payments(RuleBasedStateMachine):
    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.seen = ground.seen
        self.counter = Counterparts(ground.folder)
        self.cranks = ground.terminals(self.counter)
        self.checks = Checks(self.counter, self.cranks)
        self.lies = 0
        self.going_wrong: list[list[Mischief]] = [[], [], []]
        for index, line in enumerate(self.counter.lines):
            line.choose = partial(self.goes_wrong, index)

    @initialize(minds=st.sampled_from([True, True, False]), reverses=st.sampled_from([1, 1, 3]))
    def a_gateway(self, minds: bool, reverses: int) -> None:
        """Whether it minds that bills are paid once, and how often it has to be told to reverse."""
        self.counter.gateway.minds_bills = minds
        self.counter.gateway.reverses_needed = reverses

    # -- patients --------------------------------------------------------------------------------

    @rule(t=terminals, ids=st.sampled_from(_BILLS), way=st.sampled_from(_WAYS), insured=st.booleans(), cut=cuts)  # fmt: skip
    def somebody_begins(
        self, t: int, ids: tuple[str, ...], way: tuple[Way, Channel], insured: bool, cut: int | None
    ) -> None:
        crank, sent = self.cranks[t], self.counter.gateway.line.calls.total()
        new = new_order(*ids, way=way[0], channel=way[1], insured=insured)
        code = CODE if way[0] is Way.SCANNED else ""
        ready = crank.cashier._state is CashierState.READY
        order = self.powered(crank, cut, lambda: crank.cashier.open(new, payment_code=code))
        assert self.counter.gateway.line.calls.total() == sent, "nothing is sent in opening"
        if isinstance(order, Order):
            assert ready
            self.checks.is_new(order)
            self.seen["orders"] += 1
        elif isinstance(order, Failure):
            self.seen[f"not begun: {order.code}"] += 1

    @rule(t=terminals, ids=st.sampled_from(_BILLS), way=st.sampled_from(_WAYS[:4]), insured=st.booleans(), line=lines, trouble=troubles, turns=st.sampled_from([0, 1, 2, 9]), cut=cuts)  # fmt: skip
    def somebody_comes_to_pay(
        self,
        t: int,
        ids: tuple[str, ...],
        way: tuple[Way, Channel],
        insured: bool,
        line: int,
        trouble: list[Mischief],
        turns: int,
        cut: int | None,
    ) -> None:
        """And does, unless something is in the way. The terminal has some time to go on from there."""
        self.calls_go_wrong(line, trouble)
        self.somebody_begins(t, ids, way, insured, None)
        self.a_terminal_works(t, 3, None)
        self.a_phone_pays(0)
        self.a_terminal_works(t, turns, cut)

    @rule(t=terminals, ids=st.sampled_from(_BILLS), way=st.sampled_from(_WAYS[:4]), again=st.booleans(), starts=st.sampled_from([0, 0, 3]), arrives=st.sampled_from([0.0, 30.0, 200.0]), trouble=troubles, cut=cuts)  # fmt: skip
    def somebody_pays_after_giving_up(
        self,
        t: int,
        ids: tuple[str, ...],
        way: tuple[Way, Channel],
        again: bool,
        starts: int,
        arrives: float,
        trouble: list[Mischief],
        cut: int | None,
    ) -> None:
        """And perhaps once more meanwhile, at the other terminal. What `arrives`, does so after that."""
        self.somebody_begins(t, ids, way, insured=False, cut=None)
        self.a_terminal_works(t, 3, None)
        self.calls_go_wrong(0, trouble)
        self.somebody_gives_up(t, False)
        self.a_terminal_works(t, 6, cut)
        for _ in range(starts):
            self.starts(self.cranks[t])
            self.time_passes(30.0)
        self.a_phone_pays_too_late(0)
        if again:
            self.somebody_comes_to_pay(1 - t, ids, way, False, 0, [], 9, None)
        if arrives:
            self.time_passes(arrives)
            self.what_was_long_on_its_way_arrives(0)

    @rule(t=terminals, ids=st.sampled_from(_BILLS), way=st.sampled_from(_WAYS), other=st.sampled_from(_WAYS), insured=st.booleans(), trouble=troubles, turns=st.integers(0, 3), index=which)  # fmt: skip
    def two_want_the_same_bill_paid(
        self,
        t: int,
        ids: tuple[str, ...],
        way: tuple[Way, Channel],
        other: tuple[Way, Channel],
        insured: bool,
        trouble: list[Mischief],
        turns: int,
        index: int,
    ) -> None:
        """At both terminals at once. One of them declines; what was delayed arrives; one pays."""
        self.calls_go_wrong(0, trouble)
        self.somebody_begins(t, ids, way, insured, None)
        self.a_terminal_works(t, turns, None)
        self.somebody_begins(1 - t, ids, other, insured=True, cut=None)
        self.time_passes(5.0)
        self.a_phone_declines(index)
        self.what_was_long_on_its_way_arrives(0)
        self.a_phone_pays(0)

    @rule(index=which)
    def a_phone_pays(self, index: int) -> None:
        paper = self.paper(index, {GatewayState.OPEN, GatewayState.CONFIRMING})
        if paper is not None:
            self.seen["paid"] += self.counter.gateway.pay(paper.request.number)

    @rule(index=which)
    def a_phone_pays_too_late(self, index: int) -> None:
        now = self.counter.clock.monotonic()
        paper = self.paper(index, {GatewayState.CLOSED})
        if paper is not None and now - paper.closed_at <= LATE:
            self.seen["paid late"] += self.counter.gateway.pay(paper.request.number, late=True)

    @rule(index=which)
    def a_phone_declines(self, index: int) -> None:
        paper = self.paper(index, {GatewayState.OPEN, GatewayState.CONFIRMING})
        if paper is not None:
            self.counter.gateway.expire(paper.request.number)

    @rule(t=terminals, leaves=st.sampled_from([False, False, True]))
    def somebody_gives_up(self, t: int, leaves: bool) -> None:
        """They choose otherwise; or they are gone, and their session is over."""
        cashier = self.cranks[t].cashier
        if leaves:
            cashier.forget()
            return
        for number in tuple(cashier._hands):
            cashier.give_up(number)

    # -- terminals -------------------------------------------------------------------------------

    @rule(t=terminals, turns=st.sampled_from([1, 2, 4, 12]), cut=cuts)
    def a_terminal_works(self, t: int, turns: int, cut: int | None) -> None:
        crank = self.cranks[t]
        self.looks_around(crank)

        def work() -> None:
            for _ in range(turns):
                if not crank.turn():
                    return

        self.powered(crank, cut, work)

    @rule(seconds=st.sampled_from([5.0, 30.0, 200.0, 1_500.0]))
    def time_passes(self, seconds: float) -> None:
        """Both go about what is due."""
        until = self.counter.clock.monotonic() + seconds
        for crank in self.cranks:
            self.looks_around(crank)
        for _ in range(60):
            crank, due = self.first()
            if due > until:
                break
            crank.turn()
        self.counter.clock.advance(max(0.0, until - self.counter.clock.monotonic()))

    @rule(t=terminals, how=st.sampled_from(Unwell), fate=st.lists(st.sampled_from(Disk), min_size=1, max_size=3), hour=st.sampled_from(_HOURS))  # fmt: skip
    def a_terminal_is_unwell(self, t: int, how: Unwell, fate: list[Disk], hour: float) -> None:
        crank = self.cranks[t]
        clock = crank.clock
        assert isinstance(clock, OwnClock)
        match how:
            case Unwell.POWER:
                self.starts(crank)
            case Unwell.DISK:
                crank.disk[:] = fate
            case Unwell.CLOCK:
                clock.offset = hour
        self.seen[f"unwell: {how.name.lower()}"] += 1

    # -- everybody else --------------------------------------------------------------------------

    @rule(line=lines, kinds=mischiefs)
    def calls_go_wrong(self, line: int, kinds: list[Mischief]) -> None:
        """The next ones to the gateway, the insurance or the hospital."""
        self.going_wrong[line][:] = kinds

    def goes_wrong(self, line: int, name: str) -> Mischief:
        """What happens to this call."""
        kind = self.going_wrong[line].pop(0) if self.going_wrong[line] else Mischief.NONE
        if kind is Mischief.FEINT and name != "reverse":
            return Mischief.NONE
        if kind in _TOLD_WRONG and line == 0:
            self.lies += 1
            return kind if self.lies <= MOST_LIES else Mischief.NONE
        return kind

    @rule(line=st.integers(0, 2))
    def what_was_long_on_its_way_arrives(self, line: int) -> None:
        self.counter.lines[line].arrive()

    @rule(how=st.sampled_from(Difficult), index=which, code=st.sampled_from(_REFUSALS), lie=st.sampled_from(_LIES))  # fmt: skip
    def the_gateway_is_difficult(
        self, how: Difficult, index: int, code: Code, lie: GatewayState
    ) -> None:
        gateway, paper = self.counter.gateway, self.paper(index, set(GatewayState))
        match how:
            case Difficult.REFUSES_NEXT:
                gateway.refuses = code
            case Difficult.CHARGES_AT_ONCE:
                gateway.charges_at_once = not gateway.charges_at_once
            case Difficult.OTHER_LIE:
                gateway.says = lie
            case Difficult.KEEPS if paper is not None:
                gateway.keeps.add(paper.request.number)
            case Difficult.OTHER_AMOUNT if paper is not None:
                gateway.amount_off[paper.request.number] = 1
            case _:
                pass

    @rule(
        refuses=st.booleans(), otherwise=st.booleans(), back=st.sampled_from([False, False, True])
    )
    def the_insurance_is_difficult(self, refuses: bool, otherwise: bool, back: bool) -> None:
        insurance = self.counter.insurance
        insurance.refuses, insurance.settles_otherwise = refuses, otherwise
        insurance.refuses_back = back

    @rule(bill=bills, paid=st.booleans())
    def the_hospital_takes_a_bill_away(self, bill: str, paid: bool) -> None:
        hospital = self.counter.hospital
        (hospital.take_at_desk if paid else hospital.cancel)(bill)

    @rule(index=which, wish=st.sampled_from(StaffWish), cut=cuts)
    def staff_interfere(self, index: int, wish: StaffWish, cut: int | None) -> None:
        """With what is not finished before anything else."""
        orders = sorted(self.checks.orders.values(), key=lambda order: order.resolved)
        if orders:
            self.wishes(orders[index % len(orders)].number, wish, cut)

    # -- how it is done --------------------------------------------------------------------------

    def powered(self, crank: Crank, cut: int | None, work: Callable[[], object]) -> object:
        """Do it, and start the terminal anew if the power fails meanwhile. None: it did."""
        power = self.counter.power
        power.lasts = cut
        try:
            return work()
        except PowerCutError:
            self.seen["cut in between"] += 1
            self.starts(crank)
            return None
        finally:
            power.lasts = None

    def starts(self, crank: Crank) -> None:
        self.seen["starts"] += 1
        self.checks.look()
        crank.stop()
        crank.boot()

    def looks_around(self, crank: Crank) -> None:
        """As the keeper does, every two seconds."""
        crank.cashier._look_around()

    def first(self) -> tuple[Crank, float]:
        """The terminal that has something to do first, and when."""
        dues = [
            (hand.due if (hand := crank.next()) is not None else float("inf"))
            for crank in self.cranks
        ]
        due = min(dues)
        return self.cranks[dues.index(due)], due

    def wishes(self, number: str, wish: StaffWish, cut: int | None = None) -> None:
        crank = next(each for each in self.cranks if number.startswith(each.terminal))
        at = crank.clock.now()
        self.powered(crank, cut, lambda: crank.book.wish(number, wish, staff="S-1", at=at))
        self.seen["wishes"] += 1

    def paper(self, index: int, states: set[GatewayState]) -> Paper | None:
        """One of the gateway's orders that stand so, the newest first."""
        found = [each for each in self.counter.gateway.papers.values() if each.state in states]
        return found[-1 - index % len(found)] if found else None

    # -- what must hold --------------------------------------------------------------------------

    @invariant()
    def holds(self) -> None:
        self.checks.look()

    def teardown(self) -> None:
        """Everything works again, and goes to its end; then staff see to what is theirs."""
        try:
            if sys.exc_info()[0] is None:
                self.goes_to_its_end()
        finally:
            for crank in self.cranks:
                crank.stop()

    def goes_to_its_end(self) -> None:
        for kinds in self.going_wrong:
            kinds.clear()
        for crank in self.cranks:
            crank.disk.clear()
        self.works_to_the_end()
        for line in self.counter.lines:
            line.arrive()
        self.works_to_the_end()
        self.checks.all_is_well()
        self.tallies()
        with_staff = [
            number
            for number, order in self.checks.orders.items()
            if order.state is OrderState.NEEDS_STAFF
        ]
        self.counter.gateway.keeps.clear()
        self.counter.gateway.amount_off.clear()
        self.counter.insurance.refuses_back = False
        for index, number in enumerate(with_staff):
            self.wishes(number, list(StaffWish)[index % 2])
        self.works_to_the_end()
        self.checks.all_is_well(staff=False)

    def works_to_the_end(self) -> None:
        for crank in self.cranks:
            self.looks_around(crank)
        for _ in range(_MOST_TURNS):
            crank, due = self.first()
            if due == float("inf"):
                return
            crank.turn()
        raise AssertionError("there is no end to it")

    def tallies(self) -> None:
        self.seen["runs"] += 1
        for order in self.checks.orders.values():
            self.seen[f"ended: {order.state}"] += 1
            if order.state is OrderState.NEEDS_STAFF:
                self.seen[f"staff: {order.why}"] += 1
        for line in self.counter.lines:
            self.seen["calls"] += line.calls.total()
            for kind, times in line.met.items():
                if kind is not Mischief.NONE:
                    self.seen[f"calls {kind.name.lower()}"] += times
