"""Killed at any point of a payment, a terminal comes back and brings it to its end, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.pay_kill import SCENARIOS, KillCampaign, Scenario
from tests.faults.pay_terminal import PowerSupply
from tests.faults.pay_world import PayWorld

EVERY = 24
"""`python -m tests.faults.prove_pay kill` takes every point, which needs some minutes."""


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KillCampaign]:
    folder = tmp_path_factory.mktemp("pay-kill")
    with PayWorld(folder) as world, PowerSupply() as power:
        yield KillCampaign(world, power)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_nobody_pays_twice_and_nothing_is_lost(campaign: KillCampaign, scenario: Scenario) -> None:
    start = SCENARIOS.index(scenario) % EVERY
    killed = campaign.run(scenario, slice(start, None, EVERY))
    assert killed.wrong == ()
    assert killed.tried > 0
    # On a busy machine the first payment may have been polled once more than any other.
    assert killed.struck >= killed.tried - 1
    assert set(killed.states) <= {"settled", "reversed"}
    assert campaign.books().disagreements() == []


def test_points_are_found_on_every_side(campaign: KillCampaign) -> None:
    by_name = {scenario.name: scenario for scenario in SCENARIOS}
    killed = campaign.run(by_name["shown, insured"], slice(0, 0))
    assert killed.tried == 0
    assert set(killed.sides) == {"journal", "file", "gateway", "hospital", "insurance"}
    named = {point.rpartition(", ")[2] for point in killed.points}
    assert {"before", "after", "head sent", "body sent", "answered", "answer read"} <= named
    without = campaign.run(by_name["insured, no own part"], slice(0, 0))
    assert set(without.sides) == {"journal", "file", "hospital", "insurance"}
