"""Books that agree are said to agree, whatever happened at midnight; what does not is found and named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal.order_number import order_number
from kiosk.money import Fen
from kiosk.payment.order import RESOLVED, OrderState
from kiosk.payment.port import GatewayBillLine
from kiosk.payment.reconcile import (
    WHAT_TO_DO,
    Difference,
    Entry,
    Finding,
    Reconciliation,
    reconcile,
)

ZONE = ZoneInfo("Asia/Shanghai")
FIRST = date(2027, 1, 15)
DAYS = [FIRST + timedelta(days=offset) for offset in range(6)]
TERMINAL = "T0"
AMOUNT = Fen(12_650)


@dataclass(frozen=True)
class History:
    """What the journal says of an order, and what moved at the gateway: day, fen."""

    entry: Entry
    moved: tuple[tuple[date, int], ...] = ()

    def with_state(self, state: OrderState | None) -> History:
        return replace(self, entry=replace(self.entry, state=state))


def number(sequence: int, terminal: str = TERMINAL, day: date = FIRST) -> str:
    return order_number(terminal, day, sequence)


def noon(day: date) -> int:
    return int(datetime.combine(day, time(12), ZONE).timestamp())


def compared(
    day: date, histories: Sequence[History], strange: Sequence[tuple[str, date, int]] = ()
) -> Reconciliation:
    bills: dict[date, list[GatewayBillLine]] = {each: [] for each in DAYS}
    for history in histories:
        for moved_on, amount in history.moved:
            bills[moved_on].append(GatewayBillLine(history.entry.number, Fen(amount), "t"))
    for unknown, moved_on, amount in strange:
        bills[moved_on].append(GatewayBillLine(unknown, Fen(amount), "t"))
    return reconcile(day, [history.entry for history in histories], bills, TERMINAL, ZONE)


def settled(sequence: int = 1, amount: int = AMOUNT, paid: date = FIRST) -> History:
    entry = Entry(number(sequence), OrderState.SETTLED, Fen(amount), noon(paid), noon(paid))
    return History(entry, ((paid, amount),))


# -- random histories that agree -----------------------------------------------------------------------


@st.composite
def agreeing(draw: st.DrawFn, sequence: int) -> History:
    """Paid or not, settled or returned; each on its own day, the journal's word a day apart at most."""
    amount = draw(st.integers(0, 10**9))
    begun = draw(st.integers(0, 3))
    paid = draw(st.integers(begun, 4))
    heard = min(5, paid + draw(st.integers(0, 1)))  # the journal hears of it after midnight
    returned = draw(st.integers(paid, 5))
    entry = Entry(
        number(sequence, day=DAYS[begun]), OrderState.SETTLED, Fen(amount), noon(DAYS[begun])
    )
    known = replace(entry, paid_at=noon(DAYS[heard]))
    came = (DAYS[paid], amount)
    if not amount:  # the insurance pays all: nothing is the gateway's
        return History(known)
    return draw(
        st.sampled_from(
            [
                History(known, (came,)),
                History(entry, (came,)),  # closed unread by staff
                History(known, (came, (DAYS[paid], amount), (DAYS[returned], -amount))),
                History(replace(entry, state=OrderState.REVERSED)),
                History(
                    replace(known, state=OrderState.REVERSED), (came, (DAYS[returned], -amount))
                ),
            ]
        )
    )


histories = st.integers(0, 12).flatmap(
    lambda count: st.tuples(*(agreeing(sequence) for sequence in range(1, count + 1)))
)


@given(histories, st.sampled_from(DAYS))
def test_books_of_random_histories_agree(orders: tuple[History, ...], day: date) -> None:
    result = compared(day, orders)
    assert result.differences == ()
    assert result.here == result.gateway
    moved = [amount for one in orders for on, amount in one.moved if on == day]
    assert result.came_in - result.went_back == sum(moved)


@given(histories)
def test_every_order_that_moved_is_compared_on_some_day(orders: tuple[History, ...]) -> None:
    for day in DAYS:
        moved = {one.entry.number for one in orders if day in {on for on, _ in one.moved}}
        assert compared(day, orders).orders == len(moved)


# -- planted differences ---------------------------------------------------------------------------------


def _lost(one: History) -> History:
    return replace(one, moved=())


def _given_back(one: History) -> History:
    return replace(one, moved=(*one.moved, (DAYS[1], -one.entry.amount)))


def _a_fen_more(one: History) -> History:
    return replace(one, moved=((FIRST, one.entry.amount + 1),))


def _twice(one: History) -> History:
    return replace(one, moved=one.moved * 2)


def _back_twice(one: History) -> History:
    back = (DAYS[1], -one.entry.amount)
    return replace(one, moved=(*one.moved, back, back))


PLANTED: dict[Finding, Callable[[History], History]] = {
    Finding.MISSING_AT_GATEWAY: _lost,
    Finding.GIVEN_BACK: _given_back,
    Finding.AMOUNT_DIFFERS: _a_fen_more,
    Finding.TAKEN_TWICE: _twice,
    Finding.RETURNED_TOO_MUCH: _back_twice,
    Finding.NOT_RETURNED: lambda one: one.with_state(OrderState.REVERSED),
    Finding.STILL_OPEN: lambda one: one.with_state(OrderState.PAID),
    Finding.UNREADABLE: lambda one: one.with_state(None),
}


def test_there_is_something_to_do_about_every_finding() -> None:
    assert set(WHAT_TO_DO) == set(Finding)
    assert set(PLANTED) | {Finding.MISSING_HERE} == set(Finding)


@given(histories, st.sampled_from(sorted(PLANTED)), st.integers(2, 10**8))
def test_a_planted_difference_is_found_and_named_and_nothing_else(
    orders: tuple[History, ...], finding: Finding, amount: int
) -> None:
    planted = PLANTED[finding](settled(99, amount))
    result = compared(FIRST, (*orders, planted))
    (difference,) = result.differences
    assert (difference.number, difference.finding) == (planted.entry.number, finding)
    assert result.here - result.gateway == difference.here - difference.gateway
    assert difference.gateway == sum(moved for _, moved in planted.moved)
    assert not result.agrees


@given(histories, st.integers(1, 10**8))
def test_money_of_a_number_that_nobody_here_minted_is_found(
    orders: tuple[History, ...], amount: int
) -> None:
    unknown = number(99)
    result = compared(FIRST, orders, [(unknown, FIRST, amount)])
    (difference,) = result.differences
    assert difference == Difference(unknown, Finding.MISSING_HERE, Fen(0), Fen(amount))
    assert result.gateway - result.here == amount


# -- one by one --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [state for state in OrderState if state not in RESOLVED])
def test_what_is_open_is_told_on_its_own_day_though_no_money_moved(state: OrderState) -> None:
    open_ = History(Entry(number(1), state, AMOUNT, noon(FIRST)))
    (difference,) = compared(FIRST, [open_]).differences
    assert difference.finding is Finding.STILL_OPEN
    assert compared(DAYS[1], [open_]).agrees


def test_midnight_is_the_hospitals() -> None:
    midnight = int(datetime.combine(DAYS[1], time(), ZONE).timestamp())
    for moment, day in ((midnight - 1, FIRST), (midnight, DAYS[1])):
        lost = History(Entry(number(1), OrderState.SETTLED, AMOUNT, moment, moment))
        assert [each for each in DAYS if not compared(each, [lost]).agrees] == [day]


def test_what_went_back_at_once_of_an_unknown_number_is_no_difference() -> None:
    unknown = number(7)
    moved = [(unknown, FIRST, 500), (unknown, DAYS[3], -500)]
    assert compared(FIRST, [], moved).agrees
    assert compared(DAYS[3], [], moved).agrees


@pytest.mark.parametrize("other", ["T1", "T01", "T", "T020"])
def test_another_terminals_lines_are_left_out_and_counted(other: str) -> None:
    result = compared(FIRST, [settled()], [(number(1, other), FIRST, 700)])
    assert result.agrees
    assert (result.other_terminals, result.gateway, result.came_in) == (1, AMOUNT, AMOUNT)


def test_a_number_that_no_terminal_can_have_minted_is_not_anothers() -> None:
    strange = number(1, "T1")[:-1] + "?"
    (difference,) = compared(FIRST, [], [(strange, FIRST, 700)]).differences
    assert difference.finding is Finding.MISSING_HERE


def test_an_order_of_the_time_before_the_terminal_was_renamed_is_still_its_own() -> None:
    before = replace(settled().entry, number=number(1, "OLD-1"))
    assert compared(FIRST, [History(before, ((FIRST, AMOUNT),))]).orders == 1


def test_a_row_with_no_time_at_all_is_told_on_every_day() -> None:
    altered = History(Entry(number(1), None, AMOUNT, 2**62))
    assert all(not compared(day, [altered]).agrees for day in DAYS)


def test_without_the_days_bill_nothing_is_compared() -> None:
    with pytest.raises(KeyError):
        reconcile(FIRST, [], {DAYS[1]: []}, TERMINAL, ZONE)
