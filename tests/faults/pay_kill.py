"""The kill test: a payment is killed at every point that it has, and all books are compared.

Of each scenario one payment runs undisturbed, and tells its points; then there is one payment for each of
them, with a terminal and a bill of its own, which is killed just there and switched on again. A seeded
half of them is killed once more at any later point, and a third has somebody who pays again.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any, Final

from msgspec import structs

from kiosk.payment.order import OrderState
from kiosk.payment.pace import PaymentPace
from kiosk.payment.port import Channel, Way
from tests.faults.pay_books import Books, orders_in
from tests.faults.pay_counter import QUICK, Errand
from tests.faults.pay_points import Kill, kills
from tests.faults.pay_terminal import Life, Lived, PowerSupply, result
from tests.faults.pay_world import (
    AMOUNT,
    SMALL,
    PayWorld,
    patients,
    payment_code,
    rich_patients,
)

WIDTH: Final = 4
"""Payments at the same time."""
_NOT_FOR_LONG: Final = replace(QUICK, shown_seconds=0.15, scanned_seconds=0.15)
_LATER: Final = 60
"""A second kill comes within so many points of the restart."""
_TRIES: Final = 3
_ALL: Final = slice(None)


@dataclass(frozen=True)
class Scenario:
    """How a payment goes. `ends`: where an undisturbed one does."""

    name: str
    way: Way = Way.SHOWN
    channel: Channel = Channel.WECHAT
    insured: bool = False
    bills: int = 1
    amount: int = AMOUNT
    script: dict[str, Any] = field(default_factory=lambda: {"pays_after_ms": 0})
    pace: PaymentPace = QUICK
    withdrawn: bool = False  # the hospital withdraws the last of the bills
    insurance_fault: dict[str, Any] = field(default_factory=dict)
    used: bool = True  # the terminal has a journal already
    ends: OrderState = OrderState.SETTLED

    @property
    def pays_in_time(self) -> bool:
        """Late money may find the order on its way back, and goes back with it."""
        return self.ends is SETTLED and "late_ms" not in self.script


SETTLED, REVERSED = OrderState.SETTLED, OrderState.REVERSED
SCENARIOS: Final = (
    Scenario("shown, on a new terminal", used=False),
    Scenario("shown, insured", channel=Channel.ALIPAY, insured=True),
    Scenario("scanned, with a password", way=Way.SCANNED, script={"confirms_ms": 60}),
    Scenario("scanned, insured", way=Way.SCANNED, channel=Channel.ALIPAY, insured=True, script={}),
    Scenario("insured, no own part", insured=True, amount=SMALL),
    Scenario("shown, the hospital refuses", withdrawn=True, ends=REVERSED),
    Scenario(
        "scanned, two insured bills, the hospital refuses",
        way=Way.SCANNED,
        insured=True,
        bills=2,
        withdrawn=True,
        script={"reverse_retries": 1},
        ends=REVERSED,
    ),
    Scenario(
        "shown, the insurance refuses",
        insured=True,
        insurance_fault={"kind": "refuse", "infno": "2207"},
        ends=REVERSED,
    ),
    Scenario("shown, nobody pays", pace=_NOT_FOR_LONG, script={}, ends=REVERSED),
    Scenario(
        "scanned, the payer leaves",
        way=Way.SCANNED,
        pace=_NOT_FOR_LONG,
        script={"then": "leave"},
        ends=REVERSED,
    ),
    Scenario(
        "shown, the money comes after the close",
        pace=replace(_NOT_FOR_LONG, late_checks=(0.25, 0.5)),
        script={"late_ms": 30},
    ),
)


@dataclass(frozen=True)
class Killed:
    """What came of one scenario.

    `points`: that an undisturbed payment has; `tried` of them, of which `struck` were come by in another
    one, too. `again`: kills of terminals that had been killed before. `states`: of all orders; a payment
    that was killed may have none, and with somebody who pays again it has two.
    """

    scenario: Scenario
    points: tuple[str, ...]
    tried: int
    struck: int
    again: int
    states: Counter[str]
    wrong: tuple[str, ...]

    @property
    def sides(self) -> Counter[str]:
        """Points by what they are of: the journal, a file, the gateway, the hospital, the insurance."""
        return Counter(point.partition(":")[0] for point in self.points)


class KillCampaign:
    def __init__(self, world: PayWorld, power: PowerSupply, *, seed: int = 1) -> None:
        self._world = world
        self._power = power
        self._chance = random.Random(seed)
        self._terminals = 0
        self._rich = rich_patients()
        self._others = sorted({*patients()} - {*self._rich})  # whose accounts large bills empty

    def run(self, scenario: Scenario, some: slice = _ALL) -> Killed:
        """Kill it at some of its points."""
        self._set(scenario)
        first = self._life(scenario, ())
        lives, ends = [first], self._power.live([first])
        points = result(first.terminal).points
        left = kills(points)[some]
        tried = len(left)
        for _ in range(_TRIES):
            more = [self._life(scenario, self._kills(kill)) for kill in left]
            came = self._power.live(more, width=WIDTH)
            # How often somebody polls until it is paid is not quite the same each time.
            left = [kill for kill, end in zip(left, came, strict=True) if not end.struck]
            lives, ends = lives + more, ends + came
        ended = _ends(first)
        late = "late_ms" in scenario.script and ended == [REVERSED]  # see `Scenario.pays_in_time`
        wrong = [] if late or ended == [scenario.ends] else [f"undisturbed, it ends as {ended}"]
        for life, end in zip(lives, ends, strict=True):
            wrong += _wrong(scenario, life, end)
        return Killed(
            scenario,
            tuple(points),
            tried=tried,
            struck=tried - len(left),
            again=sum(max(end.struck - 1, 0) for end in ends),
            states=Counter(state.value for life in lives for state in _ends(life)),
            wrong=tuple(wrong),
        )

    def books(self) -> Books:
        """Of all that was done so far."""
        return Books.of(self._world, sorted((self._world.folder / "terminals").iterdir()))

    def _set(self, scenario: Scenario) -> None:
        self._world.gateway.clear()
        self._world.gateway.script(**scenario.script)
        self._world.hospital.clear_faults()
        if scenario.insurance_fault:
            self._world.hospital.insurance_fault(**scenario.insurance_fault)

    def _kills(self, kill: Kill) -> tuple[Kill, ...]:
        if self._chance.random() < 1 / 2:
            return (kill,)
        return kill, Kill(self._chance.randint(1, _LATER))

    def _life(self, scenario: Scenario, kills: tuple[Kill, ...]) -> Life:
        errand = self._errand(scenario)
        again: tuple[Errand, ...] = ()
        if kills and self._chance.random() < 1 / 3:
            again = tuple(structs.replace(errand, payment_code=_code(scenario)) for _ in kills)
        self._terminals += 1
        return Life(
            terminal=self._world.install(
                f"K-{self._terminals:05}", scenario.pace, used=scenario.used
            ),
            errand=errand,
            servers=self._world.servers,
            kills=kills,
            again=again,
        )

    def _errand(self, scenario: Scenario) -> Errand:
        settings: dict[str, Any] = {"amount": scenario.amount, "insured": scenario.insured}
        people = self._rich if scenario.amount == SMALL else self._others
        patient = people[self._terminals % len(people)]
        bills = self._world.bills(scenario.bills, patient=patient, **settings)
        errand = self._world.errand(
            bills,
            insured=scenario.insured,
            way=scenario.way,
            channel=scenario.channel,
            payment_code=_code(scenario),
        )
        if scenario.withdrawn:
            self._world.cancel(bills[-1])
        return errand


def _code(scenario: Scenario) -> str:
    return payment_code(scenario.channel) if scenario.way is Way.SCANNED else ""


def _ends(life: Life) -> list[OrderState]:
    return [order.state for order in orders_in(life.terminal.folder)]


def _wrong(scenario: Scenario, life: Life, end: Lived) -> list[str]:
    """What of one payment is not as it ought to be; the books have the rest."""
    where = f"{scenario.name}, killed at {life.kills}"
    if end.exit_code:
        return [f"{where}: it came to no end (exit code {end.exit_code})"]
    ends = _ends(life)
    if ends.count(SETTLED) > 1:
        return [f"{where}: settled twice"]
    if life.again and end.struck and scenario.pays_in_time and SETTLED not in ends:
        return [f"{where}: who wanted to pay again has not paid"]
    if scenario.ends is REVERSED and SETTLED in ends:
        return [f"{where}: settled"]
    return []
