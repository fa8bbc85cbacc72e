"""Payments in a world that plays at random: two terminals, one gateway, one insurance, one hospital.

Hypothesis begins payments, has phones pay them (late, or not at all), cuts the power at any point of a
step, fills disks, loses, delays, repeats and falsifies calls, has the hospital take bills away, and
staff interfere. After each step, and once everything works again, `Checks` says what must hold.
"""

from __future__ import annotations

import sys
from enum import Enum, auto

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.payment.order import Order, StaffWish
from kiosk.payment.port import Channel, GatewayState, Way
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from tests.counter import Mischief, new_order
from tests.counterparts import UNPAID
from tests.faults.pay_checks import CODE
from tests.faults.pay_ground import Ground, OwnClock
from tests.faults.pay_hall import GATEWAY, HOSPITAL, INSURANCE, Hall
from tests.mischief import Disk

LATE = 600.0
"""Seconds after a close within which a payment that was under way may still arrive."""

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
_REFUSALS = (Code.PAYMENT_FUNDS, Code.PAYMENT_CODE_REFUSED, Code.PAYMENT_REFUSED)

terminals = st.integers(0, 1)
which = st.integers(0, 3)
lines = st.sampled_from([GATEWAY, GATEWAY, INSURANCE, HOSPITAL])
# Points of a terminal's work from now to the power cut; mostly there is none.
cuts = st.sampled_from([*[None] * 18, *range(9)])
bills = st.sampled_from(["i1", "i2", "i3"])
mischiefs = st.lists(
    st.sampled_from([_M.NONE, _M.NONE, *_LOST, *_TOLD_WRONG]), min_size=1, max_size=8
)
troubles = st.one_of(st.just([]), st.just([]), mischiefs)
# Or a request takes its time, and is repeated meanwhile: the first of an order, or its first reverse.
placing_troubles = st.one_of(
    troubles, st.just([_M.MUCH_LATER]), st.just([_M.MUCH_LATER, _M.NONE, _M.RESTING])
)
closing_troubles = st.one_of(troubles, st.just([_M.NONE, _M.MUCH_LATER]))
disks = st.one_of(st.just([]), st.just([]), st.lists(st.sampled_from(Disk), min_size=1, max_size=3))


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
        self.hall = Hall(ground)
        self.counter = self.hall.counter
        self.cranks = self.hall.cranks
        self.seen = self.hall.seen

    @initialize(minds=st.sampled_from([True, True, False]), reverses=st.sampled_from([1, 1, 3]))
    def a_gateway(self, minds: bool, reverses: int) -> None:
        """Whether it minds that bills are paid once, and how often it has to be told to reverse."""
        self.counter.gateway.minds_bills = minds
        self.counter.gateway.reverses_needed = reverses

    # -- patients --------------------------------------------------------------------------------

    @rule(t=terminals, ids=st.sampled_from(_BILLS), way=st.sampled_from(_WAYS), insured=st.booleans(), cut=cuts)  # fmt: skip
    def somebody_begins(
        self,
        *,
        t: int,
        ids: tuple[str, ...],
        way: tuple[Way, Channel],
        insured: bool,
        cut: int | None,
    ) -> None:
        crank, sent = self.cranks[t], self.counter.gateway.line.calls.total()
        new = new_order(*ids, way=way[0], channel=way[1], insured=insured)
        code = CODE if way[0] is Way.SCANNED else ""
        ready = crank.cashier._state is CashierState.READY
        order = self.hall.powered(crank, cut, lambda: crank.cashier.open(new, payment_code=code))
        assert self.counter.gateway.line.calls.total() == sent, "nothing is sent in opening"
        if isinstance(order, Order):
            assert ready
            self.hall.checks.is_new(order)
            self.seen["orders"] += 1
        elif isinstance(order, Failure):
            self.seen[f"not begun: {order.code}"] += 1

    @rule(
        t=terminals,
        ids=st.sampled_from(_BILLS),
        way=st.sampled_from(_WAYS[:4]),
        insured=st.booleans(),
        line=lines,
        trouble=troubles,
        disk=disks,
        turns=st.sampled_from([0, 1, 2, 9]),
        cut=cuts,
    )
    def somebody_comes_to_pay(
        self,
        *,
        t: int,
        ids: tuple[str, ...],
        way: tuple[Way, Channel],
        insured: bool,
        line: int,
        trouble: list[Mischief],
        disk: list[Disk],
        turns: int,
        cut: int | None,
    ) -> None:
        """And does, unless something is in the way. The terminal has some time to go on from there."""
        self.hall.go_wrong(line, trouble)
        self.somebody_begins(t=t, ids=ids, way=way, insured=insured, cut=None)
        self.a_terminal_works(t, 3, None)
        self.a_phone_pays(0)
        self.cranks[t].disk.extend(disk)
        self.a_terminal_works(t, turns, cut)

    @rule(
        t=terminals,
        ids=st.sampled_from(_BILLS),
        way=st.sampled_from(_WAYS[:4]),
        again=st.booleans(),
        starts=st.sampled_from([0, 0, 3]),
        arrives=st.sampled_from([0.0, 30.0, 200.0]),
        trouble=closing_troubles,
        cut=cuts,
    )
    def somebody_pays_after_giving_up(
        self,
        *,
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
        self.somebody_begins(t=t, ids=ids, way=way, insured=False, cut=None)
        self.a_terminal_works(t, 3, None)
        self.hall.go_wrong(GATEWAY, trouble)
        self.somebody_gives_up(t, False)
        self.a_terminal_works(t, 6, cut)
        for _ in range(starts):
            self.hall.starts(self.cranks[t])
            self.time_passes(30.0)
        self.a_phone_pays_too_late(0)
        if again:
            self.somebody_begins(t=1 - t, ids=ids, way=way, insured=False, cut=None)
            self.a_terminal_works(1 - t, 3, None)
            self.a_phone_pays(0)
            self.a_terminal_works(1 - t, 9, None)
        if arrives:
            self.time_passes(arrives)
            self.counter.gateway.line.arrive()

    @rule(
        t=terminals,
        ids=st.sampled_from(_BILLS),
        way=st.sampled_from(_WAYS),
        other=st.sampled_from(_WAYS),
        insured=st.booleans(),
        trouble=placing_troubles,
        turns=st.integers(0, 3),
        index=which,
    )
    def two_want_the_same_bill_paid(
        self,
        *,
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
        self.hall.go_wrong(GATEWAY, trouble)
        self.somebody_begins(t=t, ids=ids, way=way, insured=insured, cut=None)
        self.a_terminal_works(t, turns, None)
        self.somebody_begins(t=1 - t, ids=ids, way=other, insured=True, cut=None)
        self.time_passes(5.0)
        self.a_phone_declines(index)
        self.counter.gateway.line.arrive()
        self.a_phone_pays(0)

    @rule(index=which)
    def a_phone_pays(self, index: int) -> None:
        paper = self.hall.paper(index, UNPAID)
        if paper is not None:
            self.seen["paid"] += self.counter.gateway.pay(paper.request.number)

    @rule(index=which)
    def a_phone_pays_too_late(self, index: int) -> None:
        now = self.counter.clock.monotonic()
        paper = self.hall.paper(index, {GatewayState.CLOSED})
        if paper is not None and now - paper.closed_at <= LATE:
            self.seen["paid late"] += self.counter.gateway.pay(paper.request.number, late=True)

    @rule(index=which)
    def a_phone_declines(self, index: int) -> None:
        paper = self.hall.paper(index, UNPAID)
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
        self.hall.powered(crank, cut, lambda: self.hall.works(crank, turns))

    @rule(seconds=st.sampled_from([5.0, 30.0, 200.0, 1_500.0]))
    def time_passes(self, seconds: float) -> None:
        self.hall.passes(seconds)

    @rule(t=terminals, how=st.sampled_from(Unwell), disk=disks, hour=st.sampled_from(_HOURS))  # fmt: skip
    def a_terminal_is_unwell(self, t: int, how: Unwell, disk: list[Disk], hour: float) -> None:
        crank = self.cranks[t]
        clock = crank.clock
        assert isinstance(clock, OwnClock)
        match how:
            case Unwell.POWER:
                self.hall.starts(crank)
            case Unwell.DISK:
                crank.disk[:] = disk
            case Unwell.CLOCK:
                clock.offset = hour
        self.seen[f"unwell: {how.name.lower()}"] += 1

    # -- everybody else --------------------------------------------------------------------------

    @rule(line=lines, kinds=mischiefs)
    def calls_go_wrong(self, line: int, kinds: list[Mischief]) -> None:
        """The next ones to the gateway, the insurance or the hospital."""
        self.hall.go_wrong(line, kinds)

    @rule(line=lines)
    def what_was_long_on_its_way_arrives(self, line: int) -> None:
        self.counter.lines[line].arrive()

    @rule(
        how=st.sampled_from(Difficult),
        index=which,
        code=st.sampled_from(_REFUSALS),
        lie=st.sampled_from(_LIES),
    )
    def the_gateway_is_difficult(
        self, how: Difficult, index: int, code: Code, lie: GatewayState
    ) -> None:
        gateway, paper = self.counter.gateway, self.hall.paper(index, tuple(GatewayState))
        match how:
            case Difficult.REFUSES_NEXT:
                gateway.refuses = code
            case Difficult.CHARGES_AT_ONCE:
                gateway.charges_at_once = not gateway.charges_at_once
            case Difficult.OTHER_LIE:
                gateway.says = lie
            case Difficult.KEEPS if paper is not None:
                gateway.keeps.add(paper.request.number)
            case Difficult.OTHER_AMOUNT if paper is not None and paper.state in UNPAID:
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
        orders = sorted(self.hall.checks.orders.values(), key=lambda order: order.resolved)
        if orders:
            self.hall.wishes(orders[index % len(orders)].number, wish, cut)

    # -- what must hold --------------------------------------------------------------------------

    @invariant()
    def holds(self) -> None:
        self.hall.checks.look()

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:
                self.hall.goes_to_its_end()
        finally:
            self.hall.close()
